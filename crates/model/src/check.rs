//! Legal checks that a clause or a model carries with its text.

use clausier_diagnostics::{Diagnostic, Severity, Span};

use crate::raw::RawTable;
use crate::reader::Reader;
use crate::say::quote;
use crate::{Spanned, id, rule};

/// A check of the law, written beside the text it watches.
#[derive(Debug, Clone)]
pub struct Check {
    /// A short label, such as `PEN-01`.
    pub code: String,
    /// The fault, such as `penalites-sous-plancher`.
    pub name: String,
    /// How grave it is.
    pub severity: Severity,
    /// When it applies; always when `None`. An expression, as written.
    pub when: Option<Spanned<String>>,
    /// What must be true: an expression, as written.
    pub assert: Spanned<String>,
    /// What to say when it is not.
    pub message: Spanned<String>,
    /// How to mend it.
    pub help: Option<String>,
    /// The law it rests on.
    pub basis: Option<Spanned<String>>,
    /// Values that must raise it.
    pub bad: Option<RawTable>,
    /// Values that must not.
    pub good: Option<RawTable>,
    /// Where it is written.
    pub span: Span,
}

/// Reads the `[[checks]]` of a source.
pub(crate) fn read_checks(reader: &mut Reader<'_, '_>) -> Vec<Check> {
    let mut checks: Vec<Check> = Vec::new();
    for table in reader.tables("checks") {
        let mut entry = Reader::new(table, &mut *reader.findings);
        let code = entry.required_string("code");
        let name = entry
            .required_string("name")
            .filter(|name| id::check_simple_id(name.clone(), entry.findings).is_some());
        let severity = entry.word(
            "severity",
            &[
                ("error", Severity::Error),
                ("warning", Severity::Warning),
                ("info", Severity::Info),
            ],
        );
        let when = entry.string("when");
        let assert = entry.required_string("assert");
        let message = entry.required_string("message");
        let help = entry.string("help").map(|text| text.value);
        let basis = entry.string("basis");
        let bad = entry.table("bad").cloned();
        let good = entry.table("good").cloned();
        let span = entry.span();
        entry.finish();
        let (Some(code), Some(name), Some(assert), Some(message)) =
            (code, name, assert, message)
        else {
            continue;
        };
        if checks.iter().any(|check| check.code == code.value) {
            reader.findings.push(Diagnostic::new(
                &rule::DUPLICATE,
                code.span,
                format!("le contrôle {} est écrit deux fois", quote(&code.value)),
            ));
            continue;
        }
        checks.push(Check {
            code: code.value,
            name: name.value,
            severity: severity.map_or(Severity::Error, |word| word.value),
            when,
            assert,
            message,
            help,
            basis,
            bad,
            good,
            span,
        });
    }
    checks
}
