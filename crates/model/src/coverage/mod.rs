//! Characters that the fonts embedded in the PDF worker can print.
//!
//! A PDF for keeping refuses a character without a glyph. So the compiler refuses it
//! first, in the words and at the place of the source, without knowing Typst. The
//! table is computed from the fonts by a test of the worker, which says how to
//! write it anew.

mod table;

use std::cmp::Ordering;

use table::RANGES;

/// Whether a character can be printed in every format.
///
/// Control characters, bidirectional controls and private-use characters never are.
///
/// ```
/// use clausier_model::coverage::is_covered;
/// assert!("L’œuvre n° 3 : 1 500 € — « ☐ »".chars().all(is_covered));
/// assert!(!is_covered('😀'));
/// ```
pub fn is_covered(c: char) -> bool {
    let code = u32::from(c);
    RANGES
        .binary_search_by(|&(first, last)| {
            if code < first {
                Ordering::Greater
            } else if code > last {
                Ordering::Less
            } else {
                Ordering::Equal
            }
        })
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_sorted_and_apart() {
        for (before, after) in RANGES.iter().zip(&RANGES[1..]) {
            assert!(
                before.0 <= before.1 && before.1 + 1 < after.0,
                "{before:?} {after:?}"
            );
        }
    }

    #[test]
    fn knows_what_french_contracts_need() {
        for c in "aZéÈçœŒÿŸ«»’–—…€°²½\u{a0}\u{202f}\u{2011}☐☒✓".chars()
        {
            assert!(is_covered(c), "U+{:04X}", u32::from(c));
        }
        for c in "\0\t\n\u{ad}\u{202e}\u{2066}\u{feff}\u{e000}😀漢".chars() {
            assert!(!is_covered(c), "U+{:04X}", u32::from(c));
        }
    }
}
