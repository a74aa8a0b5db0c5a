//! One line a finding, for `grep` and for editors.

use std::fmt::Write;

use super::summary::severity_name;
use crate::Findings;

/// One line a finding: `path:line:column: erreur[REF-01] message`.
///
/// Whatever a message or a path holds, a finding never takes two lines and
/// never sends a control character to a terminal.
pub fn short(findings: &Findings) -> String {
    let mut out = String::new();
    for finding in findings {
        let start = finding.span.start();
        let path = one_line(finding.span.file().path());
        let (line, column) = (start.line, start.column);
        let severity = severity_name(finding.severity);
        let code = one_line(&finding.rule.code);
        let message = one_line(&finding.message);
        let _ = writeln!(out, "{path}:{line}:{column}: {severity}[{code}] {message}");
    }
    out
}

/// Line breaks and tabs as blanks; what would act on a terminal, or turn the
/// reading order, as its code.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => out.push(' '),
            '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => out.extend(c.escape_unicode()),
            c if c.is_control() => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::sample::{TERM, findings};
    use super::*;
    use crate::{Diagnostic, SourceFile, Span};

    #[test]
    fn one_line_each() {
        assert_eq!(
            short(&findings()),
            "clauses/paiement/delais.md:2:18: erreur[DEF-01] \
             le terme «\u{a0}Sous-Traitant\u{a0}» n’est pas défini\n\
             clauses/paiement/delais.md:2:55: avertissement[DEF-02] \
             on ne sait qui paie\n"
        );
        assert_eq!(short(&Findings::new()), "");
    }

    #[test]
    fn hostile_messages() {
        let file = SourceFile::new("a\nb.md", "x");
        let mut findings = Findings::new();
        findings.push(Diagnostic::new(
            &TERM,
            Span::file_start(&file),
            "un\r\ndeux\u{1b}[31m\u{202e}trois\tquatre",
        ));
        assert_eq!(
            short(&findings),
            "a b.md:1:1: erreur[DEF-01] un  deux\\u{1b}[31m\\u{202e}trois quatre\n"
        );
    }
}
