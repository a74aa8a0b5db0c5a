//! A clause is explained.

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;

use super::{Check, Rule};
use crate::Sources;

pub(super) static RULE: Rule = Rule {
    code: "CLA-03",
    name: "commentaire-absent",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Une clause a une section `# Commentaire`, avec un texte.

## Pourquoi

Le commentaire dit à quoi sert la clause, ce que la loi demande et où sont les pièges.
Sans lui, celui qui la reprend la modifie à l’aveugle.

## Mauvais

```markdown
+++
title = \"Escompte\"
+++
Aucun escompte n’est accordé.
```

## Bon

```markdown
+++
title = \"Escompte\"
+++
Aucun escompte n’est accordé.

# Commentaire

La facture doit dire les conditions d’escompte, ou qu’il n’y en a pas.
```
",
    checks: &[Check::Sources(check)],
};

fn check(sources: &Sources<'_>, out: &mut Findings) {
    for parsed in sources.clauses() {
        let clause = &parsed.clause;
        let explains = clause.sections.iter().any(|section| {
            let text = clause.file.text().get(section.range.clone()).unwrap_or_default();
            section.title == "Commentaire" && !text.trim().is_empty()
        });
        if !explains {
            let id = french::quote(&clause.id);
            let finding = RULE
                .at(clause.title.span.clone(), format!("la clause {id} n’a pas de commentaire"))
                .help("ajoutez une section « # Commentaire » : à quoi elle sert, ce que la loi demande, ses pièges");
            out.push(finding);
        }
    }
}
