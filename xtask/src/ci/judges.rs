//! Other programs read what was built.
//!
//! Each script of a `tests/judges` folder is handed the documents of `dist` in the
//! format that its name starts with: `docx-…`, `html-…`, `pdf-…`. It prints what it
//! does not like and ends with another status than 0.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::reproducible::files;
use crate::cargo::{command, root, run};

/// Where scripts are.
const FOLDERS: &[&str] = &["crates/render/tests/judges", "crates/pdf/tests/judges"];

/// The Python that `.ci/run` furnishes with the judges' packages.
const PYTHON: &[&str] =
    &["target/ci-venv/bin/python", "target/ci-venv/Scripts/python.exe"];

/// Hands every document of `dist` to the scripts for its format.
pub(super) fn check() -> Result<(), String> {
    let dist = root().join("dist");
    let documents: Vec<PathBuf> =
        files(&dist)?.into_keys().map(|path| dist.join(path)).collect();
    let mut failed = Vec::new();
    let mut count = 0;
    for script in scripts()? {
        let name = file_name(&script);
        let format = format_of(&name);
        let judged: Vec<&PathBuf> = documents
            .iter()
            .filter(|path| path.extension().is_some_and(|found| found == format))
            .collect();
        if judged.is_empty() {
            failed.push(format!("{name}: `dist` holds no .{format}"));
            continue;
        }
        println!("--- {name}: {} documents", judged.len());
        let mut judge = interpreter(&script)?;
        if let Err(message) = run(judge.arg(&script).args(judged)) {
            failed.push(format!("{name}: {message}"));
        }
        count += 1;
    }
    println!("{count} judges, {} documents", documents.len());
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n")) }
}

/// The scripts, in order.
fn scripts() -> Result<Vec<PathBuf>, String> {
    let mut out = Vec::new();
    for folder in FOLDERS {
        let dir = root().join(folder);
        if dir.is_dir() {
            out.extend(files(&dir)?.into_keys().map(|path| dir.join(path)));
        }
    }
    out.retain(|path| matches!(extension(path), "py" | "sh"));
    out.sort();
    Ok(out)
}

/// What runs a script.
fn interpreter(script: &Path) -> Result<Command, String> {
    if extension(script) == "sh" {
        return Ok(command("bash"));
    }
    let python = PYTHON.iter().map(|path| root().join(path)).find(|path| path.is_file());
    match python {
        Some(python) => Ok(command(python)),
        None => Err("no Python for the judges: run .ci/run, which installs it".into()),
    }
}

/// The format that a script judges: what its name starts with.
fn format_of(name: &str) -> &str {
    name.split(['-', '_', '.']).next().unwrap_or(name)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn extension(path: &Path) -> &str {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_says_what_it_judges() {
        for (name, format) in
            [("docx-audit.py", "docx"), ("html_vnu.sh", "html"), ("pdf.sh", "pdf")]
        {
            assert_eq!(format_of(name), format);
        }
    }
}
