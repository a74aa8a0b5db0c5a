//! Word files of any bytes, and Word files whose parts are any XML: what is taken out of
//! one is read once, and everything points at its words.
//!
//! An input is the body, then after a zero byte each the numbering, the styles and the
//! footnotes.

#![no_main]
#![allow(dead_code)]

#[path = "../../crates/import/tests/invariants.rs"]
mod invariants;

use std::io::{Cursor, Write};

use clausier_diagnostics::Findings;
use clausier_import::import;
use zip::write::{SimpleFileOptions, ZipWriter};

const PARTS: [&str; 4] = ["document", "numbering", "styles", "footnotes"];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    check(bytes);
    let text = String::from_utf8_lossy(bytes);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| {
        let options = SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        zip.start_file(name, options).expect("in memory");
        zip.write_all(text.as_bytes()).expect("in memory");
    };
    let relation = |id: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"x/{id}\" Target=\"{target}\"/>")
    };
    let relations = |inner: &str| format!("<Relationships>{inner}</Relationships>");
    add("_rels/.rels", &relations(&relation("officeDocument", "word/document.xml")));
    let mut all = String::new();
    for (name, xml) in PARTS.iter().zip(text.split('\0')) {
        let xml = match *name {
            "document" => format!("<w:document><w:body>{xml}</w:body></w:document>"),
            name => format!("<w:{name}>{xml}</w:{name}>"),
        };
        add(&format!("word/{name}.xml"), &xml);
        all.push_str(&relation(name, &format!("{name}.xml")));
    }
    add("word/_rels/document.xml.rels", &relations(&all));
    check(&zip.finish().expect("in memory").into_inner());
});

fn check(bytes: &[u8]) {
    let mut findings = Findings::new();
    match import("a.docx", bytes, &mut findings) {
        Some(imported) => invariants::check(&imported, true),
        None => assert!(findings.has_errors()),
    }
}
