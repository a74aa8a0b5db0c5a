//! What a rule was told to let pass, and why.

use clausier_diagnostics::Severity;

use super::Rule;

pub(crate) static RULE: Rule = Rule {
    code: "REG-04",
    name: "regle-relachee",
    severity: Severity::Info,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Une règle rendue moins sévère, par `clausier.toml`, par un contrat-type ou par une
fiche, avait quelque chose à dire : combien de constats sont admis, et pourquoi.

## Pourquoi

Ce que le cabinet a choisi d’admettre reste écrit là où cela s’applique : celui qui
relit le contrat sait ce qui a été écarté, et juge si la raison vaut encore.

## Mauvais

```toml
[rules]
sous-traitance-sans-garantie = { level = \"allow\", reason = \"à voir\" }
```

## Bon

```toml
[rules]
sous-traitance-sans-garantie = { level = \"allow\", reason = \"le prix est payé d’avance en entier\" }
```

## Limites

Une règle relâchée qui n’a rien à dire ne donne pas de constat.
",
    checks: &[],
};
