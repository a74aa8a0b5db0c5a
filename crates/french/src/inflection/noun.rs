//! Plural and feminine of nouns and adjectives.

use crate::plural;

/// Words with forms of their own: masculine and feminine, both numbers.
const IRREGULAR: [&str; 28] = [
    "tout toute tous toutes",
    "un une",
    "quel quelle quels quelles",
    "nul nulle nuls nulles",
    "seul seule seuls seules",
    "aucun aucune",
    "son sa ses",
    "leur leurs",
    "cet cette ces",
    "doux douce douces",
    "faux fausse fausses",
    "gros grosse grosses",
    "exprès expresse expresses",
    "vieux vieil vieille vieilles",
    "bref brève brefs brèves",
    "sec sèche secs sèches",
    "public publique publics publiques",
    "blanc blanche blancs blanches",
    "franc franche francs franches",
    "grec grecque grecs grecques",
    "long longue longs longues",
    "nouveau nouvel nouvelle nouveaux nouvelles",
    "beau bel belle beaux belles",
    "bon bonne bons bonnes",
    "favori favorite favoris favorites",
    "œil yeux",
    "pareil pareille pareils pareilles",
    "dû due dus dues",
];

/// Adjectives whose ending is that of many nouns, which have no feminine.
const ADJECTIVES: [&str; 62] = [
    "complet",
    "incomplet",
    "secret",
    "net",
    "discret",
    "concret",
    "inquiet",
    "désuet",
    "immédiat",
    "adéquat",
    "inadéquat",
    "avocat",
    "candidat",
    "délicat",
    "fort",
    "mort",
    "grand",
    "petit",
    "marchand",
    "second",
    "profond",
    "direct",
    "indirect",
    "correct",
    "incorrect",
    "exact",
    "inexact",
    "distinct",
    "strict",
    "intact",
    "suspect",
    "civil",
    "subtil",
    "dur",
    "sûr",
    "obscur",
    "pur",
    "futur",
    "noir",
    "clair",
    "écrit",
    "inscrit",
    "prescrit",
    "souscrit",
    "produit",
    "réduit",
    "conduit",
    "interdit",
    "dit",
    "gratuit",
    "fortuit",
    "inclus",
    "exclus",
    "confus",
    "précis",
    "imprécis",
    "exquis",
    "français",
    "mauvais",
    "anglais",
    "illicit",
    "apparent",
];

/// Nouns in a feminine-looking ending that have no feminine, for it would be a
/// form of a verb or another noun.
const MASCULINE: [&str; 24] = [
    "rappel",
    "appel",
    "hôtel",
    "recel",
    "signal",
    "journal",
    "total",
    "capital",
    "canal",
    "bien",
    "lien",
    "soutien",
    "maintien",
    "entretien",
    "main",
    "gain",
    "parti",
    "suivi",
    "tri",
    "défi",
    "oubli",
    "crédit",
    "droit",
    "lieu",
];

/// Endings of participles and adjectives, and what becomes of them.
const FEMININE: [(&str, &str); 33] = [
    ("é", "ée"),
    ("eau", ""),
    ("eu", ""),
    ("ou", ""),
    ("au", ""),
    ("u", "ue"),
    ("oi", ""),
    ("ai", ""),
    ("ui", ""),
    ("i", "ie"),
    ("if", "ive"),
    ("eux", "euse"),
    ("el", "elle"),
    ("al", "ale"),
    ("eur", "eure"),
    ("ien", "ienne"),
    ("éen", "éenne"),
    ("ment", ""),
    ("ant", "ante"),
    ("ent", "ente"),
    ("pris", "prise"),
    ("quis", "quise"),
    ("mis", "mise"),
    ("er", "ère"),
    ("ain", "aine"),
    ("un", "une"),
    ("vert", "verte"),
    ("fert", "ferte"),
    ("eint", "einte"),
    ("aint", "ainte"),
    ("joint", "jointe"),
    ("fait", "faite"),
    ("strait", "straite"),
];

/// Hands each form of a noun or an adjective to `add`.
pub(super) fn inflect(word: &str, add: &mut impl FnMut(String)) {
    let known = IRREGULAR.iter().find(|forms| forms.split(' ').any(|form| form == word));
    if let Some(forms) = known {
        forms.split(' ').for_each(|form| add(form.to_owned()));
        return;
    }
    both_numbers(word, add);
    if let Some(one) = singular(word) {
        both_numbers(&one, add);
        feminine(&one, add);
    }
    feminine(word, add);
}

fn both_numbers(one: &str, add: &mut impl FnMut(String)) {
    add(plural(one));
    add(one.to_owned());
}

/// The singular of what ends as a plural.
fn singular(word: &str) -> Option<String> {
    // « accès », « corps », « recours », « délais »: an *s* that belongs to the
    // word leaves no French word when it is dropped, with few exceptions.
    const OWN: [&str; 6] = ["temps", "pays", "sens", "frais", "avis", "bas"];
    if word.chars().count() < 4 || OWN.contains(&word) {
        return None;
    }
    if let Some(stem) = word.strip_suffix("aux").filter(|stem| stem.len() > 2) {
        // « travaux », « baux »: what no rule tells is found by its singular.
        return Some(format!("{stem}al"));
    }
    word.strip_suffix('s').filter(|stem| !stem.ends_with('s')).map(str::to_owned)
}

fn feminine(word: &str, add: &mut impl FnMut(String)) {
    if MASCULINE.contains(&word) {
        return;
    }
    let mut both = |one: String| {
        add(format!("{one}s"));
        add(one);
    };
    if ADJECTIVES.contains(&word) {
        let stem = word.strip_suffix("et").filter(|_| word != "net");
        both(match stem {
            Some(stem) => format!("{stem}ète"),
            None if word == "net" => "nette".to_owned(),
            None => format!("{word}e"),
        });
        return;
    }
    // The longest ending speaks: « paiement » is no « présent ».
    let ending = FEMININE
        .iter()
        .filter(|(ending, _)| word.len() > ending.len() && word.ends_with(ending))
        .max_by_key(|(ending, _)| ending.len());
    let Some((ending, feminine)) = ending.filter(|(_, feminine)| !feminine.is_empty())
    else {
        return;
    };
    let stem = &word[..word.len() - ending.len()];
    both(format!("{stem}{feminine}"));
    if *ending == "eur" {
        both(format!("{stem}euse"));
        if let Some(stem) = stem.strip_suffix('t') {
            both(format!("{stem}trice"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(word: &str) -> Vec<String> {
        let mut out = Vec::new();
        inflect(word, &mut |form| out.push(form));
        out
    }

    #[test]
    fn reaches() {
        for (word, forms) in [
            ("documenté", "documenté documentés documentée documentées"),
            ("subordonné", "subordonnées"),
            ("convenu", "convenue convenus"),
            ("établi", "établie établies"),
            ("exclusif", "exclusive exclusifs exclusives"),
            ("onéreux", "onéreuse onéreuses"),
            ("hiérarchique", "hiérarchiques"),
            ("personnel", "personnelle personnels personnelles"),
            ("social", "sociale sociaux sociales"),
            ("sociaux", "social sociale"),
            ("fournisseur", "fournisseurs fournisseuse"),
            ("éditeur", "éditrice éditrices"),
            ("supérieur", "supérieure"),
            ("quotidien", "quotidienne"),
            ("européen", "européenne"),
            ("dépendant", "dépendante"),
            ("présent", "présentes"),
            ("soumis", "soumise soumises"),
            ("premier", "première"),
            ("prochain", "prochaine"),
            ("restreint", "restreinte"),
            ("complet", "complète"),
            ("direct", "directes"),
            ("pénalités", "pénalité"),
            ("congés", "congé"),
            ("tout", "toutes tous"),
            ("public", "publiques"),
            ("travail", "travaux"),
        ] {
            let found = all(word);
            for form in forms.split(' ') {
                assert!(found.iter().any(|known| known == form), "{word}: {form}");
            }
        }
    }

    #[test]
    fn is_not_another_word() {
        for (word, other) in [
            ("rappel", "rappelle"),
            ("accord", "accorde"),
            ("paiement", "paiemente"),
            ("port", "porte"),
            ("refus", "refuse"),
            ("emploi", "emploie"),
            ("don", "donne"),
            ("coût", "coûte"),
            ("signal", "signale"),
            ("maintien", "maintienne"),
            ("objet", "objète"),
        ] {
            assert!(!all(word).iter().any(|known| known == other), "{word}: {other}");
        }
    }
}
