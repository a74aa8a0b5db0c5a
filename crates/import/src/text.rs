//! Plain text, as people type it or as a program wraps it.

use std::ops::Range;
use std::sync::Arc;

use clausier_diagnostics::SourceFile;

use crate::flow::{Flow, Hint, Para, Run, Unit};
use crate::label;

/// A line longer than this was not wrapped by a program.
const WIDEST: usize = 120;

/// Reads plain text.
///
/// Blank lines part paragraphs; other lines go together only when the file is wrapped
/// and the next word would not have fitted on the line.
pub(crate) fn read(file: &Arc<SourceFile>) -> Flow {
    let mut flow = Flow::new(Arc::clone(file));
    let text = file.text();
    let lines = lines(text);
    let width = lines.iter().map(|line| text[line.clone()].chars().count()).max();
    let width = width.filter(|width| *width <= WIDEST).unwrap_or(usize::MAX);

    let mut group: Vec<Range<usize>> = Vec::new();
    for line in &lines {
        let content = &text[line.clone()];
        if content.trim().is_empty() {
            flush(&mut group, text, width, &mut flow);
        } else if is_ornament(content) {
            // Under the heads of columns, it is a table’s.
            let drawn = content.trim();
            let under_one = matches!(&group[..], [line] if !has_columns(&text[line.clone()]))
                && !drawn.contains(char::is_whitespace);
            let before = flow.units.len();
            flush(&mut group, text, width, &mut flow);
            if under_one && flow.units.len() == before + 1 {
                let level = if drawn.starts_with('=') { 1 } else { 2 };
                if let Some(Unit::Para(para)) = flow.units.last_mut() {
                    para.hint = Hint::Heading(level);
                }
            }
        } else {
            group.push(line.clone());
        }
    }
    flush(&mut group, text, width, &mut flow);
    flow
}

/// The lines without their ends.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(['\n', '\r', '\u{c}']) {
        let kept = piece.trim_end_matches(['\n', '\r', '\u{c}']).len();
        out.push(start..start + kept);
        start += piece.len();
    }
    // The end of a line on Windows is two characters: the second is no line.
    let bytes = text.as_bytes();
    out.retain(|line| {
        !(line.is_empty()
            && line.start > 0
            && bytes[line.start - 1] == b'\r'
            && bytes.get(line.start) == Some(&b'\n'))
    });
    out
}

/// A line drawn under a heading or between two parts. One of underscores is a blank to
/// fill in.
fn is_ornament(line: &str) -> bool {
    let mut drawn = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = drawn.next() else { return false };
    "=-–—*~".contains(first)
        && line.trim().chars().count() >= 3
        && drawn.all(|c| c == first)
}

/// Writes the paragraphs of lines between two blank ones.
fn flush(group: &mut Vec<Range<usize>>, text: &str, width: usize, flow: &mut Flow) {
    let columns = group.iter().filter(|line| has_columns(&text[(*line).clone()])).count();
    let wrapped = columns * 2 < group.len().max(2);
    let mut para: Vec<Range<usize>> = Vec::new();
    for line in group.drain(..) {
        let joins = para.last().is_some_and(|last| {
            wrapped && goes_on(&text[last.clone()], &text[line.clone()], width)
        });
        if !joins {
            finish(&mut para, text, flow);
        }
        para.push(line);
    }
    finish(&mut para, text, flow);
}

/// Whether words of the line stand in columns.
fn has_columns(line: &str) -> bool {
    line.trim().contains("   ")
        || line.contains('\t')
        || line.trim_start().starts_with('|')
}

/// Whether a line goes on in the next.
fn goes_on(line: &str, next: &str, width: usize) -> bool {
    if label::starts_unit(next.trim_start()) {
        return false;
    }
    let line = line.trim_end();
    let next = next.trim_start();
    let ended = line.ends_with(['.', ';', ':', '!', '?']);
    // A no-break space keeps words together on the line.
    let word = next.split([' ', '\t']).next().map_or(0, |it| it.chars().count());
    // Some slack: the longest line may have been given a word more.
    let full =
        width != usize::MAX && width >= 40 && line.chars().count() + 1 + word + 2 > width;
    if label::parse(next).is_some() {
        return full && !ended;
    }
    // « 6.1 La redevance annuelle est de » cannot end there; nor can a numbered line of
    // many words without a stop be a title.
    let hangs = || {
        let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        const LINKS: [&str; 26] = [
            "de", "du", "des", "d’", "le", "la", "les", "un", "une", "et", "ou", "à",
            "au", "aux", "en", "par", "pour", "sur", "dans", "est", "sont", "que", "qui",
            "son", "sa", "avec",
        ];
        let numbered = label::parse(line.trim_start())
            .is_some_and(|label| label.word.is_none() && label.levels() > 1);
        LINKS.contains(&last) || (numbered && line.split_whitespace().count() > 7)
    };
    if !ended && hangs() {
        return true;
    }
    full || (!ended && next.starts_with(char::is_lowercase))
}

/// Writes a paragraph.
fn finish(lines: &mut Vec<Range<usize>>, text: &str, flow: &mut Flow) {
    let mut runs: Vec<Run> = Vec::new();
    let mut end = 0;
    for line in lines.drain(..) {
        let content = &text[line.clone()];
        let start = line.start + content.len() - content.trim_start().len();
        let content = content.trim();
        if !runs.is_empty() {
            runs.push(Run::plain(" ", end..start));
        }
        end = start + content.len();
        runs.push(Run::plain(content, start..end));
    }
    if runs.is_empty() {
        return;
    }
    flow.units.push(Unit::Para(Para {
        at: runs[0].place.start,
        runs,
        ..Para::default()
    }));
}
