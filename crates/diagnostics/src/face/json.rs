//! JSON, for machines.

use serde::Serialize;

use crate::{Findings, Severity, Span};

/// The schema's version: raised when a reader would have to change.
const VERSION: u32 = 1;

/// The findings as JSON, in the order of the list.
///
/// `rule` is the rule's name, `code` its label. Lines and columns count from 1,
/// columns in characters; an end is one past the last character. The replacements of
/// `fix` are made together, and change no word.
pub fn json(findings: &Findings) -> String {
    let report = Report {
        version: VERSION,
        findings: findings
            .iter()
            .map(|finding| Finding {
                rule: &finding.rule.name,
                code: &finding.rule.code,
                severity: match finding.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Info => "info",
                },
                message: &finding.message,
                place: Place::of(&finding.span),
                help: &finding.help,
                related: finding
                    .related
                    .iter()
                    .map(|(span, message)| Related { message, place: Place::of(span) })
                    .collect(),
                basis: finding
                    .basis
                    .iter()
                    .map(|basis| Basis { text: &basis.text, url: basis.url.as_deref() })
                    .collect(),
                fix: finding
                    .fix
                    .iter()
                    .map(|edit| Edit { place: Place::of(&edit.span), text: &edit.text })
                    .collect(),
            })
            .collect(),
    };
    let mut out = serde_json::to_string_pretty(&report)
        .expect("invariant: strings and numbers always make JSON");
    out.push('\n');
    out
}

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    code: &'a str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    help: &'a [String],
    related: Vec<Related<'a>>,
    basis: Vec<Basis<'a>>,
    fix: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Serialize)]
struct Basis<'a> {
    text: &'a str,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Edit<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

impl<'a> Place<'a> {
    fn of(span: &'a Span) -> Self {
        let (start, end) = (span.start(), span.end());
        Self {
            file: span.file().path(),
            start: Point { line: start.line, column: start.column },
            end: Point { line: end.line, column: end.column },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{TERM, findings, law, span};
    use super::*;
    use crate::{Diagnostic, SourceFile};

    #[test]
    fn schema() {
        let expected = r#"{
  "version": 1,
  "findings": [
    {
      "rule": "terme-non-defini",
      "code": "DEF-01",
      "severity": "error",
      "message": "le terme « Sous-Traitant » n’est pas défini",
      "file": "clauses/paiement/delais.md",
      "start": {
        "line": 2,
        "column": 18
      },
      "end": {
        "line": 2,
        "column": 31
      },
      "help": [
        "définissez le terme « Sous-Traitant »"
      ],
      "related": [
        {
          "message": "écrit autrement ici",
          "file": "clauses/paiement/delais.md",
          "start": {
            "line": 8,
            "column": 4
          },
          "end": {
            "line": 8,
            "column": 17
          }
        }
      ],
      "basis": [],
      "fix": []
    },
    {
      "rule": "double-terme",
      "code": "DEF-02",
      "severity": "warning",
      "message": "on ne sait qui paie",
      "file": "clauses/paiement/delais.md",
      "start": {
        "line": 2,
        "column": 55
      },
      "end": {
        "line": 2,
        "column": 62
      },
      "help": [
        "nommez la partie",
        "ou scindez la phrase"
      ],
      "related": [
        {
          "message": "le rôle est nommé ici",
          "file": "contracts/models/av.toml",
          "start": {
            "line": 2,
            "column": 8
          },
          "end": {
            "line": 2,
            "column": 16
          }
        }
      ],
      "basis": [],
      "fix": []
    }
  ]
}
"#;
        // The expectation shows no-break spaces as plain ones.
        assert_eq!(json(&findings()).replace('\u{a0}', " "), expected);
        assert_eq!(
            json(&Findings::new()),
            "{\n  \"version\": 1,\n  \"findings\": []\n}\n"
        );
    }

    #[test]
    fn law_and_replacements() {
        let file = SourceFile::new("a.md", "la 1ère fois");
        let word = span(&file, "1ère");
        let finding = Diagnostic::new(&TERM, word.clone(), "mal écrit");
        let mut all = Findings::new();
        all.push(finding.basis(law()).fix(word, "1re"));
        let value: serde_json::Value =
            serde_json::from_str(&json(&all)).expect("it is JSON");
        let finding = &value["findings"][0];
        assert_eq!(finding["basis"][0]["text"], "C. com., art. L. 441-10, II");
        assert_eq!(finding["basis"][0]["url"], law().url.expect("an address"));
        let fix = serde_json::json!([{
            "file": "a.md",
            "start": { "line": 1, "column": 4 },
            "end": { "line": 1, "column": 8 },
            "text": "1re",
        }]);
        assert_eq!(finding["fix"], fix);
    }
}
