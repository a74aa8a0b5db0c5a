//! An article says something.

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use clausier_model::document::{Division, plain_text};

use super::{Check, Rule, in_contract};
use crate::Context;
use crate::walk::each_division;

pub(super) static RULE: Rule = Rule {
    code: "DOC-09",
    name: "article-vide",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Tout article, et tout paragraphe numéroté, a un texte dans le contrat.

## Pourquoi

Un titre sans texte laisse croire qu’une clause a été oubliée. Il vient le plus souvent
de conditions qui écartent tout le texte d’une clause, mais pas la clause.

## Mauvais

```toml
clauses = [\"paiement/acompte\"]
```

où tout le texte de la clause est sous `{% if acompte %}`.

## Bon

```toml
clauses = [{ id = \"paiement/acompte\", when = \"acompte\" }]
```
",
    checks: &[Check::Contract(check)],
};

fn check(context: &Context<'_>, out: &mut Findings) {
    each_division(context.document, &mut |division| {
        if !is_empty(division) {
            return true;
        }
        let heading = french::quote(&plain_text(&division.heading));
        let finding = RULE.at(
                context.place(Some(&division.origin)),
                format!("l’article {} {heading} n’a pas de texte", division.number),
            )
            .label("sans texte dans le contrat")
            .help("écartez-le par une condition « when » dans le contrat-type, ou par [omit] dans la fiche");
        out.push(in_contract(finding, context));
        false
    });
}

fn is_empty(division: &Division) -> bool {
    division.blocks.is_empty() && division.divisions.iter().all(is_empty)
}
