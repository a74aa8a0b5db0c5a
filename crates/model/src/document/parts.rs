//! What surrounds the articles: parties, recitals, signatures.
//!
//! The formulas that French contracts use (« Entre les soussignés », « d’une part »,
//! « Il a été préalablement exposé ce qui suit ») are part of the tree, so that every
//! format prints the same words.

use serde::{Deserialize, Serialize};

use super::{Block, Inline, NodeId};

/// Between whom the contract is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Parties {
    /// « Entre les soussignés : », or « Personnes désignées : » in a form.
    pub opening: String,
    /// The parties, in order; « et » is printed between two of them.
    pub parties: Vec<Party>,
    /// « ci-après désignés ensemble les « Parties » … »; empty in a form.
    pub closing: Vec<Inline>,
}

/// One party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Party {
    /// Its role in the model, such as `prestataire`.
    pub role: NodeId,
    /// Its full identity, as one sentence without its final stop, ended by a comma.
    pub identity: Vec<Inline>,
    /// « ci-après dénommée « la Cliente », ».
    pub designation: Vec<Inline>,
    /// « d’une part, » or « d’autre part. », printed on the right; empty in a form.
    pub side: String,
}

/// Why the contract is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Recitals {
    /// « Il a été préalablement exposé ce qui suit : ».
    pub opening: String,
    /// The recitals.
    pub blocks: Vec<Block>,
    /// « Ceci exposé, il a été convenu ce qui suit : ».
    pub closing: String,
}

/// The end of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Signatures {
    /// « Fait à Lyon, le 3 décembre 2026, en deux exemplaires originaux … ».
    pub formula: Vec<Block>,
    /// Where each party signs, in the order of the parties; shown side by side.
    pub signatories: Vec<Signatory>,
    /// Whether each page has boxes for initials (paper only).
    pub initials: bool,
}

/// Where one party signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Signatory {
    /// Its role in the model.
    pub role: NodeId,
    /// « Pour la Cliente ».
    pub heading: Vec<Inline>,
    /// Name, capacity and power, one a line.
    pub lines: Vec<Vec<Inline>>,
    /// A mention to write by hand, such as « Lu et approuvé »; often none.
    pub mention: Option<String>,
}
