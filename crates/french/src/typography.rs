//! No-break spaces, quotation marks, apostrophes.

/// The no-break space, as wide as others.
pub const NBSP: char = '\u{a0}';

/// The narrow no-break space.
pub const NNBSP: char = '\u{202f}';
