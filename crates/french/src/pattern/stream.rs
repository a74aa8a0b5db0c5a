//! A text as patterns see it: pieces, and the tests each of them passes.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::node::Test;
use crate::words::sharp_key;
use crate::{Reading, TokenKind, fold, number_span};

/// A quick hash of short words; the keys come from the patterns.
#[derive(Default, Clone, Copy)]
struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word))
                .wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

type Words = HashMap<String, Vec<u32>, BuildHasherDefault<WordHasher>>;

/// Every test of some patterns, and what passes it.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    ranks: std::collections::BTreeMap<Test, u32>,
    /// By [`sharp_key`]: what a text in lower case must match.
    sharp: Words,
    /// By folded key: what capitals, which lose their accents, must match.
    folded: Words,
    exact: Words,
    exact_folded: Words,
    articles: Words,
    marks: Words,
    prefixes: Words,
    /// The lengths of the keys of `prefixes`, sorted.
    lengths: Vec<usize>,
    number: Option<u32>,
    inside: Option<u32>,
}

impl Lexicon {
    /// How many tests there are.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.ranks.len()).unwrap_or(u32::MAX)
    }

    /// The rank of a test; equal tests have one.
    pub(super) fn rank(&mut self, test: &Test) -> u32 {
        if let Some(rank) = self.ranks.get(test) {
            return *rank;
        }
        let rank = self.len();
        self.ranks.insert(test.clone(), rank);
        match test {
            Test::Word(forms) => {
                for form in forms {
                    insert(&mut self.sharp, sharp(form), rank);
                    insert(&mut self.folded, fold(form), rank);
                }
            }
            Test::Exact(form) => {
                insert(&mut self.exact, sharp(form), rank);
                insert(&mut self.exact_folded, fold(form), rank);
            }
            Test::ExactArticle(form) => insert(&mut self.articles, fold(form), rank),
            Test::Mark(mark) => insert(&mut self.marks, mark.clone(), rank),
            Test::Prefix(start) => {
                insert(&mut self.prefixes, start.clone(), rank);
                self.lengths.push(start.len());
                self.lengths.sort_unstable();
                self.lengths.dedup();
            }
            Test::Number => self.number = Some(rank),
            Test::NumberInside => self.inside = Some(rank),
        }
        rank
    }

    /// The pieces of a text.
    pub(super) fn stream(&self, reading: &Reading<'_>) -> Stream {
        let mut stream = Stream {
            pieces: Vec::with_capacity(reading.tokens().len() + 64),
            passed: Vec::new(),
        };
        let mut number = 0..0;
        for at in 0..reading.tokens().len() {
            if (self.number.is_some() || self.inside.is_some()) && at >= number.end {
                number = number_span(reading, at).unwrap_or(0..0);
            }
            self.token(reading, at, &mut stream);
            if number.contains(&at) {
                let test = if at == number.start { self.number } else { self.inside };
                if let (Some(test), Some(piece)) = (test, stream.pieces.last_mut()) {
                    stream.passed.push(test);
                    piece.to += 1;
                }
            }
        }
        stream
    }

    fn token(&self, reading: &Reading<'_>, at: usize, stream: &mut Stream) {
        let token = &reading.tokens()[at];
        let text = &reading.text()[token.range.clone()];
        match token.kind {
            TokenKind::Mark => stream.push(at, false, |passed| {
                extend(passed, &self.marks, &token.key);
            }),
            TokenKind::Number => stream.push(at, true, |passed| {
                extend(passed, &self.exact, &token.key);
            }),
            TokenKind::Word | TokenKind::Elision => {
                let capitals = is_capitals(text);
                let sharp = if capitals { None } else { sharp_key(text) };
                let key = sharp.as_deref().unwrap_or(&token.key);
                let (words, exact) = if capitals {
                    (&self.folded, &self.exact_folded)
                } else {
                    (&self.sharp, &self.exact)
                };
                let (first, article) = parts(key);
                stream.push(at, token.kind == TokenKind::Word, |passed| {
                    extend(passed, words, first);
                    extend(passed, exact, key);
                    self.prefixed(passed, &token.key);
                });
                if let Some(article) = article {
                    stream.push(at, false, |passed| {
                        extend(passed, words, article);
                        extend(passed, &self.articles, &token.key);
                    });
                }
            }
        }
    }

    fn prefixed(&self, passed: &mut Vec<u32>, key: &str) {
        for length in &self.lengths {
            match key.get(..*length) {
                Some(start) => extend(passed, &self.prefixes, start),
                None if *length > key.len() => break,
                None => {}
            }
        }
    }
}

fn insert(words: &mut Words, key: String, rank: u32) {
    let ranks = words.entry(key).or_default();
    if ranks.last() != Some(&rank) {
        ranks.push(rank);
    }
}

fn extend(passed: &mut Vec<u32>, words: &Words, key: &str) {
    if !words.is_empty()
        && let Some(ranks) = words.get(key)
    {
        passed.extend_from_slice(ranks);
    }
}

fn sharp(form: &str) -> String {
    sharp_key(form).unwrap_or_else(|| fold(form))
}

/// Whether a word is written in capitals, which may have lost their accents.
fn is_capitals(text: &str) -> bool {
    let first = text.as_bytes().first().copied().unwrap_or_default();
    // Most words begin with a small letter.
    !first.is_ascii_lowercase()
        && text.chars().any(char::is_uppercase)
        && !text.chars().any(char::is_lowercase)
}

/// The words that a key stands for: « du » is « de » and « le », « l’ » is
/// « le ».
pub(super) fn parts(key: &str) -> (&str, Option<&'static str>) {
    match key {
        "du" | "des" => ("de", Some("le")),
        "au" | "aux" => ("à", Some("le")),
        "la" | "les" | "l'" => ("le", None),
        "d'" => ("de", None),
        "s'" => ("se", None),
        "n'" => ("ne", None),
        "qu'" => ("que", None),
        "c'" => ("ce", None),
        "j'" => ("je", None),
        "m'" => ("me", None),
        "t'" => ("te", None),
        "jusqu'" => ("jusque", None),
        "lorsqu'" => ("lorsque", None),
        "puisqu'" => ("puisque", None),
        "quoiqu'" => ("quoique", None),
        _ => (key, None),
    }
}

/// A text, as the tests its pieces pass.
pub(super) struct Stream {
    pub(super) pieces: Vec<Piece>,
    passed: Vec<u32>,
}

/// A token, or one half of a contraction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// The token it is of.
    pub(super) token: usize,
    /// Whether a gap counts it: marks, « l’ » and the article of « du » are passed
    /// over freely.
    pub(super) counts: bool,
    from: usize,
    to: usize,
}

impl Stream {
    fn push(&mut self, token: usize, counts: bool, pass: impl FnOnce(&mut Vec<u32>)) {
        let from = self.passed.len();
        pass(&mut self.passed);
        self.pieces.push(Piece { token, counts, from, to: self.passed.len() });
    }

    /// The tests that a piece passes.
    pub(super) fn passed(&self, piece: usize) -> &[u32] {
        let Piece { from, to, .. } = self.pieces[piece];
        &self.passed[from..to]
    }
}
