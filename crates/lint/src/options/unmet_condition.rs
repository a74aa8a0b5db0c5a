//! A condition of a text may be fulfilled.

use std::collections::BTreeSet;

use clausier_compile::outline::GuardId;
use clausier_diagnostics::{Diagnostic, Findings, Severity};

use super::bdd::Bdd;
use super::world::{Mode, World};
use crate::rules::Rule;

pub(crate) static RULE: Rule = Rule {
    code: "OPT-05",
    name: "condition-jamais-remplie",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Dans le texte d’une clause, chaque branche d’une condition peut s’imprimer : il existe des
réponses qui remplissent le `{% if %}` ou le `{% elif %}`, et d’autres qui mènent au
`{% else %}`.

## Pourquoi

Un texte que nulle réponse ne montre a été relu pour rien, et celui qu’on croyait
conditionnel est toujours là. C’est le plus souvent la trace d’une option renommée.

## Mauvais

> {% if mode == \"forfait\" %}…{% elif mode in [\"forfait\", \"regie\"] and mode != \"regie\" %}…{% endif %}

## Bon

> {% if mode == \"forfait\" %}…{% elif mode == \"regie\" %}…{% endif %}

## Limites

Une clause sert à plusieurs contrats-types : ce que contient l’un d’eux n’est pas pris en
compte, ni l’article qui la porte. Les conditions `when` d’un contrat-type relèvent de la
règle `article-jamais-present`.
",
    checks: &[],
};

pub(super) fn check(world: &mut World<'_>, out: &mut Findings) {
    let outline = world.outline;
    let mut said = BTreeSet::new();
    let mut dead: BTreeSet<GuardId> = BTreeSet::new();
    for site in &outline.branches {
        let held = world.within_text(site.under, site.base);
        if held != Bdd::FALSE && world.may(held, Mode::Alone) {
            continue;
        }
        // What is within a branch that never stands is not said again.
        let mut above = outline.guards[site.under.0].under;
        let mut is_within = false;
        while let Some(id) = above {
            is_within |= dead.contains(&id);
            above = outline.guards[id.0].under;
        }
        dead.insert(site.under);
        let range = site.span.range();
        if is_within || !said.insert((site.span.file().path().to_owned(), range.start)) {
            continue;
        }
        let (message, help) = if site.is_else {
            (
                "nulle réponse ne mène à ce « else » : l’une des conditions qui le précèdent est toujours remplie",
                "retirez cette branche, ou corrigez les conditions qui la précèdent",
            )
        } else {
            (
                "nulle réponse ne remplit cette condition",
                "corrigez-la, ou retirez le texte qu’elle garde",
            )
        };
        let label = if site.is_else { "jamais imprimé" } else { "jamais remplie" };
        let finding = Diagnostic::new(&RULE.label(), site.span.clone(), message);
        out.push(finding.label(label).help(help));
    }
}
