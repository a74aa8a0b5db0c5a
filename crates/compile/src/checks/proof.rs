//! Proving checks by their own examples.

use std::collections::BTreeMap;
use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, Span};
use clausier_french::Reading;
use clausier_model::Spanned;
use clausier_model::check::{Check, CheckKind};
use clausier_model::parameter::Parameters;
use clausier_model::raw::RawTable;
use clausier_model::variable::Variable;

use super::apply::is_met;
use super::example::Example;
use super::parsed::{Body, ParsedCheck};
use super::text::TextCheck;
use crate::expression::{Expr, Fault};
use crate::library::{BLOCKS, Library, MODELS, ids};
use crate::rules;
use crate::store::StoreError;

/// The variables that checks may speak of, by name: those of the whole library, for a
/// check may speak of the variables of another clause.
pub type Variables<'v> = BTreeMap<&'v str, &'v Variable>;

/// An example that does not show what it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleFault {
    /// The example, or the check if it has none.
    pub span: Span,
    /// What is wrong with it.
    pub message: String,
}

/// What is wrong with the examples of a check: each bad one must raise it, no good one
/// may; a check without both is not proved.
///
/// An example over values may also give an attribute of a role or of the contract, under
/// its quoted name: `"client.commercant" = true`; and that a clause is not in the
/// contract, `"litiges/arbitrage" = false`, when it is held to be. Legal figures are those
/// of the date it gives to the contract, or else the latest known. An example over words is the text of a whole contract.
pub fn prove(
    check: &Check,
    variables: &Variables<'_>,
    parameters: Option<&Parameters>,
) -> Vec<ExampleFault> {
    let mut findings = Findings::new();
    match ParsedCheck::read(check, &mut findings) {
        Some(parsed) => prove_parsed(&parsed, variables, parameters),
        None => findings
            .into_iter()
            .map(|finding| ExampleFault { span: finding.span, message: finding.message })
            .collect(),
    }
}

fn prove_parsed(
    parsed: &ParsedCheck,
    variables: &Variables<'_>,
    parameters: Option<&Parameters>,
) -> Vec<ExampleFault> {
    let check = &parsed.check;
    let mut faults = Vec::new();
    match (&check.kind, &parsed.body) {
        (CheckKind::Assert(source), Body::Assert(assert)) => {
            let mut values = Values { parsed, assert, variables, parameters };
            for (examples, raises) in [(&source.bad, true), (&source.good, false)] {
                present(check, examples.is_empty(), raises, &mut faults);
                for example in examples {
                    values.prove(example, raises, &mut faults);
                }
            }
        }
        (CheckKind::Forbid(source), Body::Text(text)) => {
            prove_texts(check, text, [&source.bad, &source.good], &mut faults);
        }
        (CheckKind::Demand(source), Body::Text(text)) => {
            prove_texts(check, text, [&source.bad, &source.good], &mut faults);
        }
        (CheckKind::Assert(_), Body::Text(_))
        | (CheckKind::Forbid(_) | CheckKind::Demand(_), Body::Assert(_)) => {
            unreachable!("invariant: a check is read as what it is")
        }
    }
    faults
}

/// How an example is called, by whether it must raise its check.
fn called(raises: bool) -> &'static str {
    if raises { "mauvais" } else { "bon" }
}

fn present(check: &Check, none: bool, raises: bool, faults: &mut Vec<ExampleFault>) {
    if none {
        faults.push(ExampleFault {
            span: check.place().clone(),
            message: format!("l’exemple {} manque", called(raises)),
        });
    }
}

fn judge(span: &Span, raised: bool, raises: bool, faults: &mut Vec<ExampleFault>) {
    let what = match (raised, raises) {
        (false, true) => "n’est pas signalé",
        (true, false) => "est signalé",
        (true, true) | (false, false) => return,
    };
    faults.push(ExampleFault {
        span: span.clone(),
        message: format!("l’exemple {} {what}", called(raises)),
    });
}

/// Proves the examples of a check over values.
struct Values<'a> {
    parsed: &'a ParsedCheck,
    assert: &'a Expr,
    variables: &'a Variables<'a>,
    parameters: Option<&'a Parameters>,
}

impl Values<'_> {
    fn prove(
        &mut self,
        example: &RawTable,
        raises: bool,
        faults: &mut Vec<ExampleFault>,
    ) {
        let mut findings = Findings::new();
        let facts =
            Example::read(example, self.variables, self.parameters, &mut findings);
        match is_met(self.parsed.when.as_ref(), self.assert, &facts, "") {
            Ok(met) => judge(&example.span, !met, raises, faults),
            Err(fault) => faults.push(ExampleFault {
                span: example.span.clone(),
                message: format!(
                    "l’exemple {} ne se calcule pas : {}",
                    called(raises),
                    said(&fault)
                ),
            }),
        }
        faults.extend(
            findings
                .into_iter()
                .map(|one| ExampleFault { span: one.span, message: one.message }),
        );
    }
}

/// Why an example cannot be computed.
fn said(fault: &Fault) -> String {
    match fault {
        Fault::Missing { variable } => format!("« {variable} » n’a pas de valeur"),
        Fault::Uncertain { left, right, .. } => format!(
            "laquelle de « {} » et « {} » est la plus longue dépend du calendrier",
            left.print(),
            right.print()
        ),
        Fault::Wrong { message, .. } => message.clone(),
        Fault::Reported => "l’expression n’est pas comprise".to_owned(),
    }
}

fn prove_texts(
    check: &Check,
    text: &TextCheck,
    [bad, good]: [&[Spanned<String>]; 2],
    faults: &mut Vec<ExampleFault>,
) {
    for (examples, raises) in [(bad, true), (good, false)] {
        present(check, examples.is_empty(), raises, faults);
        for example in examples {
            let reading = Reading::new(&example.value);
            let raised = if text.demands() {
                !text.missing(&mut std::iter::once(&reading)).is_empty()
            } else {
                !text.hits(&reading).is_empty()
            };
            judge(&example.span, raised, raises, faults);
        }
    }
}

/// The findings on the examples of all checks that contracts share.
///
/// # Errors
///
/// When the store cannot answer. What is wrong with the sources themselves is said where
/// they are read.
pub fn faults(library: &Library<'_>) -> Result<Findings, StoreError> {
    let mut findings = Findings::new();
    each_check(library, |parsed, variables, parameters| {
        for fault in prove_parsed(parsed, variables, parameters) {
            let message =
                format!("le contrôle {} : {}", parsed.check.code, fault.message);
            findings.push(
                Diagnostic::new(&rules::EXAMPLE, fault.span, message)
                    .help("corrigez l’exemple, ou ce qui est contrôlé")
                    .related(parsed.check.place().clone(), "ce qui est contrôlé"),
            );
        }
    })?;
    Ok(findings)
}

/// Looks at all checks that contracts share, with what their examples may speak of.
pub(super) fn each_check(
    library: &Library<'_>,
    mut look: impl FnMut(&Arc<ParsedCheck>, &Variables<'_>, Option<&Parameters>),
) -> Result<(), StoreError> {
    let store = library.store();
    let clauses = library.shared_clauses()?;
    let mut models = Vec::new();
    for id in ids(store, MODELS)? {
        models.extend(library.model(&id)?);
    }
    let mut blocks = Vec::new();
    for id in ids(store, BLOCKS)? {
        blocks.extend(library.block(&id)?);
    }
    let parameters = library.parameters()?;
    let parameters = parameters.as_ref().and_then(|loaded| loaded.value.as_ref());
    let parsed = clauses.iter().filter_map(|clause| clause.value.as_ref());
    let models_read = models.iter().filter_map(|model| model.value.as_ref());
    let blocks_read = blocks.iter().filter_map(|block| block.value.as_ref());
    let variables: Variables<'_> = parsed
        .flat_map(|parsed| &parsed.clause.variables)
        .chain(models_read.flat_map(|model| &model.variables))
        .chain(blocks_read.flat_map(|block| &block.variables))
        .map(|variable| (variable.name.as_str(), variable))
        .collect();
    let laws = clauses
        .iter()
        .map(|clause| &clause.law)
        .chain(models.iter().map(|model| &model.law))
        .chain(blocks.iter().map(|block| &block.law));
    for parsed in laws.flat_map(|law| &law.checks) {
        look(parsed, &variables, parameters);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::DiskStore;
    use clausier_diagnostics::SourceFile;
    use clausier_model::clause::parse_clause;
    use std::path::Path;

    #[test]
    fn every_check_of_the_library_is_proved_by_its_examples() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let store = DiskStore::new(&root).expect("the repository");
        let library = Library::new(&store);
        let unproved: Vec<_> = faults(&library)
            .expect("readable")
            .sorted()
            .iter()
            .map(|fault| {
                let (path, line) = (fault.span.file().path(), fault.span.start().line);
                format!("{path}:{line}: {}", fault.message)
            })
            .collect();
        assert!(unproved.is_empty(), "{}", unproved.join("\n"));
        let clauses = library.shared_clauses().expect("readable");
        assert!(clauses.iter().any(|clause| !clause.law.checks.is_empty()));
    }

    /// What is wrong with the examples of the only check of a clause.
    fn proved(check: &str) -> String {
        let header = "title = \"A\"\nversion = \"1.0.0\"\nstatus = \"in-force\"\n[[checks]]\n\
                      code = \"A-1\"\nname = \"a\"\nmessage = \"m\"\n";
        let source = format!("+++\n{header}{check}+++\nA.\n");
        let file = SourceFile::new("clauses/a/a.md", source.clone());
        let mut findings = Findings::new();
        let clause = parse_clause("a/a", &file, &mut findings).expect("a clause");
        assert!(findings.is_empty(), "{source}: {findings:?}");
        let faults = prove(&clause.checks[0], &BTreeMap::new(), None);
        let said = faults
            .iter()
            .map(|fault| format!("{} ({})", fault.message, &source[fault.span.range()]));
        said.collect::<Vec<_>>().join("\n")
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
            let faults = proved(&format!(
                "assert = \"{assert}\"\nbad = {{ {bad} }}\ngood = {{ {good} }}\n"
            ));
            let expected =
                if fault.is_empty() { faults.is_empty() } else { faults.contains(fault) };
            assert!(expected, "{assert}: {faults}");
        }
    }

    #[test]
    fn examples_over_words_are_texts() {
        for (check, fault) in [
            (
                "forbid = 'après … mise en demeure'\nwith = 'pénalité de retard'\n\
                 unless = 'clause pénale'\n\
                 bad = ['Les pénalités de retard courent après une mise en demeure.']\n\
                 good = ['Les pénalités de retard courent sans rappel.', \
                 'Le contrat est résolu après une mise en demeure.', \
                 'Les pénalités de retard de la clause pénale courent après mise en demeure.', \
                 'Les pénalités de retard courent. La clause joue après mise en demeure.', \
                 'La pénalité de retard dite « après mise en demeure » est due.']\n",
                "",
            ),
            (
                "forbid = 'après mise en demeure'\nbad = 'rien'\ngood = 'après mise en demeure'\n",
                "l’exemple mauvais n’est pas signalé (rien)\n\
                 l’exemple bon est signalé (après mise en demeure)",
            ),
            (
                "forbid = 'mise en demeure'\nbad = 'mise en demeure'\n",
                "l’exemple bon manque (mise en demeure)",
            ),
            (
                "demand = [{ item = 'a) x', any = ['confidentialité'] }, \
                 { item = 'b) y', any = ['audit', 'inspection'] }]\n\
                 bad = ['La confidentialité est due.', 'Sans confidentialité, un audit.']\n\
                 good = 'La confidentialité est due.  Une inspection est possible.'\n",
                "",
            ),
        ] {
            assert_eq!(proved(check), fault, "{check}");
        }
    }
}
