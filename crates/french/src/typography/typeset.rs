//! The whole of it, in order.

use super::glyph::{read, write};
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
    let run = read(before, text, after);
    let run = marks::apostrophes_and_ellipses(&run);
    let run = marks::quotes(&run);
    let run = marks::spaces(&run);
    let run = binding::bind(&run);
    write(&digits::group(run))
}
