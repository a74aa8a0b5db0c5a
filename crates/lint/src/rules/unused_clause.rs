//! A clause in force is used by some model.

use std::collections::BTreeSet;

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use clausier_model::clause::ClauseStatus;

use super::{Check, Rule};
use crate::Sources;

pub(super) static RULE: Rule = Rule {
    code: "CLA-07",
    name: "clause-sans-emploi",
    severity: Severity::Info,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Une clause en vigueur est demandée par un contrat-type ou par un bloc, ou peut y en
remplacer une autre (`alternative-to`).

## Pourquoi

Une clause que rien n’emploie n’est vérifiée dans aucun contrat. Elle est à relier, ou à
retirer.

## Mauvais

```toml
# aucune entrée ne nomme paiement/escompte
[[articles]]
id = \"prix\"
title = \"Prix\"
clauses = [\"paiement/prix\"]
```

## Bon

```toml
[[articles]]
id = \"prix\"
title = \"Prix\"
clauses = [\"paiement/prix\", \"paiement/escompte\"]
```

## Limites

Une clause qui n’est ajoutée que par des fiches est signalée : elle mérite un contrat-type.
",
    checks: &[Check::Sources(check)],
};

fn check(sources: &Sources<'_>, out: &mut Findings) {
    let used: BTreeSet<_> = sources.uses().map(|it| it.clause.value.as_str()).collect();
    for parsed in sources.clauses() {
        let clause = &parsed.clause;
        let replaces = clause
            .alternative_to
            .as_ref()
            .is_some_and(|it| used.contains(it.value.as_str()));
        if clause.status == ClauseStatus::InForce
            && !replaces
            && !used.contains(clause.id.as_str())
        {
            let id = french::quote(&clause.id);
            let finding = RULE
                .at(clause.title.span.clone(), format!("aucun contrat-type n’emploie la clause {id}"))
                .help("ajoutez-la à un contrat-type ou à un bloc, ou retirez-la (status = \"deprecated\")");
            out.push(finding);
        }
    }
}
