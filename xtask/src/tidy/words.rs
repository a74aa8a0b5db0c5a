//! Words that say the work is not done.

use super::Violation;
use super::tree::Tree;

/// The rule that looks for such words in contracts, and so names them.
const RULE: &str = "crates/lint/src/rules/leftover_placeholder.rs";

/// Refuses code left for later and tests that do not run.
pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    // Split, so that this file does not find itself.
    let later = [concat!("TO", "DO"), concat!("FIX", "ME")];
    let macros = [concat!("todo", "!"), concat!("unimplemented", "!")];
    let ignored = concat!("#[ign", "ore");
    let mut out = Vec::new();
    for (path, text) in tree.rust().filter(|(path, _)| *path != RULE) {
        for (index, line) in text.lines().enumerate() {
            let comment = line.split_once("//").map_or("", |(_, comment)| comment);
            let word = later
                .into_iter()
                .find(|word| has_word(line, word))
                .or_else(|| macros.into_iter().find(|word| line.contains(word)))
                // Thirty in Roman numerals is a number of an article, in a string.
                .or_else(|| has_word(comment, "XXX").then_some("XXX"));
            if let Some(word) = word {
                out.push(
                    Violation::new(
                        path,
                        format!("`{word}`"),
                        "finish it, or open an issue and remove the mark",
                    )
                    .at(index + 1),
                );
            }
            if line.contains(ignored) {
                out.push(
                    Violation::new(
                        path,
                        "a test that does not run",
                        "make it pass on every machine, or remove it",
                    )
                    .at(index + 1),
                );
            }
        }
    }
    out
}

/// Whether `word` stands in `line` with no letter or digit against it.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        ![before, after].into_iter().flatten().any(|c| c.is_alphanumeric() || c == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn marks_are_found() {
        for (line, refused) in [
            (concat!("// TO", "DO: later"), 1),
            (concat!("// FIX", "ME"), 1),
            (concat!("todo", "!()"), 1),
            (concat!("#[ign", "ore = \"slow\"]"), 1),
            (concat!("// X", "XX"), 1),
            ("let roman = \"XXX\";", 0),
            (concat!("let MY_TO", "DO_LIST = 1;"), 0),
        ] {
            assert_eq!(
                found(check, &[("crates/x/src/lib.rs", line)]).len(),
                refused,
                "{line}"
            );
        }
    }
}
