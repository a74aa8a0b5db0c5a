//! The whole of it, in order.

use super::glyph::{read, write};
use super::traits::Traits;
use super::{binding, digits, marks};

/// Sets one run of prose right: no-break spaces, « », apostrophes, ellipses.
///
/// Authors write straight; this puts a narrow no-break space before ; ! ? and
/// between thousands, a no-break space before : % €, inside « », after n°, art.,
/// M. and their like, between a number and its unit, a day and its month.
/// Addresses of the web and of mail, times (9:30), and what is right already
/// come out unchanged: setting twice gives the same as setting once. Words are
/// never changed, and where a blank could mean two things it stays.
///
/// ```
/// # use clausier_french::typeset;
/// assert_eq!(typeset("l'acompte: 1 500 €"), "l’acompte\u{a0}: 1\u{202f}500\u{a0}€");
/// ```
pub fn typeset(text: &str) -> String {
    typeset_between(None, text, None)
}

/// Like [`typeset`], for a run cut by something else: a value, a change of
/// style.
///
/// `before` and `after` are the characters printed on either side. They decide
/// for the marks at the ends of the run, and are no part of what is returned.
pub fn typeset_between(before: Option<char>, text: &str, after: Option<char>) -> String {
    let traits = Traits::of(before, text, after);
    if traits.is_empty() {
        return text.to_owned();
    }
    set(traits, before, text, after)
}

/// Takes the steps that these traits call for.
pub(super) fn set(
    traits: Traits,
    before: Option<char>,
    text: &str,
    after: Option<char>,
) -> String {
    let mut run = read(before, text, after, traits.has(Traits::ADDRESS));
    if traits.has(Traits::STRAIGHT) {
        run = marks::apostrophes_and_ellipses(&run);
    }
    if traits.has(Traits::QUOTE) {
        run = marks::quotes(&run);
    }
    if traits.has(Traits::MARK | Traits::QUOTE) {
        run = marks::spaces(&run);
    }
    if traits.has(Traits::BOUND | Traits::DIGIT) {
        run = binding::bind(&run);
    }
    if traits.has(Traits::DIGIT) {
        digits::group(&mut run);
    }
    write(&run)
}
