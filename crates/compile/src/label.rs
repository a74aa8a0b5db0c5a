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

/// The labels of a document.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    known: BTreeMap<String, Label>,
    /// Other names of nodes: a clause that is alone in its article, a clause in the
    /// article that took another name.
    aliases: BTreeMap<String, String>,
    /// Names that several nodes have.
    duplicates: BTreeSet<String>,
    /// Annexes that have articles of their own.
    numbered_annexes: BTreeSet<String>,
    /// Whether « Contrat » is a defined term, and so takes its capital.
    pub(crate) contract_is_a_term: bool,
}

impl Labels {
    /// Reads the labels off numbered articles and annexes.
    ///
    /// An alias that is also the name of another node, or that two nodes have, is
    /// ambiguous.
    pub(crate) fn of(
        articles: &[Division],
        annexes: &[Annex],
        aliases: &[(String, String)],
    ) -> Self {
        let mut labels = Self::default();
        for article in articles {
            labels.division(article, None);
        }
        for annex in annexes {
            let id = &annex.id.0;
            let number = annex.number.to_string();
            labels.add(id, Label { kind: LabelKind::Annex, number, annex: None });
            if !annex.articles.is_empty() {
                labels.numbered_annexes.insert(id.clone());
            }
            labels.blocks(&annex.blocks, id, "", Some(id));
            for article in &annex.articles {
                labels.division(article, Some(id));
            }
        }
        for (alias, id) in aliases {
            if alias == id {
                continue;
            }
            let other = labels.aliases.insert(alias.clone(), id.clone());
            if labels.known.contains_key(alias) || other.is_some_and(|other| other != *id)
            {
                labels.duplicates.insert(alias.clone());
            }
        }
        labels
    }

    fn add(&mut self, id: &str, label: Label) {
        if self.known.insert(id.to_owned(), label).is_some() {
            self.duplicates.insert(id.to_owned());
        }
    }

    fn division(&mut self, division: &Division, annex: Option<&str>) {
        let id = &division.id.0;
        let label = Label {
            kind: LabelKind::Article,
            number: division.number.to_string(),
            annex: annex.map(str::to_owned),
        };
        self.add(id, label);
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
                                let label = Label {
                                    kind: LabelKind::Item { within: within.to_owned() },
                                    number: letters.clone(),
                                    annex: annex.map(str::to_owned),
                                };
                                self.add(&anchor.0, label);
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
            self.add(&anchor.0, label);
            self.aliases.insert(anchor.0.clone(), within.to_owned());
        }
    }

    /// A node by any of its names, with the name the tree has for it.
    pub(crate) fn get(&self, id: &str) -> Option<(&str, &Label)> {
        let id = self.aliases.get(id).map_or(id, String::as_str);
        self.known.get_key_value(id).map(|(id, label)| (id.as_str(), label))
    }

    /// Whether several nodes have this name.
    pub(crate) fn is_ambiguous(&self, id: &str) -> bool {
        self.duplicates.contains(id)
    }

    /// All the names that nodes have twice.
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
