//! A term that the library defines is defined in the contract that uses it.

use std::collections::{BTreeMap, BTreeSet};

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use clausier_model::document::Inline;

use super::{Rule, in_contract};
use crate::Context;
use crate::prose::{Prose, narrow, phrase};
use crate::walk::{Place, each_passage};

pub(super) static RULE: Rule = Rule {
    code: "DEF-01",
    name: "terme-non-defini",
    severity: Severity::Error,
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
    check,
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

/// Forms, by their first letter, then longest first.
type Forms = BTreeMap<char, Vec<(Vec<char>, Form)>>;

fn check(context: &Context<'_>, out: &mut Findings) {
    // A clause that could not be read may define any term.
    if !context.unread.is_empty() {
        return;
    }
    let forms = forms(context);
    let mut said = BTreeSet::new();
    each_passage(context.document, &mut |passage| {
        if passage.place != Place::Text {
            return;
        }
        let prose = Prose::of(passage.inlines);
        let mut at = 0;
        while at < prose.len() {
            // A form starts with a capital; most letters are none.
            if !prose.at(at).is_uppercase() {
                at += 1;
                continue;
            }
            let here = forms.get(&prose.at(at)).into_iter().flatten();
            let Some((words, form)) = here.into_iter().find(|(f, _)| prose.has(f, at))
            else {
                at += 1;
                continue;
            };
            let capital_of_sentence = !words.contains(&' ') && prose.starts_sentence(at);
            at += words.len();
            if form.defined || capital_of_sentence {
                continue;
            }
            let clause = passage.origin.and_then(|origin| origin.clause.clone());
            if !said.insert((form.term.clone(), clause)) {
                continue;
            }
            let term = french::quote(&form.term);
            let place = narrow(&context.place(passage.origin), words);
            let clauses: Vec<_> =
                form.declared_by.iter().map(|id| french::quote(id)).collect();
            let clauses = match clauses.as_slice() {
                [only] => format!("la clause {only}, qui le définit"),
                several => {
                    format!("une clause qui le définit : {}", french::join_or(several))
                }
            };
            let words: String = words.iter().collect();
            let finding = RULE
                .at(place, format!("le terme {term} n’est pas défini dans le contrat"))
                .label(format!("{} employé ici", french::quote(&words)))
                .help(format!("ajoutez {clauses}, ou écrivez le mot sans majuscule"));
            out.push(in_contract(finding, context));
        }
    });
}

fn forms(context: &Context<'_>) -> Forms {
    let mut by_words: BTreeMap<Vec<char>, Form> = BTreeMap::new();
    let mut add = |words: &str, term: &str, clause: Option<&str>| {
        // A term without a capital cannot be told from the word.
        if !words.starts_with(char::is_uppercase) {
            return;
        }
        let form = by_words.entry(phrase(&french::typeset(words))).or_default();
        if form.term.is_empty() {
            term.clone_into(&mut form.term);
        }
        form.defined |= clause.is_none_or(|clause| context.stands(clause));
        form.declared_by.extend(clause.map(str::to_owned));
    };
    for parsed in context.library() {
        let clause = parsed.clause.id.as_str();
        for term in &parsed.clause.terms {
            let name = term.name.value.as_str();
            let plural = term.plural.clone().unwrap_or_else(|| french::plural(name));
            add(name, name, Some(clause));
            add(&plural, name, Some(clause));
            term.forms.iter().for_each(|form| add(form, name, Some(clause)));
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
    let mut forms = Forms::new();
    for (words, form) in by_words {
        if let Some(first) = words.first() {
            forms.entry(*first).or_default().push((words, form));
        }
    }
    for list in forms.values_mut() {
        list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    forms
}
