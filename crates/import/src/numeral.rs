//! Numbers as headings print them: figures, Roman figures, letters, words.

use clausier_french::{Gender, cardinal, cardinal_feminine, fold, ordinal};

/// The value of Roman figures written the usual way, up to 89.
pub(crate) fn roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    let upper = text.to_ascii_uppercase();
    (1..=89).find(|value| print_roman(*value) == upper)
}

/// A number in Roman capitals.
pub(crate) fn print_roman(value: u32) -> String {
    const FIGURES: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = value;
    let mut out = String::new();
    for (size, figure) in FIGURES {
        while left >= size {
            out.push_str(figure);
            left -= size;
        }
    }
    out
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

/// The value of a number in words: « premier », « deux », « vingt et unième ».
pub(crate) fn word(text: &str) -> Option<u32> {
    let folded = fold(text);
    if matches!(folded.as_str(), "second" | "seconde") {
        return Some(2);
    }
    if folded == "unique" {
        return Some(1);
    }
    (1..=99_u64)
        .find(|value| {
            [
                cardinal(*value),
                cardinal_feminine(*value),
                ordinal(*value, Gender::Masculine),
                ordinal(*value, Gender::Feminine),
            ]
            .iter()
            .any(|name| fold(name) == folded)
        })
        .and_then(|value| u32::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_every_dress() {
        for (text, expected) in [
            ("IV", Some(4)),
            ("XII", Some(12)),
            ("IIII", None),
            ("xi", Some(11)),
            ("", None),
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
            ("du", None),
        ] {
            assert_eq!(word(text), expected, "{text}");
        }
        assert_eq!(letter("C"), Some(3));
        assert_eq!(letter("é"), None);
        assert_eq!(print_letter(27), "aa");
        assert_eq!(print_roman(49), "XLIX");
    }
}
