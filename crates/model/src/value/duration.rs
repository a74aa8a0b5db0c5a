//! Durations, in the unit they were agreed in.

use std::cmp::Ordering;

use clausier_french::parse_cardinal;

use super::calendar::{days_of_months, days_of_work};
use super::fold::{digits, fold};
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
    /// A month has 28 to 31 days, a year 365 or 366, and working days leave out weekends
    /// and public holidays: one month is shorter than 32 days, but is neither shorter
    /// nor longer than 30.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        match (self.at_most(other), other.at_most(self)) {
            (Some(true), Some(true)) => Some(Ordering::Equal),
            (_, Some(false)) => Some(Ordering::Less),
            (Some(false), _) => Some(Ordering::Greater),
            _ => None,
        }
    }

    /// Whether it lasts no longer than another, when it is certain wherever they fall in
    /// the calendar: one month is at most 31 days, though it may be as long.
    pub fn at_most(self, other: Self) -> Option<bool> {
        if let (Some(one), Some(two)) = (self.months(), other.months()) {
            return Some(one <= two);
        }
        if self.unit == other.unit {
            return Some(self.amount <= other.amount);
        }
        let (low, high) = self.minutes();
        let (other_low, other_high) = other.minutes();
        if high <= other_low {
            return Some(true);
        }
        (low > other_high).then_some(false)
    }

    fn months(self) -> Option<u64> {
        match self.unit {
            Unit::Mois => Some(u64::from(self.amount)),
            Unit::An => Some(u64::from(self.amount) * 12),
            _ => None,
        }
    }

    /// The fewest and the most minutes it can last.
    fn minutes(self) -> (u64, u64) {
        let amount = u64::from(self.amount);
        let days = |(low, high)| (low * DAY, high * DAY);
        match self.unit {
            Unit::Minute => (amount, amount),
            Unit::Heure => (amount * 60, amount * 60),
            Unit::Jour => days((amount, amount)),
            Unit::Semaine => days((amount * 7, amount * 7)),
            Unit::JourOuvre => days(days_of_work(amount, 5)),
            Unit::JourOuvrable => days(days_of_work(amount, 6)),
            Unit::Mois => days(days_of_months(amount)),
            Unit::An => days(days_of_months(amount * 12)),
        }
    }
}

const DAY: u64 = 24 * 60;

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
        None => u32::try_from(parse_cardinal(number)?).ok()?,
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
            ("6 jours ouvrés", "7 jours", Some(Greater)),
            ("15 jours ouvrés", "30 jours", Some(Less)),
            ("30 jours ouvrés", "40 jours", None),
            ("15 jours ouvrés", "60 jours", Some(Less)),
            ("30 jours ouvrés", "39 jours", Some(Greater)),
            ("45 jours ouvrés", "60 jours", Some(Greater)),
            ("5 jours ouvrés", "1 mois", Some(Less)),
            ("5 jours ouvrables", "48 heures", Some(Greater)),
            ("6 mois", "60 jours", Some(Greater)),
            ("0 jour ouvré", "1 jour", Some(Less)),
            ("1000000 jours ouvrés", "1000000 jours", Some(Greater)),
            ("5 jours ouvrés", "6 jours ouvrés", Some(Less)),
        ] {
            let one = Duration::parse(one).expect("a duration");
            let two = Duration::parse(two).expect("a duration");
            assert_eq!(one.compare(two), order, "{one:?} {two:?}");
            assert_eq!(two.compare(one), order.map(Ordering::reverse));
        }
    }

    #[test]
    fn a_bound_that_is_met_is_not_exceeded() {
        for (one, two, at_most, reverse) in [
            ("1 mois", "31 jours", Some(true), None),
            ("1 mois", "30 jours", None, None),
            ("1 mois", "28 jours", None, Some(true)),
            ("2 mois", "62 jours", Some(true), None),
            ("2 semaines", "14 jours", Some(true), Some(true)),
            ("1 jour ouvré", "24 heures", None, Some(true)),
        ] {
            let one = Duration::parse(one).expect("a duration");
            let two = Duration::parse(two).expect("a duration");
            assert_eq!(one.at_most(two), at_most, "{one:?} {two:?}");
            assert_eq!(two.at_most(one), reverse, "{two:?} {one:?}");
        }
    }
}
