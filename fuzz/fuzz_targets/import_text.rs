//! Plain text and Markdown of any bytes: every place holds its words, and of plain text
//! every letter is read once.

#![no_main]
#![allow(dead_code)]

#[path = "../../crates/import/tests/invariants.rs"]
mod invariants;

use clausier_diagnostics::Findings;
use clausier_import::import;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for (path, whole) in [("a.txt", true), ("a.md", false)] {
        let mut findings = Findings::new();
        match import(path, bytes, &mut findings) {
            Some(imported) => invariants::check(&imported, whole),
            None => assert!(findings.has_errors()),
        }
    }
});
