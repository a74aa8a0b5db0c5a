//! Annotations of GitHub: commands that a workflow prints on its log.

use std::fmt::Write;

use super::line::one_line;
use crate::{Diagnostic, Findings, Severity};

/// One workflow command a finding, which GitHub shows on the line of the pull request.
///
/// The title is the code and the name of the rule; the message is followed by the law
/// it rests on and by how to mend it. Whatever they hold, a finding is one command.
pub fn github(findings: &Findings) -> String {
    let mut out = String::new();
    for finding in findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let (start, end) = (finding.span.start(), finding.span.end());
        let file = property(finding.span.file().path());
        let _ = write!(out, "::{command} file={file},line={}", start.line);
        let _ = write!(out, ",endLine={}", end.line);
        // GitHub refuses columns on a place of several lines.
        if start.line == end.line {
            let _ = write!(out, ",col={},endColumn={}", start.column, end.column);
        }
        let rule = &finding.rule;
        let title = property(&format!("{} {}", rule.code, rule.name));
        let _ = writeln!(out, ",title={title}::{}", data(finding));
    }
    out
}

/// The message and what follows it, each on its line of the annotation.
fn data(finding: &Diagnostic) -> String {
    let mut lines = vec![finding.message.clone()];
    lines.extend(finding.basis.iter().map(|basis| match &basis.url {
        Some(url) => format!("texte\u{a0}: {} <{url}>", basis.text),
        None => format!("texte\u{a0}: {}", basis.text),
    }));
    lines.extend(finding.help.iter().map(|help| format!("aide\u{a0}: {help}")));
    let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
    lines.join("%0A")
}

/// The value of a property: a comma or a colon would end it.
fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}

/// A text of a command, which ends with its line.
fn escaped(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    one_line(&text)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{TERM, findings, law};
    use super::*;
    use crate::{Rule, SourceFile, Span};

    #[test]
    fn commands() {
        let expected = "\
::error file=clauses/paiement/delais.md,line=2,endLine=2,col=18,endColumn=31,title=DEF-01 \
terme-non-defini::le terme « Sous-Traitant » n’est pas défini%0Aaide : définissez le terme \
« Sous-Traitant »
::warning file=clauses/paiement/delais.md,line=2,endLine=2,col=55,endColumn=62,title=DEF-02 \
double-terme::on ne sait qui paie%0Aaide : nommez la partie%0Aaide : ou scindez la phrase
";
        assert_eq!(github(&findings()).replace('\u{a0}', " "), expected);
        assert_eq!(github(&Findings::new()), "");
    }

    #[test]
    fn nothing_ends_a_command_early() {
        let file = SourceFile::new("a,b: 5%\n::x.md", "un\ndeux\n");
        let rule = Rule::new("PEN-01", "taux", Severity::Info);
        let mut all = Findings::new();
        all.push(
            Diagnostic::new(&rule, Span::new(&file, 0..4), "5% :\r\n::error::a\u{1b}[2J")
                .basis(law()),
        );
        all.push(Diagnostic::new(&TERM, Span::file_start(&file), "tout"));
        assert_eq!(
            github(&all).replace('\u{a0}', " "),
            "::notice file=a%2Cb%3A 5%25%0A%3A%3Ax.md,line=1,endLine=2,title=PEN-01 \
             taux::5%25 :%0D%0A::error::a\\u{1b}[2J%0Atexte : C. com., art. L. 441-10, II \
             <https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038414469>\n\
             ::error file=a%2Cb%3A 5%25%0A%3A%3Ax.md,line=1,endLine=1,col=1,endColumn=1,\
             title=DEF-01 terme-non-defini::tout\n"
        );
    }
}
