//! A replacement, in words.

use clausier_french::{count, quote};

use crate::Edit;

/// How many replacements of one finding are said.
const SAID: usize = 3;

/// How much of a text is quoted, in characters.
const QUOTED: usize = 60;

/// What the edits do, as one phrase in the imperative; nothing when there are none.
///
/// Blanks that look alike are named: a person could not tell them apart.
pub(super) fn replacement(edits: &[Edit]) -> Option<String> {
    let mut phrases: Vec<String> = edits.iter().take(SAID).map(phrase).collect();
    if edits.len() > SAID {
        let more = u64::try_from(edits.len() - SAID).unwrap_or(u64::MAX);
        phrases.push(format!("et {}", count(more, "autre remplacement")));
    }
    (!phrases.is_empty()).then(|| phrases.join("\u{202f}; "))
}

fn phrase(edit: &Edit) -> String {
    let old = edit.span.file().text().get(edit.span.range()).unwrap_or_default();
    match (old, edit.text.as_str()) {
        ("", new) => format!("insérez {}", named(new)),
        (old, "") => format!("supprimez {}", named(old)),
        (old, new) => format!("remplacez {} par {}", named(old), named(new)),
    }
}

/// The text in quotation marks, or what its blanks are called.
fn named(text: &str) -> String {
    let kind = match text.chars().next() {
        Some(' ') => "espace",
        Some('\u{a0}') => "espace insécable",
        Some('\u{202f}') => "espace fine insécable",
        Some('\n') => "retour à la ligne",
        _ => "",
    };
    let same = text.chars().all(|c| text.starts_with(c));
    match text.chars().count() {
        1 if kind == "retour à la ligne" => format!("un {kind}"),
        1 if !kind.is_empty() => format!("une {kind}"),
        number if same && kind == "espace" => format!("{number} espaces"),
        number if number > QUOTED => {
            let start: String = text.chars().take(QUOTED).collect();
            quote(&format!("{start}…"))
        }
        _ => quote(&visible(text)),
    }
}

/// No-break spaces as the open box that stands for them.
fn visible(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], "\u{237d}").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{SourceFile, Span};

    #[test]
    fn edits_in_words() {
        let file = SourceFile::new("a.md", "la 1ère fois  : 5 %");
        let edit = |from: usize, to: usize, text: &str| Edit {
            span: Span::new(&file, from..to),
            text: text.into(),
        };
        let ordinal = edit(3, 8, "1re");
        for (edits, expected) in [
            (vec![], None),
            (vec![ordinal.clone()], Some("remplacez « 1ère » par « 1re »")),
            (
                vec![edit(13, 15, "\u{a0}")],
                Some("remplacez 2 espaces par une espace insécable"),
            ),
            (
                vec![edit(2, 2, "\u{202f}"), edit(13, 14, "")],
                Some("insérez une espace fine insécable ; supprimez une espace"),
            ),
            (
                vec![edit(17, 20, "5\u{a0}%"), edit(0, 2, "\n")],
                Some(
                    "remplacez « 5 % » par « 5⍽% » ; remplacez « la » par un retour à la ligne",
                ),
            ),
            (
                vec![ordinal; 5],
                Some(
                    "remplacez « 1ère » par « 1re » ; remplacez « 1ère » par « 1re » ; \
                     remplacez « 1ère » par « 1re » ; et 2 autres remplacements",
                ),
            ),
        ] {
            let said =
                replacement(&edits).map(|said| said.replace(['\u{a0}', '\u{202f}'], " "));
            assert_eq!(said.as_deref(), expected);
        }
    }
}
