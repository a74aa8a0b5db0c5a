//! What expressions give.

use std::collections::BTreeMap;

use clausier_french as french;
use clausier_model::document::Inline;
use clausier_model::value::Value;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The value of an expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Val {
    /// A typed value of a variable.
    Value(Value),
    /// A number, written in the expression or computed.
    Number(Decimal),
    /// A row of a table.
    Row(BTreeMap<String, String>),
    /// A list written in the expression.
    List(Vec<Val>),
    /// A role of the contract, by its rank in the model.
    Role(usize),
    /// `contract`.
    Contract,
    /// `loop`, with the rank of the element, from 1.
    Loop(usize),
    /// Words that were computed; they take a capital at the start of a sentence.
    Words(String),
    /// Who somebody is, as the list of parties says it.
    Identity(Vec<Inline>),
    /// A reference, printed once numbers are known.
    Reference(Reference),
}

/// A reference to nodes of the document, such as « aux articles 5 et 6 ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The words before the numbers.
    pub form: Form,
    /// Whether annexes are meant, not articles.
    pub annexes: bool,
    /// What is referred to, as written.
    pub targets: Vec<String>,
}

/// The words of a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// « article 5 »
    Bare,
    /// « l’article 5 »
    The,
    /// « à l’article 5 »
    To,
    /// « de l’article 5 »
    Of,
}

impl Val {
    /// What it is, in French and with its article.
    pub fn nature(&self) -> &'static str {
        match self {
            Self::Value(value) => match value {
                Value::Text(_) => "un texte",
                Value::Paragraphs(_) => "une suite de paragraphes",
                Value::Integer(_) => "un nombre",
                Value::Money(_) => "un montant",
                Value::Percent(_) => "un pourcentage",
                Value::Date(_) => "une date",
                Value::Duration(_) => "une durée",
                Value::Boolean(_) => "un booléen",
                Value::Choice { .. } => "un choix",
                Value::List(_) => "une liste",
                Value::Table(_) => "un tableau",
                Value::Party(_) => "une partie",
            },
            Self::Number(_) | Self::Loop(_) => "un nombre",
            Self::Row(_) => "une ligne de tableau",
            Self::List(_) => "une liste",
            Self::Role(_) => "une partie",
            Self::Contract => "le contrat",
            Self::Words(_) | Self::Identity(_) => "un texte calculé",
            Self::Reference(_) => "un renvoi",
        }
    }

    /// As a number, if it is one.
    pub fn as_number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Value(Value::Integer(number)) => Some(Decimal::from(*number)),
            Self::Loop(rank) => Some(Decimal::from(*rank)),
            _ => None,
        }
    }

    /// As a text to compare: a text, or the key of a choice.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Value(Value::Text(text)) | Self::Words(text) => Some(text),
            Self::Value(Value::Choice { key, .. }) => Some(key),
            _ => None,
        }
    }

    /// As a condition, if it is one.
    pub fn as_boolean(&self) -> Option<bool> {
        match self {
            Self::Value(Value::Boolean(boolean)) => Some(*boolean),
            _ => None,
        }
    }

    /// A condition's value.
    pub fn boolean(boolean: bool) -> Self {
        Self::Value(Value::Boolean(boolean))
    }

    /// As words in a sentence; `None` for what has none, or stands alone.
    pub fn print(&self) -> Option<String> {
        match self {
            Self::Value(value) => value.print(),
            Self::Number(number) => Some(print_number(*number)),
            Self::Loop(rank) => Some(rank.to_string()),
            Self::Words(words) => Some(words.clone()),
            Self::List(items) => {
                let items: Option<Vec<_>> = items.iter().map(Self::print).collect();
                items.map(|items| french::join_and(&items))
            }
            Self::Row(_)
            | Self::Role(_)
            | Self::Contract
            | Self::Identity(_)
            | Self::Reference(_) => None,
        }
    }
}

/// A number in figures: « 1 500 », « 2,5 ».
pub(crate) fn print_number(number: Decimal) -> String {
    let text = number.normalize().abs().to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    if number.is_sign_negative() && !number.is_zero() {
        out.push('−');
    }
    out.push_str(&french::group_thousands(whole));
    if !decimals.is_empty() {
        out.push(',');
        out.push_str(decimals);
    }
    out
}

/// A whole number that is not negative, for words.
pub(crate) fn whole(number: Decimal) -> Option<u64> {
    if number.fract().is_zero() { number.to_u64() } else { None }
}
