//! A run of text being put together from words and values.
//!
//! French is made right where they meet: a computed « le Client » takes a capital at
//! the start of a sentence, « de » loses its vowel before a name, blanks that a branch
//! left behind go, and no-break spaces are set across the joints.

use clausier_french as french;
use clausier_model::document::Inline;

use super::leaf::{collapse, is_layout, merge_stops, prune, typeset};

/// Abbreviations whose stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &["art", "al", "cf", "p", "M", "MM", "Me", "L", "R", "D"];

/// An article that melts into the preposition before it, with what they make.
type Contraction = (&'static str, &'static str);

/// Prepositions, each with the articles that melt into it.
const CONTRACTIONS: &[(&str, &[Contraction])] = &[
    ("à", &[("le ", "au "), ("les ", "aux ")]),
    ("À", &[("le ", "au "), ("les ", "aux ")]),
    ("de", &[("le ", "du "), ("les ", "des ")]),
    ("De", &[("le ", "du "), ("les ", "des ")]),
];

/// A run of text, from its first word to its last.
pub(super) struct Run {
    /// The emphasis that is open, innermost last; the first is the run itself.
    open: Vec<Vec<Inline>>,
    /// What was written so far, without its layout.
    written: String,
    /// Whether the run starts a sentence.
    starts_sentence: bool,
}

impl Run {
    pub(super) fn new(starts_sentence: bool) -> Self {
        Self { open: vec![Vec::new()], written: String::new(), starts_sentence }
    }

    fn current(&mut self) -> &mut Vec<Inline> {
        self.open.last_mut().expect("invariant: the run itself is open")
    }

    /// Words of the source.
    pub(super) fn text(&mut self, words: &str) {
        self.written.push_str(words);
        if let Some(Inline::Text { text }) = self.current().last_mut() {
            text.push_str(words);
        } else {
            self.current().push(Inline::text(words));
        }
    }

    /// Words that were computed.
    pub(super) fn words(&mut self, words: &str) {
        if let Some(rest) = self.contract(words) {
            self.text(rest);
            return;
        }
        self.elide(words);
        if self.at_sentence_start() {
            self.text(&french::capitalize(words));
        } else {
            self.text(words);
        }
    }

    /// A value, printed as it is.
    pub(super) fn value(&mut self, variable: String, text: String) {
        self.elide(&text);
        self.written.push_str(&text);
        self.current().push(Inline::Value { variable, text });
    }

    /// A reference: words, then numbers.
    pub(super) fn reference(&mut self, inlines: Vec<Inline>) {
        for inline in inlines {
            match inline {
                Inline::Text { text } => self.words(&text),
                other => {
                    if let Inline::Reference { text, .. } = &other {
                        self.written.push_str(text);
                    }
                    self.current().push(other);
                }
            }
        }
    }

    /// Who somebody is: words, and values that may be emphasised.
    pub(super) fn identity(&mut self, inlines: &[Inline]) {
        for (rank, inline) in inlines.iter().enumerate() {
            match inline {
                Inline::Text { text } if rank == 0 => self.words(text),
                Inline::Text { text } => self.text(text),
                Inline::Value { variable, text } => {
                    self.value(variable.clone(), text.clone());
                }
                Inline::Strong { inlines } => {
                    self.open();
                    self.identity(inlines);
                    self.close(|inlines| Inline::Strong { inlines });
                }
                other => self.current().push(other.clone()),
            }
        }
    }

    /// A hole.
    pub(super) fn gap(&mut self, text: String) {
        self.written.push('[');
        self.current().push(Inline::Gap { text });
    }

    pub(super) fn line_break(&mut self) {
        self.written.push('\n');
        self.current().push(Inline::LineBreak);
    }

    /// Starts emphasis or a link.
    pub(super) fn open(&mut self) {
        self.open.push(Vec::new());
    }

    /// Ends it; `wrap` says what it is.
    pub(super) fn close(&mut self, wrap: impl FnOnce(Vec<Inline>) -> Inline) {
        let inlines = self.open.pop().expect("invariant: emphasis is open");
        if !inlines.is_empty() {
            self.current().push(wrap(inlines));
        }
    }

    fn at_sentence_start(&self) -> bool {
        let before = self.written.trim_end();
        if before.is_empty() {
            return self.starts_sentence;
        }
        if before.len() == self.written.len() {
            return false;
        }
        let Some(sentence) = before.strip_suffix(['.', '?', '!', '…']) else {
            return false;
        };
        let last = sentence.rsplit(|c: char| !c.is_alphanumeric()).next();
        !before.ends_with('.') || last.is_none_or(|word| !ABBREVIATIONS.contains(&word))
    }

    /// The words just before what comes next, even outside of the emphasis that opens
    /// there; `None` where something else stands between.
    fn before(&mut self) -> Option<&mut String> {
        let holder = self.open.iter_mut().rev().find(|inlines| !inlines.is_empty())?;
        match holder.last_mut() {
            Some(Inline::Text { text }) => Some(text),
            _ => None,
        }
    }

    /// « à le Client » becomes « au Client »: the article melts into the preposition
    /// that was written. Returns the words after the article.
    fn contract<'w>(&mut self, words: &'w str) -> Option<&'w str> {
        let text = self.before()?;
        let kept = text.trim_end_matches(is_layout);
        if kept.len() == text.len() {
            return None;
        }
        let (start, contracted, rest) =
            CONTRACTIONS.iter().find_map(|(preposition, table)| {
                let before = kept.strip_suffix(preposition)?;
                let whole_word = !before.ends_with(char::is_alphanumeric);
                let (rest, contracted) = table.iter().find_map(|(article, made)| {
                    Some((words.strip_prefix(article)?, *made))
                })?;
                let capital = preposition.starts_with(char::is_uppercase);
                let contracted = if capital {
                    french::capitalize(contracted)
                } else {
                    contracted.to_owned()
                };
                whole_word.then_some((before.len(), contracted, rest))
            })?;
        let length = text.len() - start;
        text.truncate(start);
        text.push_str(&contracted);
        self.written.truncate(self.written.len() - length);
        self.written.push_str(&contracted);
        Some(rest)
    }

    /// « de » becomes « d’ » before a vowel that a value brings.
    fn elide(&mut self, following: &str) {
        let Some(text) = self.before() else { return };
        // Blanks that absent branches left are one.
        let kept = text.trim_end_matches(is_layout).len();
        if kept == text.len() {
            return;
        }
        let Some(elided) = french::elide_before(&text[..=kept], following) else {
            return;
        };
        *text = elided;
        let kept = self.written.trim_end().len();
        self.written.truncate(kept);
    }

    /// The run, in final typography; nothing if nothing is left of it.
    pub(super) fn finish(self) -> Vec<Inline> {
        let mut inlines = self.unset();
        typeset(&mut inlines);
        inlines
    }

    /// The run as it was written, without typography.
    pub(super) fn unset(mut self) -> Vec<Inline> {
        while self.open.len() > 1 {
            self.close(|inlines| Inline::Strong { inlines });
        }
        let mut inlines = self.open.pop().unwrap_or_default();
        collapse(&mut inlines);
        merge_stops(&mut inlines);
        prune(&mut inlines);
        inlines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clausier_model::document::plain_text;

    #[test]
    fn computed_words_take_a_capital_at_the_start_of_a_sentence() {
        let mut run = Run::new(true);
        run.words("le Client");
        run.text(" paie. ");
        run.words("la Prestataire");
        run.text(" livre, et ");
        run.words("le Client");
        run.text(" reçoit (art. ");
        run.words("le");
        run.text(")");
        let text = plain_text(&run.finish());
        assert_eq!(
            text,
            "Le Client paie. La Prestataire livre, et le Client reçoit (art.\u{a0}le)"
        );
    }

    #[test]
    fn blanks_of_absent_branches_go() {
        let mut run = Run::new(true);
        run.text(" A ");
        run.text(" b ");
        run.open();
        run.text(" ");
        run.close(|inlines| Inline::Strong { inlines });
        run.text("c ");
        assert_eq!(plain_text(&run.finish()), "A b c");
    }

    #[test]
    fn de_is_elided_before_a_name() {
        let mut run = Run::new(true);
        run.text("Le siège de ");
        run.value("nom".to_owned(), "Éric".to_owned());
        assert_eq!(plain_text(&run.finish()), "Le siège d’Éric");
    }

    #[test]
    fn prepositions_melt_into_computed_articles() {
        let mut run = Run::new(true);
        run.text("De ");
        run.words("le Client à");
        run.text(" remet à ");
        run.words("le Client");
        run.text(", à ");
        run.words("la Cliente");
        run.text(" et de ");
        run.words("les articles 5");
        let text = plain_text(&run.finish());
        assert_eq!(text, "Du Client à remet au Client, à la Cliente et des articles 5");
    }

    #[test]
    fn words_meet_across_emphasis_and_absent_branches() {
        let mut run = Run::new(true);
        run.text("Remis à ");
        run.open();
        run.words("le Client");
        run.close(|inlines| Inline::Strong { inlines });
        run.text(" de ");
        run.text("\n");
        run.words("les Parties");
        run.text(" de ");
        run.open();
        run.value("nom".to_owned(), "Éric".to_owned());
        run.close(|inlines| Inline::Strong { inlines });
        run.text(" et de");
        run.words("le");
        let inlines = run.finish();
        assert_eq!(plain_text(&inlines), "Remis au Client des Parties d’Éric et dele");
        assert_eq!(inlines[0], Inline::text("Remis au "));
    }

    #[test]
    fn a_value_that_ends_in_a_stop_ends_the_sentence() {
        let mut run = Run::new(true);
        run.text("Avec ");
        run.value("nom".to_owned(), "Acme S.A.".to_owned());
        run.text(". ");
        run.words("le Client");
        run.text(" et ");
        run.value("nom".to_owned(), "Acme S.A.".to_owned());
        run.text("...");
        let text = plain_text(&run.finish());
        assert!(text.starts_with("Avec Acme S.A. Le Client et Acme S.A."), "{text}");
        assert!(!text.contains("S.A.. "), "{text}");
    }

    #[test]
    fn typography_looks_across_the_joints() {
        let mut run = Run::new(true);
        run.text("Un taux de ");
        run.value("t".to_owned(), "12\u{a0}%".to_owned());
        run.text(" ; soit \"");
        run.value("m".to_owned(), "x".to_owned());
        run.text("\".");
        assert_eq!(
            plain_text(&run.finish()),
            "Un taux de 12\u{a0}%\u{202f}; soit «\u{a0}x\u{a0}»."
        );
    }
}
