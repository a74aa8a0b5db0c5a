//! Dates, read.

use std::ops::Range;

use super::cardinal::number_at;
use crate::date::DAYS;
use crate::{Reading, TokenKind, month_number};

/// A date as it is written; it may not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// The day of the week that is said, such as `lundi`.
    pub weekday: Option<&'static str>,
    /// The day of the month.
    pub day: u8,
    /// The month, from 1; more than 12 when figures say so.
    pub month: u8,
    /// The year, of four digits.
    pub year: i16,
    /// Its bytes, from the day of the week on.
    pub range: Range<usize>,
}

/// The dates of a text, in order.
///
/// « lundi 3 mars 2026 », « 1er janvier 2026 », « 03/03/2026 », « 3.3.2026 »,
/// « 03-03-2026 », « 2026-03-03 », and words: « trois mars deux mille
/// vingt-six ». A date without its year is none. Whether the day exists is not
/// looked at.
pub fn dates(reading: &Reading<'_>) -> Vec<WrittenDate> {
    let mut out = Vec::new();
    // Most passages have no date: a quick look, before numbers are read at each word.
    let may_date = reading.tokens().iter().any(|token| {
        token.kind == TokenKind::Number || month_number(&token.key).is_some()
    });
    if !may_date {
        return out;
    }
    let mut at = 0;
    while at < reading.tokens().len() {
        let found = in_full(reading, at).or_else(|| in_figures(reading, at));
        let Some(((day, month, year), end)) = found else {
            at += 1;
            continue;
        };
        let weekday = at.checked_sub(1).and_then(|before| {
            let key = &reading.tokens()[before].key;
            DAYS.iter().find(|day| *day == key).copied()
        });
        let start = at - usize::from(weekday.is_some());
        out.push(WrittenDate {
            weekday,
            day,
            month,
            year,
            range: reading.bytes(start..end),
        });
        at = end;
    }
    out
}

type Found = ((u8, u8, i16), usize);

/// « 1er mars 2026 », in figures or in words.
fn in_full(reading: &Reading<'_>, at: usize) -> Option<Found> {
    let tokens = reading.tokens();
    let (day, after) = match &*tokens[at].key {
        "1er" | "1ᵉʳ" | "premier" => (1, at + 1),
        _ => {
            let (day, tokens) = number_at(reading, at)?;
            (u8::try_from(day).ok().filter(|day| *day < 100)?, tokens.end)
        }
    };
    let month = month_number(&tokens.get(after)?.key)?;
    let (year, years) = number_at(reading, after + 1)?;
    let year = i16::try_from(year).ok().filter(|year| *year >= 1_000)?;
    Some(((day, month, year), years.end))
}

/// « 03/03/2026 », « 3.3.2026 », « 2026-03-03 ».
fn in_figures(reading: &Reading<'_>, at: usize) -> Option<Found> {
    let tokens = reading.tokens();
    if tokens[at].kind != TokenKind::Number {
        return None;
    }
    let (parts, end) = if tokens[at].key.contains('.') {
        (tokens[at].key.split('.').collect::<Vec<_>>(), at + 1)
    } else {
        let sign = &*tokens.get(at + 1)?.key;
        let whole = matches!(sign, "/" | "-")
            && tokens.get(at + 3).is_some_and(|mark| mark.is_mark(sign))
            && (at + 1..at + 5).all(|at| reading.touches(at));
        // « 1/2/3/4 » is no date.
        let more = tokens.get(at + 5).is_some_and(|mark| mark.is_mark(sign))
            && reading.touches(at + 5)
            && reading.touches(at + 6);
        if !whole || more {
            return None;
        }
        ([at, at + 2, at + 4].map(|at| &*tokens[at].key).to_vec(), at + 5)
    };
    let [first, month, last] = parts.as_slice() else { return None };
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    let digits = |text: &str, most: usize| {
        let plain = text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse::<i16>().ok())?
    };
    let year = digits(year, 4).filter(|year| *year >= 1_000)?;
    let day = u8::try_from(digits(day, 2)?).ok()?;
    let month = u8::try_from(digits(month, 2)?).ok()?;
    Some(((day, month, year), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads() {
        for (text, expected) in [
            ("le 3 mars 2026", vec![(None, 3, 3, 2026, "3 mars 2026")]),
            (
                "Lundi 3 mars 2026.",
                vec![(Some("lundi"), 3, 3, 2026, "Lundi 3 mars 2026")],
            ),
            ("1er\u{a0}AOÛT 2026", vec![(None, 1, 8, 2026, "1er\u{a0}AOÛT 2026")]),
            ("31 fevrier 2026", vec![(None, 31, 2, 2026, "31 fevrier 2026")]),
            ("au 03/04/2026", vec![(None, 3, 4, 2026, "03/04/2026")]),
            ("mardi 3.4.2026", vec![(Some("mardi"), 3, 4, 2026, "mardi 3.4.2026")]),
            ("45/13/2026", vec![(None, 45, 13, 2026, "45/13/2026")]),
            ("2026-04-03", vec![(None, 3, 4, 2026, "2026-04-03")]),
            ("03-04-2026", vec![(None, 3, 4, 2026, "03-04-2026")]),
            (
                "trois mars deux mille vingt-six",
                vec![(None, 3, 3, 2026, "trois mars deux mille vingt-six")],
            ),
            (
                "du 1er mars 2026 au 31 mai 2026",
                vec![
                    (None, 1, 3, 2026, "1er mars 2026"),
                    (None, 31, 5, 2026, "31 mai 2026"),
                ],
            ),
            ("du 1er au 31 mars", vec![]),
            ("l’article 3.2.1", vec![]),
            ("3/4/26", vec![]),
            ("1/2/2026/5", vec![]),
            (
                "la loi n° 75-1334 du 31 décembre 1975",
                vec![(None, 31, 12, 1975, "31 décembre 1975")],
            ),
        ] {
            let reading = Reading::new(text);
            let found: Vec<_> = dates(&reading)
                .into_iter()
                .map(|date| {
                    (date.weekday, date.day, date.month, date.year, &text[date.range])
                })
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
