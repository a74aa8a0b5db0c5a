//! What a reference names is there whenever the reference is printed.

use std::collections::BTreeSet;

use clausier_diagnostics::{Diagnostic, Findings, Severity};
use clausier_french as french;

use super::bdd::Bdd;
use super::world::{Mode, World};
use super::{hidden_annex, in_model};
use crate::rules::Rule;

pub(crate) static RULE: Rule = Rule {
    code: "OPT-01",
    name: "renvoi-sous-condition",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Dans un contrat-type, ce que nomme un renvoi (`article`, `a_l_article` …) est au contrat
chaque fois que le renvoi s’imprime, quelles que soient les réponses et quelle que soit la
variante qui remplace une clause. Le constat donne le plus petit jeu de réponses qui
laisse le renvoi sans but.

## Pourquoi

Un contrat-type qui ne se rompt que sous certaines réponses se rompt devant le client.

## Mauvais

```toml
clauses = [\"paiement/prix\", { id = \"paiement/acompte\", when = \"acompte\" }]
```

où `paiement/prix` écrit, sans condition :

> déduction faite de la somme prévue {{ a_l_article(\"paiement/acompte\") }}

## Bon

> {% if present(\"paiement/acompte\") %}déduction faite de la somme prévue
> {{ a_l_article(\"paiement/acompte\") }}{% endif %}

## Limites

Ce que la fiche omet ou ajoute n’est pas connu du contrat-type. Deux conditions que le
calcul seul rapproche (une somme de deux variables, par exemple) comptent comme
indépendantes. Les réponses que la loi refuse (`[[unlawful]]`, contrôles de niveau
erreur) sont écartées.
",
    checks: &[],
};

pub(super) fn check(world: &mut World<'_>, out: &mut Findings) {
    let outline = world.outline;
    let mut said = BTreeSet::new();
    for mention in &outline.references {
        let printed = world.guard(mention.under, Mode::Whole);
        let mut stands = Bdd::FALSE;
        let mut target = None;
        for name in &mention.names {
            for node in world.numbered(name) {
                let node_stands = world.stands(node.under, &node.parts, Mode::Whole);
                stands = world.all.or(stands, node_stands);
                target = target.or(Some(node));
            }
        }
        let absent = world.all.not(stands);
        let broken = world.all.and(printed, absent);
        let Some(answers) = world.smallest(broken, Mode::Whole) else { continue };
        let range = mention.span.range();
        if !said.insert((mention.span.file().path().to_owned(), range.start)) {
            continue;
        }
        let rule =
            if mention.is_annex { hidden_annex::RULE.label() } else { RULE.label() };
        let quoted = french::quote(&mention.target);
        let what = if mention.is_annex {
            format!("l’annexe {quoted}, à laquelle ce passage renvoie, manque")
        } else {
            format!("le renvoi à {quoted} ne mène nulle part")
        };
        let phrase = answers.phrase();
        let mut finding =
            Diagnostic::new(&rule, mention.span.clone(), format!("{what}{phrase}"))
                .label("renvoi imprimé ici");
        finding = match target {
            Some(target) => finding
                .related(target.span.clone(), "le but du renvoi, sous condition")
                .help(format!(
                    "placez ce renvoi sous « {{% if present(\"{}\") %}} », ou donnez à son but la même condition",
                    mention.target
                )),
            None => finding.help(
                "nommez un article, une clause, une annexe ou une ancre du contrat-type",
            ),
        };
        finding = answers.show(finding, outline);
        out.push(in_model(finding, world));
    }
}
