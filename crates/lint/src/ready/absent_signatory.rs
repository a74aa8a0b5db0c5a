//! Each party has a place to sign.

use std::collections::{BTreeMap, BTreeSet};

use clausier_diagnostics::{Findings, Severity};
use clausier_french::{Reading, fold, quote};
use clausier_model::document::{Kind, plain_text};

use super::appearance::{Party, appearance};
use super::place_to_sign::places_to_sign;
use super::{Sent, at};
use crate::rules::{Check, Rule};
use crate::text::Text;

pub(crate) static RULE: Rule = Rule {
    code: "PRET-07",
    name: "signataire-absent",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Chaque partie que le contrat désigne en tête a sa place dans le bloc de signature, sous
le nom que le contrat lui donne ou sous le sien.

## Pourquoi

Celui qui n’a pas signé n’est pas engagé. Une partie ajoutée en cours de négociation est
souvent oubliée dans le bloc de signature.

## Mauvais

> # Convention
>
> Entre la société Vieux Pont, SARL, RCS Besançon 506 070 804, ci-après « la Brasserie »,
> et la société Sonolune, SAS, RCS Besançon 708 090 105, ci-après « le Régisseur ».
>
> ## Article 1 – Objet
>
> Le Régisseur sonorise la cour de la Brasserie.
>
> Fait à Besançon, le 9 avril 2027, en deux exemplaires originaux.
>
> Pour la Brasserie, Madame Colette Prudhon, gérante

## Bon

> # Convention
>
> Entre la société Vieux Pont, SARL, RCS Besançon 506 070 804, ci-après « la Brasserie »,
> et la société Sonolune, SAS, RCS Besançon 708 090 105, ci-après « le Régisseur ».
>
> ## Article 1 – Objet
>
> Le Régisseur sonorise la cour de la Brasserie.
>
> Fait à Besançon, le 9 avril 2027, en deux exemplaires originaux.
>
> Pour la Brasserie, Madame Colette Prudhon, gérante
>
> Sonolune, par Monsieur Tancrède Voisin, président

## Textes

- Code civil, article 1367 (consulté le 22 novembre 2026).

## Limites

Dans un texte que Clausier n’a pas écrit, une partie n’est reconnue que si le texte dit
qui elle est (siège, SIREN, adresse) et comment il l’appelle. Un bloc de signature où
aucune partie ne se reconnaît, ou qui a autant de places que de parties, n’est pas
signalé, ni l’engagement d’une seule partie.
",
    checks: &[Check::Ready(check)],
};

fn check(sent: &Sent<'_>, out: &mut Findings) {
    match sent.text.is_compiled {
        true => compiled(sent.text, out),
        false => imported(sent, out),
    }
}

/// As many places as there are parties of each role.
fn compiled(text: &Text<'_>, out: &mut Findings) {
    let document = text.document;
    if document.kind == Kind::Form {
        return;
    }
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for signatory in document.signatures.iter().flat_map(|it| &it.signatories) {
        *places.entry(&signatory.role.0).or_default() += 1;
    }
    for party in &document.parties.parties {
        let left = places.entry(&party.role.0).or_default();
        if *left > 0 {
            *left -= 1;
            continue;
        }
        let named = plain_text(&party.designation);
        let named = named.trim_matches([' ', ',']);
        let message = format!("une partie n’a pas de place pour signer : {named}");
        out.push(
            at(&RULE, text.whole.clone(), message)
                .help("donnez un bloc [signature] au contrat-type"),
        );
    }
}

fn imported(sent: &Sent<'_>, out: &mut Findings) {
    let Some(file) = sent.file else { return };
    let who = appearance(sent.text);
    let signed = signed_words(sent.text);
    let places = file.signatories.len();
    if signed.is_empty() || who.parties.len() < 2 || places >= who.parties.len() {
        return;
    }
    let missing: Vec<_> = (0..who.parties.len())
        .filter(|at| !is_there(&who.parties, *at, &signed))
        .collect();
    let found = who.parties.len() - missing.len();
    if found == 0 || (found == 1 && !who.is_between) {
        return;
    }
    for party in missing.into_iter().map(|at| &who.parties[at]) {
        let name = quote(&party.name);
        let message = format!("{name} n’a pas de place dans le bloc de signature");
        out.push(
            sent.text
                .at(&RULE, party.passage, &party.range, message)
                .label("partie au contrat, qui n’y signe pas")
                .help("ajoutez sa place, avec le nom et la qualité de son signataire"),
        );
    }
}

/// The words below the formulas, as keys.
fn signed_words(text: &Text<'_>) -> BTreeSet<String> {
    let places = places_to_sign(text);
    let lines = places.iter().flat_map(|place| {
        // A formula may go on, a line below, with the places.
        let formula = place.formula.and_then(|it| it.text().split_once('\n'));
        let rest = formula.map(|(_, rest)| rest).into_iter();
        rest.chain(place.lines.iter().map(|line| line.text()))
    });
    let lines: Vec<&str> = lines.collect();
    let readings = lines.iter().map(|line| Reading::new(line));
    readings
        .flat_map(|reading| {
            let keys = reading.tokens().iter().map(|token| token.key.to_string());
            keys.collect::<Vec<_>>()
        })
        .collect()
}

/// Whether a party signs, under its term or under a name that no other has.
fn is_there(parties: &[Party<'_, '_>], at: usize, signed: &BTreeSet<String>) -> bool {
    let party = &parties[at];
    let term = Reading::new(&party.name);
    let mut words = term.tokens().iter().filter(|token| !is_article(&token.key));
    if words.all(|token| signed.contains(&*token.key)) {
        return true;
    }
    let others: BTreeSet<String> = parties
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != at)
        .flat_map(|(_, other)| proper(&other.identity))
        .collect();
    proper(&party.identity)
        .iter()
        .any(|name| !others.contains(name) && signed.contains(name))
}

fn is_article(key: &str) -> bool {
    ["le", "la", "l'", "les", "de", "du", "d'"].contains(&key)
}

/// The words of an identity that may be somebody’s name, as keys.
fn proper(identity: &str) -> Vec<String> {
    const COMMON: [&str; 10] = [
        "monsieur",
        "madame",
        "societe",
        "entre",
        "association",
        "pour",
        "gerant",
        "gerante",
        "president",
        "presidente",
    ];
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().count() >= 3
            && !COMMON.contains(&&*fold(word))
    };
    let reading = Reading::new(identity);
    let names =
        reading.tokens().iter().filter(|token| is_name(&identity[token.range.clone()]));
    names.map(|token| token.key.to_string()).collect()
}
