//! A build does only what is left to do.

use std::fs;

use super::{DOCUMENT, MANIFEST, Workspace};

#[test]
fn what_did_not_change_is_up_to_date() {
    let workspace = Workspace::new();
    workspace.add("autre/R-1");
    assert_eq!(workspace.build().code, 0);
    let run = workspace.build();
    assert!(run.out.contains("2 contrats : 2 à jour"), "{}", run.out);

    // The clause of one contract alone.
    let own = "contracts/clients/autre/R-1/clauses/fermeture-annuelle.md";
    let text = workspace.read(own);
    workspace.write(own, &(text + "\n# Historique\n\nRelu.\n"));
    let run = workspace.build();
    assert!(run.out.contains("1 écrit, 1 à jour"), "{}", run.out);

    // A clause of the library.
    let shared = "clauses/paiement/prix.md";
    let text = workspace.read(shared);
    workspace.write(shared, &(text + "\n# Historique\n\nRelu.\n"));
    assert!(workspace.build().out.contains("2 contrats : 2 écrits"));
    assert!(workspace.build().out.contains("2 contrats : 2 à jour"));
}

#[test]
fn a_clause_that_no_contract_uses_may_define_a_term() {
    let own = "contracts/clients/boulangerie-du-pont/AV-2026-014/clauses";
    for folder in ["clauses/general", own] {
        let workspace = Workspace::new();
        let path = format!("{own}/fermeture-annuelle.md");
        let comment = "# Commentaire";
        let words = format!("Cette pause suit le Zéphyr.\n\n{comment}");
        workspace.edit(&path, comment, &words);
        let first = workspace.build();
        assert_eq!(first.code, 0, "{}", first.err);
        workspace.write(
            &format!("{folder}/vents.md"),
            "+++\ntitle = \"Vents\"\nversion = \"1.0.0\"\nstatus = \"in-force\"\n\
             visibility = \"public\"\n[terms]\n\"Zéphyr\" = { text = \"le vent\" }\n\
             +++\nRien.\n",
        );
        let second = workspace.build();
        assert!(second.err.contains("DEF-01"), "{folder}: {}", second.err);
        assert_eq!(second.code, 1, "{folder}");
    }
}

#[test]
fn a_file_that_was_touched_is_written_again() {
    let workspace = Workspace::new();
    workspace.build();
    let path = format!("{DOCUMENT}.txt");
    let before = workspace.read(&path);
    workspace.write(&path, "autre chose");
    assert!(workspace.build().out.contains("1 écrit"));
    assert_eq!(workspace.read(&path), before);
    fs::remove_file(workspace.path(&path)).unwrap();
    let run = workspace.build();
    assert!(run.out.contains(" txt "), "only what is missing: {}", run.out);
    assert!(!run.out.contains("html"), "only what is missing: {}", run.out);
}

#[test]
fn options_and_look_matter() {
    let workspace = Workspace::new();
    workspace.build();
    let run = workspace.run(&["build", "--to", "html", "--for", "internal"]);
    assert!(run.out.contains("1 écrit"), "{}", run.out);
    // Copies for another audience do not stay beside.
    assert!(!workspace.exists(&format!("{DOCUMENT}.docx")));
    workspace.build();
    workspace.edit("theme.toml", "#1f3a5f", "#5f1a1a");
    assert!(workspace.build().out.contains("1 écrit"));
}

#[test]
fn stale_files_go_away() {
    let workspace = Workspace::new();
    workspace.add("autre/R-1");
    workspace.build();
    // A format that is not asked for would no longer say what the sources say.
    workspace.edit(MANIFEST, "480 €", "490 €");
    workspace.run(&["build", "--to", "html"]);
    assert!(workspace.exists(&format!("{DOCUMENT}.html")));
    assert!(!workspace.exists(&format!("{DOCUMENT}.docx")));
    // An error.
    workspace.edit(MANIFEST, "490 €", "beaucoup");
    assert_eq!(workspace.build().code, 1);
    assert!(!workspace.exists(&format!("{DOCUMENT}.html")));
    // A contract that is no longer there; what somebody worked on is kept.
    workspace.write("dist/autre/R-1/R-1.txt", "relu par un avocat");
    fs::remove_dir_all(workspace.path("contracts/clients/autre")).unwrap();
    let run = workspace.build();
    assert!(run.err.contains("laissé en place"), "{}", run.err);
    assert!(workspace.exists("dist/autre/R-1/R-1.txt"));
    assert!(!workspace.exists("dist/autre/R-1/R-1.html"));
}

#[test]
fn warnings_stay() {
    let workspace = Workspace::new();
    workspace.edit(
        "clauses/paiement/prix.md",
        "status = \"in-force\"",
        "status = \"draft\"",
    );
    let first = workspace.build();
    assert_eq!(first.code, 0, "{}", first.err);
    assert!(first.err.contains("avertissement["), "{}", first.err);
    let second = workspace.build();
    assert!(second.out.contains("1 à jour"), "{}", second.out);
    assert_eq!(first.err, second.err);
}

#[test]
fn a_damaged_record_is_made_anew() {
    let workspace = Workspace::new();
    workspace.build();
    for text in ["", "{}", "[1, 2", "{\"version\":1,\"workspace\":\"\",\"files\":[]}"] {
        workspace.write("dist/.clausier-build.json", text);
        assert!(workspace.build().out.contains("1 écrit"), "{text}");
        assert!(workspace.build().out.contains("1 à jour"), "{text}");
    }
}
