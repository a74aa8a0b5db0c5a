//! Written by a test of `clausier-pdf`; do not edit.

/// First and last code point of each run of covered characters, in order.
pub(super) const RANGES: &[(u32, u32)] = &[(0x20, 0x7E), (0xA0, 0xFF), (0x2000, 0x2BFF)];
