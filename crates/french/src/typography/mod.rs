//! Source prose set the way French is printed.

mod binding;
mod digits;
mod glyph;
mod marks;
#[cfg(test)]
mod tests;
mod traits;
mod typeset;

pub use typeset::{typeset, typeset_between};

/// The no-break space, as wide as others.
pub const NBSP: char = '\u{a0}';

/// The narrow no-break space.
pub const NNBSP: char = '\u{202f}';
