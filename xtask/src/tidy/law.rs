//! The rules of law that were gathered: each is checked, asked or answered.

use std::collections::BTreeSet;

use super::Violation;
use super::checks::{declared, word};
use super::tree::Tree;

/// The families of the rules of law, and how many each has, numbered from 1.
const FAMILIES: &[(&str, usize)] = &[
    ("ID", 11),
    ("OBJ", 6),
    ("TYP", 4),
    ("DUR", 6),
    ("PRX", 19),
    ("PEN", 10),
    ("REV", 6),
    ("IND", 10),
    ("VIG", 6),
    ("CNF", 5),
    ("PI", 12),
    ("IA", 5),
    ("RGPD", 13),
    ("INC", 4),
    ("CYB", 8),
    ("SEC", 4),
    ("ASS", 7),
    ("RESP", 7),
    ("ST", 6),
    ("GAR", 2),
    ("NC", 3),
    ("NS", 1),
    ("SUS", 2),
    ("MOD", 2),
    ("FM", 3),
    ("RES", 8),
    ("JUR", 7),
    ("MED", 2),
    ("GEN", 4),
    ("NOT", 2),
    ("SIG", 3),
    ("POR", 20),
    ("TYPO", 4),
];

/// Where the rules of law live.
const PLACE: &str = "clauses";

/// Refuses a rule of law that nothing checks: no `[[checks]]`, no question of a
/// `[[checklist]]`, no rule of the engine.
pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let mut answered = of_sources(tree);
    for known in clausier_lint::explained::rules() {
        answered.insert(known.rule.code.to_string());
        answered.extend(known.answers.iter().map(|&code| code.to_owned()));
    }
    let missing = codes().filter(|code| !answered.contains(code));
    missing
        .map(|code| {
            Violation::new(
                PLACE,
                format!("nothing checks {code}"),
                "write its check, or ask its question in a checklist",
            )
        })
        .collect()
}

/// The code of each rule of law.
fn codes() -> impl Iterator<Item = String> {
    let of = |(family, count): &(&'static str, usize)| {
        let family = *family;
        (1..=*count).map(move |rank| format!("{family}-{rank:02}"))
    };
    FAMILIES.iter().flat_map(of)
}

/// The codes of the checks and the questions of clauses, models and blocks.
fn of_sources(tree: &Tree) -> BTreeSet<String> {
    let entries = ["checks", "checklist"].into_iter().flat_map(|key| declared(tree, key));
    entries.filter_map(|(_, entry)| word(&entry, "code")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn a_rule_of_law_is_answered_by_what_carries_its_code() {
        assert_eq!(codes().count(), 212);
        let without = found(check, &[]).len();
        let clause = "+++\n[[checks]]\ncode = \"SEC-01\"\n+++\nTexte.\n";
        let model = "[[checklist]]\ncode = \"SEC-02\"\n";
        let files = [("clauses/a/b.md", clause), ("contracts/models/m.toml", model)];
        assert_eq!(found(check, &files).len(), without - 2);
    }
}
