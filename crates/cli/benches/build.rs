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

mod common;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use clausier_compile::store::DiskStore;
use clausier_compile::{Library, compile};
use clausier_model::theme::Theme;
use clausier_render::{Audience, docx, html, markdown};
use tempfile::TempDir;

use common::{CONTRACT, clausier, median, multiply};

/// How many contracts the large workspace has.
const CONTRACTS: usize = 1_000;

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

    multiply(root, CONTRACTS);
    let build = ["build", "--to", "html,docx"];
    let _ = fs::remove_dir_all(root.join("dist"));
    report("mille contrats, HTML + DOCX", clausier(root, &build));
    report("mille contrats, inchangés", median(5, || clausier(root, &build)));
    let manifest = root.join("contracts/clients/client-500/AV-500/contract.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replace("480 €", "481 €")).unwrap();
    report("mille contrats, un seul changé", clausier(root, &build));
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

fn report(what: &str, time: Duration) {
    println!("{what:<52} {:>9.1} ms", time.as_secs_f64() * 1_000.0);
}
