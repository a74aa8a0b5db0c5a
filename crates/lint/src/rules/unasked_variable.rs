//! A variable is asked for.

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;

use super::{Check, Rule};
use crate::Sources;

pub(super) static RULE: Rule = Rule {
    code: "CLA-05",
    name: "variable-sans-question",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Une variable a une question, `question`, que l’on pose au juriste ou au client.

## Pourquoi

Lorsque la valeur manque, le constat et le questionnaire posent la question. Sans elle,
ils ne montrent qu’un nom de programme.

## Mauvais

```toml
[variables.delai_paiement]
type = \"duration\"
```

## Bon

```toml
[variables.delai_paiement]
type = \"duration\"
question = \"En combien de jours les factures sont-elles payées ?\"
```
",
    checks: &[Check::Sources(check)],
};

fn check(sources: &Sources<'_>, out: &mut Findings) {
    for variable in sources.variables() {
        if variable.question.as_ref().is_none_or(|question| question.trim().is_empty()) {
            let name = french::quote(&variable.name);
            let finding = RULE
                .at(
                    variable.span.clone(),
                    format!("la variable {name} n’a pas de question"),
                )
                .help("ajoutez question = \"… ?\"");
            out.push(finding);
        }
    }
}
