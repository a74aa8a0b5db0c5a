//! What a run holds that a rule may look at.

use super::binding::{LONGEST_TITLE, ends_in_title};

/// The steps that a run needs, as bits: each step looks at few characters, and most
/// runs hold none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Traits(u8);

impl Traits {
    /// A straight apostrophe or a full stop after another.
    pub(super) const STRAIGHT: u8 = 1;
    /// A straight quotation mark.
    pub(super) const QUOTE: u8 = 1 << 1;
    /// A mark that asks for a blank.
    pub(super) const MARK: u8 = 1 << 2;
    /// A digit.
    pub(super) const DIGIT: u8 = 1 << 3;
    /// A word or a sign that holds what comes after it.
    pub(super) const BOUND: u8 = 1 << 4;
    /// A piece of an address.
    pub(super) const ADDRESS: u8 = 1 << 5;

    /// Every trait: every step.
    #[cfg(test)]
    pub(super) const ALL: Self = Self(u8::MAX);

    /// The traits of a run and its neighbours. A trait too many costs time; one
    /// too few would leave a fault.
    pub(super) fn of(before: Option<char>, text: &str, after: Option<char>) -> Self {
        let mut found = 0;
        let mut previous = before;
        for (at, c) in text.char_indices() {
            // Letters say nothing, but « w » as in « www. ».
            if matches!(c, 'a'..='v' | 'x'..='z') {
                previous = Some(c);
                continue;
            }
            found |= of_character(c);
            found |= match (previous, c) {
                (Some('.'), '.') => Self::STRAIGHT,
                (Some(':'), '/') | (Some('w'), 'w') => Self::ADDRESS,
                (Some(last), ' ') if may_end_title(last) => {
                    // The neighbour may be the beginning of the word.
                    let cut = before.is_some() && at < LONGEST_TITLE;
                    if cut || ends_in_title(&text[..at]) { Self::BOUND } else { 0 }
                }
                _ => 0,
            };
            previous = Some(c);
        }
        for neighbour in before.into_iter().chain(after) {
            // What the neighbours are is for their own runs to mend.
            found |= of_character(neighbour) & (Self::MARK | Self::DIGIT);
        }
        Self(found)
    }

    /// Whether no step is needed.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether one of these traits is there.
    pub(super) fn has(self, wanted: u8) -> bool {
        self.0 & wanted != 0
    }
}

fn of_character(c: char) -> u8 {
    match c {
        '\'' => Traits::STRAIGHT,
        '"' => Traits::QUOTE,
        ';' | '!' | '?' | ':' | '«' | '»' | '%' | '‰' | '€' => Traits::MARK,
        '0'..='9' => Traits::DIGIT,
        'º' => Traits::BOUND,
        '@' => Traits::ADDRESS,
        _ => 0,
    }
}

/// Whether a word that holds what comes after it may end so.
fn may_end_title(c: char) -> bool {
    matches!(c, '.' | 'e' | 's' | 'r')
}
