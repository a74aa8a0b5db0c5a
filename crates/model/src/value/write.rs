//! Values as a source writes them.

use super::Value;
use crate::manifest::PartySource;

impl Value {
    /// The value as TOML writes it; read again, it is the same.
    pub fn to_toml(&self) -> String {
        match self {
            Self::Text(text) | Self::Party(PartySource::Id(text)) => string(text),
            // As it was written: its span is its braces.
            Self::Party(PartySource::Inline(table)) => {
                let place = &table.span;
                place.file().text().get(place.range()).unwrap_or("{}").to_owned()
            }
            Self::Choice { key, .. } => string(key),
            Self::Paragraphs(texts) | Self::List(texts) => {
                toml::Value::from(texts.clone()).to_string()
            }
            Self::Integer(number) => number.to_string(),
            Self::Boolean(flag) => flag.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Money(_) | Self::Percent(_) | Self::Duration(_) => {
                let printed = self.print().unwrap_or_default();
                // A person edits this: the spaces are those of the keyboard.
                string(&printed.replace(['\u{a0}', '\u{202f}'], " "))
            }
            Self::Table(rows) => toml::Value::from(rows.clone()).to_string(),
        }
    }
}

fn string(text: &str) -> String {
    toml::Value::from(text).to_string()
}
