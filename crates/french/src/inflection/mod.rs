//! The forms of a word.
//!
//! A word of a pattern is written once, in the masculine singular or the
//! infinitive, and is found in all its forms. There is no lexicon: forms follow
//! from endings, and from a table of the irregular verbs that contracts use. A
//! form that no one writes does no harm; one that is another word would, and
//! that is what the lists of exceptions are for.

mod irregular;
mod noun;
mod verb;

/// Words that do not vary, and whose regular forms would be other words.
const FIXED: [&str; 55] = [
    "par", "pour", "sur", "dans", "en", "sans", "sous", "et", "ou", "où", "si", "que",
    "qui", "ne", "pas", "plus", "avant", "après", "dès", "chez", "vers", "selon",
    "entre", "contre", "avec", "moins", "non", "ni", "jamais", "ainsi", "à", "de", "le",
    "se", "ce", "y", "il", "elle", "on", "lors", "hors", "mais", "or", "car", "donc",
    "dont", "très", "trop", "tard", "mois", "fois", "cours", "cas", "avenir", "tiers",
];

/// All the forms of a word, itself among them, accents kept, sorted.
///
/// Plural and feminine of a noun or an adjective, the singular of a plural, and
/// for what looks like an infinitive its conjugation. A compound varies by its
/// last part: « sous-traitant », « sous-traiter ».
///
/// ```
/// # use clausier_french::forms;
/// assert_eq!(forms("documenté"), ["documenté", "documentée", "documentées", "documentés"]);
/// ```
pub fn forms(word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    let mut out = vec![word.clone()];
    let (prefix, last) = match word.rfind('-') {
        Some(at) => word.split_at(at + 1),
        None => ("", word.as_str()),
    };
    if !FIXED.contains(&last) {
        let mut add = |form: String| {
            out.push(if prefix.is_empty() { form } else { format!("{prefix}{form}") });
        };
        noun::inflect(last, &mut add);
        verb::conjugate(last, &mut add);
    }
    if !prefix.is_empty() {
        out.push(crate::plural(&word));
    }
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds() {
        for (word, form) in [
            ("sous-traitant", "sous-traitants"),
            ("sous-traiter", "sous-traitée"),
            ("procès-verbal", "procès-verbaux"),
            ("non-concurrence", "non-concurrence"),
            ("chef-d’œuvre", "chefs-d’œuvre"),
        ] {
            assert!(forms(word).iter().any(|known| known == form), "{word} {form}");
        }
    }

    #[test]
    fn fixed() {
        for word in ["sur", "mois", "pas", "cours"] {
            assert_eq!(forms(word), [word]);
        }
    }
}
