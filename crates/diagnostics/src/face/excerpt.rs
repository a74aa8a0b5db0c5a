//! The few bytes of a source that a person is shown.

use std::ops::Range;

use crate::Span;

/// How much of a line is shown on either side of a place, in bytes.
const MARGIN: usize = 400;

/// How much of a place is shown, in bytes.
const LONGEST: usize = 2_000;

/// How far apart two places of one excerpt may be, in bytes.
const FARTHEST: usize = 8_000;

/// A piece of a source around one or more places.
///
/// Its size is bounded whatever the size of the source and of its lines. Where
/// a line is cut, `…` stands for the rest.
pub(super) struct Excerpt {
    pub(super) text: String,
    /// The number of its first line.
    pub(super) line: usize,
    /// Where the places are in `text`, in the order given.
    pub(super) places: Vec<Range<usize>>,
    /// Whether the first line lacks its beginning.
    pub(super) cut: bool,
}

impl Excerpt {
    /// The excerpt that shows all of `spans`, which are [near](are_near).
    pub(super) fn of(spans: &[&Span]) -> Option<Self> {
        let file = spans.first()?.file();
        let text = file.text();
        let ranges: Vec<Range<usize>> =
            spans.iter().map(|span| shortened(text, span.range())).collect();
        let first = ranges.iter().map(|range| range.start).min()?;
        let last = ranges.iter().map(|range| range.end).max()?;

        let floor = boundary_before(text, first.saturating_sub(MARGIN));
        let line_start = text[floor..first].rfind('\n').map(|at| floor + at + 1);
        let start = line_start.unwrap_or(floor);
        let cut = line_start.is_none() && floor > 0;
        let ceiling = boundary_before(text, last.saturating_add(MARGIN).min(text.len()));
        let line_end = text[last..ceiling].find('\n').map(|at| last + at);
        let end = line_end.unwrap_or(ceiling);

        let mut shown = String::with_capacity(end - start + 6);
        if cut {
            shown.push('…');
        }
        let shift = shown.len();
        shown.push_str(&text[start..end]);
        if line_end.is_none() && ceiling < text.len() {
            shown.push('…');
        }
        let places = ranges
            .into_iter()
            .map(|range| range.start - start + shift..range.end - start + shift)
            .collect();
        let line = file.position(start).line;
        Some(Self { text: shown, line, places, cut })
    }
}

/// Whether two places can be shown in one excerpt.
pub(super) fn are_near(a: &Span, b: &Span) -> bool {
    let (from, to) = (a.range(), b.range());
    a.file().path() == b.file().path()
        && from.start.max(to.start) - from.start.min(to.start) <= FARTHEST
}

/// The range, on character boundaries, not too long.
fn shortened(text: &str, range: Range<usize>) -> Range<usize> {
    let start = boundary_before(text, range.start);
    let end = boundary_before(text, range.end.min(start.saturating_add(LONGEST)));
    start..end.max(start)
}

fn boundary_before(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
