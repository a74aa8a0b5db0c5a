//! Plurals, and things that are counted.

use crate::{NBSP, fold, group_thousands};

/// Words after which nothing of a phrase takes the plural: « bons de commande ».
const LINKS: [&str; 17] = [
    "de", "du", "des", "d", "à", "au", "aux", "en", "sur", "par", "pour", "sans", "sous",
    "hors", "contre", "dans", "avec",
];

/// First parts of compounds that do not vary.
const PREFIXES: [&str; 20] = [
    "sous", "sur", "avant", "après", "contre", "demi", "semi", "mi", "non", "vice", "co",
    "ex", "micro", "auto", "porte", "garde", "inter", "anti", "quasi", "e",
];

const IRREGULAR: [(&str, &str); 12] = [
    ("œil", "yeux"),
    ("ciel", "cieux"),
    ("monsieur", "messieurs"),
    ("madame", "mesdames"),
    ("mademoiselle", "mesdemoiselles"),
    ("bail", "baux"),
    ("travail", "travaux"),
    ("vitrail", "vitraux"),
    ("corail", "coraux"),
    ("émail", "émaux"),
    ("vantail", "vantaux"),
    ("rendez", "rendez"),
];

/// Words whose ending would ask for something else than the *s* they take.
const REGULAR: [&str; 18] = [
    "bal", "carnaval", "festival", "récital", "régal", "chacal", "cal", "naval", "fatal",
    "bancal", "natal", "final", "landau", "sarrau", "bleu", "pneu", "émeu", "aval",
];

const IN_OUX: [&str; 7] = ["bijou", "caillou", "chou", "genou", "hibou", "joujou", "pou"];

/// Phrases of which only one part varies, or none.
const PHRASES: [(&str, &str); 6] = [
    ("ayant droit", "ayants droit"),
    ("ayant-droit", "ayants-droit"),
    ("ayant cause", "ayants cause"),
    ("savoir-faire", "savoir-faire"),
    ("faire-part", "faire-part"),
    ("laissez-passer", "laissez-passer"),
];

/// The plural of a noun, or of a noun and its adjectives.
///
/// What follows a preposition stays (« bons de commande »), and so do the
/// prefixes of compounds (« sous-traitants »), acronyms, and words that end in
/// s, x or z. A plural no rule of this kind can tell must be given by its
/// author.
///
/// ```
/// # use clausier_french::plural;
/// assert_eq!(plural("Bon de commande"), "Bons de commande");
/// ```
pub fn plural(noun: &str) -> String {
    if let Some(many) = look_up(&PHRASES, noun) {
        return many;
    }
    let mut out = String::with_capacity(noun.len() + 4);
    let mut varies = true;
    let mut rest = noun;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(end);
        let hyphen = tail.starts_with('-');
        let lower = word.to_lowercase();
        let elided = tail.starts_with(['’', '\'']);
        if !out.is_empty() && LINKS.contains(&lower.as_str()) {
            varies = false;
        }
        if !varies || elided || (hyphen && PREFIXES.contains(&lower.as_str())) {
            out.push_str(word);
        } else {
            out.push_str(&plural_word(word, &lower));
        }
        let gap = tail.find(char::is_alphanumeric).unwrap_or(tail.len());
        out.push_str(&tail[..gap]);
        rest = &tail[gap..];
    }
    out
}

/// So many of something: `3 jours`, `0 jour`, with a no-break space.
///
/// French has the plural from two on.
///
/// ```
/// # use clausier_french::count;
/// assert_eq!(count(2, "erreur"), "2\u{a0}erreurs");
/// ```
pub fn count(n: u64, singular: &str) -> String {
    let figures = group_thousands(&n.to_string());
    if n < 2 {
        format!("{figures}{NBSP}{singular}")
    } else {
        format!("{figures}{NBSP}{}", plural(singular))
    }
}

/// What a table gives for a word, with the word's capital.
fn look_up(table: &[(&str, &str)], word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let (_, many) = table.iter().find(|(one, _)| *one == lower)?;
    let capital = word.starts_with(char::is_uppercase);
    Some(if capital { crate::capitalize(many) } else { (*many).to_owned() })
}

fn plural_word(word: &str, lower: &str) -> String {
    let acronym = word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
    if word.is_empty() || acronym || word.ends_with(|c: char| c.is_ascii_digit()) {
        return word.to_owned();
    }
    if let Some(irregular) = look_up(&IRREGULAR, word) {
        return irregular;
    }
    let ends = |ends: &[&str]| ends.iter().any(|end| lower.ends_with(end));
    if ends(&["s", "x", "z"]) {
        return word.to_owned();
    }
    // A letter may have changed its length with its case: compare folded.
    if ends(&["al", "au", "eu"]) {
        let folded = fold(lower);
        if REGULAR.iter().any(|known| fold(known) == folded) {
            return format!("{word}s");
        }
    }
    if ends(&["al"]) {
        return format!("{}aux", &word[..word.len() - 2]);
    }
    if ends(&["au", "eu"]) || IN_OUX.contains(&lower) {
        return format!("{word}x");
    }
    format!("{word}s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals() {
        for (one, many) in [
            ("jour", "jours"),
            ("mois", "mois"),
            ("an", "ans"),
            ("prix", "prix"),
            ("Facture", "Factures"),
            ("canal", "canaux"),
            ("Tribunal", "Tribunaux"),
            ("festival", "festivals"),
            ("Bail", "Baux"),
            ("travail", "travaux"),
            ("détail", "détails"),
            ("Niveau", "Niveaux"),
            ("lieu", "lieux"),
            ("bleu", "bleus"),
            ("bijou", "bijoux"),
            ("trou", "trous"),
            ("œil", "yeux"),
            ("Monsieur", "Messieurs"),
            ("SARL", "SARL"),
            ("jour ouvré", "jours ouvrés"),
            ("Donnée personnelle", "Données personnelles"),
            ("Bon de commande", "Bons de commande"),
            ("chiffre d’affaires", "chiffres d’affaires"),
            ("mise en demeure", "mises en demeure"),
            ("Sous-traitant", "Sous-traitants"),
            ("procès-verbal", "procès-verbaux"),
            ("avant-projet", "avant-projets"),
            ("rendez-vous", "rendez-vous"),
            ("chef-d’œuvre", "chefs-d’œuvre"),
            ("tête-à-tête", "têtes-à-tête"),
            ("Ayant droit", "Ayants droit"),
            ("Savoir-faire", "Savoir-faire"),
            ("", ""),
        ] {
            assert_eq!(plural(one), many);
        }
    }

    #[test]
    fn counts() {
        for (n, noun, expected) in [
            (0, "jour", "0\u{a0}jour"),
            (1, "jour", "1\u{a0}jour"),
            (2, "jour", "2\u{a0}jours"),
            (3, "mois", "3\u{a0}mois"),
            (1_500, "mot", "1\u{202f}500\u{a0}mots"),
        ] {
            assert_eq!(count(n, noun), expected);
        }
    }
}
