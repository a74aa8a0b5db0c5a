//! The questions that conditions ask, and the words for their answers.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use clausier_compile::expression::Val;
use clausier_model::value::Value;

/// A question that is answered by true or false.
#[derive(Debug, Clone)]
pub(super) enum Atom {
    /// A boolean variable, or an attribute of a role.
    Flag(String),
    /// Whether a choice has this key.
    Choice { variable: String, key: String },
    /// Whether a variable that may have no value has one.
    Given(String),
    /// Whether a quantity is below a bound, or at most it.
    Below { subject: String, bound: Bound, inclusive: bool },
    /// Whether a text is this one.
    Is { subject: String, text: String },
    /// Whether two values are the same.
    Same { left: String, right: String },
    /// Whether this clause stands in the place of `clause`.
    Variant { clause: String, chosen: String },
    /// Whether a list has elements.
    Elements(String),
    /// Whether the model is annexed to another one.
    Annexed,
    /// Whatever is not understood more closely.
    Other(String),
}

/// What a quantity is compared with.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    /// As an author writes it.
    pub(super) shown: String,
    /// Its value, when it is written in the expression.
    pub(super) value: Option<Val>,
}

impl Bound {
    /// How two bounds are ordered, if that is certain.
    pub(super) fn order(&self, other: &Self) -> Option<Ordering> {
        match (self.value.as_ref()?, other.value.as_ref()?) {
            (Val::Number(a), Val::Number(b)) => Some(a.cmp(b)),
            (Val::Value(a), Val::Value(b)) => match (a, b) {
                (Value::Money(a), Value::Money(b))
                | (Value::Percent(a), Value::Percent(b)) => Some(a.cmp(b)),
                (Value::Date(a), Value::Date(b)) => Some(a.cmp(b)),
                (Value::Duration(a), Value::Duration(b)) => a.compare(*b),
                _ => None,
            },
            _ => None,
        }
    }
}

impl Atom {
    /// What tells it from the others.
    fn key(&self) -> String {
        match self {
            Self::Flag(name) => format!("flag {name}"),
            Self::Choice { variable, key } => format!("choice {variable} {key}"),
            Self::Given(name) => format!("given {name}"),
            Self::Below { subject, bound, inclusive } => {
                format!("below {inclusive} {} {subject}", bound.shown)
            }
            Self::Is { subject, text } => format!("is {subject} {text}"),
            Self::Same { left, right } => format!("same {left} {right}"),
            Self::Variant { clause, chosen } => format!("variant {clause} {chosen}"),
            Self::Elements(list) => format!("elements {list}"),
            Self::Annexed => "annexed".to_owned(),
            Self::Other(text) => format!("other {text}"),
        }
    }

    /// The variable that answers, if one does.
    pub(super) fn variable(&self) -> Option<&str> {
        match self {
            Self::Flag(name)
            | Self::Choice { variable: name, .. }
            | Self::Given(name)
            | Self::Elements(name)
            | Self::Below { subject: name, .. }
            | Self::Is { subject: name, .. } => Some(name),
            _ => None,
        }
    }

    /// The answer in the words of a manifest where it has some.
    pub(super) fn answer(&self, value: bool) -> String {
        match (self, value) {
            (Self::Flag(name), value) => format!("{name} = {value}"),
            (Self::Choice { variable, key }, true) => format!("{variable} = \"{key}\""),
            (Self::Choice { variable, key }, false) => format!("{variable} != \"{key}\""),
            (Self::Given(name), true) => format!("{name} a une valeur"),
            (Self::Given(name), false) => format!("{name} n’a pas de valeur"),
            (Self::Below { subject, bound, inclusive }, value) => {
                let sign = match (value, inclusive) {
                    (true, false) => "<",
                    (true, true) => "<=",
                    (false, false) => ">=",
                    (false, true) => ">",
                };
                format!("{subject} {sign} {}", bound.shown)
            }
            (Self::Is { subject, text }, true) => format!("{subject} = \"{text}\""),
            (Self::Is { subject, text }, false) => format!("{subject} != \"{text}\""),
            (Self::Same { left, right }, true) => format!("{left} = {right}"),
            (Self::Same { left, right }, false) => format!("{left} != {right}"),
            (Self::Variant { clause, chosen }, _) if clause == chosen => {
                format!("la clause « {clause} » est gardée")
            }
            (Self::Variant { clause, chosen }, _) => {
                format!("la variante « {chosen} » remplace « {clause} »")
            }
            (Self::Elements(list), true) => format!("{list} a des éléments"),
            (Self::Elements(list), false) => format!("{list} est vide"),
            (Self::Annexed, true) => "le contrat-type est annexé à un autre".to_owned(),
            (Self::Annexed, false) => "le contrat-type est signé seul".to_owned(),
            (Self::Other(text), true) => format!("« {text} » est vrai"),
            (Self::Other(text), false) => format!("« {text} » est faux"),
        }
    }
}

/// The atoms that were asked, in the order they were.
#[derive(Debug, Default)]
pub(super) struct Atoms {
    list: Vec<Atom>,
    known: BTreeMap<String, u32>,
}

impl Atoms {
    /// The rank of an atom; a new one comes last.
    pub(super) fn rank(&mut self, atom: Atom) -> u32 {
        let next = u32::try_from(self.list.len()).unwrap_or(u32::MAX - 1);
        let rank = *self.known.entry(atom.key()).or_insert(next);
        if rank == next {
            self.list.push(atom);
        }
        rank
    }

    pub(super) fn get(&self, rank: u32) -> &Atom {
        &self.list[rank as usize]
    }

    /// All of them, with their ranks.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &Atom)> {
        (0..).zip(&self.list)
    }

    /// The other answers of the question of a choice or of a variant, itself included;
    /// `None` for any other question.
    pub(super) fn siblings(&self, rank: u32) -> Option<Vec<u32>> {
        let same = |other: &Atom| match (self.get(rank), other) {
            (Atom::Choice { variable: a, .. }, Atom::Choice { variable: b, .. })
            | (Atom::Variant { clause: a, .. }, Atom::Variant { clause: b, .. }) => {
                a == b
            }
            _ => false,
        };
        let out: Vec<_> =
            self.iter().filter(|(_, atom)| same(atom)).map(|(rank, _)| rank).collect();
        (!out.is_empty()).then_some(out)
    }
}
