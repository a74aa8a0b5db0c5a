//! Model contracts, and the blocks they share.

mod entries;
mod read;

pub(crate) use entries::read_article;
pub use read::{parse_block, parse_model};

use std::sync::Arc;

use clausier_diagnostics::{SourceFile, Span};

use crate::check::Check;
use crate::checklist::Question;
use crate::document::Kind;
use crate::party::Gender;
use crate::raw::Raw;
use crate::setting::Setting;
use crate::variable::Variable;
use crate::{Spanned, Version};

/// A model contract.
#[derive(Debug, Clone)]
pub struct Model {
    /// Its id, the name of its file.
    pub id: String,
    /// The title of the documents made from it.
    pub title: Spanned<String>,
    /// Its version.
    pub version: Version,
    /// What is made from it.
    pub kind: Kind,
    /// What it is for, in one sentence.
    pub description: Option<String>,
    /// Whether documents have a table of contents.
    pub contents: bool,
    /// Who is bound, in order.
    pub roles: Vec<Role>,
    /// Variables of the model itself.
    pub variables: Vec<Variable>,
    /// Values that stand in for the defaults of clauses, by variable.
    pub defaults: Vec<(Spanned<String>, Spanned<Raw>)>,
    /// Why: clauses printed before the articles.
    pub recitals: Vec<Entry<ClauseUse>>,
    /// The articles, in order.
    pub articles: Vec<Entry<ModelArticle>>,
    /// The annexes, in order.
    pub annexes: Vec<Entry<ModelAnnex>>,
    /// How it is signed.
    pub signature: SignatureRule,
    /// Combinations of answers that are not lawful.
    pub unlawful: Vec<Unlawful>,
    /// Legal checks of the model itself.
    pub checks: Vec<Check>,
    /// What to look at in its documents.
    pub checklist: Vec<Question>,
    /// The levels of rules for the contracts made from it.
    pub rules: Vec<Setting>,
    /// Its file.
    pub file: Arc<SourceFile>,
}

/// A party's place in a model.
#[derive(Debug, Clone)]
pub struct Role {
    /// Its name in expressions, such as `prestataire`.
    pub id: Spanned<String>,
    /// Its term: in the masculine, unless it has a gender of its own.
    pub term: String,
    /// Its term in the feminine; the masculine one when none is given.
    pub feminine: Option<String>,
    /// The grammatical gender of its term, when it is not that of who holds it:
    /// « l’Entreprise cliente » is feminine whoever it is.
    pub gender: Option<Gender>,
    /// Its term for several parties.
    pub plural: Option<String>,
    /// Whether several parties may hold it.
    pub many: bool,
    /// Whether nobody may hold it.
    pub optional: bool,
    /// Whether who holds it is bound and signs; a person that is only named does not.
    pub signs: bool,
}

/// A recital, an article or an annex, or a place where those of a block stand.
#[derive(Debug, Clone)]
pub enum Entry<T> {
    /// One of the model's own.
    One(T),
    /// Those of a block.
    Include(Include),
}

/// A place where a part of a block stands: its recitals, its articles or its annexes,
/// each without the others.
#[derive(Debug, Clone)]
pub struct Include {
    /// The block's id.
    pub block: Spanned<String>,
    /// When they stand; always when `None`.
    pub when: Option<Spanned<String>>,
    /// Where this is written.
    pub span: Span,
}

/// An article of a model.
#[derive(Debug, Clone)]
pub struct ModelArticle {
    /// Its node id.
    pub id: Spanned<String>,
    /// Its heading.
    pub title: Spanned<String>,
    /// Whether the definitions of the whole document are listed here.
    pub definitions: bool,
    /// Its clauses, in order.
    pub clauses: Vec<ClauseUse>,
    /// When it stands; always when `None`. An expression, as written.
    pub when: Option<Spanned<String>>,
    /// Where it is written.
    pub span: Span,
}

/// A clause at a place of a model.
#[derive(Debug, Clone, PartialEq)]
pub struct ClauseUse {
    /// The clause's id.
    pub clause: Spanned<String>,
    /// Its node id here, when it is not the clause's.
    pub node_id: Option<Spanned<String>>,
    /// When it stands; always when `None`. An expression, as written.
    pub when: Option<Spanned<String>>,
    /// Where this is written.
    pub span: Span,
}

impl ClauseUse {
    /// The id of the node it makes.
    pub fn node(&self) -> &Spanned<String> {
        self.node_id.as_ref().unwrap_or(&self.clause)
    }
}

/// An annex of a model.
#[derive(Debug, Clone)]
pub struct ModelAnnex {
    /// Its node id.
    pub id: Spanned<String>,
    /// Its heading.
    pub title: Spanned<String>,
    /// What it holds.
    pub content: AnnexContent,
    /// When it stands; always when `None`. An expression, as written.
    pub when: Option<Spanned<String>>,
    /// Where it is written.
    pub span: Span,
}

/// What an annex holds.
#[derive(Debug, Clone)]
pub enum AnnexContent {
    /// Clauses.
    Clauses(Vec<ClauseUse>),
    /// A whole model, numbered by itself.
    Model(Spanned<String>),
}

/// How documents of a model are signed.
#[derive(Debug, Clone, Default)]
pub struct SignatureRule {
    /// The choice variable that says so, with the keys `electronique` and `papier`.
    pub mode: Option<Spanned<String>>,
    /// Whether pages have boxes for initials when signed on paper.
    pub initials: bool,
}

/// A combination of answers that is not lawful.
#[derive(Debug, Clone)]
pub struct Unlawful {
    /// The combination: an expression, as written.
    pub when: Spanned<String>,
    /// Why it is not lawful.
    pub reason: Spanned<String>,
    /// The law: references, as written.
    pub basis: Vec<Spanned<String>>,
}

/// What models share: recitals, articles and annexes, with the law that watches them.
#[derive(Debug, Clone)]
pub struct ModelBlock {
    /// Its id, the name of its file.
    pub id: String,
    /// Its version, if it says one.
    pub version: Option<Version>,
    /// Its recitals, in order.
    pub recitals: Vec<ClauseUse>,
    /// Its articles, in order.
    pub articles: Vec<ModelArticle>,
    /// Its annexes, in order.
    pub annexes: Vec<ModelAnnex>,
    /// Combinations of answers that are not lawful where any part of it stands.
    pub unlawful: Vec<Unlawful>,
    /// Legal checks, likewise.
    pub checks: Vec<Check>,
    /// What to look at, likewise.
    pub checklist: Vec<Question>,
    /// Its variables.
    pub variables: Vec<Variable>,
    /// Values that stand in for the defaults of clauses, by variable.
    pub defaults: Vec<(Spanned<String>, Spanned<Raw>)>,
    /// Its file.
    pub file: Arc<SourceFile>,
}
