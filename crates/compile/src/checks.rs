//! Legal checks that clauses and models carry: what their law asks of the values.

use std::collections::BTreeMap;
use std::ops::Range;

use clausier_diagnostics::{Diagnostic, Findings, Rule, Span};
use clausier_model::check::Check;
use clausier_model::document::Inline;
use clausier_model::parameter::Parameters;
use clausier_model::raw::RawTable;
use clausier_model::value::Value;
use clausier_model::variable::Variable;
use jiff::civil::Date;

use crate::expression::{
    Expr, ExprKind, Fact, Facts, Fault, RoleWords, Scope, Speaker, Val, parse_expression,
};
use crate::facts::ContractFacts;

/// Applies checks to the values of a contract, each with what comes before the names
/// of the annexed model it is in.
pub(crate) fn apply<'c>(
    checks: impl Iterator<Item = (&'c Check, &'c str)>,
    facts: &ContractFacts<'_>,
    findings: &mut Findings,
) {
    for (check, prefix) in checks {
        let Some(parsed) = Parsed::of(check, findings) else { continue };
        match parsed.is_met(facts, prefix) {
            Ok(true) => {}
            Ok(false) => findings.push(finding(check, &parsed.assert, facts)),
            // A value that is missing is asked for where the text needs it.
            Err(Fault::Missing { .. }) => {}
            Err(fault) => facts.fault(&fault, &check.assert.span),
        }
    }
}

/// A check with its expressions read.
struct Parsed {
    when: Option<Expr>,
    assert: Expr,
}

impl Parsed {
    fn of(check: &Check, findings: &mut Findings) -> Option<Self> {
        let when = match &check.when {
            Some(when) => Some(parse_expression(&when.span, findings)?),
            None => None,
        };
        Some(Self { when, assert: parse_expression(&check.assert.span, findings)? })
    }

    fn is_met(&self, facts: &dyn Facts, prefix: &str) -> Result<bool, Fault> {
        let scope = Scope::within(facts, Speaker { node: "", prefix });
        match &self.when {
            Some(when) if !scope.holds(when)? => Ok(true),
            _ => scope.holds(&self.assert),
        }
    }
}

fn finding(check: &Check, assert: &Expr, facts: &ContractFacts<'_>) -> Diagnostic {
    let mut names = Vec::new();
    names_of(assert, &mut names);
    let manifest = facts.manifest;
    let given = manifest.values.iter().find(|(name, _)| names.contains(&&*name.value));
    let place = given.map_or_else(
        || Span::file_start(&manifest.file),
        |(name, value)| {
            let (start, end) = (name.span.range().start, value.span.range().end);
            Span::new(&manifest.file, start..end)
        },
    );
    let rule = Rule {
        code: check.code.clone().into(),
        name: check.name.clone().into(),
        severity: check.severity,
    };
    let basis = check.basis.as_ref().map(|basis| format!(" ({})", basis.value));
    let message = format!("{}{}", check.message.value, basis.unwrap_or_default());
    let finding = Diagnostic::new(&rule, place, message)
        .related(check.assert.span.clone(), "ce qui est contrôlé");
    match &check.help {
        Some(help) => finding.help(help.clone()),
        None => finding,
    }
}

fn names_of<'e>(expr: &'e Expr, out: &mut Vec<&'e str>) {
    match &expr.kind {
        ExprKind::Name(name) => out.push(name),
        ExprKind::Text(_) | ExprKind::Number(_) | ExprKind::Boolean(_) => {}
        ExprKind::Attribute(inner, _)
        | ExprKind::Not(inner)
        | ExprKind::Negative(inner) => names_of(inner, out),
        ExprKind::List(items) | ExprKind::Call(_, items) => {
            items.iter().for_each(|item| names_of(item, out));
        }
        ExprKind::Filter(subject, _, items) => {
            names_of(subject, out);
            items.iter().for_each(|item| names_of(item, out));
        }
        ExprKind::And(left, right)
        | ExprKind::Or(left, right)
        | ExprKind::Arithmetic(_, left, right) => {
            names_of(left, out);
            names_of(right, out);
        }
        ExprKind::Compare(first, steps) => {
            names_of(first, out);
            steps.iter().for_each(|(_, step)| names_of(step, out));
        }
        ExprKind::Conditional { condition, then, otherwise } => {
            names_of(condition, out);
            names_of(then, out);
            names_of(otherwise, out);
        }
    }
}

/// What is wrong with the examples of a check: its bad one must raise it, its good one
/// must not; a check without both is not proved.
///
/// `variables` are those of the whole library, for a check may speak of the variables
/// of another clause. Legal figures are the latest known.
pub fn prove(
    check: &Check,
    variables: &BTreeMap<String, Variable>,
    parameters: Option<&Parameters>,
) -> Vec<String> {
    let mut findings = Findings::new();
    let mut faults = Vec::new();
    let parsed = Parsed::of(check, &mut findings);
    for (example, expected, name) in
        [(&check.bad, false, "mauvais"), (&check.good, true, "bon")]
    {
        let Some(example) = example else {
            faults.push(format!("l’exemple {name} manque"));
            continue;
        };
        let values = read(example, variables, &mut findings);
        let facts = Example { values, variables, parameters };
        match parsed.as_ref().map(|parsed| parsed.is_met(&facts, "")) {
            Some(Ok(met)) if met == expected => {}
            Some(Ok(_)) if expected => {
                faults.push(format!("l’exemple {name} est signalé"));
            }
            Some(Ok(_)) => faults.push(format!("l’exemple {name} n’est pas signalé")),
            Some(Err(fault)) => {
                faults.push(format!("l’exemple {name} ne se calcule pas : {fault:?}"));
            }
            None => {}
        }
    }
    faults.extend(findings.iter().map(|finding| finding.message.clone()));
    faults
}

fn read(
    example: &RawTable,
    variables: &BTreeMap<String, Variable>,
    findings: &mut Findings,
) -> BTreeMap<String, Value> {
    let mut values = BTreeMap::new();
    for (name, raw) in &example.entries {
        let Some(variable) = variables.get(&name.value) else {
            findings.push(Diagnostic::new(
                &crate::rules::UNKNOWN_VALUE,
                name.span.clone(),
                format!("« {} » n’est une variable d’aucune clause", name.value),
            ));
            continue;
        };
        let value = Value::parse(&name.value, raw, &variable.ty, findings);
        values.extend(value.map(|value| (name.value.clone(), value)));
    }
    values
}

/// The facts of an example: its values, and defaults.
struct Example<'a> {
    values: BTreeMap<String, Value>,
    variables: &'a BTreeMap<String, Variable>,
    parameters: Option<&'a Parameters>,
}

impl Facts for Example<'_> {
    fn name(&self, name: &str) -> Option<Fact> {
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
        self.variables.keys().cloned().collect()
    }

    fn role_attribute(&self, _: usize, _: &str) -> Option<Fact> {
        None
    }

    fn identity(&self, _: usize) -> Vec<Inline> {
        Vec::new()
    }

    fn role_words(&self, _: usize) -> RoleWords {
        RoleWords {
            term: String::new(),
            gender: clausier_french::Gender::Masculine,
            plurality: clausier_french::Plurality::One,
        }
    }

    fn contract_attribute(&self, _: &str) -> Option<Fact> {
        None
    }

    fn present(&self, _: &str, _: &Range<usize>) -> Result<bool, Fault> {
        Ok(true)
    }

    fn figure(
        &self,
        code: &str,
        _: Option<Date>,
        range: &Range<usize>,
    ) -> Result<Value, Fault> {
        let series = self.parameters.and_then(|parameters| parameters.get(code));
        let latest = series.and_then(|s| s.periods.iter().max_by_key(|p| p.from));
        latest.map(|period| period.value.clone()).ok_or_else(|| {
            Fault::wrong(
                &crate::rules::PARAMETER,
                range,
                format!("le barème « {code} » n’existe pas"),
                "",
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Library;
    use crate::store::{DiskStore, Store};
    use std::path::Path;

    #[test]
    fn every_check_of_the_library_is_proved_by_its_examples() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let store = DiskStore::new(&root).expect("the repository");
        let library = Library::new(&store);
        let parameters = library.parameters().expect("readable").expect("parameters");
        let paths = store.list("clauses").expect("the clauses");
        let ids = paths
            .iter()
            .filter_map(|path| path.strip_prefix("clauses/")?.strip_suffix(".md"));
        let clauses: Vec<_> =
            ids.filter_map(|id| library.clause(id, "").expect("readable")).collect();
        let parsed = || clauses.iter().filter_map(|clause| clause.value.as_ref());
        let variables: BTreeMap<_, _> = parsed()
            .flat_map(|parsed| &parsed.clause.variables)
            .map(|variable| (variable.name.clone(), variable.clone()))
            .collect();
        let mut count = 0;
        for check in parsed().flat_map(|parsed| &parsed.clause.checks) {
            let faults = prove(check, &variables, parameters.value.as_ref());
            assert!(faults.is_empty(), "{}: {faults:?}", check.code);
            count += 1;
        }
        assert!(count > 0, "the library has checks");
    }
}
