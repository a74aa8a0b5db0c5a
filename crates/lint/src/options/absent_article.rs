//! An article of a model stands under some answers.

use clausier_compile::outline::EntryKind;
use clausier_diagnostics::{Diagnostic, Findings, Severity};
use clausier_french as french;

use super::world::{Mode, World};
use crate::rules::Rule;

pub(crate) static RULE: Rule = Rule {
    code: "OPT-06",
    name: "article-jamais-present",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Chaque article, chaque annexe et chaque clause d’un contrat-type est au contrat sous
certaines réponses au moins, parmi celles que la loi admet.

## Pourquoi

Un article que nulle réponse ne montre n’est dans aucun contrat, alors que le contrat-type
laisse croire le contraire.

## Mauvais

```toml
[[articles]]
id = \"reversibilite\"
title = \"Réversibilité\"
clauses = [{ id = \"resiliation/reversibilite\", when = \"not reversibilite\" }]
when = \"reversibilite\"
```

## Bon

```toml
[[articles]]
id = \"reversibilite\"
title = \"Réversibilité\"
clauses = [\"resiliation/reversibilite\"]
when = \"reversibilite\"
```

## Limites

Un bloc sert à plusieurs contrats-types : ses articles ne sont comparés qu’aux conditions
écrites, non à ce que contient l’un d’eux.
",
    checks: &[],
};

pub(super) fn check(world: &mut World<'_>, out: &mut Findings) {
    let outline = world.outline;
    let own = outline.model.file.path();
    let mut never = vec![false; outline.entries.len()];
    for (rank, entry) in outline.entries.iter().enumerate() {
        let mode = if entry.span.file().path() != own {
            Mode::Alone
        } else if outline.is_annexed {
            Mode::Apart
        } else {
            Mode::Whole
        };
        let stands = world.stands(entry.under, &entry.parts, mode);
        if world.may(stands, mode) {
            continue;
        }
        never[rank] = true;
        if entry.holder.is_some_and(|holder| never[holder]) {
            continue;
        }
        let what = match entry.kind {
            EntryKind::Article => "l’article",
            EntryKind::Annex => "l’annexe",
            EntryKind::Clause => "la clause",
        };
        let mut finding = Diagnostic::new(
            &RULE.label(),
            entry.span.clone(),
            format!(
                "{what} {} n’est au contrat sous aucune réponse",
                french::quote(&entry.id)
            ),
        )
        .label("jamais au contrat")
        .help("corrigez sa condition « when », ou retirez-la du contrat-type");
        if let Some(when) = &entry.when {
            finding = finding.related(when.clone(), "sa condition");
        }
        out.push(finding);
    }
}
