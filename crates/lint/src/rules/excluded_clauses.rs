//! Clauses that exclude each other do not stand together.

use std::collections::BTreeSet;

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;

use super::{Check, Rule, in_contract};
use crate::Context;

pub(super) static RULE: Rule = Rule {
    code: "MAN-29",
    name: "clauses-incompatibles",
    severity: Severity::Error,
    off: false,
    answers: &["TYP-01"],
    explain: "\
## Ce qui est vérifié

Aucune clause du contrat n’en exclut une autre qui s’y trouve (`excludes`).

## Pourquoi

Deux clauses qui règlent autrement la même question se contredisent ; le juge en
écartera une, et ce ne sera pas toujours celle que l’on croyait.

## Mauvais

```toml
clauses = [\"litiges/juridiction\", \"litiges/arbitrage\"]   # l’une exclut l’autre
```

## Bon

```toml
clauses = [\"litiges/juridiction\"]
```

## Limites

Une clause exclut celle qu’elle nomme, non ses variantes.
",
    checks: &[Check::Contract(check)],
};

fn check(context: &Context<'_>, out: &mut Findings) {
    let mut said = BTreeSet::new();
    for used in context.clauses {
        let clause = &used.parsed().clause;
        for excluded in &clause.excludes {
            let other = context
                .clauses
                .iter()
                .find(|other| other.parsed().clause.id == excluded.value);
            let Some(other) = other else { continue };
            let mut pair = [clause.id.as_str(), excluded.value.as_str()];
            pair.sort_unstable();
            if pair[0] == pair[1] || !said.insert(pair) {
                continue;
            }
            let (one, two) = (french::quote(&clause.id), french::quote(&excluded.value));
            let finding = RULE
                .at(
                    used.span.clone(),
                    format!(
                        "la clause {one} exclut la clause {two}, présente au contrat"
                    ),
                )
                .label("demandée ici")
                .related(other.span.clone(), "l’autre est demandée ici")
                .related(excluded.span.clone(), "exclue ici")
                .help("retirez l’une des deux");
            out.push(in_contract(finding, context));
        }
    }
}
