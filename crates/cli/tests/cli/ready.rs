//! The gate before sending, and the review checklist.

use std::path::Path;

use super::{MANIFEST, Workspace, run_in};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus/word");

#[test]
fn a_contract_that_is_ready() {
    let workspace = Workspace::new();
    let run = workspace.run(&["check", "--ready", "AV-2026-014"]);
    let expected = "boulangerie-du-pont/AV-2026-014 : prêt à envoyer\n";
    assert_eq!((run.code, run.out.as_str()), (0, expected), "{}", run.err);
    assert!(!workspace.exists("dist"));
    let short = workspace.run(&["check", "--ready", "--format", "short"]);
    assert_eq!((short.code, short.out.as_str(), short.err.as_str()), (0, "", expected));
}

#[test]
fn a_contract_that_is_not() {
    let workspace = Workspace::new();
    workspace.add("autre/R-1");
    // On paper, nothing else than the manifest says when it is signed.
    let manifest = workspace.read(MANIFEST);
    let date = manifest.lines().find(|line| line.starts_with("date = ")).unwrap();
    workspace.edit(MANIFEST, date, "");
    workspace.edit(MANIFEST, "\"electronique\"", "\"papier\"");
    let run = workspace.run(&["check", "--ready"]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(run.out.contains("erreur[PRET-06]"), "{}", run.out);
    let end: Vec<_> = run.out.lines().rev().take(3).collect();
    assert_eq!(end[0], "Prêts à envoyer : 1 sur 2");
    assert!(end[1].starts_with("boulangerie-du-pont/AV-2026-014 : à ne pas envoyer : "));
    assert_eq!(end[2], "autre/R-1 : prêt à envoyer");
    // What is filled in by hand on purpose is said to be.
    workspace.write(
        MANIFEST,
        &(workspace.read(MANIFEST)
            + "\n[rules]\ndate-absente = { level = \"allow\", reason = \"datée à la main\" }\n"),
    );
    let run = workspace.run(&["check", "--ready", "AV-2026-014"]);
    assert!(!run.out.contains("PRET-06]"), "{}", run.out);
    assert!(run.out.contains("datée à la main"), "{}", run.out);
}

#[test]
fn a_file_with_leftovers() {
    let run = run_in(
        Path::new(CORPUS),
        &["check", "--ready", "b-cession-de-droits.docx", "b-bail-professionnel.docx"],
    );
    assert_eq!(run.code, 1, "{}", run.err);
    for said in [
        "erreur[PRET-01]: un commentaire de « Relecture » (1er octobre 2026)",
        "erreur[PRET-02]: une insertion de « Relecture » (3 octobre 2026)",
        "erreur[PRET-02]: une suppression",
        "erreur[PRET-02]: un déplacement",
        "avertissement[PRET-03]: « sur la couverture ou la page de titre » est surligné",
        "erreur[REF-01]",
        "b-cession-de-droits.docx : à ne pas envoyer : ",
        "b-bail-professionnel.docx : prêt à envoyer\n",
        "Prêts à envoyer : 1 sur 2\n",
    ] {
        assert!(run.out.contains(said), "{said} in\n{}", run.out);
    }
}

#[test]
fn a_file_that_cannot_be_read() {
    let workspace = Workspace::new();
    workspace.write("contrat.docx", "du texte");
    workspace.write("contrat.pdf", "%PDF-1.7");
    for name in ["contrat.docx", "contrat.pdf"] {
        let run = workspace.run(&["check", "--ready", name]);
        assert_eq!(run.code, 1, "{}{}", run.out, run.err);
        assert!(
            run.out.contains(&format!("{name} : à ne pas envoyer : 1 erreur (IMP-02)"))
        );
    }
    assert_eq!(workspace.run(&["check", "--ready", "absent.docx"]).code, 2);
    assert_eq!(workspace.run(&["check", "--ready", "--fix"]).code, 2);
}

#[test]
fn what_a_lawyer_looks_at() {
    let workspace = Workspace::new();
    let clause = "clauses/paiement/prix.md";
    let question = "[[checklist]]\ncode = \"PRX-99\"\nask = \"Le prix est-il le bon ?\"\n\
                    why = \"il est ferme\"\nbasis = \"C. civ., art. 1165\"\n";
    let text = workspace.read(clause);
    let (first, rest) = text.split_once("\n+++\n").unwrap();
    workspace.write(clause, &format!("{first}\n{question}+++\n{rest}"));
    let run = workspace.run(&["check", "--checklist", "AV-2026-014"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with("# boulangerie-du-pont/AV-2026-014 – "), "{}", run.out);
    assert!(run.out.contains("\n## Article "), "{}", run.out);
    let asked = "☐ PRX-99 – Le prix est-il le bon ?\n  il est ferme\n  C. civ., art. 1165 : https://";
    assert!(run.out.contains(asked), "{}", run.out);
    let json = workspace.run(&["check", "--checklist", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(report["version"], 1);
    let groups = report["contracts"][0]["groups"].as_array().unwrap();
    let mut questions = groups.iter().flat_map(|it| it["questions"].as_array().unwrap());
    let question = questions.find(|it| it["code"] == "PRX-99").unwrap();
    assert_eq!(question["basis"][0]["text"], "C. civ., art. 1165");
}
