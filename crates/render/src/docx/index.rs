//! What references point at: the bookmarks of a document.

use std::collections::{BTreeMap, BTreeSet};

use clausier_model::document::{
    Annex, Block, BlockKind, Division, Document, Inline, NodeId, Recitals,
};

use crate::Audience;

/// What a reference leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// An article, whose printed number holds a word besides.
    Article,
    /// A part of an article, whose printed number is digits and points.
    Part,
    /// An annex, whose printed number holds a word besides.
    Annex,
    /// An item of an ordered list.
    Item,
    /// A block without a number.
    Block,
}

/// A place that something refers to.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// The name of its bookmark.
    pub(super) bookmark: String,
    /// What it is.
    pub(super) target: Target,
    /// Its number as printed; empty for a block.
    pub(super) number: String,
}

/// The bookmarks of a document, by node.
///
/// Only what is referred to has one. Names say nothing in a copy for the outside;
/// in an internal one they recall the node, as far as the format's forty letters go.
///
/// A reference to a paragraph prints the number of the article it stands in, and
/// leads there: a paragraph has no number that Word could recompute.
pub(super) struct Index<'a> {
    marks: BTreeMap<&'a NodeId, Mark>,
    around: BTreeMap<&'a NodeId, &'a NodeId>,
}

impl<'a> Index<'a> {
    /// The bookmarks that a document needs.
    pub(super) fn new(document: &'a Document, audience: Audience) -> Self {
        let mut walk = Walk::default();
        walk.document(document);
        for (block, division) in &walk.around {
            if walk.wanted.remove(block) {
                walk.wanted.insert(division);
            }
        }
        let mut marks: BTreeMap<&NodeId, Mark> = BTreeMap::new();
        for place in &walk.places {
            if !walk.wanted.contains(place.node) || marks.contains_key(place.node) {
                continue;
            }
            let rank = marks.len() + 1;
            let bookmark = match audience {
                Audience::External => format!("_Ref{rank:06}"),
                Audience::Internal => internal_name(rank, &place.node.0),
            };
            let mark =
                Mark { bookmark, target: place.target, number: place.number.clone() };
            marks.insert(place.node, mark);
        }
        Self { marks, around: walk.around }
    }

    /// The bookmark that stands on a node.
    pub(super) fn on(&self, node: &NodeId) -> Option<&Mark> {
        self.marks.get(node)
    }

    /// The bookmark that a reference to a node leads to.
    pub(super) fn lead(&self, node: &NodeId) -> Option<&Mark> {
        self.marks.get(self.around.get(node).copied().unwrap_or(node))
    }
}

/// A hidden bookmark's name: at most forty letters, digits and low lines.
fn internal_name(rank: usize, node: &str) -> String {
    let letters = node.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' });
    format!("_Ref{rank:06}_").chars().chain(letters).take(40).collect()
}

struct Place<'a> {
    node: &'a NodeId,
    target: Target,
    number: String,
}

#[derive(Default)]
struct Walk<'a> {
    places: Vec<Place<'a>>,
    wanted: BTreeSet<&'a NodeId>,
    around: BTreeMap<&'a NodeId, &'a NodeId>,
    division: Option<&'a NodeId>,
}

impl<'a> Walk<'a> {
    fn document(&mut self, document: &'a Document) {
        for party in &document.parties.parties {
            self.inlines(&party.identity);
            self.inlines(&party.designation);
        }
        self.inlines(&document.parties.closing);
        self.recitals(document.recitals.as_ref());
        for article in &document.articles {
            self.division(article);
        }
        if let Some(signatures) = &document.signatures {
            self.blocks(&signatures.formula);
        }
        for annex in &document.annexes {
            self.annex(annex);
        }
    }

    fn annex(&mut self, annex: &'a Annex) {
        self.place(&annex.id, Target::Annex, annex.number.to_string());
        self.inlines(&annex.heading);
        if let Some(parties) = &annex.parties {
            for party in &parties.parties {
                self.inlines(&party.identity);
                self.inlines(&party.designation);
            }
            self.inlines(&parties.closing);
        }
        self.recitals(annex.recitals.as_ref());
        self.blocks(&annex.blocks);
        for article in &annex.articles {
            self.division(article);
        }
        if let Some(signatures) = &annex.signatures {
            self.blocks(&signatures.formula);
        }
    }

    fn recitals(&mut self, recitals: Option<&'a Recitals>) {
        if let Some(recitals) = recitals {
            self.blocks(&recitals.blocks);
        }
    }

    fn division(&mut self, division: &'a Division) {
        let target = match division.number.segments().len() {
            1 => Target::Article,
            _ => Target::Part,
        };
        self.place(&division.id, target, division.number.to_string());
        self.inlines(&division.heading);
        self.division = Some(&division.id);
        self.blocks(&division.blocks);
        self.division = None;
        for part in &division.divisions {
            self.division(part);
        }
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            if let Some(anchor) = &block.anchor {
                self.place(anchor, Target::Block, String::new());
            }
            match &block.kind {
                BlockKind::Paragraph { inlines } => self.inlines(inlines),
                BlockKind::Conspicuous { blocks } => self.blocks(blocks),
                BlockKind::List(list) => {
                    for item in &list.items {
                        if let Some(anchor) = &item.anchor {
                            let target = match list.ordered {
                                true => Target::Item,
                                false => Target::Block,
                            };
                            self.place(anchor, target, item.marker.clone());
                        }
                        self.blocks(&item.blocks);
                    }
                }
                BlockKind::Table(table) => {
                    for row in std::iter::once(&table.header).chain(&table.rows) {
                        row.cells.iter().for_each(|cell| self.inlines(cell));
                    }
                }
            }
        }
    }

    fn inlines(&mut self, inlines: &'a [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Reference { target, .. } => {
                    self.wanted.insert(target);
                }
                Inline::Strong { inlines }
                | Inline::Emphasis { inlines }
                | Inline::Link { inlines, .. } => self.inlines(inlines),
                Inline::Text { .. }
                | Inline::Value { .. }
                | Inline::Gap { .. }
                | Inline::LineBreak => {}
            }
        }
    }

    fn place(&mut self, node: &'a NodeId, target: Target, number: String) {
        if let (Target::Block, Some(division)) = (target, self.division) {
            self.around.insert(node, division);
        }
        self.places.push(Place { node, target, number });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn internal_names_recall_the_node() {
        assert_eq!(
            internal_name(3, "paiement/delais#indemnite"),
            "_Ref000003_paiement_delais_indemnite"
        );
        assert_eq!(internal_name(3, &"é".repeat(60)).len(), 40);
    }
}
