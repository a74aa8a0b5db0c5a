//! The map of what was asked of the library to what answers it.

use std::collections::BTreeSet;

use super::Violation;
use super::tree::Tree;
use crate::coverage::{KINDS, PATH, ids, read};

/// Refuses a map that leaves a requirement out, or that names what does not exist.
pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let Some(text) = tree.text(PATH) else {
        return vec![Violation::new(PATH, "no map", "map every requirement there")];
    };
    let requirements = match read(text) {
        Ok(requirements) => requirements,
        Err(error) => {
            return vec![Violation::new(PATH, error, "see the first lines of the map")];
        }
    };
    let line = |id: &str| {
        let header = format!("[{id}]");
        text.lines().position(|line| line == header).map_or(0, |index| index + 1)
    };
    let mut out = Vec::new();
    let asked: BTreeSet<_> = ids().collect();
    let mapped: BTreeSet<_> = requirements.iter().map(|r| r.id.clone()).collect();
    for id in asked.difference(&mapped) {
        let remedy = "say what answers it or, in `none`, why nothing needs to";
        out.push(Violation::new(PATH, format!("{id} is not in the map"), remedy));
    }
    for id in mapped.difference(&asked) {
        let violation = Violation::new(PATH, format!("nobody asks {id}"), "remove it");
        out.push(violation.at(line(id)));
    }
    for requirement in &requirements {
        for (kind, name) in &requirement.answers {
            if !exists(tree, kind, name) {
                out.push(
                    Violation::new(
                        PATH,
                        format!("{}: `{name}` is not among the {kind}", requirement.id),
                        "name what exists",
                    )
                    .at(line(&requirement.id)),
                );
            }
        }
    }
    out
}

/// Whether the library has what answers a requirement.
fn exists(tree: &Tree, kind: &str, name: &str) -> bool {
    debug_assert!(KINDS.iter().any(|(known, _)| *known == kind));
    match kind {
        "clauses" => tree.text(&format!("clauses/{name}.md")).is_some(),
        "models" => tree.text(&format!("contracts/models/{name}.toml")).is_some(),
        "pages" => tree.text(&format!("book/src/{name}")).is_some(),
        _ => {
            let declared = format!("code = \"{name}\"");
            let source = |path: &str| {
                path.starts_with("clauses/") || path.starts_with("contracts/models/")
            };
            tree.texts(source).any(|(_, text)| text.lines().any(|line| line == declared))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    /// A map where every requirement has the same answer.
    fn map(answer: &str) -> String {
        ids().map(|id| format!("[{id}]\nasks = \"x\"\n{answer}\n")).collect()
    }

    #[test]
    fn every_requirement_is_mapped_to_what_exists() {
        let tree = |map: &str| {
            let files = [
                (PATH, map),
                ("clauses/a/b.md", "[[checks]]\ncode = \"PRX-01\"\n"),
                ("contracts/models/m.toml", ""),
                ("book/src/p/q.md", ""),
            ];
            found(check, &files)
        };
        for (answer, refused) in [
            ("clauses = [\"a/b\"]", 0),
            ("models = [\"m\"]\nchecks = [\"PRX-01\"]\npages = [\"p/q.md\"]", 0),
            ("none = \"un contexte\"", 0),
            ("clauses = [\"a/c\"]", 165),
            ("checks = [\"PRX-0\"]", 165),
            ("pages = [\"q.md\"]", 165),
        ] {
            assert_eq!(tree(&map(answer)).len(), refused, "{answer}");
        }
        let whole = map("none = \"un contexte\"");
        let without = whole.replacen("[S1-01]", "[S1-99]", 1);
        assert_eq!(tree(&without), [format!("{PATH}:0"), format!("{PATH}:1")]);
        assert_eq!(tree("[S1-01]\n"), [format!("{PATH}:0")]);
        assert_eq!(found(check, &[]), [format!("{PATH}:0")]);
    }
}
