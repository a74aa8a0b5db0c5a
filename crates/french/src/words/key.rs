//! What two spellings of a word have in common.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::TokenKind;
use crate::fold;

/// Words that only an accent tells from another word.
const TOLD_BY_ACCENT: [&str; 6] = ["à", "où", "là", "dès", "dû", "sûr"];

pub(super) fn key(text: &str, kind: TokenKind) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    match kind {
        TokenKind::Mark => Cow::Borrowed(text),
        TokenKind::Number if text.bytes().any(|byte| !byte.is_ascii_graphic()) => {
            Cow::Owned(text.chars().filter(|c| !c.is_whitespace()).collect())
        }
        _ if text.bytes().all(plain) => Cow::Borrowed(text),
        _ => {
            let mut folded = fold(text);
            folded.retain(|c| c != '\u{ad}');
            Cow::Owned(folded)
        }
    }
}

/// The key of a word that keeps the accents which make another word of it.
///
/// « fixé » is not « fixe », nor « à » « a »; all other accents are folded, for
/// one forgets them more often than they matter. `None` when it would be the
/// plain key.
pub(crate) fn sharp_key(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    // A quick look: few words end with an accent.
    let stem = text.trim_end_matches(['s', 'S', '\u{ad}']).trim_end_matches(['e', 'E']);
    if text.len() > 5 && !stem.ends_with(['é', 'É', '\u{301}', '\u{ad}']) {
        return None;
    }
    let mut lower: String = text.nfc().flat_map(char::to_lowercase).collect();
    lower.retain(|c| c != '\u{ad}');
    if TOLD_BY_ACCENT.contains(&lower.as_str()) {
        return Some(lower);
    }
    let stem = lower.trim_end_matches('s').trim_end_matches('e');
    // A word of which nothing is left, such as « és », has no stem to fold.
    let stem = stem.strip_suffix('é')?;
    let ending = &lower[stem.len()..];
    matches!(ending, "é" | "ée" | "és" | "ées").then(|| fold(stem) + ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_that_matter() {
        for (text, expected) in [
            ("fixe", None),
            ("fixé", Some("fixé")),
            ("Résiliées", Some("resiliées")),
            ("fixe\u{301}s", Some("fixés")),
            ("pénalité", Some("penalité")),
            ("élève", None),
            ("À", Some("à")),
            ("dû", Some("dû")),
            ("due", None),
            ("é", Some("é")),
        ] {
            assert_eq!(sharp_key(text).as_deref(), expected, "{text}");
        }
    }
}
