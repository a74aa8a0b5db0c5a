//! The program, from outside, over workspaces of its own making.

// Tests make the files that the program reads.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

mod build;
mod check;
mod explain;
mod fix;
mod incremental;
mod init;
mod new;
mod ready;
mod refusals;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The manifest of the contract that a new workspace has.
const MANIFEST: &str = "contracts/clients/boulangerie-du-pont/AV-2026-014/contract.toml";
/// Where its documents go, without their extension.
const DOCUMENT: &str = "dist/boulangerie-du-pont/AV-2026-014/AV-2026-014";
/// The formats that need no worker.
const FORMATS: &str = "html,docx,md,txt";

/// When the runs are: 22 November 2026, for reviews of clauses grow old.
const NOON: &str = "1795348800";

/// A workspace in a folder that goes away with it.
struct Workspace {
    folder: TempDir,
}

/// What a run said and how it ended.
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Workspace {
    /// What `clausier init` lays out.
    fn new() -> Self {
        let workspace = Self { folder: TempDir::new().unwrap() };
        assert_eq!(workspace.run(&["init"]).code, 0);
        workspace
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Replaces words of a file, which must be there.
    fn edit(&self, path: &str, words: &str, others: &str) {
        let text = self.read(path);
        assert!(text.contains(words), "{words} in {path}");
        self.write(path, &text.replace(words, others));
    }

    /// A second contract, like the first.
    fn add(&self, name: &str) {
        let manifest = self.read(MANIFEST);
        let own = "contracts/clients/boulangerie-du-pont/AV-2026-014/clauses";
        let clause = self.read(&format!("{own}/fermeture-annuelle.md"));
        let folder = format!("contracts/clients/{name}");
        self.write(&format!("{folder}/contract.toml"), &manifest);
        self.write(&format!("{folder}/clauses/fermeture-annuelle.md"), &clause);
    }

    fn exists(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    fn run(&self, args: &[&str]) -> Run {
        run_in(self.folder.path(), args)
    }

    fn build(&self) -> Run {
        self.run(&["build", "--to", FORMATS])
    }
}

/// Runs the program in a folder.
fn run_in(folder: &Path, args: &[&str]) -> Run {
    let output: Output = Command::new(env!("CARGO_BIN_EXE_clausier"))
        .args(args)
        .current_dir(folder)
        .env_remove("CLAUSIER_PDF")
        .env("SOURCE_DATE_EPOCH", NOON)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| {
        String::from_utf8(bytes).unwrap().replace(['\u{a0}', '\u{202f}'], " ")
    };
    Run {
        code: output.status.code().unwrap(),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}
