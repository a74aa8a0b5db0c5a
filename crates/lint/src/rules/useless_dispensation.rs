//! A dispensation lets off something.

use clausier_diagnostics::Severity;

use super::Rule;

pub(crate) static RULE: Rule = Rule {
    code: "REG-03",
    name: "dispense-inutile",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Une dispense écrite dans une clause, `<!-- allow CODE: raison -->`, écarte au moins un
constat du texte qui la suit, dans l’un des contrats de l’espace de travail.

## Pourquoi

Une dispense qui n’écarte plus rien cache le prochain constat de la même règle, que
personne n’a encore pesé.

## Mauvais

```markdown
<!-- allow phrase-longue: la liste est imposée par le texte -->
Le Client paie à trente jours.
```

## Bon

```markdown
Le Client paie à trente jours.
```

## Limites

La vérification se fait lorsque tous les contrats sont vérifiés ensemble. Une clause
qu’aucun contrat n’emploie n’est pas examinée.
",
    checks: &[],
};
