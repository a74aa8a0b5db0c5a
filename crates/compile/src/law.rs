//! What the law asks of the answers: the checks and the unlawful combinations of what
//! stands in a contract.

use clausier_diagnostics::{Diagnostic, Findings, Span};
use clausier_model::check::Check;
use clausier_model::model::Unlawful;

use crate::contract::UsedClause;
use crate::expression::{Scope, Speaker, parse_expression};
use crate::facts::ContractFacts;
use crate::plan::{Plan, PlannedContent};
use crate::{checks, rules};

/// The law of a model or of a block, with what comes before the names of its plan.
struct Law<'p> {
    unlawful: &'p [Unlawful],
    checks: &'p [Check],
    prefix: String,
}

/// Applies the law of the models and blocks that stand, and of the clauses in use.
pub(crate) fn apply(
    plan: &Plan,
    clauses: &[UsedClause],
    facts: &ContractFacts<'_>,
    findings: &mut Findings,
) {
    let mut laws = Vec::new();
    gather(plan, "", facts, &mut laws);
    for law in &laws {
        for rule in law.unlawful {
            unlawful(rule, &law.prefix, facts, findings);
        }
    }
    let own = clauses.iter().flat_map(|used| {
        used.parsed().clause.checks.iter().map(|check| (check, used.prefix()))
    });
    let shared = laws
        .iter()
        .flat_map(|law| law.checks.iter().map(|check| (check, law.prefix.as_str())));
    checks::apply(own.chain(shared), facts, findings);
}

/// The model of a plan, its blocks of which a part stands, then likewise what it
/// annexes and stands.
fn gather<'p>(
    plan: &'p Plan,
    prefix: &str,
    facts: &ContractFacts<'_>,
    out: &mut Vec<Law<'p>>,
) {
    let models = plan.models.iter().filter_map(|model| model.value.as_ref());
    out.extend(models.map(|model| Law {
        unlawful: &model.unlawful,
        checks: &model.checks,
        prefix: prefix.to_owned(),
    }));
    for block in &plan.blocks {
        if block.includes.iter().any(|conditions| facts.hold(conditions)) {
            let block = block.parsed();
            out.push(Law {
                unlawful: &block.unlawful,
                checks: &block.checks,
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
            let basis = rule.basis.as_ref().map(|basis| format!(" ({})", basis.value));
            findings.push(
                Diagnostic::new(
                    &rules::UNLAWFUL,
                    Span::file_start(&facts.manifest.file),
                    format!("{}{}", rule.reason.value, basis.unwrap_or_default()),
                )
                .related(rule.when.span.clone(), "le contrat-type l’interdit ici")
                .help("changez l’une des réponses"),
            );
        }
        Err(fault) => facts.fault(&fault, &rule.when.span),
    }
}
