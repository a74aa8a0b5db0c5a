//! Comparisons and arithmetic, between values of types that go together.

use std::cmp::Ordering;
use std::ops::Range;

use clausier_model::value::{Duration, Unit, Value};
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use super::eval::Fault;
use super::syntax::{Comparison, Operator};
use super::value::Val;
use crate::rules;

pub(super) fn compare(
    comparison: Comparison,
    left: &Val,
    right: &Val,
    range: &Range<usize>,
) -> Result<bool, Fault> {
    if matches!(comparison, Comparison::In | Comparison::NotIn) {
        let found = match right {
            Val::List(items) => items.iter().any(|item| equal(left, item) == Some(true)),
            Val::Value(Value::List(items)) => {
                left.as_text().is_some_and(|text| items.iter().any(|item| item == text))
            }
            _ => return Err(incomparable(left, right, range)),
        };
        return Ok(found == (comparison == Comparison::In));
    }
    if matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
        let same = equal(left, right).ok_or_else(|| incomparable(left, right, range))?;
        return Ok(same == (comparison == Comparison::Equal));
    }
    if let (Val::Value(Value::Duration(one)), Val::Value(Value::Duration(two))) =
        (left, right)
    {
        let at_most = match comparison {
            Comparison::LessOrEqual => one.at_most(*two),
            Comparison::Greater => one.at_most(*two).map(|at_most| !at_most),
            Comparison::Less => two.at_most(*one).map(|at_most| !at_most),
            _ => two.at_most(*one),
        };
        return at_most.ok_or_else(|| incomparable(left, right, range));
    }
    let order = order(left, right).ok_or_else(|| incomparable(left, right, range))?;
    Ok(match comparison {
        Comparison::Less => order == Ordering::Less,
        Comparison::LessOrEqual => order != Ordering::Greater,
        Comparison::Greater => order == Ordering::Greater,
        _ => order != Ordering::Less,
    })
}

fn incomparable(left: &Val, right: &Val, range: &Range<usize>) -> Fault {
    if let (Val::Value(Value::Duration(left)), Val::Value(Value::Duration(right))) =
        (left, right)
    {
        return Fault::Uncertain { left: *left, right: *right, range: range.clone() };
    }
    Fault::wrong(
        &rules::TYPE,
        range,
        format!(
            "{} et {} ne se comparent pas avec certitude",
            left.nature(),
            right.nature()
        ),
        "comparez des valeurs de même type : euros(\"5 000\"), percent(\"12 %\"), duration(\"30 jours\"), date(\"2026-09-01\")",
    )
}

fn equal(left: &Val, right: &Val) -> Option<bool> {
    if let (Some(left), Some(right)) = (left.as_boolean(), right.as_boolean()) {
        return Some(left == right);
    }
    if let (Some(left), Some(right)) = (left.as_text(), right.as_text()) {
        return Some(left == right);
    }
    if let (Val::Role(left), Val::Role(right)) = (left, right) {
        return Some(left == right);
    }
    order(left, right).map(|order| order == Ordering::Equal)
}

fn order(left: &Val, right: &Val) -> Option<Ordering> {
    if let (Some(left), Some(right)) = (left.as_number(), right.as_number()) {
        return Some(left.cmp(&right));
    }
    match (left, right) {
        (Val::Value(left), Val::Value(right)) => match (left, right) {
            (Value::Money(left), Value::Money(right))
            | (Value::Percent(left), Value::Percent(right)) => Some(left.cmp(right)),
            (Value::Date(left), Value::Date(right)) => Some(left.cmp(right)),
            (Value::Duration(left), Value::Duration(right)) => left.compare(*right),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn arithmetic(
    operator: Operator,
    left: &Val,
    right: &Val,
    range: &Range<usize>,
) -> Result<Val, Fault> {
    let too_large = || {
        Fault::wrong(
            &rules::TYPE,
            range,
            "le résultat est hors de portée",
            "vérifiez qu’aucun diviseur n’est nul et qu’aucun nombre n’est démesuré",
        )
    };
    if let (Some(left), Some(right)) = (left.as_number(), right.as_number()) {
        return exact(operator, left, right).map(Val::Number).ok_or_else(too_large);
    }
    let impossible = || {
        Fault::wrong(
            &rules::TYPE,
            range,
            format!("{} et {} ne se calculent pas ainsi", left.nature(), right.nature()),
            "un montant s’ajoute à un montant, se multiplie par un nombre ou un pourcentage",
        )
    };
    let hundred = Decimal::ONE_HUNDRED;
    let money = |amount: Option<Decimal>| {
        let amount = amount.ok_or_else(too_large)?;
        let amount =
            amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        Ok(Val::Value(Value::Money(amount)))
    };
    let percent = |rate: Option<Decimal>| {
        rate.map(|rate| Val::Value(Value::Percent(rate))).ok_or_else(too_large)
    };
    let additive = matches!(operator, Operator::Add | Operator::Subtract);
    match (left, right) {
        (Val::Value(Value::Money(a)), Val::Value(Value::Money(b))) if additive => {
            money(exact(operator, *a, *b))
        }
        (Val::Value(Value::Money(a)), Val::Value(Value::Percent(p)))
        | (Val::Value(Value::Percent(p)), Val::Value(Value::Money(a)))
            if operator == Operator::Multiply =>
        {
            money(a.checked_mul(*p).and_then(|product| product.checked_div(hundred)))
        }
        (Val::Value(Value::Percent(a)), Val::Value(Value::Percent(b))) if additive => {
            percent(exact(operator, *a, *b))
        }
        (Val::Value(Value::Date(date)), Val::Value(Value::Duration(span)))
            if additive =>
        {
            shift(*date, span, operator == Operator::Subtract)
                .map(|date| Val::Value(Value::Date(date)))
                .ok_or_else(impossible)
        }
        // An amount or a rate times a number, in either order, or over a number.
        _ if !additive => {
            let (value, factor) = match left.as_number() {
                Some(factor) if operator == Operator::Multiply => (right, factor),
                _ => (left, right.as_number().ok_or_else(impossible)?),
            };
            match value {
                Val::Value(Value::Money(amount)) => {
                    money(exact(operator, *amount, factor))
                }
                Val::Value(Value::Percent(rate)) => {
                    percent(exact(operator, *rate, factor))
                }
                _ => Err(impossible()),
            }
        }
        _ => Err(impossible()),
    }
}

fn exact(operator: Operator, left: Decimal, right: Decimal) -> Option<Decimal> {
    match operator {
        Operator::Add => left.checked_add(right),
        Operator::Subtract => left.checked_sub(right),
        Operator::Multiply => left.checked_mul(right),
        Operator::Divide => left.checked_div(right),
    }
}

/// A date later or earlier by a duration counted in calendar units.
fn shift(date: Date, duration: &Duration, back: bool) -> Option<Date> {
    let amount = i64::from(duration.amount);
    let span = jiff::Span::new();
    let span = match duration.unit {
        Unit::Jour => span.try_days(amount),
        Unit::Semaine => span.try_weeks(amount),
        Unit::Mois => span.try_months(amount),
        Unit::An => span.try_years(amount),
        // Working days depend on a calendar; hours, on a time of day.
        _ => return None,
    };
    let span = span.ok()?;
    if back { date.checked_sub(span).ok() } else { date.checked_add(span).ok() }
}
