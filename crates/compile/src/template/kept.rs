//! Words that Markdown would leave out in silence.
//!
//! The definition of a link, a cell too many in a row: Markdown reads them, and shows
//! nothing. In a contract, what is written is there or is refused.

use std::ops::Range;

use clausier_diagnostics::{Diagnostic, Findings, Span};

use super::scan::Scanned;
use crate::rules;

/// Ranges of the text that are in the tree, or that a finding refuses.
#[derive(Debug, Default)]
pub(super) struct Kept {
    ranges: Vec<Range<usize>>,
    /// The end of the last words.
    end: usize,
}

impl Kept {
    /// Words that are in the tree.
    pub(super) fn range(&mut self, range: Range<usize>) {
        self.end = range.end;
        self.ranges.push(range);
    }

    /// The marker of an item: its number is computed.
    pub(super) fn marker(&mut self, text: &str, item: &Range<usize>) {
        let held = &text[item.clone()];
        let digits = held.bytes().take_while(u8::is_ascii_digit).count();
        self.ranges.push(item.start..item.start + digits);
    }

    /// The address of a link, after its words.
    pub(super) fn address(&mut self, link: &Range<usize>) {
        self.ranges.push(self.end.max(link.start)..link.end);
    }

    /// A finding for each line that has lost words.
    pub(super) fn report_lost(
        &mut self,
        text: &str,
        place: &dyn Fn(&Range<usize>) -> Span,
        findings: &mut Findings,
    ) {
        self.ranges.sort_by_key(|range| range.start);
        let mut at = 0;
        let end = text.len()..text.len();
        for range in self.ranges.iter().chain([&end]) {
            if at < range.start {
                lost(text, at..range.start, place, findings);
            }
            at = at.max(range.end);
        }
    }
}

fn lost(
    text: &str,
    between: Range<usize>,
    place: &dyn Fn(&Range<usize>) -> Span,
    findings: &mut Findings,
) {
    let mut at = between.start;
    for line in text[between].split_inclusive('\n') {
        let matters = |c: char| c.is_alphanumeric() || Scanned::token_of(c).is_some();
        if let (Some(first), Some(last)) = (line.find(matters), line.rfind(matters)) {
            let width = line[last..].chars().next().map_or(0, char::len_utf8);
            findings.push(
                Diagnostic::new(
                    &rules::MARKUP,
                    place(&(at + first..at + last + width)),
                    "ces mots n’apparaîtraient pas dans le contrat",
                )
                .help("une ligne de tableau a trop de cases, ou ceci se lit comme la définition d’un lien"),
            );
        }
        at += line.len();
    }
}
