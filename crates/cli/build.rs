//! Embeds the library of this repository, which is what `clausier init` starts with.

#![expect(clippy::disallowed_methods, reason = "it runs when Clausier is compiled")]

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// What a new workspace starts with, from the root of the repository: a file, or all
/// the files below a folder.
const STARTER: &[&str] = &[
    "clauses",
    "contracts/models",
    "contracts/parties/boulangerie-du-pont.toml",
    "contracts/parties/claire-moreau.toml",
    "contracts/clients/boulangerie-du-pont/AV-2026-014",
    "theme.toml",
];

/// What is told of the library, rather than of the contracts of a practice.
const OWN: &str = "clauses/coverage.toml";

fn main() {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo says it"));
    let root = here.ancestors().nth(2).expect("a crate is two folders down");
    let mut files = Vec::new();
    for path in STARTER {
        println!("cargo:rerun-if-changed={}", root.join(path).display());
        gather(root, path, &mut files);
    }
    files.retain(|path| path != OWN);
    files.sort();
    let mut list = "&[\n".to_owned();
    for path in files {
        let full = root.join(&path);
        let _ = writeln!(list, "    ({path:?}, include_str!({full:?})),");
    }
    list += "]\n";
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says it"));
    fs::write(out.join("starter.rs"), list).expect("cargo's own folder can be written");
}

fn gather(root: &Path, path: &str, files: &mut Vec<String>) {
    let full = root.join(path);
    if full.is_file() {
        files.push(path.to_owned());
        return;
    }
    let entries = fs::read_dir(&full).unwrap_or_else(|error| panic!("{path}: {error}"));
    for entry in entries {
        let name = entry.expect("a readable folder").file_name();
        let name = name.to_str().expect("sources have names in UTF-8");
        if !name.starts_with('.') {
            gather(root, &format!("{path}/{name}"), files);
        }
    }
}
