//! Legal checks that clauses, models and blocks carry: what their law asks of the
//! values and of the words of a contract, and what it asks a lawyer to look at.
//!
//! Checks over values are applied here. Checks over words are read here and given to
//! whoever has the words of the document: see [`StandingCheck`].

mod apply;
#[cfg(test)]
mod border;
mod example;
mod parsed;
mod picture;
mod proof;
mod text;
mod words;

use std::sync::Arc;

use clausier_diagnostics::{Basis, Span};

pub(crate) use apply::Applied;
pub(crate) use parsed::{Lawful, SourceLaw};
pub(crate) use words::LibraryWords;

pub use parsed::ParsedCheck;
pub use picture::{Sighting, pictures};
pub use proof::{ExampleFault, Variables, faults, prove};
pub use text::{Sightings, TextCheck, TextChecks};
pub use words::Words;

/// A check over words that applies to a contract.
#[derive(Debug, Clone)]
pub struct StandingCheck {
    /// The check.
    pub parsed: Arc<ParsedCheck>,
    /// The use of the clause that carries it; `None` if a model or a block does.
    pub node: Option<String>,
    /// What comes before the names of the annexed model it is in; empty in the contract
    /// itself.
    pub prefix: String,
}

impl StandingCheck {
    /// What it looks for.
    pub fn text(&self) -> &TextCheck {
        self.parsed.text().expect("invariant: a standing check is over words")
    }
}

/// A question to look at before a contract is sent.
#[derive(Debug, Clone)]
pub struct ChecklistItem {
    /// A short label, such as `ASS-02`.
    pub code: String,
    /// What to ask oneself.
    pub ask: String,
    /// Why it matters.
    pub why: Option<String>,
    /// The law it rests on.
    pub basis: Vec<Basis>,
    /// The use of the clause that asks it; `None` if a model or a block does.
    pub node: Option<String>,
    /// Where it is written.
    pub span: Span,
}
