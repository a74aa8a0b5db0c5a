//! The clauses that another one relies on are there whenever it is.

use std::collections::BTreeSet;

use clausier_diagnostics::{Diagnostic, Findings, Severity};
use clausier_french as french;

use super::bdd::Bdd;
use super::in_model;
use super::world::{Mode, World};
use crate::rules::Rule;

pub(crate) static RULE: Rule = Rule {
    code: "OPT-03",
    name: "clause-requise-sous-condition",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Dans un contrat-type, les clauses qu’une clause nomme sous `requires` sont au contrat
chaque fois qu’elle y est, elles-mêmes ou par une variante. Le constat donne le plus petit
jeu de réponses qui la laisse seule.

## Pourquoi

Une clause privée de celle sur laquelle elle compte n’a pas d’effet, ou en a un autre.

## Mauvais

```toml
clauses = [
  \"paiement/penalites\",                            # requires = [\"paiement/delais\"]
  { id = \"paiement/delais\", when = \"delai_convenu\" },
]
```

## Bon

```toml
clauses = [
  { id = \"paiement/penalites\", when = \"delai_convenu\" },
  { id = \"paiement/delais\", when = \"delai_convenu\" },
]
```

## Limites

Une clause d’un contrat-type annexé compte comme une clause du contrat.
",
    checks: &[],
};

pub(super) fn check(world: &mut World<'_>, out: &mut Findings) {
    let outline = world.outline;
    let mut said = BTreeSet::new();
    for used in &outline.uses {
        let clause = &used.parsed().clause;
        for required in &clause.requires {
            let stands = world.guard(used.under, Mode::Whole);
            let mut met = Bdd::FALSE;
            let mut asked = None;
            for other in &outline.uses {
                let it = &other.parsed().clause;
                let stands_in =
                    it.alternative_to.as_ref().map(|original| &original.value);
                if it.id == required.value || stands_in == Some(&required.value) {
                    let there = world.guard(other.under, Mode::Whole);
                    met = world.all.or(met, there);
                    asked = asked.or(Some(other));
                }
            }
            let absent = world.all.not(met);
            let alone = world.all.and(stands, absent);
            let Some(answers) = world.smallest(alone, Mode::Whole) else { continue };
            if !said.insert((&used.node, &clause.id, &required.value)) {
                continue;
            }
            let (asks, wanted) =
                (french::quote(&clause.id), french::quote(&required.value));
            let phrase = answers.phrase();
            let mut finding = Diagnostic::new(
                &RULE.label(),
                used.span.clone(),
                format!(
                    "la clause {asks} demande la clause {wanted}, qui manque{phrase}"
                ),
            )
            .label("demandée ici")
            .related(required.span.clone(), "exigée ici");
            finding = match asked {
                Some(other) => finding
                    .related(other.span.clone(), "présente ici, sous condition")
                    .help(format!("donnez à {asks} et à {wanted} la même condition")),
                None => finding.help(format!(
                    "ajoutez la clause {wanted} au contrat-type, ou retirez {asks}"
                )),
            };
            finding = answers.show(finding, outline);
            out.push(in_model(finding, world));
        }
    }
}
