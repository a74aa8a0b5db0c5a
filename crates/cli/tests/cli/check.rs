//! Findings and their faces.

use super::{MANIFEST, Workspace};

#[test]
fn nothing_to_say() {
    let workspace = Workspace::new();
    let run = workspace.run(&["check"]);
    assert_eq!((run.code, run.out.as_str()), (0, "1 contrat : aucun constat\n"));
    assert!(!workspace.exists("dist"));
    assert_eq!(workspace.run(&["check", "--quiet"]).out, "");
}

#[test]
fn findings_have_faces() {
    let workspace = Workspace::new();
    workspace.add("autre/R-1");
    workspace.edit("clauses/paiement/prix.md", "{{ prix_ht |", "{{ prix_htt |");
    workspace.edit(MANIFEST, "480 €", "beaucoup");
    let run = workspace.run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("--> clauses/paiement/prix.md:"), "{}", run.out);
    assert!(!run.out.contains('\u{1b}'));

    let short = workspace.run(&["check", "--format", "short"]);
    assert_eq!(short.code, 1);
    let lines: Vec<_> = short.out.lines().collect();
    let mut sorted = lines.clone();
    sorted.dedup();
    assert_eq!(lines, sorted, "each is said once");
    assert!(lines[0].starts_with("clauses/paiement/prix.md:"), "{}", short.out);

    let json = workspace.run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(report["version"], 1);
    assert_eq!(report["findings"].as_array().unwrap().len(), lines.len());
    assert_eq!(report["findings"][0]["severity"], "error");

    let sarif = workspace.run(&["check", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&sarif.out).unwrap();
    assert_eq!((sarif.code, &log["version"]), (1, &"2.1.0".into()));
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), lines.len());

    let github = workspace.run(&["check", "--format", "github"]);
    assert_eq!(github.out.lines().count(), lines.len());
    assert!(github.out.starts_with("::error file=clauses/paiement/prix.md,line="));

    let colours = workspace.run(&["check", "--color", "always"]);
    assert!(colours.out.contains('\u{1b}'));
}

#[test]
fn all_findings_come_in_one_run() {
    let workspace = Workspace::new();
    workspace.edit(MANIFEST, "480 €", "beaucoup");
    workspace.edit("theme.toml", "#1f3a5f", "bleu");
    let run = workspace.run(&["check", "--format", "short"]);
    assert!(run.out.contains("theme.toml:"), "{}", run.out);
    assert!(run.out.contains(MANIFEST), "{}", run.out);
}
