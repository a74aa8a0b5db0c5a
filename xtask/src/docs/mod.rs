//! `cargo xtask docs`: the pages of the handbook that are written from the rules.
//!
//! A page for each family of codes, in `book/src/regles`, says what `clausier explain`
//! says. Pages are committed, so that a change of words shows in review; `--check`
//! refuses pages that are not those of the rules.

mod page;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

use clausier_compile::Library;
use clausier_compile::store::DiskStore;
use clausier_lint::explained;

use crate::cargo::root;

/// Where the pages are; every file of it is ours.
const FOLDER: &str = "book/src/regles";

/// Where the handbook lists its pages.
const SUMMARY: &str = "book/src/SUMMARY.md";

/// Writes the pages; with `--check`, says which are not up to date.
pub(crate) fn docs(args: &[OsString]) -> Result<(), String> {
    let check = match args {
        [] => false,
        [only] if only == "--check" => true,
        _ => return Err("docs takes --check, or nothing".into()),
    };
    let wanted = wanted(root())?;
    let stale = stale(root(), &wanted);
    if check {
        return if stale.is_empty() {
            Ok(())
        } else {
            Err(format!(
                "not up to date: {}\n  = help: run `cargo xtask docs` and commit the pages",
                stale.join(", ")
            ))
        };
    }
    for path in &stale {
        match wanted.get(path) {
            Some(text) => write(&root().join(path), text),
            None => fs::remove_file(root().join(path)),
        }
        .map_err(|error| format!("{path}: {error}"))?;
        println!("{path}");
    }
    Ok(())
}

/// What every generated file must hold, by its path.
fn wanted(root: &Path) -> Result<BTreeMap<String, String>, String> {
    let store = DiskStore::new(root).map_err(|error| error.to_string())?;
    let mut rules = explained::rules();
    let law = explained::law(&Library::new(&store), true);
    rules.extend(law.map_err(|error| error.to_string())?);
    rules.sort_by(|a, b| a.rule.code.cmp(&b.rule.code));
    let mut files: BTreeMap<String, String> = page::families(&rules)
        .into_iter()
        .map(|(name, text)| (format!("{FOLDER}/{name}.md"), text))
        .collect();
    files.insert(format!("{FOLDER}/index.md"), page::index(&rules));
    let summary = fs::read_to_string(root.join(SUMMARY))
        .map_err(|error| format!("{SUMMARY}: {error}"))?;
    files.insert(SUMMARY.to_owned(), page::summary(&summary, &rules));
    Ok(files)
}

/// The files that are missing, too many, or not what they must be.
fn stale(root: &Path, wanted: &BTreeMap<String, String>) -> Vec<String> {
    let differs = |(path, text): &(&String, &String)| {
        fs::read_to_string(root.join(path)).ok().as_deref() != Some(text.as_str())
    };
    let mut out: Vec<String> =
        wanted.iter().filter(differs).map(|(path, _)| path.clone()).collect();
    let there = fs::read_dir(root.join(FOLDER)).into_iter().flatten().flatten();
    out.extend(
        there
            .map(|entry| format!("{FOLDER}/{}", entry.file_name().to_string_lossy()))
            .filter(|path| !wanted.contains_key(path)),
    );
    out.sort();
    out
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
