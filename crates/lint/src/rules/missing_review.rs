//! A clause in force was read by somebody.

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use clausier_model::clause::ClauseStatus;

use super::{Check, Rule};
use crate::Sources;

pub(super) static RULE: Rule = Rule {
    code: "CLA-06",
    name: "revue-absente",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Une clause en vigueur porte la date à laquelle un juriste l’a relue, `reviewed`.

## Pourquoi

Sans date de revue, rien ne distingue une clause relue d’une clause oubliée, et personne
n’est averti qu’elle vieillit.

## Mauvais

```toml
title = \"Escompte\"
status = \"in-force\"
```

## Bon

```toml
title = \"Escompte\"
status = \"in-force\"
reviewed = 2026-10-15
```

## Limites

Une clause en cours d’écriture (`draft`) ou retirée (`deprecated`) n’est pas examinée.
",
    checks: &[Check::Sources(check)],
};

fn check(sources: &Sources<'_>, out: &mut Findings) {
    for parsed in sources.clauses() {
        let clause = &parsed.clause;
        if clause.status == ClauseStatus::InForce && clause.reviewed.is_none() {
            let id = french::quote(&clause.id);
            let finding = RULE
                .at(
                    clause.title.span.clone(),
                    format!("la clause {id} n’a pas de date de revue"),
                )
                .help("relisez-la, puis ajoutez reviewed = et la date");
            out.push(finding);
        }
    }
}
