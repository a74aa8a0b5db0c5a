//! The number of an article is computed, never typed.

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;

use super::{Check, Rule, in_contract};
use crate::Context;
use crate::text::{Cited, Numbered, citations};

pub(super) static RULE: Rule = Rule {
    code: "REF-03",
    name: "numero-tape",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Aucune clause ne contient le numéro d’un article ou d’une annexe écrit à la main : les
numéros des renvois sont calculés.

## Pourquoi

Un numéro tapé est juste le jour où il est écrit. Une option, une clause de plus, et il
mène à un autre article sans que rien ne le dise.

## Mauvais

```markdown
Le prix est payé dans les conditions de l’article 5.
```

## Bon

```markdown
Le prix est payé dans les conditions {{ de_l_article(\"paiement/delais\") }}.
Le sous-traitant respecte l’article 28 du RGPD et l’article L. 441-10 du Code de commerce.
```

## Limites

Le numéro d’une loi ou d’un autre contrat n’est pas signalé, ni celui que contient une
valeur.
",
    checks: &[Check::Contract(check)],
};

fn check(context: &Context<'_>, out: &mut Findings) {
    for passage in context.text.body() {
        for citation in citations(passage) {
            let is_other = citation.document == Cited::Other;
            if is_other || passage.computed_in(&citation.range).is_some() {
                continue;
            }
            let words = french::quote(&passage.text()[citation.range.clone()]);
            let of = match citation.of {
                Numbered::Article => "d’article",
                Numbered::Annex => "d’annexe",
            };
            let message = format!("le numéro {of} dans {words} est écrit à la main");
            let finding = context
                .text
                .at(&RULE, passage, &citation.range, message)
                .label("tapé")
                .help("écrivez {{ article(\"…\") }} ou {{ annexe(\"…\") }}, ou dites de quel texte est cet article");
            out.push(in_contract(finding, context));
        }
    }
}
