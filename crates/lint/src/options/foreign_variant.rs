//! A variant is of the family of the clause that it may replace.

use std::collections::BTreeSet;

use crate::rules::Rule;
use clausier_compile::Library;
use clausier_compile::outline::Outline;
use clausier_compile::store::StoreError;
use clausier_diagnostics::{Diagnostic, Findings, Severity};
use clausier_french as french;

pub(crate) static RULE: Rule = Rule {
    code: "OPT-07",
    name: "variante-d-une-autre-famille",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Une clause qui en remplace une autre (`alternative-to`) est de la même famille, et la
clause qu’elle nomme existe.

## Pourquoi

Une variante règle autrement la même question. D’une autre famille, elle règle sans doute
une autre question, et ce que réglait la clause remplacée ne l’est plus.

## Mauvais

```toml
# clauses/garantie/conformite.md
alternative-to = \"paiement/delais\"
```

## Bon

```toml
# clauses/paiement/delais-45-fin-de-mois.md
alternative-to = \"paiement/delais\"
```

## Limites

Seules les clauses des contrats-types et leurs variantes sont examinées. Ce qu’une fiche
remplace par une clause qui n’en est pas une variante est une erreur de cette fiche.
",
    checks: &[],
};

pub(super) fn check(
    library: &Library<'_>,
    outline: &Outline,
    out: &mut Findings,
) -> Result<(), StoreError> {
    let mut said = BTreeSet::new();
    for used in &outline.uses {
        let clause = &used.parsed().clause;
        let Some(original) = &clause.alternative_to else { continue };
        if !said.insert(&clause.id) {
            continue;
        }
        let family = |id: &str| id.split_once('/').map(|(family, _)| family.to_owned());
        let (it, other) = (french::quote(&clause.id), french::quote(&original.value));
        let (message, help) = if library.clause(&original.value, "")?.is_none() {
            (
                format!("{it} se dit variante de {other}, qui n’existe pas"),
                "nommez une clause du recueil, ou retirez « alternative-to »",
            )
        } else if family(&clause.id) != family(&original.value) {
            (
                format!("{it} se dit variante de {other}, qui est d’une autre famille"),
                "déplacez la variante dans la famille de la clause, ou retirez « alternative-to »",
            )
        } else {
            continue;
        };
        let finding = Diagnostic::new(&RULE.label(), original.span.clone(), message);
        out.push(finding.help(help));
    }
    Ok(())
}
