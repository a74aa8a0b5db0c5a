//! Numbers that are written twice: « trente (30) ».

use std::ops::Range;

use super::Decimal;
use super::cardinal::number_at;
use crate::{Reading, TokenKind};

/// A number that is said again between brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubleNumber {
    /// The first, in figures or in words.
    pub first: Decimal,
    /// The one between brackets.
    pub second: Decimal,
    /// The bytes of the first.
    pub first_range: Range<usize>,
    /// The bytes of the second, without its brackets.
    pub second_range: Range<usize>,
    /// The bytes of both.
    pub range: Range<usize>,
}

/// The numbers of a text that another follows between brackets.
///
/// At least one of the two is in words: « l’article 5 (3) » is no double. They
/// may well differ.
pub fn double_numbers(reading: &Reading<'_>) -> Vec<DoubleNumber> {
    let doubles = numbers(reading).filter_map(|number| {
        let (second, tokens) = number.second?;
        Some(DoubleNumber {
            first: number.first,
            second,
            first_range: reading.bytes(number.tokens),
            second_range: reading.bytes(tokens),
            range: reading.bytes(number.all),
        })
    });
    doubles.collect()
}

/// The numbers of a text, in order, none within another.
pub(super) fn numbers(reading: &Reading<'_>) -> impl Iterator<Item = Number> {
    let mut next = 0;
    (0..reading.tokens().len()).filter_map(move |at| {
        let number = (at >= next).then(|| Number::at(reading, at))??;
        next = number.all.end;
        Some(number)
    })
}

/// A number with what repeats it.
pub(super) struct Number {
    pub(super) first: Decimal,
    pub(super) tokens: Range<usize>,
    /// The number between brackets, and its tokens.
    pub(super) second: Option<(Decimal, Range<usize>)>,
    /// All the tokens, brackets included.
    pub(super) all: Range<usize>,
    pub(super) in_words: bool,
}

impl Number {
    /// The number that begins at a token.
    pub(super) fn at(reading: &Reading<'_>, token: usize) -> Option<Self> {
        let (first, tokens) = simple(reading, token)?;
        let in_words = reading.tokens()[token].kind == TokenKind::Word;
        let open = tokens.end;
        let all = tokens.clone();
        let mut out = Self { first, tokens, second: None, all, in_words };
        if reading.tokens().get(open).is_some_and(|mark| mark.is_mark("("))
            && let Some((second, inside)) = simple(reading, open + 1)
            && reading.tokens().get(inside.end).is_some_and(|mark| mark.is_mark(")"))
            && (in_words || reading.tokens()[inside.start].kind == TokenKind::Word)
        {
            out.all.end = inside.end + 1;
            // Words beside it tell that a point parts thousands: « mille (1.000) ».
            let second = grouped(reading, inside.start).unwrap_or(second);
            out.first = grouped(reading, token).unwrap_or(out.first);
            out.second = Some((second, inside));
        }
        Some(out)
    }
}

fn simple(reading: &Reading<'_>, token: usize) -> Option<(Decimal, Range<usize>)> {
    let first = reading.tokens().get(token)?;
    if first.kind == TokenKind::Number {
        // An amount may group by points, a paragraph number has two of them.
        return Some((Decimal::parse(&first.key, false)?, token..token + 1));
    }
    let (value, tokens) = number_at(reading, token)?;
    Some((Decimal::from(value), tokens))
}

/// Figures whose points part thousands.
fn grouped(reading: &Reading<'_>, token: usize) -> Option<Decimal> {
    let token = reading.tokens().get(token)?;
    (token.kind == TokenKind::Number).then(|| Decimal::parse(&token.key, true))?
}

/// All the tokens of the number that begins at a token, the one between brackets
/// included.
pub(crate) fn number_span(reading: &Reading<'_>, token: usize) -> Option<Range<usize>> {
    Number::at(reading, token).map(|number| number.all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles() {
        for (text, expected) in [
            ("trente (30) jours", vec![("30", "30", "trente (30)")]),
            ("30 (trente) jours", vec![("30", "30", "30 (trente)")]),
            ("deux (3) exemplaires", vec![("2", "3", "deux (3)")]),
            (
                "vingt et un (21) jours et dix (12) mois",
                vec![("21", "21", "vingt et un (21)"), ("10", "12", "dix (12)")],
            ),
            (
                "mille (1.000) heures",
                vec![("1\u{202f}000", "1\u{202f}000", "mille (1.000)")],
            ),
            (
                "1.000 (mille) fois",
                vec![("1\u{202f}000", "1\u{202f}000", "1.000 (mille)")],
            ),
            ("l’article 5 (3)", vec![]),
            ("trente (30 jours)", vec![]),
            ("trente jours (30)", vec![]),
        ] {
            let reading = Reading::new(text);
            let found: Vec<(String, String, &str)> = double_numbers(&reading)
                .into_iter()
                .map(|one| {
                    (one.first.to_string(), one.second.to_string(), &text[one.range])
                })
                .collect();
            let expected: Vec<(String, String, &str)> = expected
                .into_iter()
                .map(|(one, two, range)| (one.to_owned(), two.to_owned(), range))
                .collect();
            assert_eq!(found, expected);
        }
    }
}
