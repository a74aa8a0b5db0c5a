//! The words of a passage, for rules that look for some of them.

use std::ops::Range;

use clausier_diagnostics::Span;
use clausier_model::document::Inline;

use crate::walk::each_leaf;

/// A passage as characters, so that a phrase is found across emphasis.
///
/// All apostrophes are alike in it, and so are all blanks.
pub(crate) struct Prose {
    characters: Vec<char>,
    /// For each character, whether a lawyer wrote it: it is not of a value, a number
    /// or a gap, and it is not quoted.
    written: Vec<bool>,
}

impl Prose {
    /// The words of inlines.
    pub(crate) fn of(inlines: &[Inline]) -> Self {
        let mut length = 0;
        each_leaf(inlines, &mut |leaf| length += bytes(leaf));
        let mut out = Self {
            characters: Vec::with_capacity(length),
            written: Vec::with_capacity(length),
        };
        let mut quotations = 0_usize;
        each_leaf(inlines, &mut |leaf| match leaf {
            Inline::Text { text } => {
                for character in text.chars() {
                    match character {
                        '«' | '“' => quotations += 1,
                        '»' | '”' => quotations = quotations.saturating_sub(1),
                        _ => {}
                    }
                    out.push(character, quotations == 0);
                }
            }
            Inline::Value { text, .. }
            | Inline::Reference { text, .. }
            | Inline::Gap { text } => {
                text.chars().for_each(|character| out.push(character, false));
            }
            _ => out.push(' ', true),
        });
        out
    }

    fn push(&mut self, character: char, written: bool) {
        self.characters.push(alike(character));
        self.written.push(written);
    }

    /// How many characters there are.
    pub(crate) fn len(&self) -> usize {
        self.characters.len()
    }

    /// The character at `at`.
    pub(crate) fn at(&self, at: usize) -> char {
        self.characters[at]
    }

    /// Whether `phrase`, whole words of it, was written at `at`.
    pub(crate) fn has(&self, phrase: &[char], at: usize) -> bool {
        let end = at + phrase.len();
        self.characters.get(at..end).is_some_and(|here| here == phrase)
            && self.written[at..end].iter().all(|written| *written)
            && is_apart(&self.characters, &(at..end))
    }

    /// Whether a sentence starts at `at`: nothing comes before it in the passage, or a
    /// full stop does.
    pub(crate) fn starts_sentence(&self, at: usize) -> bool {
        let before = self.characters[..at].iter().rev();
        let before = before.copied().find(|c| *c != ' ' && !"«“\"(–—-".contains(*c));
        before.is_none_or(|c| ".!?…".contains(c))
    }
}

/// The most characters that a leaf may add.
fn bytes(leaf: &Inline) -> usize {
    match leaf {
        Inline::Text { text }
        | Inline::Value { text, .. }
        | Inline::Reference { text, .. }
        | Inline::Gap { text } => text.len(),
        _ => 1,
    }
}

/// A phrase, to be looked for.
pub(crate) fn phrase(text: &str) -> Vec<char> {
    text.chars().map(alike).collect()
}

/// The part of a span that holds a phrase; all of it when none does, such as when the
/// phrase was computed.
pub(crate) fn narrow(span: &Span, phrase: &[char]) -> Span {
    let text = &span.file().text()[span.range()];
    let (places, characters): (Vec<usize>, Vec<char>) =
        text.char_indices().map(|(at, character)| (at, alike(character))).unzip();
    let found = (0..characters.len()).find(|at| {
        let end = at + phrase.len();
        characters.get(*at..end).is_some_and(|here| here == phrase)
            && is_apart(&characters, &(*at..end))
    });
    let Some(at) = found else { return span.clone() };
    let end = places.get(at + phrase.len()).copied().unwrap_or(text.len());
    span.part(places[at]..end)
}

/// Whether a range is neither preceded nor followed by more of a word.
fn is_apart(characters: &[char], range: &Range<usize>) -> bool {
    let inner = |c: &char| c.is_alphanumeric() || *c == '-' || *c == '\u{2011}';
    let before = range.start.checked_sub(1).and_then(|at| characters.get(at));
    !before.is_some_and(inner) && !characters.get(range.end).is_some_and(inner)
}

fn alike(character: char) -> char {
    match character {
        '\'' => '’',
        c if c.is_whitespace() || c == '\u{202f}' => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use clausier_diagnostics::SourceFile;

    use super::*;

    fn positions(inlines: &[Inline], words: &str) -> Vec<usize> {
        let prose = Prose::of(inlines);
        let phrase = phrase(words);
        (0..prose.len()).filter(|at| prose.has(&phrase, *at)).collect()
    }

    #[test]
    fn finds_whole_words_that_were_written() {
        let text = |text: &str| vec![Inline::text(text)];
        for (inlines, words, expected) in [
            (text("la Facture et l’Abonnement"), "Abonnement", vec![16]),
            (text("les Factures"), "Facture", vec![]),
            (text("le Sous-Traitant"), "Traitant", vec![]),
            (text("la Donnée\u{a0}personnelle"), "Donnée personnelle", vec![3]),
            (text("l'Offre d'achat"), "Offre d’achat", vec![2]),
            (text("dite «\u{a0}Facture\u{a0}», la Facture"), "Facture", vec![21]),
            (
                vec![
                    Inline::text("la "),
                    Inline::Strong { inlines: text("Facture") },
                    Inline::text(" du "),
                    Inline::Value {
                        variable: "x".to_owned(),
                        text: "Facture".to_owned(),
                    },
                ],
                "Facture",
                vec![3],
            ),
        ] {
            assert_eq!(positions(&inlines, words), expected, "{inlines:?}");
        }
    }

    #[test]
    fn sentences_start_after_a_stop() {
        for (text, expected) in [
            ("Facture", true),
            ("Fin. Facture", true),
            ("la Facture", false),
            ("ceci : Facture", false),
            ("(Facture", true),
        ] {
            let prose = Prose::of(&[Inline::text(text)]);
            let at = prose.len() - 7;
            assert_eq!(prose.starts_sentence(at), expected, "{text}");
        }
    }

    #[test]
    fn narrows_to_the_phrase() {
        let file = SourceFile::new("a.md", "les Factures\net la\nFacture due");
        let span = Span::new(&file, 4..file.text().len());
        assert_eq!(narrow(&span, &phrase("Facture due")).range(), 19..30);
        assert_eq!(narrow(&span, &phrase("Facture")).range(), 19..26);
        assert_eq!(narrow(&span, &phrase("Devis")), span);
    }
}
