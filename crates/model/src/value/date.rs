//! Dates, in TOML's form or in French words.

use jiff::civil::Date;

use super::fold::fold;
use crate::say::quote;

const MONTHS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

/// Reads `2026-12-01` or `1er décembre 2026`.
pub fn parse_date(text: &str) -> Result<Date, String> {
    let folded = fold(text);
    parse_iso(&folded).or_else(|| parse_words(&folded)).ok_or_else(|| {
        format!(
            "attendu\u{a0}: une date, par exemple 2026-12-01 ou {}",
            quote("1er\u{a0}décembre\u{a0}2026")
        )
    })
}

fn parse_iso(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let exact = parts.next().is_none()
        && (year.len(), month.len(), day.len()) == (4, 2, 2)
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    exact.then_some(())?;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn parse_words(text: &str) -> Option<Date> {
    let mut words = text.split(' ');
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let numeric = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    if words.next().is_some() || year.len() != 4 || !numeric(year) {
        return None;
    }
    let day = match day {
        "1er" => 1,
        day if numeric(day) && day.len() <= 2 => day.parse().ok()?,
        _ => return None,
    };
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    Date::new(year.parse().ok()?, i8::try_from(month).ok()?, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for (text, date) in [
            ("2026-12-01", (2026, 12, 1)),
            ("1er décembre 2026", (2026, 12, 1)),
            ("1 decembre 2026", (2026, 12, 1)),
            ("29\u{a0}FÉVRIER\u{a0}2028", (2028, 2, 29)),
        ] {
            let (year, month, day) = date;
            assert_eq!(parse_date(text), Ok(jiff::civil::date(year, month, day)));
        }
        for bad in [
            "",
            "hier",
            "2026-13-01",
            "2026-2-1",
            "31 février 2026",
            "01/12/2026",
            "décembre 2026",
            "1er décembre 26",
            "+026-12-01",
            "1er décembre 2026 x",
        ] {
            assert!(parse_date(bad).is_err(), "{bad}");
        }
    }
}
