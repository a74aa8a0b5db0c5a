//! Values stand in the document as they were given, once, or are refused.

use std::path::Path;

use clausier_compile::store::DiskStore;
use clausier_compile::{Library, compile, contracts};
use clausier_model::document::{Block, BlockKind, Division, Document, Inline};
use proptest::prelude::*;

use crate::limits::said;
use crate::workspace::{build, quoted, solid, workspace};

const TEXT: &str = "[variables.texte]\ntype = \"text\"\n[variables.proses]\n\
    type = \"paragraphs\"\n[variables.liste]\ntype = \"list\"\n";
const BODY: &str = "Soit < {{ texte }} > ici.\n\n{{ proses }}\n\nEt {{ liste }}.\n";

fn values(text: &str) -> String {
    let text = quoted(text);
    format!("texte = {text}\nproses = [{text}]\nliste = [{text}]\n")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_value_is_printed_once_for_each_place(value in "\\PC{1,24}") {
        let store = workspace(TEXT, BODY, &values(&format!("zq{value}qz")));
        let compiled = build(&store);
        prop_assert_eq!(&compiled.document, &build(&store).document);
        if !compiled.findings.has_errors() {
            let document = compiled.document.expect("a document");
            let printed = solid(&clausier_render::text(&document));
            let value = solid(&format!("zq{value}qz"));
            prop_assert_eq!(printed.matches(&value).count(), 3, "{}", printed);
        }
    }

    #[test]
    fn typesetting_twice_is_typesetting_once(text in "[a-z0-9 .,:;!?%€'\"«»’()\u{a0}\u{202f}°-]{0,24}") {
        let once = clausier_french::typeset(&text);
        prop_assert_eq!(clausier_french::typeset(&once), once);
    }
}

#[test]
fn hostile_values() {
    for value in [
        "*Acme* # {{ x }} <script>",
        "{% if x %}",
        "| a |",
        "](https://x.fr)",
        "&#xE000;",
        "]]>",
        "1. a",
    ] {
        let compiled = build(&workspace(TEXT, BODY, &values(value)));
        assert!(!compiled.findings.has_errors(), "{:?}", said(&compiled));
        let printed =
            solid(&clausier_render::text(&compiled.document.expect("a document")));
        assert_eq!(printed.matches(&solid(value)).count(), 3, "{printed}");
    }
    for value in ["a\u{202e}b", "a\u{1}b", "a\u{e000}b", "a\u{7f}b", "a\u{200f}b"] {
        let compiled = build(&workspace(TEXT, BODY, &values(value)));
        assert!(compiled.findings.has_errors(), "{value:?}");
    }
    for value in [
        "\"\\uD800\"",
        "nan",
        "inf",
        "99999999999999999999",
        "2026-02-30",
        "\"a\"\ntexte = \"b\"",
    ] {
        let compiled = build(&workspace(TEXT, BODY, &format!("texte = {value}\n")));
        assert!(compiled.findings.has_errors(), "{value}");
        assert!(said(&compiled).iter().any(|s| s.contains("contract.toml:")), "{value}");
    }
    let compiled = build(&workspace(TEXT, BODY, &values(&"a".repeat(1_000_000))));
    assert!(compiled.findings.has_errors());
}

/// The number of every node that a reference may name.
fn numbers(document: &Document) -> Vec<(String, String)> {
    fn blocks(within: &str, blocks: &[Block], out: &mut Vec<(String, String)>) {
        for block in blocks {
            if let Some(anchor) = &block.anchor {
                out.push((anchor.0.clone(), within.to_owned()));
            }
            if let BlockKind::List(list) = &block.kind {
                for item in &list.items {
                    if let Some(anchor) = &item.anchor {
                        out.push((anchor.0.clone(), item.marker.clone()));
                    }
                }
            }
        }
    }
    fn divisions(divisions_: &[Division], out: &mut Vec<(String, String)>) {
        for division in divisions_ {
            let number = division.number.to_string();
            blocks(&number, &division.blocks, out);
            out.push((division.id.0.clone(), number));
            divisions(&division.divisions, out);
        }
    }
    let mut out = Vec::new();
    divisions(&document.articles, &mut out);
    for annex in &document.annexes {
        let number = annex.number.to_string();
        blocks(&number, &annex.blocks, &mut out);
        out.push((annex.id.0.clone(), number));
        divisions(&annex.articles, &mut out);
    }
    out
}

fn references(inlines: &[Inline], out: &mut Vec<(String, String)>) {
    for inline in inlines {
        match inline {
            Inline::Reference { target, text } => {
                out.push((target.0.clone(), text.clone()));
            }
            Inline::Strong { inlines }
            | Inline::Emphasis { inlines }
            | Inline::Link { inlines, .. } => references(inlines, out),
            _ => {}
        }
    }
}

fn referred(blocks: &[Block], out: &mut Vec<(String, String)>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph { inlines } => references(inlines, out),
            BlockKind::List(list) => {
                list.items.iter().for_each(|item| referred(&item.blocks, out));
            }
            BlockKind::Table(table) => {
                table
                    .rows
                    .iter()
                    .flat_map(|row| &row.cells)
                    .for_each(|c| references(c, out));
            }
            BlockKind::Conspicuous { blocks } => referred(blocks, out),
        }
    }
}

fn all_referred(divisions: &[Division], out: &mut Vec<(String, String)>) {
    for division in divisions {
        referred(&division.blocks, out);
        all_referred(&division.divisions, out);
    }
}

#[test]
fn references_of_the_real_contracts_print_the_numbers_of_their_targets() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let store = DiskStore::new(&root).expect("the workspace");
    let library = Library::new(&store);
    let contracts = contracts(&store).expect("the store answers");
    assert!(contracts.len() >= 3, "{contracts:?}");
    let mut seen = 0;
    for contract in contracts {
        let compiled = compile(&library, &contract).expect("the store answers");
        assert!(!compiled.findings.has_errors(), "{:?}", said(&compiled));
        let document = compiled.document.expect("a document");
        let numbers = numbers(&document);
        let mut found = Vec::new();
        all_referred(&document.articles, &mut found);
        for annex in &document.annexes {
            referred(&annex.blocks, &mut found);
            all_referred(&annex.articles, &mut found);
        }
        seen += found.len();
        for reference in found {
            assert!(numbers.contains(&reference), "{contract}: {reference:?}");
        }
    }
    assert!(seen > 10, "{seen}");
}
