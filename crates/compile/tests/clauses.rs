//! Clauses of random pieces, and those that once went wrong.

use proptest::prelude::*;

use crate::invariants::{check_clause, check_text, clause, pieces};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn words_and_values_stand_once_where_they_were_written(
        bytes in proptest::collection::vec(any::<u8>(), 0..40)
    ) {
        check_clause(&clause(&pieces(&bytes)));
    }
}

/// Found by the fuzz targets: each was accepted, or pointed at nothing.
#[test]
fn what_once_went_wrong() {
    for (text, expected) in [
        // Markdown turns it into the mark of the value.
        ("{{ x }} et &#xE000;.", &["1:12 caractere-refuse"][..]),
        ("a &#x202E; b &rlm; c", &["1:3 caractere-refuse", "1:14 caractere-refuse"]),
        // Markdown shows none of these.
        ("[w]: {{ x }}", &["1:2 balisage-refuse"]),
        ("[prix]: 5\n\nTexte.", &["1:2 balisage-refuse"]),
        (
            "[a](https://example.fr \"{{ x }}\")",
            &["1:1 valeur-mal-placee", "1:1 balisage-refuse"],
        ),
        ("| a |\n|--|\n| 1 | {{ x }} |\n", &["3:7 balisage-refuse"]),
        // The anchor takes away the blanks that hold the tags.
        ("- w {% if x %} {% endif %} {#a}", &[]),
        // A tab beyond the heading, with a tag after it.
        ("## A\t{% if x %}", &["1:6 balise-incomprise"]),
        // The fault was placed in the middle of an apostrophe.
        ("{{ ’ }}", &["1:4 balise-incomprise"]),
        // A no-break space at the end of a paragraph is one of its words.
        ("- a «\u{a0}{% if x %}", &["1:7 balise-incomprise"]),
    ] {
        let (_, findings) = check_text(text);
        let said: Vec<_> = findings
            .iter()
            .map(|finding| {
                let at = finding.span.start();
                format!("{}:{} {}", at.line, at.column, finding.rule.name)
            })
            .collect();
        assert_eq!(said, expected, "for {text:?}");
    }
}
