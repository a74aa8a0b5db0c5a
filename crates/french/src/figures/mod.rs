//! Numbers, dates, durations and amounts, as texts write them.
//!
//! Readers say what is written, not whether it is right: a 31 February is a date
//! here, and « trente (45) jours » has two numbers. Who asks judges.

mod amount;
mod cardinal;
mod date;
mod decimal;
mod double;
mod duration;

pub use amount::{Currency, WrittenAmount, amounts};
pub use cardinal::{number_at, parse_cardinal, parse_ordinal};
pub use date::{WrittenDate, dates};
pub use decimal::Decimal;
pub(crate) use double::number_span;
pub use double::{DoubleNumber, double_numbers};
pub use duration::{DayKind, DurationUnit, WrittenDuration, durations};
