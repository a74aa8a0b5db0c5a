//! What a model may come to: all that may stand, each with the conditions it is under.
//!
//! No condition is answered here and no value is asked for. Who reads an [`Outline`]
//! can tell what holds under every combination of answers without making a contract
//! for each.

mod build;
mod text;

pub use build::outline;

use std::collections::BTreeMap;
use std::sync::Arc;

use clausier_diagnostics::{Findings, Severity, Span};
use clausier_model::model::Model;

use crate::expression::Expr;
use crate::library::{Loaded, ParsedClause};
use crate::variables::Slot;

/// A model with every branch present.
#[derive(Debug)]
pub struct Outline {
    /// The model.
    pub model: Arc<Loaded<Model>>,
    /// What is wrong with the sources it is made of.
    pub findings: Findings,
    /// Whether some source could not be read: what seems to be missing may be in it.
    pub is_partial: bool,
    /// Whether another model annexes this one, and so may hold what it speaks of.
    pub is_annexed: bool,
    /// The conditions, each under another one.
    pub guards: Vec<Guard>,
    /// What references and `present(…)` may name.
    pub names: Vec<Name>,
    /// The recitals, articles and annexes of the model itself, and their clauses.
    pub entries: Vec<Entry>,
    /// The uses of clauses, those of annexed models included; a variant that may
    /// replace a clause is a use of its own.
    pub uses: Vec<Use>,
    /// The references that texts print.
    pub references: Vec<Mention>,
    /// The words of texts, headings left out.
    pub passages: Vec<Passage>,
    /// The branches of conditions in texts.
    pub branches: Vec<BranchSite>,
    /// What the law refuses.
    pub laws: Vec<Law>,
    /// The variables, by name, with the values that sources give them.
    pub variables: BTreeMap<String, Slot>,
}

/// The rank of a guard in its outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GuardId(pub usize);

/// A condition, which counts where the one it is under does.
#[derive(Debug, Clone)]
pub struct Guard {
    /// The condition it is under; the first guard of an outline is under none.
    pub under: Option<GuardId>,
    /// What it asks.
    pub test: Test,
    /// Who asks.
    pub speaker: Voice,
}

/// What a guard asks.
#[derive(Debug, Clone)]
pub enum Test {
    /// Nothing.
    Always,
    /// What cannot be: a condition that was not understood.
    Never,
    /// Whether an expression holds.
    Holds(Expr),
    /// Whether it does not.
    Fails(Expr),
    /// Whether a list has elements; `None` when it was not understood.
    Elements(Option<Expr>),
    /// Whether a clause is left as it is, or which variant replaces it.
    Variant {
        /// The clause.
        clause: String,
        /// What stands: the clause itself or one of its variants.
        chosen: String,
    },
}

/// Who speaks in an expression.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Voice {
    /// Its node, of which `#x` is an anchor; empty outside of any clause.
    pub node: String,
    /// What comes before the names of the annexed model it is in.
    pub prefix: String,
    /// The names that loops define around it.
    pub locals: Vec<String>,
}

/// A name of a node.
#[derive(Debug, Clone)]
pub struct Name {
    /// The name, with that of the annex it is in before it.
    pub name: String,
    /// When it stands.
    pub under: GuardId,
    /// One of these must stand too, if there are any: an article without clauses is
    /// not there.
    pub parts: Vec<GuardId>,
    /// Whether a reference may name it: a recital has no number.
    pub is_numbered: bool,
    /// Whether `present(…)` knows it: a heading without an anchor is only numbered.
    pub is_asked: bool,
    /// Where it is written.
    pub span: Span,
}

/// What an entry of a model is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// An article.
    Article,
    /// An annex.
    Annex,
    /// A clause of an article, of an annex or of the recitals.
    Clause,
}

/// A recital, an article, an annex, or one of their clauses.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// Its id.
    pub id: String,
    /// When it stands.
    pub under: GuardId,
    /// One of these must stand too, if there are any.
    pub parts: Vec<GuardId>,
    /// Where it is written.
    pub span: Span,
    /// Where its own condition is, if it has one.
    pub when: Option<Span>,
    /// The rank of the entry that holds it.
    pub holder: Option<usize>,
}

/// A use of a clause, or of a variant that may replace it.
#[derive(Debug, Clone)]
pub struct Use {
    /// Its node.
    pub node: String,
    /// When it stands.
    pub under: GuardId,
    /// The clause that stands.
    pub source: Arc<Loaded<ParsedClause>>,
    /// Where the model asks for it.
    pub span: Span,
}

impl Use {
    /// The clause; an outline holds only those that could be read.
    pub fn parsed(&self) -> &ParsedClause {
        self.source.value.as_ref().expect("invariant: a used clause was read")
    }
}

/// A target of a reference.
#[derive(Debug, Clone)]
pub struct Mention {
    /// The target, as written.
    pub target: String,
    /// The names it may have in the document, the first that stands being meant.
    pub names: Vec<String>,
    /// Whether an annex is meant.
    pub is_annex: bool,
    /// When it is printed.
    pub under: GuardId,
    /// Where it is written.
    pub span: Span,
}

/// The words of a paragraph, of a cell or of a definition.
#[derive(Debug, Clone)]
pub struct Passage {
    /// The id of the clause.
    pub clause: String,
    /// What it is made of, every branch included.
    pub pieces: Vec<Piece>,
}

/// A part of a passage.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Its words; `None` for what is computed.
    pub words: Option<String>,
    /// Where it is written.
    pub span: Span,
    /// When it stands.
    pub under: GuardId,
    /// The rank of the piece that is read before it.
    pub after: Option<usize>,
}

/// A branch of a condition in a text.
#[derive(Debug, Clone)]
pub struct BranchSite {
    /// When it stands.
    pub under: GuardId,
    /// Its condition, or its text when it is what stands otherwise.
    pub span: Span,
    /// Whether it is an `else`.
    pub is_else: bool,
    /// The guard of the text of its clause, from which the conditions of the text alone
    /// are those below.
    pub base: GuardId,
}

/// What the law refuses.
#[derive(Debug, Clone)]
pub struct Law {
    /// It counts where one of these holds.
    pub under: Vec<GuardId>,
    /// When it applies.
    pub when: Option<Expr>,
    /// The condition.
    pub test: Expr,
    /// Whether it is refused that the condition holds, or that it does not.
    pub refuses: bool,
    /// How grave it is.
    pub severity: Severity,
    /// Who asks.
    pub speaker: Voice,
}
