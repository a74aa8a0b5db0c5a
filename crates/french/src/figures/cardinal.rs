//! Numbers in words, read.

use std::ops::Range;

use crate::{Reading, TokenKind, fold, tokenize};

/// The nouns of the long scale that fit 64 bits.
const SCALES: [(&str, u64); 6] = [
    ("trillion", 1_000_000_000_000_000_000),
    ("billiard", 1_000_000_000_000_000),
    ("billion", 1_000_000_000_000),
    ("milliard", 1_000_000_000),
    ("million", 1_000_000),
    ("mille", 1_000),
];

/// No number takes more words: a list of « un » is not read again and again.
const LONGEST: usize = 48;

/// Reads a number in words: « quatre-vingt mille », « vingt-et-un ».
///
/// Both spellings, with hyphens or without, accents or not; « septante »,
/// « huitante », « octante » and « nonante ». `None` when a word is no number, or
/// when the words are not in the order of a number.
///
/// ```
/// # use clausier_french::parse_cardinal;
/// assert_eq!(parse_cardinal("mille cinq cents"), Some(1_500));
/// assert_eq!(parse_cardinal("deux-mille-vingt-et-un"), Some(2_021));
/// ```
pub fn parse_cardinal(words: &str) -> Option<u64> {
    let tokens = tokenize(words);
    if tokens.iter().any(|token| token.kind != TokenKind::Word) {
        return None;
    }
    let words: Vec<Word> =
        tokens.iter().enumerate().flat_map(|(at, token)| split(&token.key, at)).collect();
    let (value, used) = read(&words)?;
    (used == words.len()).then_some(value)
}

/// Reads a rank in words: « premier », « seconde », « vingt et unième ».
///
/// Accents or not, as [`parse_cardinal`] does. `None` for « dernier », which is the
/// rank of no number.
///
/// ```
/// # use clausier_french::parse_ordinal;
/// assert_eq!(parse_ordinal("dix-neuvième"), Some(19));
/// assert_eq!(parse_ordinal("premiere"), Some(1));
/// ```
pub fn parse_ordinal(words: &str) -> Option<u64> {
    let folded = fold(words);
    match folded.as_str() {
        "premier" | "premiere" => return Some(1),
        "second" | "seconde" => return Some(2),
        _ => {}
    }
    let stem = folded.strip_suffix("ieme")?;
    // « quatrième » lost an « e », « cinquième » took a « u », « neuvième » a « v ».
    let cinq = stem.strip_suffix('u').map(str::to_owned);
    let neuf = stem.strip_suffix('v').map(|stem| format!("{stem}f"));
    let value = [Some(stem.to_owned()), Some(format!("{stem}e")), cinq, neuf]
        .into_iter()
        .flatten()
        .find_map(|words| parse_cardinal(&words))?;
    // « Unième » ends a rank, and is none alone.
    (value > 1).then_some(value)
}

/// The whole number that begins at a token, and the tokens it covers.
///
/// In figures (« 1 500 ») or in words, the longest there is. « Un » and « une »
/// are numbers: who asks knows whether an article would do. Numbers with
/// decimals are not whole: `None`.
pub fn number_at(reading: &Reading<'_>, token: usize) -> Option<(u64, Range<usize>)> {
    let tokens = reading.tokens();
    let first = tokens.get(token)?;
    match first.kind {
        TokenKind::Number => Some((first.key.parse().ok()?, token..token + 1)),
        TokenKind::Word if begins(&first.key) => {
            let words: Vec<Word> = tokens[token..]
                .iter()
                .enumerate()
                .take(LONGEST)
                .take_while(|(_, word)| {
                    word.kind == TokenKind::Word && numeral(&word.key)
                })
                .flat_map(|(at, word)| split(&word.key, token + at))
                .collect();
            let (value, used) = read(&words)?;
            let last = words.get(used.checked_sub(1)?)?.token;
            // A hyphenated word is taken whole or not at all.
            if words.get(used).is_some_and(|next| next.token == last) {
                return None;
            }
            Some((value, token..last + 1))
        }
        _ => None,
    }
}

/// A simple word, and the token it is of.
struct Word<'k> {
    key: &'k str,
    token: usize,
}

fn split(key: &str, token: usize) -> impl Iterator<Item = Word<'_>> {
    key.split('-').map(move |key| Word { key, token })
}

/// A quick look: most words begin no number.
fn begins(key: &str) -> bool {
    if !matches!(
        key.as_bytes().first(),
        Some(
            b'z' | b'u'
                | b'd'
                | b't'
                | b'q'
                | b'c'
                | b's'
                | b'h'
                | b'n'
                | b'o'
                | b'v'
                | b'm'
        )
    ) {
        return false;
    }
    let head = key.split('-').next().unwrap_or_default();
    simple(head) && head != "et"
}

fn numeral(key: &str) -> bool {
    key.split('-').all(simple)
}

fn simple(word: &str) -> bool {
    word == "et"
        || below_twenty(word).is_some()
        || ten(word).is_some()
        || is_cent(word)
        || word == "vingts"
        || scale(word).is_some()
}

fn below_twenty(word: &str) -> Option<u64> {
    Some(match word {
        "zero" => 0,
        "un" | "une" => 1,
        "deux" => 2,
        "trois" => 3,
        "quatre" => 4,
        "cinq" => 5,
        "six" => 6,
        "sept" => 7,
        "huit" => 8,
        "neuf" => 9,
        "dix" => 10,
        "onze" => 11,
        "douze" => 12,
        "treize" => 13,
        "quatorze" => 14,
        "quinze" => 15,
        "seize" => 16,
        _ => return None,
    })
}

fn ten(word: &str) -> Option<u64> {
    Some(match word {
        "vingt" => 20,
        "trente" => 30,
        "quarante" => 40,
        "cinquante" => 50,
        "soixante" => 60,
        "septante" => 70,
        "huitante" | "octante" => 80,
        "nonante" => 90,
        _ => return None,
    })
}

fn is_cent(word: &str) -> bool {
    matches!(word, "cent" | "cents")
}

fn scale(word: &str) -> Option<u64> {
    let word = if word == "mil" { "mille" } else { word };
    let one = word.strip_suffix('s').unwrap_or(word);
    SCALES.iter().find(|(name, _)| *name == one || *name == word).map(|(_, value)| *value)
}

/// The longest number at the beginning of some words, and how many it takes.
fn read(words: &[Word<'_>]) -> Option<(u64, usize)> {
    let mut at = 0;
    let mut total = 0_u64;
    let mut limit = u64::MAX;
    loop {
        let key = |at: usize| words.get(at).map_or("", |word| word.key);
        let (count, used) = match below_thousand(&words[at..]) {
            Some(found) => found,
            // « mille » alone is a thousand; « million » needs a number.
            None if scale(key(at)) == Some(1_000) && limit > 1_000 => (1, 0),
            None => break,
        };
        match scale(key(at + used)) {
            Some(scale) if scale < limit && (count > 0) => {
                total = total.checked_add(count.checked_mul(scale)?)?;
                limit = scale;
                at += used + 1;
            }
            // A number of units: the end.
            _ if count > 0 || (at == 0 && used == 1) => {
                total = total.checked_add(count)?;
                at += used;
                break;
            }
            _ => break,
        }
    }
    (at > 0).then_some((total, at))
}

/// A number below a thousand, or « quinze cents » and its kind.
fn below_thousand(words: &[Word<'_>]) -> Option<(u64, usize)> {
    let key = |at: usize| words.get(at).map_or("", |word| word.key);
    let (hundreds, used) = if is_cent(key(0)) {
        (1, 1)
    } else {
        match below_hundred(words) {
            Some((count @ (2..=9 | 11..=19), used)) if is_cent(key(used)) => {
                (count, used + 1)
            }
            other => return other,
        }
    };
    match below_hundred(&words[used..]) {
        Some((rest @ 1.., more)) => Some((hundreds * 100 + rest, used + more)),
        _ => Some((hundreds * 100, used)),
    }
}

fn below_hundred(words: &[Word<'_>]) -> Option<(u64, usize)> {
    let key = |at: usize| words.get(at).map_or("", |word| word.key);
    let unit = |at: usize| below_twenty(key(at)).filter(|unit| (1..=9).contains(unit));
    // What may follow « soixante » and « quatre-vingt »: 1 to 19.
    let score = |at: usize| match (below_twenty(key(at)), unit(at + 1)) {
        (Some(10), Some(unit @ 7..)) => Some((10 + unit, 2)),
        (Some(small @ 1..), _) => Some((small, 1)),
        _ => None,
    };
    if key(0) == "quatre" && matches!(key(1), "vingt" | "vingts") {
        let and = usize::from(key(2) == "et");
        return Some(match score(2 + and) {
            Some((rest, used)) => (80 + rest, 2 + and + used),
            None => (80, 2),
        });
    }
    if let Some(tens) = ten(key(0)) {
        let and = usize::from(key(1) == "et");
        let rest =
            if tens == 60 { score(1 + and) } else { unit(1 + and).map(|unit| (unit, 1)) };
        let rest = rest.filter(|(rest, _)| and == 0 || matches!(rest, 1 | 11));
        // « vingt quatre-vingts » is no number: « quatre » belongs to « vingts ».
        return Some(match rest {
            Some((rest, used)) => (tens + rest, 1 + and + used),
            None => (tens, 1),
        });
    }
    match (below_twenty(key(0))?, unit(1)) {
        (10, Some(unit @ 7..)) => Some((10 + unit, 2)),
        (small, _) => Some((small, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Gender, cardinal, cardinal_feminine, ordinal};

    #[test]
    fn words() {
        for (words, expected) in [
            ("zéro", Some(0)),
            ("une", Some(1)),
            ("dix-sept", Some(17)),
            ("vingt et une", Some(21)),
            ("vingt-et-un", Some(21)),
            ("VINGT ET UN", Some(21)),
            ("soixante et onze", Some(71)),
            ("soixante-dix-sept", Some(77)),
            ("septante-deux", Some(72)),
            ("huitante", Some(80)),
            ("octante-trois", Some(83)),
            ("nonante et un", Some(91)),
            ("quatre-vingts", Some(80)),
            ("quatre vingt dix neuf", Some(99)),
            ("cent", Some(100)),
            ("deux cent un", Some(201)),
            ("deux-cent-un", Some(201)),
            ("quinze cents", Some(1_500)),
            ("mille", Some(1_000)),
            ("mille-neuf-cent-quatre-vingt-dix-neuf", Some(1_999)),
            ("mil neuf cent", Some(1_900)),
            ("quatre-vingt mille", Some(80_000)),
            ("deux cent mille", Some(200_000)),
            ("un million deux cent mille", Some(1_200_000)),
            ("trois milliards", Some(3_000_000_000)),
            ("", None),
            ("et", None),
            ("vingt et", None),
            ("million", None),
            ("deux trois", None),
            ("mille mille", None),
            ("cent cent", None),
            ("vingt et deux", None),
            ("vingt dix", None),
            ("trente zéro", None),
            ("bonjour", None),
            ("deux mille millions", None),
            ("deux jours", None),
            ("un million, deux", None),
            ("trente trillions", None),
        ] {
            assert_eq!(parse_cardinal(words), expected, "{words}");
        }
    }

    #[test]
    fn printed_numbers_are_read() {
        // A step that is no multiple of anything reaches all shapes of numbers.
        let mut n = 0_u64;
        let mut step = 1;
        while n < 1_000_000_000_000 {
            for words in [cardinal(n), cardinal_feminine(n)] {
                let rectified = words.replace(' ', "-");
                let bare = words.replace('-', " ");
                for words in [words, rectified, bare] {
                    assert_eq!(parse_cardinal(&words), Some(n), "{words}");
                }
            }
            n += step;
            step = if n < 20_000 { 1 } else { step * 1_009 / 1_000 + 7 };
        }
    }

    #[test]
    fn printed_ranks_are_read() {
        for n in 1..2_000 {
            for gender in [Gender::Masculine, Gender::Feminine] {
                let words = ordinal(n, gender);
                assert_eq!(parse_ordinal(&words), Some(n), "{words}");
                assert_eq!(parse_ordinal(&fold(&words)), Some(n), "{words}");
            }
        }
        for (words, expected) in [
            ("PREMIER", Some(1)),
            ("second", Some(2)),
            ("vingt-et-unième", Some(21)),
            ("trois", None),
            ("unième", None),
            ("dernier", None),
            ("ième", None),
        ] {
            assert_eq!(parse_ordinal(words), expected, "{words}");
        }
    }

    #[test]
    fn in_a_text() {
        let reading =
            Reading::new("Le prix de deux cent trente euros, 1 500 € ou un et demi 1,5.");
        let found: Vec<(u64, Range<usize>)> = (0..reading.tokens().len())
            .filter_map(|at| number_at(&reading, at))
            .collect();
        assert_eq!(
            found,
            [(230, 3..6), (130, 4..6), (30, 5..6), (1_500, 8..9), (1, 11..12)]
        );
    }
}
