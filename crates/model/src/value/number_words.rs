//! Whole numbers read from French words.

/// Reads `trente`, `vingt et une`, `quatre-vingt-dix-sept`, `deux cents`, up to
/// 999 999; the text is folded.
pub(crate) fn parse_words(folded: &str) -> Option<u32> {
    let words: Vec<&str> =
        folded.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > 20 {
        return None;
    }
    match words.iter().position(|word| *word == "mille") {
        Some(0) => Some(1000 + rest(&words[1..])?),
        Some(at) => {
            let thousands = below_thousand(&words[..at])?;
            (thousands > 1).then_some(thousands * 1000 + rest(&words[at + 1..])?)
        }
        None => below_thousand(&words),
    }
}

/// What follows « mille » or « cent », which may be nothing.
fn rest(words: &[&str]) -> Option<u32> {
    if words.is_empty() { Some(0) } else { below_thousand(words) }
}

fn below_thousand(words: &[&str]) -> Option<u32> {
    let hundred = |word: &str| matches!(word, "cent" | "cents");
    match words.iter().position(|word| hundred(word)) {
        Some(0) if words.len() == 1 => Some(100),
        Some(0) => Some(100 + below_hundred(&words[1..])?),
        Some(1) => {
            let hundreds = unit(words[0]).filter(|n| (2..=9).contains(n))?;
            let rest = &words[2..];
            let below = if rest.is_empty() { 0 } else { below_hundred(rest)? };
            Some(hundreds * 100 + below)
        }
        Some(_) => None,
        None => below_hundred(words),
    }
}

fn below_hundred(words: &[&str]) -> Option<u32> {
    let (tens, rest) = match words {
        ["quatre", "vingt" | "vingts", rest @ ..] => (80, rest),
        ["vingt", rest @ ..] => (20, rest),
        ["trente", rest @ ..] => (30, rest),
        ["quarante", rest @ ..] => (40, rest),
        ["cinquante", rest @ ..] => (50, rest),
        ["soixante", rest @ ..] => (60, rest),
        ["septante", rest @ ..] => (70, rest),
        ["huitante" | "octante", rest @ ..] => (80, rest),
        ["nonante", rest @ ..] => (90, rest),
        [word] => return unit(word),
        ["dix", word] => {
            return unit(word).filter(|n| (7..=9).contains(n)).map(|n| n + 10);
        }
        _ => return None,
    };
    let (and, rest) = match rest {
        [] => return Some(tens),
        ["et", rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let below = match rest {
        ["dix", word] => unit(word).filter(|n| (7..=9).contains(n)).map(|n| n + 10)?,
        [word] => unit(word)?,
        _ => return None,
    };
    let to_nineteen = matches!(tens, 60 | 80);
    let fits = (1..=9).contains(&below) || (to_nineteen && (10..=19).contains(&below));
    (fits && (!and || matches!(below, 1 | 11))).then_some(tens + below)
}

fn unit(word: &str) -> Option<u32> {
    const UNITS: [&str; 17] = [
        "zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf",
        "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize",
    ];
    let word = if word == "une" { "un" } else { word };
    UNITS.iter().position(|unit| *unit == word).and_then(|n| u32::try_from(n).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (words, number) in [
            ("zero", Some(0)),
            ("une", Some(1)),
            ("dix-sept", Some(17)),
            ("vingt et une", Some(21)),
            ("vingt-et-un", Some(21)),
            ("trente", Some(30)),
            ("soixante-douze", Some(72)),
            ("soixante et onze", Some(71)),
            ("quatre-vingts", Some(80)),
            ("quatre-vingt-dix-sept", Some(97)),
            ("cent", Some(100)),
            ("deux cents", Some(200)),
            ("trois cent soixante-cinq", Some(365)),
            ("mille deux cents", Some(1200)),
            ("dix mille", Some(10_000)),
            ("vingt et deux", None),
            ("vingt dix", None),
            ("cent cent", None),
            ("un mille", None),
            ("trente zero", None),
            ("bonjour", None),
            ("", None),
        ] {
            assert_eq!(parse_words(words), number, "{words}");
        }
    }
}
