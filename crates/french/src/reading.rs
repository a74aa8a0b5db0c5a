//! A passage, read once for all that is looked for in it.

use std::ops::Range;

use crate::{Token, TokenKind, sentences, tokenize};

/// A text with its tokens, its sentences and what of it is quoted.
///
/// Made once for a passage (a paragraph, an item, a heading), then given to
/// patterns and to the readers of numbers, dates and amounts.
#[derive(Clone, Debug)]
pub struct Reading<'t> {
    text: &'t str,
    tokens: Vec<Token<'t>>,
    sentences: Vec<Range<usize>>,
    /// Invariant: as long as `tokens`.
    quoted: Vec<bool>,
}

impl<'t> Reading<'t> {
    /// Reads a text.
    pub fn new(text: &'t str) -> Self {
        let tokens = tokenize(text);
        let sentences = sentences(text, &tokens);
        let quoted = quoted(text, &tokens);
        Self { text, tokens, sentences, quoted }
    }

    /// The text that was read.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Its tokens, in order.
    pub fn tokens(&self) -> &[Token<'t>] {
        &self.tokens
    }

    /// Its sentences, as ranges of tokens.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// Whether a token stands between quotation marks, or is one of them.
    ///
    /// A mark that opens and is never closed quotes nothing.
    pub fn is_quoted(&self, token: usize) -> bool {
        self.quoted.get(token).copied().unwrap_or_default()
    }

    /// The bytes that a range of tokens covers; empty when the range is.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => first.range.start..last.range.end,
            Some([only]) => only.range.clone(),
            _ => 0..0,
        }
    }

    /// Whether a token follows the one before it without a blank.
    pub(crate) fn touches(&self, token: usize) -> bool {
        token > 0
            && self
                .tokens
                .get(token)
                .is_some_and(|this| this.range.start == self.tokens[token - 1].range.end)
    }
}

fn quoted(text: &str, tokens: &[Token<'_>]) -> Vec<bool> {
    let mut out = vec![false; tokens.len()];
    for (open, close) in [("«", "»"), ("“", "”"), ("\"", "\"")] {
        let mut opened = None;
        for (at, token) in tokens.iter().enumerate() {
            // What one paragraph opens, another does not close.
            if at > 0
                && text[tokens[at - 1].range.end..token.range.start].contains("\n\n")
            {
                opened = None;
            }
            if token.kind != TokenKind::Mark {
                continue;
            }
            match opened {
                Some(start) if token.key == close => {
                    out[start..=at].fill(true);
                    opened = None;
                }
                None if token.key == open => opened = Some(at),
                _ => {}
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations() {
        for (text, expected) in [
            ("le « Contrat » lie", "le lie"),
            ("le “Contrat” lie", "le lie"),
            ("le \"Contrat\" lie", "le lie"),
            ("un « seul lie", "un « seul lie"),
            ("un » seul « lie", "un » seul « lie"),
            ("a « b\n\nc » d", "a « b c » d"),
            ("« a « b » c", "c"),
            ("« Contrat » et « Prix »", "et"),
        ] {
            let reading = Reading::new(text);
            let plain: Vec<&str> = (0..reading.tokens().len())
                .filter(|at| !reading.is_quoted(*at))
                .map(|at| &text[reading.tokens()[at].range.clone()])
                .collect();
            assert_eq!(plain.join(" "), expected);
        }
    }

    #[test]
    fn bytes_of_tokens() {
        let reading = Reading::new("un deux trois");
        assert_eq!(reading.bytes(1..3), 3..13);
        assert_eq!(reading.bytes(0..1), 0..2);
        assert_eq!(reading.bytes(1..1), 0..0);
        assert_eq!(reading.bytes(2..9), 0..0);
    }
}
