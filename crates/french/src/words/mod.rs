//! The words, numbers and marks of a text.
//!
//! Every reader of prose cuts it the same way: patterns, figures, comparisons of
//! two versions. The cut is French: « l’ » stands alone, « aujourd’hui » does
//! not part, and « 1 500,50 » is one number whatever its blanks.

mod key;

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

pub(crate) use key::sharp_key;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner hyphens and apostrophes: « sous-traitant »,
    /// « aujourd’hui », « 1er ».
    Word,
    /// A word that lost its vowel, with its apostrophe: « l’ », « qu’ ».
    Elision,
    /// Digits, with their groups and decimals: « 1 500,50 », « 3.2.1 ».
    Number,
    /// One punctuation mark or symbol; « ... » counts as one.
    Mark,
}

/// A piece of a text, without the blanks around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'t> {
    /// Its bytes in the text; never empty.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
    /// What a hurried reader sees: lower case, no accents, a straight
    /// apostrophe; a number without its blanks.
    pub key: Cow<'t, str>,
}

impl Token<'_> {
    /// Whether the token is read aloud as a word: not a mark.
    pub fn is_spoken(&self) -> bool {
        self.kind != TokenKind::Mark
    }

    /// Whether it is this mark.
    pub fn is_mark(&self, mark: &str) -> bool {
        self.kind == TokenKind::Mark && self.key == mark
    }
}

/// What loses its vowel before another word.
const ELIDED: [&str; 13] =
    ["l", "d", "s", "n", "qu", "c", "j", "m", "t", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// Cuts a text into its tokens.
///
/// Tokens follow one another, never overlap, and hold all of the text but
/// blanks and invisible characters.
///
/// ```
/// let tokens = clausier_french::tokenize("L’article 5");
/// let keys: Vec<&str> = tokens.iter().map(|token| &*token.key).collect();
/// assert_eq!(keys, ["l'", "article", "5"]);
/// ```
pub fn tokenize(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(c) = char_at(text, at) {
        let (end, kind) = if c.is_ascii_digit() {
            number(text, at)
        } else if is_letter(c) {
            word(text, at)
        } else if is_blank(c) {
            at += c.len_utf8();
            continue;
        } else if text[at..].starts_with("...") {
            let dots = text[at..].bytes().take_while(|byte| *byte == b'.').count();
            (at + dots, TokenKind::Mark)
        } else {
            (at + c.len_utf8(), TokenKind::Mark)
        };
        let key = key::key(&text[at..end], kind);
        out.push(Token { range: at..end, kind, key });
        at = end;
    }
    out
}

fn char_at(text: &str, at: usize) -> Option<char> {
    // A byte is the quicker answer for most of a French text.
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        Some(_) => text[at..].chars().next(),
        None => None,
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && c.is_alphabetic())
}

/// What may stand inside a word after its first letter.
fn continues(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (!c.is_ascii()
            && (c.is_alphanumeric() || is_combining_mark(c) || c == '\u{ad}'))
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

/// Blanks, and what is not seen.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn word(text: &str, start: usize) -> (usize, TokenKind) {
    let mut at = start;
    while let Some(c) = char_at(text, at) {
        let next = at + c.len_utf8();
        if continues(c) {
            at = next;
            continue;
        }
        let joined = char_at(text, next).is_some_and(continues);
        if is_apostrophe(c) {
            let before = &text[start..at];
            if ELIDED.iter().any(|elided| before.eq_ignore_ascii_case(elided)) {
                return (next, TokenKind::Elision);
            }
        } else if !is_hyphen(c) {
            break;
        }
        if !joined {
            break;
        }
        at = next;
    }
    (at, TokenKind::Word)
}

fn number(text: &str, start: usize) -> (usize, TokenKind) {
    let digits = |at: usize| {
        text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let first = digits(start);
    let mut at = start + first;
    // « 1er », « 2e », « 18h30 ».
    if char_at(text, at).is_some_and(is_letter) {
        return word(text, start);
    }
    if first <= 3 && !text[start..].starts_with('0') {
        while let Some(c) = char_at(text, at) {
            let group = at + c.len_utf8();
            let whole = c.is_whitespace()
                && c != '\n'
                && digits_at(text, group) == 3
                && !char_at(text, group + 3).is_some_and(continues);
            if !whole {
                break;
            }
            at = group + 3;
        }
    }
    let mut comma = false;
    while let Some(c) = char_at(text, at) {
        let length = digits_at(text, at + c.len_utf8());
        if length == 0 || !(c == '.' || (c == ',' && !comma)) {
            break;
        }
        comma |= c == ',';
        at += 1 + length;
    }
    (at, TokenKind::Number)
}

fn digits_at(text: &str, at: usize) -> usize {
    text.as_bytes()
        .get(at..)
        .map_or(0, |rest| rest.iter().take_while(|byte| byte.is_ascii_digit()).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let tokens = tokenize(text);
        let mut end = 0;
        for token in &tokens {
            assert!(token.range.start >= end && !token.range.is_empty());
            end = token.range.end;
        }
        tokens.iter().map(|token| format!("{}{}", sign(token.kind), token.key)).collect()
    }

    fn sign(kind: TokenKind) -> &'static str {
        match kind {
            TokenKind::Word => "",
            TokenKind::Elision => "~",
            TokenKind::Number => "#",
            TokenKind::Mark => "!",
        }
    }

    #[test]
    fn cuts() {
        for (text, expected) in [
            ("", vec![]),
            (
                "L’article L. 441-10",
                vec!["~l'", "article", "l", "!.", "#441", "!-", "#10"],
            ),
            ("jusqu’à ce qu'il", vec!["~jusqu'", "a", "ce", "~qu'", "il"]),
            ("aujourd’hui, prud’hommes", vec!["aujourd'hui", "!,", "prud'hommes"]),
            ("main-d’œuvre", vec!["main-d'oeuvre"]),
            ("c’est-à-dire", vec!["~c'", "est-a-dire"]),
            ("sous\u{2011}traitant - et", vec!["sous-traitant", "!-", "et"]),
            ("RÉSILIATION", vec!["resiliation"]),
            ("re\u{301}siliation", vec!["resiliation"]),
            ("rési\u{ad}liation", vec!["resiliation"]),
            ("1\u{202f}500,50\u{a0}€", vec!["#1500,50", "!€"]),
            ("1 500 000 euros", vec!["#1500000", "euros"]),
            ("en 2026 300 lots", vec!["en", "#2026", "#300", "lots"]),
            ("12 3456", vec!["#12", "#3456"]),
            ("03/03/2026", vec!["#03", "!/", "#03", "!/", "#2026"]),
            ("3.3.2026.", vec!["#3.3.2026", "!."]),
            ("1er, 2e et 18h30", vec!["1er", "!,", "2e", "et", "18h30"]),
            ("« l’“Offre” »", vec!["!«", "~l'", "!“", "offre", "!”", "!»"]),
            ("etc... fin", vec!["etc", "!...", "fin"]),
            ("n° 3", vec!["n", "!°", "#3"]),
            ("d’ ’ '", vec!["~d'", "!’", "!'"]),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }
}
