//! Findings that a clause is let off, for a reason that it writes beside its words.

use std::collections::BTreeSet;

use clausier_compile::{Library, store::StoreError};
use clausier_diagnostics::{Diagnostic, Findings};
use clausier_french as french;
use clausier_model::clause::Clause;

use crate::rules::{RELAXED, USELESS_DISPENSATION};

/// Takes away the findings that these clauses are let off, and says the reason of each
/// dispensation that was of use.
pub(crate) fn apply<'c>(
    findings: Findings,
    clauses: impl Iterator<Item = &'c Clause>,
) -> Findings {
    let dispensations: Vec<_> =
        clauses.flat_map(|clause| &clause.dispensations).collect();
    if dispensations.is_empty() {
        return findings;
    }
    let mut out = Findings::new();
    let mut used = BTreeSet::new();
    for finding in findings {
        let rule = &finding.rule;
        let about = dispensations
            .iter()
            .position(|it| it.is_about(&rule.code, &rule.name, &finding.span));
        match about {
            Some(at) if crate::level::is_settable(rule) => {
                used.insert((at, rule.code.to_string(), rule.name.to_string()));
            }
            _ => out.push(finding),
        }
    }
    for (at, code, name) in used {
        let dispensation = dispensations[at];
        let (rule, reason) = (french::quote(&name), &dispensation.reason);
        out.push(Diagnostic::new(
            &RELAXED.label(),
            dispensation.span.clone(),
            format!("la règle {code} {rule} est écartée ici : {reason}"),
        ));
    }
    out
}

/// The dispensations of clauses in use that let off nothing: `findings` are those of
/// every contract and of the sources, `clauses` the ids of the clauses that stand.
///
/// # Errors
///
/// When the store cannot answer.
pub fn unused_dispensations(
    library: &Library<'_>,
    clauses: &BTreeSet<String>,
    findings: &Findings,
) -> Result<Findings, StoreError> {
    let mut out = Findings::new();
    let used: Vec<_> = findings
        .iter()
        .filter(|it| it.rule.code == RELAXED.code)
        .map(|it| &it.span)
        .collect();
    let shared = library.shared_clauses()?;
    let standing = shared
        .iter()
        .filter_map(|loaded| loaded.value.as_ref())
        .filter(|parsed| clauses.contains(&parsed.clause.id));
    for dispensation in standing.flat_map(|parsed| &parsed.clause.dispensations) {
        if used.contains(&&dispensation.span) {
            continue;
        }
        let rule = french::quote(&dispensation.rule.value);
        out.push(
            Diagnostic::new(
                &USELESS_DISPENSATION.label(),
                dispensation.span.clone(),
                format!("la règle {rule} n’a rien à dire du texte qui suit"),
            )
            .help("supprimez la dispense, ou corrigez le nom de la règle"),
        );
    }
    Ok(out)
}
