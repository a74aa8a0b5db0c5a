//! A level is that of a rule that exists.

use clausier_diagnostics::Severity;

use super::Rule;

pub(crate) static RULE: Rule = Rule {
    code: "REG-01",
    name: "regle-inconnue",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Chaque nom ou code écrit sous `[rules]` est celui d’une règle, ou d’un contrôle légal
d’une clause, d’un contrat-type ou d’un bloc.

## Pourquoi

Un nom mal écrit laisse croire qu’une règle est réglée ; elle garde en fait son niveau.

## Mauvais

```toml
[rules]
terme-jamais-employé = \"deny\"
```

## Bon

```toml
[rules]
terme-jamais-employe = \"deny\"
```
",
    checks: &[],
};
