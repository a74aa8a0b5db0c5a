//! Numbers as headings print them: figures, Roman figures, letters, words.

use clausier_french::{fold, parse_cardinal, parse_ordinal, parse_roman};

/// The value of Roman figures written the usual way, up to 89: what is greater is no
/// number of a heading, and « C » is a letter.
pub(crate) fn roman(text: &str) -> Option<u32> {
    parse_roman(text).filter(|value| *value < 90)
}

/// A number in letters as Word counts: a … z, aa, bb …
pub(crate) fn print_letter(value: u32) -> String {
    let Some(rank) = value.checked_sub(1) else { return String::new() };
    let letter = char::from(b'a' + u8::try_from(rank % 26).unwrap_or(0));
    // A list of a thousand items is a mistake, not a reason to print a page of letters.
    std::iter::repeat_n(letter, (rank / 26 + 1).min(8) as usize).collect()
}

/// The value of a single letter.
pub(crate) fn letter(text: &str) -> Option<u32> {
    let mut characters = text.chars();
    let first = characters.next()?.to_ascii_lowercase();
    if characters.next().is_some() || !first.is_ascii_lowercase() {
        return None;
    }
    Some(u32::from(first) - u32::from('a') + 1)
}

/// The value of a number in words up to 99: « premier », « deux », « vingt et unième ».
pub(crate) fn word(text: &str) -> Option<u32> {
    if fold(text) == "unique" {
        return Some(1);
    }
    let value = parse_ordinal(text).or_else(|| parse_cardinal(text))?;
    u32::try_from(value).ok().filter(|value| (1..=99).contains(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_every_dress() {
        for (text, expected) in [
            ("IV", Some(4)),
            ("XII", Some(12)),
            ("xi", Some(11)),
            ("LXXXIX", Some(89)),
            ("XC", None),
            ("C", None),
        ] {
            assert_eq!(roman(text), expected, "{text}");
        }
        for (text, expected) in [
            ("PREMIER", Some(1)),
            ("première", Some(1)),
            ("deuxième", Some(2)),
            ("SECOND", Some(2)),
            ("trois", Some(3)),
            ("vingt et unième", Some(21)),
            ("vingt et une", Some(21)),
            ("unique", Some(1)),
            ("cent", None),
            ("zéro", None),
            ("du", None),
        ] {
            assert_eq!(word(text), expected, "{text}");
        }
        assert_eq!(letter("C"), Some(3));
        assert_eq!(letter("é"), None);
        assert_eq!(print_letter(27), "aa");
    }
}
