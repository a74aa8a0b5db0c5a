//! What the library is: said in the same words by every page and every document.

use super::Violation;
use super::tree::Tree;

/// What is printed at the top of each page of the handbook.
const PAGE: &str = "book/theme/header.hbs";
/// What is printed under the title of each document.
const THEME: &str = "theme.toml";

/// Refuses a handbook or a theme without the notice, or with different ones.
pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let notice = tree
        .text(THEME)
        .and_then(|text| text.parse::<toml::Table>().ok())
        .and_then(|table| Some(table.get("notice")?.as_str()?.to_owned()));
    let Some(notice) = notice else {
        return vec![Violation::new(
            THEME,
            "no notice",
            "say in `notice` what the library is",
        )];
    };
    if tree.text(PAGE).is_some_and(|page| page.contains(&notice)) {
        return Vec::new();
    }
    vec![Violation::new(
        PAGE,
        "not the notice of the documents",
        format!("copy `notice` of {THEME}"),
    )]
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn the_notice_is_everywhere_the_same() {
        let theme = "notice = \"Ni consultation, ni acte.\"\n";
        for (files, refused) in [
            (vec![(THEME, theme), (PAGE, "<p>Ni consultation, ni acte.</p>")], None),
            (vec![(THEME, theme), (PAGE, "<p>Autre chose.</p>")], Some(PAGE)),
            (vec![(THEME, theme)], Some(PAGE)),
            (vec![(THEME, ""), (PAGE, "<p></p>")], Some(THEME)),
        ] {
            let expected: Vec<_> =
                refused.iter().map(|path| format!("{path}:0")).collect();
            assert_eq!(found(check, &files), expected, "{files:?}");
        }
    }
}
