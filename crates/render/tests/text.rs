//! Plain text fits 80 columns and loses nothing.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use clausier_render::text;
use common::{assert_expected, contract, dense, draft, expected, nested};
use unicode_width::UnicodeWidthStr;

#[test]
fn texts_are_as_expected() {
    assert_expected("contrat.txt", text(&contract()));
    assert_expected("projet.txt", text(&draft()));
}

#[test]
fn no_line_is_wider_than_eighty_columns() {
    for document in [contract(), draft(), nested()] {
        for line in text(&document).lines() {
            let one_word = !line.trim_start().contains(' ');
            assert!(line.width() <= 80 || one_word, "{line}");
            assert_eq!(line, line.trim_end());
        }
    }
}

#[test]
fn every_word_is_there() {
    for document in [contract(), draft(), nested()] {
        let text = text(&document);
        let dense_text = dense(&text);
        for entry in expected(&document) {
            // Cells are laid out side by side, and an address may stand between two
            // words, so only the words are looked for there.
            let whole = dense_text.contains(&dense(&entry));
            let words = entry.split([' ', '\n', '.']).all(|word| text.contains(word));
            assert!(whole || words, "{entry}");
        }
    }
}

#[test]
fn addresses_follow_their_links() {
    let dense_text = dense(&text(&contract()));
    assert!(dense_text.contains("(https://www.cnil.fr/fr/sous-traitance?a=1&b=2)"));
}
