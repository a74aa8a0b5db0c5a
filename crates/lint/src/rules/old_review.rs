//! A clause was read again within the year.

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use jiff::ToSpan;

use super::{Check, Rule};
use crate::Sources;

pub(super) static RULE: Rule = Rule {
    code: "CLA-01",
    name: "revue-ancienne",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

La date de revue d’une clause, `reviewed`, n’a pas plus d’un an au jour de la
vérification, et n’est pas dans l’avenir.

## Pourquoi

Le droit change sous un texte qui ne change pas. Une clause que personne n’a relue depuis
un an peut citer un seuil, un taux ou un article qui n’est plus le bon.

## Mauvais

```toml
reviewed = 2024-03-01   # vérifié le 22 novembre 2026
```

## Bon

```toml
reviewed = 2026-10-15   # vérifié le 22 novembre 2026
```

## Limites

La date dit qu’un juriste a relu, non ce qu’il a relu.
",
    checks: &[Check::Sources(check)],
};

fn check(sources: &Sources<'_>, out: &mut Findings) {
    let Some(today) = sources.today else { return };
    let Ok(limit) = today.checked_sub(1.year()) else { return };
    for parsed in sources.clauses() {
        let Some(reviewed) = &parsed.clause.reviewed else { continue };
        let day = reviewed.value;
        let date = french::long_date(
            day.year(),
            day.month().unsigned_abs(),
            day.day().unsigned_abs(),
        );
        let message = if day > today {
            format!("la revue est datée du {date}, qui n’est pas encore venu")
        } else if day < limit {
            format!("la dernière revue est du {date}, il y a plus d’un an")
        } else {
            continue;
        };
        out.push(
            RULE.at(reviewed.span.clone(), message)
                .help("relisez la clause et ses textes, puis écrivez la date du jour"),
        );
    }
}
