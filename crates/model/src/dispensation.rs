//! Dispensations: a rule that a clause is let off at one place, for a reason.

use std::ops::Range;
use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, SourceFile, Span};

use crate::{Spanned, rule};

/// How a dispensation opens: `<!-- allow DOC-17: … -->`, alone on its line.
const OPENING: &str = "<!-- allow ";
/// How it closes.
const CLOSING: &str = "-->";

/// A rule that says nothing of a part of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispensation {
    /// The rule, by its name or its code.
    pub rule: Spanned<String>,
    /// Why.
    pub reason: String,
    /// The comment.
    pub span: Span,
    /// What it is about, in bytes of the file: the lines below, up to the next that is
    /// blank.
    pub covers: Range<usize>,
}

impl Dispensation {
    /// Whether it is about a finding of this rule at this place.
    pub fn is_about(&self, code: &str, name: &str, place: &Span) -> bool {
        let asked = self.rule.value.as_str();
        (asked == name || asked.eq_ignore_ascii_case(code))
            && place.file().path() == self.span.file().path()
            && self.covers.contains(&place.range().start)
    }
}

/// Whether a line is a dispensation, which is no part of the text.
pub fn is_dispensation(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(OPENING) && line.ends_with(CLOSING)
}

/// Reads the dispensations of a range of a file.
pub(crate) fn read_dispensations(
    file: &Arc<SourceFile>,
    body: Range<usize>,
    findings: &mut Findings,
) -> Vec<Dispensation> {
    let mut out: Vec<Dispensation> = Vec::new();
    // Those whose lines are not read yet, or are being read.
    let mut open = 0;
    let mut start = body.start;
    let mut has_text = false;
    for line in file.text()[body].split_inclusive('\n') {
        let end = start + line.len();
        if is_dispensation(line) {
            if has_text {
                (open, has_text) = (out.len(), false);
            }
            out.extend(read(file, start, line, findings));
        } else if !line.trim().is_empty() {
            has_text = true;
            out[open..].iter_mut().for_each(|it| it.covers.end = end);
        } else if has_text {
            (open, has_text) = (out.len(), false);
        }
        start = end;
    }
    out
}

fn read(
    file: &Arc<SourceFile>,
    start: usize,
    line: &str,
    findings: &mut Findings,
) -> Option<Dispensation> {
    let lead = line.len() - line.trim_start().len();
    let comment = line.trim();
    let span = Span::new(file, start + lead..start + lead + comment.len());
    let inside = &comment[OPENING.len()..comment.len() - CLOSING.len()];
    let (asked, reason) = inside.split_once(':').unwrap_or((inside, ""));
    let (rule, reason) = (asked.trim(), reason.trim());
    if rule.is_empty() || reason.is_empty() {
        findings.push(
            Diagnostic::new(
                &rule::DECLARATION,
                span,
                "une dispense dit la règle et la raison",
            )
            .help("écrivez <!-- allow CODE: la raison -->"),
        );
        return None;
    }
    let at = start + lead + OPENING.len() + (asked.len() - asked.trim_start().len());
    let place = Span::new(file, at..at + rule.len());
    let end = start + line.len();
    Some(Dispensation {
        rule: Spanned::new(rule.to_owned(), place),
        reason: reason.to_owned(),
        span,
        covers: end..end,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dispensation_covers_the_lines_below() {
        let text = "A.\n<!-- allow DOC-17: le client y tient -->\n\nB\nC.\n\nD.\n\
                    <!-- allow X -->\nE.\n";
        let file = SourceFile::new("a.md", text);
        let mut findings = Findings::new();
        let read = read_dispensations(&file, 0..text.len(), &mut findings);
        let [one] = read.as_slice() else { panic!("{read:?}") };
        assert_eq!(one.rule.value, "DOC-17");
        assert_eq!(one.reason, "le client y tient");
        let place = |word: &str| {
            let at = text.find(word).expect("a word");
            Span::new(&file, at..at + 1)
        };
        assert!(one.is_about("doc-17", "x", &place("B")));
        assert!(one.is_about("DOC-17", "x", &place("C.")));
        assert!(!one.is_about("DOC-17", "x", &place("D.")));
        assert!(!one.is_about("DOC-18", "x", &place("B")));
        assert_eq!(findings.len(), 1);
    }
}
