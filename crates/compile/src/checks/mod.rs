//! Legal checks that clauses and models carry: what their law asks of the values.

mod example;

use std::collections::BTreeMap;

use clausier_diagnostics::{Diagnostic, Findings, Rule, Span};
use clausier_model::check::Check;
use clausier_model::parameter::Parameters;
use clausier_model::value::{Duration, Value};
use clausier_model::variable::Variable;

use crate::expression::{
    Expr, ExprKind, Fact, Facts, Fault, Scope, Speaker, Val, parse_expression,
};
use crate::facts::ContractFacts;
use crate::rules;
use example::Example;

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
            Err(Fault::Uncertain { left, right, .. }) => {
                findings.push(uncertain(check, &parsed, facts, [left, right]));
            }
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
        match self.when.as_ref().map_or(Ok(true), |when| scope.holds(when)) {
            Ok(false) => Ok(true),
            Ok(true) => scope.holds(&self.assert),
            Err(fault) if fault.is_uncertain() => match scope.holds(&self.assert)? {
                true => Ok(true),
                false => Err(fault),
            },
            Err(fault) => Err(fault),
        }
    }
}

fn finding(check: &Check, assert: &Expr, facts: &ContractFacts<'_>) -> Diagnostic {
    let mut names = Vec::new();
    names_of(assert, &mut names);
    let place = place(&names, facts);
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
    check: &Check,
    parsed: &Parsed,
    facts: &ContractFacts<'_>,
    durations: [Duration; 2],
) -> Diagnostic {
    let mut names = Vec::new();
    parsed.when.iter().for_each(|when| names_of(when, &mut names));
    names_of(&parsed.assert, &mut names);
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
        .related(check.assert.span.clone(), "ce qui est contrôlé")
        .help(format!("{advice}, ou vérifiez vous-même : {}", check.message.value))
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
/// of another clause. An example may also give an attribute of a role or of the
/// contract, under its quoted name: `"client.commercant" = true`; and that a clause is
/// not in the contract, `"litiges/arbitrage" = false`, when it is held to be. Legal
/// figures are the latest known.
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
        let facts = Example::read(example, variables, parameters, &mut findings);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::DiskStore;
    use crate::{BLOCKS, Library, MODELS, ids};
    use clausier_diagnostics::SourceFile;
    use clausier_model::clause::parse_clause;
    use std::path::Path;

    #[test]
    fn every_check_of_the_library_is_proved_by_its_examples() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let store = DiskStore::new(&root).expect("the repository");
        let library = Library::new(&store);
        let parameters = library.parameters().expect("readable").expect("parameters");
        let clauses = library.shared_clauses().expect("readable");
        let parsed = || clauses.iter().filter_map(|clause| clause.value.as_ref());
        let named = |folder| ids(&store, folder).expect("readable");
        let models: Vec<_> = named(MODELS)
            .iter()
            .filter_map(|id| library.model(id).expect("readable"))
            .collect();
        let blocks: Vec<_> = named(BLOCKS)
            .iter()
            .filter_map(|id| library.block(id).expect("readable"))
            .collect();
        let models = || models.iter().filter_map(|model| model.value.as_ref());
        let blocks = || blocks.iter().filter_map(|block| block.value.as_ref());
        let variables: BTreeMap<_, _> = parsed()
            .flat_map(|parsed| &parsed.clause.variables)
            .chain(models().flat_map(|model| &model.variables))
            .chain(blocks().flat_map(|block| &block.variables))
            .map(|variable| (variable.name.clone(), variable.clone()))
            .collect();
        let (mut count, mut unproved) = (0, Vec::new());
        let checks = parsed()
            .flat_map(|parsed| &parsed.clause.checks)
            .chain(models().flat_map(|model| &model.checks))
            .chain(blocks().flat_map(|block| &block.checks));
        for check in checks {
            let faults = prove(check, &variables, parameters.value.as_ref());
            if !faults.is_empty() {
                let path = check.assert.span.file().path();
                unproved.push(format!("{path}: {}: {faults:?}", check.code));
            }
            count += 1;
        }
        assert!(unproved.is_empty(), "{}", unproved.join("\n"));
        assert!(count > 0, "the library has checks");
    }

    #[test]
    fn examples_speak_of_parties_and_of_the_contract() {
        for (assert, bad, good, fault) in [
            (
                "client.commercant",
                "'client.commercant' = false",
                "'client.commercant' = true",
                "",
            ),
            (
                "client.pays == 'France'",
                "'client.pays' = 'Suisse'",
                "'client.pays' = 'France'",
                "",
            ),
            (
                "not defini(client.siren) or garant.personne_morale",
                "'client.siren' = '1', 'garant.personne_morale' = false",
                "'client.nom' = 'x'",
                "",
            ),
            (
                "contract.date >= date('2026-09-01')",
                "'contract.date' = 2026-08-31",
                "'contract.date' = 2026-09-01",
                "",
            ),
            ("defini(contract.date)", "", "'contract.date' = 2026-09-01", ""),
            ("present('a/a') and not present('a/b')", "", "'a/b' = false", ""),
            (
                "client.commercant",
                "'client.commercant' = 'non'",
                "'client.commercant' = true",
                "ne se calcule pas",
            ),
            ("client.age > 3", "'client.age' = '2'", "'client.age' = '4'", "« age »"),
            ("client.commercant", "", "'client.commercant' = true", "« client »"),
        ] {
            let source = format!(
                "title = \"A\"\nversion = \"1.0.0\"\nstatus = \"in-force\"\n[[checks]]\n\
                 code = \"A-1\"\nname = \"a\"\nseverity = \"error\"\n\
                 assert = \"{assert}\"\nmessage = \"m\"\nbad = {{ {bad} }}\ngood = {{ {good} }}\n"
            );
            let file =
                SourceFile::new("clauses/a/a.md", format!("+++\n{source}+++\nA.\n"));
            let mut findings = Findings::new();
            let clause = parse_clause("a/a", &file, &mut findings).expect("a clause");
            assert!(findings.is_empty(), "{source}");
            let faults = prove(&clause.checks[0], &BTreeMap::new(), None).join("\n");
            let expected =
                if fault.is_empty() { faults.is_empty() } else { faults.contains(fault) };
            assert!(expected, "{assert}: {faults}");
        }
    }
}
