//! An empty folder becomes a workspace.

use std::fs;

use tempfile::TempDir;

use super::{Workspace, run_in};

#[test]
fn a_new_workspace_builds_without_a_finding() {
    let workspace = Workspace::new();
    let run = workspace.run(&["check"]);
    assert_eq!((run.code, run.out.as_str()), (0, "1 contrat : aucun constat\n"));
    assert!(workspace.read("README.md").contains("clausier build"));
    assert!(!workspace.exists("clauses/coverage.toml"), "it is of this repository");
}

#[test]
fn a_folder_is_made() {
    let folder = TempDir::new().unwrap();
    let run = run_in(folder.path(), &["init", "mes contrats/2027"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(folder.path().join("mes contrats/2027/theme.toml").is_file());
}

#[test]
fn what_is_there_is_not_touched() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    fs::write(folder.path().join("notes.txt"), "à garder").unwrap();
    let run = run_in(folder.path(), &["init"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("n’est pas vide : « notes.txt »"), "{}", run.err);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    fs::remove_file(folder.path().join("notes.txt")).unwrap();
    assert_eq!(run_in(folder.path(), &["init"]).code, 0, "a repository may be there");
}
