//! The clause library: each negotiation ranked.

use std::collections::BTreeMap;

use toml::Table;

use super::Violation;
use super::tree::{Tree, header};

/// Subjects whose positions are ranked: a clause, with one that favours the provider
/// and one that favours the client.
const RANKED: &[&str] = &[
    "confidentialite/obligations",
    "cyber/audit",
    "cyber/incidents",
    "cyber/journaux",
    "donnees/controle",
    "donnees/violation",
    "litiges/juridiction",
    "non-concurrence/ciblee",
    "non-sollicitation/reciproque",
    "paiement/delais",
    "paiement/revision",
    "propriete/droits-auteur",
    "resiliation/convenance",
    "resiliation/inexecution",
    "responsabilite/limitation",
];

/// A clause: its path, its header and what follows the contract's text.
struct Clause<'t> {
    path: &'t str,
    header: Table,
    notes: &'t str,
}

impl Clause<'_> {
    fn word(&self, key: &str) -> Option<&str> {
        self.header.get(key)?.as_str()
    }

    /// The section under the title `# title`.
    fn section(&self, title: &str) -> Option<&str> {
        let start = self.notes.find(&format!("\n# {title}\n"))?;
        let section = &self.notes[start + 1..];
        let end = section[1..].find("\n# ").map_or(section.len(), |at| at + 1);
        Some(&section[..end])
    }
}

/// Refuses an alternative that the negotiation of its original does not rank.
pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let mut out = Vec::new();
    let clauses = clauses(tree, &mut out);
    for clause in clauses.values() {
        if clause.word("alternative-to").is_some()
            && clause.section("Négociation").is_none()
        {
            out.push(Violation::new(
                clause.path,
                "an alternative without `# Négociation`",
                "say when to take it",
            ));
        }
    }
    for (original, others) in alternatives(&clauses) {
        let Some(clause) = clauses.get(original) else { continue };
        let ranking = clause.section("Négociation").unwrap_or_default();
        for id in std::iter::once(original).chain(others) {
            if !ranking.contains(&format!("`{id}`")) {
                out.push(Violation::new(
                    clause.path,
                    format!("its negotiation does not rank `{id}`"),
                    "list the positions: the balanced one, the provider’s, the client’s",
                ));
            }
        }
    }
    out
}

/// The clauses of the library, by their ids.
fn clauses<'t>(
    tree: &'t Tree,
    out: &mut Vec<Violation>,
) -> BTreeMap<&'t str, Clause<'t>> {
    let mut clauses = BTreeMap::new();
    for (path, text) in tree.texts(|path| path.starts_with("clauses/")) {
        let id = path.strip_prefix("clauses/").and_then(|path| path.strip_suffix(".md"));
        let Some(id) = id.filter(|id| id.contains('/')) else { continue };
        let Some((header, notes)) = header(text) else {
            out.push(Violation::new(path, "no header", "see the guide"));
            continue;
        };
        clauses.insert(id, Clause { path, header, notes });
    }
    clauses
}

/// The originals, each with the clauses that may stand for it.
fn alternatives<'c>(
    clauses: &'c BTreeMap<&str, Clause<'_>>,
) -> BTreeMap<&'c str, Vec<&'c str>> {
    let mut out: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, clause) in clauses {
        if let Some(original) = clause.word("alternative-to") {
            out.entry(original).or_default().push(id);
        }
    }
    out
}

/// Refuses a subject of [`RANKED`] without a position for each side.
pub(super) fn ranked(tree: &Tree) -> Vec<Violation> {
    let clauses = clauses(tree, &mut Vec::new());
    let alternatives = alternatives(&clauses);
    let mut out = Vec::new();
    for original in RANKED {
        let others = alternatives.get(original).map_or(&[][..], Vec::as_slice);
        for side in ["provider", "client"] {
            let favours = |id: &&str| clauses[*id].word("favours") == Some(side);
            if !others.iter().any(favours) {
                out.push(Violation::new(
                    &format!("clauses/{original}.md"),
                    format!("no alternative favours the {side}"),
                    "write one, with `alternative-to` and `favours`",
                ));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    const NOTES: &str = "+++\nTexte.\n\n# Commentaire\n\nPourquoi.\n";

    #[test]
    fn an_alternative_is_ranked_by_its_original() {
        let original = |ranking: &str| {
            format!("+++\nreviewed = 2026-11-22\n{NOTES}\n# Négociation\n\n{ranking}\n")
        };
        let other = format!(
            "+++\nreviewed = 2026-11-22\nalternative-to = \"a/b\"\n{NOTES}\n# Négociation\n\nx\n"
        );
        let refused = |ranking: &str| {
            let text = original(ranking);
            found(check, &[("clauses/a/b.md", &text), ("clauses/a/c.md", &other)]).len()
        };
        assert_eq!(refused("1. `a/b`\n2. `a/c`"), 0);
        assert_eq!(refused("1. `a/b`"), 1);
        assert_eq!(refused(""), 2);
    }

    #[test]
    fn each_side_has_its_position() {
        let clause = |side: &str| {
            format!(
                "+++\nalternative-to = \"paiement/delais\"\nfavours = \"{side}\"\n+++\n"
            )
        };
        let (provider, client) = (clause("provider"), clause("client"));
        let count = |files: &[(&str, &str)]| {
            let path = "clauses/paiement/delais.md:0";
            found(ranked, files).iter().filter(|found| *found == path).count()
        };
        assert_eq!(count(&[]), 2);
        assert_eq!(count(&[("clauses/paiement/x.md", &provider)]), 1);
        let both =
            [("clauses/paiement/x.md", &*provider), ("clauses/paiement/y.md", &*client)];
        assert_eq!(count(&both), 0);
    }
}
