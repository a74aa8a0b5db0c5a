//! A contract says when it was made.

use clausier_diagnostics::{Findings, Severity};
use clausier_french::{dates, fold};
use clausier_model::document::Kind;

use super::Sent;
use super::place_to_sign::{PlaceToSign, places_to_sign};
use crate::rules::{Check, Rule};
use crate::text::{Passage, Text};

pub(crate) static RULE: Rule = Rule {
    code: "PRET-06",
    name: "date-absente",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

La formule finale, « Fait à …, le … », porte une date entière, ou dit où la trouver :
« à la date de la dernière signature », « à la date indiquée en tête ». Une date écrite
sous la signature, ou en tête de l’acte, suffit.

Un contrat que Clausier compile, sans date dans sa fiche et signé sur papier, est signalé
aussi : rien ne dirait quand il a été signé. Signé par voie électronique, il est daté par
la signature.

## Pourquoi

Délais, durées, barèmes et loi applicable se comptent de la date du contrat. Une date
laissée en blanc est remplie après coup par celui que cela arrange.

## Mauvais

> # Contrat
>
> ## Article 1 – Objet
>
> Le Prestataire tient l’agenda du Client.
>
> Fait à Lille, en deux exemplaires originaux.

## Bon

> # Contrat
>
> ## Article 1 – Objet
>
> Le Prestataire tient l’agenda du Client.
>
> Fait à Lille, en deux exemplaires originaux, à la date de la dernière des signatures.

## Textes

- Code civil, article 1377 (consulté le 22 novembre 2026).

## Limites

Un contrat que l’on date à la main, le jour de la signature, est signalé : c’est ce que
la règle ne peut distinguer d’un oubli. Relâchez-la alors pour ce contrat, avec la raison,
ou écrivez « à la date de la dernière signature ». Un texte sans formule finale, comme des
conditions générales, n’est pas examiné.
",
    checks: &[Check::Ready(check)],
};

/// What says where the date is.
const ELSEWHERE: [&str; 9] = [
    "date de la derniere",
    "date de signature",
    "date de la signature",
    "date des signatures",
    "date figurant",
    "date indiquee",
    "aux dates",
    "jour et an que dessus",
    "horodat",
];

fn check(sent: &Sent<'_>, out: &mut Findings) {
    let text = sent.text;
    // A form is there to be filled in.
    if text.document.kind == Kind::Form {
        return;
    }
    let places = places_to_sign(text);
    // A form that a contract has as an annex is filled in later.
    let places = places.iter().filter(|place| {
        let formula = place.formula.map(|formula| formula.place().annex);
        !text.is_compiled || formula == Some(None)
    });
    for place in places {
        let Some(formula) = place.formula else { continue };
        if is_dated(place, formula, text) {
            continue;
        }
        let whole = 0..formula.text().trim_end().len();
        let finding = match text.is_compiled {
            true => text
                .at(
                    &RULE,
                    formula,
                    &whole,
                    "le contrat, signé sur papier, n’a pas de date",
                )
                .help("donnez « date » dans la fiche"),
            false if has_blank(formula.text()) => text
                .at(&RULE, formula, &whole, "la date du contrat est laissée en blanc")
                .label("sans date")
                .help("écrivez la date, ou « à la date de la dernière signature »"),
            false => text
                .at(&RULE, formula, &whole, "le contrat n’a pas de date")
                .label("sans date")
                .help("écrivez la date, ou « à la date de la dernière signature »"),
        };
        out.push(finding);
    }
}

fn is_dated(place: &PlaceToSign<'_, '_>, formula: &Passage<'_>, text: &Text<'_>) -> bool {
    let has_date = |passage: &Passage<'_>| !dates(&passage.reading).is_empty();
    if has_date(formula) || place.lines.iter().any(|line| has_date(line)) {
        return true;
    }
    let folded = fold(formula.text());
    if text.is_compiled {
        // On paper, nothing but the formula says when.
        return folded.contains("voie electronique");
    }
    ELSEWHERE.iter().any(|words| folded.contains(words)) || is_dated_on_top(text)
}

/// « L’AN DEUX MILLE VINGT-SIX », « Lyon, le 3 mars 2027 ».
fn is_dated_on_top(text: &Text<'_>) -> bool {
    const LONGEST: usize = 60;
    let front =
        text.passages.iter().take_while(|passage| passage.place().article.is_none());
    front.into_iter().any(|passage| {
        let words = passage.text().trim();
        let folded = fold(words);
        folded.starts_with("l'an ")
            || (words.chars().count() <= LONGEST && !dates(&passage.reading).is_empty())
    })
}

/// « le ____ », « le …… », « le JJ/MM/AAAA », « le [date] ».
fn has_blank(formula: &str) -> bool {
    let folded = fold(formula);
    ["__", "..", "…", "[", "jj/mm", "xx"].iter().any(|blank| folded.contains(blank))
        || folded.trim_end_matches(['.', ',', ' ']).ends_with(" le")
}
