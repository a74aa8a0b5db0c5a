//! Durations, read.

use std::ops::Range;

use super::double::numbers;
use crate::Reading;

/// What a duration is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DurationUnit {
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Halves of a year.
    Semester,
    /// Years.
    Year,
}

/// What days are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DayKind {
    /// « ouvrés »: worked.
    Worked,
    /// « ouvrables »: that may be worked.
    Workable,
    /// « calendaires »: all.
    Calendar,
    /// « francs »: whole days between two events.
    Clear,
}

/// A duration as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDuration {
    /// How many.
    pub number: u64,
    /// The number between brackets, as in « trente (30) jours ».
    pub bracketed: Option<u64>,
    /// Of what.
    pub unit: DurationUnit,
    /// Which days, when it is said.
    pub days: Option<DayKind>,
    /// Its bytes, from the number to the unit or the kind of days.
    pub range: Range<usize>,
}

/// The durations of a text, in order.
///
/// « 30 jours », « trente (30) jours ouvrés », « un an »; not « 9 h », which is
/// a time of day, nor numbers with decimals.
pub fn durations(reading: &Reading<'_>) -> Vec<WrittenDuration> {
    let key = |at: usize| reading.tokens().get(at).map_or("", |token| &*token.key);
    let found = numbers(reading).filter_map(|number| {
        let end = number.all.end;
        let unit = unit(key(end))?;
        let days = kind(key(end + 1));
        let end = end + 1 + usize::from(days.is_some());
        Some(WrittenDuration {
            number: number.first.whole()?,
            bracketed: number.second.and_then(|(second, _)| second.whole()),
            unit,
            days,
            range: reading.bytes(number.all.start..end),
        })
    });
    found.collect()
}

fn unit(key: &str) -> Option<DurationUnit> {
    Some(match key {
        "minute" | "minutes" => DurationUnit::Minute,
        "heure" | "heures" => DurationUnit::Hour,
        "jour" | "jours" => DurationUnit::Day,
        "semaine" | "semaines" => DurationUnit::Week,
        "mois" => DurationUnit::Month,
        "trimestre" | "trimestres" => DurationUnit::Quarter,
        "semestre" | "semestres" => DurationUnit::Semester,
        "an" | "ans" | "annee" | "annees" => DurationUnit::Year,
        _ => return None,
    })
}

fn kind(key: &str) -> Option<DayKind> {
    Some(match key {
        "ouvre" | "ouvres" => DayKind::Worked,
        "ouvrable" | "ouvrables" => DayKind::Workable,
        "calendaire" | "calendaires" => DayKind::Calendar,
        "franc" | "francs" => DayKind::Clear,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads() {
        use DayKind::{Clear, Worked};
        use DurationUnit::{Day, Hour, Month, Year};
        for (text, expected) in [
            ("sous 30 jours.", vec![(30, None, Day, None, "30 jours")]),
            (
                "de trente (45) jours ouvrés",
                vec![(30, Some(45), Day, Some(Worked), "trente (45) jours ouvrés")],
            ),
            ("30 (trente) jours", vec![(30, Some(30), Day, None, "30 (trente) jours")]),
            (
                "un an et six mois",
                vec![(1, None, Year, None, "un an"), (6, None, Month, None, "six mois")],
            ),
            (
                "soixante-douze (72) heures",
                vec![(72, Some(72), Hour, None, "soixante-douze (72) heures")],
            ),
            ("huit jours francs", vec![(8, None, Day, Some(Clear), "huit jours francs")]),
            ("1,5 mois", vec![]),
            ("de 9 h à 18 h", vec![]),
            ("30 lots", vec![]),
        ] {
            let reading = Reading::new(text);
            let found: Vec<_> = durations(&reading)
                .into_iter()
                .map(|one| {
                    (one.number, one.bracketed, one.unit, one.days, &text[one.range])
                })
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
