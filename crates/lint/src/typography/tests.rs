use clausier_diagnostics::{Edit, Findings};
use clausier_import::import;

use crate::check_text;

/// What all fixes of a text make of it.
fn mended(name: &str, text: &str) -> String {
    let mut findings = Findings::new();
    let Some(imported) = import(name, text.as_bytes(), &mut findings) else {
        return text.to_owned();
    };
    let found = check_text(&imported, &[]);
    let mut edits: Vec<&Edit> = found.iter().flat_map(|finding| &finding.fix).collect();
    edits.sort_by_key(|edit| (edit.span.range().start, edit.span.range().end));
    edits.dedup();
    let mut out = String::new();
    let mut at = 0;
    for edit in edits {
        let range = edit.span.range();
        assert!(range.start >= at, "two edits at one place: {edit:?}");
        out.push_str(&text[at..range.start]);
        out.push_str(&edit.text);
        at = range.end;
    }
    out + &text[at..]
}

fn spoken(text: &str) -> String {
    // « º » is a letter of other languages.
    text.chars().filter(|c| c.is_alphanumeric() && *c != 'º').collect()
}

fn check(name: &str, text: &str) -> String {
    let once = mended(name, text);
    assert_eq!(spoken(&once), spoken(text), "a word was changed");
    let twice = mended(name, &once);
    assert_eq!(twice, once, "mending twice is not mending once");
    once
}

#[test]
fn fixes_change_no_word_and_are_made_once() {
    const PIECES: [&str; 26] = [
        "l'une",
        "d’autre",
        "\"mot\"",
        "« mot »",
        "«mot»",
        "1 500 €",
        "12500€",
        "1500.5 €",
        "1.500,00 €",
        "5%",
        "etc...",
        "etc…",
        "...",
        "nº5",
        "n°12",
        "art. 3",
        "L.441-10",
        " ,",
        " ;",
        ";",
        ": ",
        "!",
        "( a )",
        "  ",
        "**gras**",
        "`code`",
    ];
    for first in PIECES {
        for second in PIECES {
            let text = format!(
                "# Contrat\n\n## Article 1 – Objet\n\nLe prix {first} est {second} {first}{second} net\nde tout.\n\n| Un | Deux |\n|---|---|\n| {second} a | b {first} |\n"
            );
            check("a.md", &text);
            check("a.txt", &text);
        }
    }
}

#[test]
fn what_is_mended() {
    for (text, expected) in [
        ("l'une \"des\" parts: 5%", "l’une «\u{a0}des\u{a0}» parts\u{a0}: 5\u{a0}%"),
        ("prix 12500€ , etc...", "prix 12\u{202f}500\u{a0}€, etc."),
        ("nº5  et **gras**: fin", "n°\u{a0}5 et **gras**\u{a0}: fin"),
        ("selon l’art. 3 ; soit", "selon l’art.\u{a0}3\u{202f}; soit"),
    ] {
        let text = format!("# Contrat\n\n## Article 1 – Objet\n\nOn dit {text}.\n");
        let expected =
            format!("# Contrat\n\n## Article 1 – Objet\n\nOn dit {expected}.\n")
                .replace("..\n", ".\n");
        assert_eq!(check("a.md", &text).replace("..\n", ".\n"), expected);
    }
}

#[test]
fn each_cell_of_a_table_is_mended() {
    let text = "# Contrat\n\n## Article 1 – Objet\n\nVoici\u{a0}:\n\n| Prix | Prix |\n|---|---|\n| 5% | 5% |\n";
    assert_eq!(check("a.md", text).matches("5\u{a0}%").count(), 2);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads the corpus")]
fn the_corpus_is_mended_without_changing_a_word() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus/textes");
    for entry in std::fs::read_dir(folder).expect("the corpus") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let text = std::fs::read_to_string(&path).expect("a text");
        check(&name.unwrap_or_default(), &text);
    }
}
