//! A term that the library defines is defined in the contract that uses it.

use std::collections::{BTreeMap, BTreeSet};

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use clausier_model::document::Inline;

use super::{Check, Rule, in_contract};
use crate::Context;
use crate::text::{Terms, opens_a_sentence};

pub(super) static RULE: Rule = Rule {
    code: "DEF-01",
    name: "terme-non-defini",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Un terme que définit une clause du recueil, écrit avec sa majuscule dans un contrat, y
est défini : l’une des clauses présentes le déclare sous `[terms]`. Le pluriel et les
autres formes déclarées comptent comme le terme.

## Pourquoi

La majuscule annonce une définition. Si la clause qui la donne n’est pas au contrat, le
terme n’a pas de sens convenu, et le juge lui en donnera un.

## Mauvais

Un contrat sans la clause qui définit « Livrable » :

> Le Prestataire remet les Livrables au Client.

## Bon

La même phrase, et la clause `objet/missions`, qui définit « Livrable » ; ou, sans elle :

> Le Prestataire remet au Client le résultat de ses travaux.

## Limites

Un terme d’un seul mot n’est pas reconnu en tête de phrase, où tout mot prend la
majuscule. Les titres, les citations entre « » et les valeurs ne sont pas examinés. Un
mot à majuscule qu’aucune clause ne définit n’est pas signalé.
",
    checks: &[Check::Contract(check)],
};

/// What is known of a form of a term.
#[derive(Default)]
struct Form {
    /// The term it is a form of.
    term: String,
    /// Whether the document defines it.
    defined: bool,
    /// The clauses that would.
    declared_by: BTreeSet<String>,
}

fn check(context: &Context<'_>, out: &mut Findings) {
    // A clause that could not be read may define any term.
    if !context.unread.is_empty() {
        return;
    }
    let terms = Terms::new(forms(context));
    let mut said = BTreeSet::new();
    for passage in context.text.body() {
        for (range, form) in terms.find(passage) {
            let text = passage.text();
            let words = &text[range.clone()];
            let is_plain_capital = !words.contains(char::is_whitespace)
                && opens_a_sentence(text, range.start);
            if form.defined || is_plain_capital || passage.computed_in(&range).is_some() {
                continue;
            }
            if !said.insert((form.term.as_str(), passage.clause())) {
                continue;
            }
            let term = french::quote(&form.term);
            let clauses: Vec<_> =
                form.declared_by.iter().map(|id| french::quote(id)).collect();
            let clauses = match clauses.as_slice() {
                [only] => format!("la clause {only}, qui le définit"),
                several => {
                    format!("une clause qui le définit : {}", french::join_or(several))
                }
            };
            let message = format!("le terme {term} n’est pas défini dans le contrat");
            let finding = context
                .text
                .at(&RULE, passage, &range, message)
                .label(format!("{} employé ici", french::quote(words)))
                .help(format!("ajoutez {clauses}, ou écrivez le mot sans majuscule"));
            out.push(in_contract(finding, context));
        }
    }
}

fn forms(context: &Context<'_>) -> BTreeMap<String, Form> {
    let mut forms: BTreeMap<String, Form> = BTreeMap::new();
    let mut add = |words: &str, term: &str, clause: Option<&str>| {
        let form = forms.entry(french::typeset(words)).or_default();
        if form.term.is_empty() {
            term.clone_into(&mut form.term);
        }
        form.defined |= clause.is_none_or(|clause| context.stands(clause));
        form.declared_by.extend(clause.map(str::to_owned));
    };
    for parsed in context.library() {
        let clause = parsed.clause.id.as_str();
        for term in &parsed.clause.terms {
            term.each_form(&mut |form| add(form, &term.name.value, Some(clause)));
        }
    }
    // What the parties are called is defined where they are named.
    let parties = &context.document.parties;
    let designations = parties.parties.iter().map(|party| &party.designation);
    for inline in designations.chain([&parties.closing]).flatten() {
        if let Inline::Strong { inlines } = inline {
            let name = clausier_model::document::plain_text(inlines);
            add(&name, &name, None);
            add(&french::plural(&name), &name, None);
        }
    }
    forms
}
