//! A term that is defined is used.

use std::collections::{BTreeMap, BTreeSet};

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use clausier_import::Imported;

use super::{Check, Rule, in_contract};
use crate::Context;
use crate::text::{Kind, Lexicon, Terms, Text, definitions};

pub(super) static RULE: Rule = Rule {
    code: "DEF-03",
    name: "terme-jamais-employe",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Un terme défini est employé ailleurs que dans sa définition : terme d’une clause présente
au contrat, ou terme défini dans un texte que Clausier n’a pas écrit.

## Pourquoi

Une définition sans emploi est le reste d’une clause retirée, ou le signe que le terme
est écrit autrement dans le contrat, où il n’a alors pas le sens convenu.

## Mauvais

> « Livrable » désigne le rapport remis par le Prestataire.
>
> « Comité » désigne la réunion mensuelle des parties.
>
> Le Livrable est remis le 1er mars 2027.

## Bon

> « Livrable » désigne le rapport que le Comité approuve.
>
> « Comité » désigne la réunion mensuelle des parties.
>
> Les Livrables sont remis le 1er mars 2027.

## Limites

Le pluriel compte comme le terme. La manière dont une partie est nommée (« ci-après le
Client ») n’est pas examinée.
",
    checks: &[Check::Contract(check_contract), Check::Imported(check_imported)],
};

fn check_contract(context: &Context<'_>, out: &mut Findings) {
    // A clause that could not be read may use any term.
    if !context.unread.is_empty() {
        return;
    }
    let mut forms: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (rank, used) in context.clauses.iter().enumerate() {
        for (at, term) in used.parsed().clause.terms.iter().enumerate() {
            term.each_form(&mut |form| {
                forms.entry(french::typeset(form)).or_default().push((rank, at));
            });
        }
    }
    let terms = Terms::new(forms);
    let mut seen = BTreeSet::new();
    for passage in context.text.passages.iter().filter(|it| it.kind() != Kind::Party) {
        for (_, by) in terms.find(passage) {
            // A definition that uses its own term is no use of it.
            let others = by.iter().filter(|(rank, at)| {
                let clause = &context.clauses[*rank].parsed().clause;
                !defines(passage.text(), &clause.terms[*at].name.value)
            });
            seen.extend(others.copied());
        }
    }
    let mut said = BTreeSet::new();
    for (rank, used) in context.clauses.iter().enumerate() {
        for (at, term) in used.parsed().clause.terms.iter().enumerate() {
            let name = &term.name;
            if seen.contains(&(rank, at)) || !said.insert((&used.parsed().clause.id, at))
            {
                continue;
            }
            let message =
                format!("le terme {} n’est jamais employé", french::quote(&name.value));
            let finding = RULE
                .at(name.span.clone(), message)
                .label("défini ici")
                .help("employez-le, ou retirez sa définition de la clause");
            out.push(in_contract(finding, context));
        }
    }
}

/// Whether a passage is the printed definition of a term.
fn defines(text: &str, term: &str) -> bool {
    let quoted = text.strip_prefix("«\u{a0}").and_then(|rest| rest.split_once("\u{a0}»"));
    quoted.is_some_and(|(name, rest)| {
        name == french::typeset(term) && rest.starts_with("\u{a0}:")
    })
}

fn check_imported(text: &Text<'_>, _: &Imported, out: &mut Findings) {
    let all = definitions(text);
    let lexicon = Lexicon::new(all.iter().map(|it| it.term.as_str()));
    let mut used = BTreeSet::new();
    for (rank, passage) in text.passages.iter().enumerate() {
        for (term, range) in lexicon.uses(passage) {
            let is_definition = all.iter().any(|it| {
                it.passage == rank
                    && it.range.start <= range.start
                    && range.end <= it.range.end
            });
            if !is_definition {
                used.insert(term);
            }
        }
    }
    for (rank, definition) in all.iter().enumerate() {
        let passage = &text.passages[definition.passage];
        let place = passage.place();
        // Parties are named before the first article.
        let names_a_party =
            !definition.is_meaning() && place.division.is_none() && place.annex.is_none();
        if used.contains(&rank) || names_a_party {
            continue;
        }
        let term = french::quote(&definition.term);
        out.push(
            text.at(
                &RULE,
                passage,
                &definition.range,
                format!("le terme {term} n’est jamais employé"),
            )
            .label("défini ici")
            .help("employez-le, ou retirez sa définition"),
        );
    }
}
