//! What a contract is made of, before any condition is answered.
//!
//! The model's articles with its blocks put in, the manifest's changes applied, and
//! every clause parsed. Conditions are not answered here: what a contract may ask for
//! is known from all of its plan.

mod change;
mod clause;
mod planner;

pub(crate) use planner::plan;

use std::sync::Arc;

use clausier_diagnostics::Span;
use clausier_model::Spanned;
use clausier_model::model::{Model, ModelBlock};

use crate::expression::Expr;
use crate::library::{Loaded, ParsedClause};
use crate::unread::Unread;

/// The plan of a document, or of an annex that is a whole model.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) recitals: Vec<PlannedClause>,
    pub(crate) articles: Vec<PlannedArticle>,
    pub(crate) annexes: Vec<PlannedAnnex>,
    /// The models and blocks it was made from, for their variables and their law.
    pub(crate) models: Vec<Arc<Loaded<Model>>>,
    pub(crate) blocks: Vec<PlannedBlock>,
    /// What it should hold and could not be read; that of the outermost plan counts.
    pub(crate) unread: Unread,
}

/// A block of which some part is in the plan.
#[derive(Debug)]
pub(crate) struct PlannedBlock {
    pub(crate) source: Arc<Loaded<ModelBlock>>,
    /// The conditions of each place that includes it: its law counts where one holds.
    pub(crate) includes: Vec<Vec<Guard>>,
}

impl PlannedBlock {
    /// The block; a plan holds only those that could be read.
    pub(crate) fn parsed(&self) -> &ModelBlock {
        self.source.value.as_ref().expect("invariant: a planned block was read")
    }
}

#[derive(Debug)]
pub(crate) struct PlannedArticle {
    pub(crate) id: String,
    pub(crate) title: Spanned<String>,
    pub(crate) definitions: bool,
    pub(crate) conditions: Vec<Guard>,
    pub(crate) clauses: Vec<PlannedClause>,
    pub(crate) span: Span,
}

#[derive(Debug)]
pub(crate) struct PlannedAnnex {
    pub(crate) id: String,
    pub(crate) title: Spanned<String>,
    pub(crate) conditions: Vec<Guard>,
    pub(crate) content: PlannedContent,
    pub(crate) span: Span,
}

#[derive(Debug)]
pub(crate) enum PlannedContent {
    Clauses(Vec<PlannedClause>),
    Model(Box<Plan>),
}

/// A use of a clause.
#[derive(Debug)]
pub(crate) struct PlannedClause {
    /// Its name in the document.
    pub(crate) node: String,
    pub(crate) source: Arc<Loaded<ParsedClause>>,
    pub(crate) conditions: Vec<Guard>,
    pub(crate) span: Span,
}

impl PlannedClause {
    /// The clause; a plan holds only those that could be read.
    pub(crate) fn parsed(&self) -> &ParsedClause {
        self.source.value.as_ref().expect("invariant: a planned clause was read")
    }
}

/// A condition, with the file it is written in; `None` if it was not understood.
#[derive(Debug, Clone)]
pub(crate) struct Guard {
    pub(crate) expr: Option<Expr>,
    pub(crate) span: Span,
    /// What comes before the names of the annexed model it is written in.
    pub(crate) prefix: String,
}
