//! What nodes are called once they are numbered.

use std::collections::{BTreeMap, BTreeSet};

use clausier_model::document::{Annex, Block, BlockKind, Division, NodeId};

/// How a node is referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) kind: LabelKind,
    /// « 5.2 », « 2 », « (b) ».
    pub(crate) number: String,
    /// The annex that holds it, if one does.
    pub(crate) annex: Option<String>,
    /// Where it comes among those of the document.
    pub(crate) rank: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LabelKind {
    Article,
    Annex,
    /// An item; the article that holds it.
    Item {
        within: String,
    },
}

/// Another name of a node.
#[derive(Debug)]
pub(crate) struct Alias {
    pub(crate) name: String,
    /// What the tree calls it.
    pub(crate) node: String,
    /// Whether it is the name of a use of a clause, which no other has; the name of
    /// the clause itself may be that of several uses.
    pub(crate) is_use: bool,
}

/// The labels of a document.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    known: BTreeMap<String, Label>,
    /// Other names of nodes: a clause that is alone in its article, a clause in the
    /// article that took another name.
    aliases: BTreeMap<String, String>,
    /// Names that several nodes have.
    duplicates: BTreeSet<String>,
    /// Names of clauses that are used several times, each under a name of its own:
    /// only a reference must say which use it means.
    ambiguous: BTreeSet<String>,
    /// Annexes that have articles of their own.
    numbered_annexes: BTreeSet<String>,
    /// Whether « Contrat » is a defined term, and so takes its capital.
    pub(crate) contract_is_a_term: bool,
}

impl Labels {
    /// Reads the labels off numbered articles and annexes.
    pub(crate) fn of(
        articles: &[Division],
        annexes: &[Annex],
        aliases: &[Alias],
    ) -> Self {
        let mut labels = Self::default();
        for article in articles {
            labels.division(article, None);
        }
        for annex in annexes {
            let id = &annex.id.0;
            let number = annex.number.to_string();
            labels.add(id, LabelKind::Annex, number, None);
            if !annex.articles.is_empty() {
                labels.numbered_annexes.insert(id.clone());
            }
            labels.blocks(&annex.blocks, id, "", Some(id));
            for article in &annex.articles {
                labels.division(article, Some(id));
            }
        }
        for Alias { name, node, is_use } in aliases {
            if name == node {
                continue;
            }
            let other = labels.aliases.insert(name.clone(), node.clone());
            if labels.known.contains_key(name) || other.is_some_and(|it| it != *node) {
                let twice =
                    if *is_use { &mut labels.duplicates } else { &mut labels.ambiguous };
                twice.insert(name.clone());
            }
        }
        labels
    }

    fn add(&mut self, id: &str, kind: LabelKind, number: String, annex: Option<&str>) {
        let (annex, rank) = (annex.map(str::to_owned), self.known.len());
        let label = Label { kind, number, annex, rank };
        if self.known.insert(id.to_owned(), label).is_some() {
            self.duplicates.insert(id.to_owned());
        }
    }

    fn division(&mut self, division: &Division, annex: Option<&str>) {
        let id = &division.id.0;
        self.add(id, LabelKind::Article, division.number.to_string(), annex);
        self.blocks(&division.blocks, id, "", annex);
        for part in &division.divisions {
            self.division(part, annex);
        }
    }

    /// Anchored paragraphs are called by their article; items, by their letter, after
    /// those of the items that hold them: « (c)(ii) ».
    fn blocks(
        &mut self,
        blocks: &[Block],
        within: &str,
        letters: &str,
        annex: Option<&str>,
    ) {
        for block in blocks {
            if let Some(anchor) = &block.anchor {
                self.anchored(anchor, within);
            }
            match &block.kind {
                BlockKind::List(list) => {
                    for item in &list.items {
                        let marker = if list.ordered { item.marker.as_str() } else { "" };
                        let letters = format!("{letters}{marker}");
                        if let Some(anchor) = &item.anchor {
                            // An item without a letter is called by its article.
                            if letters.is_empty() {
                                self.anchored(anchor, within);
                            } else {
                                let kind = LabelKind::Item { within: within.to_owned() };
                                self.add(&anchor.0, kind, letters.clone(), annex);
                            }
                        }
                        self.blocks(&item.blocks, within, &letters, annex);
                    }
                }
                BlockKind::Conspicuous { blocks } => {
                    self.blocks(blocks, within, letters, annex);
                }
                BlockKind::Paragraph { .. } | BlockKind::Table(_) => {}
            }
        }
    }

    fn anchored(&mut self, anchor: &NodeId, within: &str) {
        if let Some(label) = self.known.get(within).cloned() {
            self.add(&anchor.0, label.kind, label.number, label.annex.as_deref());
            self.aliases.insert(anchor.0.clone(), within.to_owned());
        }
    }

    /// A node by any of its names, with the name the tree has for it.
    pub(crate) fn get(&self, id: &str) -> Option<(&str, &Label)> {
        let id = self.aliases.get(id).map_or(id, String::as_str);
        self.known.get_key_value(id).map(|(id, label)| (id.as_str(), label))
    }

    /// Whether several nodes have this name, which is a finding of its own.
    pub(crate) fn is_duplicate(&self, id: &str) -> bool {
        self.duplicates.contains(id)
    }

    /// Whether several nodes have this name.
    pub(crate) fn is_ambiguous(&self, id: &str) -> bool {
        self.duplicates.contains(id) || self.ambiguous.contains(id)
    }

    /// The names of nodes that must have one each, and do not.
    pub(crate) fn duplicates(&self) -> impl Iterator<Item = &String> {
        self.duplicates.iter()
    }

    /// Whether an annex has articles of its own.
    pub(crate) fn is_numbered_annex(&self, id: &str) -> bool {
        self.numbered_annexes.contains(id)
    }

    /// All the names, to suggest one.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.known.keys().chain(self.aliases.keys()).map(String::as_str)
    }
}
