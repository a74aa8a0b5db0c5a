//! What the law asks of the answers: the checks and the unlawful combinations of what
//! stands in a contract.

use clausier_diagnostics::{Diagnostic, Findings, Span};
use clausier_model::law;
use clausier_model::model::Unlawful;

use crate::checks::{Applied, SourceLaw};
use crate::contract::UsedClause;
use crate::expression::{Scope, Speaker, parse_expression};
use crate::facts::ContractFacts;
use crate::plan::{Plan, PlannedContent};
use crate::rules;

/// The law of a model or of a block, with what comes before the names of its plan.
struct Law<'p> {
    unlawful: &'p [Unlawful],
    source: &'p SourceLaw,
    prefix: String,
}

/// Applies the law of the models and blocks that stand, and of the clauses in use.
pub(crate) fn apply(
    plan: &Plan,
    clauses: &[UsedClause],
    facts: &ContractFacts<'_>,
    findings: &mut Findings,
) -> Applied {
    let mut laws = Vec::new();
    gather(plan, "", facts, &mut laws);
    for law in &laws {
        for rule in law.unlawful {
            unlawful(rule, &law.prefix, facts, findings);
        }
    }
    let mut applied = Applied::default();
    let shared = laws.iter().map(|law| (law.source, None, law.prefix.as_str()));
    let own = clauses
        .iter()
        .map(|used| (&used.source.law, Some(used.node.as_str()), used.prefix()));
    for (law, node, prefix) in shared.chain(own) {
        for check in &law.checks {
            applied.check(check, node, prefix, facts, findings);
        }
        for question in &law.questions {
            applied.question(question, node, prefix, facts);
        }
    }
    applied
}

/// The model of a plan, its blocks of which a part stands, then likewise what it
/// annexes and stands.
fn gather<'p>(
    plan: &'p Plan,
    prefix: &str,
    facts: &ContractFacts<'_>,
    out: &mut Vec<Law<'p>>,
) {
    for loaded in &plan.models {
        let Some(model) = &loaded.value else { continue };
        out.push(Law {
            unlawful: &model.unlawful,
            source: &loaded.law,
            prefix: prefix.to_owned(),
        });
    }
    for block in &plan.blocks {
        if block.includes.iter().any(|conditions| facts.hold(conditions)) {
            out.push(Law {
                unlawful: &block.parsed().unlawful,
                source: &block.source.law,
                prefix: prefix.to_owned(),
            });
        }
    }
    for annex in &plan.annexes {
        if let PlannedContent::Model(inner) = &annex.content
            && facts.hold(&annex.conditions)
        {
            gather(inner, &format!("{}:", annex.id), facts, out);
        }
    }
}

/// A finding where a combination of answers is one that a source declares unlawful.
fn unlawful(
    rule: &Unlawful,
    prefix: &str,
    facts: &ContractFacts<'_>,
    findings: &mut Findings,
) {
    let Some(expr) = parse_expression(&rule.when.span, findings) else { return };
    match Scope::within(facts, Speaker { node: "", prefix }).holds(&expr) {
        Ok(false) => {}
        Ok(true) => {
            let finding = Diagnostic::new(
                &rules::UNLAWFUL,
                Span::file_start(&facts.manifest.file),
                rule.reason.value.clone(),
            )
            .related(rule.when.span.clone(), "le contrat-type l’interdit ici")
            .help("changez l’une des réponses");
            let bases = rule.basis.iter().map(|basis| law::basis(&basis.value));
            findings.push(bases.fold(finding, Diagnostic::basis));
        }
        Err(fault) => facts.fault(&fault, &rule.when.span),
    }
}
