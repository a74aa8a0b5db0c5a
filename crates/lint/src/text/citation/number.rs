//! The numbers of articles and annexes, as prose writes them.

use clausier_french::{Token, TokenKind, parse_ordinal, parse_roman};
use clausier_model::document::{Number, Segment};

use super::Numbered;

/// A number after the noun that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Read {
    /// One that a contract may print.
    Plain(Number),
    /// One that a law or a contract may print: « 3-4 ».
    Hyphened(Number),
    /// One that only laws have: « L. 441-10 », « 1231-5 », « 57 A ».
    OfLaw,
}

/// Reads the number at a token, and says which token follows it.
pub(super) fn read(
    text: &str,
    tokens: &[Token<'_>],
    at: usize,
    of: Numbered,
) -> Option<(Read, usize)> {
    let at = after_sign(tokens, at);
    let token = tokens.get(at)?;
    match token.kind {
        TokenKind::Number => in_figures(text, tokens, at),
        TokenKind::Word => {
            code_of_law(text, tokens, at).or_else(|| in_letters(text, tokens, at, of))
        }
        TokenKind::Elision | TokenKind::Mark => None,
    }
}

/// Skips « n° ».
fn after_sign(tokens: &[Token<'_>], at: usize) -> usize {
    let sign = tokens.get(at).is_some_and(|token| token.key == "n")
        && tokens.get(at + 1).is_some_and(|next| next.is_mark("°") || next.is_mark("º"));
    at + if sign { 2 } else { 0 }
}

/// « 5 », « 5.2 », « 5 bis », « 1231-5 ».
fn in_figures(text: &str, tokens: &[Token<'_>], at: usize) -> Option<(Read, usize)> {
    let mut next = at + 1;
    let hyphen = |at: usize| {
        touches(tokens, at)
            && is_hyphen(tokens.get(at))
            && touches(tokens, at + 1)
            && tokens.get(at + 1).is_some_and(|it| it.kind == TokenKind::Number)
    };
    let first = next;
    while hyphen(next) {
        next += 2;
    }
    let is_hyphened = next > first;
    // « 5 % », « 3° », « 5 € »
    if tokens
        .get(next)
        .is_some_and(|it| ["%", "°", "º", "€", "/"].iter().any(|mark| it.is_mark(mark)))
    {
        return None;
    }
    let levels = (at..next).step_by(2).map(|at| segments(&tokens[at].key));
    let Some(mut segments) = levels.collect::<Option<Vec<_>>>().map(|it| it.concat())
    else {
        return Some((Read::OfLaw, next));
    };
    if let Some(suffix) = tokens.get(next).and_then(suffix)
        && let Some(last) = segments.last_mut()
    {
        last.suffix = Some(suffix.to_owned());
        next += 1;
    }
    // « 57 A »
    let letter = tokens.get(next).map(|it| &text[it.range.clone()]);
    if letter.is_some_and(|it| {
        it.len() == 1 && it.starts_with(|c: char| c.is_ascii_uppercase())
    }) {
        return Some((Read::OfLaw, next + 1));
    }
    let kind = if is_hyphened { Read::Hyphened } else { Read::Plain };
    Some((Number::from_segments(segments).map_or(Read::OfLaw, kind), next))
}

/// The levels of a number; `None` when no contract has so great a one.
fn segments(key: &str) -> Option<Vec<Segment>> {
    key.split('.')
        .map(|level| {
            let value = level.parse::<u32>().ok()?;
            let small = value > 0 && value < 100 && !level.starts_with('0');
            small.then_some(Segment { value, suffix: None })
        })
        .collect()
}

fn suffix(token: &Token<'_>) -> Option<&'static str> {
    clausier_french::INSERTED.into_iter().find(|name| token.key == *name)
}

/// « L. 441-10 », « R 8222-1 », « D.441-5 », « L441-10 ».
fn code_of_law(text: &str, tokens: &[Token<'_>], at: usize) -> Option<(Read, usize)> {
    const SERIES: [&str; 7] = ["L", "R", "D", "A", "LO", "LP", "RO"];
    let written = &text[tokens[at].range.clone()];
    // « L441-10 » is one word.
    let letters = written.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
    if !SERIES.contains(&letters) {
        return None;
    }
    let mut next = at + 1;
    if letters.len() == written.len() {
        while tokens.get(next).is_some_and(|it| it.is_mark(".") || it.is_mark("*")) {
            next += 1;
        }
        tokens.get(next).filter(|it| it.kind == TokenKind::Number)?;
        next += 1;
    }
    while is_hyphen(tokens.get(next))
        && touches(tokens, next)
        && touches(tokens, next + 1)
    {
        next += 2;
    }
    Some((Read::OfLaw, next.min(tokens.len())))
}

/// « premier », « deuxième », « V », « B ».
fn in_letters(
    text: &str,
    tokens: &[Token<'_>],
    at: usize,
    of: Numbered,
) -> Option<(Read, usize)> {
    let written = &text[tokens[at].range.clone()];
    let segment = |value| Segment { value, suffix: None };
    if let Some(value) = ordinal(&tokens[at].key) {
        return plain(vec![segment(value)], at + 1);
    }
    if let Some(value) = roman(written) {
        // « V.2 »
        let below = tokens.get(at + 2).filter(|below| {
            tokens[at + 1].is_mark(".")
                && touches(tokens, at + 1)
                && touches(tokens, at + 2)
                && below.kind == TokenKind::Number
        });
        let mut all = vec![segment(value)];
        let Some(below) = below else { return plain(all, at + 1) };
        all.extend(segments(&below.key)?);
        return plain(all, at + 3);
    }
    let letter = *written.as_bytes().first()?;
    if of == Numbered::Annex && written.len() == 1 && letter.is_ascii_uppercase() {
        return plain(vec![segment(u32::from(letter - b'A') + 1)], at + 1);
    }
    None
}

fn plain(segments: Vec<Segment>, next: usize) -> Option<(Read, usize)> {
    Some((Read::Plain(Number::from_segments(segments)?), next))
}

/// The value of a folded ordinal, up to twenty.
fn ordinal(key: &str) -> Option<u32> {
    if matches!(key, "1er" | "1re" | "1ere") {
        return Some(1);
    }
    // « Second » is of a paragraph more often than of an article.
    let value = parse_ordinal(key).filter(|_| !key.starts_with("second"))?;
    u32::try_from(value).ok().filter(|value| *value <= 20)
}

/// The value of Roman capitals up to 49.
fn roman(written: &str) -> Option<u32> {
    let is_capital = written.bytes().all(|byte| byte.is_ascii_uppercase());
    parse_roman(written).filter(|value| is_capital && *value < 50)
}

fn is_hyphen(token: Option<&Token<'_>>) -> bool {
    token.is_some_and(|it| it.is_mark("-") || it.is_mark("\u{2011}"))
}

/// Whether no blank parts a token from the one before.
fn touches(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    before
        .zip(tokens.get(at))
        .is_some_and(|(before, it)| before.range.end == it.range.start)
}

#[cfg(test)]
mod tests {
    use clausier_french::tokenize;

    use super::*;

    #[test]
    fn numbers_of_contracts_and_of_laws() {
        for (text, expected) in [
            ("5", "5"),
            ("5.2 du", "5.2"),
            ("n° 3", "3"),
            ("5 bis", "5\u{a0}bis"),
            ("1er", "1"),
            ("premier", "1"),
            ("dix-septième", "17"),
            ("XIV", "14"),
            ("V.2", "5.2"),
            ("A", "1"),
            ("C", "3"),
            ("IIII", ""),
            ("VX", ""),
            ("L. 441-10", "law"),
            ("L441-10", "law"),
            ("R.* 123", "law"),
            ("1231-5", "law"),
            ("3-4", "-3.4"),
            ("606", "law"),
            ("57 A", "law"),
            ("05", "law"),
            ("5,2", "law"),
            ("5 %", ""),
            ("3°", ""),
            ("précédent", ""),
        ] {
            let tokens = tokenize(text);
            let found = match read(text, &tokens, 0, Numbered::Annex) {
                Some((Read::Plain(number), _)) => number.to_string(),
                Some((Read::Hyphened(number), _)) => format!("-{number}"),
                Some((Read::OfLaw, _)) => "law".to_owned(),
                None => String::new(),
            };
            assert_eq!(found, expected, "{text}");
        }
    }
}
