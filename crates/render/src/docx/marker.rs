//! Markers of list items, read back as numbers that Word can count.

use clausier_french::parse_roman;

use super::numbering::Family;

/// What a marker such as « (b) » counts, and how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    /// The family whose level prints such markers.
    pub(super) family: Family,
    /// The count.
    pub(super) value: u32,
}

impl Counted {
    /// Whether `next` is the one that counting gives after this.
    pub(super) fn precedes(self, next: Self) -> bool {
        self.family == next.family && self.value.checked_add(1) == Some(next.value)
    }
}

/// Reads a marker at a level of nesting; `before` is the one before it in its list.
///
/// « (i) » is the ninth letter after « (h) » and the first Roman number otherwise.
/// `None` for what Word cannot count, such as « (a bis) ».
pub(super) fn read(marker: &str, level: u8, before: Option<Counted>) -> Option<Counted> {
    // A first « (i) » is Roman: the family that prints it so is tried first.
    let families: &[Family] = match (level, level % 2) {
        (0, _) => &[Family::Romans, Family::Letters, Family::Capitals, Family::Figures],
        (_, 0) => &[Family::Romans, Family::Letters],
        (_, _) => &[Family::Letters, Family::Romans],
    };
    let readings = families.iter().filter_map(|&family| {
        let value = value(marker, family, level)?;
        Some(Counted { family, value })
    });
    let mut first = None;
    for reading in readings {
        if before.is_some_and(|before| before.precedes(reading)) {
            return Some(reading);
        }
        first = first.or(Some(reading));
    }
    first
}

/// The count that a family prints as this marker at this level.
fn value(marker: &str, family: Family, level: u8) -> Option<u32> {
    if family == Family::Figures && level == 0 {
        return marker.strip_suffix('.')?.parse().ok().filter(|value| *value > 0);
    }
    let inner = marker.strip_prefix('(')?.strip_suffix(')')?;
    match (family, level % 2) {
        (Family::Capitals, 0) if level == 0 => letter(inner, 'A'),
        (Family::Letters, 0) | (Family::Romans, 1) => letter(inner, 'a'),
        (Family::Romans, 0) | (Family::Letters, 1) => roman(inner),
        _ => None,
    }
}

/// a is 1, z is 26, aa is 27, bb is 28: as Word counts.
fn letter(text: &str, first: char) -> Option<u32> {
    let mut letters = text.chars();
    let letter = letters.next()?;
    let rank =
        u32::from(letter).checked_sub(u32::from(first)).filter(|rank| *rank < 26)?;
    if letters.any(|other| other != letter) {
        return None;
    }
    Some(u32::try_from(text.len() - 1).ok()? * 26 + rank + 1)
}

fn roman(text: &str) -> Option<u32> {
    let is_small = text.bytes().all(|byte| byte.is_ascii_lowercase());
    // Lists of a contract are short: what goes beyond is taken as it is printed.
    parse_roman(text).filter(|value| is_small && *value <= 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_lists_print() {
        let cases = [
            ("(a)", 0, Some((Family::Letters, 1))),
            ("(b)", 0, Some((Family::Letters, 2))),
            ("(aa)", 0, Some((Family::Letters, 27))),
            ("(A)", 0, Some((Family::Capitals, 1))),
            ("(i)", 0, Some((Family::Romans, 1))),
            ("(i)", 1, Some((Family::Letters, 1))),
            ("(iv)", 1, Some((Family::Letters, 4))),
            ("(a)", 1, Some((Family::Romans, 1))),
            ("3.", 0, Some((Family::Figures, 3))),
            ("(a bis)", 0, None),
            ("–", 0, None),
        ];
        for (marker, level, expected) in cases {
            let read = read(marker, level, None).map(|read| (read.family, read.value));
            assert_eq!(read, expected, "{marker} at {level}");
        }
    }

    #[test]
    fn the_ninth_letter_is_no_roman_number() {
        let before = Some(Counted { family: Family::Letters, value: 8 });
        let read = read("(i)", 0, before);
        assert_eq!(read, Some(Counted { family: Family::Letters, value: 9 }));
    }
}
