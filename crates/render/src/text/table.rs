//! Tables in columns.

use clausier_model::document::{Alignment, Row, Table};
use unicode_width::UnicodeWidthStr;

use super::plain;
use super::wrap::wrap;

/// Between two columns.
const GAP: usize = 2;
/// No column is made narrower than this.
const NARROWEST: usize = 8;

/// The lines of a table at most `width` wide, where its words allow.
pub(super) fn lines(table: &Table, width: usize) -> Vec<String> {
    let texts = |row: &Row| row.cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>();
    let header = texts(&table.header);
    let rows: Vec<_> = table.rows.iter().map(texts).collect();
    let widths = widths(table.columns.len(), &header, &rows, width);
    let mut out = Vec::new();
    push_row(&header, &widths, &table.columns, &mut out);
    let dashes: Vec<_> = widths.iter().map(|width| "-".repeat(*width)).collect();
    out.push(dashes.join(&" ".repeat(GAP)));
    for row in &rows {
        push_row(row, &widths, &table.columns, &mut out);
    }
    out
}

/// Each column as wide as its text, the widest made narrower until all of them fit.
fn widths(
    columns: usize,
    header: &[String],
    rows: &[Vec<String>],
    room: usize,
) -> Vec<usize> {
    let mut widths = vec![1; columns];
    for row in std::iter::once(header).chain(rows.iter().map(Vec::as_slice)) {
        for (width, text) in widths.iter_mut().zip(row) {
            let longest = text.split('\n').map(UnicodeWidthStr::width).max();
            *width = longest.unwrap_or(0).max(*width);
        }
    }
    let room = room.saturating_sub(GAP * columns.saturating_sub(1));
    loop {
        let total: usize = widths.iter().sum();
        let second = second_widest(&widths);
        let Some(widest) = widths.iter_mut().max() else { break };
        if total <= room || *widest <= NARROWEST {
            break;
        }
        // At once down to the next column, or to what is needed.
        let floor = second.min(*widest - 1).max(NARROWEST);
        *widest = floor.max(widest.saturating_sub(total - room));
    }
    widths
}

fn second_widest(widths: &[usize]) -> usize {
    let mut sorted = widths.to_vec();
    sorted.sort_unstable();
    sorted.iter().rev().nth(1).copied().unwrap_or(0)
}

fn push_row(
    cells: &[String],
    widths: &[usize],
    columns: &[Alignment],
    out: &mut Vec<String>,
) {
    let wrapped: Vec<_> =
        cells.iter().zip(widths).map(|(cell, width)| wrap(cell, *width)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for rank in 0..height {
        let mut line = String::new();
        for (at, (lines, width)) in wrapped.iter().zip(widths).enumerate() {
            if at > 0 {
                line.push_str(&" ".repeat(GAP));
            }
            let text = lines.get(rank).map_or("", String::as_str);
            let free = width.saturating_sub(text.width());
            let left = match columns.get(at) {
                Some(Alignment::Right) => free,
                Some(Alignment::Center) => free / 2,
                Some(Alignment::Left) | None => 0,
            };
            line.push_str(&" ".repeat(left));
            line.push_str(text);
            line.push_str(&" ".repeat(free - left));
        }
        line.truncate(line.trim_end_matches(' ').len());
        out.push(line);
    }
}
