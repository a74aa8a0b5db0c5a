//! Tags among lists, tables, emphasis and anchors: each word and each value stands
//! once, where the tags around it say, or there is a finding.

#![no_main]

#[path = "../../crates/compile/tests/invariants.rs"]
mod invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let pieces = invariants::pieces(bytes);
    invariants::check_clause(&invariants::clause(&pieces));
});
