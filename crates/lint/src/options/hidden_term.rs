//! A defined term is defined whenever a text uses it.

use std::collections::{BTreeMap, BTreeSet};

use clausier_compile::Library;
use clausier_compile::store::StoreError;
use clausier_diagnostics::{Diagnostic, Findings, Severity};
use clausier_french as french;
use clausier_model::clause::Clause;
use clausier_model::document::Kind;

use super::bdd::Bdd;
use super::in_model;
use super::words::{Words, narrow, phrase};
use super::world::{Mode, World};
use crate::rules::Rule;

pub(crate) static RULE: Rule = Rule {
    code: "OPT-02",
    name: "terme-sous-condition",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Dans un contrat-type, un terme que définit une clause du recueil est défini chaque fois
qu’un texte l’emploie avec sa majuscule, quelles que soient les réponses. Le constat donne
le plus petit jeu de réponses qui laisse le terme sans définition.

## Pourquoi

La majuscule annonce une définition. Une option qui retire la clause du terme laisse les
autres clauses parler d’une chose que rien ne définit.

## Mauvais

```toml
clauses = [{ id = \"objet/livrables\", when = \"livrables\" }]   # définit « Livrable »
```

et, dans une clause sans condition :

> Le Prestataire remet les Livrables au Client.

## Bon

> {% if present(\"objet/livrables\") %}Le Prestataire remet les Livrables au Client.{% endif %}

## Limites

Celles de la règle `terme-non-defini` : un terme d’un seul mot n’est pas reconnu en tête de
phrase ; les titres, les citations et les valeurs ne sont pas examinés.
",
    checks: &[],
};

/// A form of a term.
#[derive(Default)]
struct Form {
    /// The term it is a form of.
    term: String,
    /// When it is defined.
    defined: Option<Bdd>,
    /// The clauses that define it.
    declared_by: BTreeSet<String>,
}

/// Forms, by their first letter, then longest first.
type Forms = BTreeMap<char, Vec<(Vec<char>, Form)>>;

pub(super) fn check(
    library: &Library<'_>,
    world: &mut World<'_>,
    out: &mut Findings,
) -> Result<(), StoreError> {
    let forms = forms(library, world)?;
    let outline = world.outline;
    let mut said = BTreeSet::new();
    for passage in &outline.passages {
        let words = Words::of(&passage.pieces);
        let mut at = 0;
        while at < words.len() {
            if !words.at(at).is_uppercase() {
                at += 1;
                continue;
            }
            let here = forms.get(&words.at(at)).into_iter().flatten();
            let found = here.into_iter().find(|(form, _)| words.has(form, at));
            let Some((form, term)) = found else {
                at += 1;
                continue;
            };
            let (first, last) = (words.piece(at), words.piece(at + form.len() - 1));
            let capital_of_sentence = !form.contains(&' ') && words.starts_sentence(at);
            at += form.len();
            if capital_of_sentence {
                continue;
            }
            let (first, last) = (&passage.pieces[first], &passage.pieces[last]);
            let (one, two) = (
                world.guard(first.under, Mode::Whole),
                world.guard(last.under, Mode::Whole),
            );
            let printed = world.all.and(one, two);
            let undefined = world.all.not(term.defined.unwrap_or(Bdd::FALSE));
            let event = world.all.and(printed, undefined);
            if event == Bdd::FALSE || said.contains(&(&term.term, &passage.clause)) {
                continue;
            }
            let Some(answers) = world.smallest(event, Mode::Whole) else { continue };
            said.insert((&term.term, &passage.clause));
            let name = french::quote(&term.term);
            let written: String = form.iter().collect();
            let clauses: Vec<_> =
                term.declared_by.iter().map(|id| french::quote(id)).collect();
            let clauses = french::join_or(&clauses);
            let phrase = answers.phrase();
            let mut finding = Diagnostic::new(
                &RULE.label(),
                narrow(&first.span, form),
                format!("le terme {name} n’est pas défini{phrase}"),
            )
            .label(format!("{} employé ici", french::quote(&written)))
            .help(format!(
                "placez ce passage sous la condition de la clause qui le définit ({clauses}), ou écrivez le mot sans majuscule"
            ));
            let declaring = outline
                .uses
                .iter()
                .find(|used| term.declared_by.contains(&used.parsed().clause.id));
            if let Some(used) = declaring {
                finding =
                    finding.related(used.span.clone(), "défini ici, sous condition");
            }
            finding = answers.show(finding, outline);
            out.push(in_model(finding, world));
        }
    }
    Ok(())
}

fn forms(library: &Library<'_>, world: &mut World<'_>) -> Result<Forms, StoreError> {
    let mut by_words: BTreeMap<Vec<char>, Form> = BTreeMap::new();
    let outline = world.outline;
    let mut stands: BTreeMap<&str, Bdd> = BTreeMap::new();
    for used in &outline.uses {
        let here = world.guard(used.under, Mode::Whole);
        let known = stands.entry(&used.parsed().clause.id).or_insert(Bdd::FALSE);
        *known = world.all.or(*known, here);
    }
    let mut add = |words: &str, term: &str, defined: Bdd, clause: Option<&str>| {
        // A term without a capital cannot be told from the word.
        if !words.starts_with(char::is_uppercase) {
            return;
        }
        let form = by_words.entry(phrase(&french::typeset(words))).or_default();
        if form.term.is_empty() {
            term.clone_into(&mut form.term);
        }
        let known = form.defined.unwrap_or(Bdd::FALSE);
        form.defined = Some(world.all.or(known, defined));
        form.declared_by.extend(clause.map(str::to_owned));
    };
    let mut declare = |clause: &Clause| {
        let defined = stands.get(clause.id.as_str()).copied().unwrap_or(Bdd::FALSE);
        for term in &clause.terms {
            let name = term.name.value.as_str();
            let plural = term.plural.clone().unwrap_or_else(|| french::plural(name));
            let forms = [name, plural.as_str()];
            let forms = forms.into_iter().chain(term.forms.iter().map(String::as_str));
            forms.for_each(|form| add(form, name, defined, Some(&clause.id)));
        }
    };
    for loaded in library.shared_clauses()?.iter() {
        loaded.value.iter().for_each(|parsed| declare(&parsed.clause));
    }
    // What the parties are called is defined where they are named.
    let model = outline.model.value.as_ref();
    for role in model.into_iter().flat_map(|model| &model.roles) {
        let words = [Some(&role.term), role.feminine.as_ref(), role.plural.as_ref()];
        for term in words.into_iter().flatten() {
            add(term, term, Bdd::TRUE, None);
            add(&french::plural(term), term, Bdd::TRUE, None);
        }
    }
    if model.is_some_and(|model| model.kind != Kind::Form) {
        add("Partie", "Partie", Bdd::TRUE, None);
        add("Parties", "Partie", Bdd::TRUE, None);
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
    Ok(forms)
}
