//! The product's commands.

use std::ffi::{OsStr, OsString};
use std::process::ExitCode;

use crate::cargo::{Place, cargo, run};

/// The PDF worker's package and program.
const WORKER: &str = "clausier-pdf";

/// The programs that are built, of all those of the workspace.
///
/// Cargo gives a library the features that the packages it selects ask for. With the
/// whole workspace selected, `cargo test --workspace` finds every library as it needs
/// it; the worker's package alone would have Typst compiled once more.
const PROGRAMS: &[&str] = &[WORKER, "clausier"];

/// Runs `clausier` with `args`, with the PDF worker built first when one is needed.
pub(crate) fn product(args: Vec<OsString>) -> ExitCode {
    if wants_pdf(&args)
        && let Err(message) = build_worker()
    {
        eprintln!("erreur: {message}");
        return ExitCode::from(2);
    }
    clausier_cli::run(args)
}

/// Options of every command that take the word after them.
const WITH_A_WORD: &[&str] = &["--root", "--color"];

/// Whether the command writes a PDF: `build`, unless `--to` names other formats.
fn wants_pdf(args: &[OsString]) -> bool {
    let mut words = args.iter().map(|arg| arg.to_string_lossy());
    let command = loop {
        match words.next() {
            Some(word) if WITH_A_WORD.contains(&&*word) => drop(words.next()),
            Some(word) if word.starts_with('-') => {}
            command => break command,
        }
    };
    if command.as_deref() != Some("build") {
        return false;
    }
    let mut formats = Vec::new();
    while let Some(word) = words.next() {
        if word == "--help" || word == "-h" {
            return false;
        }
        if word == "--to" {
            formats.extend(words.next());
        } else if let Some(value) = word.strip_prefix("--to=") {
            formats.push(value.to_owned().into());
        }
    }
    formats.is_empty()
        || formats.iter().flat_map(|list| list.split(',')).any(|format| format == "pdf")
}

/// Builds the worker beside our own program, where the command line looks for it.
///
/// It is in the same profile as we are, so that nothing is compiled twice.
fn build_worker() -> Result<(), String> {
    let place = Place::current()?;
    let worker = place.program(WORKER);
    let mut build = cargo(["build", "--workspace", "--profile", &place.profile]);
    for program in PROGRAMS {
        build.args(["--bin", program]);
    }
    if let Some(target) = &place.target {
        build.args([OsStr::new("--target-dir"), target.as_os_str()]);
    }
    if worker.is_file() {
        build.arg("--quiet");
    } else {
        eprintln!(
            "Compilation de {WORKER} et du moteur de mise en page : \
             plusieurs minutes, la première fois seulement."
        );
    }
    run(&mut build)?;
    if worker.is_file() {
        Ok(())
    } else {
        Err(format!("`cargo build` n’a pas écrit {}", worker.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_is_wanted_unless_other_formats_are_named() {
        for (line, expected) in [
            ("build", true),
            ("build contrat --draft", true),
            ("build --to pdf", true),
            ("build --to html,pdf", true),
            ("build --to html --to pdf", true),
            ("build --to=docx,pdf contrat", true),
            ("build --to html", false),
            ("build --to=docx", false),
            ("--quiet --root there build", true),
            ("--root build check", false),
            ("build --help", false),
            ("check", false),
            ("new build", false),
            ("", false),
        ] {
            let args: Vec<OsString> =
                line.split_whitespace().map(OsString::from).collect();
            assert_eq!(wants_pdf(&args), expected, "{line}");
        }
    }
}
