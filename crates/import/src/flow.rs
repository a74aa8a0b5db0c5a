//! The text of a file before its structure is known: paragraphs and tables in order.

use std::ops::Range;
use std::sync::Arc;

use clausier_diagnostics::{SourceFile, Span};
use clausier_model::document::Inline;

use crate::{Aside, Traces};

/// A file, read.
pub(crate) struct Flow {
    pub(crate) file: Arc<SourceFile>,
    pub(crate) units: Vec<Unit>,
    pub(crate) traces: Traces,
    pub(crate) asides: Vec<Aside>,
}

/// A paragraph or a table.
#[derive(Debug, Clone)]
pub(crate) enum Unit {
    Para(Para),
    Table(Grid),
}

impl Unit {
    pub(crate) fn para(&self) -> Option<&Para> {
        match self {
            Self::Para(para) => Some(para),
            Self::Table(_) => None,
        }
    }

    pub(crate) fn span(&self) -> Range<usize> {
        match self {
            Self::Para(para) => para.span(),
            Self::Table(grid) => grid.span.clone(),
        }
    }
}

/// A paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct Para {
    /// The text, without an automatic number.
    pub(crate) runs: Vec<Run>,
    /// An automatic number or the marker of a list, where the format tells it apart.
    pub(crate) mark: Option<Mark>,
    pub(crate) hint: Hint,
    /// How many items of lists it stands in without opening one; an item at the
    /// outermost level has 0.
    pub(crate) inside: u8,
    /// It is a line of a table of contents.
    pub(crate) contents: bool,
    /// It stands in a frame.
    pub(crate) framed: bool,
    /// Where an empty text would stand.
    pub(crate) at: usize,
}

impl Para {
    /// The text without the mark.
    pub(crate) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// The place of the text, without the mark.
    pub(crate) fn body(&self) -> Range<usize> {
        match (self.runs.first(), self.runs.last()) {
            (Some(first), Some(last)) => first.place.start..last.place.end,
            _ => self.at..self.at,
        }
    }

    /// The place of it all.
    pub(crate) fn span(&self) -> Range<usize> {
        let body = self.body();
        match &self.mark {
            Some(mark) => mark.place.start.min(body.start)..body.end.max(mark.place.end),
            None => body,
        }
    }
}

/// A number or a marker before a paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mark {
    /// As printed: « 1. », « Article 5 », « – ».
    pub(crate) text: String,
    /// Where.
    pub(crate) place: Range<usize>,
    /// The level of the list, from 0.
    pub(crate) depth: u8,
    /// It is a bullet.
    pub(crate) bullet: bool,
}

/// What the layout says of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Hint {
    /// Nothing.
    #[default]
    None,
    /// It is all bold, or stands in the middle of the line in capitals.
    Emphasised,
    /// A heading of a level, from 1.
    Heading(u8),
    /// The title of the document.
    Title,
}

/// A run of letters of one look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) text: String,
    /// Where it is; as long as the text when each letter is its own.
    pub(crate) place: Range<usize>,
    pub(crate) strong: bool,
    pub(crate) emphasis: bool,
    pub(crate) link: Option<String>,
    /// The text is a line break.
    pub(crate) line_break: bool,
}

impl Run {
    pub(crate) fn plain(text: impl Into<String>, place: Range<usize>) -> Self {
        Self { text: text.into(), place, ..Self::default() }
    }

    fn same_look(&self, other: &Self) -> bool {
        self.strong == other.strong
            && self.emphasis == other.emphasis
            && self.link == other.link
    }
}

/// A table; each row has a cell a column.
#[derive(Debug, Clone)]
pub(crate) struct Grid {
    pub(crate) columns: usize,
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) span: Range<usize>,
    pub(crate) inside: u8,
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    pub(crate) runs: Vec<Run>,
    pub(crate) place: Range<usize>,
}

/// Cuts runs at a byte of their text; both parts lose the blanks at the cut.
pub(crate) fn split(runs: &[Run], at: usize) -> (Vec<Run>, Vec<Run>) {
    let mut before = Vec::new();
    let mut after = Vec::new();
    let mut start = 0;
    for run in runs {
        let end = start + run.text.len();
        if end <= at {
            before.push(run.clone());
        } else if start >= at {
            after.push(run.clone());
        } else {
            let (head, tail) = cut(run, at - start);
            before.push(head);
            after.push(tail);
        }
        start = end;
    }
    (trim(before), trim(after))
}

fn cut(run: &Run, at: usize) -> (Run, Run) {
    let mut head = run.clone();
    let mut tail = run.clone();
    tail.text = head.text.split_off(at);
    if run.place.len() == run.text.len() {
        head.place.end = run.place.start + at;
        tail.place.start = run.place.start + at;
    }
    (head, tail)
}

/// Runs without the blanks and line breaks around them.
pub(crate) fn trim(mut runs: Vec<Run>) -> Vec<Run> {
    while let Some(first) = runs.first() {
        let blank = first.text.len() - first.text.trim_start().len();
        if blank == first.text.len() {
            runs.remove(0);
            continue;
        }
        if blank > 0 {
            runs[0] = cut(first, blank).1;
        }
        break;
    }
    while let Some(last) = runs.last() {
        let kept = last.text.trim_end().len();
        if kept == 0 {
            runs.pop();
            continue;
        }
        if kept < last.text.len() {
            let rank = runs.len() - 1;
            runs[rank] = cut(last, kept).0;
        }
        break;
    }
    runs
}

/// Runs as inlines.
pub(crate) fn inlines(runs: &[Run]) -> Vec<Inline> {
    let mut out = Vec::new();
    for group in runs.chunk_by(Run::same_look) {
        let mut inner: Vec<Inline> = Vec::new();
        for run in group {
            match inner.last_mut() {
                _ if run.line_break => inner.push(Inline::LineBreak),
                Some(Inline::Text { text }) => text.push_str(&run.text),
                _ => inner.push(Inline::text(&run.text)),
            }
        }
        let look = &group[0];
        if look.emphasis {
            inner = vec![Inline::Emphasis { inlines: inner }];
        }
        if look.strong {
            inner = vec![Inline::Strong { inlines: inner }];
        }
        if let Some(url) = &look.link {
            inner = vec![Inline::Link { url: url.clone(), inlines: inner }];
        }
        out.extend(inner);
    }
    out
}

/// Where the letters of a passage are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Map {
    /// Ranges of the passage’s text and of the file, both ascending.
    pieces: Vec<(Range<usize>, Range<usize>)>,
}

impl Map {
    pub(crate) fn of(runs: &[Run]) -> Self {
        let mut start = 0;
        let pieces = runs.iter().map(|run| {
            let text = start..start + run.text.len();
            start = text.end;
            (text, run.place.clone())
        });
        Self { pieces: pieces.collect() }
    }

    /// The place of a part of the text.
    pub(crate) fn place(&self, range: Range<usize>) -> Range<usize> {
        let exact = |piece: &(Range<usize>, Range<usize>)| piece.0.len() == piece.1.len();
        let first = self.pieces.iter().find(|(text, _)| range.start < text.end);
        let first = first.or(self.pieces.last());
        let last = self.pieces.iter().rev().find(|(text, _)| range.end > text.start);
        let last = last.or(self.pieces.first());
        let (Some(first), Some(last)) = (first, last) else { return 0..0 };
        let within =
            |at: usize, text: &Range<usize>| at.clamp(text.start, text.end) - text.start;
        let start = if exact(first) {
            first.1.start + within(range.start, &first.0)
        } else {
            first.1.start
        };
        let end = if exact(last) {
            last.1.start + within(range.end, &last.0)
        } else {
            last.1.end
        };
        start..end.max(start)
    }
}

impl Flow {
    pub(crate) fn new(file: Arc<SourceFile>) -> Self {
        Self { file, units: Vec::new(), traces: Traces::default(), asides: Vec::new() }
    }

    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        Span::new(&self.file, range)
    }
}
