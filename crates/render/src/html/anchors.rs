//! The names that places have in a page.
//!
//! Node ids name clauses, which are the practice's business: a page names its places
//! by what is printed there, such as `article-5-2` or `a5-2-b`.

use std::collections::{HashMap, HashSet};

use clausier_model::document::{Block, BlockKind, Division, Document, NodeId, Number};

/// The anchor of each node that has an id.
#[derive(Default)]
pub(super) struct Anchors<'d> {
    names: HashMap<&'d NodeId, String>,
    taken: HashSet<String>,
}

impl<'d> Anchors<'d> {
    /// The anchors of a document; equal documents have equal anchors.
    pub(super) fn of(document: &'d Document) -> Self {
        let mut anchors = Self::default();
        if let Some(recitals) = &document.recitals {
            anchors.blocks(&recitals.blocks, "r");
        }
        for article in &document.articles {
            anchors.division(article, "article-", "a");
        }
        if let Some(signatures) = &document.signatures {
            anchors.blocks(&signatures.formula, "s");
        }
        for annex in &document.annexes {
            let number = slug(&annex.number);
            let own = format!("annexe-{number}");
            let short = format!("x{number}");
            anchors.name(&annex.id, own.clone());
            if let Some(recitals) = &annex.recitals {
                anchors.blocks(&recitals.blocks, &format!("{short}-r"));
            }
            anchors.blocks(&annex.blocks, &short);
            for article in &annex.articles {
                anchors.division(
                    article,
                    &format!("{own}-article-"),
                    &format!("{short}-a"),
                );
            }
            if let Some(signatures) = &annex.signatures {
                anchors.blocks(&signatures.formula, &format!("{short}-s"));
            }
        }
        anchors
    }

    /// The anchor of a node; `None` where the document has no such node.
    pub(super) fn get(&self, id: &NodeId) -> Option<&str> {
        self.names.get(id).map(String::as_str)
    }

    fn division(&mut self, division: &'d Division, long: &str, short: &str) {
        let number = slug(&division.number);
        self.name(&division.id, format!("{long}{number}"));
        self.blocks(&division.blocks, &format!("{short}{number}"));
        for child in &division.divisions {
            self.division(child, long, short);
        }
    }

    fn blocks(&mut self, blocks: &'d [Block], prefix: &str) {
        for (rank, block) in (1..).zip(blocks) {
            if let Some(id) = &block.anchor {
                self.name(id, format!("{prefix}-p{rank}"));
            }
            match &block.kind {
                BlockKind::Paragraph { .. } | BlockKind::Table(_) => {}
                BlockKind::Conspicuous { blocks } => {
                    self.blocks(blocks, &format!("{prefix}-p{rank}"));
                }
                BlockKind::List(list) => {
                    for (place, item) in (1..).zip(&list.items) {
                        let marker = letters(&item.marker);
                        let prefix = if marker.is_empty() {
                            format!("{prefix}-{place}")
                        } else {
                            format!("{prefix}-{marker}")
                        };
                        if let Some(id) = &item.anchor {
                            self.name(id, prefix.clone());
                        }
                        self.blocks(&item.blocks, &prefix);
                    }
                }
            }
        }
    }

    /// Gives a node a name; two lists of one article may both have an (a), so a name
    /// that is taken gets a rank.
    fn name(&mut self, id: &'d NodeId, name: String) {
        let mut free = name.clone();
        let mut rank = 2;
        while self.taken.contains(&free) {
            free = format!("{name}-{rank}");
            rank += 1;
        }
        self.taken.insert(free.clone());
        self.names.entry(id).or_insert(free);
    }
}

/// `5.2` as `5-2`, `5 bis` as `5-bis`.
fn slug(number: &Number) -> String {
    number
        .to_string()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect()
}

/// `(a)` as `a`, `–` as nothing.
fn letters(marker: &str) -> String {
    marker.chars().filter(char::is_ascii_alphanumeric).collect()
}
