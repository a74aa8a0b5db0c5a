//! Words of findings.

/// The user's words between French quotation marks.
pub(crate) fn quote(words: impl std::fmt::Display) -> String {
    clausier_french::quote(&words.to_string())
}

/// Words listed between quotation marks: « a », « b » ou « c ».
pub(crate) fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = words.into_iter().map(quote).collect();
    clausier_french::join_or(&quoted)
}

/// At most forty characters of a text, on one line, for a message.
pub(crate) fn excerpt(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| if crate::text::forbidden(c).is_some() { '\u{fffd}' } else { c })
        .take(41)
        .collect();
    if clean.chars().count() > 40 {
        let cut: String = clean.chars().take(40).collect();
        format!("{}…", cut.trim_end())
    } else {
        clean
    }
}

/// The closest of `candidates` to a misspelt word, if one is close enough.
pub fn closest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    // Long hostile words are not worth the quadratic comparison.
    if word.len() > 64 {
        return None;
    }
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| {
            *distance <= (candidate.chars().count() / 3).max(1)
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
