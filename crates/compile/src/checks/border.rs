//! The border of each check over values: the last value that passes and the first that
//! fails, among the examples of the check itself.

use std::collections::BTreeMap;
use std::path::Path;

use clausier_diagnostics::{Findings, SourceFile};
use clausier_model::check::CheckKind;
use clausier_model::clause::parse_clause;
use clausier_model::parameter::Parameters;
use clausier_model::raw::RawTable;
use clausier_model::value::{Duration, Unit, Value};
use rust_decimal::Decimal;

use super::example::Example;
use super::parsed::{Body, ParsedCheck};
use super::proof::{Variables, each_check};
use crate::expression::{Comparison, Expr, ExprKind, Scope, Val};
use crate::library::Library;
use crate::store::DiskStore;

/// A comparison with a limit.
struct Limit<'e> {
    expr: &'e Expr,
    left: &'e Expr,
    right: &'e Expr,
    /// Whether what is exactly at the limit passes.
    inclusive: bool,
}

/// The limits of a condition, or of its contrary if `denied`.
fn limits<'e>(expr: &'e Expr, denied: bool, out: &mut Vec<Limit<'e>>) {
    match &expr.kind {
        ExprKind::And(one, two) | ExprKind::Or(one, two) => {
            limits(one, denied, out);
            limits(two, denied, out);
        }
        ExprKind::Not(inner) => limits(inner, !denied, out),
        ExprKind::Compare(left, steps) => {
            let (comparison, right) = &steps[0];
            let inclusive = match comparison {
                Comparison::LessOrEqual | Comparison::GreaterOrEqual => !denied,
                Comparison::Less | Comparison::Greater => denied,
                _ => return,
            };
            assert_eq!(steps.len(), 1, "a chain of comparisons hides its limits");
            out.push(Limit { expr, left, right, inclusive });
        }
        _ => {}
    }
}

/// What a condition comes to if one of its comparisons is held to be `forced`; `None` if
/// that cannot be told.
fn held(expr: &Expr, forced: (&Expr, bool), scope: &Scope<'_>) -> Option<bool> {
    if std::ptr::eq(expr, forced.0) {
        return Some(forced.1);
    }
    let of = |side| held(side, forced, scope);
    let both = |one, two, all: bool| match (of(one), of(two)) {
        (Some(held), _) | (_, Some(held)) if held != all => Some(held),
        (Some(_), Some(_)) => Some(all),
        _ => None,
    };
    match &expr.kind {
        ExprKind::And(one, two) => both(one, two, true),
        ExprKind::Or(one, two) => both(one, two, false),
        ExprKind::Not(inner) => of(inner).map(|held| !held),
        _ => scope.holds(expr).ok(),
    }
}

/// How many of the smallest steps of their type two values are apart: a day, a unit, a
/// cent, a hundredth of a point; `None` if that is not certain.
fn steps(left: &Val, right: &Val) -> Option<Decimal> {
    if let (Some(left), Some(right)) = (left.as_number(), right.as_number()) {
        return Some((left - right).abs());
    }
    let (Val::Value(left), Val::Value(right)) = (left, right) else { return None };
    let difference = match (left, right) {
        (Value::Money(one), Value::Money(two))
        | (Value::Percent(one), Value::Percent(two)) => {
            (one - two) * Decimal::ONE_HUNDRED
        }
        (Value::Date(one), Value::Date(two)) => (*two - *one).get_days().into(),
        (Value::Duration(one), Value::Duration(two)) => {
            let (one, two) = same_unit(*one, *two)?;
            Decimal::from(one) - Decimal::from(two)
        }
        _ => return None,
    };
    Some(difference.abs())
}

/// Two durations counted in the smaller of their units, where that is certain.
fn same_unit(one: Duration, two: Duration) -> Option<(u64, u64)> {
    let size = |it: Duration| match it.unit {
        Unit::Minute => ("minute", 1),
        Unit::Heure => ("minute", 60),
        Unit::Jour => ("minute", 60 * 24),
        Unit::Semaine => ("minute", 60 * 24 * 7),
        Unit::Mois => ("month", 1),
        Unit::An => ("month", 12),
        Unit::JourOuvre => ("working day", 1),
        Unit::JourOuvrable => ("business day", 1),
    };
    let ((kind, first), (other, second)) = (size(one), size(two));
    let count = |it: Duration, size: u64| u64::from(it.amount) * size / first.min(second);
    (kind == other).then(|| (count(one, first), count(two, second)))
}

/// The limits of a check that its examples do not prove at their border.
fn unproved(
    parsed: &ParsedCheck,
    variables: &Variables<'_>,
    parameters: Option<&Parameters>,
) -> Vec<String> {
    let (CheckKind::Assert(source), Body::Assert(assert)) =
        (&parsed.check.kind, &parsed.body)
    else {
        return Vec::new();
    };
    // A check is silent where its condition does not hold, or what it asserts does.
    let mut found = Vec::new();
    limits(assert, false, &mut found);
    parsed.when.iter().for_each(|when| limits(when, true, &mut found));
    let shows = |example: &RawTable, limit: &Limit<'_>, passes: bool| {
        let facts = Example::read(example, variables, parameters, &mut Findings::new());
        let scope = Scope::new(&facts);
        let silent = |forced| {
            let forced = (limit.expr, forced);
            let when =
                parsed.when.as_ref().map_or(Some(true), |w| held(w, forced, &scope));
            match (when, held(assert, forced, &scope)) {
                (Some(false), _) | (_, Some(true)) => Some(true),
                (Some(true), Some(false)) => Some(false),
                _ => None,
            }
        };
        let side = |side| scope.eval(side).ok();
        let apart = side(limit.left).zip(side(limit.right));
        // What is at the limit is on the one side, what is a step past on the other.
        let past = u32::from(limit.inclusive != passes);
        apart.and_then(|(left, right)| steps(&left, &right)) == Some(past.into())
            // It must be this comparison that decides.
            && matches!((silent(true), silent(false)), (Some(a), Some(b)) if a != b)
    };
    let mut out = Vec::new();
    for limit in &found {
        for (called, examples, passes) in
            [("good", &source.good, true), ("bad", &source.bad, false)]
        {
            if !examples.iter().any(|example| shows(example, limit, passes)) {
                let (file, code) = (parsed.check.place().file(), &parsed.check.code);
                let limit = &file.text()[limit.expr.range.clone()];
                out.push(format!("{} {code}: {called}: {limit}", file.path()));
            }
        }
    }
    out
}

#[test]
fn every_limit_is_proved_at_its_border() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let store = DiskStore::new(&root).expect("the repository");
    let mut out = Vec::new();
    each_check(&Library::new(&store), |parsed, variables, parameters| {
        out.extend(unproved(parsed, variables, parameters));
    })
    .expect("readable");
    assert!(out.is_empty(), "no example at the border of:\n{}", out.join("\n"));
}

#[test]
fn a_limit_without_its_border_is_told() {
    for (assert, bad, good, told) in [
        (">= date('2026-09-01')", "2026-08-31", "2026-09-01", ""),
        (">= date('2026-09-01')", "2026-08-30", "2026-09-01", "bad"),
        (">= date('2026-09-01')", "2026-08-31", "2026-09-02", "good"),
        ("> date('2026-09-01')", "2026-09-01", "2026-09-02", ""),
        ("> date('2026-09-01')", "2026-08-31", "2026-09-03", "good bad"),
        ("< date('2026-09-01') or true", "2026-09-01", "2026-08-31", "good bad"),
    ] {
        let source = format!(
            "+++\ntitle = \"A\"\nversion = \"1.0.0\"\nstatus = \"in-force\"\n[[checks]]\n\
             code = \"A-1\"\nname = \"a\"\nmessage = \"m\"\nassert = \"contract.date {assert}\"\n\
             bad = {{ 'contract.date' = {bad} }}\ngood = {{ 'contract.date' = {good} }}\n+++\nA.\n"
        );
        let file = SourceFile::new("a.md", source);
        let mut findings = Findings::new();
        let clause = parse_clause("a/a", &file, &mut findings).expect("a clause");
        let parsed =
            ParsedCheck::read(&clause.checks[0], &mut findings).expect("a check");
        let said = unproved(&parsed, &BTreeMap::new(), None);
        let said: Vec<_> = said.iter().filter_map(|one| one.split(": ").nth(1)).collect();
        assert_eq!(said.join(" "), told, "{assert} {bad} {good}");
    }
}
