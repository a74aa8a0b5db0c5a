//! A rule is made milder for a reason.

use clausier_diagnostics::Severity;

use super::Rule;

pub(crate) static RULE: Rule = Rule {
    code: "REG-02",
    name: "relachement-sans-raison",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Une règle que `clausier.toml`, un contrat-type ou une fiche rend moins sévère, et qui a
quelque chose à dire, l’est pour une raison écrite. Rendre une règle plus sévère n’en
demande pas.

## Pourquoi

Un constat écarté sans raison ne se distingue pas d’un constat oublié ; personne ne peut
dire plus tard si le risque avait été accepté.

## Mauvais

```toml
[rules]
terme-jamais-employe = \"allow\"
```

## Bon

```toml
[rules]
terme-jamais-employe = { level = \"allow\", reason = \"le client garde ses définitions\" }
```
",
    checks: &[],
};
