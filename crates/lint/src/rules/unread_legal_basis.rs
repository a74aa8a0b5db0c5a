//! A legal basis is a reference that can be followed.

use clausier_diagnostics::{Findings, Severity};
use clausier_model as model;
use clausier_model::Spanned;
use clausier_model::checklist::Question;
use clausier_model::law::Reference;

use super::{Check, Rule};
use crate::Sources;

pub(super) static RULE: Rule = Rule {
    code: "CLA-02",
    name: "base-legale-illisible",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Chaque texte de `legal-basis`, et chaque `basis` d’un contrôle, d’une question ou d’une
combinaison interdite, est une référence que l’on peut lire : le code, la loi ou le
règlement, puis l’article et ce qui le précise.

## Pourquoi

Une référence lisible s’imprime d’une seule façon, mène au texte en vigueur, et se
retrouve le jour où l’article change.

## Mauvais

```toml
legal-basis = [\"Code de commerce 441-10\"]
```

## Bon

```toml
legal-basis = [\"C. com., art. L. 441-10, II\"]
```

## Limites

L’article n’est pas cherché dans le code : la référence peut être bien écrite et fausse.
",
    checks: &[Check::Sources(check)],
};

fn check(sources: &Sources<'_>, out: &mut Findings) {
    for parsed in sources.clauses() {
        let clause = &parsed.clause;
        clause.legal_basis.iter().for_each(|basis| read(basis, out));
        of_law(&clause.checks, &clause.checklist, out);
    }
    for model in sources.models() {
        of_law(&model.checks, &model.checklist, out);
        model.unlawful.iter().flat_map(|it| &it.basis).for_each(|it| read(it, out));
    }
    for block in sources.blocks() {
        of_law(&block.checks, &block.checklist, out);
        block.unlawful.iter().flat_map(|it| &it.basis).for_each(|it| read(it, out));
    }
}

fn of_law(checks: &[model::check::Check], questions: &[Question], out: &mut Findings) {
    checks.iter().flat_map(|check| &check.basis).for_each(|basis| read(basis, out));
    questions.iter().flat_map(|it| &it.basis).for_each(|basis| read(basis, out));
}

fn read(basis: &Spanned<String>, out: &mut Findings) {
    if let Err(fault) = Reference::parse(&basis.value) {
        let finding = RULE.at(basis.span.clone(), fault.message);
        out.push(finding.help("écrivez par exemple « C. com., art. L. 441-10, II »"));
    }
}
