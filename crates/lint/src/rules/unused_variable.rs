//! A variable is of use.

use std::collections::BTreeSet;

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use clausier_model::check::CheckKind;

use super::{Check, Rule};
use crate::Sources;

pub(super) static RULE: Rule = Rule {
    code: "CLA-04",
    name: "variable-inutilisee",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Une variable que déclare une clause, un contrat-type ou un bloc est employée quelque
part : dans un texte, une définition, une condition, un contrôle ou une question.

## Pourquoi

Une variable que rien n’emploie pose au client une question dont la réponse ne change pas
son contrat.

## Mauvais

```markdown
+++
[variables.acompte]
type = \"percent\"
question = \"Quel acompte ?\"
+++
Le prix est payé à la livraison.
```

## Bon

```markdown
+++
[variables.acompte]
type = \"percent\"
question = \"Quel acompte ?\"
+++
Le Client verse un acompte de {{ acompte }}.
```

## Limites

Une variable employée dans une clause seulement compte comme employée pour toutes celles
qui la déclarent.
",
    checks: &[Check::Sources(check)],
};

fn check(sources: &Sources<'_>, out: &mut Findings) {
    let used = names(sources);
    for variable in sources.variables() {
        if !used.contains(variable.name.as_str()) {
            let name = french::quote(&variable.name);
            let finding = RULE
                .at(variable.span.clone(), format!("rien n’emploie la variable {name}"))
                .help("employez-la, ou supprimez sa déclaration");
            out.push(finding);
        }
    }
}

/// The names that texts and conditions speak of.
fn names<'s>(sources: &'s Sources<'_>) -> BTreeSet<&'s str> {
    let mut names = BTreeSet::new();
    for parsed in sources.clauses() {
        for node in std::iter::once(&parsed.template).chain(&parsed.definitions) {
            node.each_expression(&mut |expr| {
                expr.each_name(&mut |name| {
                    names.insert(name);
                });
            });
        }
    }
    let checks = sources
        .clauses()
        .flat_map(|parsed| &parsed.clause.checks)
        .chain(sources.models().flat_map(|model| &model.checks))
        .chain(sources.blocks().flat_map(|block| &block.checks));
    let questions = sources
        .clauses()
        .flat_map(|parsed| &parsed.clause.checklist)
        .chain(sources.models().flat_map(|model| &model.checklist))
        .chain(sources.blocks().flat_map(|block| &block.checklist));
    let unlawful = sources.models().flat_map(|model| &model.unlawful);
    let unlawful = unlawful.chain(sources.blocks().flat_map(|block| &block.unlawful));
    let mut conditions: Vec<&'s str> = Vec::new();
    for check in checks {
        conditions.extend(check.when.as_ref().map(|when| when.value.as_str()));
        if let CheckKind::Assert(assert) = &check.kind {
            conditions.push(&assert.assert.value);
        }
    }
    conditions
        .extend(questions.filter_map(|it| it.when.as_ref()).map(|it| it.value.as_str()));
    conditions.extend(unlawful.map(|it| it.when.value.as_str()));
    conditions.extend(sources.conditions());
    // Whatever word of a condition may be a variable is one: nothing is said in error.
    let word = |c: char| !(c.is_alphanumeric() || c == '_');
    names.extend(conditions.into_iter().flat_map(|condition| condition.split(word)));
    names
}
