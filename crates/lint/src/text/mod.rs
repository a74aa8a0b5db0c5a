//! The words of a document, in reading order.
//!
//! Rules that look at words read this and not the tree: each passage is one text with
//! its sentences, what was computed in it is known, and any part of it leads back to
//! its source. Contracts that Clausier compiled and texts that it did not write are
//! read alike.

mod citation;
mod definition;
mod gather;
mod numbering;
mod passage;
mod terms;

use std::ops::Range;

use clausier_diagnostics::{Diagnostic, Span};
use clausier_french::Reading;
use clausier_import::Imported;
use clausier_model::document::{Division, Document, Origin};

pub(crate) use citation::{Citation, Document as Cited, Numbered, citations};
pub(crate) use definition::{
    Definition, Lexicon, Says, definitions, is_determiner, stem,
};
pub(crate) use gather::gather;
pub(crate) use numbering::{Numbering, is_amendment, reserved};
pub(crate) use passage::{Computed, Flat, Kind, Place};
pub(crate) use terms::{Terms, opens_a_sentence};

use passage::narrow;

use crate::Rule;

/// A document as passages.
pub struct Text<'a> {
    /// The document.
    pub(crate) document: &'a Document,
    /// Its passages, in reading order.
    pub(crate) passages: Vec<Passage<'a>>,
    /// Every division, those of annexes included, in reading order.
    pub(crate) divisions: Vec<&'a Division>,
    /// The place of what has no better one: the manifest, or the file that was read.
    pub(crate) whole: Span,
    /// Whether Clausier compiled it: its numbers and its terms are then known, and
    /// several contracts may share its words.
    pub(crate) is_compiled: bool,
    /// Where it was read from, when Clausier did not write it: it knows the place of
    /// each letter.
    imported: Option<&'a Imported>,
}

/// A passage with its tokens and sentences.
pub(crate) struct Passage<'a> {
    flat: &'a Flat<'a>,
    /// Its words.
    pub(crate) reading: Reading<'a>,
}

impl<'a> Text<'a> {
    /// Reads the passages of a document, as [`gather`] gives them.
    pub(crate) fn new(
        document: &'a Document,
        flats: &'a [Flat<'a>],
        whole: Span,
        is_compiled: bool,
    ) -> Self {
        let mut divisions = Vec::new();
        crate::walk::each_division(document, &mut |division| {
            divisions.push(division);
            true
        });
        let passages = flats
            .iter()
            .map(|flat| Passage { flat, reading: Reading::new(&flat.text) })
            .collect();
        Self { document, passages, divisions, whole, is_compiled, imported: None }
    }

    /// Reads the passages of a text that Clausier did not write.
    pub(crate) fn of_import(imported: &'a Imported, flats: &'a [Flat<'a>]) -> Self {
        let whole = Span::file_start(&imported.file);
        let text = Self::new(&imported.document, flats, whole, false);
        Self { imported: Some(imported), ..text }
    }

    /// The passages that say what is agreed: paragraphs, items and cells.
    pub(crate) fn body(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.passages
            .iter()
            .filter(|it| matches!(it.kind(), Kind::Paragraph | Kind::Item | Kind::Cell))
    }

    /// The place in a source of a range of a passage.
    pub(crate) fn span(&self, passage: &Passage<'_>, range: &Range<usize>) -> Span {
        let origin = passage.flat.origin.and_then(|origin| origin.span.as_ref());
        let Some(span) = origin else { return self.whole.clone() };
        let Some(imported) = self.imported else {
            return narrow(span, &passage.text()[range.clone()]);
        };
        let cell =
            passage.place().cell.and_then(|at| imported.cells(span).get(at).cloned());
        imported.place(cell.as_ref().unwrap_or(span), range.clone())
    }

    /// A finding about a range of a passage.
    ///
    /// Words that a clause wrote are those of every contract that has it, and are said
    /// once; what was computed is of this contract.
    pub(crate) fn at(
        &self,
        rule: &Rule,
        passage: &Passage<'_>,
        range: &Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        let finding = Diagnostic::new(&rule.label(), self.span(passage, range), message);
        if passage.computed_in(range).is_some() { self.of(finding) } else { finding }
    }

    /// Says which contract a finding is about, where its place does not.
    pub(crate) fn of(&self, finding: Diagnostic) -> Diagnostic {
        if finding.span.file().path() == self.whole.file().path() {
            return finding;
        }
        finding.related(self.whole.clone(), "le contrat de cette fiche")
    }

    /// The innermost division that a passage is in.
    pub(crate) fn division(&self, passage: &Passage<'_>) -> Option<&'a Division> {
        passage.place().division.and_then(|at| self.divisions.get(at).copied())
    }
}

impl<'a> Passage<'a> {
    /// The whole text.
    pub(crate) fn text(&self) -> &'a str {
        &self.flat.text
    }

    /// Whether blanks set its lines in columns, as plain text sets tables: words that
    /// follow each other may then be of two cells.
    pub(crate) fn is_columns(&self) -> bool {
        let (mut lines, mut set) = (0, 0);
        for line in self.text().lines().filter(|line| !line.trim().is_empty()) {
            lines += 1;
            set += usize::from(line.contains("  "));
        }
        set > 0 && set * 2 >= lines
    }

    /// What it is.
    pub(crate) fn kind(&self) -> Kind {
        self.flat.kind
    }

    /// Where it stands.
    pub(crate) fn place(&self) -> Place {
        self.flat.place
    }

    /// Where it was written, if in a source.
    pub(crate) fn origin(&self) -> Option<&'a Origin> {
        self.flat.origin
    }

    /// The clause it was taken from.
    pub(crate) fn clause(&self) -> Option<&'a str> {
        self.flat.origin.and_then(|origin| origin.clause.as_deref())
    }

    /// What computed a part of a range; `None` where a lawyer wrote all of it.
    pub(crate) fn computed_in(&self, range: &Range<usize>) -> Option<&Computed<'a>> {
        self.flat.computed_in(range)
    }

    /// Its computed parts, in order.
    pub(crate) fn computed(&self) -> &'a [(Range<usize>, Computed<'a>)] {
        &self.flat.computed
    }
}
