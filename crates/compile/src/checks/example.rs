//! The facts of an example of a check: its values, and the defaults of variables.

use std::collections::BTreeMap;
use std::ops::Range;

use clausier_diagnostics::{Diagnostic, Findings};
use clausier_model::document::Inline;
use clausier_model::parameter::Parameters;
use clausier_model::raw::{Raw, RawTable};
use clausier_model::value::Value;
use jiff::civil::Date;

use super::proof::Variables;
use crate::expression::{Fact, Facts, Fault, RoleWords, Val};
use crate::{attribute, rules};

/// The facts of an example.
pub(super) struct Example<'a> {
    values: BTreeMap<String, Value>,
    /// What it says of roles, and of the contract: `client.commercant`.
    attributes: BTreeMap<String, Value>,
    /// The roles it speaks of.
    roles: Vec<String>,
    /// The nodes that are there, or not: `"litiges/arbitrage" = false`.
    nodes: BTreeMap<String, bool>,
    variables: &'a Variables<'a>,
    parameters: Option<&'a Parameters>,
}

impl<'a> Example<'a> {
    /// Reads an example as a check writes it.
    pub(super) fn read(
        example: &RawTable,
        variables: &'a Variables<'a>,
        parameters: Option<&'a Parameters>,
        findings: &mut Findings,
    ) -> Self {
        let mut out = Self {
            values: BTreeMap::new(),
            attributes: BTreeMap::new(),
            roles: Vec::new(),
            nodes: BTreeMap::new(),
            variables,
            parameters,
        };
        for (name, raw) in &example.entries {
            if let Some((subject, _)) = name.value.split_once('.') {
                let value = match &raw.value {
                    Raw::Boolean(flag) => Value::Boolean(*flag),
                    Raw::Date(date) => Value::Date(*date),
                    Raw::String(text) => Value::Text(text.clone()),
                    other => {
                        findings.push(Diagnostic::new(
                            &rules::UNKNOWN_VALUE,
                            raw.span.clone(),
                            format!("« {} » est {}", name.value, other.nature()),
                        ));
                        continue;
                    }
                };
                if !out.roles.iter().any(|role| role == subject) {
                    out.roles.push(subject.to_owned());
                }
                out.attributes.insert(name.value.clone(), value);
                continue;
            }
            if let (true, Raw::Boolean(flag)) = (name.value.contains('/'), &raw.value) {
                out.nodes.insert(name.value.clone(), *flag);
                continue;
            }
            let Some(variable) = variables.get(name.value.as_str()) else {
                findings.push(Diagnostic::new(
                    &rules::UNKNOWN_VALUE,
                    name.span.clone(),
                    format!("« {} » n’est une variable d’aucune clause", name.value),
                ));
                continue;
            };
            let value = Value::parse(&name.value, raw, &variable.ty, findings);
            out.values.extend(value.map(|value| (name.value.clone(), value)));
        }
        out
    }

    /// What the example says of an attribute that there is.
    fn attribute(&self, subject: &str, name: &str, otherwise: Fact) -> Fact {
        match self.attributes.get(&format!("{subject}.{name}")) {
            Some(value) => Fact::Known(Val::Value(value.clone())),
            None => otherwise,
        }
    }
}

impl Facts for Example<'_> {
    fn name(&self, name: &str) -> Option<Fact> {
        if name == "contract" {
            return Some(Fact::Known(Val::Contract));
        }
        if let Some(role) = self.roles.iter().position(|role| role == name) {
            return Some(Fact::Known(Val::Role(role)));
        }
        if let Some(value) = self.values.get(name) {
            return Some(Fact::Known(Val::Value(value.clone())));
        }
        let variable = self.variables.get(name)?;
        Some(match &variable.default {
            Some(default) => Fact::Known(Val::Value(default.value.clone())),
            None if variable.optional => Fact::Absent,
            None => Fact::Missing,
        })
    }

    fn names(&self) -> Vec<String> {
        {
            let names = self.variables.keys().map(|name| (*name).to_owned());
            names.chain(self.roles.iter().cloned()).collect()
        }
    }

    fn role_attribute(&self, role: usize, name: &str) -> Option<Fact> {
        // Of nobody, a text is absent, and whatever is true or false is not said.
        let otherwise = match attribute::of(&[], name)? {
            Fact::Known(_) => Fact::Missing,
            absent => absent,
        };
        Some(self.attribute(self.roles.get(role)?, name, otherwise))
    }

    fn identity(&self, _: usize) -> Vec<Inline> {
        Vec::new()
    }

    fn role_words(&self, _: usize) -> Option<RoleWords> {
        None
    }

    fn contract_attribute(&self, name: &str) -> Option<Fact> {
        ["date", "reference", "lieu"]
            .contains(&name)
            .then(|| self.attribute("contract", name, Fact::Absent))
    }

    fn present(&self, id: &str, _: &Range<usize>) -> Result<bool, Fault> {
        Ok(self.nodes.get(id).copied().unwrap_or(true))
    }

    fn figure(
        &self,
        code: &str,
        at: Option<Date>,
        range: &Range<usize>,
    ) -> Result<Value, Fault> {
        let parameters = self.parameters;
        let given = match self.attributes.get("contract.date") {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        };
        // An example that gives the date of its contract stays true whatever is
        // published later.
        let period = match at.or(given) {
            Some(date) => parameters.and_then(|known| known.at(code, date).ok()),
            None => parameters
                .and_then(|known| known.get(code))
                .and_then(|series| series.periods.iter().max_by_key(|it| it.from)),
        };
        period.map(|period| period.value.clone()).ok_or_else(|| {
            Fault::wrong(
                &rules::PARAMETER,
                range,
                format!("le barème « {code} » n’est pas connu"),
                "",
            )
        })
    }
}
