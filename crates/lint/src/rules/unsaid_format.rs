//! A workspace says in which version of the formats it is written.

use clausier_diagnostics::{Findings, Severity, Span};
use clausier_model::setting::FORMAT;

use super::{Check, Rule};
use crate::Sources;

pub(super) static RULE: Rule = Rule {
    code: "REG-05",
    name: "format-non-dit",
    severity: Severity::Info,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Lorsque l’espace de travail a un fichier `clausier.toml`, il y dit la version des formats
de ses sources, `format`.

## Pourquoi

Une version à venir de Clausier saura ainsi lire d’anciennes sources comme elles ont été
écrites, et les convertir. « clausier check --fix » écrit la ligne.

## Mauvais

```toml
[rules]
et-ou = \"warn\"
```

## Bon

```toml
format = 1

[rules]
et-ou = \"warn\"
```

## Limites

Un espace de travail sans `clausier.toml` est lu comme de la version 1.
",
    checks: &[Check::Sources(check)],
};

fn check(sources: &Sources<'_>, out: &mut Findings) {
    // What cannot be read is said by the reader.
    let Ok(Some(loaded)) = sources.library.settings() else { return };
    let Some(settings) = &loaded.value else { return };
    // A version that is wrong is a finding of the reader.
    let says = loaded.file.text().lines().any(|line| {
        line.trim_start()
            .strip_prefix("format")
            .is_some_and(|rest| rest.trim_start().starts_with('='))
    });
    if settings.format.is_some() || says {
        return;
    }
    let start = Span::file_start(&loaded.file);
    let line = format!("format = {FORMAT}\n");
    let finding = RULE
        .at(start.clone(), "la version des formats n’est pas dite")
        .help(format!("ajoutez en tête du fichier : {}", line.trim()))
        .fix(start, line);
    out.push(finding);
}
