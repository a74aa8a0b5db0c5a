//! How long a source may be.

use super::Violation;
use super::tree::Tree;

/// Above this, a file should be split.
const WARNED: usize = 600;

/// Above this, it must be.
const REFUSED: usize = 800;

/// Files that may be longer, each with the reason.
const ALLOWED: &[(&str, &str)] = &[];

/// What to do about a long file.
const REMEDY: &str = "aim at 400 lines: one notion a file, tests of more than 100 lines \
                      in a file of their own";

/// Files over the length that is refused, and entries of the list that no longer
/// excuse anything.
pub(super) fn too_long(tree: &Tree) -> Vec<Violation> {
    let mut out = lengths(tree, |length| length > REFUSED);
    out.retain(|violation| !ALLOWED.iter().any(|(path, _)| *path == violation.path));
    for (path, _) in ALLOWED {
        if tree.text(path).is_none_or(|text| text.lines().count() <= REFUSED) {
            out.push(Violation::new(
                path,
                "needs no exception any more",
                "remove it from `ALLOWED` in xtask/src/tidy/sizes.rs",
            ));
        }
    }
    out
}

/// Files over the length that is warned about.
pub(super) fn long(tree: &Tree) -> Vec<Violation> {
    lengths(tree, |length| length > WARNED && length <= REFUSED)
}

fn lengths(tree: &Tree, chosen: impl Fn(usize) -> bool) -> Vec<Violation> {
    tree.rust()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, length)| chosen(*length))
        .map(|(path, length)| Violation::new(path, format!("{length} lines"), REMEDY))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn long_files_are_warned_about_then_refused() {
        for (length, warned, refused) in
            [(600, 0, 0), (601, 1, 0), (800, 1, 0), (801, 0, 1)]
        {
            let text = "//\n".repeat(length);
            let files = [("crates/x/src/lib.rs", text.as_str())];
            assert_eq!(found(long, &files).len(), warned, "{length}");
            assert_eq!(found(too_long, &files).len(), refused, "{length}");
        }
    }
}
