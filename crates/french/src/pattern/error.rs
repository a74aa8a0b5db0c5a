//! What is wrong with a pattern.

use std::fmt;
use std::ops::Range;

/// A pattern that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// The bytes of the pattern at fault; empty at its end when something is
    /// missing there.
    pub range: Range<usize>,
    /// What is wrong and what was expected, in French, without a final stop.
    pub message: String,
}

impl fmt::Display for PatternError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for PatternError {}
