//! The conjugation of what looks like an infinitive.
//!
//! Only the accents of participles matter to who compares words (« fixe » and
//! « fixé »): elsewhere « cède » and « céder », « renonçons » and « renoncer »
//! have the same letters, and one rule serves.

use super::irregular;

/// Nouns and adjectives whose verb forms would be other words.
const NOT_VERBS: [&str; 22] = [
    "usager",
    "étranger",
    "passager",
    "messager",
    "mensonger",
    "léger",
    "danger",
    "viager",
    "loyer",
    "foyer",
    "hier",
    "premier",
    "dernier",
    "entier",
    "particulier",
    "régulier",
    "courrier",
    "papier",
    "ordre",
    "désir",
    "loisir",
    "plaisir",
];

/// Endings after the stem of a verb such as `renoncer`.
const FIRST_GROUP: &str = "e es ons ez ent ais ait ions iez aient ai as a âmes âtes \
    èrent erai eras era erons erez eront erais erait erions eriez eraient asse assent \
    ât ant ants ante antes é és ée ées er";

/// Endings after the stem of a verb such as `définir`.
const SECOND_GROUP: &str = "is it issons issez issent issais issait issions issiez \
    issaient îmes îtes irent irai iras ira irons irez iront irais irait irions iriez \
    iraient isse isses issant issants issante issantes i ie ies ir";

/// Endings after the stem of a verb such as `rendre`.
const THIRD_GROUP: &str = "s ons ez ent ais ait ions iez aient is it îmes îtes irent \
    rai ras ra rons rez ront rais rait rions riez raient e es isse issent ant ants ante \
    antes u us ue ues re";

/// Ends of the regular infinitives of the third group.
const REGULAR_RE: [&str; 6] = ["endre", "andre", "ondre", "ordre", "erdre", "ompre"];

/// Hands each form of a verb to `add`; nothing when it is no infinitive.
pub(super) fn conjugate(word: &str, add: &mut impl FnMut(String)) {
    if NOT_VERBS.contains(&word) || irregular::conjugate(word, add) {
        return;
    }
    let has_vowel =
        |stem: &str| crate::fold(stem).contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if let Some(stem) = word.strip_suffix("er").filter(|stem| has_vowel(stem)) {
        first_group(stem, add);
    } else if let Some(stem) = word.strip_suffix("ir").filter(|stem| has_vowel(stem)) {
        if !stem.ends_with('o') {
            endings(stem, SECOND_GROUP, add);
        }
    } else if REGULAR_RE.iter().any(|end| word.len() > end.len() && word.ends_with(end)) {
        let stem = &word[..word.len() - 2];
        endings(stem, THIRD_GROUP, add);
        // « il rend », but « il rompt ».
        add(if stem.ends_with('p') { format!("{stem}t") } else { stem.to_owned() });
    }
}

fn first_group(stem: &str, add: &mut impl FnMut(String)) {
    endings(stem, FIRST_GROUP, add);
    if stem.ends_with('g') {
        // « engageons », « engageait ».
        endings(&format!("{stem}e"), "ons ais ait aient ant ante ants antes a as", add);
    }
    let silent = "e es ent erai eras era erons erez eront erais erait eraient";
    if let Some(start) = stem.strip_suffix('y') {
        // « emploie », « paiera »; « enverra » is among the irregular.
        endings(&format!("{start}i"), silent, add);
    }
    if stem.ends_with("el") || stem.ends_with("et") {
        // « appelle », « rejettera ».
        let last = &stem[stem.len() - 1..];
        endings(&format!("{stem}{last}"), silent, add);
    }
}

/// Adds each ending to the stem.
pub(super) fn endings(stem: &str, list: &str, add: &mut impl FnMut(String)) {
    for ending in list.split_whitespace() {
        add(format!("{stem}{ending}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(crate) fn has(word: &str, form: &str) -> bool {
        let mut found = false;
        conjugate(word, &mut |known| {
            found |= crate::fold(&known) == crate::fold(form);
        });
        found
    }

    #[test]
    fn reaches() {
        for (verb, forms) in [
            (
                "renoncer",
                "renonce renonçons renonçait renoncera renoncé renoncées renonçant",
            ),
            ("engager", "engage engageons engageait engagé engageant"),
            ("céder", "cède cèdent cédera céderait cédés"),
            ("appeler", "appelle appellera appelons appelé"),
            ("rejeter", "rejette rejettent rejeté"),
            ("payer", "paie paye paiera payera payé"),
            ("employer", "emploie emploiera employant"),
            ("modifier", "modifie modifiions modifié"),
            ("définir", "définit définissent définissait définira défini définies"),
            ("garantir", "garantit garanti garantissant"),
            ("répartir", "répartissent"),
            ("rendre", "rend rendent rendra rendu rendue rendant"),
            ("répondre", "répond répondra répondu"),
            ("rompre", "rompt rompu rompent"),
            ("correspondre", "correspondent"),
        ] {
            for form in forms.split(' ') {
                assert!(has(verb, form), "{verb}: {form}");
            }
        }
    }

    #[test]
    fn is_no_verb() {
        for (word, form) in [
            ("usager", "usage"),
            ("mer", "me"),
            ("titre", "tit"),
            ("avenir", "avenant"),
            ("affaire", "affait"),
            ("honoraire", "honorait"),
            ("ordre", "ord"),
        ] {
            assert!(!has(word, form), "{word}: {form}");
        }
    }
}
