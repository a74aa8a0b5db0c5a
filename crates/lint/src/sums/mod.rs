//! Sums that a contract says and that can be made again.
//!
//! What is not certain is not summed: a text may speak of months, of a discount, of a
//! part only.

mod share;
mod table;
mod tax;
mod total;

use std::ops::Range;

use clausier_french::{Currency, Decimal, Reading, WrittenAmount, amounts};

pub(crate) use share::{announced_shares, said, shares};
pub(crate) use table::{Line, columns, lines};
pub(crate) use tax::taxes;
pub(crate) use total::totals;

/// A sum that is not what the text says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    /// What is wrong.
    pub(crate) message: String,
    /// The words that are wrong.
    pub(crate) range: Range<usize>,
}

/// An amount with what the words say of it.
#[derive(Debug, Clone)]
pub(crate) struct Sum {
    /// How much, in cents.
    pub(crate) cents: i128,
    /// The tokens of it.
    pub(crate) tokens: Range<usize>,
    /// Its bytes.
    pub(crate) range: Range<usize>,
    pub(crate) currency: Currency,
}

/// The amounts of a passage that are whole cents, not those in words between brackets.
pub(crate) fn sums(reading: &Reading<'_>) -> Vec<Sum> {
    let mut out: Vec<Sum> = Vec::new();
    for one in amounts(reading) {
        let Some(cents) = one.value.cents() else { continue };
        let tokens = reading.tokens();
        let start = tokens.partition_point(|it| it.range.end <= one.range.start);
        let end = tokens.partition_point(|it| it.range.start < one.range.end);
        if is_repeated(reading, &one, start, out.last()) {
            continue;
        }
        out.push(Sum {
            cents,
            tokens: start..end,
            range: one.range,
            currency: one.currency,
        });
    }
    out
}

/// Whether an amount says again, between brackets, the one before.
fn is_repeated(
    reading: &Reading<'_>,
    one: &WrittenAmount,
    start: usize,
    last: Option<&Sum>,
) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let Some(last) = last.filter(|last| last.currency == one.currency) else {
        return false;
    };
    let near = start - last.tokens.end <= 4;
    reading.tokens()[before].is_mark("(") && near && one.currency != Currency::Percent
}

/// The key of a token, empty past the end.
pub(crate) fn key<'r>(reading: &'r Reading<'_>, at: usize) -> &'r str {
    reading.tokens().get(at).map_or("", |token| &*token.key)
}

/// The keys of a range of tokens.
pub(crate) fn keys<'r>(reading: &'r Reading<'_>, range: Range<usize>) -> Vec<&'r str> {
    range.map(|at| key(reading, at)).collect()
}

/// An amount as a contract prints it.
pub(crate) fn euros(cents: i128) -> String {
    clausier_french::money_figures(cents)
}

/// A share of an amount, to the nearest cent.
pub(crate) fn part(cents: i128, rate: i128) -> i128 {
    // A rate is in hundredths of a percent.
    let product = cents * rate;
    let half = 5_000 * product.signum();
    (product + half) / 10_000
}

/// Whether an amount is another to the cent; each of several lines may have been
/// rounded.
pub(crate) fn is_near(one: i128, other: i128, slack: i128) -> bool {
    (one - other).abs() <= slack
}

/// A percentage in hundredths of a percent.
pub(crate) fn rate(value: &Sum) -> i128 {
    value.cents
}

/// Exact percentages, such as 33,333 %, are not of whole hundredths.
pub(crate) fn has_finer(reading: &Reading<'_>) -> bool {
    let finer = |value: Decimal| value.cents().is_none();
    amounts(reading).iter().any(|one| finer(one.value))
}
