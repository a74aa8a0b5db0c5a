//! Clauses that exclude each other stand together under no answers.

use std::collections::BTreeSet;

use clausier_diagnostics::{Diagnostic, Findings, Severity};
use clausier_french as french;

use super::in_model;
use super::world::{Mode, World};
use crate::rules::Rule;

pub(crate) static RULE: Rule = Rule {
    code: "OPT-08",
    name: "clauses-incompatibles-possibles",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Dans un contrat-type, deux clauses dont l’une exclut l’autre (`excludes`) ne peuvent être
ensemble au contrat sous aucune réponse que la loi admet. Le constat donne le plus petit
jeu de réponses qui les réunit.

## Pourquoi

La fiche qui les réunit est refusée (`clauses-incompatibles`) : le contrat-type a laissé
poser une question dont une réponse n’était pas possible.

## Mauvais

```toml
clauses = [
  { id = \"duree/recurrente\", when = \"reconduction\" },
  { id = \"duree/indeterminee\", when = \"sans_terme\" },      # excludes duree/recurrente
]
```

## Bon

```toml
clauses = [
  { id = \"duree/recurrente\", when = \"reconduction\" },
  { id = \"duree/indeterminee\", when = \"not reconduction\" },
]
```

ou une combinaison `[[unlawful]]` qui dit pourquoi les deux réponses ne vont pas ensemble.

## Limites

Une clause exclut celle qu’elle nomme, non ses variantes.
",
    checks: &[],
};

pub(super) fn check(world: &mut World<'_>, out: &mut Findings) {
    let outline = world.outline;
    let mut said = BTreeSet::new();
    for one in &outline.uses {
        let clause = &one.parsed().clause;
        for excluded in &clause.excludes {
            for two in &outline.uses {
                let other = &two.parsed().clause.id;
                if *other != excluded.value || *other == clause.id {
                    continue;
                }
                let (here, there) = (
                    world.guard(one.under, Mode::Whole),
                    world.guard(two.under, Mode::Whole),
                );
                let both = world.all.and(here, there);
                let Some(answers) = world.smallest(both, Mode::Whole) else { continue };
                let mut pair = [clause.id.as_str(), other.as_str()];
                pair.sort_unstable();
                if !said.insert(pair) {
                    continue;
                }
                let finding = Diagnostic::new(
                    &RULE.label(),
                    one.span.clone(),
                    format!(
                        "{} exclut {}, et les deux sont au contrat{}",
                        french::quote(&clause.id),
                        french::quote(other),
                        answers.phrase()
                    ),
                )
                .label("demandée ici")
                .related(two.span.clone(), "l’autre est demandée ici")
                .related(excluded.span.clone(), "exclue ici")
                .help("donnez-leur des conditions qui s’excluent, ou déclarez la combinaison sous [[unlawful]]");
                let finding = answers.show(finding, outline);
                out.push(in_model(finding, world));
            }
        }
    }
}
