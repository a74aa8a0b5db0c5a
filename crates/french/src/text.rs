//! Capitals, quotes and letters without their accents.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::NBSP;

/// Puts a capital on the first letter, accents kept.
///
/// Opening marks and blanks before it are passed over: « œuvre » becomes
/// « Œuvre ». A text that begins with a digit is left as it is.
///
/// ```
/// assert_eq!(clausier_french::capitalize("à l’échéance"), "À l’échéance");
/// ```
pub fn capitalize(text: &str) -> String {
    let opens = |c: char| c.is_whitespace() || "«“‘\"'([–—".contains(c);
    let Some((at, first)) = text.char_indices().find(|(_, c)| !opens(*c)) else {
        return text.to_owned();
    };
    let mut out = String::with_capacity(text.len() + 2);
    out.push_str(&text[..at]);
    out.extend(first.to_uppercase());
    out.push_str(&text[at + first.len_utf8()..]);
    out
}

/// The text between French quotation marks, with their no-break spaces.
pub fn quote(text: &str) -> String {
    format!("«{NBSP}{text}{NBSP}»")
}

/// The text in lower case, without accents, ligatures or typographic marks.
///
/// Two spellings that a hurried reader takes for the same fold to the same
/// string: this is what suggestions compare. Folding twice changes nothing.
///
/// ```
/// assert_eq!(clausier_french::fold("L’Œuvre à Évaluer"), "l'oeuvre a evaluer");
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut push = |c: char| {
        match c {
            c if c.is_ascii() && !c.is_whitespace() => out.push(c.to_ascii_lowercase()),
            'œ' | 'Œ' => out.push_str("oe"),
            'æ' | 'Æ' => out.push_str("ae"),
            '’' | 'ʼ' | '‘' => out.push('\''),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            c if c.is_whitespace() => out.push(' '),
            // The capital of a letter may decompose (İ): what it leaves is dropped.
            c => out.extend(c.to_lowercase().filter(|c| !is_combining_mark(*c))),
        }
    };
    for c in text.chars() {
        if c.is_ascii() {
            push(c);
            continue;
        }
        // The order of marks does not matter: they all go.
        decompose_canonical(c, |c| {
            if c.is_ascii() || !is_combining_mark(c) {
                push(c);
            }
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals() {
        for (text, expected) in [
            ("", ""),
            ("client", "Client"),
            ("école", "École"),
            ("œuvre", "Œuvre"),
            ("«\u{a0}échéance\u{a0}»", "«\u{a0}Échéance\u{a0}»"),
            ("“ça”", "“Ça”"),
            ("l’article", "L’article"),
            ("1er janvier", "1er janvier"),
            ("« »", "« »"),
            ("Déjà", "Déjà"),
        ] {
            assert_eq!(capitalize(text), expected);
        }
    }

    #[test]
    fn quotes_do_not_break() {
        assert_eq!(quote("le Client"), "«\u{a0}le Client\u{a0}»");
    }

    #[test]
    fn folding() {
        for (text, expected) in [
            ("Pénalités", "penalites"),
            ("CŒUR", "coeur"),
            ("e\u{301}te\u{301}", "ete"),
            ("aujourd’hui", "aujourd'hui"),
            ("1\u{202f}500\u{a0}€", "1 500 €"),
            ("Ça İ", "ca i"),
        ] {
            assert_eq!(fold(text), expected);
            assert_eq!(fold(&fold(text)), expected);
        }
    }
}
