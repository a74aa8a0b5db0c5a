//! Values of variables, typed.

mod amount;
mod calendar;
mod date;
mod duration;
mod fold;
mod kind;
mod parse;
mod print;
mod write;

pub use amount::{parse_euros, parse_money, parse_percent};
pub use date::parse_date;
pub use duration::{Duration, Unit};
pub(crate) use fold::{digits, fold};
pub use kind::{Choice, Column, Type};
pub use print::{
    print_date, print_integer, print_money, print_money_words, print_percent,
};

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::manifest::PartySource;

/// The value of a variable.
///
/// Its texts hold no control character, and no line feed but between the lines of a
/// paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text of one line.
    Text(String),
    /// Paragraphs.
    Paragraphs(Vec<String>),
    /// A whole number.
    Integer(i64),
    /// An amount in euros, with two decimals at most.
    Money(Decimal),
    /// A percentage: 12 is 12 %.
    Percent(Decimal),
    /// A date.
    Date(Date),
    /// A duration.
    Duration(Duration),
    /// Yes or no.
    Boolean(bool),
    /// An answer to a choice.
    Choice {
        /// What conditions compare.
        key: String,
        /// What is printed.
        label: String,
    },
    /// Texts.
    List(Vec<String>),
    /// Rows; each has every column of the variable.
    Table(Vec<BTreeMap<String, String>>),
    /// A party.
    Party(PartySource),
}
