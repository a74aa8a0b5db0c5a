//! Who signs for a company is said to be able to.

use clausier_diagnostics::{Findings, Severity};
use clausier_french::{Reading, quote};
use clausier_model::document::{Kind, plain_text};

use super::appearance::{appearance, is_legal_person};
use super::place_to_sign::places_to_sign;
use super::{Sent, at};
use crate::rules::{Check, Rule};
use crate::text::Text;

pub(crate) static RULE: Rule = Rule {
    code: "PRET-08",
    name: "pouvoir-absent",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Une partie qui est une personne morale est représentée par quelqu’un, et le contrat dit à
quel titre : représentant légal (gérant, président, directeur général …), ou bien
habilitation, pouvoir, délégation ou mandat.

## Pourquoi

Une société n’est engagée que par qui en a le pouvoir. Un directeur des achats ou un chef
de projet n’en a pas de plein droit : l’acte qu’il passe sans pouvoir est inopposable à
la société, sauf apparence ou ratification.

## Mauvais

> # Contrat
>
> Entre la société Verne, SAS, RCS Brest 775 610 280, représentée par Mme Katell Riou,
> directrice des achats, ci-après « le Client »,
> et Yann Tanguy EI, demeurant 9 rue de Siam, 29200 Brest, ci-après « le Consultant ».
>
> ## Article 1 – Objet
>
> Le Consultant audite le Client.
>
> Fait à Brest, le 23 décembre 2026.

## Bon

> # Contrat
>
> Entre la société Verne, SAS, RCS Brest 775 610 280, représentée par Mme Katell Riou,
> directrice des achats, ayant reçu délégation, ci-après « le Client »,
> et Yann Tanguy EI, demeurant 9 rue de Siam, 29200 Brest, ci-après « le Consultant ».
>
> ## Article 1 – Objet
>
> Le Consultant audite le Client.
>
> Fait à Brest, le 23 décembre 2026.

## Textes

- Code civil, article 1156 (consulté le 22 novembre 2026).

## Limites

Le pouvoir n’est pas vérifié, ni les statuts qui le limitent : la règle demande seulement
que le contrat le dise. Dans un texte que Clausier n’a pas écrit, une partie n’est
reconnue que si le texte dit qui elle est et comment il l’appelle.
",
    checks: &[Check::Ready(check)],
};

/// Who binds a legal person by law or by its statutes, or is said to have been given the
/// power to: the start of a word.
const BINDING: [&str; 20] = [
    "president",
    "gerant",
    "cogerant",
    "administrat",
    "liquidat",
    "maire",
    "associe",
    "habilit",
    "pouvoir",
    "delegation",
    "delegu",
    "mandat",
    "procuration",
    "fonde",
    "autoris",
    "director",
    "general",
    "tresorier",
    "legal",
    "statut",
];

const HELP: &str =
    "écrivez la qualité du signataire et, s’il n’est pas représentant légal, son pouvoir";

fn check(sent: &Sent<'_>, out: &mut Findings) {
    match sent.text.is_compiled {
        true => compiled(sent.text, out),
        false => imported(sent.text, out),
    }
}

fn compiled(text: &Text<'_>, out: &mut Findings) {
    let document = text.document;
    if document.kind == Kind::Form {
        return;
    }
    let signatories = document.signatures.iter().flat_map(|it| &it.signatories);
    for (party, signatory) in document.parties.parties.iter().zip(signatories) {
        // A natural person signs in her own name.
        if !plain_text(&signatory.heading).starts_with("Pour ") {
            continue;
        }
        let identity = plain_text(&party.identity);
        let name = signatory.lines.first().map(|line| plain_text(line));
        let name = quote(&name.unwrap_or_default());
        let Some(message) = fault(&identity, &name) else { continue };
        out.push(at(&RULE, text.whole.clone(), message).help(
            "complétez [representative] dans la fiche de la partie : nom, « capacity » et, \
             s’il n’est pas représentant légal, « power »",
        ));
    }
}

fn imported(text: &Text<'_>, out: &mut Findings) {
    // General conditions and other texts that nobody signs engage by other means.
    if places_to_sign(text).is_empty() {
        return;
    }
    for party in appearance(text).parties {
        let left = ["[", "__", "XXX", "……", "liquez"];
        // A blank is said to be one.
        if !is_legal_person(&party.identity)
            || left.iter().any(|blank| party.identity.contains(blank))
        {
            continue;
        }
        let name = quote(&party.name);
        let Some(message) = fault(&party.identity, &name) else { continue };
        if signs_with_a_title(text, &party.name) {
            continue;
        }
        out.push(
            text.at(&RULE, party.passage, &party.range, message)
                .label("personne morale")
                .help(HELP),
        );
    }
}

/// What is missing in an identity.
fn fault(identity: &str, name: &str) -> Option<String> {
    let reading = Reading::new(identity);
    let tokens = reading.tokens();
    let represented = tokens.iter().position(|token| token.key.starts_with("represent"));
    let Some(represented) = represented else {
        // « agissant par son gérant », « prise en la personne de son président »
        if binds(tokens) {
            return None;
        }
        return Some(format!(
            "{name} est une personne morale, et le contrat ne dit pas qui la représente"
        ));
    };
    let binds = binds(&tokens[represented + 1..]);
    (!binds).then(|| {
        format!(
            "le contrat ne dit pas à quel titre le signataire engage {name} : il n’a ni qualité \
             de représentant légal, ni pouvoir"
        )
    })
}

fn binds(tokens: &[clausier_french::Token<'_>]) -> bool {
    tokens.iter().any(|token| {
        token.key == "ceo" || BINDING.iter().any(|start| token.key.starts_with(start))
    })
}

/// Whether the title of who signs for a party stands at the place to sign.
fn signs_with_a_title(text: &Text<'_>, name: &str) -> bool {
    let term = Reading::new(name);
    let term = term.tokens().last().map(|token| token.key.to_string());
    let places = places_to_sign(text);
    let mut lines = places.iter().flat_map(|place| &place.lines);
    lines.any(|line| {
        let tokens = line.reading.tokens();
        binds(tokens) && tokens.iter().any(|token| Some(&*token.key) == term.as_deref())
    })
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn a_title_or_a_power_is_enough() {
        for (identity, found) in [
            ("la société X, SAS, représentée par M. Roc, président", false),
            ("la société X, SARL, représentée par son gérant, M. Roc", false),
            ("la société X, représentée par M. Roc, directeur général", false),
            ("la société X, représentée par M. Roc, directeur, dûment habilité", false),
            ("la société X, représentée par M. Roc, directeur des achats", true),
            ("la société X, représentée par M. Roc", true),
            ("la société X, agissant par M. Roc, son président", false),
            ("la société X, SAS, dont le siège est à Brest", true),
        ] {
            assert_eq!(fault(identity, "X").is_some(), found, "{identity}");
        }
    }
}
