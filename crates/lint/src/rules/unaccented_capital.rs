//! Capitals keep their accents.

use clausier_diagnostics::Severity;
use clausier_french::{Reading, quote};

use super::{Check, Rule};
use crate::text::opens_a_sentence;
use crate::typography::{At, Fault, Look};

pub(super) static RULE: Rule = Rule {
    code: "TYPO-03",
    name: "capitales-sans-accent",
    severity: Severity::Info,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Les capitales sont accentuées : « RÈGLEMENT », « À compter du », « État ».

## Pourquoi

L’accent change le sens : « INDEMNITE » se devine, « INTERNE » et « INTERNÉ » non.

## Mauvais

> A compter de la signature, le REGLEMENT s’applique. Etant précisé que tout est dit.

## Bon

> À compter de la signature, le RÈGLEMENT s’applique. Le bâtiment A est exclu ; A. Durand aussi.

## Limites

Seuls les mots d’une liste sont signalés : ceux qui ont un accent dans tous leurs emplois.
",
    checks: &[Check::Typography(&LOOK)],
};

static LOOK: Look = Look { at: At::Clauses, may, faults, many: None };

/// A quick look: « E… », « A » alone, or three capitals.
fn may(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(3).enumerate().any(|(at, three)| {
        let opens = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        let alone = three[0] == b'A' && !three[1].is_ascii_alphanumeric();
        let capital = three[0] == b'E' && three[1].is_ascii_lowercase();
        (opens && (alone || capital)) || three.iter().all(u8::is_ascii_uppercase)
    })
}

fn faults(reading: &Reading<'_>) -> Vec<Fault> {
    let text = reading.text();
    let tokens = reading.tokens();
    let mut out: Vec<Fault> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let word = &text[token.range.clone()];
        if !word.starts_with(|c: char| c.is_ascii_uppercase()) {
            continue;
        }
        let fault = if word == "A" {
            is_preposition(reading, at).then_some("À")
        } else if CAPITALS.binary_search(&word).is_ok() {
            Some("")
        } else {
            (word.starts_with('E') && CAPITALISED.binary_search(&&*token.key).is_ok())
                .then_some("É")
        };
        let Some(right) = fault else { continue };
        let message = format!("il manque un accent à {}", quote(word));
        let help = if right.is_empty() {
            "une capitale garde ses accents".to_owned()
        } else {
            format!("une capitale garde ses accents : écrivez {right}")
        };
        out.push(Fault::new(token.range.clone(), message, help));
    }
    out
}

/// Whether « A » is the preposition, and not a letter, a label or the verb.
fn is_preposition(reading: &Reading<'_>, at: usize) -> bool {
    let text = reading.text();
    let tokens = reading.tokens();
    let Some(next) = tokens.get(at + 1) else { return false };
    let touching = next.range.start == tokens[at].range.end;
    let word = &text[next.range.clone()];
    let upper = word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    if touching || reading.is_quoted(at) {
        return false;
    }
    if upper && next.is_spoken() {
        // « MISE A DISPOSITION », not « ANNEXE A PRIX ».
        const LABELLED: [&str; 8] =
            ["annexe", "article", "lot", "partie", "option", "phase", "tableau", "zone"];
        let before = at.checked_sub(1).map(|at| &*tokens[at].key);
        return IN_CAPITALS.contains(&&*next.key)
            && before.is_none_or(|key| !LABELLED.contains(&key));
    }
    opens_a_sentence(text, tokens[at].range.start) && AFTER.contains(&&*next.key)
}

/// Words in capitals that certainly have an accent, in order.
const CAPITALS: [&str; 237] = [
    "ACCESSIBILITE",
    "ACTIVITE",
    "ACTIVITES",
    "ANNEE",
    "ANNEES",
    "APRES",
    "AUTORITE",
    "CAPACITE",
    "COMPETENCE",
    "COMPETENCES",
    "CONFIDENTIALITE",
    "CONFORMITE",
    "COUT",
    "COUTS",
    "CREANCE",
    "CREANCES",
    "CREATION",
    "CREATIONS",
    "CREDIT",
    "CREDITS",
    "DEBUT",
    "DECES",
    "DECHEANCE",
    "DECISION",
    "DECISIONS",
    "DECLARATION",
    "DECLARATIONS",
    "DEFAILLANCE",
    "DEFAUT",
    "DEFENSE",
    "DEFINITION",
    "DEFINITIONS",
    "DELAI",
    "DELAIS",
    "DEMARRAGE",
    "DENOMMEES",
    "DEPENSES",
    "DEPLACEMENT",
    "DEPLACEMENTS",
    "DEPOT",
    "DEPOTS",
    "DERNIERE",
    "DEROGATION",
    "DEROGATIONS",
    "DEROULEMENT",
    "DESIGNATION",
    "DESIGNEES",
    "DETAIL",
    "DEVELOPPEMENT",
    "DIFFEREND",
    "DIFFERENDS",
    "DISPONIBILITE",
    "DONNEES",
    "DUREE",
    "ECHEANCE",
    "ECHEANCES",
    "ECHEANCIER",
    "ECRIT",
    "ECRITS",
    "EDITEUR",
    "EDITION",
    "EGALITE",
    "ELECTION",
    "ELEMENT",
    "ELEMENTS",
    "EMISSION",
    "EMPECHEMENT",
    "ENTREE",
    "ENTREPRENEURIALE",
    "EQUIPE",
    "EQUIPEMENT",
    "ETABLISSEMENT",
    "ETAT",
    "ETATS",
    "ETENDUE",
    "ETUDE",
    "ETUDES",
    "EVALUATION",
    "EVOLUTION",
    "EXCLUSIVITE",
    "EXECUTION",
    "EXIGIBILITE",
    "EXONERATION",
    "EXPEDITION",
    "FACADE",
    "FIDELITE",
    "FLEXIBILITE",
    "FRANCAIS",
    "FRANCAISE",
    "FRANCAISES",
    "GENERAL",
    "GENERALE",
    "GENERALES",
    "GENERALITES",
    "GENERAUX",
    "GERANT",
    "GERANTE",
    "HEBERGEMENT",
    "HEBERGEUR",
    "HIERARCHIE",
    "IMMATRICULEE",
    "IMPREVISION",
    "INDEMNITE",
    "INDEMNITES",
    "INDEPENDANCE",
    "INEXECUTION",
    "INTEGRALITE",
    "INTELLECTUELLES",
    "INTERET",
    "INTERETS",
    "INTERPRETATION",
    "LEGAL",
    "LEGALE",
    "LEGALES",
    "LEGAUX",
    "LIBERALITE",
    "LIBERTE",
    "LICENCIE",
    "LOYAUTE",
    "MAJORITE",
    "MATERIEL",
    "MATERIELS",
    "MEDIATION",
    "METHODE",
    "METHODES",
    "MODALITES",
    "NEGOCIATION",
    "NULLITE",
    "NUMERO",
    "OPERATION",
    "OPERATIONS",
    "OPPOSABILITE",
    "PARITE",
    "PENALITE",
    "PENALITES",
    "PERIMETRE",
    "PERIODE",
    "PERIODES",
    "PERSONNALITE",
    "PLANETE",
    "PREALABLE",
    "PREALABLEMENT",
    "PREAMBULE",
    "PREAVIS",
    "PRECISION",
    "PRECISIONS",
    "PREFERENCE",
    "PREJUDICE",
    "PRELIMINAIRE",
    "PRELIMINAIRES",
    "PREMIERE",
    "PRESEANCE",
    "PRESENT",
    "PRESENTE",
    "PRESENTES",
    "PRESENTS",
    "PRIORITE",
    "PRIVILEGE",
    "PROCEDURE",
    "PROCEDURES",
    "PROPRIETAIRE",
    "PROPRIETAIRES",
    "PROPRIETE",
    "PROTEGEES",
    "PUBLICITE",
    "QUALITE",
    "REALISATION",
    "RECEPTION",
    "RECIPROQUE",
    "RECIPROQUES",
    "RECLAMATION",
    "RECLAMATIONS",
    "RECU",
    "RECUPERATION",
    "REDUCTION",
    "REFERENCE",
    "REFERENCES",
    "REGIE",
    "REGIME",
    "REGLE",
    "REGLEMENT",
    "REGLEMENTS",
    "REGLES",
    "REITERATION",
    "RELACHEMENT",
    "RELATIVITE",
    "REMUNERATION",
    "RENEGOCIATION",
    "RENUMEROTATION",
    "REPARATION",
    "REPARTITION",
    "REPONSE",
    "REPRESENTANT",
    "REPRESENTATION",
    "REPRESENTE",
    "REPRESENTEE",
    "REPUTATION",
    "REQUISITION",
    "RESEAU",
    "RESEAUX",
    "RESERVE",
    "RESERVEE",
    "RESERVES",
    "RESIDENCE",
    "RESILIATION",
    "RESOLUTION",
    "RESOLUTOIRE",
    "RESPONSABILITE",
    "RETRACTATION",
    "RETROCESSION",
    "REUNION",
    "REUNIONS",
    "REVERSIBILITE",
    "REVISION",
    "SECURITE",
    "SEJOUR",
    "SIEGE",
    "SINCERITE",
    "SOCIETE",
    "SOCIETES",
    "SOLIDARITE",
    "SOUSSIGNEES",
    "SOUSSIGNES",
    "SPECIALITE",
    "SPECIFIQUE",
    "SPECIFIQUES",
    "STABILITE",
    "SURETE",
    "SURETES",
    "TELECOMMUNICATIONS",
    "TELEPHONE",
    "TERRITORIALITE",
    "TRACABILITE",
    "VALIDITE",
    "VEHICULE",
    "VEHICULES",
    "VERIFICATION",
];

/// Words whose first letter certainly is É, in order.
const CAPITALISED: [&str; 45] = [
    "echange",
    "echanges",
    "echeance",
    "echeances",
    "echeancier",
    "ecole",
    "ecoles",
    "economie",
    "ecrit",
    "ecrits",
    "editeur",
    "edition",
    "education",
    "egalement",
    "election",
    "electronique",
    "element",
    "elements",
    "emission",
    "energie",
    "epoque",
    "equipe",
    "equipement",
    "equipements",
    "equipes",
    "etablissement",
    "etablissements",
    "etant",
    "etape",
    "etapes",
    "etat",
    "etats",
    "etre",
    "etude",
    "etudes",
    "evaluation",
    "evenement",
    "evenements",
    "eventuel",
    "eventuelle",
    "eventuellement",
    "eventuelles",
    "eventuels",
    "evolution",
    "evolutions",
];

/// What follows the preposition at the start of a sentence.
const AFTER: [&str; 47] = [
    "aucun",
    "aucune",
    "cause",
    "ce",
    "ceci",
    "cela",
    "celle",
    "celles",
    "celui",
    "ces",
    "cet",
    "cette",
    "ceux",
    "chaque",
    "charge",
    "compter",
    "concurrence",
    "condition",
    "cote",
    "defaut",
    "echeance",
    "hauteur",
    "l'",
    "l'exception",
    "la",
    "ladite",
    "leur",
    "leurs",
    "moins",
    "noter",
    "notre",
    "partir",
    "peine",
    "propos",
    "raison",
    "reception",
    "sa",
    "savoir",
    "ses",
    "son",
    "terme",
    "titre",
    "tous",
    "tout",
    "toute",
    "toutes",
    "votre",
];

/// What follows it among capitals.
const IN_CAPITALS: [&str; 22] = [
    "caractere",
    "charge",
    "completer",
    "compter",
    "defaut",
    "disposition",
    "distance",
    "domicile",
    "duree",
    "fournir",
    "jour",
    "l'",
    "la",
    "livrer",
    "payer",
    "recours",
    "remettre",
    "remplir",
    "retourner",
    "terme",
    "titre",
    "usage",
];

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn capitals() {
        for (text, expected) in [
            ("A défaut, A compter de ce jour", vec!["A"]),
            ("Le prix. A l’expiration", vec!["A"]),
            ("A. Durand, le bâtiment A et A est", vec![]),
            ("Etant entendu que l’Etat paie", vec!["Etant", "Etat"]),
            ("l’État, Élection, Ensemble, Et", vec![]),
            ("CONDITIONS GENERALES DE VENTE", vec!["GENERALES"]),
            ("ENTRE LES SOUSSIGNES, APRES AVOIR LU", vec!["SOUSSIGNES", "APRES"]),
            ("CONDITIONS GÉNÉRALES, ANNEXE A PRIX", vec![]),
            ("MISE A DISPOSITION", vec!["A"]),
        ] {
            assert_eq!(extracts(&super::RULE, text), expected, "{text}");
        }
    }
}
