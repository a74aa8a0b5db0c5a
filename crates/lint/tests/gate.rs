//! The gate before sending, on the corpus and on its own examples.
//!
//! Rows `PRET-…` of the tables of `tests/corpus` are found by the gate alone: it must find
//! them all, and nothing beside.

#![expect(clippy::disallowed_methods, reason = "a test reads the corpus")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clausier_compile::store::DiskStore;
use clausier_compile::{Library, contracts};
use clausier_diagnostics::{Diagnostic, Findings};
use clausier_import::import;
use clausier_lint::{RULES, Rule, check_contract_ready, check_text_ready};
use clausier_model::document::{Document, Status};
use clausier_model::theme::Theme;
use clausier_render::{Audience, docx};

/// What is true of the plain texts of the corpus, whose tables speak of their words alone.
const BESIDE: [(&str, &str); 6] = [
    ("bail-cabinet-partage.md", "PRET-09"),
    ("bail-professionnel-orthophoniste.txt", "PRET-09"),
    ("engagement-confidentialite-unilateral.txt", "PRET-06"),
    ("portage-commercial-prestation.txt", "PRET-06"),
    ("regie-devops.md", "PRET-08"),
    ("sous-traitance-dev.md", "PRET-09"),
];

#[test]
fn the_gate_finds_what_is_planted_and_nothing_else() {
    let mut planted = 0;
    let mut wrong = Vec::new();
    let mut beside = BTreeSet::new();
    for path in texts() {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let table = path.with_extension("defauts.md");
        let table = fs::read_to_string(table).expect("a table");
        let rows: Vec<_> = table
            .lines()
            .filter_map(|line| line.strip_prefix("| PRET-")?.strip_suffix(" |"))
            .filter_map(|line| line.split_once(" | "))
            .collect();
        planted += rows.len();
        let bytes = fs::read(&path).expect("a text");
        let found = gate(&name, &bytes);
        for (code, words) in &rows {
            if !found.iter().any(|it| is_about(it, code, words)) {
                wrong.push(format!("{name}: PRET-{code} {words} is not found"));
            }
        }
        for finding in &found {
            let is_planted =
                rows.iter().any(|(code, words)| is_about(finding, code, words));
            let known = (name.as_str(), &*finding.rule.code);
            if BESIDE.contains(&known) {
                beside.insert((name.clone(), finding.rule.code.to_string()));
            } else if !is_planted {
                let said = format!("{}: {}", finding.rule.code, finding.message);
                wrong.push(format!("{name}: nobody planted {said}"));
            }
        }
    }
    assert!(planted >= 16, "only {planted} rows");
    assert_eq!(beside.len(), BESIDE.len(), "{beside:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn texts() -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    let mut texts = Vec::new();
    for folder in ["textes", "word"] {
        let files = fs::read_dir(corpus.join(folder)).expect("a folder of the corpus");
        texts.extend(files.map(|file| file.expect("a file").path()));
    }
    texts.retain(|path| !path.to_string_lossy().ends_with(".defauts.md"));
    texts.sort();
    texts
}

#[test]
fn the_file_of_a_contract_is_looked_at_and_not_its_tree_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let store = DiskStore::new(&root).expect("the repository");
    let library = Library::new(&store);
    let contract = contracts(&store).expect("contracts").remove(0);
    let codes = |change: fn(&mut Document), audience| {
        let write = |document: &Document, findings: &mut Findings| {
            let mut document = document.clone();
            change(&mut document);
            let bytes = docx(&document, &Theme::default(), None, audience);
            import("contrat.docx", &bytes, findings)
        };
        let compiled =
            check_contract_ready(&library, &contract, &write).expect("sources");
        let codes = compiled.findings.iter().map(|it| it.rule.code.to_string());
        codes.filter(|code| code.starts_with("PRET-")).collect::<BTreeSet<_>>()
    };
    let of = |expected: &[&str]| expected.iter().map(|it| (*it).to_owned()).collect();
    let external = Audience::External;
    assert_eq!(codes(|_| {}, external), BTreeSet::new());
    let draft = codes(|document| document.status = Status::Draft, external);
    assert_eq!(draft, of(&["PRET-10"]));
    let shorter = codes(|document| drop(document.articles.remove(1)), external);
    assert_eq!(shorter, of(&["PRET-11"]));
}

/// What the rules of the gate say.
fn gate(name: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    let imported = import(name, bytes, &mut Findings::new()).expect("a text");
    let found = check_text_ready(&imported, &[]).sorted();
    found.iter().filter(|it| it.rule.code.starts_with("PRET-")).cloned().collect()
}

/// Whether a finding is that of a row: its words are said, or stand where it points.
fn is_about(finding: &Diagnostic, code: &str, words: &str) -> bool {
    let words = plain(words);
    let place = &finding.span.file().text()[finding.span.range()];
    finding.rule.code.strip_prefix("PRET-") == Some(code)
        && (plain(&finding.message).contains(&words) || plain(place).contains(&words))
}

/// With plain blanks, as tables are written.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn the_examples_of_the_rules_are_true() {
    let mut tried = 0;
    for rule in RULES.iter().filter(|rule| rule.code.starts_with("PRET-")) {
        let (Some(bad), Some(good)) = (quoted(rule, "Mauvais"), quoted(rule, "Bon"))
        else {
            continue;
        };
        tried += 1;
        let says = |text: &str| {
            gate("exemple.md", text.as_bytes()).iter().any(|it| it.rule.code == rule.code)
        };
        assert!(says(&bad), "{} finds nothing in\n{bad}", rule.code);
        assert!(!says(&good), "{} finds something in\n{good}", rule.code);
    }
    // The others need a Word file, as those of the corpus.
    assert_eq!(tried, 6);
}

/// The quoted text of a section of an explanation.
fn quoted(rule: &Rule, section: &str) -> Option<String> {
    let below = rule.explain.split_once(&format!("## {section}\n"))?.1;
    let below = below.split("\n## ").next()?;
    let lines = below.lines().filter_map(|line| line.strip_prefix('>'));
    let lines: Vec<_> =
        lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    (!lines.is_empty()).then(|| lines.join("\n") + "\n")
}
