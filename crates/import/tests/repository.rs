//! The contracts of the repository, rendered and read back: the same articles, numbers
//! and words.

use std::path::Path;

use clausier_compile::store::DiskStore;
use clausier_compile::{Library, compile, contracts};
use clausier_diagnostics::Findings;
use clausier_import::{Imported, import};
use clausier_model::document::{Division, Document, plain_text};
use clausier_model::theme::Theme;
use clausier_render::{Audience, docx, markdown, text};

use super::invariants;

/// Articles and annexes with their numbers and titles, in reading order.
fn outline(document: &Document) -> Vec<String> {
    fn go(divisions: &[Division], out: &mut Vec<String>) {
        for division in divisions {
            let title = plain_text(&division.heading);
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            out.push(format!("{} {title}", division.number));
            go(&division.divisions, out);
        }
    }
    let mut out = Vec::new();
    go(&document.articles, &mut out);
    for annex in &document.annexes {
        out.push(format!("Annexe {} {}", annex.number, plain_text(&annex.heading)));
        go(&annex.articles, &mut out);
    }
    out
}

/// The words of a text, whatever parts them.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words below the first article of what was read, and of the tree it came from.
fn body(imported: &Imported) -> Vec<String> {
    let passages = invariants::passages(imported);
    let first = imported.headings.first().map_or(0, |heading| heading.span.range().start);
    let texts = passages.texts.iter().filter(|(_, span)| span.range().start >= first);
    texts.flat_map(|(text, _)| words(text)).collect()
}

#[test]
fn contracts_come_back_from_every_format() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let store = DiskStore::new(&root).expect("the workspace");
    let library = Library::new(&store);
    let theme = Theme::default();
    let mut read = 0;
    for contract in contracts(&store).expect("the store answers").into_iter().step_by(4) {
        let compiled = compile(&library, &contract).expect("the store answers");
        let Some(document) = compiled.document else { continue };
        let expected = outline(&document);
        let mut bodies = Vec::new();
        for (path, bytes) in [
            ("c.docx", docx(&document, &theme, None, Audience::External)),
            ("c.md", markdown(&document, Audience::External).into_bytes()),
            ("c.txt", text(&document).into_bytes()),
        ] {
            let mut findings = Findings::new();
            let imported = import(path, &bytes, &mut findings).expect("it is readable");
            assert!(findings.is_empty(), "{contract} {path}: {findings:?}");
            assert_eq!(outline(&imported.document), expected, "{contract} {path}");
            assert!(imported.document.signatures.is_some(), "{contract} {path}");
            assert!(imported.signatories.len() >= 2, "{contract} {path}");
            assert!(!imported.traces.is_marked(), "{contract} {path}");
            // Markdown escapes signs and links; text lays tables out in columns.
            invariants::check(&imported, path != "c.md");
            if path != "c.txt" {
                bodies.push(body(&imported));
            }
        }
        assert_eq!(bodies[0], bodies[1], "{contract}");
        read += 1;
    }
    assert!(read >= 4, "only {read} contracts");
}
