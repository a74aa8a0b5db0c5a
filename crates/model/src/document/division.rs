//! Articles, sub-articles and annexes.

use serde::{Deserialize, Serialize};

use super::{Block, Inline, NodeId, Number, Origin, Parties, Recitals, Signatures};

/// An article or a part of one.
///
/// Its own text comes before its sub-articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Division {
    /// Its name in the document.
    pub id: NodeId,
    /// Its number: one segment for an article, two for a sub-article, three below.
    pub number: Number,
    /// Its heading, without the number.
    pub heading: Vec<Inline>,
    /// Its own text.
    pub blocks: Vec<Block>,
    /// Its sub-articles.
    pub divisions: Vec<Division>,
    /// The clause it was taken from.
    #[serde(skip)]
    pub origin: Origin,
}

/// An annex; its articles are numbered on their own, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Annex {
    /// Its name in the document.
    pub id: NodeId,
    /// Its number, of one segment.
    pub number: Number,
    /// Its heading, without « Annexe 1 ».
    pub heading: Vec<Inline>,
    /// Its own parties, where the annex is a whole contract of its own.
    pub parties: Option<Parties>,
    /// Its own recitals, likewise.
    pub recitals: Option<Recitals>,
    /// Text before its first article, or all of it where it has none.
    pub blocks: Vec<Block>,
    /// Its articles.
    pub articles: Vec<Division>,
    /// Its own places to sign, where it is signed apart.
    pub signatures: Option<Signatures>,
    /// The clause or model it was taken from.
    #[serde(skip)]
    pub origin: Origin,
}
