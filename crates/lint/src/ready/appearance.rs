//! The parties of a text that Clausier did not write, as far as it says who they are.
//!
//! A party is what stands before the first article or preamble, has an identity (a seat,
//! a number, an address) and is given a name: « ci-après « le Client » ». Nothing else
//! is taken for one.

use std::ops::Range;

use clausier_french::{Reading, fold};

use crate::text::{Kind, Passage, Text};

/// A party.
pub(super) struct Party<'t, 'a> {
    /// How the contract calls it: « le Régisseur ».
    pub(super) name: String,
    /// The passage that names it.
    pub(super) passage: &'t Passage<'a>,
    /// Where in the passage.
    pub(super) range: Range<usize>,
    /// Who it is, from the party before to its name, and who represents it.
    pub(super) identity: String,
}

/// The parties of a text.
pub(super) struct Appearance<'t, 'a> {
    /// In order.
    pub(super) parties: Vec<Party<'t, 'a>>,
    /// Whether the text says that it is made between them: « Entre les soussignés ».
    pub(super) is_between: bool,
}

/// Reads who the parties of a text are.
pub(super) fn appearance<'t, 'a>(text: &'t Text<'a>) -> Appearance<'t, 'a> {
    let mut out = Appearance { parties: Vec::new(), is_between: false };
    let mut identity = String::new();
    for passage in front(text) {
        let words = passage.text();
        let folded = fold(words);
        let opening = folded.trim_start();
        out.is_between |= ["entre ", "entre:", "ont comparu", "entre les soussign"]
            .iter()
            .any(|start| opening.starts_with(start))
            || opening.trim_end_matches([':', ' ', '\u{a0}']) == "entre"
            || opening.contains(" entre :");
        let mut at = 0;
        for named in names(words) {
            identity.push_str(&words[at..named.start]);
            at = named.end;
            if named.is_group {
                identity.clear();
                continue;
            }
            let tail = represented(&words[named.end..]);
            if is_identity(&identity) {
                identity.push_str(tail);
                out.parties.push(Party {
                    name: words[named.name.clone()].trim().to_owned(),
                    passage,
                    range: named.name,
                    identity: std::mem::take(&mut identity),
                });
                at += tail.len();
            }
        }
        identity.push_str(&words[at..]);
        identity.push('\n');
    }
    out
}

/// What stands before the first article and before the preamble.
fn front<'t, 'a>(text: &'t Text<'a>) -> impl Iterator<Item = &'t Passage<'a>> {
    let passages = text.passages.iter();
    let first = passages.take_while(|passage| {
        let place = passage.place();
        place.article.is_none()
            && place.annex.is_none()
            && !matches!(passage.kind(), Kind::Signature | Kind::Heading)
    });
    first.take_while(|passage| !opens_recitals(passage.text()))
}

fn opens_recitals(text: &str) -> bool {
    const STARTS: [&str; 10] = [
        "preambule",
        "prealablement",
        "expose",
        "il a ete ",
        "il est ",
        "considerant",
        "attendu",
        "lesquel",
        "etant prealablement",
        "par contrat ",
    ];
    let folded = fold(text);
    STARTS.iter().any(|start| folded.trim_start().starts_with(start))
}

/// A name given to somebody or something.
struct Named {
    /// Where what gives it starts: « ci-après », or the name itself.
    start: usize,
    end: usize,
    name: Range<usize>,
    /// Whether it is given to several: « ensemble « les Parties » ».
    is_group: bool,
}

/// The names that words give: « ci-après « le Client » », « (l’« Agent ») ».
fn names(words: &str) -> Vec<Named> {
    let mut out = Vec::new();
    for (open, mark) in words.match_indices('«') {
        let Some(length) = words[open..].find('»') else { break };
        let end = open + length + '»'.len_utf8();
        let inner = open + mark.len()..open + length;
        let before = &words[..open];
        // What introduces a name is short, and ends no sentence.
        let ends = |(_, c): &(usize, char)| matches!(c, '.' | ';' | '»' | '\n');
        let last = before.char_indices().rev().find(ends);
        let since = last.map_or(0, |(at, c)| at + c.len_utf8());
        let introduction = fold(&words[since..open]);
        let after = introduction
            .rfind("ci-apres")
            .filter(|at| introduction.len() - at <= 60)
            .map(|at| &introduction[at..]);
        let in_brackets = introduction.rsplit_once('(').is_some_and(|(_, rest)| {
            ["", "le", "la", "l'", "les"].contains(&rest.trim())
        });
        if after.is_none() && !in_brackets {
            continue;
        }
        let name = fold(&words[inner.clone()]);
        let name = name.trim();
        let plain =
            ["les ", "la ", "le ", "l'"].iter().find_map(|it| name.strip_prefix(it));
        let is_group = ["parties", "partie"].contains(&plain.unwrap_or(name))
            || after.is_some_and(|after| after.contains("ensemble"));
        let start = before.rfind(['(', ',', '\n']).unwrap_or(open);
        let text = &words[inner.clone()];
        let lead = text.len() - text.trim_start().len();
        let name = inner.start + lead..inner.end - (text.len() - text.trim_end().len());
        if name.start < name.end {
            out.push(Named { start, end, name, is_group });
        }
    }
    out
}

/// « , représentée par … », up to the end of the sentence, when it follows a name.
fn represented(after: &str) -> &str {
    let start = after.trim_start_matches([')', ',', ' ', '\u{a0}']);
    if !fold(start).starts_with("represent") {
        return "";
    }
    let skipped = after.len() - start.len();
    let end = start.find(['.', ';', '\n']).unwrap_or(start.len());
    // « M. Dupont » is not the end.
    let end = match start[..end].ends_with(" M") {
        true => {
            start[end + 1..].find(['.', ';', '\n']).map_or(start.len(), |at| end + 1 + at)
        }
        false => end,
    };
    &after[..skipped + end]
}

/// Whether words say who somebody is.
fn is_identity(words: &str) -> bool {
    const SIGNS: [&str; 11] = [
        "siege",
        "demeurant",
        "siren",
        "siret",
        "rcs",
        "capital",
        "immatricule",
        "immatriculee",
        "domicilie",
        "domiciliee",
        "ei",
    ];
    Reading::new(words).tokens().iter().any(|token| SIGNS.contains(&&*token.key))
}

/// Whether an identity is that of a company or another legal person.
pub(super) fn is_legal_person(identity: &str) -> bool {
    const FORMS: [&str; 16] = [
        "societe",
        "association",
        "sas",
        "sasu",
        "sarl",
        "eurl",
        "sa",
        "sci",
        "snc",
        "scop",
        "selarl",
        "selas",
        "gie",
        "fondation",
        "syndicat",
        "mutuelle",
    ];
    let reading = Reading::new(identity);
    let is = |names: &[&str]| {
        reading.tokens().iter().any(|token| names.contains(&&*token.key))
    };
    is(&FORMS) && !is(&["ei", "demeurant"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_quotations() {
        for (words, expected) in [
            ("Acme, ci-après « le Client »,", vec!["le Client"]),
            ("Acme (l’« Agent »)", vec!["Agent"]),
            ("Acme (« le Prestataire »)", vec!["le Prestataire"]),
            ("Ci-après dénommée « la Société »", vec!["la Société"]),
            ("l’enseigne « Au Bon Pain », SARL", vec![]),
            ("ci-après ensemble « les Parties »", vec![]),
            ("un contrat dit « Cadre » ; Acme, ci-après « X »", vec!["X"]),
        ] {
            let found = names(words);
            let found: Vec<_> = found
                .iter()
                .filter(|named| !named.is_group)
                .map(|named| &words[named.name.clone()])
                .collect();
            assert_eq!(found, expected, "{words}");
        }
    }

    #[test]
    fn who_represents_may_come_after_the_name() {
        let after = "), représentée par M. Jean Roc, gérant. Elle accepte.";
        assert_eq!(represented(after), "), représentée par M. Jean Roc, gérant");
        assert_eq!(represented(" accepte."), "");
    }
}
