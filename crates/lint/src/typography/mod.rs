//! What rules of typography share: where they look, and how they say and mend it.
//!
//! The compiler sets what it writes: of a clause, only what it cannot set is a fault,
//! and is mended in the source. A text of others is looked at as a whole.

mod set;
mod source;

use std::ops::Range;

use clausier_diagnostics::{Diagnostic, Findings, Span};
use clausier_french::Reading;
use clausier_import::{Format, Imported};

use crate::text::{Computed, Kind, Text};
use crate::{Context, Rule, Sources};

pub(crate) use set::{Change, Setting};

/// One fault of a passage.
pub(crate) struct Fault {
    /// Where in the passage.
    pub(crate) range: Range<usize>,
    /// What is wrong.
    pub(crate) message: String,
    /// How it should be.
    pub(crate) help: String,
    /// What mends it without changing a word; may be empty.
    pub(crate) edits: Vec<(Range<usize>, String)>,
}

impl Fault {
    /// A fault that only its author can mend.
    pub(crate) fn new(
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { range, message: message.into(), help: help.into(), edits: Vec::new() }
    }

    /// Adds a replacement that mends it.
    #[must_use]
    pub(crate) fn edit(mut self, range: Range<usize>, text: impl Into<String>) -> Self {
        self.edits.push((range, text.into()));
        self
    }
}

/// Where a rule of typography looks.
///
/// The compiler sets some marks of what it writes: those are faults of other texts
/// alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    /// Texts that Clausier did not write.
    Imports,
    /// The clauses of a workspace and of a contract, and no other text.
    ClausesAlone,
    /// Clauses, and texts that Clausier did not write.
    Clauses,
    /// Those, and the values of a contract: what a manifest holds is printed as it is.
    Values,
}

/// What a rule of typography looks for.
pub(crate) struct Look {
    /// Where.
    pub(crate) at: At,
    /// Whether a text may hold a fault: a quick look.
    pub(crate) may: fn(&str) -> bool,
    /// The faults of a passage.
    pub(crate) faults: fn(&Reading<'_>) -> Vec<Fault>,
    /// What several faults are together, when they are one matter; each is its own
    /// otherwise.
    pub(crate) many: Option<fn(usize) -> String>,
}

/// A matter that stands in more passages than that is said once for the document.
const PASSAGES: usize = 5;

impl Look {
    /// Looks at a text that Clausier did not write.
    pub(crate) fn in_import(
        &self,
        rule: &Rule,
        text: &Text<'_>,
        imported: &Imported,
        out: &mut Findings,
    ) {
        if self.at == At::ClausesAlone {
            return;
        }
        let mut found: Vec<Placed> = Vec::new();
        let mut add = |reading: &Reading<'_>, place: &dyn Fn(Range<usize>) -> Span| {
            if (self.may)(reading.text()) && is_french(reading) {
                let faults = (self.faults)(reading).into_iter();
                let placed: Vec<Placed> = faults
                    .filter_map(|fault| placed(fault, reading.text(), place, imported))
                    .collect();
                match self.many {
                    Some(many) => found.extend(together(placed, many)),
                    None => found.extend(placed),
                }
            }
        };
        if let Some(title) = &imported.title {
            let reading = Reading::new(&text.document.title);
            add(&reading, &|range| imported.place(title, range));
        }
        for passage in &text.passages {
            add(&passage.reading, &|range| text.span(passage, &range));
        }
        if let Some(many) = self.many
            && found.len() > PASSAGES
        {
            let count = found.iter().map(|placed| placed.count).sum();
            if let Some(mut first) = gathered(found, count) {
                first.message = many(count);
                out.push(first.finding(rule));
            }
            return;
        }
        out.extend(found.into_iter().map(|placed| placed.finding(rule)));
    }

    /// Looks at the clauses that contracts share.
    pub(crate) fn in_sources(
        &self,
        rule: &Rule,
        sources: &Sources<'_>,
        out: &mut Findings,
    ) {
        if self.at != At::Imports {
            let clauses = sources.clauses();
            clauses.for_each(|parsed| source::in_clause(self, rule, &parsed.clause, out));
        }
    }

    /// Looks at the clauses of a contract’s own folder, and at its values.
    pub(crate) fn in_contract(
        &self,
        rule: &Rule,
        context: &Context<'_>,
        out: &mut Findings,
    ) {
        if self.at != At::Imports {
            for parsed in context.library().filter(|it| !it.clause.id.contains('/')) {
                source::in_clause(self, rule, &parsed.clause, out);
            }
        }
        if self.at == At::Values {
            self.in_values(rule, &context.text, out);
        }
    }

    /// Looks at the values of a contract. The names of parties are theirs.
    fn in_values(&self, rule: &Rule, text: &Text<'_>, out: &mut Findings) {
        for passage in &text.passages {
            let named = matches!(passage.kind(), Kind::Party | Kind::Signature);
            let valued = |by: &Computed<'_>| matches!(by, Computed::Value(_));
            if named || !passage.computed().iter().any(|(_, by)| valued(by)) {
                continue;
            }
            if !(self.may)(passage.text()) {
                continue;
            }
            for fault in (self.faults)(&passage.reading) {
                if passage.computed_in(&fault.range).is_some_and(valued) {
                    let finding = text.at(rule, passage, &fault.range, fault.message);
                    out.push(finding.help(fault.help));
                }
            }
        }
    }
}

/// A fault at its place in a file.
struct Placed {
    span: Span,
    message: String,
    help: String,
    edits: Vec<(Span, String)>,
    count: usize,
}

impl Placed {
    fn finding(self, rule: &Rule) -> Diagnostic {
        let mut finding =
            Diagnostic::new(&rule.label(), self.span, self.message).help(self.help);
        for (span, text) in self.edits {
            finding = finding.fix(span, text);
        }
        finding
    }
}

/// The place of a fault, if what mends it can be said of the file: a blank that is the
/// end of a line there is none of the text’s.
fn placed(
    fault: Fault,
    text: &str,
    place: &dyn Fn(Range<usize>) -> Span,
    imported: &Imported,
) -> Option<Placed> {
    let span = place(fault.range.clone());
    let seen = &imported.file.text()[span.range()];
    let lost = !fault.edits.is_empty() && seen.trim().is_empty();
    let edits = fault.edits.into_iter();
    let edits: Vec<_> = edits
        .filter_map(|(range, new)| Some((position(&range, text, place)?, new)))
        .collect();
    if lost && edits.is_empty() {
        return None;
    }
    // A Word file is not the text that was taken out of it.
    let is_text = Format::of(imported.file.path()) != Some(Format::Docx);
    let edits = if is_text { edits } else { Vec::new() };
    let (message, help) = (fault.message, fault.help);
    Some(Placed { span, message, help, edits, count: 1 })
}

/// The place in the file of a range of a passage, where the file says the same.
fn position(
    range: &Range<usize>,
    text: &str,
    place: &dyn Fn(Range<usize>) -> Span,
) -> Option<Span> {
    let says = |span: &Span, range: &Range<usize>| {
        span.file().text()[span.range()] == text[range.clone()]
    };
    if !range.is_empty() {
        let span = place(range.clone());
        return says(&span, range).then_some(span);
    }
    // What is put between two characters stands at the second of them.
    let length = text[range.start..].chars().next().map(char::len_utf8)?;
    let next = range.start..range.start + length;
    let span = place(next.clone());
    says(&span, &next).then(|| span.part(0..0))
}

/// Faults of one passage, as one.
fn together(placed: Vec<Placed>, many: fn(usize) -> String) -> Option<Placed> {
    let count = placed.len();
    let mut out = gathered(placed, count)?;
    if count > 1 {
        out.message = many(count);
    }
    Some(out)
}

fn gathered(placed: Vec<Placed>, count: usize) -> Option<Placed> {
    let mut all = placed.into_iter();
    let mut first = all.next()?;
    first.edits.extend(all.flat_map(|one| one.edits));
    first.count = count;
    Some(first)
}

/// Whether a passage is in French, as far as its small words tell.
fn is_french(reading: &Reading<'_>) -> bool {
    const ENGLISH: [&str; 12] = [
        "the", "of", "and", "shall", "this", "any", "which", "with", "by", "to", "is",
        "be",
    ];
    const FRENCH: [&str; 12] =
        ["le", "la", "les", "des", "du", "et", "l'", "d'", "un", "une", "de", "en"];
    let count = |words: &[&str]| {
        reading.tokens().iter().filter(|token| words.contains(&&*token.key)).count()
    };
    let english = count(&ENGLISH);
    english < 2 || english <= count(&FRENCH)
}

#[cfg(test)]
mod tests;
