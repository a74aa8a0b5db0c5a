//! Terms, looked for in passages.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Passage;

/// Forms of terms, each with what is known of it.
///
/// A term is told from a word by its capital, so that a form without one is never
/// found; where two forms start at one place, the longest is meant.
pub(crate) struct Terms<T> {
    /// By their first letter, then longest first.
    forms: BTreeMap<char, Vec<(Vec<char>, T)>>,
}

impl<T> Terms<T> {
    /// Of forms as they are printed.
    pub(crate) fn new(forms: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut by_letter: BTreeMap<char, Vec<(Vec<char>, T)>> = BTreeMap::new();
        for (form, known) in forms {
            let letters: Vec<char> = form.chars().map(alike).collect();
            if let Some(first) = letters.first().filter(|first| first.is_uppercase()) {
                by_letter.entry(*first).or_default().push((letters, known));
            }
        }
        for list in by_letter.values_mut() {
            list.sort_by_key(|(letters, _)| std::cmp::Reverse(letters.len()));
        }
        Self { forms: by_letter }
    }

    /// The terms of a passage, in order, each with its place; quotations are not read.
    pub(crate) fn find<'s>(
        &'s self,
        passage: &Passage<'_>,
    ) -> Vec<(Range<usize>, &'s T)> {
        let text = passage.text();
        let mut out: Vec<(Range<usize>, &T)> = Vec::new();
        for (rank, token) in passage.reading.tokens().iter().enumerate() {
            let start = token.range.start;
            let is_inside = out.last().is_some_and(|(last, _)| start < last.end);
            let Some(first) = text[start..].chars().next() else { continue };
            let Some(forms) = self.forms.get(&first).filter(|_| !is_inside) else {
                continue;
            };
            if passage.reading.is_quoted(rank) || continues_a_word(&text[..start]) {
                continue;
            }
            let found = forms.iter().find_map(|(letters, known)| {
                let length = prefix(&text[start..], letters)?;
                Some((start..start + length, known))
            });
            out.extend(found);
        }
        out
    }
}

/// The length in bytes of a form at the start of a text, whole words of it.
fn prefix(text: &str, form: &[char]) -> Option<usize> {
    let mut letters = text.char_indices();
    for wanted in form {
        let (_, letter) = letters.next()?;
        if alike(letter) != *wanted {
            return None;
        }
    }
    match letters.next() {
        None => Some(text.len()),
        Some((at, next)) => (!is_inner(next)).then_some(at),
    }
}

fn continues_a_word(before: &str) -> bool {
    before.chars().next_back().is_some_and(is_inner)
}

fn is_inner(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '\u{2011}'
}

fn alike(character: char) -> char {
    match character {
        '\'' => '’',
        c if c.is_whitespace() || c == '\u{202f}' => ' ',
        c => c,
    }
}

/// Whether the words at `at` open a sentence, where any word takes a capital.
pub(crate) fn opens_a_sentence(text: &str, at: usize) -> bool {
    let skipped = |c: &char| c.is_whitespace() || "\u{202f}«“\"(–—-".contains(*c);
    let before = text[..at].chars().rev().find(|c| !skipped(c));
    before.is_none_or(|c| ".!?…".contains(c))
}

#[cfg(test)]
mod tests {
    use clausier_diagnostics::{Findings, Span};
    use clausier_import::import;

    use super::super::{Text, gather};
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let terms = Terms::new(
            ["Facture", "Facture d’acompte", "Donnée personnelle", "client"]
                .map(|form| (form.to_owned(), ())),
        );
        let mut findings = Findings::new();
        let text = format!("Contrat\n\nArticle 1 – Objet\n\n{text}\n");
        let imported = import("a.txt", text.as_bytes(), &mut findings).expect("a text");
        let flats = gather(&imported.document);
        let whole = Span::file_start(&imported.file);
        let text = Text::new(&imported.document, &flats, whole, false);
        let found = text.body().flat_map(|passage| {
            let found = terms.find(passage);
            found.into_iter().map(|(at, ())| passage.text()[at].to_owned())
        });
        found.collect()
    }

    #[test]
    fn whole_words_with_their_capital_outside_quotations() {
        for (text, expected) in [
            ("la Facture d'acompte et la Facture", vec!["Facture d'acompte", "Facture"]),
            ("les Factures", vec![]),
            ("la Sous-Facture", vec![]),
            ("la Donnée\u{a0}personnelle", vec!["Donnée\u{a0}personnelle"]),
            ("dite «\u{a0}Facture\u{a0}», la Facture", vec!["Facture"]),
            ("l’Facture", vec!["Facture"]),
            ("le client", vec![]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn sentences_open_after_a_stop() {
        for (text, expected) in [
            ("Facture", true),
            ("Fin. Facture", true),
            ("la Facture", false),
            ("ceci : Facture", false),
            ("(Facture", true),
        ] {
            let at = text.len() - "Facture".len();
            assert_eq!(opens_a_sentence(text, at), expected, "{text}");
        }
    }
}
