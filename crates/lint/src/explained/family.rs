//! Families of codes, and what they are about.

/// The families, in the order of their codes.
static TITLES: &[(&str, &str)] = &[
    ("ASS", "les assurances"),
    ("CLA", "la tenue des clauses"),
    ("CLR", "la clarté"),
    ("CNF", "la confidentialité"),
    ("CYB", "la cybersécurité"),
    ("DEF", "les termes définis"),
    ("DOC", "le texte"),
    ("DUR", "la durée"),
    ("EXP", "les expressions"),
    ("FM", "la force majeure"),
    ("GAR", "la garantie de paiement"),
    ("GEN", "les dispositions générales"),
    ("IA", "l’intelligence artificielle"),
    ("ID", "les identités légales"),
    ("IMP", "les textes qui viennent d’ailleurs"),
    ("INC", "les incidents et violations de données"),
    ("IND", "l’indépendance"),
    ("JUR", "le juge et la loi"),
    ("MAN", "les fiches et les contrats-types"),
    ("MDT", "le mandat"),
    ("MED", "la médiation"),
    ("MOD", "la modification du contrat"),
    ("NC", "la non-concurrence"),
    ("NOT", "les notifications"),
    ("NS", "la non-sollicitation"),
    ("NUM", "les nombres, les dates et les calculs"),
    ("OBJ", "l’objet et les missions"),
    ("OPT", "les options d’un contrat-type"),
    ("PAR", "les parties"),
    ("PEN", "les pénalités de retard"),
    ("PI", "la propriété intellectuelle"),
    ("POR", "le portage salarial"),
    ("PRET", "avant l’envoi"),
    ("PRX", "le prix et le paiement"),
    ("REF", "les renvois"),
    ("REG", "les niveaux des règles"),
    ("RES", "la fin du contrat"),
    ("RESP", "la responsabilité"),
    ("REV", "la révision du prix"),
    ("RGPD", "les données personnelles"),
    ("SEC", "les exigences par secteur"),
    ("SIG", "la signature et la preuve"),
    ("SRC", "les fichiers"),
    ("ST", "la sous-traitance"),
    ("SUS", "la suspension"),
    ("TYP", "le type de contrat"),
    ("TYPO", "la typographie"),
    ("VAL", "les valeurs"),
    ("VIG", "la vigilance"),
];

/// The family of a code: what stands before its hyphen.
///
/// ```
/// assert_eq!(clausier_lint::explained::family("DEF-01"), "DEF");
/// ```
pub fn family(code: &str) -> &str {
    code.split_once('-').map_or(code, |(family, _)| family)
}

/// What a family is about, in lower case, such as « les termes définis »; nothing for
/// a family that a workspace made up.
pub fn family_title(family: &str) -> Option<&'static str> {
    TITLES.iter().find(|(known, _)| *known == family).map(|(_, title)| *title)
}
