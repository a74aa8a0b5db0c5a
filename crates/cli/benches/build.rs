//! How long builds take: `cargo bench -p clausier-cli`.
//!
//! The workspace is what `clausier init` lays out, with a thousand contracts that vary
//! from its own. Nothing here is a test: it prints what it measures.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measure reads the clock, makes files and prints"
)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use clausier_compile::store::DiskStore;
use clausier_compile::{Library, compile};
use clausier_model::theme::Theme;
use clausier_render::{Audience, docx, html, markdown};
use tempfile::TempDir;

/// How many contracts the large workspace has.
const CONTRACTS: usize = 1_000;
/// The contract of a new workspace.
const CONTRACT: &str = "contracts/clients/boulangerie-du-pont/AV-2026-014";

fn main() {
    let workspace = TempDir::new().unwrap();
    let root = workspace.path();
    clausier(root, &["init"]);

    report(
        "un contrat, en mémoire, HTML + DOCX + Markdown",
        median(50, || in_process(root)),
    );
    report("un contrat, en mémoire, sources déjà lues", warm(root));
    report(
        "un contrat, le programme entier, sans PDF",
        median(20, || {
            let _ = fs::remove_dir_all(root.join("dist"));
            clausier(root, &["build", "--to", "html,docx,md,txt"])
        }),
    );

    multiply(root);
    let build = ["build", "--to", "html,docx"];
    let _ = fs::remove_dir_all(root.join("dist"));
    report("mille contrats, HTML + DOCX", clausier(root, &build));
    report("mille contrats, inchangés", median(5, || clausier(root, &build)));
    let manifest = root.join("contracts/clients/client-500/AV-500/contract.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replace("480 €", "481 €")).unwrap();
    report("mille contrats, un seul changé", clausier(root, &build));
    report("mille contrats, vérifiés", clausier(root, &["check"]));
    let _ = fs::remove_dir_all(root.join("dist"));
    if let Some(peak) = peak_memory(root, &build) {
        println!("{:<52} {:>9} Mo", "mille contrats, mémoire au plus", peak / 1_000);
    }
}

/// From sources to three formats, with nothing read before.
fn in_process(root: &Path) -> Duration {
    let start = Instant::now();
    let store = DiskStore::new(root).unwrap();
    let library = Library::new(&store);
    render(&library);
    start.elapsed()
}

/// The same, with the library read by another contract before.
fn warm(root: &Path) -> Duration {
    let store = DiskStore::new(root).unwrap();
    let library = Library::new(&store);
    render(&library);
    median(50, || {
        let start = Instant::now();
        render(&library);
        start.elapsed()
    })
}

fn render(library: &Library<'_>) {
    let compiled = compile(library, CONTRACT).unwrap();
    let document = compiled.document.unwrap();
    let theme = Theme::default();
    black_box(html(&document, &theme, None, Audience::External));
    black_box(docx(&document, &theme, None, Audience::External));
    black_box(markdown(&document, Audience::External));
}

/// Runs the program and says how long it took; it must succeed.
fn clausier(root: &Path, args: &[&str]) -> Duration {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_clausier"));
    let status = command.args(args).current_dir(root).stdout(Stdio::null()).status();
    assert!(status.unwrap().success(), "{args:?}");
    start.elapsed()
}

/// Makes contracts that differ from the first in their reference and in a price.
fn multiply(root: &Path) {
    let manifest = fs::read_to_string(root.join(CONTRACT).join("contract.toml")).unwrap();
    let own = "clauses/fermeture-annuelle.md";
    let clause = fs::read_to_string(root.join(CONTRACT).join(own)).unwrap();
    for number in 1..CONTRACTS {
        let folder = root.join(format!("contracts/clients/client-{number}/AV-{number}"));
        fs::create_dir_all(folder.join("clauses")).unwrap();
        let text = manifest.replace("AV-2026-014", &format!("AV-{number}")).replace(
            "heures_incluses = 16",
            &format!("heures_incluses = {}", 10 + number % 40),
        );
        fs::write(folder.join("contract.toml"), text).unwrap();
        fs::write(folder.join(own), &clause).unwrap();
    }
}

/// The most memory that a run held, in kilobytes; `None` where `time` does not tell.
fn peak_memory(root: &Path, args: &[&str]) -> Option<u64> {
    let output = Command::new("/usr/bin/time")
        .args(["-f", "%M", env!("CARGO_BIN_EXE_clausier")])
        .args(args)
        .current_dir(root)
        .output()
        .ok()?;
    String::from_utf8(output.stderr).ok()?.lines().last()?.trim().parse().ok()
}

fn median(times: usize, mut measure: impl FnMut() -> Duration) -> Duration {
    let mut measured: Vec<_> = (0..times).map(|_| measure()).collect();
    measured.sort();
    measured[times / 2]
}

fn report(what: &str, time: Duration) {
    println!("{what:<52} {:>9.1} ms", time.as_secs_f64() * 1_000.0);
}
