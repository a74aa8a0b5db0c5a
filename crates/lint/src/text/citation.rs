//! Articles and annexes that a text names by their number.
//!
//! Which document a number belongs to is told by the words around it. What is not
//! certain is said to be so: a rule that blocks a contract passes over it.

use std::ops::Range;

use clausier_french::Token;

use super::Passage;

/// A number that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Citation {
    /// What the number is of.
    pub(crate) of: Numbered,
    /// The number as printed, without blanks: « 5.2 », « L.441-10 », « 1 » for
    /// « premier ».
    pub(crate) number: String,
    /// The document it belongs to.
    pub(crate) document: Document,
    /// From the noun, or from the number when it is one of several, to its end.
    pub(crate) range: Range<usize>,
}

/// What a number is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbered {
    /// An article or a sub-article.
    Article,
    /// An annex.
    Annex,
}

/// The document a number belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Document {
    /// The one that speaks, in so many words or for lack of another.
    This {
        /// Whether the text says so: « du présent contrat », « ci-dessus ».
        said: bool,
    },
    /// An annex of it.
    Annex(String),
    /// A law, or another contract.
    Other,
}

/// The citations of a passage, in order; quotations are not read.
pub(crate) fn citations(passage: &Passage<'_>) -> Vec<Citation> {
    let mut out = Vec::new();
    let reader = Citing { passage, text: passage.text() };
    let tokens = passage.reading.tokens();
    for (at, token) in tokens.iter().enumerate() {
        let Some(of) = noun(token, &passage.text()[token.range.clone()]) else {
            continue;
        };
        if !passage.reading.is_quoted(at) {
            reader.cite(at, of, &mut out);
        }
    }
    out
}

fn noun(token: &Token<'_>, written: &str) -> Option<Numbered> {
    match &*token.key {
        "article" | "articles" | "art" | "clause" | "clauses" => Some(Numbered::Article),
        // « ANNEXE » and « Annexe » alike; a verb is not written so.
        "annexe" | "annexes" if !written.is_empty() => Some(Numbered::Annex),
        _ => None,
    }
}

struct Citing<'p, 't> {
    passage: &'p Passage<'t>,
    text: &'t str,
}

impl Citing<'_, '_> {
    /// Adds the citations that the noun at a token opens.
    fn cite(&self, noun: usize, of: Numbered, out: &mut Vec<Citation>) {
        let token = &self.passage.reading.tokens()[noun];
        let mut at = token.range.end;
        if token.key == "art" {
            at += self.rest(at).starts_with('.') as usize;
        }
        let mut found: Vec<(String, Range<usize>)> = Vec::new();
        let mut start = token.range.start;
        while let Some((number, end)) = number(self.text, at, of) {
            found.push((number, start..end));
            let Some(next) = joined(self.text, end) else {
                at = end;
                break;
            };
            // « articles 5 et 6 », but « article 5 et 6 jours ».
            if number_of_something(self.text, next, of) {
                at = end;
                break;
            }
            (at, start) = (next, next);
        }
        let Some((_, last)) = found.last() else { return };
        let document = self.document(noun, last.end.max(at.min(last.end)), of, &found);
        out.extend(found.into_iter().map(|(number, range)| Citation {
            of,
            number,
            document: document.clone(),
            range,
        }));
    }

    /// The document that numbers belong to.
    fn document(
        &self,
        noun: usize,
        end: usize,
        of: Numbered,
        found: &[(String, Range<usize>)],
    ) -> Document {
        let is_of_law = |(number, _): &(String, Range<usize>)| {
            number.starts_with(|c: char| c.is_ascii_alphabetic())
                || number.contains('-')
                || number.split('.').next().is_some_and(|first| first.len() > 2)
        };
        if of == Numbered::Article && found.iter().any(is_of_law) {
            return Document::Other;
        }
        let after = self.rest(end);
        let after = skip_details(after);
        if let Some(document) = owner(after) {
            return document;
        }
        if self.is_after_a_source(noun) {
            Document::Other
        } else {
            Document::This { said: false }
        }
    }

    /// Whether the noun follows the name of a law: « le Code civil, article 5 ».
    fn is_after_a_source(&self, noun: usize) -> bool {
        let tokens = &self.passage.reading.tokens()[..noun];
        let recent =
            tokens.iter().rev().take_while(|token| !matches!(&*token.key, "." | ";"));
        // The dot of « C. civ. » ends nothing.
        let near: Vec<_> = recent.take(6).map(|token| &*token.key).collect();
        let is_source = |key: &&str| SOURCES.contains(key);
        let opens = |key: &&str| matches!(*key, "(" | ",");
        near.first().is_some_and(opens) && near.iter().any(is_source)
    }

    fn rest(&self, at: usize) -> &str {
        &self.text[at.min(self.text.len())..]
    }
}

/// Words that name a law, in the form of keys.
const SOURCES: [&str; 24] = [
    "code",
    "codes",
    "loi",
    "lois",
    "decret",
    "ordonnance",
    "reglement",
    "directive",
    "rgpd",
    "constitution",
    "arrete",
    "traite",
    "cgi",
    "cpc",
    "cpi",
    "cibs",
    "civ",
    "com",
    "trav",
    "dora",
    "bofip",
    "urssaf",
    "convention",
    "jurisprudence",
];

/// Whether a key names a law.
pub(crate) fn is_source_of_law(key: &str) -> bool {
    // A convention and its kind may be the contract.
    SOURCES.contains(&key) && key != "convention"
}

/// The number at a place of a text, after blanks, and where it ends.
fn number(text: &str, at: usize, of: Numbered) -> Option<(String, usize)> {
    let rest = &text[at..];
    let start = at + rest.len() - rest.trim_start_matches(is_blank).len();
    let rest = text[start..]
        .strip_prefix("n°")
        .map_or(&text[start..], |rest| rest.trim_start_matches(is_blank));
    let start = text.len() - rest.len();
    // « L. 441-10 », « R 8222-1 », « D.441-5 »
    let mut letters = rest.chars();
    if of == Numbered::Article
        && let Some(letter @ ('L' | 'R' | 'D' | 'A')) = letters.next()
    {
        let after = letters.as_str().strip_prefix('.').unwrap_or(letters.as_str());
        let digits = after.trim_start_matches(is_blank);
        let length = run(digits);
        if length > 0 {
            let end = text.len() - digits.len() + length;
            return Some((format!("{letter}.{}", &digits[..length]), end));
        }
    }
    let length = run(rest);
    if length > 0 {
        let mut end = start + length;
        let mut number = rest[..length].to_owned();
        if let Some(after) = text[end..].strip_prefix("er") {
            if !after.starts_with(char::is_alphanumeric) {
                end += 2;
            }
        }
        let after = text[end..].trim_start_matches(is_blank);
        for suffix in ["bis", "ter", "quater"] {
            let is_apart = after
                .strip_prefix(suffix)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
            if is_apart {
                number.push_str(suffix);
                end = text.len() - after.len() + suffix.len();
            }
        }
        return Some((number, end));
    }
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let end = start + word.len();
    match word.to_lowercase().as_str() {
        "premier" | "première" => return Some(("1".to_owned(), end)),
        "unique" => return None,
        _ => {}
    }
    let is_roman = |c| matches!(c, 'I' | 'V' | 'X');
    let is_letter = of == Numbered::Annex && word.chars().count() == 1;
    let named =
        word.chars().all(is_roman) || (is_letter && word.starts_with(char::is_uppercase));
    (!word.is_empty() && named).then(|| (word.to_owned(), end))
}

/// The length of digits with inner dots and hyphens: « 5.2 », « 1231-5 ».
fn run(text: &str) -> usize {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
    let whole = text.find(|c| !is_part(c)).unwrap_or(text.len());
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return 0;
    }
    text[..whole].trim_end_matches(['.', '-']).len()
}

/// Where the next number of an enumeration starts: « 5, 6 et 7 », « 5 à 7 ».
fn joined(text: &str, end: usize) -> Option<usize> {
    let rest = text[end..].trim_start_matches(is_blank);
    let word = ["et", "ou", "à", ","].into_iter().find(|word| {
        rest.strip_prefix(word).is_some_and(|after| {
            after.starts_with(is_blank) || (*word == "," && after.starts_with(is_blank))
        })
    })?;
    let mut rest = rest[word.len()..].trim_start_matches(is_blank);
    for article in ["l’article ", "l'article ", "à l’article "] {
        rest = rest.strip_prefix(article).unwrap_or(rest);
    }
    let next = text.len() - rest.len();
    // Only a figure goes on an enumeration.
    rest.starts_with(|c: char| c.is_ascii_digit()).then_some(next).or_else(|| {
        let letter = rest.starts_with(['L', 'R', 'D'])
            && rest[1..].starts_with(['.', ' ', '\u{a0}']);
        letter.then_some(next)
    })
}

/// Whether the number at a place counts something: « 30 jours », « 5 % ».
fn number_of_something(text: &str, at: usize, of: Numbered) -> bool {
    const COUNTED: [&str; 16] = [
        "jour",
        "mois",
        "an",
        "heure",
        "semaine",
        "euro",
        "%",
        "€",
        "million",
        "exemplaire",
        "fois",
        "minute",
        "personne",
        "page",
        "année",
        "trimestre",
    ];
    let Some((_, end)) = number(text, at, of) else { return true };
    let rest = text[end..].trim_start_matches(is_blank);
    COUNTED.iter().any(|word| rest.starts_with(word)) || is_month(rest)
}

fn is_month(rest: &str) -> bool {
    (1..=12).any(|month| {
        clausier_french::month_name(month).is_some_and(|name| rest.starts_with(name))
    })
}

/// What follows details such as « , alinéa 2 », « , I, 3° », « (b) », « § 2 ».
fn skip_details(mut rest: &str) -> &str {
    const DETAILS: [&str; 9] = [
        "alinéa",
        "al.",
        "§",
        "paragraphe",
        "point",
        "dernier",
        "premier",
        "deuxième",
        "second",
    ];
    loop {
        let trimmed = rest.trim_start_matches(|c: char| is_blank(c) || c == ',');
        let had_comma = rest.trim_start_matches(is_blank).starts_with(',');
        let detail = DETAILS.iter().find(|word| trimmed.starts_with(*word));
        if let Some(detail) = detail {
            rest = trimmed[detail.len()..].trim_start_matches(|c: char| {
                is_blank(c) || c.is_ascii_digit() || c == '.'
            });
            continue;
        }
        let short =
            trimmed.find(|c: char| is_blank(c) || c == ',').unwrap_or(trimmed.len());
        let word = &trimmed[..short];
        let is_mark = !word.is_empty()
            && word.chars().count() <= 4
            && (word.ends_with('°')
                || (word.starts_with('(') && word.ends_with(')'))
                || (had_comma && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X')))
                || (had_comma && word.ends_with(')')));
        if !is_mark {
            return rest;
        }
        rest = &trimmed[short..];
    }
}

/// The document that the words after a number name; `None` when they name none.
fn owner(rest: &str) -> Option<Document> {
    let rest = rest.trim_start_matches(|c: char| is_blank(c) || c == ')');
    let lower =
        rest.to_lowercase().replace('\'', "’").replace(['\u{a0}', '\u{202f}'], " ");
    const HERE: [&str; 16] = [
        "ci-dessus",
        "ci-après",
        "ci-dessous",
        "ci-avant",
        "des présentes",
        "du présent",
        "de la présente convention",
        "de la présente lettre",
        "du contrat",
        "de la convention",
        "de l’accord",
        "du susdit contrat",
        "de la présente",
        "des présents",
        "supra",
        "infra",
    ];
    for prefix in ["de l’annexe ", "de son annexe ", "à l’annexe "] {
        if let Some(after) = lower.strip_prefix(prefix) {
            let at = rest.len().min(prefix.len());
            // Lower-casing may change lengths; the number is read from the lowered text.
            let _ = at;
            let number = number(&after.to_uppercase(), 0, Numbered::Annex);
            return Some(
                number.map_or(Document::Other, |(number, _)| Document::Annex(number)),
            );
        }
    }
    if lower.starts_with("de la présente annexe") || lower.starts_with("de cette annexe")
    {
        return Some(Document::This { said: false });
    }
    if let Some(here) = HERE.iter().find(|words| lower.starts_with(**words)) {
        // « du contrat cadre », « du Contrat de travail », « de la convention collective »
        // are other documents.
        let after = lower[here.len()..].trim_start();
        let goes_on = [
            "cadre",
            "principal",
            "initial",
            "de travail",
            "collective",
            "commercial",
            "de prestation",
            "de référence",
            "conclu",
            "signé",
            "d’",
            "type",
            "client",
            "amont",
        ];
        let is_noun = here.ends_with("contrat")
            || here.ends_with("convention")
            || here.ends_with("accord");
        if is_noun && goes_on.iter().any(|word| after.starts_with(word)) {
            return Some(Document::Other);
        }
        return Some(Document::This { said: true });
    }
    let first =
        lower.split(|c: char| c.is_whitespace() || c == '’').next().unwrap_or_default();
    match first {
        "du" | "de" | "des" | "d" | "dudit" | "desdites" | "desdits" | "précité"
        | "précitée" => Some(Document::Other),
        _ => {
            let first: String =
                first.chars().take_while(|c| c.is_alphanumeric()).collect();
            let key = clausier_french::tokenize(&first)
                .first()
                .map(|token| token.key.to_string());
            let is_law = key.is_some_and(|key| {
                is_source_of_law(&key)
                    || matches!(key.as_str(), "c" | "cciv" | "ccom" | "lil")
            });
            is_law.then_some(Document::Other)
        }
    }
}

fn is_blank(c: char) -> bool {
    c == ' ' || c == '\u{a0}' || c == '\u{202f}'
}
