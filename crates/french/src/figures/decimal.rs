//! Exact decimal numbers.

use std::fmt;

/// A decimal number as it is written, exact.
///
/// Equal numbers are equal, however many zeros end them: 12,50 is 12,5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// Invariant: not a multiple of ten when `places` is positive.
    digits: i128,
    places: u32,
}

impl Decimal {
    /// So many units of the last of so many decimal places; `None` beyond what
    /// any contract writes (24 places).
    pub fn new(mut digits: i128, mut places: u32) -> Option<Self> {
        if places > 24 {
            return None;
        }
        while places > 0 && digits % 10 == 0 {
            digits /= 10;
            places -= 1;
        }
        Some(Self { digits, places })
    }

    /// The digits, as a whole number: 125 for 12,5.
    pub fn digits(self) -> i128 {
        self.digits
    }

    /// How many of the digits are decimals: 1 for 12,5.
    pub fn places(self) -> u32 {
        self.places
    }

    /// In hundredths, when that is a whole number that fits.
    pub fn cents(self) -> Option<i128> {
        let factor = 10_i128.checked_pow(2_u32.checked_sub(self.places)?)?;
        self.digits.checked_mul(factor)
    }

    /// As a whole number, when it is one.
    pub fn whole(self) -> Option<u64> {
        (self.places == 0).then(|| u64::try_from(self.digits).ok())?
    }

    /// The product with a whole number.
    pub fn times(self, factor: i128) -> Option<Self> {
        Self::new(self.digits.checked_mul(factor)?, self.places)
    }

    /// The sum with another.
    pub fn plus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let scaled =
            |one: Self| one.digits.checked_mul(10_i128.checked_pow(places - one.places)?);
        Self::new(scaled(self)?.checked_add(scaled(other)?)?, places)
    }

    /// Reads the key of a number: digits, with a decimal comma or point.
    ///
    /// A point before three digits that close a number groups them when
    /// `groups`: « 1.500 » of an amount is a thousand and a half.
    pub(super) fn parse(key: &str, groups: bool) -> Option<Self> {
        let (whole, decimals) = match key.split_once(',') {
            // « 1,500.00 ».
            Some((whole, rest)) if rest.contains('.') => {
                let (thousands, decimals) = rest.split_once('.')?;
                if thousands.len() != 3 || decimals.contains('.') {
                    return None;
                }
                (format!("{whole}{thousands}"), decimals)
            }
            Some((whole, decimals)) => (ungrouped(whole)?, decimals),
            None => match key.split_once('.') {
                Some((_, rest)) if rest.contains('.') => (ungrouped(key)?, ""),
                Some((whole, rest)) if groups && rest.len() == 3 && whole != "0" => {
                    (format!("{whole}{rest}"), "")
                }
                Some((whole, decimals)) => (whole.to_owned(), decimals),
                None => (key.to_owned(), ""),
            },
        };
        let digits = format!("{whole}{decimals}");
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) || digits.len() > 36 {
            return None;
        }
        Self::new(digits.parse().ok()?, u32::try_from(decimals.len()).ok()?)
    }
}

/// Digits in groups of three, without the points.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let mut out = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        out.push_str(group);
    }
    Some(out)
}

impl From<u64> for Decimal {
    fn from(whole: u64) -> Self {
        Self { digits: i128::from(whole), places: 0 }
    }
}

/// As contracts print it: `1 500,5`.
impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = self.places as usize;
        let digits =
            format!("{:0width$}", self.digits.unsigned_abs(), width = places + 1);
        let (whole, decimals) = digits.split_at(digits.len() - places);
        let sign = if self.digits < 0 { "−" } else { "" };
        write!(out, "{sign}{}", crate::group_thousands(whole))?;
        if !decimals.is_empty() {
            write!(out, ",{decimals}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading() {
        for (key, groups, expected) in [
            ("1500", true, Some((1500, 0))),
            ("12,50", true, Some((125, 1))),
            ("12.5", true, Some((125, 1))),
            ("1.500", true, Some((1500, 0))),
            ("1.500", false, Some((15, 1))),
            ("1.500,25", true, Some((150_025, 2))),
            ("1,500.25", true, Some((150_025, 2))),
            ("1.500.000", true, Some((1_500_000, 0))),
            ("0.125", true, Some((125, 3))),
            ("3.3.2026", true, None),
            ("1.2", false, Some((12, 1))),
        ] {
            let found = Decimal::parse(key, groups);
            assert_eq!(found.map(|one| (one.digits, one.places)), expected, "{key}");
        }
    }

    #[test]
    fn printing() {
        for (digits, places, expected) in [
            (1_500, 0, "1\u{202f}500"),
            (1_250, 2, "12,5"),
            (5, 3, "0,005"),
            (-125, 1, "−12,5"),
            (0, 2, "0"),
        ] {
            let decimal = Decimal::new(digits, places).expect("small");
            assert_eq!(decimal.to_string(), expected);
        }
    }

    #[test]
    fn sums() {
        let [one, other] = [(125, 1), (75, 2)]
            .map(|(digits, places)| Decimal::new(digits, places).expect("small"));
        assert_eq!(one.plus(other), Decimal::new(1325, 2));
        assert_eq!(one.cents(), Some(1250));
        assert_eq!(one.times(2).and_then(Decimal::whole), Some(25));
        assert_eq!(Decimal::new(1, 3).and_then(Decimal::cents), None);
    }
}
