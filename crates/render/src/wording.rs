//! The few words that are printed without being in the tree.
//!
//! Every format takes them here, so that all of them say the same.

use clausier_model::document::Number;

/// Heading of the table of contents.
pub(crate) const CONTENTS: &str = "Sommaire";

/// What is printed across a draft.
pub(crate) const DRAFT: &str = "PROJET";

/// What a reader of a draft is told.
pub(crate) const DRAFT_NOTICE: &str = "document de travail, à ne pas signer";

/// What stands between two parties.
pub(crate) const AND: &str = "et";

/// Before the practice's reference.
pub(crate) const REFERENCE: &str = "Référence\u{a0}: ";

/// The place of a date that is not known.
pub(crate) const DATE_BLANK: &str = "Date\u{a0}: ……………………";

/// Before what a party writes by hand.
pub(crate) const MENTION: &str = "Mention manuscrite\u{a0}: ";

/// What a block that must be conspicuous is called for those who do not see its frame.
pub(crate) const CONSPICUOUS: &str = "Clause apparente";

/// Before the number of an article or of a part of one: « Article 5 – » at the first
/// level, « 5.2 » below. The heading follows after a space.
pub(crate) fn division_label(number: &Number) -> String {
    if number.segments().len() == 1 {
        format!("Article\u{a0}{number}\u{a0}–")
    } else {
        number.to_string()
    }
}

/// « Annexe 1 – »; the heading follows after a space.
pub(crate) fn annex_label(number: &Number) -> String {
    format!("Annexe\u{a0}{number}\u{a0}–")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_follow_the_level() {
        let five = Number::first_level(5);
        assert_eq!(division_label(&five), "Article\u{a0}5\u{a0}–");
        assert_eq!(division_label(&five.child(2)), "5.2");
        assert_eq!(division_label(&five.child(2).child(1)), "5.2.1");
        assert_eq!(annex_label(&Number::first_level(1)), "Annexe\u{a0}1\u{a0}–");
    }
}
