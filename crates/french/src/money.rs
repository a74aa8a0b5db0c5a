//! Amounts in euros, in figures and in words.
//!
//! An amount is a whole number of cents: nothing is ever rounded.

use crate::number::spell;
use crate::{NBSP, group_thousands};

/// The amount in figures: `1 500 €`, `1 500,50 €`.
///
/// Whole amounts show no decimals; all spaces are no-break ones.
pub fn money_figures(cents: i128) -> String {
    let sign = if cents < 0 { "−" } else { "" };
    let (euros, cents) = split(cents);
    let euros = group_thousands(&euros.to_string());
    if cents == 0 {
        format!("{sign}{euros}{NBSP}€")
    } else {
        format!("{sign}{euros},{cents:02}{NBSP}€")
    }
}

/// The amount in words: « mille cinq cents euros et cinquante centimes ».
pub fn money_words(cents: i128) -> String {
    let sign = if cents < 0 { "moins " } else { "" };
    let (euros, cents) = split(cents);
    // « million » and its like are nouns: they ask for « d’ ».
    let unit = match euros {
        0 | 1 => " euro",
        _ if euros % 1_000_000 == 0 => " d’euros",
        _ => " euros",
    };
    let small = if cents > 1 { "centimes" } else { "centime" };
    match (euros, cents) {
        (_, 0) => format!("{sign}{}{unit}", spell(euros)),
        (0, _) => format!("{sign}{} {small}", spell(cents)),
        _ => format!("{sign}{}{unit} et {} {small}", spell(euros), spell(cents)),
    }
}

fn split(cents: i128) -> (u128, u128) {
    let cents = cents.unsigned_abs();
    (cents / 100, cents % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures() {
        for (cents, expected) in [
            (0, "0\u{a0}€"),
            (5, "0,05\u{a0}€"),
            (100, "1\u{a0}€"),
            (150_000, "1\u{202f}500\u{a0}€"),
            (150_050, "1\u{202f}500,50\u{a0}€"),
            (-150_050, "−1\u{202f}500,50\u{a0}€"),
            (12_345_678_900, "123\u{202f}456\u{202f}789\u{a0}€"),
        ] {
            assert_eq!(money_figures(cents), expected);
        }
        assert!(money_figures(i128::MIN).ends_with('€'));
    }

    #[test]
    fn words() {
        for (cents, expected) in [
            (0, "zéro euro"),
            (1, "un centime"),
            (50, "cinquante centimes"),
            (100, "un euro"),
            (101, "un euro et un centime"),
            (200, "deux euros"),
            (8_000, "quatre-vingts euros"),
            (150_000, "mille cinq cents euros"),
            (150_050, "mille cinq cents euros et cinquante centimes"),
            (100_000_000, "un million d’euros"),
            (200_000_050, "deux millions d’euros et cinquante centimes"),
            (100_020_000, "un million deux cents euros"),
            (300_000_000_000, "trois milliards d’euros"),
            (-4_000, "moins quarante euros"),
        ] {
            assert_eq!(money_words(cents), expected);
        }
        assert!(money_words(i128::MIN).starts_with("moins un sextillion"));
    }
}
