//! Every crate follows the workspace's lints.

use toml::Table;

use super::Violation;
use super::tree::Tree;

/// Refuses a crate without `[lints] workspace = true`.
pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    tree.packages()
        .filter(|(_, text)| !follows(text))
        .map(|(folder, _)| {
            Violation::new(
                &format!("{folder}/Cargo.toml"),
                "does not follow the workspace's lints",
                "add `[lints]` with `workspace = true`",
            )
        })
        .collect()
}

fn follows(text: &str) -> bool {
    let table: Table = text.parse().unwrap_or_default();
    let lints = table.get("lints").and_then(|lints| lints.get("workspace"));
    lints.and_then(|value| value.as_bool()) == Some(true)
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn lints_are_asked_for() {
        for (text, refused) in [
            ("[lints]\nworkspace = true", 0),
            ("lints.workspace = true", 0),
            ("[lints]\nworkspace = false", 1),
            ("[package]\nname = \"x\"", 1),
        ] {
            assert_eq!(
                found(check, &[("crates/x/Cargo.toml", text)]).len(),
                refused,
                "{text}"
            );
        }
    }
}
