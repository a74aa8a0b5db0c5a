//! A clause file of any bytes: header, text and definitions.

#![no_main]
#![allow(dead_code)]

#[path = "../../crates/compile/tests/invariants.rs"]
mod invariants;

use clausier_compile::template::parse_template;
use clausier_model::clause::parse_clause;
use clausier_model::source::decode;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (file, mut findings) = decode("clauses/a/b.md", bytes);
    if let Some(clause) = parse_clause("a/b", &file, &mut findings) {
        let terms = clause.terms.iter().map(|term| term.text.span.range());
        for range in std::iter::once(clause.body.clone()).chain(terms) {
            assert!(file.text().get(range.clone()).is_some());
            let root = parse_template(&file, range.clone(), &mut findings);
            assert!(range.start <= root.range.start && root.range.end <= range.end);
            invariants::check_node(&root, file.text());
        }
    }
    invariants::check_places(&file, &findings);
    let _ = findings.sorted();
});
