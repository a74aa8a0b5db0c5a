//! French as contracts print it, and as they are read: typography, numbers,
//! agreement, order; words, sentences, patterns, amounts and dates.
//!
//! This crate knows nothing of contracts. All of it is pure functions: the same
//! words in give the same words out.

mod date;
mod elision;
mod figures;
mod grammar;
mod inflection;
mod list;
mod money;
mod number;
mod order;
mod pattern;
mod plural;
mod reading;
mod roman;
mod sentence;
mod text;
mod typography;
mod words;

pub use date::{long_date, month_name, month_number, parse_long_date, weekday_name};
pub use elision::{elide_before, elides};
pub(crate) use figures::number_span;
pub use figures::{
    Currency, DayKind, Decimal, DoubleNumber, DurationUnit, WrittenAmount, WrittenDate,
    WrittenDuration, amounts, dates, double_numbers, durations, number_at,
    parse_cardinal, parse_ordinal,
};
pub use grammar::{
    Gender, Plurality, definite, definite_article, of, of_article, to, to_article,
};
pub use inflection::forms;
pub use list::{join_and, join_or};
pub use money::{money_figures, money_words};
pub use number::{
    INSERTED, cardinal, cardinal_feminine, group_thousands, ordinal, ordinal_abbreviation,
};
pub use order::{CollationKey, collation_key, compare};
pub use pattern::{Match, Pattern, PatternError, Patterns};
pub use plural::{count, plural};
pub use reading::Reading;
pub use roman::{parse_roman, roman};
pub use sentence::sentences;
pub use text::{capitalize, fold, quote};
pub use typography::{NBSP, NNBSP, typeset, typeset_between};
pub use words::{Token, TokenKind, tokenize};
