//! Small workspaces with what they give, and the real library without a finding.
//!
//! Each folder `tests/cases/<area>/<case>/` of the repository is a workspace, and a
//! test. Its `attendu/` holds what is compared:
//!
//! - `constats.txt`: the findings, one a line; without this file there must be none;
//! - `constats-complets.txt`: the findings with their excerpts and helps;
//! - `contrat.md`, `contrat.txt`: the contract, for a case of one contract.
//!
//! The sources themselves are looked at in the area `sources` alone.
//!
//! Any other file there fails, so that none is forgotten. `SNAPSHOTS=overwrite cargo
//! test -p clausier-lint` writes the files that are there anew, and the first ones of
//! a new case: review what git says of them.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test reads its cases, and fails by panicking"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clausier_compile::store::DiskStore;
use clausier_compile::{Library, contracts};
use clausier_diagnostics::{Findings, short, terminal};
use clausier_lint::{check_contract, check_sources, unused_dispensations};
use clausier_model::document::Document;
use clausier_render::{Audience, markdown, text};
use jiff::civil::date;
use libtest_mimic::{Arguments, Failed, Trial};

const FINDINGS: &str = "constats.txt";
const FULL_FINDINGS: &str = "constats-complets.txt";
const MARKDOWN: &str = "contrat.md";
const TEXT: &str = "contrat.txt";
/// The area of cases whose sources are looked at too, on 22 November 2026.
const SOURCES: &str = "sources";

fn main() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut trials = vec![{
        let root = repository.clone();
        Trial::test("the_library_has_no_finding", move || library(&root))
    }];
    for area in folders(&repository.join("tests/cases")) {
        for case in folders(&area) {
            let name = format!("{}::{}", last(&area), last(&case));
            let sources = last(&area) == SOURCES;
            trials.push(Trial::test(name, move || run(&case, sources)));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn folders(path: &Path) -> Vec<PathBuf> {
    let mut out: Vec<_> = fs::read_dir(path)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    out.sort();
    out
}

fn last(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// All that is found in the contracts of a workspace, and in its sources if they are
/// asked for, with its documents.
fn check(root: &Path, sources: bool) -> (Findings, Vec<Document>) {
    let store = DiskStore::new(root).unwrap();
    let library = Library::new(&store);
    let mut findings = Findings::new();
    let mut documents = Vec::new();
    let mut standing = BTreeSet::new();
    for contract in contracts(&store).unwrap() {
        let compiled = check_contract(&library, &contract).unwrap();
        let used = compiled.clauses.iter().map(|used| used.parsed().clause.id.clone());
        standing.extend(used);
        findings.extend(compiled.findings);
        documents.extend(compiled.document);
    }
    if sources {
        findings.extend(check_sources(&library, Some(date(2026, 11, 22))).unwrap());
        findings.extend(unused_dispensations(&library, &standing, &findings).unwrap());
    }
    (findings.sorted(), documents)
}

fn library(root: &Path) -> Result<(), Failed> {
    let (findings, documents) = check(root, true);
    assert!(!documents.is_empty());
    if findings.is_empty() { Ok(()) } else { Err(terminal(&findings, false).into()) }
}

fn run(case: &Path, sources: bool) -> Result<(), Failed> {
    let (findings, documents) = check(case, sources);
    let document = match documents.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    let expected = case.join("attendu");
    let overwrite = std::env::var("SNAPSHOTS").is_ok_and(|mode| mode == "overwrite");
    if overwrite && !expected.exists() {
        fs::create_dir(&expected).unwrap();
        if !findings.has_errors() && document.is_some() {
            fs::write(expected.join(MARKDOWN), "").unwrap();
        }
    }
    let actual = |name: &str| match (name, document) {
        (FINDINGS, _) => Some(short(&findings)),
        (FULL_FINDINGS, _) => Some(terminal(&findings, false)),
        (MARKDOWN, Some(document)) => Some(markdown(document, Audience::External)),
        (TEXT, Some(document)) => Some(text(document)),
        _ => None,
    };
    if overwrite && !findings.is_empty() {
        fs::write(expected.join(FINDINGS), "").unwrap();
    }
    let mut compared = 0;
    for entry in fs::read_dir(&expected).map_err(|_| "no folder « attendu »")? {
        let path = entry.unwrap().path();
        let Some(actual) = actual(&last(&path)) else {
            return Err(format!("nothing to compare with {}", path.display()).into());
        };
        if overwrite {
            fs::write(&path, &actual).unwrap();
        }
        let text = fs::read_to_string(&path).unwrap();
        snapbox::assert_data_eq!(actual, snapbox::Data::text(text).raw());
        compared += 1;
    }
    if !expected.join(FINDINGS).exists() && !findings.is_empty() {
        return Err(terminal(&findings, false).into());
    }
    if compared == 0 { Err("an empty folder « attendu »".into()) } else { Ok(()) }
}
