//! Patterns over the words of a text.
//!
//! A pattern is what a lawyer would write to say what to look for: words in their
//! dictionary form, `(a|b)` for a choice, `[mot]` for what may be missing, `…`
//! for up to eight words. It is found in whole words of one sentence, whatever
//! the case, the blanks, the apostrophes, and the forms of the words.

mod clause;
mod compile;
mod error;
mod find;
mod negation;
mod node;
mod parse;
mod stream;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub use error::PatternError;

use crate::Reading;
use compile::Program;
use node::Node;
use stream::Lexicon;

/// One pattern, parsed.
///
/// - a word matches itself and its inflections, an infinitive its conjugation;
///   `=mot` this form only, `mot*` any ending;
/// - `(a|b c|d)` one of several, `[mot]` optional, nested as one likes;
/// - `…` (or `...`) up to eight words of the sentence, `…3` up to three;
/// - `#` a number, in figures or in words;
/// - `de le` is « du », « de la », « de l’ » or « des », and `du` the same; `le`
///   any definite article; « se » and « s’ » are one word, and so on.
#[derive(Clone, Debug)]
pub struct Pattern {
    node: Node,
    /// Whether it says a negation itself: then the sentence's is not looked at.
    negative: bool,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// A pattern says at least one word, and begins and ends with one: a gap
    /// stands between two words. Its cost is bounded, and so is its length.
    ///
    /// ```
    /// # use clausier_french::Pattern;
    /// assert!(Pattern::parse("(après|moyennant) … mise en demeure").is_ok());
    /// assert!(Pattern::parse("… mise").is_err());
    /// ```
    pub fn parse(source: &str) -> Result<Self, PatternError> {
        let node = parse::parse(source)?;
        let negative = negation::holds_negation(source);
        Ok(Self { node, negative })
    }
}

/// Where a pattern was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Which pattern, by its rank in [`Patterns::new`].
    pub pattern: usize,
    /// The bytes of the text, from the first word matched to the last.
    pub range: Range<usize>,
    /// The rank of the sentence.
    pub sentence: usize,
    /// Whether the words are under a negation: what they say is denied.
    pub negated: bool,
    /// Whether a word of it stands between quotation marks.
    pub quoted: bool,
}

impl Match {
    /// Whether the text says it: neither denied nor quoted.
    pub fn counts(&self) -> bool {
        !self.negated && !self.quoted
    }
}

/// Patterns that are looked for together, in one pass.
#[derive(Clone, Debug, Default)]
pub struct Patterns {
    programs: Vec<Program>,
    lexicon: Lexicon,
    /// The patterns to look at in a sentence where a test passes, by its rank.
    anchors: Vec<Vec<u32>>,
}

impl Patterns {
    /// Prepares patterns; they keep their rank.
    pub fn new(patterns: Vec<Pattern>) -> Self {
        let mut lexicon = Lexicon::default();
        let programs: Vec<_> = patterns
            .iter()
            .map(|pattern| Program::new(&pattern.node, pattern.negative, &mut lexicon))
            .collect();
        let mut shared = vec![0; lexicon.len() as usize];
        for test in programs.iter().flat_map(|program| program.needs.iter().flatten()) {
            shared[*test as usize] += 1;
        }
        let mut anchors = vec![Vec::new(); shared.len()];
        for (rank, program) in (0..).zip(&programs) {
            for test in program.anchor(&shared) {
                anchors[*test as usize].push(rank);
            }
        }
        Self { programs, lexicon, anchors }
    }

    /// How many patterns there are.
    pub fn len(&self) -> usize {
        self.programs.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.programs.is_empty()
    }

    /// Finds every pattern, in the order of the text.
    ///
    /// Those of one pattern do not overlap, save that one which does not count
    /// (denied or quoted) hides none that begins after it. Of several that begin
    /// at one word, the first alternative and the shortest gap win. The time is
    /// linear in the length of the text.
    pub fn find(&self, reading: &Reading<'_>) -> Vec<Match> {
        find::find(self, reading)
    }
}
