//! Sources that lawyers write: plain lines, so that git shows what changed.

use super::Violation;
use super::tree::{Tree, has_extension};

/// Refuses carriage returns, trailing blanks, tabs and a missing last line end.
pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let source = |path: &str| {
        (path.starts_with("clauses/") || path.starts_with("contracts/"))
            && ["md", "toml"].iter().any(|extension| has_extension(path, extension))
    };
    let mut out = Vec::new();
    for (path, text) in tree.texts(source) {
        for (index, line) in text.split_inclusive('\n').enumerate() {
            let Some((message, remedy)) = fault(line) else { continue };
            out.push(Violation::new(path, message, remedy).at(index + 1));
        }
    }
    out
}

/// What is wrong with a line, its end included, and what to do.
fn fault(line: &str) -> Option<(&'static str, &'static str)> {
    let Some(line) = line.strip_suffix('\n') else {
        return Some(("the last line has no end", "end the file with a line end"));
    };
    if line.contains('\r') {
        return Some(("a carriage return", "save the file with LF line ends"));
    }
    if line.ends_with([' ', '\t', '\u{a0}', '\u{202f}']) {
        return Some(("a blank at the end of the line", "remove it"));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn lines_are_plain() {
        for (text, refused) in [
            ("une ligne\n", 0),
            ("", 0),
            ("une ligne", 1),
            ("une ligne \n", 1),
            ("une ligne\u{a0}\n", 1),
            ("une ligne\r\nune autre\r\n", 2),
        ] {
            let files = [("clauses/a/b.md", text)];
            assert_eq!(found(check, &files).len(), refused, "{text:?}");
        }
        let elsewhere = [("crates/x/tests/cases/crlf/clauses/a.md", "x\r\n")];
        assert!(found(check, &elsewhere).is_empty());
    }
}
