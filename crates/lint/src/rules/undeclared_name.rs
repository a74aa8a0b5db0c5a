//! A clause speaks of names that something declares.

use std::collections::BTreeSet;

use clausier_compile::ParsedClause;
use clausier_compile::expression::{Expr, ExprKind, FILTERS, FUNCTIONS};
use clausier_compile::template::NodeKind;
use clausier_diagnostics::{Findings, Severity, Span};
use clausier_french as french;

use super::{Check, Rule};
use crate::Sources;

pub(super) static RULE: Rule = Rule {
    code: "CLA-08",
    name: "nom-sans-declaration",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Le texte d’une clause n’emploie que des noms qui existent : variables de la bibliothèque,
rôles des contrats-types, éléments d’une boucle, fonctions et filtres. Toutes les branches
sont lues, même celles qu’aucun contrat ne montre.

## Pourquoi

Un nom mal écrit dans une branche rare ne se voit pas avant le premier contrat qui prend
cette branche, et ce contrat ne peut alors être écrit.

## Mauvais

```markdown
{% if acompte %}
L’acompte est de {{ taux_d_acompte }}.
{% endif %}
```

## Bon

```markdown
{% if acompte %}
L’acompte est de {{ taux_acompte }}.
{% endif %}
```

## Limites

Un nom que déclare une autre clause est admis : s’il manque au contrat, la compilation le
dit. Un nom inconnu dans un texte que montre un contrat est dit par les deux règles.
",
    checks: &[Check::Sources(check)],
};

fn check(sources: &Sources<'_>, out: &mut Findings) {
    let roles = sources.models().flat_map(|model| &model.roles);
    let mut known: BTreeSet<&str> = roles.map(|role| role.id.value.as_str()).collect();
    known.extend(sources.variables().map(|variable| variable.name.as_str()));
    known.extend(["contract", "loop"]);
    for parsed in sources.clauses() {
        let loops = loops(parsed);
        let is_known = |name: &str| known.contains(name) || loops.contains(name);
        each_expression(parsed, &mut |expr| {
            expr.each_part(&mut |part| {
                let (what, name, exists) = match &part.kind {
                    ExprKind::Name(name) => ("le nom", name, is_known(name)),
                    ExprKind::Call(name, _) => {
                        ("la fonction", name, FUNCTIONS.contains(&name.as_str()))
                    }
                    ExprKind::Filter(_, name, _) => {
                        ("le filtre", name, FILTERS.contains(&name.as_str()))
                    }
                    _ => return,
                };
                if exists {
                    return;
                }
                let place = Span::new(&parsed.clause.file, part.range.clone());
                let message = format!("{what} {} n’existe pas", french::quote(name));
                let names = known.iter().chain(FUNCTIONS).chain(FILTERS).copied();
                let mut finding = RULE.at(place, message);
                if let Some(close) = clausier_model::closest(name, names) {
                    let close = french::quote(close);
                    finding = finding.help(format!("vouliez-vous dire {close}\u{a0}?"));
                }
                out.push(
                    finding.help("déclarez-le sous [variables], ou corrigez son nom"),
                );
            });
        });
    }
}

/// Visits the expressions of the text and of the definitions of a clause.
fn each_expression<'p>(parsed: &'p ParsedClause, visit: &mut dyn FnMut(&'p Expr)) {
    parsed.template.each_expression(visit);
    parsed.definitions.iter().for_each(|node| node.each_expression(visit));
}

/// The names that the loops of a clause give to their elements.
fn loops(parsed: &ParsedClause) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for node in std::iter::once(&parsed.template).chain(&parsed.definitions) {
        node.each_node(&mut |node| {
            if let NodeKind::For { variable, .. } = &node.kind {
                names.insert(variable.as_str());
            }
        });
    }
    names
}
