//! The text of a Word file, written out a paragraph a line, and the places in it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fragment::{Fragment, Piece};
use crate::flow::{Mark, Run, trim};

/// What a trace is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TraceKind {
    Comment,
    Insertion,
    Deletion,
    Move,
    Highlight,
    Hidden,
}

/// A trace before the file that it points into is whole.
#[derive(Debug, Clone)]
pub(super) struct RawTrace {
    pub(super) kind: TraceKind,
    pub(super) author: Option<String>,
    pub(super) date: Option<String>,
    pub(super) text: String,
    pub(super) place: Option<Range<usize>>,
}

/// The text so far.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) text: String,
    pub(super) traces: Vec<RawTrace>,
    /// Comments by their identifiers: their ranks among the traces.
    pub(super) comments: BTreeMap<String, usize>,
}

/// A paragraph as it was written.
pub(super) struct Written {
    pub(super) mark: Option<Mark>,
    pub(super) runs: Vec<Run>,
    /// Where its text starts.
    pub(super) at: usize,
}

impl Writer {
    /// Writes a paragraph on a line of its own, after its number.
    pub(super) fn paragraph(
        &mut self,
        fragments: Vec<Fragment>,
        number: Option<(String, u8, bool)>,
    ) -> Written {
        let mark = number.map(|(text, depth, bullet)| {
            let start = self.text.len();
            self.text.push_str(&text);
            let place = start..self.text.len();
            self.text.push(' ');
            Mark { text, place, depth, bullet }
        });
        let at = self.text.len();
        let mut runs: Vec<Run> = Vec::new();
        let mut marked: [Option<usize>; 2] = [None; 2];
        for fragment in fragments {
            let here = self.text.len();
            let change = fragment.change;
            match &fragment.kind {
                Piece::Text(text) => {
                    for (slot, on, kind) in [
                        (0, fragment.highlighted, TraceKind::Highlight),
                        (1, fragment.hidden, TraceKind::Hidden),
                    ] {
                        marked[slot] = on.then(|| match marked[slot] {
                            Some(rank) => rank,
                            None => self.open(kind),
                        });
                        if let Some(rank) = marked[slot] {
                            self.traces[rank].text.push_str(text);
                            self.extend(rank, here..here + text.len());
                        }
                    }
                    if let Some(rank) = change {
                        self.traces[rank].text.push_str(text);
                        self.extend(rank, here..here + text.len());
                    }
                    self.text.push_str(text);
                    push(
                        &mut runs,
                        Run {
                            text: text.clone(),
                            place: here..here + text.len(),
                            strong: fragment.strong,
                            emphasis: fragment.emphasis,
                            link: fragment.link,
                            line_break: false,
                        },
                    );
                }
                Piece::LineBreak => {
                    self.text.push('\n');
                    runs.push(Run {
                        line_break: true,
                        ..Run::plain("\n", here..here + 1)
                    });
                }
                Piece::CommentStart(id) | Piece::CommentEnd(id) => {
                    if let Some(rank) = self.comments.get(id).copied() {
                        self.extend(rank, here..here);
                    }
                }
                Piece::CommentHere(id) => {
                    if let Some(rank) = self.comments.get(id).copied()
                        && self.traces[rank].place.is_none()
                    {
                        self.extend(rank, here..here);
                    }
                }
                Piece::Change(rank) => self.extend(*rank, here..here),
            }
        }
        let runs = trim(runs);
        if runs.is_empty() && mark.is_none() {
            // Nothing to see: the line is not worth its end.
            self.text.truncate(at);
        } else {
            self.text.push('\n');
        }
        Written { mark, runs, at }
    }

    fn open(&mut self, kind: TraceKind) -> usize {
        self.traces.push(RawTrace {
            kind,
            author: None,
            date: None,
            text: String::new(),
            place: None,
        });
        self.traces.len() - 1
    }

    fn extend(&mut self, rank: usize, range: Range<usize>) {
        let Some(trace) = self.traces.get_mut(rank) else { return };
        trace.place = Some(match &trace.place {
            Some(place) => place.start.min(range.start)..place.end.max(range.end),
            None => range,
        });
    }
}

/// Adds a run to those before it when it looks the same.
fn push(runs: &mut Vec<Run>, run: Run) {
    if run.text.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(last)
            if !last.line_break
                && last.strong == run.strong
                && last.emphasis == run.emphasis
                && last.link == run.link =>
        {
            last.text.push_str(&run.text);
            last.place.end = run.place.end;
        }
        _ => runs.push(run),
    }
}
