//! Other programs read what was built.

use std::path::{Path, PathBuf};
use std::process::Command;

use clausier_model::document::Document;
use clausier_model::theme::Theme;
use clausier_render::{Audience, docx};

use super::reproducible::files;
use crate::cargo::{Place, command, root, run};

/// A program of others, and what it is given.
struct Judge {
    /// What it is called by in the report.
    name: &'static str,
    /// What it makes sure of.
    promise: &'static str,
    /// What it is handed.
    given: Given,
    /// The program, from the root of the repository when it has a `/`, and what stands
    /// before the documents. [`PYTHON`], [`NU`] … are where `.ci/run` put them.
    words: &'static [&'static str],
}

/// The documents of `dist` that a judge is handed.
enum Given {
    /// None: it finds what it judges.
    Nothing,
    /// All those with an extension, at once.
    Together(&'static str),
    /// All those with an extension, one at a time.
    Each(&'static str),
    /// The fixtures and the contracts as Word documents, each before the tree it was
    /// written from.
    WithTrees,
}

/// The Nu HTML checker.
const NU: &str = "target/ci-node/node_modules/vnu-jar/build/dist/vnu.jar";

/// It does not know page styles: running heads stand in margin boxes.
const NOT_KNOWN: &str = ".*(margin box|@top|@bottom|at-rule).*";

/// The Open XML schema checker.
const AUDIT: &str = "target/ci-venv/bin/openxml-audit";

/// A Python that has the judges' packages.
const PYTHON: &str = "target/ci-venv/bin/python";

/// What `.ci/run` installs in the repository.
const INSTALLED: &[&str] = &[NU, AUDIT, PYTHON];

/// Where the tests of the PDF worker leave files, in cargo's own target folder.
const LEFT: &str = "target/tmp/pdf";

/// Documents in every state, as trees.
const FIXTURES: &[&str] = &["contrat", "projet"];

/// The judges, in order.
const JUDGES: &[Judge] = &[
    Judge {
        name: "openxml-audit",
        promise: "Word documents follow their schema",
        given: Given::Each("docx"),
        words: &[AUDIT, "--quiet"],
    },
    Judge {
        name: "soffice",
        promise: "another word processor opens them",
        given: Given::Together("docx"),
        words: &["bash", ".ci/word-processor"],
    },
    Judge {
        name: "docx.py",
        promise: "they show what the tree says",
        given: Given::WithTrees,
        words: &[PYTHON, "crates/render/tests/judges/docx.py"],
    },
    Judge {
        name: "pdf.sh",
        promise: "the PDF files of the tests show what they must",
        given: Given::Nothing,
        words: &["sh", "crates/pdf/tests/judges/pdf.sh", LEFT],
    },
    Judge {
        name: "qpdf",
        promise: "PDF files are sound",
        given: Given::Each("pdf"),
        words: &["qpdf", "--check"],
    },
    Judge {
        name: "nu",
        promise: "contracts are valid, accessible HTML",
        given: Given::Together("html"),
        words: &["java", "-jar", NU, "--errors-only", "--filterpattern", NOT_KNOWN],
    },
    Judge {
        name: "nu, on fixtures",
        promise: "so are the pages that tests compare with",
        given: Given::Nothing,
        words: &["sh", "crates/render/tests/judges/html.sh", NU],
    },
];

/// Runs every judge; an error lists those that are not content.
pub(super) fn check() -> Result<(), String> {
    let dist = root().join("dist");
    let documents: Vec<PathBuf> =
        files(&dist)?.into_keys().map(|path| dist.join(path)).collect();
    let mut failed = Vec::new();
    for judge in JUDGES {
        println!("--- {}: {}", judge.name, judge.promise);
        if let Err(message) = hear(judge, &documents) {
            println!("error: {message}");
            failed.push(judge.name);
        }
    }
    println!("{} judges, {} documents", JUDGES.len(), documents.len());
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("not content: {}", failed.join(", ")))
    }
}

/// Hands its documents to a judge.
fn hear(judge: &Judge, documents: &[PathBuf]) -> Result<(), String> {
    for word in judge.words.iter().filter(|word| INSTALLED.contains(word)) {
        if !root().join(word).is_file() {
            return Err(format!("no {word}: run .ci/run, which installs it"));
        }
    }
    let format = match judge.given {
        Given::Nothing => return run(&mut hearing(judge)),
        Given::WithTrees => return run(hearing(judge).args(with_trees()?)),
        Given::Together(format) | Given::Each(format) => format,
    };
    let judged = of_format(documents, format);
    if judged.is_empty() {
        return Err(format!("`dist` holds no .{format}"));
    }
    if let Given::Each(_) = judge.given {
        judged.iter().try_for_each(|document| run(hearing(judge).arg(document)))
    } else {
        run(hearing(judge).args(judged))
    }
}

/// The program and what stands before the documents.
fn hearing(judge: &Judge) -> Command {
    let mut words = judge.words.iter().map(|word| absolute(word));
    let mut hearing = command(words.next().expect("invariant: a judge has a program"));
    hearing.args(words);
    hearing
}

/// Writes the fixtures as Word documents; gives each with its tree.
fn fixtures() -> Result<Vec<PathBuf>, String> {
    let folder = root().join("target/ci-fixtures");
    let failed = |error: String| format!("a fixture could not be written: {error}");
    std::fs::create_dir_all(&folder).map_err(|error| failed(error.to_string()))?;
    let mut out = Vec::new();
    for name in FIXTURES {
        let tree = root().join(format!("tests/fixtures/{name}.json"));
        let json = std::fs::read(&tree).map_err(|error| failed(error.to_string()))?;
        let document: Document =
            serde_json::from_slice(&json).map_err(|error| failed(error.to_string()))?;
        let file = folder.join(format!("{name}.docx"));
        let bytes = docx(&document, &Theme::default(), None, Audience::External);
        std::fs::write(&file, bytes).map_err(|error| failed(error.to_string()))?;
        out.extend([file, tree]);
    }
    Ok(out)
}

/// The fixtures, then the contracts; each Word document before its tree.
fn with_trees() -> Result<Vec<PathBuf>, String> {
    let mut out = fixtures()?;
    let folder = root().join("target/ci-contracts");
    let program = std::env::current_exe()
        .map_err(|error| format!("the place of xtask is unknown: {error}"))?;
    let mut build = command(program);
    build.args(["build", "--quiet", "--to", "docx,json", "--out"]).arg(&folder);
    run(&mut build)?;
    for path in files(&folder)?.into_keys() {
        let path = folder.join(path);
        if path.extension().is_some_and(|found| found == "docx") {
            out.extend([path.clone(), path.with_extension("json")]);
        }
    }
    Ok(out)
}

/// A word of a judge, with the root before it when it is a file of ours.
fn absolute(word: &str) -> PathBuf {
    let place = Place::current().ok().and_then(|place| place.target);
    if let (Some(rest), Some(target)) = (word.strip_prefix("target/tmp/"), place) {
        target.join("tmp").join(rest)
    } else if ["target/", "crates/"].iter().any(|start| word.starts_with(start)) {
        root().join(word)
    } else {
        word.into()
    }
}

/// The documents of a format.
fn of_format<'a>(documents: &'a [PathBuf], format: &str) -> Vec<&'a Path> {
    documents
        .iter()
        .filter(|path| path.extension().is_some_and(|found| found == format))
        .map(PathBuf::as_path)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A script that nobody runs judges nothing.
    #[test]
    fn every_script_is_run() {
        for crate_name in ["render", "pdf"] {
            let folder = format!("crates/{crate_name}/tests/judges");
            let dir = root().join(&folder);
            if !dir.is_dir() {
                continue;
            }
            for script in files(&dir).expect("a folder of the sources").keys() {
                let path = format!("{folder}/{script}");
                let run = JUDGES.iter().any(|judge| judge.words.contains(&path.as_str()));
                assert!(run, "{path}: give it a row in xtask/src/ci/judges.rs");
            }
        }
    }

    #[test]
    fn documents_are_chosen_by_extension() {
        let documents = ["a/x.html".into(), "a/x.docx".into()];
        assert_eq!(of_format(&documents, "docx"), [Path::new("a/x.docx")]);
    }
}
