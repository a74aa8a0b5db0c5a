//! Articles and annexes that a text names by their number.
//!
//! Which document a number belongs to is told by the words around it, within one
//! sentence. A number is this document's when nothing gives it to another: what may be
//! of a law or of another contract is said to be, for errors are for certainties.

mod number;
mod owner;
#[cfg(test)]
mod tests;

use std::ops::Range;

use clausier_french::Token;
use clausier_model::document::Number;

use super::{Kind, Passage};
use number::Read;

/// A number that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Citation {
    /// What the number is of.
    pub(crate) of: Numbered,
    /// The number: « premier » is 1, « V » is 5, « annexe B » is 2.
    pub(crate) number: Number,
    /// The document it belongs to.
    pub(crate) document: Document,
    /// Whether it is named without others: not in « articles 5 et 6 ».
    pub(crate) is_alone: bool,
    /// Whether it may be of a document that the passage names before.
    pub(crate) is_doubtful: bool,
    /// Whether hyphens part its levels, as in « 2-7 »: laws have such numbers too.
    pub(crate) is_hyphened: bool,
    /// From the noun, or from the number when another one shares its noun, to the end
    /// of the number.
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
    /// The one that speaks.
    This {
        /// Whether the text says so: « du présent contrat », « ci-dessus ».
        said: bool,
    },
    /// An annex of it.
    Annex(Number),
    /// Another, or a law, or nobody knows.
    Other,
}

/// The citations of a passage, in order; quotations are not read, nor numbers that only
/// laws have.
pub(crate) fn citations(passage: &Passage<'_>) -> Vec<Citation> {
    let tokens = passage.reading.tokens();
    let nouns = (0..tokens.len()).filter(|at| noun(tokens, *at).is_some());
    let text = passage.text();
    let mut reader = Reader { passage, text, tokens, others: false, out: Vec::new() };
    // What precedes this token was read with a citation before.
    let mut free = 0;
    let mut sentence = 0;
    let mut last: Option<Group> = None;
    for at in nouns {
        if at < free || passage.reading.is_quoted(at) {
            continue;
        }
        let sentences = passage.reading.sentences();
        while sentences.get(sentence).is_some_and(|range| range.end <= at) {
            sentence += 1;
            last = None;
        }
        if let Some(group) = reader.group(at, sentence, last.as_ref()) {
            free = group.end;
            reader.others |= group.is_other;
            last = Some(group);
        }
    }
    reader.out
}

/// What the noun at a token counts.
fn noun(tokens: &[Token<'_>], at: usize) -> Option<Numbered> {
    let key = &*tokens.get(at)?.key;
    // Most words are told by their first letter.
    if !matches!(key.as_bytes().first(), Some(b'a' | b'c' | b'p')) {
        return None;
    }
    match key {
        "article" | "articles" | "art" | "arts" | "clause" | "clauses" | "paragraphe"
        | "paragraphes" => Some(Numbered::Article),
        "annexe" | "annexes" => Some(Numbered::Annex),
        _ => None,
    }
}

/// Numbers that were read together.
struct Group {
    /// The token after the last.
    end: usize,
    /// The token after the name of their document.
    owner_end: usize,
    is_other: bool,
}

struct Reader<'p, 't> {
    passage: &'p Passage<'t>,
    text: &'t str,
    tokens: &'p [Token<'t>],
    /// Whether a number of another document was read before.
    others: bool,
    out: Vec<Citation>,
}

impl Reader<'_, '_> {
    /// Adds the citations that the noun at a token opens: « articles 5, 6 et 7 »,
    /// « l’article 3 et l’article 4 ».
    fn group(
        &mut self,
        first: usize,
        sentence: usize,
        last: Option<&Group>,
    ) -> Option<Group> {
        let (mut at, mut of) = (first, noun(self.tokens, first)?);
        let mut start = self.tokens[first].range.start;
        let mut found: Vec<(Numbered, Read, Range<usize>)> = Vec::new();
        let mut end = first + 1;
        let mut plural = self.is_plural(first);
        loop {
            let from =
                if at == first || self.is_noun(at) { self.after_noun(at) } else { at };
            let Some((read, next)) = number::read(self.text, self.tokens, from, of)
            else {
                break;
            };
            let bytes = start..self.tokens[next - 1].range.end;
            found.push((of, read, bytes));
            end = next;
            let Some(joined) = self.joined(next) else { break };
            if let Some(other) = noun(self.tokens, joined) {
                (of, plural) = (other, self.is_plural(joined));
            } else if !plural || self.counts_things(joined, of) {
                break;
            }
            (at, start) = (joined, self.tokens[joined].range.start);
        }
        if found.is_empty() {
            return None;
        }
        let owner = owner::after(self.text, self.tokens, end);
        let owner_end = owner
            .as_ref()
            .map_or(end, |owner| owner::end_of_name(self.text, self.tokens, owner.end));
        let of_law = found.iter().any(|(_, read, _)| *read == Read::OfLaw);
        let document = match owner {
            _ if of_law => Document::Other,
            Some(owner) => owner.document,
            // « Sécurité (art. 32) » in a table: the law is named above it.
            None if self.passage.kind() == Kind::Cell && of == Numbered::Article => {
                Document::Other
            }
            None if self.passage.is_columns() => Document::Other,
            None if self.is_taken(first, sentence, last) => Document::Other,
            None => Document::This { said: false },
        };
        let is_other = document == Document::Other;
        let is_alone = found.len() == 1;
        let is_doubtful = document == (Document::This { said: false })
            && (self.others
                || (0..first).any(|at| owner::names_another(self.text, self.tokens, at)));
        for (of, read, range) in found {
            let is_hyphened = matches!(read, Read::Hyphened(_));
            let (Read::Plain(number) | Read::Hyphened(number)) = read else { continue };
            // « paragraphe 2 » is a part of an article, « paragraphe 5.2 » is one.
            let part = self.tokens[first].key.starts_with("paragraphe");
            if part && number.segments().len() < 2 {
                continue;
            }
            let document = document.clone();
            self.out.push(Citation {
                of,
                number,
                document,
                is_alone,
                is_doubtful,
                is_hyphened,
                range,
            });
        }
        Some(Group { end, owner_end, is_other })
    }

    /// Whether the words before a noun give its number to another document.
    fn is_taken(&self, noun: usize, sentence: usize, last: Option<&Group>) -> bool {
        let sentences = self.passage.reading.sentences();
        let Some(current) = sentences.get(sentence) else { return false };
        let previous = sentence.checked_sub(1).and_then(|at| sentences.get(at));
        let from = last.map_or(0, |group| group.owner_end);
        let around = (previous, current);
        // « l’article 7 de cet acte, qui l’interdit, et l’article 9 »
        let follows =
            last.is_some_and(|group| group.is_other) && self.is_coordinated(noun);
        follows || owner::is_taken_before(self.text, self.tokens, around, from, noun)
    }

    /// Whether « et », « ou » or a comma stands right before « l’article ».
    fn is_coordinated(&self, noun: usize) -> bool {
        let key = |at: Option<usize>| at.map_or("", |at| &*self.tokens[at].key);
        let before = |back: usize| noun.checked_sub(back);
        let determiner = matches!(key(before(1)), "l'" | "les" | "des" | "aux");
        let mut back = 1 + usize::from(determiner);
        back += usize::from(matches!(key(before(back)), "a" | "de"));
        matches!(key(before(back)), "et" | "ou" | ",")
    }

    fn is_plural(&self, noun: usize) -> bool {
        self.tokens[noun].key.ends_with('s')
    }

    fn is_noun(&self, at: usize) -> bool {
        noun(self.tokens, at).is_some()
    }

    /// The token after a noun and the stop of « art. ».
    fn after_noun(&self, noun: usize) -> usize {
        let next = self.tokens.get(noun + 1);
        let short =
            self.tokens[noun].key.starts_with("art") && self.tokens[noun].key.len() <= 4;
        noun + 1 + usize::from(short && next.is_some_and(|it| it.is_mark(".")))
    }

    /// The noun or the number that goes on an enumeration: « 5, 6 et 7 », « 5 à 7 »,
    /// « 3 (Durée) et 5 ».
    fn joined(&self, at: usize) -> Option<usize> {
        let key = |at: usize| self.tokens.get(at).map_or("", |token| &*token.key);
        let mut at = at;
        if key(at) == "(" {
            let close =
                (at + 1..self.tokens.len().min(at + 10)).find(|it| key(*it) == ")")?;
            at = close + 1;
        }
        let joins = matches!(key(at), "et" | "ou" | "," | "a" | "puis");
        if !joins {
            return None;
        }
        at += 1;
        // « , et à l’article »
        for _ in 0..4 {
            if matches!(
                key(at),
                "et" | "ou" | "a" | "aux" | "de" | "des" | "l'" | "les" | "/"
            ) {
                at += 1;
            }
        }
        let read = || number::read(self.text, self.tokens, at, Numbered::Article);
        // « l’article 33, paragraphe 3 » is one article.
        let part = key(at).starts_with("paragraphe");
        ((self.is_noun(at) && !part) || read().is_some()).then_some(at)
    }

    /// Whether the number at a token counts something: « 30 jours », « 4 mars ».
    fn counts_things(&self, at: usize, of: Numbered) -> bool {
        const COUNTED: [&str; 22] = [
            "jour",
            "jours",
            "mois",
            "an",
            "ans",
            "annee",
            "annees",
            "heure",
            "heures",
            "h",
            "semaine",
            "semaines",
            "euro",
            "euros",
            "exemplaire",
            "exemplaires",
            "fois",
            "minutes",
            "personnes",
            "pages",
            "trimestres",
            "originaux",
        ];
        let Some((_, next)) = number::read(self.text, self.tokens, at, of) else {
            return true;
        };
        let Some(token) = self.tokens.get(next) else { return false };
        COUNTED.contains(&&*token.key)
            || clausier_french::month_number(&token.key).is_some()
    }
}
