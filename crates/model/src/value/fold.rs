//! Reading what people type: any space, any apostrophe, with or without accents.

/// Lower case, without accents, each run of spaces made one, none at the ends.
pub(crate) fn fold(text: &str) -> String {
    let folded = clausier_french::fold(text);
    let words: Vec<&str> =
        folded.split(is_space).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}')
}

/// Reads a whole number of folded digits, in groups of three or not.
pub(crate) fn digits(folded: &str) -> Option<String> {
    let groups: Vec<&str> = folded.split(' ').collect();
    let numeric =
        |group: &&str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    if !groups.iter().all(numeric) {
        return None;
    }
    let grouped =
        groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    (groups.len() == 1 || grouped).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds() {
        for (text, folded) in [
            (" 15\u{a0}jours\u{202f}ouvrés ", "15 jours ouvres"),
            ("1er  Décembre", "1er decembre"),
            ("e\u{301}te\u{301}", "ete"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn groups_of_three_or_none() {
        for (text, number) in [
            ("1500", Some("1500")),
            ("1 500", Some("1500")),
            ("12 345 678", Some("12345678")),
            ("15 00", None),
            ("1500 000", None),
            ("", None),
            ("-1", None),
            ("1 ", None),
        ] {
            assert_eq!(digits(text).as_deref(), number, "{text}");
        }
    }
}
