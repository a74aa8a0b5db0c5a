//! Numbers of articles and annexes.
//!
//! A number is computed, never written: sources give headings, and the compiler
//! gives each of them its place.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The place of a heading, such as `5.2` or `5 bis.1`.
///
/// Displays the way a French contract prints it, without a final stop.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Number {
    /// Invariant: never empty.
    segments: Vec<Segment>,
}

/// One level of a number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Segment {
    /// The rank, from 1.
    pub value: u32,
    /// `bis`, `ter` … for what was inserted in a contract already signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
}

impl Number {
    /// A first-level number; `value` counts from 1.
    pub fn first_level(value: u32) -> Self {
        Self { segments: vec![Segment { value, suffix: None }] }
    }

    /// A number that was read in a printed text; `None` without a level or with a level
    /// that is 0.
    pub fn from_segments(segments: Vec<Segment>) -> Option<Self> {
        let counted = segments.iter().all(|segment| segment.value > 0);
        (counted && !segments.is_empty()).then_some(Self { segments })
    }

    /// The number of the `value`th child, from 1.
    #[must_use]
    pub fn child(&self, value: u32) -> Self {
        let mut segments = self.segments.clone();
        segments.push(Segment { value, suffix: None });
        Self { segments }
    }

    /// Its levels, from the outermost; never empty.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (rank, segment) in self.segments.iter().enumerate() {
            if rank > 0 {
                f.write_str(".")?;
            }
            write!(f, "{}", segment.value)?;
            if let Some(suffix) = &segment.suffix {
                write!(f, "\u{a0}{suffix}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_levels_without_final_stop() {
        assert_eq!(Number::first_level(5).child(2).to_string(), "5.2");
    }
}
