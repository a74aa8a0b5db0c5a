//! A word that is capitalised like a term is defined.

use std::collections::BTreeSet;
use std::ops::Range;

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use clausier_french::{Token, TokenKind};
use clausier_import::Imported;

use super::{Check, Rule};
use crate::text::{
    Kind, Lexicon, Passage, Text, definitions, is_determiner, opens_a_sentence, stem,
};

pub(super) static RULE: Rule = Rule {
    code: "DEF-05",
    name: "majuscule-sans-definition",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Dans un texte que Clausier n’a pas écrit et qui définit ses termes, une suite de noms à
majuscules employée comme un terme (« les Correctifs Majeurs », « le Comité de Suivi »)
est définie.

## Pourquoi

La majuscule annonce une définition. Quand il n’y en a pas, chacun donne au mot son sens,
et le juge le sien.

## Mauvais

> ## Article 1 – Objet
>
> « Logiciel » désigne le site de vente en ligne du Client.
>
> Le Logiciel est corrigé sans frais, hors les Correctifs Majeurs.

## Bon

> ## Article 1 – Objet
>
> « Logiciel » désigne le site de vente en ligne du Client.
>
> « Correctif Majeur » désigne la correction de plus de dix jours.
>
> Le Logiciel est corrigé sans frais, hors les Correctifs Majeurs, comme l’admet la Cour
> de cassation. Monsieur le Président, la Banque des Alpes Réunies et la Convention de
> Lugano n’y changent rien.

## Limites

Un mot seul n’est pas signalé, ni ce qui commence comme un nom d’institution, de texte, de
lieu ou d’entreprise, ni ce qui est nommé avant le premier article. Une suite liée par
« de » ne l’est que si elle revient.
",
    checks: &[Check::Imported(check)],
};

/// First words of names that are no terms: institutions, texts, titles, places, firms.
const NAMES: [&str; 102] = [
    "irlande",
    "coree",
    "afrique",
    "amerique",
    "cour",
    "code",
    "conseil",
    "commission",
    "tribunal",
    "tribunaux",
    "union",
    "banque",
    "chambre",
    "ministere",
    "ministre",
    "ordre",
    "republique",
    "cabinet",
    "convention",
    "traite",
    "accord",
    "protocole",
    "pacte",
    "directive",
    "charte",
    "declaration",
    "nomenclature",
    "constitution",
    "loi",
    "decret",
    "societe",
    "credit",
    "caisse",
    "royaume",
    "pays",
    "etat",
    "tour",
    "mont",
    "cote",
    "region",
    "ville",
    "mairie",
    "commune",
    "departement",
    "prefecture",
    "port",
    "pont",
    "place",
    "rue",
    "avenue",
    "boulevard",
    "quai",
    "route",
    "parc",
    "jardin",
    "palais",
    "chateau",
    "hotel",
    "musee",
    "theatre",
    "opera",
    "institut",
    "universite",
    "ecole",
    "faculte",
    "lycee",
    "agence",
    "autorite",
    "office",
    "direction",
    "federation",
    "confederation",
    "syndicat",
    "association",
    "fondation",
    "groupe",
    "compagnie",
    "maison",
    "editions",
    "edition",
    "journal",
    "bulletin",
    "contrat",
    "assemblee",
    "parlement",
    "senat",
    "president",
    "presidente",
    "directeur",
    "directrice",
    "maitre",
    "monsieur",
    "madame",
    "saint",
    "sainte",
    "ile",
    "mer",
    "lac",
    "fleuve",
    "foire",
    "salon",
    "espace",
];

fn check(text: &Text<'_>, _: &Imported, out: &mut Findings) {
    let defined = definitions(text);
    // A text that defines nothing uses capitals its own way.
    if !defined.iter().any(|it| it.is_meaning()) && defined.len() < 2 {
        return;
    }
    let known: BTreeSet<String> = defined.iter().map(|it| stems(&it.term)).collect();
    let terms = Lexicon::new(defined.iter().map(|it| it.term.as_str()));
    let named = named_before(text);
    let mut candidates: Vec<(&Passage<'_>, Range<usize>, String)> = Vec::new();
    for passage in text.body() {
        let place = passage.place();
        let opening = place.division.is_none() && place.annex.is_none();
        let is_table = passage.kind() == Kind::Cell || passage.is_columns();
        if opening || place.conspicuous || is_table {
            continue;
        }
        for range in capitals(passage, &terms) {
            let bytes = passage.reading.bytes(range.clone());
            let key = stems(&passage.text()[bytes.clone()]);
            let tokens = &passage.reading.tokens()[range];
            let is_name = tokens.first().is_some_and(|it| {
                NAMES.contains(&stem(&it.key)) || NAMES.contains(&&*it.key)
            });
            let is_known = known.contains(&key)
                || tokens.iter().all(|it| named.contains(&*it.key) || it.key.len() < 4);
            let is_register = key.starts_with("registre du commerce");
            if !is_name && !is_known && !is_register {
                candidates.push((passage, bytes, key));
            }
        }
    }
    let mut said = BTreeSet::new();
    for (passage, range, key) in &candidates {
        let words = &passage.text()[range.clone()];
        let linked =
            words.split_whitespace().any(|word| word.starts_with(char::is_lowercase));
        let again = candidates.iter().filter(|(_, _, other)| other == key).count() > 1;
        if (linked && !again) || !said.insert(key) {
            continue;
        }
        let words = french::quote(words);
        out.push(
            text.at(
                &RULE,
                passage,
                range,
                format!("{words} s’écrit comme un terme et n’est pas défini"),
            )
            .label("employé ici")
            .help("définissez-le, ou écrivez-le sans majuscules"),
        );
    }
}

/// The words of a text, told from their plural and their case.
fn stems(text: &str) -> String {
    let tokens = french::tokenize(text);
    tokens.iter().map(|it| stem(&it.key)).collect::<Vec<_>>().join(" ")
}

/// What is capitalised before the first article, where parties are named.
fn named_before(text: &Text<'_>) -> BTreeSet<String> {
    let opening = text.passages.iter().filter(|it| {
        let place = it.place();
        (place.division.is_none() && place.annex.is_none())
            || it.kind() == Kind::Signature
    });
    opening
        .flat_map(|passage| {
            let tokens = passage.reading.tokens().iter();
            tokens.filter(|it| {
                passage.text()[it.range.clone()].starts_with(char::is_uppercase)
            })
        })
        .map(|token| token.key.to_string())
        .collect()
}

/// Runs of several capitalised nouns after a determiner, within a sentence.
fn capitals(passage: &Passage<'_>, terms: &Lexicon) -> Vec<Range<usize>> {
    let tokens = passage.reading.tokens();
    let mut out = Vec::new();
    let mut at = 1;
    while at < tokens.len() {
        let opens = is_term_word(passage, at)
            && is_determiner(&tokens[at - 1].key)
            && !opens_a_sentence(passage.text(), tokens[at].range.start)
            && !passage.reading.is_quoted(at);
        if !opens {
            at += 1;
            continue;
        }
        let end = end_of_run(passage, at, terms);
        let nouns = (at..end).filter(|at| is_term_word(passage, *at)).count();
        // A term that is longer, or the very run, is known.
        let is_term = terms.at(tokens, at).iter().any(|(_, after)| *after >= end);
        if nouns > 1 && !is_term && !is_two_terms(tokens, at..end, terms) {
            out.push(at..end);
        }
        at = end;
    }
    out
}

/// Where a run of capitalised words, linked by « de » at most, ends.
fn end_of_run(passage: &Passage<'_>, start: usize, terms: &Lexicon) -> usize {
    let tokens = passage.reading.tokens();
    let mut end = start + 1;
    // « le Référent Sécurité du Client » is of a party, and no longer term.
    let is_of_a_term = |at: usize| !terms.at(tokens, at).is_empty();
    loop {
        let linked = tokens
            .get(end)
            .is_some_and(|it| matches!(&*it.key, "de" | "d'" | "du" | "des"));
        let next = end + usize::from(linked);
        if next < tokens.len()
            && is_term_word(passage, next)
            && !passage.reading.is_quoted(next)
            && !(linked && is_of_a_term(next))
        {
            end = next + 1;
        } else {
            return end;
        }
    }
}

/// Whether a run is two terms: « le Projet de Contrat » where both are defined.
fn is_two_terms(tokens: &[Token<'_>], run: Range<usize>, terms: &Lexicon) -> bool {
    let mut at = run.start;
    while at < run.end {
        let longest = terms.at(tokens, at).iter().map(|(_, end)| *end).max();
        match longest {
            Some(end) => at = end,
            None if matches!(&*tokens[at].key, "de" | "d'" | "du" | "des") => at += 1,
            None => return false,
        }
    }
    true
}

/// Whether a token is a noun with one capital: no initials, no foreign letters.
fn is_term_word(passage: &Passage<'_>, at: usize) -> bool {
    let token = &passage.reading.tokens()[at];
    let word = &passage.text()[token.range.clone()];
    let mut letters = word.chars();
    token.kind == TokenKind::Word
        && letters.next().is_some_and(char::is_uppercase)
        && word.chars().count() > 2
        && letters.all(|c| c.is_lowercase() || c == '-')
        && !word.contains(['w', 'k'])
}
