//! Values as a contract prints them.

use clausier_french::{
    NBSP, cardinal, cardinal_feminine, group_thousands, join_and, long_date,
    money_figures, money_words,
};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::{Duration, Value};

impl Value {
    /// The value in French, for the middle of a sentence.
    ///
    /// `None` for what is not printed in a line: a boolean, paragraphs, a table; and
    /// for a party, whose designation needs its file.
    pub fn print(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Integer(number) => Some(print_integer(*number)),
            Self::Money(amount) => Some(print_money(*amount)),
            Self::Percent(rate) => Some(print_percent(*rate)),
            Self::Date(date) => Some(print_date(*date)),
            Self::Duration(duration) => Some(duration.print()),
            Self::Choice { label, .. } => Some(label.clone()),
            Self::List(items) => Some(join_and(items)),
            Self::Paragraphs(_) | Self::Boolean(_) | Self::Table(_) | Self::Party(_) => {
                None
            }
        }
    }
}

impl Duration {
    /// In figures: « 30 jours ».
    pub fn print(self) -> String {
        let amount = group_thousands(&self.amount.to_string());
        format!("{amount}{NBSP}{}", self.noun())
    }

    /// In words: « trente jours », « vingt et une heures ».
    pub fn words(self) -> String {
        format!("{} {}", self.amount_words(), self.noun())
    }

    /// In words, then in figures: « trente (30) jours ».
    pub fn words_and_figures(self) -> String {
        let amount = group_thousands(&self.amount.to_string());
        format!("{} ({amount}) {}", self.amount_words(), self.noun())
    }

    fn amount_words(self) -> String {
        let amount = u64::from(self.amount);
        if self.unit.is_feminine() { cardinal_feminine(amount) } else { cardinal(amount) }
    }

    /// The unit's name; French counts from two on as several.
    fn noun(self) -> String {
        let (one, several) = self.unit.names();
        let noun = if self.amount < 2 { one } else { several };
        noun.replace(' ', &NBSP.to_string())
    }
}

/// A whole number: « 1 500 ».
pub fn print_integer(number: i64) -> String {
    let digits = group_thousands(&number.unsigned_abs().to_string());
    if number < 0 { format!("−{digits}") } else { digits }
}

/// An amount in figures: « 1 500,50 € ».
///
/// What a calculation leaves beyond cents is rounded, half a cent away from zero.
pub fn print_money(amount: Decimal) -> String {
    money_figures(cents(amount))
}

/// An amount in words: « mille cinq cents euros ».
pub fn print_money_words(amount: Decimal) -> String {
    money_words(cents(amount))
}

/// A percentage: « 7,86 % ».
pub fn print_percent(rate: Decimal) -> String {
    let rate = rate.normalize().to_string();
    let (sign, rate) = match rate.strip_prefix('-') {
        Some(rate) => ("−", rate),
        None => ("", rate.as_str()),
    };
    match rate.split_once('.') {
        Some((whole, decimals)) => {
            format!("{sign}{},{decimals}{NBSP}%", group_thousands(whole))
        }
        None => format!("{sign}{}{NBSP}%", group_thousands(rate)),
    }
}

/// A date: « 1er décembre 2026 ».
pub fn print_date(date: Date) -> String {
    let positive = |part: i8| u8::try_from(part).expect("invariant: parts of a date");
    long_date(date.year(), positive(date.month()), positive(date.day()))
}

fn cents(amount: Decimal) -> i128 {
    use rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    let rounded = amount.round_dp_with_strategy(2, MidpointAwayFromZero);
    rounded
        .checked_mul(Decimal::ONE_HUNDRED)
        .and_then(|cents| cents.to_i128())
        // Beyond 10²⁶ euros there are no cents to speak of.
        .unwrap_or_else(|| rounded.to_i128().unwrap_or(i128::MAX / 100) * 100)
}

#[cfg(test)]
mod tests {
    use super::super::Type;
    use super::*;

    #[test]
    fn prints_french() {
        for (input, ty, printed) in [
            ("1500 €", Type::Money, "1 500 €"),
            ("1500,5 €", Type::Money, "1 500,50 €"),
            ("12%", Type::Percent, "12 %"),
            ("7,860 %", Type::Percent, "7,86 %"),
            ("2026-12-01", Type::Date, "1er décembre 2026"),
            ("2026-12-02", Type::Date, "2 décembre 2026"),
            ("trente jours", Type::Duration, "30 jours"),
            ("1 mois", Type::Duration, "1 mois"),
            ("15 jours ouvres", Type::Duration, "15 jours ouvrés"),
            ("0 jour", Type::Duration, "0 jour"),
            ("1500", Type::Integer, "1 500"),
            ("-3", Type::Integer, "−3"),
            ("a ; b;c", Type::List, "a, b et c"),
        ] {
            let value = Value::parse_str(input, &ty).expect(input);
            let text = value.print().expect(input);
            let text: String =
                text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
            assert_eq!(text, printed);
        }
        assert_eq!(Value::Boolean(true).print(), None);
    }

    #[test]
    fn durations_in_words() {
        let of = |text| Duration::parse(text).expect("a duration");
        assert_eq!(of("30 jours").words(), "trente jours");
        assert_eq!(of("21 heures").words(), "vingt et une heures");
        assert_eq!(of("1 semaine").words(), "une semaine");
        assert_eq!(of("30 jours").words_and_figures(), "trente (30) jours");
        for amount in 0..2_000 {
            for unit in [super::super::Unit::Heure, super::super::Unit::An] {
                let duration = Duration { amount, unit };
                assert_eq!(Duration::parse(&duration.words()), Ok(duration));
                assert_eq!(Duration::parse(&duration.print()), Ok(duration));
            }
        }
    }
}
