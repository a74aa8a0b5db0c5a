//! Alphabetical order, as French glossaries keep it.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::fold;

/// What a text is sorted by; see [`collation_key`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CollationKey {
    /// Letters without case or accents; a space sorts before all of them.
    letters: String,
    /// The accents of each letter, last letter first.
    accents: Vec<String>,
    /// Lower case before upper case, the rest for a total order.
    text: String,
}

/// The key that sorts `text` among others.
///
/// Letters come first, accents and case folded, œ as oe, apostrophes and
/// hyphens ignored, word by word; then accents, of which the last one that
/// differs decides (cote, côte, coté, côté); then case, small letters first.
/// Only equal texts have equal keys.
pub fn collation_key(text: &str) -> CollationKey {
    let kept = |c: &char| !matches!(c, '\'' | '-');
    let letters = fold(text).chars().filter(kept).collect();
    let mut accents: Vec<String> = Vec::new();
    for c in text.nfd() {
        if is_combining_mark(c) {
            if let Some(last) = accents.last_mut() {
                last.push(c);
            }
        } else if c.is_alphanumeric() {
            accents.push(String::new());
        }
    }
    accents.reverse();
    let swap = |c: char| -> String {
        if c.is_lowercase() {
            c.to_uppercase().collect()
        } else {
            c.to_lowercase().collect()
        }
    };
    // Capitals have the smaller code points: cases are swapped so that small
    // letters come first. The text itself ends the key, for what swaps alike.
    let mut key: String = text.chars().map(swap).collect();
    key.push('\0');
    key.push_str(text);
    CollationKey { letters, accents, text: key }
}

/// Compares two texts by their keys.
pub fn compare(a: &str, b: &str) -> Ordering {
    collation_key(a).cmp(&collation_key(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted() {
        let expected = [
            "Accès",
            "Annexe",
            "auto-entrepreneur",
            "Autorisation",
            "cote",
            "côte",
            "Côte",
            "coté",
            "côté",
            "Donnée",
            "Donnée personnelle",
            "Données",
            "Échéance",
            "Écrit",
            "Œuvre",
            "Offre",
            "ouvrage",
            "Sous-traitant",
            "sous-traitants",
            "zone",
        ];
        let mut shuffled = expected;
        shuffled.reverse();
        shuffled.sort_by(|a, b| compare(a, b));
        assert_eq!(shuffled, expected);
    }

    #[test]
    fn same_letters() {
        assert_eq!(collation_key("l’œuvre").letters, collation_key("LOEUVRE").letters);
        assert_ne!(compare("côte", "cote"), Ordering::Equal);
        assert_eq!(compare("côte", "côte"), Ordering::Equal);
    }
}
