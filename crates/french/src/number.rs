//! Numbers in words, ordinals, and the grouping of digits.
//!
//! Words follow the traditional spelling (hyphens below a hundred, « et »
//! without them): it is the one contracts use, and it is kept throughout.

use crate::{Gender, NNBSP};

const SMALL: [&str; 17] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf",
    "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize",
];

const TENS: [&str; 7] =
    ["", "dix", "vingt", "trente", "quarante", "cinquante", "soixante"];

/// What follows the number of what was put between two others: « article 5 bis ».
pub const INSERTED: [&str; 8] =
    ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies"];

/// The long scale. These are nouns: they take an *s*, and « un » before them.
const SCALES: [(u128, &str); 11] = [
    (1_000_000_000_000_000_000_000_000_000_000_000_000, "sextillion"),
    (1_000_000_000_000_000_000_000_000_000_000_000, "quintilliard"),
    (1_000_000_000_000_000_000_000_000_000_000, "quintillion"),
    (1_000_000_000_000_000_000_000_000_000, "quadrilliard"),
    (1_000_000_000_000_000_000_000_000, "quadrillion"),
    (1_000_000_000_000_000_000_000, "trilliard"),
    (1_000_000_000_000_000_000, "trillion"),
    (1_000_000_000_000_000, "billiard"),
    (1_000_000_000_000, "billion"),
    (1_000_000_000, "milliard"),
    (1_000_000, "million"),
];

/// A number in words, masculine.
///
/// ```
/// assert_eq!(clausier_french::cardinal(80_000), "quatre-vingt mille");
/// ```
pub fn cardinal(n: u64) -> String {
    spell(u128::from(n))
}

/// A number in words before a feminine noun: « vingt et une annexes ».
pub fn cardinal_feminine(n: u64) -> String {
    let mut words = cardinal(n);
    if words == "un" || words.ends_with(" un") || words.ends_with("-un") {
        words.push('e');
    }
    words
}

/// The rank in words: « première », « vingt et unième ».
pub fn ordinal(n: u64, gender: Gender) -> String {
    if n == 1 {
        return match gender {
            Gender::Masculine => "premier",
            Gender::Feminine => "première",
        }
        .to_owned();
    }
    let mut stem = cardinal(n);
    // The plural marks of « quatre-vingts », « deux cents », « deux millions »
    // fall; those of « trois » and « six » belong to the word.
    if ["vingts", "cents", "ions", "iards"].iter().any(|end| stem.ends_with(end)) {
        stem.pop();
    }
    if stem.ends_with('e') {
        stem.pop();
    } else if stem.ends_with("cinq") {
        stem.push('u');
    } else if stem.ends_with("neuf") {
        stem.pop();
        stem.push('v');
    }
    stem + "ième"
}

/// The rank in figures: `1er`, `1re`, `2e`.
pub fn ordinal_abbreviation(n: u64, gender: Gender) -> String {
    match (n, gender) {
        (1, Gender::Masculine) => "1er".to_owned(),
        (1, Gender::Feminine) => "1re".to_owned(),
        _ => format!("{n}e"),
    }
}

/// Digits in groups of three, parted by narrow no-break spaces.
///
/// A leading sign is kept. Anything that is not a whole number comes back
/// unchanged.
pub fn group_thousands(digits: &str) -> String {
    let number = digits.trim_start_matches(['-', '−', '+']);
    if number.len() < 4 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.to_owned();
    }
    let mut out = digits[..digits.len() - number.len()].to_owned();
    for (at, digit) in number.chars().enumerate() {
        if at > 0 && (number.len() - at).is_multiple_of(3) {
            out.push(NNBSP);
        }
        out.push(digit);
    }
    out
}

/// The words of any number; amounts need more than 64 bits.
pub(crate) fn spell(n: u128) -> String {
    if n == 0 {
        return SMALL[0].to_owned();
    }
    let mut words = Vec::new();
    let mut rest = n;
    for (scale, name) in SCALES {
        let times = rest / scale;
        rest %= scale;
        if times > 0 {
            let plural = if times > 1 { "s" } else { "" };
            words.push(format!("{} {name}{plural}", below_thousand(times, true)));
        }
    }
    let thousands = rest / 1000;
    rest %= 1000;
    match thousands {
        0 => {}
        1 => words.push("mille".to_owned()),
        _ => words.push(format!("{} mille", below_thousand(thousands, false))),
    }
    if rest > 0 {
        words.push(below_thousand(rest, true));
    }
    words.join(" ")
}

/// Words of 1 to 999. `last` says whether « vingt » and « cent » may take
/// their *s*: they do not before « mille », which is itself a numeral.
fn below_thousand(n: u128, last: bool) -> String {
    let (hundreds, rest) = (n / 100, n % 100);
    let mut words = match hundreds {
        0 => String::new(),
        1 => "cent".to_owned(),
        _ => {
            let plural = if rest == 0 && last { "s" } else { "" };
            format!("{} cent{plural}", small(hundreds))
        }
    };
    if rest > 0 {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&below_hundred(rest, last));
    }
    words
}

fn below_hundred(n: u128, last: bool) -> String {
    match n {
        0..=16 => small(n).to_owned(),
        17..=19 => format!("dix-{}", small(n - 10)),
        71 => "soixante et onze".to_owned(),
        80 => if last { "quatre-vingts" } else { "quatre-vingt" }.to_owned(),
        70..=79 => format!("soixante-{}", below_hundred(n - 60, last)),
        81..=99 => format!("quatre-vingt-{}", below_hundred(n - 80, last)),
        _ => {
            let tens = usize::try_from(n / 10).map_or("", |tens| TENS[tens]);
            match n % 10 {
                0 => tens.to_owned(),
                1 => format!("{tens} et un"),
                unit => format!("{tens}-{}", small(unit)),
            }
        }
    }
}

fn small(n: u128) -> &'static str {
    usize::try_from(n).ok().and_then(|n| SMALL.get(n)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cardinals() {
        for (n, words) in [
            (0, "zéro"),
            (1, "un"),
            (10, "dix"),
            (16, "seize"),
            (17, "dix-sept"),
            (20, "vingt"),
            (21, "vingt et un"),
            (22, "vingt-deux"),
            (61, "soixante et un"),
            (70, "soixante-dix"),
            (71, "soixante et onze"),
            (72, "soixante-douze"),
            (77, "soixante-dix-sept"),
            (80, "quatre-vingts"),
            (81, "quatre-vingt-un"),
            (90, "quatre-vingt-dix"),
            (91, "quatre-vingt-onze"),
            (98, "quatre-vingt-dix-huit"),
            (99, "quatre-vingt-dix-neuf"),
            (100, "cent"),
            (101, "cent un"),
            (180, "cent quatre-vingts"),
            (200, "deux cents"),
            (201, "deux cent un"),
            (280, "deux cent quatre-vingts"),
            (430, "quatre cent trente"),
            (1_000, "mille"),
            (1_100, "mille cent"),
            (1_500, "mille cinq cents"),
            (2_000, "deux mille"),
            (5_000, "cinq mille"),
            (10_000, "dix mille"),
            (21_000, "vingt et un mille"),
            (37_500, "trente-sept mille cinq cents"),
            (80_000, "quatre-vingt mille"),
            (92_736, "quatre-vingt-douze mille sept cent trente-six"),
            (96_120, "quatre-vingt-seize mille cent vingt"),
            (200_000, "deux cent mille"),
            (1_000_000, "un million"),
            (80_000_000, "quatre-vingts millions"),
            (200_000_000, "deux cents millions"),
            (1_001_001_001, "un milliard un million mille un"),
            (2_000_000_000_000, "deux billions"),
        ] {
            assert_eq!(cardinal(n), words);
        }
        assert!(
            cardinal(u64::MAX).starts_with("dix-huit trillions quatre cent quarante")
        );
        assert!(spell(u128::MAX).starts_with("trois cent quarante sextillions"));
    }

    #[test]
    fn feminine_cardinals() {
        for (n, words) in [
            (1, "une"),
            (2, "deux"),
            (11, "onze"),
            (21, "vingt et une"),
            (71, "soixante et onze"),
            (81, "quatre-vingt-une"),
            (101, "cent une"),
            (1_001, "mille une"),
        ] {
            assert_eq!(cardinal_feminine(n), words);
        }
    }

    #[test]
    fn ordinals() {
        for (n, words) in [
            (2, "deuxième"),
            (3, "troisième"),
            (4, "quatrième"),
            (5, "cinquième"),
            (6, "sixième"),
            (9, "neuvième"),
            (10, "dixième"),
            (11, "onzième"),
            (21, "vingt et unième"),
            (30, "trentième"),
            (71, "soixante et onzième"),
            (80, "quatre-vingtième"),
            (100, "centième"),
            (200, "deux centième"),
            (1_000, "millième"),
            (2_000_000, "deux millionième"),
            (2_000_000_000, "deux milliardième"),
        ] {
            assert_eq!(ordinal(n, Gender::Masculine), words);
        }
        assert_eq!(ordinal(1, Gender::Masculine), "premier");
        assert_eq!(ordinal(1, Gender::Feminine), "première");
        assert_eq!(ordinal_abbreviation(1, Gender::Masculine), "1er");
        assert_eq!(ordinal_abbreviation(1, Gender::Feminine), "1re");
        assert_eq!(ordinal_abbreviation(2, Gender::Feminine), "2e");
    }

    #[test]
    fn groups() {
        for (digits, expected) in [
            ("", ""),
            ("999", "999"),
            ("1500", "1\u{202f}500"),
            ("-1500", "-1\u{202f}500"),
            ("123456", "123\u{202f}456"),
            ("1234567", "1\u{202f}234\u{202f}567"),
            ("12,5", "12,5"),
        ] {
            assert_eq!(group_thousands(digits), expected);
        }
    }
}
