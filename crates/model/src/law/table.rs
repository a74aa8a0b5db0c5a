//! Texts that references name in short, and where they are read.
//!
//! The identifiers of codes are those of the LEGI base of the DILA, checked against
//! its published list of codes (21 January 2019; the Code des impositions sur les biens
//! et services, which is later, against links to its sections). Those of laws and
//! decrees were each found in links to Légifrance under the number of the text. An
//! identifier that could not be checked is not here: its text has no address.

/// A code.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// How it is cited: « C. com. ».
    pub short: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its identifier on Légifrance.
    pub id: &'static str,
    /// Other short forms.
    pub(super) others: &'static [&'static str],
}

const fn code(
    short: &'static str,
    name: &'static str,
    id: &'static str,
    others: &'static [&'static str],
) -> Code {
    Code { short, name, id, others }
}

/// Every code that a reference may name.
///
/// Invariant: what starts with the short form of another stands before it.
pub(super) static CODES: &[Code] = &[
    code("CASF", "Code de l’action sociale et des familles", "LEGITEXT000006074069", &[]),
    code("C. assur.", "Code des assurances", "LEGITEXT000006073984", &["C. ass."]),
    code(
        "CCH",
        "Code de la construction et de l’habitation",
        "LEGITEXT000006074096",
        &["C. constr."],
    ),
    code("CCP", "Code de la commande publique", "LEGITEXT000037701019", &[]),
    code(
        "CESEDA",
        "Code de l’entrée et du séjour des étrangers et du droit d’asile",
        "LEGITEXT000006070158",
        &[],
    ),
    code(
        "CGCT",
        "Code général des collectivités territoriales",
        "LEGITEXT000006070633",
        &[],
    ),
    code("CGI", "Code général des impôts", "LEGITEXT000006069577", &[]),
    code(
        "CGPPP",
        "Code général de la propriété des personnes publiques",
        "LEGITEXT000006070299",
        &["CG3P"],
    ),
    code(
        "CIBS",
        "Code des impositions sur les biens et services",
        "LEGITEXT000044595989",
        &[],
    ),
    code("C. civ.", "Code civil", "LEGITEXT000006070721", &[]),
    code("CJA", "Code de justice administrative", "LEGITEXT000006070933", &[]),
    code(
        "CMF",
        "Code monétaire et financier",
        "LEGITEXT000006072026",
        &["C. mon. fin.", "COMOFI"],
    ),
    code("C. com.", "Code de commerce", "LEGITEXT000005634379", &["C. comm."]),
    code(
        "C. conso.",
        "Code de la consommation",
        "LEGITEXT000006069565",
        &["C. consom.", "C. cons."],
    ),
    code("COJ", "Code de l’organisation judiciaire", "LEGITEXT000006071164", &[]),
    code("CPC", "Code de procédure civile", "LEGITEXT000006070716", &["C. pr. civ."]),
    code(
        "CPCE",
        "Code des procédures civiles d’exécution",
        "LEGITEXT000025024948",
        &["C. pr. exéc."],
    ),
    code(
        "CPI",
        "Code de la propriété intellectuelle",
        "LEGITEXT000006069414",
        &["C. propr. intell."],
    ),
    code("CPP", "Code de procédure pénale", "LEGITEXT000006071154", &["C. pr. pén."]),
    code(
        "CRPA",
        "Code des relations entre le public et l’administration",
        "LEGITEXT000031366350",
        &[],
    ),
    code("CSI", "Code de la sécurité intérieure", "LEGITEXT000025503132", &[]),
    code("CSP", "Code de la santé publique", "LEGITEXT000006072665", &["C. santé publ."]),
    code("CSS", "Code de la sécurité sociale", "LEGITEXT000006073189", &["C. séc. soc."]),
    code("C. déf.", "Code de la défense", "LEGITEXT000006071307", &[]),
    code("C. douanes", "Code des douanes", "LEGITEXT000006071570", &[]),
    code("C. éduc.", "Code de l’éducation", "LEGITEXT000006071191", &[]),
    code("C. énergie", "Code de l’énergie", "LEGITEXT000023983208", &["C. énerg."]),
    code("C. env.", "Code de l’environnement", "LEGITEXT000006074220", &["C. envir."]),
    code("C. mut.", "Code de la mutualité", "LEGITEXT000006074067", &[]),
    code("C. patr.", "Code du patrimoine", "LEGITEXT000006074236", &[]),
    code("C. pén.", "Code pénal", "LEGITEXT000006070719", &["CP"]),
    code("C. route", "Code de la route", "LEGITEXT000006074228", &[]),
    code(
        "C. rur.",
        "Code rural et de la pêche maritime",
        "LEGITEXT000022197698",
        &["CRPM"],
    ),
    code("C. sport", "Code du sport", "LEGITEXT000006071318", &[]),
    code("C. tourisme", "Code du tourisme", "LEGITEXT000006074073", &["C. tour."]),
    code("C. transp.", "Code des transports", "LEGITEXT000023086525", &[]),
    code("C. trav.", "Code du travail", "LEGITEXT000006072050", &[]),
    code("C. urb.", "Code de l’urbanisme", "LEGITEXT000006074075", &[]),
    code("LPF", "Livre des procédures fiscales", "LEGITEXT000006069583", &[]),
];

/// Laws, ordinances and decrees by their number, with their identifier on Légifrance.
pub(super) static TEXTS: &[(&str, &str)] = &[
    ("71-584", "JORFTEXT000000687670"),
    ("71-1130", "JORFTEXT000000508793"),
    ("75-1334", "JORFTEXT000000889241"),
    ("78-17", "JORFTEXT000000886460"),
    ("2004-575", "JORFTEXT000000801164"),
    ("2017-1416", "JORFTEXT000035676246"),
    ("2023-1322", "JORFTEXT000048727345"),
];

/// Names by which texts go, with the form they are cited in.
pub(super) static NICKNAMES: &[(&str, &str)] = &[
    ("RGPD", "Règl. (UE) 2016/679"),
    ("DORA", "Règl. (UE) 2022/2554"),
    ("eIDAS", "Règl. (UE) n° 910/2014"),
    ("RIA", "Règl. (UE) 2024/1689"),
    ("NIS 2", "Dir. (UE) 2022/2555"),
    ("NIS2", "Dir. (UE) 2022/2555"),
    ("Rome I", "Règl. (CE) n° 593/2008"),
    ("Rome II", "Règl. (CE) n° 864/2007"),
    ("Bruxelles I bis", "Règl. (UE) n° 1215/2012"),
    ("LIL", "L. n° 78-17 du 6 janvier 1978"),
    ("LCEN", "L. n° 2004-575 du 21 juin 2004"),
];

/// Treaties and other texts that are cited by their name alone.
pub(super) static TREATIES: &[&str] =
    &["TFUE", "TUE", "Charte UE", "Conv. EDH", "Constitution", "DDHC", "CVIM"];
