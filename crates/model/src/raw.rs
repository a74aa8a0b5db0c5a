//! TOML with places, owned, in the order it was written.
//!
//! The types of a manifest's values are known only once its model is read, so they
//! are kept as they stand until then.

use clausier_diagnostics::Span;
use jiff::civil::Date;

use crate::Spanned;

/// A TOML value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Raw {
    /// A string; its span is what stands between the quotation marks.
    ///
    /// When the source has no escape there, the text of the span is the string.
    String(String),
    /// An integer; `None` when it is beyond 64 bits.
    Integer(Option<i64>),
    /// A number with a decimal point, as written.
    Float(String),
    /// A boolean.
    Boolean(bool),
    /// A date without a time.
    Date(Date),
    /// A time, with or without a date, as written.
    Time(String),
    /// A list.
    Array(Vec<Spanned<Raw>>),
    /// A table.
    Table(RawTable),
}

impl Raw {
    /// What it is, in French and with its article.
    pub fn nature(&self) -> &'static str {
        match self {
            Self::String(_) => "un texte",
            Self::Integer(_) => "un nombre entier",
            Self::Float(_) => "un nombre à virgule",
            Self::Boolean(_) => "un booléen",
            Self::Date(_) => "une date",
            Self::Time(_) => "une heure",
            Self::Array(_) => "une liste",
            Self::Table(_) => "une table",
        }
    }
}

/// A TOML table, in the order of its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawTable {
    /// Keys, each with its value. Invariant: no key twice.
    pub entries: Vec<(Spanned<String>, Spanned<Raw>)>,
    /// Its header, its braces, or the start of its file.
    pub span: Span,
}

impl RawTable {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Spanned<Raw>> {
        self.entry(key).map(|(_, value)| value)
    }

    /// A key and its value.
    pub fn entry(&self, key: &str) -> Option<&(Spanned<String>, Spanned<Raw>)> {
        self.entries.iter().find(|(name, _)| name.value == key)
    }
}
