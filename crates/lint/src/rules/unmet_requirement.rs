//! The clauses that another one relies on are there.

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;

use super::{Check, Rule, in_contract};
use crate::Context;

pub(super) static RULE: Rule = Rule {
    code: "MAN-28",
    name: "clause-requise-absente",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Les clauses qu’une clause nomme sous `requires` sont au contrat, elles-mêmes ou par une
variante qui les nomme sous `alternative-to`.

## Pourquoi

Une clause qui compte sur une autre n’a pas de sens, ou pas d’effet, sans elle : des
pénalités de retard sans délai de paiement, par exemple.

## Mauvais

```toml
clauses = [\"paiement/penalites\"]      # requires = [\"paiement/delais\"]
```

## Bon

```toml
clauses = [\"paiement/delais\", \"paiement/penalites\"]
```

## Limites

Une clause d’un contrat-type annexé compte comme une clause du contrat.
",
    checks: &[Check::Contract(check)],
};

fn check(context: &Context<'_>, out: &mut Findings) {
    for used in context.clauses {
        let clause = &used.parsed().clause;
        for required in &clause.requires {
            let met = context.clauses.iter().any(|other| {
                let other = &other.parsed().clause;
                let stands_in =
                    other.alternative_to.as_ref().map(|original| &original.value);
                other.id == required.value || stands_in == Some(&required.value)
            });
            if met || context.unread.may_hold(&required.value) {
                continue;
            }
            let (asks, asked) =
                (french::quote(&clause.id), french::quote(&required.value));
            let finding = RULE.at(
                    used.span.clone(),
                    format!("la clause {asks} demande la clause {asked}, absente du contrat"),
                )
                .label("demandée ici")
                .related(required.span.clone(), "exigée ici")
                .help(format!("ajoutez la clause {asked} ou l’une de ses variantes, ou retirez {asks}"));
            out.push(in_contract(finding, context));
        }
    }
}
