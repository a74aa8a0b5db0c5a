//! The value of an expression.
//!
//! Types are strict: an amount is compared with an amount, never with a number whose
//! unit nobody wrote. A name that nothing defines, or a comparison that cannot be
//! made, is a fault at its exact place; nothing is ever guessed.

use std::ops::Range;

use clausier_diagnostics::{Diagnostic, Rule, SourceFile, Span};
use clausier_model::document::Inline;
use clausier_model::value::{Duration, Value};
use jiff::civil::Date;

use super::functions;
use super::operators::{arithmetic, compare};
use super::syntax::{Expr, ExprKind};
use super::value::Val;
use crate::rules;

/// What expressions may ask about a contract.
pub trait Facts {
    /// What a name stands for; `None` if nothing has that name.
    fn name(&self, name: &str) -> Option<Fact>;
    /// All the names, to suggest one.
    fn names(&self) -> Vec<String>;
    /// An attribute of a role, such as its SIREN; `None` if there is no such
    /// attribute.
    fn role_attribute(&self, role: usize, attribute: &str) -> Option<Fact>;
    /// The words for a role; `None` for a party that a value names, which has no role.
    fn role_words(&self, role: usize) -> Option<RoleWords>;
    /// Who holds a role, in the words of the list of parties.
    fn identity(&self, role: usize) -> Vec<Inline>;
    /// An attribute of the contract.
    fn contract_attribute(&self, attribute: &str) -> Option<Fact>;
    /// Whether a node is in the document.
    ///
    /// # Errors
    ///
    /// When that depends on the very condition that asks.
    fn present(&self, id: &str, range: &Range<usize>) -> Result<bool, Fault>;
    /// A dated legal figure, at the contract's date unless another is given.
    ///
    /// # Errors
    ///
    /// When the figure is not known at that date.
    fn figure(
        &self,
        code: &str,
        at: Option<Date>,
        range: &Range<usize>,
    ) -> Result<Value, Fault>;
}

/// What a name stands for.
#[derive(Debug, Clone)]
pub enum Fact {
    /// A value.
    Known(Val),
    /// A variable that has no value although one is needed.
    Missing,
    /// An optional variable without a value.
    Absent,
}

/// How a role is spoken of.
#[derive(Debug, Clone)]
pub struct RoleWords {
    /// Its term, agreed: « Cliente ».
    pub term: String,
    /// Its gender.
    pub gender: clausier_french::Gender,
    /// Whether several parties hold it.
    pub plurality: clausier_french::Plurality,
}

/// Why an expression has no value.
#[derive(Debug, Clone)]
pub enum Fault {
    /// A variable has no value; it is asked for once, in the manifest.
    Missing {
        /// The variable.
        variable: String,
    },
    /// Something is wrong with the expression.
    Wrong {
        /// The rule.
        rule: Rule,
        /// Its bytes in its file.
        range: Range<usize>,
        /// What is wrong.
        message: String,
        /// How to mend it.
        help: String,
    },
    /// Which of two durations is the longer depends on the calendar.
    Uncertain {
        /// The one.
        left: Duration,
        /// The other.
        right: Duration,
        /// The bytes of the comparison in its file.
        range: Range<usize>,
    },
    /// It is already a finding.
    Reported,
}

impl Fault {
    pub(crate) fn wrong(
        rule: &Rule,
        range: &Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self::Wrong {
            rule: rule.clone(),
            range: range.clone(),
            message: message.into(),
            help: help.into(),
        }
    }

    /// Whether only the calendar could tell.
    pub fn is_uncertain(&self) -> bool {
        matches!(self, Self::Uncertain { .. })
    }

    /// As a finding in `file`, unless it is reported elsewhere.
    pub fn finding(&self, file: &std::sync::Arc<SourceFile>) -> Option<Diagnostic> {
        match self {
            Self::Wrong { rule, range, message, help } => {
                let place = Span::new(file, range.clone());
                let finding = Diagnostic::new(rule, place, message.clone());
                Some(if help.is_empty() { finding } else { finding.help(help.clone()) })
            }
            Self::Uncertain { left, right, range } => {
                let message = format!(
                    "« {} » et « {} » ne se comparent pas avec certitude",
                    left.print(),
                    right.print()
                );
                let finding = Diagnostic::new(
                    &rules::TYPE,
                    Span::new(file, range.clone()),
                    message,
                );
                Some(finding.help(
                    "donnez les deux durées dans la même unité : un mois compte de 28 à 31 jours",
                ))
            }
            Self::Missing { .. } | Self::Reported => None,
        }
    }
}

/// Who speaks: what its expressions name is looked for around it first.
#[derive(Debug, Clone, Copy, Default)]
pub struct Speaker<'a> {
    /// Its node, of which `#x` is an anchor; empty outside of any clause.
    pub node: &'a str,
    /// What comes before the names of the annexed model it is in.
    pub prefix: &'a str,
}

/// Names that loops define, over the facts of a contract.
pub struct Scope<'a> {
    /// The contract.
    pub facts: &'a dyn Facts,
    /// The elements of the loops that are open, innermost last.
    pub locals: Vec<(String, Val)>,
    speaker: Speaker<'a>,
}

impl<'a> Scope<'a> {
    /// Outside of any loop and any clause.
    pub fn new(facts: &'a dyn Facts) -> Self {
        Self::within(facts, Speaker::default())
    }

    /// Outside of any loop, in the words of `speaker`.
    pub fn within(facts: &'a dyn Facts, speaker: Speaker<'a>) -> Self {
        Self { facts, locals: Vec::new(), speaker }
    }

    /// Whether a node is in the document, under its name in the speaker's model if it
    /// has one there.
    pub(super) fn present(&self, id: &str, range: &Range<usize>) -> Result<bool, Fault> {
        let Speaker { node, prefix } = self.speaker;
        if id.starts_with('#') {
            return self.facts.present(&format!("{node}{id}"), range);
        }
        let own =
            !prefix.is_empty() && self.facts.present(&format!("{prefix}{id}"), range)?;
        Ok(own || self.facts.present(id, range)?)
    }

    /// Whether the speaker is in a model that is annexed to another.
    pub(super) fn is_annexed(&self) -> bool {
        !self.speaker.prefix.is_empty()
    }

    /// Whether a condition holds.
    ///
    /// # Errors
    ///
    /// When it has no value, or one that is neither true nor false.
    pub fn holds(&self, expr: &Expr) -> Result<bool, Fault> {
        let value = self.eval(expr)?;
        value.as_boolean().ok_or_else(|| {
            Fault::wrong(
                &rules::TYPE,
                &expr.range,
                format!(
                    "une condition est vraie ou fausse, et ceci est {}",
                    value.nature()
                ),
                "comparez la valeur, ou demandez « defini(x) »",
            )
        })
    }

    /// The value of an expression.
    ///
    /// # Errors
    ///
    /// When it has none.
    pub fn eval(&self, expr: &Expr) -> Result<Val, Fault> {
        match &expr.kind {
            ExprKind::Text(text) => Ok(Val::Value(Value::Text(text.clone()))),
            ExprKind::Number(number) => Ok(Val::Number(*number)),
            ExprKind::Boolean(boolean) => Ok(Val::boolean(*boolean)),
            ExprKind::Name(name) => self.name(name, &expr.range),
            ExprKind::Attribute(subject, name) => self.attribute(subject, name, expr),
            ExprKind::List(items) => {
                let items: Result<Vec<_>, _> =
                    items.iter().map(|item| self.eval(item)).collect();
                items.map(Val::List)
            }
            ExprKind::Not(inner) => Ok(Val::boolean(!self.holds(inner)?)),
            ExprKind::Negative(inner) => match self.eval(inner)? {
                Val::Value(Value::Money(amount)) => Ok(Val::Value(Value::Money(-amount))),
                value => match value.as_number() {
                    Some(number) => Ok(Val::Number(-number)),
                    None => Err(Fault::wrong(
                        &rules::TYPE,
                        &inner.range,
                        format!("{} n’a pas d’opposé", value.nature()),
                        "",
                    )),
                },
            },
            ExprKind::And(left, right) => self.both(left, right, true).map(Val::boolean),
            ExprKind::Or(left, right) => self.both(left, right, false).map(Val::boolean),
            ExprKind::Compare(first, steps) => {
                let mut left = self.eval(first)?;
                for (comparison, step) in steps {
                    let right = self.eval(step)?;
                    if !compare(*comparison, &left, &right, &expr.range)? {
                        return Ok(Val::boolean(false));
                    }
                    left = right;
                }
                Ok(Val::boolean(true))
            }
            ExprKind::Arithmetic(operator, left, right) => {
                arithmetic(*operator, &self.eval(left)?, &self.eval(right)?, &expr.range)
            }
            ExprKind::Conditional { condition, then, otherwise } => {
                self.eval(if self.holds(condition)? { then } else { otherwise })
            }
            ExprKind::Call(name, arguments) => {
                functions::call(self, name, arguments, &expr.range)
            }
            ExprKind::Filter(subject, name, arguments) => {
                functions::filter(self, subject, name, arguments, &expr.range)
            }
        }
    }

    /// Whether two conditions hold, both if `all`, one at least otherwise.
    ///
    /// What the calendar leaves uncertain matters only if the other does not decide.
    fn both(&self, left: &Expr, right: &Expr, all: bool) -> Result<bool, Fault> {
        match self.holds(left) {
            Ok(held) if held != all => Ok(held),
            Ok(_) => self.holds(right),
            Err(fault) if fault.is_uncertain() => match self.holds(right)? {
                held if held != all => Ok(held),
                _ => Err(fault),
            },
            Err(fault) => Err(fault),
        }
    }

    /// What a name stands for, without asking for a value.
    pub(super) fn fact(&self, name: &str, range: &Range<usize>) -> Result<Fact, Fault> {
        let local = self.locals.iter().rev().find(|(local, _)| local == name);
        if let Some((_, value)) = local {
            return Ok(Fact::Known(value.clone()));
        }
        if let Some(fact) = self.facts.name(name) {
            return Ok(fact);
        }
        let mut names = self.facts.names();
        names.extend(self.locals.iter().map(|(local, _)| local.clone()));
        let close = clausier_model::closest(name, names.iter().map(String::as_str));
        Err(Fault::wrong(
            &rules::UNKNOWN_NAME,
            range,
            format!("« {name} » n’est ni une variable ni un rôle"),
            match close {
                Some(close) => format!("vouliez-vous dire « {close} » ?"),
                None => "déclarez la variable dans l’en-tête de la clause".to_owned(),
            },
        ))
    }

    fn name(&self, name: &str, range: &Range<usize>) -> Result<Val, Fault> {
        known(self.fact(name, range)?, name, range)
    }

    fn attribute(&self, subject: &Expr, name: &str, expr: &Expr) -> Result<Val, Fault> {
        let fact = self.attribute_fact(subject, name, &expr.range)?;
        match &subject.kind {
            ExprKind::Name(subject) => {
                known(fact, &format!("{subject}.{name}"), &expr.range)
            }
            _ => known(fact, name, &expr.range),
        }
    }

    /// What an attribute stands for, without asking for a value.
    pub(super) fn attribute_fact(
        &self,
        subject: &Expr,
        name: &str,
        range: &Range<usize>,
    ) -> Result<Fact, Fault> {
        let value = self.eval(subject)?;
        let fact = match &value {
            Val::Row(cells) => cells
                .get(name)
                .map(|cell| Fact::Known(Val::Value(Value::Text(cell.clone())))),
            Val::Role(role) => self.facts.role_attribute(*role, name),
            Val::Contract => self.facts.contract_attribute(name),
            Val::Loop(_) if name == "index" => Some(Fact::Known(value.clone())),
            _ => None,
        };
        fact.ok_or_else(|| {
            Fault::wrong(
                &rules::UNKNOWN_NAME,
                range,
                format!("{} n’a pas d’attribut « {name} »", value.nature()),
                "voyez les attributs dans le guide",
            )
        })
    }
}

fn known(fact: Fact, name: &str, range: &Range<usize>) -> Result<Val, Fault> {
    match fact {
        Fact::Known(value) => Ok(value),
        Fact::Missing => Err(Fault::Missing { variable: name.to_owned() }),
        Fact::Absent => Err(Fault::wrong(
            &rules::UNPRINTABLE,
            range,
            format!("« {name} » est facultatif et n’a pas de valeur"),
            format!("placez ce passage sous « {{% if defini({name}) %}} »"),
        )),
    }
}
