//! An annex is attached whenever the text refers to it.

use clausier_diagnostics::Severity;

/// Its findings are those of references, of which it names the ones to annexes.
use crate::rules::Rule;

pub(crate) static RULE: Rule = Rule {
    code: "OPT-04",
    name: "annexe-sous-condition",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Dans un contrat-type, l’annexe à laquelle un passage renvoie (`annexe`, `a_l_annexe` …)
est jointe chaque fois que ce passage s’imprime, quelles que soient les réponses. Le
constat donne le plus petit jeu de réponses qui laisse le passage sans son annexe.

## Pourquoi

Un contrat qui renvoie à une annexe absente laisse indéterminé ce qu’elle devait dire :
le périmètre, le prix ou les mesures promises.

## Mauvais

```toml
[[annexes]]
id = \"annexe-donnees\"
title = \"Traitement des données\"
clauses = [\"donnees/annexe-description\"]
when = \"donnees_confiees\"
```

et, dans une clause sans condition :

> Le traitement est décrit {{ a_l_annexe(\"annexe-donnees\") }}.

## Bon

> {% if present(\"annexe-donnees\") %}Le traitement est décrit
> {{ a_l_annexe(\"annexe-donnees\") }}.{% endif %}

## Limites

Une annexe que le texte nomme sans employer ces fonctions n’est pas reconnue.
",
    checks: &[],
};
