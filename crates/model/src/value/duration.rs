//! Durations, in the unit they were agreed in.

use std::cmp::Ordering;

use super::fold::{digits, fold};
use super::number_words::parse_words;
use crate::say::quote;

/// The unit of a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// Minutes.
    Minute,
    /// Hours.
    Heure,
    /// Calendar days.
    Jour,
    /// Working days: Monday to Friday, without public holidays.
    JourOuvre,
    /// Days on which work may be done: Monday to Saturday, without public holidays.
    JourOuvrable,
    /// Weeks.
    Semaine,
    /// Months.
    Mois,
    /// Years.
    An,
}

impl Unit {
    /// Its name for one and for several.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Minute => ("minute", "minutes"),
            Self::Heure => ("heure", "heures"),
            Self::Jour => ("jour", "jours"),
            Self::JourOuvre => ("jour ouvré", "jours ouvrés"),
            Self::JourOuvrable => ("jour ouvrable", "jours ouvrables"),
            Self::Semaine => ("semaine", "semaines"),
            Self::Mois => ("mois", "mois"),
            Self::An => ("an", "ans"),
        }
    }

    /// Whether its name is feminine: « une semaine ».
    pub fn is_feminine(self) -> bool {
        matches!(self, Self::Minute | Self::Heure | Self::Semaine)
    }
}

/// A duration, such as thirty days.
///
/// A month is not a number of days and a working day is not a day: a duration keeps
/// its unit, and equality is of amount and unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Duration {
    /// How many.
    pub amount: u32,
    /// Of what.
    pub unit: Unit,
}

impl Duration {
    /// Reads `30 jours`, `trente jours`, `15 jours ouvrés`, with any kind of space and
    /// with or without accents.
    pub fn parse(text: &str) -> Result<Self, String> {
        let folded = fold(text);
        read(&folded).ok_or_else(|| {
            format!(
                "attendu\u{a0}: une durée, par exemple {}, {} ou {}",
                quote("30\u{a0}jours"),
                quote("3\u{a0}mois"),
                quote("15\u{a0}jours\u{a0}ouvrés")
            )
        })
    }

    /// Which of two durations is the longer, when it is certain.
    ///
    /// A month has 28 to 31 days, a year 365 or 366, and working days at least as
    /// many calendar days: one month is shorter than 32 days, but is neither shorter
    /// nor longer than 30.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        if let (Some(one), Some(two)) = (self.months(), other.months()) {
            return Some(one.cmp(&two));
        }
        if self.unit == other.unit {
            return Some(self.amount.cmp(&other.amount));
        }
        let (low, high) = self.minutes();
        let (other_low, other_high) = other.minutes();
        if high.is_some_and(|high| high < other_low) {
            return Some(Ordering::Less);
        }
        if other_high.is_some_and(|high| low > high) {
            return Some(Ordering::Greater);
        }
        let exact = high == Some(low) && other_high == Some(other_low);
        (exact && low == other_low).then_some(Ordering::Equal)
    }

    fn months(self) -> Option<u64> {
        match self.unit {
            Unit::Mois => Some(u64::from(self.amount)),
            Unit::An => Some(u64::from(self.amount) * 12),
            _ => None,
        }
    }

    /// The fewest and the most minutes it can last.
    fn minutes(self) -> (u64, Option<u64>) {
        let amount = u64::from(self.amount);
        let exact = |minutes: u64| (amount * minutes, Some(amount * minutes));
        match self.unit {
            Unit::Minute => exact(1),
            Unit::Heure => exact(60),
            Unit::Jour => exact(DAY),
            Unit::Semaine => exact(7 * DAY),
            // How many holidays fall between is not known.
            Unit::JourOuvre | Unit::JourOuvrable => (amount * DAY, None),
            Unit::Mois | Unit::An => {
                let months = self.months().unwrap_or(0);
                let (low, high) = days_of_months(months);
                (low * DAY, Some(high * DAY))
            }
        }
    }
}

const DAY: u64 = 24 * 60;

/// The fewest and the most days of so many months in a row.
fn days_of_months(months: u64) -> (u64, u64) {
    const LOW: [u64; 12] = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];
    const HIGH: [u64; 12] = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];
    let (years, rest) = (months / 12, months % 12);
    let index = usize::try_from(rest).unwrap_or(0);
    // Eight years may hold a single 29 February (1897 to 1904), never none.
    let low = years * 365 + years / 8 + LOW[index];
    let leap = if years == 0 { 0 } else { years.div_ceil(4) + u64::from(rest > 0) };
    (low, years * 365 + leap + HIGH[index])
}

fn read(folded: &str) -> Option<Duration> {
    const UNITS: [(&str, Unit); 18] = [
        ("minutes", Unit::Minute),
        ("minute", Unit::Minute),
        ("heures", Unit::Heure),
        ("heure", Unit::Heure),
        ("jours ouvres", Unit::JourOuvre),
        ("jour ouvre", Unit::JourOuvre),
        ("jours ouvrables", Unit::JourOuvrable),
        ("jour ouvrable", Unit::JourOuvrable),
        ("jours calendaires", Unit::Jour),
        ("jour calendaire", Unit::Jour),
        ("jours", Unit::Jour),
        ("jour", Unit::Jour),
        ("semaines", Unit::Semaine),
        ("semaine", Unit::Semaine),
        ("mois", Unit::Mois),
        ("ans", Unit::An),
        ("annees", Unit::An),
        ("an", Unit::An),
    ];
    let (number, unit) = UNITS.iter().find_map(|(name, unit)| {
        let number = folded.strip_suffix(name)?;
        // « trente-six mois » needs its space, « 36mois » may do without.
        let number = number.strip_suffix(' ').or_else(|| {
            number.ends_with(|c: char| c.is_ascii_digit()).then_some(number)
        })?;
        Some((number, *unit))
    })?;
    let amount = match digits(number) {
        Some(number) => number.parse().ok()?,
        None => parse_words(number)?,
    };
    (amount <= 1_000_000).then_some(Duration { amount, unit })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses() {
        for (text, amount, unit) in [
            ("30 jours", 30, Unit::Jour),
            ("30\u{a0}jours", 30, Unit::Jour),
            ("1 mois", 1, Unit::Mois),
            ("1 an", 1, Unit::An),
            ("72 heures", 72, Unit::Heure),
            ("30 minutes", 30, Unit::Minute),
            ("15 jours ouvrés", 15, Unit::JourOuvre),
            ("15 jours ouvres", 15, Unit::JourOuvre),
            ("5 jours ouvrables", 5, Unit::JourOuvrable),
            ("trente jours", 30, Unit::Jour),
            ("une semaine", 1, Unit::Semaine),
            ("Vingt et une heures", 21, Unit::Heure),
            ("trente-six mois", 36, Unit::Mois),
            ("1 500 jours", 1500, Unit::Jour),
        ] {
            assert_eq!(Duration::parse(text), Ok(Duration { amount, unit }), "{text}");
        }
        for bad in [
            "",
            "30",
            "jours",
            "30 j",
            "trente",
            "-3 jours",
            "1,5 mois",
            "3 mois 2 jours",
            "99999999999 jours",
            "30 jours fin de mois",
            "trentejours",
        ] {
            assert!(Duration::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn compares_only_what_is_certain() {
        use Ordering::{Equal, Greater, Less};
        for (one, two, order) in [
            ("48 heures", "2 jours", Some(Equal)),
            ("2 semaines", "14 jours", Some(Equal)),
            ("15 jours", "2 semaines", Some(Greater)),
            ("12 mois", "1 an", Some(Equal)),
            ("18 mois", "1 an", Some(Greater)),
            ("1 mois", "27 jours", Some(Greater)),
            ("1 mois", "28 jours", None),
            ("1 mois", "30 jours", None),
            ("1 mois", "31 jours", None),
            ("1 mois", "32 jours", Some(Less)),
            ("2 mois", "60 jours", None),
            ("2 mois", "63 jours", Some(Less)),
            ("1 an", "364 jours", Some(Greater)),
            ("1 an", "365 jours", None),
            ("4 ans", "1462 jours", Some(Less)),
            ("5 jours ouvrés", "4 jours", Some(Greater)),
            ("5 jours ouvrés", "7 jours", None),
            ("5 jours ouvrés", "6 jours ouvrés", Some(Less)),
        ] {
            let one = Duration::parse(one).expect("a duration");
            let two = Duration::parse(two).expect("a duration");
            assert_eq!(one.compare(two), order, "{one:?} {two:?}");
            assert_eq!(two.compare(one), order.map(Ordering::reverse));
        }
    }

    #[test]
    fn bounds_of_months_hold_over_the_calendar() {
        use jiff::ToSpan as _;
        for months in (1..=36).chain([48, 60, 96, 97, 120]) {
            let (low, high) = days_of_months(months);
            for start in 0..(101 * 12_i64) {
                let first = jiff::civil::date(1890, 1, 1) + start.months();
                let last = first + i64::try_from(months).expect("small").months();
                let days = i64::from((last - first).get_days());
                let days = u64::try_from(days).expect("positive");
                assert!(low <= days && days <= high, "{months} months: {days}");
            }
        }
    }
}
