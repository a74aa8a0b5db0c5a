//! What an import gives.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use clausier_diagnostics::{SourceFile, Span};
use clausier_model::document::{Document, NodeId, Number};

use crate::Traces;
use crate::flow::Map;

/// A document that Clausier did not write.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The tree.
    ///
    /// What precedes the first article, the parties included, is in the blocks of
    /// `recitals`: who the parties are is never guessed. `signatures` holds blocks
    /// alone, and only when the text says « Fait à … ».
    pub document: Document,
    /// The text that findings point into: the file itself, or for a Word file the text
    /// taken out of it, a paragraph a line, numbers included.
    pub file: Arc<SourceFile>,
    /// What the file carries beside its text.
    pub traces: Traces,
    /// The place of the title, when there is one.
    pub title: Option<Span>,
    /// Every heading that became a division or an annex, in reading order.
    pub headings: Vec<Heading>,
    /// What is printed on the page without being part of the contract’s text.
    pub asides: Vec<Aside>,
    /// The places to sign, as far as « Pour … » opens them.
    pub signatories: Vec<Signatory>,
    /// For each passage, by the start of its place, where each of its letters is.
    pub(crate) maps: BTreeMap<usize, Map>,
    /// For each table, by the start of its place, the places of its cells.
    pub(crate) cells: BTreeMap<usize, Vec<Range<usize>>>,
}

impl Imported {
    /// The place of a part of a passage.
    ///
    /// `passage` is the place of a paragraph or a heading (its `origin.span`) or of a
    /// cell ([`Imported::cells`]), `range` counts bytes of its plain text
    /// ([`clausier_model::document::plain_text`]). The whole passage, when it is none
    /// of this document.
    pub fn place(&self, passage: &Span, range: Range<usize>) -> Span {
        match self.maps.get(&passage.range().start) {
            Some(map) => Span::new(&self.file, map.place(range)),
            None => passage.clone(),
        }
    }

    /// The places of the cells of a table, header first, row by row; `table` is the
    /// table’s place. Cells that a merged cell covers are empty and have an empty place.
    pub fn cells(&self, table: &Span) -> Vec<Span> {
        let places = self.cells.get(&table.range().start);
        let places = places.into_iter().flatten();
        places.map(|range| Span::new(&self.file, range.clone())).collect()
    }

    /// The heading of a division or annex.
    pub fn heading(&self, id: &NodeId) -> Option<&Heading> {
        self.headings.iter().find(|heading| heading.id == *id)
    }
}

/// A heading as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The division or annex it opens.
    pub id: NodeId,
    /// What it opens.
    pub kind: HeadingKind,
    /// The number that is printed; `None` when none is. The division then carries its
    /// rank among its siblings, which nobody can refer to.
    pub number: Option<Number>,
    /// The label as printed, without what parts it from the title: « Article 5 »,
    /// « 5.1 », « II »; empty when there is none.
    pub label: String,
    /// How many headings it stands in; 0 for the outermost of the document or the
    /// annex.
    pub depth: usize,
    /// The annex it is in, by its place among the document’s annexes; an annex is in
    /// itself.
    pub annex: Option<usize>,
    /// Label and title.
    pub span: Span,
}

/// What a heading opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadingKind {
    /// A part that gathers articles: « Titre I », « Chapitre 2 ». Articles go on
    /// counting from one to the next.
    Part,
    /// An article.
    Article,
    /// A part of an article.
    SubArticle,
    /// An annex.
    Annex,
    /// A heading without number.
    Unnumbered,
}

/// Text of the page that is not part of the contract’s own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// What it is.
    pub kind: AsideKind,
    /// Where it is.
    pub span: Span,
}

/// What an aside is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsideKind {
    /// The head of the pages.
    Header,
    /// Their foot.
    Footer,
    /// A line of the table of contents.
    Contents,
}

/// A place to sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatory {
    /// Whose it is: « Pour le Client ».
    pub heading: String,
    /// What stands below, a paragraph each: name, capacity, mention.
    pub lines: Vec<String>,
    /// The place of the heading.
    pub span: Span,
}
