//! Rules and checks of the law, explained.

use tempfile::TempDir;

use super::Workspace;

/// A clause with a check of each kind, and a question.
const CLAUSE: &str = r#"+++
title = "Essai"
version = "1.0.0"
status = "in-force"
visibility = "public"

[variables.delai_essai]
type = "duration"
question = "Quel délai ?"

[[checks]]
code = "ZZZ-01"
name = "delai-trop-long"
severity = "error"
assert = "delai_essai <= duration('60 jours')"
message = "le délai dépasse soixante jours"
help = "ramenez-le à 60 jours"
basis = "C. com., art. L. 441-10, I"
bad = { delai_essai = "61 jours" }
good = { delai_essai = "60 jours" }

[[checks]]
code = "ZZZ-02"
name = "essai-gratuit"
severity = "warning"
forbid = ["essai gratuit"]
unless = ["professionnel"]
message = "l’essai est gratuit"
verify = "la règle des essais gratuits"
bad = "L’essai gratuit dure un mois."
good = "L’essai est payant."

[[checks]]
code = "ZZZ-03"
name = "essai-incomplet"
severity = "warning"
demand = [{ item = "a) la durée", any = ["durée de l’essai"] }]
message = "il manque à l’essai"
bad = "L’essai commence."
good = "La durée de l’essai est d’un mois."

[[checklist]]
code = "ZZZ-04"
ask = "L’essai est-il utile ?"
why = "un essai inutile coûte"
basis = "C. civ., art. 1103"
+++
L’essai dure {{ delai_essai }}.
"#;

#[test]
fn the_law_of_a_workspace_is_explained() {
    let workspace = Workspace::new();
    workspace.write("clauses/essai/essai.md", CLAUSE);
    for (asked, said) in [
        ("ZZZ-01", &["ZZZ-01 delai-trop-long erreur", "« le délai dépasse"][..]),
        ("zzz-01", &["delai_essai = \"61 jours\"", "C. com., art. L. 441-10, I <https"]),
        ("delai-trop-long", &["delai_essai <= duration('60 jours')", "`essai/essai`"]),
        ("ZZZ-02", &["- `essai gratuit`", "- `professionnel`", "│ L’essai gratuit dure"]),
        ("ZZZ-02", &["À vérifier : la règle des essais gratuits."]),
        ("ZZZ-03", &["- a) la durée : `durée de l’essai`"]),
        ("ZZZ-04", &["question", "L’essai est-il utile ?", "Un essai inutile coûte."]),
    ] {
        let run = workspace.run(&["explain", asked]);
        assert_eq!(run.code, 0, "{}", run.err);
        let out = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in said {
            assert!(out.contains(words), "{asked}, {words}:\n{out}");
        }
    }
    let all = workspace.run(&["explain"]).out.replace('\u{a0}', " ");
    assert!(all.contains("  ZZZ-04   question : L’essai est-il utile"), "{all}");
    let sarif = workspace.run(&["check", "--format", "sarif"]);
    assert_eq!(sarif.code, 0, "{}", sarif.out);
}

#[test]
fn the_rules_of_the_engine_need_no_workspace() {
    let nowhere = TempDir::new().unwrap();
    let run = |args: &[&str]| {
        let program = env!("CARGO_BIN_EXE_clausier");
        let mut command = std::process::Command::new(program);
        let output = command.args(args).current_dir(nowhere.path()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, out) = run(&["explain", "renvoi-casse"]);
    assert_eq!(code, Some(0));
    assert!(out.starts_with("REF-01 renvoi-casse\nerreur\n"), "{out}");
    assert_eq!(run(&["explain", "rien-de-tel-du-tout"]).0, Some(2));
}
