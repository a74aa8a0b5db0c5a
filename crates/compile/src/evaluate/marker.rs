//! Markers of lettered lists.

/// « (a) » for the first item of an outermost list, « (i) » below, « (A) » below that.
pub(crate) fn marker(depth: u8, rank: usize) -> String {
    let letters = |base: u8| {
        let mut rank = rank;
        let mut out = Vec::new();
        loop {
            out.push(char::from(base + u8::try_from(rank % 26).unwrap_or(0)));
            if rank < 26 {
                break;
            }
            rank = rank / 26 - 1;
        }
        out.iter().rev().collect::<String>()
    };
    match depth % 3 {
        0 => format!("({})", letters(b'a')),
        1 => format!("({})", roman(rank + 1)),
        _ => format!("({})", letters(b'A')),
    }
}

fn roman(mut number: usize) -> String {
    const NUMERALS: [(usize, &str); 9] = [
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut out = String::new();
    for (value, numeral) in NUMERALS {
        while number >= value {
            out.push_str(numeral);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_follow_the_alphabet_and_roman_numerals() {
        assert_eq!(marker(0, 0), "(a)");
        assert_eq!(marker(0, 25), "(z)");
        assert_eq!(marker(0, 26), "(aa)");
        assert_eq!(marker(1, 3), "(iv)");
        assert_eq!(marker(2, 1), "(B)");
    }
}
