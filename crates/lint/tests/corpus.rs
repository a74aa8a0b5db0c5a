//! The rules on contracts that nobody wrote for Clausier.
//!
//! Each text of `tests/corpus` has a table of the defects planted in it. The test prints
//! how many each rule finds, and what it finds beside; it fails when fewer than 95 % are
//! found, or when an error is said of words that no row of a table names.

#![expect(clippy::print_stdout, reason = "the table is what the test is read for")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clausier_diagnostics::{Diagnostic, Findings, Severity};
use clausier_import::{Imported, import};
use clausier_lint::check_text;

/// A line of a table.
struct Row {
    code: String,
    line: Option<usize>,
    words: String,
}

/// What is said of a code over the whole corpus.
#[derive(Default)]
struct Tally {
    planted: usize,
    found: usize,
    /// What was not found, and what was found that nobody planted.
    missed: Vec<String>,
    beside: Vec<(Severity, String)>,
}

fn main() -> ExitCode {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for path in texts() {
        look(&path, &mut tallies);
    }
    print(&tallies);
    let planted: usize = tallies.values().map(|tally| tally.planted).sum();
    let found: usize = tallies.values().map(|tally| tally.found).sum();
    let beside = tallies.values().flat_map(|tally| &tally.beside);
    let errors = beside.filter(|(severity, _)| *severity == Severity::Error).count();
    // Without a fraction: found / planted >= 95 / 100.
    if found * 100 < planted * 95 || errors > 0 {
        println!("{found} défauts trouvés sur {planted}, {errors} fausses erreurs");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

#[expect(clippy::disallowed_methods, reason = "a test reads the corpus")]
fn texts() -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    let mut texts = Vec::new();
    for folder in ["textes", "word"] {
        let files =
            std::fs::read_dir(corpus.join(folder)).expect("a folder of the corpus");
        texts.extend(files.map(|file| file.expect("a file").path()));
    }
    texts.retain(|path| !path.to_string_lossy().ends_with(".defauts.md"));
    texts.sort();
    texts
}

#[expect(clippy::disallowed_methods, reason = "a test reads the corpus")]
fn look(path: &Path, tallies: &mut BTreeMap<String, Tally>) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = std::fs::read(path).expect("a text");
    let table =
        std::fs::read_to_string(path.with_extension("defauts.md")).expect("a table");
    let rows = rows(&table);
    let mut findings = Findings::new();
    let imported = import(&name, &bytes, &mut findings);
    let found = imported.as_ref().map(|imported| check_text(imported, &[]));
    let found: Vec<_> = found.iter().flat_map(Findings::iter).collect();
    for row in &rows {
        let tally = tallies.entry(row.code.clone()).or_default();
        tally.planted += 1;
        let is_found = imported.as_ref().is_some_and(|imported| {
            found.iter().any(|finding| answers(row, finding, imported))
        });
        if is_found {
            tally.found += 1;
        } else {
            tally.missed.push(format!("{name}: {}", row.words));
        }
    }
    let Some(imported) = &imported else { return };
    for finding in found {
        if !rows.iter().any(|row| explains(row, finding, imported)) {
            let line = finding.span.start().line;
            let said = format!("{name}:{line}: {}", finding.message);
            let tally = tallies.entry(finding.rule.code.to_string()).or_default();
            tally.beside.push((finding.severity, said));
        }
    }
}

/// The rows of a table; its last column may hold a bar.
fn rows(table: &str) -> Vec<Row> {
    let lines =
        table.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let numbered = table.contains("| ligne |");
    let cells = lines.filter_map(|line| {
        let (code, rest) = line.split_once(" | ")?;
        if !code.contains('-') || code == "---" {
            return None;
        }
        let (line, words) = match rest.split_once(" | ") {
            Some((line, words)) if numbered => (line.parse().ok(), words),
            _ => (None, rest),
        };
        Some(Row { code: code.to_owned(), line, words: words.to_owned() })
    });
    // What stands in a file beside its text is for the gate before sending.
    cells.filter(|row| !row.code.starts_with("PRET-")).collect()
}

/// Whether a finding is the one that a row wants.
fn answers(row: &Row, finding: &Diagnostic, imported: &Imported) -> bool {
    let same = *row.code == *finding.rule.code
        || (row.code == "DOC-16" && finding.rule.code == "DOC-15");
    same && is_there(row, finding, imported)
}

/// Whether a row accounts for a finding: the same fault seen by another rule is no false
/// alarm.
fn explains(row: &Row, finding: &Diagnostic, imported: &Imported) -> bool {
    let code = &*finding.rule.code;
    let twice = ["DOC-15", "DOC-16"];
    let same = row.code == code || (twice.contains(&&*row.code) && twice.contains(&code));
    same && (is_there(row, finding, imported) || twice.contains(&code))
}

/// Whether a finding stands where a row says.
fn is_there(row: &Row, finding: &Diagnostic, imported: &Imported) -> bool {
    let text = imported.file.text();
    let range = finding.span.range();
    if let Some(line) = row.line {
        let lines = finding.span.start().line..=finding.span.end().line;
        return lines.contains(&line);
    }
    let words = plain(&row.words);
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    let around = plain(&text[start..end]);
    around.contains(&words)
}

fn plain(text: &str) -> String {
    let words = text.replace(['\'', '*'], "’").replace(['\u{a0}', '\u{202f}'], " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn print(tallies: &BTreeMap<String, Tally>) {
    println!("{:<8} {:>7} {:>7} {:>7}", "code", "plantés", "trouvés", "à côté");
    for (code, tally) in tallies {
        let beside = tally.beside.len();
        println!("{code:<8} {:>7} {:>7} {beside:>7}", tally.planted, tally.found);
    }
    for (code, tally) in tallies {
        tally.missed.iter().for_each(|words| println!("manqué  {code} {words}"));
        for (severity, words) in &tally.beside {
            println!("à côté  {code} {severity:?} {words}");
        }
    }
}
