//! A term has one definition in a contract.

use std::collections::BTreeMap;

use clausier_compile::UsedClause;
use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use clausier_import::Imported;
use clausier_model::clause::Term;

use super::{Check, Rule, in_contract};
use crate::Context;
use crate::text::{Definition, Says, Text, definitions, stem};

pub(super) static RULE: Rule = Rule {
    code: "DEF-02",
    name: "terme-defini-deux-fois",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Deux clauses d’un même contrat ne définissent pas le même terme autrement. La même
définition, mot pour mot, n’est imprimée qu’une fois et ne gêne pas. Dans un texte que
Clausier n’a pas écrit, « X » n’est pas désigné deux fois de deux façons ; une définition
qui ne vaut que pour un article donne un avertissement.

## Pourquoi

Deux sens pour un terme rendent ambiguë chaque clause qui l’emploie ; l’article 1190 du
Code civil fait alors interpréter le contrat contre l’une des parties.

## Mauvais

```toml
# paiement/delais
\"Facture\" = \"la facture émise par le Prestataire\"
# paiement/acompte
\"Facture\" = \"la demande d’acompte\"
```

> « Facture » désigne la facture émise par le Prestataire.
>
> Pour l’acompte, « Facture » désigne la demande d’acompte.

## Bon

```toml
# paiement/delais
\"Facture\" = \"la facture émise par le Prestataire\"
# paiement/acompte
\"Facture d’acompte\" = \"la Facture qui demande l’acompte\"
```

> « Facture » désigne la facture émise par le Prestataire.
>
> « Facture d’acompte » désigne la Facture qui demande l’acompte.

## Textes

- Code civil, article 1190 (consulté le 22 novembre 2026).

## Limites

Un contrat-type annexé a ses propres définitions : elles ne sont pas comparées à celles
du contrat.
",
    checks: &[Check::Contract(check), Check::Imported(check_imported)],
};

fn check(context: &Context<'_>, out: &mut Findings) {
    let mut first: BTreeMap<(&str, &str), (&UsedClause, &Term)> = BTreeMap::new();
    for used in context.clauses {
        // An annexed model has its own definitions.
        let annex = used.prefix();
        let clause = &used.parsed().clause;
        for term in &clause.terms {
            let name = term.name.value.as_str();
            let (other, earlier) = *first.entry((annex, name)).or_insert((used, term));
            let same = words(&earlier.text.value).eq(words(&term.text.value));
            if same || other.parsed().clause.id == clause.id {
                continue;
            }
            let ids = [&other.parsed().clause.id, &clause.id].map(|id| french::quote(id));
            let finding = RULE.at(
                    term.name.span.clone(),
                    format!("le terme {} a deux définitions dans le contrat", french::quote(name)),
                )
                .label("défini ici")
                .related(earlier.name.span.clone(), "défini autrement ici")
                .help(format!(
                    "donnez-lui une seule définition dans les clauses {}, ou un autre nom",
                    french::join_and(&ids)
                ));
            out.push(in_contract(finding, context));
        }
    }
}

fn check_imported(text: &Text<'_>, _: &Imported, out: &mut Findings) {
    let all = definitions(text);
    let mut first: BTreeMap<(Option<usize>, Vec<String>), &Definition> = BTreeMap::new();
    for definition in &all {
        let Says::Meaning { words, is_local } = &definition.says else { continue };
        let passage = &text.passages[definition.passage];
        let tokens = french::tokenize(&definition.term);
        let name = tokens.iter().map(|token| stem(&token.key).to_owned()).collect();
        let earlier = *first.entry((passage.place().annex, name)).or_insert(definition);
        let Says::Meaning { words: other, is_local: also } = &earlier.says else {
            continue;
        };
        if std::ptr::eq(earlier, definition) || words == other {
            continue;
        }
        let term = french::quote(&definition.term);
        let before = &text.passages[earlier.passage];
        let mut finding = text
            .at(
                &RULE,
                passage,
                &definition.range,
                format!("le terme {term} a deux définitions"),
            )
            .label("défini ici")
            .related(text.span(before, &earlier.range), "défini autrement ici")
            .help("donnez-lui une seule définition, ou un autre nom");
        if *is_local || *also {
            finding.severity = Severity::Warning;
        }
        out.push(finding);
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}
