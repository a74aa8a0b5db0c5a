//! Amounts of money and percentages, read.

use std::ops::Range;

use super::Decimal;
use super::cardinal::number_at;
use super::double::Number;
use crate::{Reading, TokenKind};

/// What an amount is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Currency {
    /// Euros.
    Euro,
    /// Dollars.
    Dollar,
    /// Swiss francs.
    SwissFranc,
    /// Pounds sterling.
    Pound,
    /// Hundredths of something.
    Percent,
}

/// An amount as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenAmount {
    /// How much, exact.
    pub value: Decimal,
    /// The number between brackets, as in « mille (1 000) euros ».
    pub bracketed: Option<Decimal>,
    /// Of what.
    pub currency: Currency,
    /// Whether the number is in words.
    pub in_words: bool,
    /// Its bytes, number and currency.
    pub range: Range<usize>,
}

/// The amounts and percentages of a text, in order.
///
/// Figures and words: « 1 500,50 € », « EUR 1 500 », « 1,5 million d’euros »,
/// « 15 k€ », « mille cinq cents euros et vingt centimes », « 12,5 % », « dix
/// pour cent ». « 1 500 € (mille cinq cents euros) » is two amounts: who asks
/// compares them.
pub fn amounts(reading: &Reading<'_>) -> Vec<WrittenAmount> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < reading.tokens().len() {
        match amount(reading, at) {
            Some((found, end)) => {
                out.push(found);
                at = end;
            }
            // A number that is no amount is passed over whole: « deux cents » does
            // not hide another one.
            None => {
                let number = Number::at(reading, at);
                at = number.map_or(at + 1, |number| number.tokens.end);
            }
        }
    }
    out
}

fn amount(reading: &Reading<'_>, at: usize) -> Option<(WrittenAmount, usize)> {
    let key = |at: usize| reading.tokens().get(at).map_or("", |token| &*token.key);
    // « EUR 1 500 », « $ 100 ».
    let before = currency(reading, at)
        .filter(|_| matches!(key(at), "eur" | "usd" | "chf" | "gbp" | "$" | "£" | "€"));
    if let Some((currency, used)) = before {
        let number = figures(reading, at + used)?;
        // « 500 € 1 000 € » has its signs behind: then this one is not before.
        let (value, end) = number;
        if self::currency(reading, end).is_some() {
            return None;
        }
        let range = reading.bytes(at..end);
        let found =
            WrittenAmount { value, bracketed: None, currency, in_words: false, range };
        return Some((found, end));
    }
    let number = Number::at(reading, at).or_else(|| grouped(reading, at))?;
    let mut value = match figures(reading, at) {
        Some((value, _)) => value,
        None => number.first,
    };
    let mut end = number.all.end;
    if let Some((factor, used)) = factor(reading, end, number.in_words) {
        value = value.times(factor)?;
        end += used;
    }
    if matches!(key(end), "d'" | "de") {
        end += 1;
    }
    let (currency, used) = currency(reading, end)?;
    end += used;
    if currency != Currency::Percent
        && let Some((cents, more)) = centimes(reading, end)
    {
        value = value.plus(cents)?;
        end += more;
    }
    let range = reading.bytes(at..end);
    let in_words = number.in_words;
    let bracketed = number.second.map(|(second, _)| second);
    Some((WrittenAmount { value, bracketed, currency, in_words, range }, end))
}

/// A number in figures, whose points may part thousands.
fn figures(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    let token = reading.tokens().get(at)?;
    let figures = token.kind == TokenKind::Number;
    figures.then(|| Some((Decimal::parse(&token.key, true)?, at + 1)))?
}

/// What only an amount may be: « 1.500.000 ».
fn grouped(reading: &Reading<'_>, at: usize) -> Option<Number> {
    let (first, end) = figures(reading, at)?;
    Some(Number { first, tokens: at..end, second: None, all: at..end, in_words: false })
}

/// « million », « k ».
fn factor(reading: &Reading<'_>, at: usize, in_words: bool) -> Option<(i128, usize)> {
    let key = &*reading.tokens().get(at)?.key;
    let factor = match key {
        "million" | "millions" => 1_000_000,
        "milliard" | "milliards" => 1_000_000_000,
        "mille" if !in_words => 1_000,
        "k" if reading.touches(at + 1) => 1_000,
        "m" if reading.touches(at + 1) => 1_000_000,
        _ => return None,
    };
    Some((factor, 1))
}

/// The currency that begins at a token, and how many tokens say it.
fn currency(reading: &Reading<'_>, at: usize) -> Option<(Currency, usize)> {
    let key = |at: usize| reading.tokens().get(at).map_or("", |token| &*token.key);
    Some(match key(at) {
        "€" | "eur" | "euro" | "euros" => (Currency::Euro, 1),
        "$" | "usd" | "dollar" | "dollars" => (Currency::Dollar, 1),
        "chf" => (Currency::SwissFranc, 1),
        "franc" | "francs" if key(at + 1).starts_with("suisse") => {
            (Currency::SwissFranc, 2)
        }
        "£" | "gbp" => (Currency::Pound, 1),
        "livre" | "livres" if key(at + 1) == "sterling" => (Currency::Pound, 2),
        "%" => (Currency::Percent, 1),
        "pour" if key(at + 1) == "cent" => (Currency::Percent, 2),
        _ => return None,
    })
}

/// « et vingt centimes », « et 20 centimes », « vingt ».
fn centimes(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    let key = |at: usize| reading.tokens().get(at).map_or("", |token| &*token.key);
    let and = usize::from(key(at) == "et");
    let (cents, tokens) = number_at(reading, at + and)?;
    let named = matches!(key(tokens.end), "centime" | "centimes" | "cents");
    if !named || cents > 99 {
        return None;
    }
    Some((Decimal::new(i128::from(cents), 2)?, tokens.end + 1 - at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cardinal;

    #[test]
    fn reads() {
        use Currency::{Dollar, Euro, Percent, Pound, SwissFranc};
        for (text, expected) in [
            ("1 500,50 € HT", vec![(150_050, Euro, false, "1 500,50 €")]),
            ("1.500 euros", vec![(150_000, Euro, false, "1.500 euros")]),
            ("1.500.000,00 EUR", vec![(150_000_000, Euro, false, "1.500.000,00 EUR")]),
            ("EUR 1 500", vec![(150_000, Euro, false, "EUR 1 500")]),
            ("$ 100", vec![(10_000, Dollar, false, "$ 100")]),
            (
                "1,5 million d’euros",
                vec![(150_000_000, Euro, false, "1,5 million d’euros")],
            ),
            (
                "deux millions d'euros",
                vec![(200_000_000, Euro, true, "deux millions d'euros")],
            ),
            ("15 k€", vec![(1_500_000, Euro, false, "15 k€")]),
            ("2 M€ ", vec![(200_000_000, Euro, false, "2 M€")]),
            (
                "1 500 € (mille cinquante euros)",
                vec![
                    (150_000, Euro, false, "1 500 €"),
                    (105_000, Euro, true, "mille cinquante euros"),
                ],
            ),
            (
                "trois euros et vingt centimes",
                vec![(320, Euro, true, "trois euros et vingt centimes")],
            ),
            (
                "12,5 % et dix pour cent",
                vec![
                    (1_250, Percent, false, "12,5 %"),
                    (1_000, Percent, true, "dix pour cent"),
                ],
            ),
            (
                "5 francs suisses, 6 £, 7 livres sterling",
                vec![
                    (500, SwissFranc, false, "5 francs suisses"),
                    (600, Pound, false, "6 £"),
                    (700, Pound, false, "7 livres sterling"),
                ],
            ),
            (
                "10 € 20 €",
                vec![(1_000, Euro, false, "10 €"), (2_000, Euro, false, "20 €")],
            ),
            ("article 5 euros", vec![(500, Euro, false, "5 euros")]),
            ("30 jours", vec![]),
        ] {
            let reading = Reading::new(text);
            let found: Vec<_> = amounts(&reading)
                .into_iter()
                .map(|one| {
                    let cents = one.value.cents().expect("cents");
                    (cents, one.currency, one.in_words, &text[one.range])
                })
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn both_in_one() {
        let reading = Reading::new("mille cinq cents (1 050) euros");
        let found = &amounts(&reading)[0];
        assert_eq!(found.value.whole(), Some(1_500));
        assert_eq!(found.bracketed.and_then(Decimal::whole), Some(1_050));
    }

    #[test]
    fn printed_words_are_read() {
        for n in [0, 1, 80, 1_000_000, 2_000_000, 37_501] {
            let text = format!("{} euros", cardinal(n));
            let text = text.replace("ions euros", "ions d’euros");
            assert_eq!(amounts(&Reading::new(&text))[0].value.whole(), Some(n), "{text}");
        }
    }
}
