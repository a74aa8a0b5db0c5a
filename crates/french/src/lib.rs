//! French as contracts print it: typography, numbers, agreement, order.
//!
//! This crate knows nothing of contracts. All of it is pure functions: the same
//! words in give the same words out.

mod date;
mod elision;
mod grammar;
mod list;
mod money;
mod number;
mod order;
mod plural;
mod text;
mod typography;

pub use date::{long_date, month_name, parse_long_date, weekday_name};
pub use elision::{elide_before, elides};
pub use grammar::{
    Gender, Plurality, definite, definite_article, of, of_article, to, to_article,
};
pub use list::{join_and, join_or};
pub use money::{money_figures, money_words};
pub use number::{
    cardinal, cardinal_feminine, group_thousands, ordinal, ordinal_abbreviation,
};
pub use order::{CollationKey, collation_key, compare};
pub use plural::{count, plural};
pub use text::{capitalize, fold, quote};
pub use typography::{NBSP, NNBSP, typeset, typeset_between};
