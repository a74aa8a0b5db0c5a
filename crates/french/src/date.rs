//! Dates as contracts write them.

use crate::{NBSP, fold};

/// The names of the months, in order.
pub(crate) const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

pub(crate) const DAYS: [&str; 7] =
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/// The date in full: `1er décembre 2026`, with a no-break space after the day.
///
/// A month that does not exist is shown in figures.
pub fn long_date(year: i16, month: u8, day: u8) -> String {
    let Some(name) = month_name(month) else {
        return format!("{day:02}/{month:02}/{year}");
    };
    let ordinal = if day == 1 { "er" } else { "" };
    format!("{day}{ordinal}{NBSP}{name} {year}")
}

/// The name of a month, from 1.
pub fn month_name(month: u8) -> Option<&'static str> {
    MONTHS.get(usize::from(month).checked_sub(1)?).copied()
}

/// The number of a month, from 1, by its name as [`fold`] gives it.
///
/// ```
/// assert_eq!(clausier_french::month_number("aout"), Some(8));
/// assert_eq!(clausier_french::month_number("août"), None);
/// ```
pub fn month_number(folded: &str) -> Option<u8> {
    Some(match folded {
        "janvier" => 1,
        "fevrier" => 2,
        "mars" => 3,
        "avril" => 4,
        "mai" => 5,
        "juin" => 6,
        "juillet" => 7,
        "aout" => 8,
        "septembre" => 9,
        "octobre" => 10,
        "novembre" => 11,
        "decembre" => 12,
        _ => return None,
    })
}

/// The name of the day of the week, for a date that exists.
pub fn weekday_name(year: i16, month: u8, day: u8) -> Option<&'static str> {
    exists(year, month, day).then(|| {
        // Days since a Monday, in the Gregorian calendar: January and February
        // count as the end of the year before, so that leap days come last.
        let year = i32::from(year) - i32::from(month <= 2);
        let month = (i32::from(month) + 9) % 12;
        let days = year * 365 + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            + (month * 153 + 2) / 5
            + i32::from(day)
            + 1;
        // `rem_euclid(7)` lies in 0..7.
        DAYS[usize::try_from(days.rem_euclid(7)).unwrap_or_default()]
    })
}

/// Reads a date: `1er décembre 2026`, `1 decembre 2026` or `01/12/2026`.
///
/// The year has four digits. A date that does not exist is none.
pub fn parse_long_date(text: &str) -> Option<(i16, u8, u8)> {
    let text = fold(text);
    let (day, month, year) = if text.contains('/') {
        let mut parts = text.trim().split('/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || month.len() > 2 {
            return None;
        }
        (day, digits(month)?, year)
    } else {
        let mut parts = text.split_whitespace();
        let (day, name, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let month = month_number(name)?;
        let day = match day.strip_suffix("er") {
            Some("1") => "1",
            Some(_) => return None,
            None => day,
        };
        (day, u16::from(month), year)
    };
    if day.len() > 2 || year.len() != 4 {
        return None;
    }
    let day = u8::try_from(digits(day)?).ok()?;
    let month = u8::try_from(month).ok()?;
    let year = i16::try_from(digits(year)?).ok()?;
    exists(year, month, day).then_some((year, month, day))
}

/// Unlike `parse`, refuses signs.
fn digits(text: &str) -> Option<u16> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

fn exists(year: i16, month: u8, day: u8) -> bool {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=length).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_full() {
        for (date, expected) in [
            ((2026, 12, 1), "1er\u{a0}décembre 2026"),
            ((2026, 1, 2), "2\u{a0}janvier 2026"),
            ((2026, 8, 31), "31\u{a0}août 2026"),
            ((2026, 13, 1), "01/13/2026"),
        ] {
            assert_eq!(long_date(date.0, date.1, date.2), expected);
        }
    }

    #[test]
    fn months_are_numbered_by_their_folded_names() {
        for (at, name) in (1..).zip(MONTHS) {
            assert_eq!(month_number(&fold(name)), Some(at));
        }
    }

    #[test]
    fn reading() {
        for (text, expected) in [
            ("1er décembre 2026", Some((2026, 12, 1))),
            ("1er\u{a0}décembre 2026", Some((2026, 12, 1))),
            ("01/12/2026", Some((2026, 12, 1))),
            ("1/2/2026", Some((2026, 2, 1))),
            ("1 decembre 2026", Some((2026, 12, 1))),
            (" 29 FÉVRIER 2028 ", Some((2028, 2, 29))),
            ("29 février 2026", None),
            ("29 février 2100", None),
            ("2er mars 2026", None),
            ("31/04/2026", None),
            ("1 mars 26", None),
            ("+1/2/2026", None),
            ("1/2/2026/3", None),
            ("0 mars 2026", None),
            ("1er brumaire 2026", None),
            ("", None),
        ] {
            assert_eq!(parse_long_date(text), expected, "{text}");
        }
        for month in 1..=12 {
            let date = (2026, month, 28);
            assert_eq!(parse_long_date(&long_date(2026, month, 28)), Some(date));
        }
    }

    #[test]
    fn weekdays() {
        for (date, expected) in [
            ((2026, 12, 1), Some("mardi")),
            ((2026, 11, 22), Some("dimanche")),
            ((2000, 2, 29), Some("mardi")),
            ((1970, 1, 1), Some("jeudi")),
            ((2024, 3, 1), Some("vendredi")),
            ((2026, 2, 30), None),
        ] {
            assert_eq!(weekday_name(date.0, date.1, date.2), expected, "{date:?}");
        }
    }
}
