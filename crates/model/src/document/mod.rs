//! The document: one tree for every format.
//!
//! Renderers, rules, comparisons and amendments all read this tree. Everything in
//! it is final: numbers are computed, references are resolved, French is right. A
//! renderer adds layout and nothing else.

mod block;
mod division;
mod inline;
mod number;
mod origin;
mod parts;

pub use block::{Alignment, Block, BlockKind, Item, List, Row, Table};
pub use division::{Annex, Division};
pub use inline::{Inline, plain_text};
pub use number::{Number, Segment};
pub use origin::Origin;
pub use parts::{Parties, Party, Recitals, Signatory, Signatures};

use serde::{Deserialize, Serialize};

/// A whole document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// Whether it may be signed, or is a draft with gaps.
    pub status: Status,
    /// The title, such as « Contrat de prestation de services ».
    pub title: String,
    /// The practice's reference, printed in the header.
    pub reference: String,
    /// The date of the document, as printed; `None` leaves the place for it.
    pub date: Option<String>,
    /// What the practice tells the reader of all its documents, below the title; it is
    /// no part of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// Whether a table of contents is printed.
    pub contents: bool,
    /// Between whom.
    pub parties: Parties,
    /// Why.
    pub recitals: Option<Recitals>,
    /// The articles, in order.
    pub articles: Vec<Division>,
    /// Place, date, originals and the places to sign.
    pub signatures: Option<Signatures>,
    /// The annexes, in order; they come after the signatures.
    pub annexes: Vec<Annex>,
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A contract.
    Contract,
    /// A document that changes a signed contract.
    Amendment,
    /// A form to fill in, such as a claim declaration.
    Form,
}

/// Whether a document is complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Complete: fit to be sent and signed.
    Final,
    /// Written in spite of findings: every renderer prints « PROJET » across it and
    /// shows its gaps.
    Draft,
}

/// A node's name in its document, such as `paiement/delais` or
/// `paiement/delais#indemnite`; unique, and the same from one version to the next.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NodeId(pub String);

impl std::fmt::Display for NodeId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for NodeId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}
