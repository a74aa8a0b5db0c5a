//! Terms, looked for whatever their number and their case.

use std::collections::BTreeMap;
use std::ops::Range;

use clausier_french::Token;

use crate::text::Passage;

/// What the singular and the plural of a folded word share.
pub(crate) fn stem(key: &str) -> &str {
    if key.len() > 3 { key.trim_end_matches(['s', 'x']) } else { key }
}

/// Terms of a text, by the stems of their words.
pub(crate) struct Lexicon {
    by_first: BTreeMap<String, Vec<(Vec<String>, usize)>>,
}

impl Lexicon {
    /// Of terms as they are written; each is known by its rank.
    pub(crate) fn new<'a>(terms: impl IntoIterator<Item = &'a str>) -> Self {
        let mut by_first: BTreeMap<String, Vec<(Vec<String>, usize)>> = BTreeMap::new();
        for (rank, term) in terms.into_iter().enumerate() {
            let tokens = clausier_french::tokenize(term);
            let stems: Vec<String> =
                tokens.iter().map(|it| stem(&it.key).to_owned()).collect();
            if let Some(first) = stems.first() {
                by_first.entry(first.clone()).or_default().push((stems, rank));
            }
        }
        Self { by_first }
    }

    /// The ranks of the terms of which the words start at a token, with the token after
    /// each.
    pub(crate) fn at(&self, tokens: &[Token<'_>], at: usize) -> Vec<(usize, usize)> {
        let Some(terms) = tokens.get(at).and_then(|it| self.by_first.get(stem(&it.key)))
        else {
            return Vec::new();
        };
        let is_here = |stems: &[String]| {
            let here = tokens.get(at..at + stems.len());
            here.is_some_and(|here| {
                here.iter().zip(stems).all(|(it, stem)| self::stem(&it.key) == stem)
            })
        };
        let here = terms.iter().filter(|(stems, _)| is_here(stems));
        here.map(|(stems, rank)| (*rank, at + stems.len())).collect()
    }

    /// The uses of terms in a passage: rank and bytes. A term of one word is used with
    /// its capital only.
    pub(crate) fn uses(&self, passage: &Passage<'_>) -> Vec<(usize, Range<usize>)> {
        let tokens = passage.reading.tokens();
        let mut out = Vec::new();
        for at in 0..tokens.len() {
            for (rank, end) in self.at(tokens, at) {
                let capital = passage.text()[tokens[at].range.clone()]
                    .starts_with(char::is_uppercase);
                if capital || end > at + 1 {
                    out.push((rank, tokens[at].range.start..tokens[end - 1].range.end));
                }
            }
        }
        out
    }
}
