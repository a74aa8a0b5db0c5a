//! Gender, number, and the articles that agree with them.

use crate::elides;

/// The grammatical gender of a noun or of a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// Le Client.
    Masculine,
    /// La Cliente.
    Feminine,
}

/// Whether a noun stands for one thing or for several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Plurality {
    /// Le Client.
    One,
    /// Les Clients.
    Many,
}

/// The definite article before `noun`, with the blank or apostrophe that
/// parts them: `le `, `la `, `l’`, `les `.
pub fn definite_article(
    noun: &str,
    gender: Gender,
    plurality: Plurality,
) -> &'static str {
    pick(noun, gender, plurality, ["le ", "la ", "l’", "les "])
}

/// « De » and the definite article: `du `, `de la `, `de l’`, `des `.
pub fn of_article(noun: &str, gender: Gender, plurality: Plurality) -> &'static str {
    pick(noun, gender, plurality, ["du ", "de la ", "de l’", "des "])
}

/// « À » and the definite article: `au `, `à la `, `à l’`, `aux `.
pub fn to_article(noun: &str, gender: Gender, plurality: Plurality) -> &'static str {
    pick(noun, gender, plurality, ["au ", "à la ", "à l’", "aux "])
}

/// The noun with its definite article: « le Client », « l’Agence ».
///
/// The noun is given in the number wanted: `Plurality::Many` goes with
/// « Clients ».
pub fn definite(noun: &str, gender: Gender, plurality: Plurality) -> String {
    definite_article(noun, gender, plurality).to_owned() + noun
}

/// The noun after « de »: « du Client », « de l’Agence », « des Clients ».
pub fn of(noun: &str, gender: Gender, plurality: Plurality) -> String {
    of_article(noun, gender, plurality).to_owned() + noun
}

/// The noun after « à »: « au Client », « à l’Agence », « aux Clients ».
pub fn to(noun: &str, gender: Gender, plurality: Plurality) -> String {
    to_article(noun, gender, plurality).to_owned() + noun
}

fn pick(
    noun: &str,
    gender: Gender,
    plurality: Plurality,
    [masculine, feminine, elided, plural]: [&'static str; 4],
) -> &'static str {
    match (plurality, gender) {
        (Plurality::Many, _) => plural,
        (Plurality::One, _) if elides(noun) => elided,
        (Plurality::One, Gender::Masculine) => masculine,
        (Plurality::One, Gender::Feminine) => feminine,
    }
}

#[cfg(test)]
mod tests {
    use super::Gender::{Feminine, Masculine};
    use super::Plurality::{Many, One};
    use super::*;

    #[test]
    fn articles() {
        for (noun, gender, plurality, expected) in [
            ("Client", Masculine, One, ["le Client", "du Client", "au Client"]),
            ("Cliente", Feminine, One, ["la Cliente", "de la Cliente", "à la Cliente"]),
            ("Agence", Feminine, One, ["l’Agence", "de l’Agence", "à l’Agence"]),
            ("État", Masculine, One, ["l’État", "de l’État", "à l’État"]),
            ("Hôte", Masculine, One, ["l’Hôte", "de l’Hôte", "à l’Hôte"]),
            (
                "Hébergeur",
                Masculine,
                One,
                ["l’Hébergeur", "de l’Hébergeur", "à l’Hébergeur"],
            ),
            ("Holding", Feminine, One, ["la Holding", "de la Holding", "à la Holding"]),
            ("Clients", Masculine, Many, ["les Clients", "des Clients", "aux Clients"]),
            ("Agences", Feminine, Many, ["les Agences", "des Agences", "aux Agences"]),
        ] {
            let found = [
                definite(noun, gender, plurality),
                of(noun, gender, plurality),
                to(noun, gender, plurality),
            ];
            assert_eq!(found, expected);
        }
    }
}
