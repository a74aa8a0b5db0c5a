//! Contracts become files.

use std::fs;

use super::{DOCUMENT, FORMATS, MANIFEST, Workspace};

#[test]
fn files_are_written() {
    let workspace = Workspace::new();
    let run = workspace.build();
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.err, "");
    assert!(run.out.contains("html, docx, md, txt"), "{}", run.out);
    assert!(run.out.contains("1 contrat : 1 écrit (dans dist)"), "{}", run.out);
    for format in FORMATS.split(',') {
        let bytes = fs::read(workspace.path(&format!("{DOCUMENT}.{format}"))).unwrap();
        assert!(bytes.len() > 10_000, "{format}");
    }
    assert!(workspace.read(&format!("{DOCUMENT}.md")).contains("Boulangerie du Pont"));
    let names: Vec<_> =
        fs::read_dir(workspace.path("dist/boulangerie-du-pont/AV-2026-014"))
            .unwrap()
            .collect();
    assert_eq!(names.len(), 4, "nothing is left beside");
}

#[test]
fn an_erroneous_contract_writes_nothing_while_others_do() {
    let workspace = Workspace::new();
    workspace.add("autre/R-1");
    workspace.edit("contracts/clients/autre/R-1/contract.toml", "prix_ht", "prix_hte");
    let run = workspace.build();
    assert_eq!(run.code, 1);
    assert!(run.err.contains("erreur[MAN-24]"), "{}", run.err);
    assert!(run.out.contains("autre/R-1"), "{}", run.out);
    assert!(run.out.contains("rien n’est écrit"), "{}", run.out);
    assert!(workspace.exists(&format!("{DOCUMENT}.docx")));
    assert!(!workspace.exists("dist/autre"));
}

#[test]
fn drafts_are_written_with_a_watermark() {
    let workspace = Workspace::new();
    workspace.edit(MANIFEST, "prix_ht = \"480 €\"\n", "");
    assert_eq!(workspace.build().code, 1);
    assert!(!workspace.exists("dist/boulangerie-du-pont"));
    let run = workspace.run(&["build", "--to", FORMATS, "--draft"]);
    assert_eq!(run.code, 1, "what is missing is still an error");
    for format in ["html", "md", "txt"] {
        let text = workspace.read(&format!("{DOCUMENT}.{format}"));
        assert!(text.to_uppercase().contains("PROJET"), "{format}");
    }
    // A draft is no longer true once a final build was asked for.
    assert_eq!(workspace.build().code, 1);
    assert!(!workspace.exists("dist/boulangerie-du-pont"));
}

#[test]
fn a_draft_of_a_sound_contract_is_a_draft() {
    let workspace = Workspace::new();
    let run = workspace.run(&["build", "--to", "txt", "--draft"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(workspace.read(&format!("{DOCUMENT}.txt")).contains("PROJET"));
    assert_eq!(workspace.run(&["build", "--to", "txt"]).code, 0);
    assert!(!workspace.read(&format!("{DOCUMENT}.txt")).contains("PROJET"));
}

#[test]
fn names_come_from_folders_never_from_the_manifest() {
    let workspace = Workspace::new();
    workspace.edit(MANIFEST, "\"AV-2026-014\"", "\"../../../evasion\"");
    workspace.build();
    assert!(!workspace.exists("evasion.html"));
    assert!(!workspace.exists("dist/evasion.html"));
}

#[test]
fn contracts_are_chosen() {
    let workspace = Workspace::new();
    workspace.add("autre/R-1");
    for word in ["autre/R-1", "R-1", "autre", "contracts/clients/autre/R-1/contract.toml"]
    {
        let run = workspace.run(&["build", "--to", "txt", "--out", "ici", word]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.out.contains("1 contrat"), "{word}: {}", run.out);
        assert!(workspace.exists("ici/autre/R-1/R-1.txt"));
        assert!(!workspace.exists("ici/boulangerie-du-pont"));
    }
    let run = workspace.run(&["build", "--to", "txt", "R-2"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("vouliez-vous dire « R-1 »"), "{}", run.err);
}

#[test]
fn the_tree_is_for_programs() {
    let workspace = Workspace::new();
    assert_eq!(workspace.run(&["build", "--to", "json"]).code, 0);
    let tree = workspace.read(&format!("{DOCUMENT}.json"));
    let tree: serde_json::Value = serde_json::from_str(&tree).unwrap();
    assert_eq!(tree["reference"], "AV-2026-014");
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let (one, other) = (Workspace::new(), Workspace::new());
    for workspace in [&one, &other] {
        assert_eq!(workspace.build().code, 0);
    }
    for format in FORMATS.split(',') {
        let read = |workspace: &Workspace| {
            fs::read(workspace.path(&format!("{DOCUMENT}.{format}"))).unwrap()
        };
        assert!(read(&one) == read(&other), "{format}");
    }
}

#[test]
fn without_the_worker_other_formats_are_written() {
    let workspace = Workspace::new();
    // A program is looked for where this variable says, and nowhere else.
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_clausier"))
        .args(["build", "--to", "txt,pdf"])
        .current_dir(workspace.folder.path())
        .env("CLAUSIER_PDF", workspace.path("absent"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.contains("CLAUSIER_PDF") && err.contains("cargo build"), "{err}");
    assert!(workspace.exists(&format!("{DOCUMENT}.txt")));
    assert!(!workspace.exists(&format!("{DOCUMENT}.pdf")));
}
