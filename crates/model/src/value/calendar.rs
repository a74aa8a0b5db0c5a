//! How many days months and working days can last, wherever they fall.

/// The fewest and the most calendar days of so many working days, of which a week has
/// five or six.
pub(super) fn days_of_work(amount: u64, week: u64) -> (u64, u64) {
    // Those of a full week come after its days of rest: the fewest days begin and end
    // with work.
    let low = match amount {
        0 => 0,
        _ => (amount - 1) / week * 7 + (amount - 1) % week + 1,
    };
    // The fewest working days of so many days: those of its full weeks, those of the
    // rest that begins with a weekend, less the holidays.
    let at_least = |days: u64| {
        let rest = (days % 7).saturating_sub(7 - week);
        (days / 7 * week + rest).saturating_sub(most_holidays(days))
    };
    // A day adds one at most: no bound is stepped over.
    let mut high = low;
    while at_least(high) < amount {
        high += amount - at_least(high);
    }
    (low, high)
}

/// A bound of the public holidays of so many days in a row, wherever in France: those of
/// spring may be as close as five in three weeks.
fn most_holidays(days: u64) -> u64 {
    (2 + days / 7).min(4 + days / 18)
}

/// The fewest and the most days of so many months in a row.
pub(super) fn days_of_months(months: u64) -> (u64, u64) {
    const LOW: [u64; 12] = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];
    const HIGH: [u64; 12] = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];
    let (years, rest) = (months / 12, months % 12);
    let index = usize::try_from(rest).unwrap_or(0);
    // Eight years may hold a single 29 February (1897 to 1904), never none.
    let low = years * 365 + years / 8 + LOW[index];
    let leap = if years == 0 { 0 } else { years.div_ceil(4) + u64::from(rest > 0) };
    (low, years * 365 + leap + HIGH[index])
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use jiff::civil::{Date, Weekday, date};

    use super::*;

    /// Easter Sunday, by the tables of Butcher and Meeus.
    fn easter(year: i16) -> Date {
        let (a, b, c) = (year % 19, year / 100, year % 100);
        let g = (8 * b + 13) / 25;
        let h = (19 * a + b - b / 4 - g + 15) % 30;
        let m = (a + 11 * h) / 319;
        let r = (2 * (b % 4) + 2 * (c / 4) - c % 4 - h + m + 32) % 7;
        let month = (h - m + r + 90) / 25;
        let day = (h - m + r + month + 19) % 32;
        let small = |n: i16| i8::try_from(n).expect("a day");
        date(year, small(month), small(day))
    }

    /// Bounds of working days, against calendars with the holidays of each place, among
    /// which those that Alsace and overseas departments add.
    #[test]
    fn bounds_of_working_days_hold_over_the_calendar() {
        const FIXED: [(i8, i8); 8] =
            [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];
        assert_eq!(easter(2026), date(2026, 4, 5));
        assert_eq!(easter(2038), date(2038, 4, 25));
        let places: [&[(i8, i8)]; 5] = [
            &[],
            &[(12, 26)],
            &[(5, 22), (11, 2)],
            &[(5, 27), (7, 21), (11, 2)],
            &[(6, 10), (12, 20)],
        ];
        for place in places {
            for week in [5, 6] {
                let mut work = Vec::new();
                let mut at = Vec::new();
                for year in 1990..2040 {
                    let easter = easter(year);
                    let moved: Vec<_> = [-2, 1, 39, 50]
                        .into_iter()
                        .map(|days: i32| easter + days.days())
                        .collect();
                    let mut day = date(year, 1, 1);
                    while day.year() == year {
                        at.push(work.len());
                        let rest = day.weekday() == Weekday::Sunday
                            || week == 5 && day.weekday() == Weekday::Saturday;
                        let fixed = (day.month(), day.day());
                        let holiday = moved.contains(&day)
                            || FIXED.contains(&fixed)
                            || place.contains(&fixed);
                        if !rest && !holiday {
                            work.push(at.len());
                        }
                        day += 1_i32.days();
                    }
                }
                for amount in [1, 2, 3, 5, 8, 10, 12, 15, 20, 21, 25, 30, 45, 60, 90] {
                    let (low, high) =
                        days_of_work(amount, u64::try_from(week).expect("small"));
                    let amount = usize::try_from(amount).expect("small");
                    for (start, first) in at.iter().enumerate() {
                        let Some(end) = work.get(first + amount - 1) else { break };
                        let days = u64::try_from(end - start).expect("small");
                        assert!(
                            low <= days && days <= high,
                            "{amount} of {week}: {low} <= {days} <= {high}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn bounds_of_months_hold_over_the_calendar() {
        for months in (1..=36).chain([48, 60, 96, 97, 120]) {
            let (low, high) = days_of_months(months);
            for start in 0..(101 * 12_i64) {
                let first = date(1890, 1, 1) + start.months();
                let last = first + i64::try_from(months).expect("small").months();
                let days = i64::from((last - first).get_days());
                let days = u64::try_from(days).expect("positive");
                assert!(low <= days && days <= high, "{months} months: {days}");
            }
        }
    }
}
