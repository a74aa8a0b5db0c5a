//! One line a finding, for `grep` and for editors.

use std::fmt::Write;

use super::line::one_line;
use super::summary::severity_name;
use crate::{Diagnostic, Findings};

/// One line a finding: `path:line:column: erreur[REF-01] message`.
///
/// The law a finding rests on follows in parentheses, unless the message cites it.
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
        let message = one_line(&said(finding));
        let _ = writeln!(out, "{path}:{line}:{column}: {severity}[{code}] {message}");
    }
    out
}

/// The message, and in parentheses the law it rests on where it does not cite it.
fn said(finding: &Diagnostic) -> String {
    let unsaid = |basis: &&str| !finding.message.contains(*basis);
    let texts: Vec<&str> =
        finding.basis.iter().map(|basis| basis.text.as_str()).filter(unsaid).collect();
    if texts.is_empty() {
        return finding.message.clone();
    }
    format!("{} ({})", finding.message, texts.join("\u{202f}; "))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{TERM, findings};
    use super::*;
    use crate::{Basis, Diagnostic, SourceFile, Span};

    #[test]
    fn the_law_is_said_once() {
        let law = |text: &str| Basis { text: text.into(), url: None };
        let file = SourceFile::new("a.md", "a");
        let mut all = Findings::new();
        for message in ["trop tard", "trop tard (C. com., art. L. 441-10)"] {
            let finding = Diagnostic::new(&TERM, Span::file_start(&file), message);
            all.push(
                finding
                    .basis(law("C. com., art. L. 441-10"))
                    .basis(law("C. civ., art. 1231-6")),
            );
        }
        assert_eq!(
            short(&all),
            "a.md:1:1: erreur[DEF-01] trop tard \
             (C. com., art. L. 441-10\u{202f}; C. civ., art. 1231-6)\n\
             a.md:1:1: erreur[DEF-01] trop tard (C. com., art. L. 441-10) \
             (C. civ., art. 1231-6)\n"
        );
    }

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
