//! The changelog has a place for what comes next.

use super::Violation;
use super::tree::Tree;

const PATH: &str = "CHANGELOG.md";

/// Refuses a changelog without its `[Non publié]` section.
pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let text = tree.text(PATH).unwrap_or_default();
    if text.lines().any(|line| line.trim() == "## [Non publié]") {
        return Vec::new();
    }
    vec![Violation::new(
        PATH,
        "no section for what is not released",
        "add `## [Non publié]` above the last release and write your line there",
    )]
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn the_section_is_asked_for() {
        assert!(found(check, &[(PATH, "# Journal\n\n## [Non publié]\n")]).is_empty());
        assert_eq!(found(check, &[(PATH, "# Journal\n")]).len(), 1);
        assert_eq!(found(check, &[]).len(), 1);
    }
}
