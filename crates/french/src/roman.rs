//! Roman numbers, printed and read.

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

/// A number in Roman capitals; nothing for zero, which they cannot say.
///
/// ```
/// assert_eq!(clausier_french::roman(49), "XLIX");
/// ```
pub fn roman(value: u32) -> String {
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

/// Reads a Roman number in capitals or in small letters, up to 3 999: « XIV », « iv ».
///
/// `None` when it is not written the usual way, such as « IIII », or mixes cases. A
/// letter alone may be one of a list: who asks knows whether « C » is the third.
pub fn parse_roman(text: &str) -> Option<u32> {
    // « MMMDCCCLXXXVIII » is the longest.
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    let is_small = text.starts_with(|c: char| c.is_ascii_lowercase());
    let read = if is_small { text.to_ascii_uppercase() } else { text.to_owned() };
    if is_small && text.contains(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let mut rest = read.as_str();
    let mut value = 0;
    for (size, figure) in FIGURES {
        while let Some(after) = rest.strip_prefix(figure) {
            rest = after;
            value += size;
        }
    }
    (rest.is_empty() && value < 4_000 && roman(value) == read).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read() {
        for value in 1..4_000 {
            let printed = roman(value);
            assert_eq!(parse_roman(&printed), Some(value), "{printed}");
            assert_eq!(parse_roman(&printed.to_lowercase()), Some(value), "{printed}");
        }
        assert_eq!(roman(0), "");
    }

    #[test]
    fn what_is_none() {
        for text in ["", "IIII", "VX", "IC", "Iv", "iV", "MMMM", "A", "é", "X I"] {
            assert_eq!(parse_roman(text), None, "{text}");
        }
    }
}
