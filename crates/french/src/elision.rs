//! Elision: when « le » and « de » lose their vowel.

use crate::fold;

/// Words and families whose first *h* is aspirated, without accents.
///
/// A word of the language begins with one of these stems.
const ASPIRATED_STEMS: &[&str] = &[
    "hach",
    "hack",
    "haie",
    "hain",
    "hamac",
    "hamburger",
    "hameau",
    "hamster",
    "hanch",
    "hand",
    "hangar",
    "hannet",
    "hant",
    "happ",
    "harangu",
    "haras",
    "harcel",
    "hard",
    "hareng",
    "hargn",
    "haricot",
    "harnach",
    "harnais",
    "harpe",
    "harpi",
    "harpon",
    "hasard",
    "haschi",
    "hashtag",
    "hativ",
    "hauss",
    "haut",
    "havre",
    "hayon",
    "heraut",
    "herault",
    "herisson",
    "herni",
    "heron",
    "hertz",
    "heurt",
    "hibou",
    "hideu",
    "hierarch",
    "hippie",
    "hiss",
    "hobb",
    "hoch",
    "hockey",
    "hold",
    "holland",
    "homard",
    "hongr",
    "hont",
    "hoquet",
    "hors",
    "hotline",
    "hott",
    "houbl",
    "houill",
    "houl",
    "houss",
    "hublot",
    "huguenot",
    "huit",
    "hurl",
    "hussard",
];

/// Words with an aspirated *h* whose stem has mute kin (« héros » and
/// « héroïne »), in the singular and without accents.
const ASPIRATED_WORDS: &[&str] = &[
    "hair",
    "halage",
    "hale",
    "haler",
    "hall",
    "halle",
    "hallebarde",
    "halo",
    "halte",
    "hanse",
    "harem",
    "hase",
    "hate",
    "hater",
    "hatif",
    "have",
    "heaume",
    "hein",
    "here",
    "heros",
    "herse",
    "hetre",
    "hic",
    "hit",
    "homeland",
    "hop",
    "horde",
    "hot",
    "houe",
    "houppe",
    "houx",
    "hub",
    "huee",
    "hutte",
];

/// Words that begin with a vowel and yet do not elide.
const HIATUS: [&str; 9] = [
    "onze",
    "onzieme",
    "onziemement",
    "oui",
    "ouistiti",
    "uhlan",
    "ululement",
    "ululer",
    "uniate",
];

/// Whether « le », « la », « de », « que » lose their vowel before `word`.
///
/// Only the first word of a phrase counts; opening quotation marks are passed
/// over. Digits never elide (« le 8 », « le 11 »), nor does a capital standing
/// alone (« de A à Z »). « Un » does: the numeral that does not (« le un ») is
/// the rarer word by far.
pub fn elides(word: &str) -> bool {
    let word =
        word.trim_start_matches(|c: char| c.is_whitespace() || "«“\"([".contains(c));
    let end = word.find(|c: char| !is_letter(c)).unwrap_or(word.len());
    let original = &word[..end];
    let word = fold(original);
    if original.chars().count() == 1 && original.chars().all(char::is_uppercase) {
        return false;
    }
    let mut letters = word.chars();
    match letters.next() {
        Some('a' | 'e' | 'i' | 'o' | 'u') => !HIATUS.contains(&singular(&word)),
        // Before a consonant it is a vowel: « d’Yvetot », « d’y ».
        Some('y') => match letters.next() {
            Some('a' | 'e' | 'i' | 'o' | 'u') => {
                matches!(word.as_str(), "yeux" | "yeuse" | "yonne")
            }
            _ => true,
        },
        Some('h') => {
            !ASPIRATED_STEMS.iter().any(|stem| word.starts_with(stem))
                && !ASPIRATED_WORDS.contains(&word.as_str())
                && !ASPIRATED_WORDS.contains(&singular(&word))
        }
        _ => false,
    }
}

/// Words that elide before any vowel. « Le » and « la » are not here: before a
/// value they are an article to be computed, or a pronoun.
const ELIDABLE: [&str; 11] = [
    "de", "que", "ne", "se", "je", "me", "te", "jusque", "lorsque", "puisque", "quoique",
];

/// Elides the end of `preceding` if `following` asks for it.
///
/// `preceding` must end with one of the words that elide (de, que, ne, se, je,
/// me, te, jusque, lorsque, puisque, quoique) and a blank. Returns the text to
/// put in its place, or nothing when there is nothing to change.
///
/// ```
/// # use clausier_french::elide_before;
/// assert_eq!(elide_before("le siège de ", "Acme"), Some("le siège d’".to_owned()));
/// assert_eq!(elide_before("le siège de ", "Durand"), None);
/// ```
pub fn elide_before(preceding: &str, following: &str) -> Option<String> {
    let text = preceding.strip_suffix([' ', crate::NBSP])?;
    let start = text
        .char_indices()
        .rev()
        .take_while(|(_, c)| is_letter(*c) || matches!(c, '-' | '’' | '\''))
        .last()
        .map_or(text.len(), |(at, _)| at);
    // « d’autant que », « qu’on ne »: what comes before an apostrophe is
    // another word; before a hyphen (« puis-je ») it is not.
    let word = text[start..].rsplit(['’', '\'']).next().unwrap_or_default();
    let last = word.chars().next_back()?;
    let is_if = word.eq_ignore_ascii_case("si");
    let elidable = is_if || ELIDABLE.contains(&word.to_lowercase().as_str());
    // The question that costs most comes last.
    if !elidable || following.starts_with(char::is_whitespace) || !elides(following) {
        return None;
    }
    // « s’il », but « si elle ».
    let subject = following.split(|c| !is_letter(c)).next().unwrap_or_default();
    (!is_if || ["il", "ils"].contains(&subject))
        .then(|| format!("{}’", &text[..text.len() - last.len_utf8()]))
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eliding() {
        for word in [
            "Agence",
            "État",
            "œuvre",
            "Œuvre",
            "article",
            "annexe",
            "hôpital",
            "homme",
            "Hébergeur",
            "héroïne",
            "hypothèque",
            "honoraires",
            "heure",
            "horaire",
            "habilitation",
            "halogène",
            "haltère",
            "hôtel",
            "Henri-Paul",
            "Yves",
            "Yvelines",
            "Yonne",
            "yeux",
            "y",
            "un",
            "une",
            "URSSAF",
            "UE",
            "« Agence »",
            "e\u{301}cole",
            "Île",
            "hectare",
            "historique",
            "indemnité",
            "hallucination",
            "hermine",
        ] {
            assert!(elides(word), "{word}");
        }
        for word in [
            "",
            "Client",
            "onze",
            "Onzième",
            "oui",
            "ouistiti",
            "yaourt",
            "Yacht",
            "11",
            "8",
            "1er",
            "héros",
            "Héros",
            "haie",
            "handicap",
            "hasard",
            "hausse",
            "hauteur",
            "hiérarchie",
            "holding",
            "hors",
            "huit",
            "huitième",
            "Hauts-de-Seine",
            "Hérault",
            "harcèlement",
            "hangar",
            "hotline",
            "halls",
            "hub",
            "hâte",
            "A",
            "— Agence",
            "SARL",
            "« 8 »",
        ] {
            assert!(!elides(word), "{word}");
        }
    }

    #[test]
    fn before_a_value() {
        for (preceding, following, expected) in [
            ("de ", "Acme", Some("d’")),
            ("De ", "Acme", Some("D’")),
            ("le siège de ", "Acme", Some("le siège d’")),
            ("lors\u{a0}de\u{a0}", "une", Some("lors\u{a0}d’")),
            ("étant précisé que ", "Anne Martin", Some("étant précisé qu’")),
            ("d’autant que ", "Acme", Some("d’autant qu’")),
            ("jusque ", "à", Some("jusqu’")),
            ("Lorsque ", "Acme", Some("Lorsqu’")),
            ("de ", "Durand", None),
            ("de ", "8 jours", None),
            ("de ", "onze", None),
            ("de ", "Hervé", Some("d’")),
            ("de ", " Acme", None),
            ("de", "Acme", None),
            ("monde ", "Acme", None),
            ("puis-je ", "Acme", None),
            ("le ", "Acme", None),
            ("la ", "Acme", None),
            ("presque ", "Acme", None),
            ("et si ", "il", Some("et s’")),
            ("Si ", "ils", Some("S’")),
            ("si ", "elle", None),
            ("si ", "ilot", None),
            ("", "Acme", None),
            ("de ", "", None),
        ] {
            assert_eq!(
                elide_before(preceding, following).as_deref(),
                expected,
                "{preceding}|{following}"
            );
        }
    }
}
