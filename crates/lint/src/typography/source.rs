//! The prose of a clause’s file.

use std::ops::Range;

use clausier_diagnostics::{Diagnostic, Findings, Span};
use clausier_french::Reading;
use clausier_model::clause::Clause;

use super::Look;
use crate::Rule;

/// Looks at the text of a clause and of its definitions, as it is written.
pub(super) fn in_clause(look: &Look, rule: &Rule, clause: &Clause, out: &mut Findings) {
    let source = clause.file.text();
    let Some(body) = source.get(clause.body.clone()) else { return };
    let mut part = |range: Range<usize>| {
        let Some(text) = source.get(range.clone()).filter(|text| (look.may)(text)) else {
            return;
        };
        let prose = masked(text);
        let mut start = range.start;
        for line in prose.split_inclusive('\n') {
            if (look.may)(line) {
                in_line(look, rule, clause, line, start, out);
            }
            start += line.len();
        }
    };
    if (look.may)(body) {
        part(clause.body.clone());
    }
    for term in &clause.terms {
        part(term.text.span.range());
    }
}

fn in_line(
    look: &Look,
    rule: &Rule,
    clause: &Clause,
    line: &str,
    start: usize,
    out: &mut Findings,
) {
    let place = |range: &Range<usize>| {
        Span::new(&clause.file, start + range.start..start + range.end)
    };
    for fault in (look.faults)(&Reading::new(line)) {
        let mut finding =
            Diagnostic::new(&rule.label(), place(&fault.range), fault.message)
                .help(fault.help);
        for (range, text) in fault.edits {
            finding = finding.fix(place(&range), text);
        }
        out.push(finding);
    }
}

/// The text with signs in place of tags, anchors and addresses, byte for byte.
fn masked(text: &str) -> String {
    const CLOSED: [(&str, &str); 4] =
        [("{{", "}}"), ("{%", "%}"), ("{#", "}"), ("](", ")")];
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let next = CLOSED
            .iter()
            .filter_map(|(open, close)| Some((rest.find(open)?, *open, *close)))
            .min();
        let Some((before, open, close)) = next else { break };
        let inner = &rest[before + open.len()..];
        let Some(length) = inner.find(close) else { break };
        let length = open.len() + length + close.len();
        out.push_str(&rest[..before]);
        // Lines keep their ends.
        let tag = rest[before..before + length].bytes();
        out.extend(tag.map(|byte| if byte == b'\n' { '\n' } else { '#' }));
        at += before + length;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn tags_are_not_prose() {
        for (text, expected) in [
            ("a {{ été }} b", "a ########### b"),
            ("{% if x %}\nmot{% endif %}", "##########\nmot###########"),
            ("Titre {#ancre}", "Titre ########"),
            ("[lien](https://a.fr/é)", "[lien###################"),
            ("seul {{ ouvert", "seul {{ ouvert"),
        ] {
            let found = masked(text);
            assert_eq!(found.len(), text.len(), "{text}");
            assert_eq!(found.replace('#', ""), expected.replace('#', ""), "{text}");
        }
    }
}
