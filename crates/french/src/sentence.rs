//! Where sentences end.

use std::ops::Range;

use crate::{Token, TokenKind};

/// Abbreviations that something follows: their stop ends no sentence.
const OPEN: [&str; 40] = [
    "m", "mm", "me", "mes", "mlle", "dr", "pr", "st", "ste", "art", "n", "no", "nos",
    "cf", "p", "pp", "ex", "v", "ch", "chap", "vol", "fig", "resp", "env", "approx",
    "tel", "av", "bd", "ref", "op", "obs", "ed", "sect", "cass", "ass", "plen", "req",
    "prop", "propr", "min",
];

/// Abbreviations that may also be the last word of a sentence.
const FINAL: [&str; 28] = [
    "etc", "al", "civ", "com", "trav", "conso", "pen", "intell", "proc", "mon", "fin",
    "ibid", "id", "cit", "suiv", "sq", "sqq", "cie", "ltd", "inc", "corp", "co", "max",
    "soc", "crim", "bull", "gaz", "somm",
];

/// Words that begin a sentence more often than a name.
const OPENERS: [&str; 36] = [
    "le",
    "la",
    "les",
    "l'",
    "un",
    "une",
    "des",
    "il",
    "elle",
    "ils",
    "elles",
    "on",
    "ce",
    "cet",
    "cette",
    "ces",
    "en",
    "a",
    "au",
    "aux",
    "tout",
    "toute",
    "tous",
    "toutes",
    "chaque",
    "chacune",
    "chacun",
    "si",
    "sauf",
    "dans",
    "pour",
    "aucun",
    "aucune",
    "toutefois",
    "son",
    "sa",
];

/// The sentences of a text, as ranges of its tokens.
///
/// Each token is in one sentence, in order. A stop after an abbreviation
/// (« art. », « C. civ. », « S.A.R.L. »), in a number or after the number of an
/// item ends none, nor does a semicolon; an empty line ends one.
///
/// ```
/// # use clausier_french::{sentences, tokenize};
/// let text = "Voir l’art. 3. Il suffit.";
/// assert_eq!(sentences(text, &tokenize(text)).len(), 2);
/// ```
pub fn sentences(text: &str, tokens: &[Token<'_>]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        let mut end = at + 1;
        let mut ends = false;
        if is_final_mark(&tokens[at]) {
            while tokens.get(end).is_some_and(|token| closes(token)) {
                end += 1;
            }
            ends = stops(text, tokens, start, at, end);
        }
        let next = tokens.get(end).map_or(text.len(), |token| token.range.start);
        if ends || is_paragraph(&text[tokens[end - 1].range.end..next]) {
            out.push(start..end);
            start = end;
        }
        at = end;
    }
    if start < tokens.len() {
        out.push(start..tokens.len());
    }
    out
}

fn is_final_mark(token: &Token<'_>) -> bool {
    let last = token.key.chars().next_back();
    token.kind == TokenKind::Mark && matches!(last, Some('.' | '!' | '?' | '…'))
}

/// What belongs to the sentence that a mark ended.
fn closes(token: &Token<'_>) -> bool {
    is_final_mark(token)
        || (token.kind == TokenKind::Mark && matches!(&*token.key, "»" | "”" | ")" | "]"))
}

fn is_paragraph(blank: &str) -> bool {
    let mut lines = blank.split('\n');
    lines.next();
    lines.next().is_some_and(|line| line.trim().is_empty()) && lines.next().is_some()
}

/// Whether the mark at `at` ends the sentence that began at `start`; `next` is
/// what would begin the next one.
fn stops(text: &str, tokens: &[Token<'_>], start: usize, at: usize, next: usize) -> bool {
    let Some(follower) = tokens.get(next) else { return true };
    if follower.range.start == tokens[next - 1].range.end {
        return false;
    }
    let begins = text[follower.range.clone()].chars().next();
    if begins.is_some_and(char::is_lowercase) {
        return false;
    }
    if tokens[at].key != "." {
        return true;
    }
    let Some(before) = at.checked_sub(1).filter(|before| *before >= start) else {
        return false;
    };
    let before = &tokens[before];
    if before.range.end != tokens[at].range.start {
        return true;
    }
    let opens = OPENERS.contains(&&*follower.key);
    match before.kind {
        // « 5. Le Client … »: the number of an item.
        TokenKind::Number => at > start + 1,
        TokenKind::Mark | TokenKind::Elision => true,
        TokenKind::Word if before.key.chars().count() == 1 => {
            // « S.A.R.L. Le Client … », but « M. Le Goff ».
            let chain = at >= start + 3 && tokens[at - 2].is_mark(".");
            chain && opens
        }
        TokenKind::Word if OPEN.contains(&&*before.key) => false,
        TokenKind::Word if FINAL.contains(&&*before.key) => opens || before.key == "etc",
        TokenKind::Word => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenize;

    #[test]
    fn ends() {
        for (text, expected) in [
            ("", vec![]),
            ("Sans point", vec!["Sans point"]),
            ("Un. Deux ! Trois ?", vec!["Un.", "Deux !", "Trois ?"]),
            ("M. Le Goff et Mme Roy signent.", vec!["M. Le Goff et Mme Roy signent."]),
            (
                "L’art. L. 441-10 du C. com. s’applique. Il suffit.",
                vec!["L’art. L. 441-10 du C. com. s’applique.", "Il suffit."],
            ),
            (
                "Selon le C. civ. Le Client paie.",
                vec!["Selon le C. civ.", "Le Client paie."],
            ),
            ("La S.A.R.L. Alpha paie.", vec!["La S.A.R.L. Alpha paie."]),
            ("Alpha S.A.R.L. Le Client paie.", vec!["Alpha S.A.R.L.", "Le Client paie."]),
            (
                "5. Le Client paie 1.2. Il le doit.",
                vec!["5. Le Client paie 1.2.", "Il le doit."],
            ),
            (
                "Encre, papier, etc. Le reste suit.",
                vec!["Encre, papier, etc.", "Le reste suit."],
            ),
            ("Encre, etc. et papier.", vec!["Encre, etc. et papier."]),
            ("P. ex. Paris ; p. ex. Lyon.", vec!["P. ex. Paris ; p. ex. Lyon."]),
            ("Il a dit : « Oui. » Puis rien.", vec!["Il a dit : « Oui. »", "Puis rien."]),
            ("Un titre\n\nUn texte", vec!["Un titre", "Un texte"]),
            ("Une ligne\nUne autre", vec!["Une ligne\nUne autre"]),
            ("Le n° 3, no. 4.", vec!["Le n° 3, no. 4."]),
            ("Attends… Là ?", vec!["Attends…", "Là ?"]),
        ] {
            let tokens = tokenize(text);
            let found: Vec<&str> = sentences(text, &tokens)
                .into_iter()
                .map(|range| {
                    &text
                        [tokens[range.start].range.start..tokens[range.end - 1].range.end]
                })
                .collect();
            assert_eq!(found, expected);
        }
    }
}
