//! What may be answered, and how it is written in a manifest.

use std::fmt::Write as _;

use clausier_compile::Slot;
use clausier_model::value::Type;

/// A question with its answers; the first is the one of a plain contract.
#[derive(Debug)]
pub(crate) struct Question {
    /// Its name, for the report of a failure.
    pub(crate) name: String,
    /// What it is about.
    pub(crate) subject: Subject,
    /// The number of its answers.
    pub(crate) answers: usize,
}

/// What a question is about.
#[derive(Debug)]
pub(crate) enum Subject {
    /// The contract's date.
    Date,
    /// Who holds a role.
    Role,
    /// Which clause stands for another: the clause, then those that may replace it.
    Clause(Vec<String>),
    /// Whether variables that are optional, and not options, have a value.
    Optional,
    /// The value of a variable: TOML values.
    Value(Vec<String>),
}

/// One answer to each question.
pub(crate) type Row = Vec<usize>;

/// Dates before and after what changes on 1 September 2026.
pub(crate) const DATES: [&str; 2] = ["2026-12-01", "2026-05-04"];

/// The values of a variable that is an option; `None` if it is another variable.
pub(crate) fn values(slot: &Slot) -> Option<Vec<String>> {
    let mut values = match &slot.variable.ty {
        Type::Boolean => vec!["false".to_owned(), "true".to_owned()],
        Type::Choice(choices) => {
            choices.iter().map(|choice| format!("\"{}\"", choice.key)).collect()
        }
        _ => return None,
    };
    let plain = slot.variable.default.as_ref().or(slot.variable.example.as_ref());
    let plain = plain.map(|value| value.value.to_toml());
    if let Some(at) = plain.and_then(|plain| values.iter().position(|v| *v == plain)) {
        values[..=at].rotate_right(1);
    }
    Some(values)
}

/// A manifest.
pub(crate) fn manifest(
    model: &str,
    date: &str,
    parties: &[(String, &str)],
    values: &[(String, String)],
    replaced: &[(&str, &str)],
) -> String {
    let mut out = format!(
        "model = \"{model}\"\nreference = \"ESSAI-001\"\ndate = {date}\nplace = \"Lyon\"\n\n[parties]\n"
    );
    for (role, person) in parties {
        writeln!(out, "{role} = {person}").unwrap();
    }
    out.push_str("\n[values]\n");
    for (name, value) in values {
        writeln!(out, "{name} = {value}").unwrap();
    }
    out.push_str("\n[replace]\n");
    for (clause, other) in replaced {
        writeln!(out, "\"{clause}\" = \"{other}\"").unwrap();
    }
    out
}
