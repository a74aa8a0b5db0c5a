//! The numbers that a text prints before its articles and annexes.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use clausier_import::{HeadingKind, Imported};
use clausier_model::document::{Block, BlockKind, Number};

use super::{Passage, Text};

/// Fewer numbered articles are no numbering to rely on.
const ARTICLES: usize = 2;

/// The articles and annexes of a text that Clausier did not write, by their printed
/// numbers.
pub(crate) struct Numbering {
    /// Of articles, each with the rank of its annex.
    articles: BTreeSet<(Option<usize>, Number)>,
    /// How many items the longest ordered list of an article or an annex has: « 5.3 » may
    /// be its third.
    items: BTreeMap<(Option<usize>, Option<Number>), usize>,
    /// Of annexes, by their number.
    annexes: BTreeMap<Number, usize>,
    /// Whether an annex has no number.
    has_bare_annex: bool,
    /// Whether articles are numbered « 2-7 ».
    is_hyphened: bool,
}

impl Numbering {
    /// Reads the headings of a text.
    pub(crate) fn new(text: &Text<'_>, imported: &Imported) -> Self {
        let mut new = Self {
            articles: BTreeSet::new(),
            items: BTreeMap::new(),
            annexes: BTreeMap::new(),
            has_bare_annex: false,
            is_hyphened: imported.headings.iter().any(|it| {
                let levels = it.number.as_ref().map_or(0, |it| it.segments().len());
                levels > 1 && it.label.contains('-')
            }),
        };
        let blocks: BTreeMap<_, _> =
            text.divisions.iter().map(|it| (&it.id, it.blocks.as_slice())).collect();
        for heading in &imported.headings {
            // « Titre V » is no article 5.
            if heading.kind == HeadingKind::Part {
                continue;
            }
            let number = heading.number.clone();
            let is_annex = heading.kind == HeadingKind::Annex;
            let own = if is_annex {
                heading
                    .annex
                    .and_then(|at| text.document.annexes.get(at))
                    .map(|it| &*it.blocks)
            } else {
                blocks.get(&heading.id).copied()
            };
            let key = (heading.annex, number.clone().filter(|_| !is_annex));
            let longest = new.items.entry(key).or_default();
            *longest = (*longest).max(own.map_or(0, longest_list));
            match (number, heading.annex) {
                (Some(number), Some(rank)) if is_annex => {
                    new.annexes.insert(number, rank);
                }
                (Some(number), annex) => {
                    new.articles.insert((annex, number));
                }
                (None, _) => new.has_bare_annex |= is_annex,
            }
        }
        for passage in text.passages.iter().filter(|it| it.place().annex.is_none()) {
            for value in reserved(passage).into_iter().flatten() {
                new.articles.insert((None, Number::first_level(value)));
            }
        }
        new
    }

    /// Whether the text, or one of its annexes, numbers its articles.
    pub(crate) fn counts_articles(&self, annex: Option<usize>) -> bool {
        let counts = |number: &&Number| number.segments().len() == 1 || self.is_hyphened;
        self.of(annex).filter(counts).count() >= ARTICLES
    }

    /// Whether the text, or one of its annexes, has an article.
    pub(crate) fn has_article(&self, annex: Option<usize>, number: &Number) -> bool {
        let segments = number.segments();
        if self.articles.contains(&(annex, number.clone())) {
            return true;
        }
        let Some((last, above)) = segments.split_last() else { return false };
        let above = Number::from_segments(above.to_vec());
        let items = self.items.get(&(annex, above)).copied().unwrap_or_default();
        items >= last.value as usize && (segments.len() > 1 || annex.is_some())
    }

    /// Whether articles are numbered « 2-7 », as in laws.
    pub(crate) fn is_hyphened(&self) -> bool {
        self.is_hyphened
    }

    /// Whether the text or any annex has an article.
    pub(crate) fn has_anywhere(&self, number: &Number) -> bool {
        self.has_article(None, number)
            || self.annexes.values().any(|annex| self.has_article(Some(*annex), number))
    }

    /// The last of the articles.
    pub(crate) fn last_article(&self) -> Option<&Number> {
        self.of(None).filter(|number| number.segments().len() == 1).last()
    }

    /// The rank of an annex.
    pub(crate) fn annex(&self, number: &Number) -> Option<usize> {
        self.annexes.get(number).copied()
    }

    /// Whether the text has any annex.
    pub(crate) fn has_annexes(&self) -> bool {
        !self.annexes.is_empty() || self.has_bare_annex
    }

    fn of(&self, annex: Option<usize>) -> impl Iterator<Item = &Number> {
        self.articles.iter().filter(move |(at, _)| *at == annex).map(|(_, number)| number)
    }
}

/// The articles that one line keeps free: « Articles 6 à 8 : réservés ».
pub(crate) fn reserved(passage: &Passage<'_>) -> Option<RangeInclusive<u32>> {
    let tokens = passage.reading.tokens();
    let key = |at: usize| tokens.get(at).map_or("", |token| &*token.key);
    let opens = matches!(key(0), "article" | "articles") && key(2) == "a";
    let (first, last) = (key(1).parse().ok()?, key(3).parse().ok()?);
    (opens && first < last && last < 100).then_some(first..=last)
}

fn longest_list(blocks: &[Block]) -> usize {
    let lists = blocks.iter().map(|block| match &block.kind {
        BlockKind::List(list) if list.ordered => list.items.len(),
        _ => 0,
    });
    lists.max().unwrap_or_default()
}

/// Whether a text changes another contract, of which it then speaks.
pub(crate) fn is_amendment(text: &Text<'_>) -> bool {
    let title = clausier_french::fold(&text.document.title);
    text.document.kind == clausier_model::document::Kind::Amendment
        || title.contains("avenant")
}
