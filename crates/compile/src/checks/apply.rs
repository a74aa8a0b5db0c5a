//! Applying checks to the values of a contract.

use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, Span};
use clausier_model::value::{Duration, Value};

use super::parsed::{Body, ParsedCheck};
use super::picture::Sighting;
use super::{ChecklistItem, StandingCheck};
use crate::checks::parsed::ParsedQuestion;
use crate::expression::{Expr, Fact, Facts, Fault, Scope, Speaker, Val};
use crate::facts::ContractFacts;
use crate::rules;

/// What the law of a contract comes to, but for its words.
#[derive(Debug, Default)]
pub(crate) struct Applied {
    pub(crate) text_checks: Vec<StandingCheck>,
    pub(crate) signs: Vec<Sighting>,
    pub(crate) checklist: Vec<ChecklistItem>,
}

impl Applied {
    /// Applies a check that stands where names have this before them, and that comes
    /// from the use `node` of a clause if from a clause at all.
    pub(crate) fn check(
        &mut self,
        parsed: &Arc<ParsedCheck>,
        node: Option<&str>,
        prefix: &str,
        facts: &ContractFacts<'_>,
        findings: &mut Findings,
    ) {
        let check = &parsed.check;
        let assert = match &parsed.body {
            Body::Assert(assert) => assert,
            Body::Text(_) => {
                if stands(parsed.when.as_ref(), check.place(), prefix, facts) {
                    self.text_checks.push(StandingCheck {
                        parsed: Arc::clone(parsed),
                        node: node.map(str::to_owned),
                        prefix: prefix.to_owned(),
                    });
                }
                return;
            }
        };
        match is_met(parsed.when.as_ref(), assert, facts, prefix) {
            Ok(true) => {}
            Ok(false) => {
                let mut names = Vec::new();
                assert.each_name(&mut |name| names.push(name));
                let finding = parsed.finding(place(&names, facts));
                match &check.sign {
                    Some(sign) => self.signs.push(Sighting::new(sign, finding)),
                    None => findings.push(finding),
                }
            }
            // A value that is missing is asked for where the text needs it.
            Err(Fault::Missing { .. }) => {}
            Err(Fault::Uncertain { left, right, .. }) => {
                findings.push(uncertain(parsed, assert, facts, [left, right]));
            }
            Err(fault) => facts.fault(&fault, check.place()),
        }
    }

    /// Adds a question, if it is asked of this contract.
    pub(crate) fn question(
        &mut self,
        parsed: &ParsedQuestion,
        node: Option<&str>,
        prefix: &str,
        facts: &ContractFacts<'_>,
    ) {
        let question = &parsed.question;
        if !stands(parsed.when.as_ref(), &question.ask.span, prefix, facts) {
            return;
        }
        let item = ChecklistItem {
            code: question.code.clone(),
            ask: question.ask.value.clone(),
            why: question.why.clone(),
            basis: question.law().collect(),
            node: node.map(str::to_owned),
            span: question.span.clone(),
        };
        // A clause that is used twice asks once.
        if !self.checklist.iter().any(|known| known.span == item.span) {
            self.checklist.push(item);
        }
    }
}

/// Whether what has this condition applies. What cannot be told is not: a value that is
/// missing is asked for where the text needs it.
fn stands(
    when: Option<&Expr>,
    place: &Span,
    prefix: &str,
    facts: &ContractFacts<'_>,
) -> bool {
    let Some(when) = when else { return true };
    match Scope::within(facts, Speaker { node: "", prefix }).holds(when) {
        Ok(holds) => holds,
        Err(Fault::Missing { .. } | Fault::Uncertain { .. }) => false,
        Err(fault) => {
            facts.fault(&fault, place);
            false
        }
    }
}

/// Whether a check over values is met, or does not apply.
pub(super) fn is_met(
    when: Option<&Expr>,
    assert: &Expr,
    facts: &dyn Facts,
    prefix: &str,
) -> Result<bool, Fault> {
    let scope = Scope::within(facts, Speaker { node: "", prefix });
    match when.map_or(Ok(true), |when| scope.holds(when)) {
        Ok(false) => Ok(true),
        Ok(true) => scope.holds(assert),
        Err(fault) if fault.is_uncertain() => match scope.holds(assert)? {
            true => Ok(true),
            false => Err(fault),
        },
        Err(fault) => Err(fault),
    }
}

/// The first of these values that the manifest gives, or else the manifest.
fn place(names: &[&str], facts: &ContractFacts<'_>) -> Span {
    let manifest = facts.manifest;
    let given = manifest.values.iter().find(|(name, _)| names.contains(&&*name.value));
    given.map_or_else(
        || Span::file_start(&manifest.file),
        |(name, value)| {
            let (start, end) = (name.span.range().start, value.span.range().end);
            Span::new(&manifest.file, start..end)
        },
    )
}

/// A check that two durations leave undecided: which value to give in which unit.
fn uncertain(
    parsed: &ParsedCheck,
    assert: &Expr,
    facts: &ContractFacts<'_>,
    durations: [Duration; 2],
) -> Diagnostic {
    let check = &parsed.check;
    let mut names = Vec::new();
    parsed.when.iter().for_each(|when| when.each_name(&mut |name| names.push(name)));
    assert.each_name(&mut |name| names.push(name));
    let of = |duration: Duration| {
        let is = |name: &&str| {
            let fact = Facts::name(facts, name);
            matches!(fact, Some(Fact::Known(Val::Value(Value::Duration(it)))) if it == duration)
        };
        names.iter().copied().find(is)
    };
    let [left, right] = durations;
    let unit = |duration: Duration| duration.unit.names().1;
    let (named, advice) = match (of(left), of(right)) {
        (Some(one), Some(two)) => {
            (vec![one, two], format!("donnez « {one} » et « {two} » dans la même unité"))
        }
        (Some(one), None) => (vec![one], format!("donnez « {one} » en {}", unit(right))),
        (None, Some(two)) => (vec![two], format!("donnez « {two} » en {}", unit(left))),
        (None, None) => (names, "donnez ces durées dans la même unité".to_owned()),
    };
    let mut rule = rules::UNCERTAIN_CHECK;
    // What is not known is never graver than what is sought.
    rule.severity = rule.severity.max(check.severity);
    let message = format!(
        "le contrôle {} ne peut être vérifié : laquelle de « {} » et « {} » est la plus longue dépend du calendrier",
        check.code,
        left.print(),
        right.print()
    );
    Diagnostic::new(&rule, place(&named, facts), message)
        .related(check.place().clone(), "ce qui est contrôlé")
        .help(format!("{advice}, ou vérifiez vous-même : {}", check.message.value))
}
