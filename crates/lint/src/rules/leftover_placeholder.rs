//! Nothing is left to fill in.

use std::collections::BTreeMap;
use std::ops::Range;

use clausier_diagnostics::{Diagnostic, Findings, Severity};
use clausier_french as french;
use clausier_french::Reading;
use clausier_import::{AsideKind, Imported};
use clausier_model::document::plain_text;

use super::{Check, Rule};
use crate::text::{Computed, Passage, Text};

pub(super) static RULE: Rule = Rule {
    code: "DOC-14",
    name: "champ-a-completer",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Aucun blanc de modèle ne reste à remplir dans le texte. Sont des blancs : des points ou
des mots entre crochets (« […] », « [à compléter] »), une suite de traits de soulignement
ou de points, « XXX », « TBD », « TODO », et « à compléter », « à définir » ou « à
préciser » entre parenthèses, « à compléter » à la place d’un mot (« le à compléter »).

## Pourquoi

Un champ oublié se signe avec le reste. Selon ce qui manque, la clause est sans objet,
ou le contrat lui-même : la prestation doit être déterminée ou déterminable.

## Mauvais

> Le prix de la mission est de [à compléter] euros hors taxes.

## Bon

> Le prix de la mission est de 1 500 euros hors taxes.

## Textes

- Code civil, article 1163 (consulté le 22 novembre 2026).

## Limites

Une citation n’est pas examinée, ni une case à cocher vide. Des crochets qui entourent
une phrase, une référence ou une omission dans une citation ne sont pas des blancs. Un
trait où l’on signe n’en est pas un, et celui de la date qui suit « Fait à » n’est qu’un
avertissement. Les lignes à remplir
d’un formulaire ne sont pas signalées, ni celles d’une annexe qui en est un (« Modèle
de procès-verbal »). Cinq blancs et plus dans une même annexe ne font qu’un avertissement.
",
    checks: &[Check::Text(check), Check::Imported(check_asides)],
};

fn check(text: &Text<'_>, out: &mut Findings) {
    // A form is there to be filled in.
    if text.document.kind == clausier_model::document::Kind::Form {
        return;
    }
    // The first blank line of each annex, and how many it has.
    let mut forms: BTreeMap<usize, (Diagnostic, usize)> = BTreeMap::new();
    let mut blanks: Vec<(usize, Diagnostic)> = Vec::new();
    for passage in &text.passages {
        // A form that a contract has as an annex is filled in later.
        let annex =
            passage.place().annex.and_then(|rank| text.document.annexes.get(rank));
        let is_form = annex.is_some_and(|annex| {
            text.is_compiled || is_a_form(&french::fold(&plain_text(&annex.heading)))
        });
        for range in placeholders(&passage.reading, is_form) {
            // A gap of a draft is a finding already; a value is what its author typed.
            let is_left = passage.text()[range.clone()].starts_with('[');
            let computed = passage.computed_in(&range);
            if computed.is_some_and(|by| *by == Computed::Gap || !is_left) {
                continue;
            }
            let for_the_pen = pen(passage, &range);
            if for_the_pen == Some(Pen::Signature) {
                continue;
            }
            let words = &passage.text()[range.clone()];
            let mut finding = text.at(&RULE, passage, &range, message(words));
            if for_the_pen == Some(Pen::Date) {
                finding.severity = Severity::Warning;
            }
            let finding = advised(finding);
            match passage.place().annex {
                Some(annex) if words.starts_with(['_', '.', '…']) => {
                    forms.entry(annex).or_insert((finding.clone(), 0)).1 += 1;
                    if forms[&annex].1 < FORM {
                        blanks.push((annex, finding));
                    }
                }
                _ => out.push(finding),
            }
        }
    }
    // An annex of many blanks is a form, or was forgotten: one warning.
    for (annex, finding) in blanks {
        if forms[&annex].1 < FORM {
            out.push(finding);
        }
    }
    for (mut first, count) in forms.into_values().filter(|(_, count)| *count >= FORM) {
        first.severity = Severity::Warning;
        first.message = format!("cette annexe a {count} blancs à remplir");
        first.label = "le premier".to_owned();
        out.push(first.help("remplissez-la, à moins que ce ne soit un formulaire"));
    }
}

/// An annex with as many blanks is a form.
const FORM: usize = 5;

/// Whether the heading of an annex is that of a form: « Modèle de pouvoir ».
fn is_a_form(heading: &str) -> bool {
    const FORMS: [&str; 8] = [
        "formulaire",
        "modele",
        "bulletin",
        "acte d'adhesion",
        "bordereau",
        "proces-verbal",
        "attestation",
        "pouvoir",
    ];
    FORMS.iter().any(|form| heading.contains(form))
}

/// What is written by hand on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pen {
    Date,
    Signature,
}

/// What a blank line is left for: « Signature : ______ », « Fait à Lyon, le ____ ».
fn pen(passage: &Passage<'_>, range: &Range<usize>) -> Option<Pen> {
    if !passage.text()[range.clone()].starts_with(['_', '.', '…']) {
        return None;
    }
    let before = french::fold(&passage.text()[..range.start]);
    let before = before.trim_start();
    let opens = |words: &[&str]| words.iter().any(|word| before.starts_with(word));
    let signed = opens(&["signature", "paraphe", "lu et approuve", "bon pour"])
        || before.trim_end_matches([' ', ':', '_']).ends_with("signature");
    match signed {
        true => Some(Pen::Signature),
        false => {
            opens(&["fait a", "fait le", "signe a", "signe le"]).then_some(Pen::Date)
        }
    }
}

/// What is printed at the head and the foot of the pages.
fn check_asides(_: &Text<'_>, imported: &Imported, out: &mut Findings) {
    for aside in imported.asides.iter().filter(|it| it.kind != AsideKind::Contents) {
        let words = &imported.file.text()[aside.span.range()];
        for range in placeholders(&Reading::new(words), false) {
            let message = message(&words[range.clone()]);
            out.push(advised(RULE.at(aside.span.part(range), message)));
        }
    }
}

fn message(words: &str) -> String {
    format!("{} reste à compléter", french::quote(words.trim()))
}

fn advised(finding: Diagnostic) -> Diagnostic {
    finding.label("à remplir").help("écrivez ce qui manque, ou retirez le champ")
}

/// The places of blanks to fill in, in order.
fn placeholders(reading: &Reading<'_>, is_form: bool) -> Vec<Range<usize>> {
    let text = reading.text();
    let mut out = if is_form { Vec::new() } else { runs(text) };
    out.extend(brackets(text));
    out.extend(words(reading));
    out.extend(prompts(text));
    out.sort_by_key(|range| (range.start, range.end));
    // « [XXX] » and « [____] » are one blank.
    let mut kept: Vec<Range<usize>> = Vec::new();
    for range in out {
        match kept.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => kept.push(range),
        }
    }
    let quoted = |range: &Range<usize>| {
        let inside = |token: &french::Token<'_>| {
            token.range.start >= range.start && token.range.start < range.end
        };
        let token = reading.tokens().iter().position(inside);
        token.is_some_and(|at| reading.is_quoted(at))
    };
    kept.retain(|range| !quoted(range));
    kept
}

/// Runs of three underscores or more, or of five dots or more.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut previous = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if previous == Some(c) {
            continue;
        }
        let wanted = match previous {
            Some('_') => 3,
            Some('.') => 5,
            Some('…') => 2,
            _ => usize::MAX,
        };
        // « nom___client » is a name.
        let inner = || {
            text[..start].ends_with(char::is_alphanumeric)
                && text[at..].starts_with(char::is_alphanumeric)
                && previous == Some('_')
        };
        // A quick look first: no run has more characters than bytes.
        let is_long = at - start >= wanted && text[start..at].chars().count() >= wanted;
        if is_long && !inner() {
            out.push(start..at);
        }
        (start, previous) = (at, Some(c));
    }
    out
}

/// Brackets that hold dots, a blank, or words that ask to be replaced.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for (open, _) in text.match_indices('[') {
        let Some(length) = text[open..].find(']') else { continue };
        let inner = text[open + 1..open + length].trim();
        let end = open + length + 1;
        let is_box = inner.is_empty() || inner.eq_ignore_ascii_case("x");
        // A link of Markdown, or a note.
        let is_link = text[end..].starts_with('(') || inner.starts_with('^');
        let omitted = inner == "…" || inner == "...";
        let is_number = !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit());
        let short = inner.split_whitespace().count() <= 8;
        // « [sic] », « il a lu [et compris] » are an editor’s.
        let first = french::fold(inner.split_whitespace().next().unwrap_or_default());
        let is_insertion = matches!(&*first, "sic" | "et" | "ou" | "nous" | "note")
            && inner.starts_with(char::is_lowercase)
            && inner.chars().all(|c| c.is_alphabetic() || c == ' ');
        if omitted || (short && !is_box && !is_link && !is_number && !is_insertion) {
            out.push(open..end);
        }
    }
    out
}

/// What word processors ask for in a field that was never filled in, and dates in
/// letters for figures.
fn prompts(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    const PROMPTS: [&str; 6] = [
        "Cliquez ou appuyez ici pour entrer",
        "Cliquez ici pour entrer",
        "Click or tap here to enter",
        "Choisissez un élément",
        "JJ/MM/AAAA",
        "jj/mm/aaaa",
    ];
    PROMPTS.iter().flat_map(|prompt| {
        text.match_indices(prompt).map(|(at, found)| at..at + found.len())
    })
}

/// Words that nobody signs.
fn words(reading: &Reading<'_>) -> Vec<Range<usize>> {
    const ALONE: [&str; 6] = ["xxx", "xxxx", "xxxxx", "tbd", "todo", "tbc"];
    const ASKED: [&str; 6] =
        ["completer", "definir", "preciser", "renseigner", "confirmer", "determiner"];
    let tokens = reading.tokens();
    let mut out = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let written = &reading.text()[token.range.clone()];
        let is_upper = || written.chars().all(char::is_uppercase);
        if ALONE.contains(&&*token.key) && is_upper() && !is_a_name(reading, at) {
            out.push(token.range.clone());
        }
        // « Fait à Lyon, le à compléter », « Montant : à compléter »
        let blank = matches!(&*token.key, "le" | "la" | "les" | ":" | "de" | "du" | "au")
            && is_to_fill(reading, at);
        if blank {
            out.push(tokens[at + 1].range.start..tokens[at + 2].range.end);
        }
        // « (à préciser) »
        let asks = |at: usize| tokens.get(at).is_some_and(|t| ASKED.contains(&&*t.key));
        let is = |at: usize, key: &str| tokens.get(at).is_some_and(|t| &*t.key == key);
        if is(at, "(") && is(at + 1, "a") && asks(at + 2) {
            let close = tokens[at + 2..].iter().take(8).find(|t| &*t.key == ")");
            out.extend(close.map(|close| token.range.start..close.range.end));
        }
    }
    out
}

/// Whether « à compléter » follows a word that calls for something, and closes what is
/// said: « le formulaire à compléter », « : à compléter par le Client » are sentences.
fn is_to_fill(reading: &Reading<'_>, at: usize) -> bool {
    let key = |at: usize| reading.tokens().get(at).map_or("\n", |token| &*token.key);
    key(at + 1) == "a"
        && matches!(key(at + 2), "completer" | "renseigner")
        && matches!(key(at + 3), "\n" | "," | "." | ";" | ")")
}

/// « XXX Conseil » may be what a company is called.
fn is_a_name(reading: &Reading<'_>, at: usize) -> bool {
    let next = reading.tokens().get(at + 1);
    next.is_some_and(|next| {
        let word = &reading.text()[next.range.clone()];
        word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn blanks_and_what_resembles_them() {
        for (text, expected) in [
            ("Le prix est de [montant] euros.", vec!["[montant]"]),
            ("Il a lu [et compris] le texte, écrit « cotation » [sic].", vec![]),
            ("La variable nom___client est libre.", vec![]),
            ("La caisse ______ l’affilie.", vec!["______"]),
            ("Fait à Brest, le ____ 2026", vec!["____"]),
            ("Signature du Client : ________", vec![]),
            ("Fait à Bastia, le à compléter, en double", vec!["à compléter"]),
            ("Adresse : à compléter", vec!["à compléter"]),
            ("Il remet le formulaire à compléter.", vec![]),
            ("La fiche est : à compléter par le Client, puis à rendre.", vec![]),
        ] {
            assert_eq!(extracts(&super::RULE, text), expected, "{text}");
        }
    }
}
