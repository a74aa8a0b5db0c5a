//! The text of a manifest, with its questions as comments.

use std::fmt::Write;

use clausier_compile::{Compiled, Library, Slot, State, example};
use clausier_model::value::Type;
use clausier_model::variable::Variable;

use super::answers::{Answers, string};
use crate::args::New;

/// What is asked of a contract without a date.
pub(super) const DATE_QUESTION: &str = "Quelle est la date du contrat\u{a0}?";

/// Writes a manifest. `known` is what the compiler says of one without values; the
/// values are left out when it is `None`.
pub(super) fn write(
    options: &New,
    answers: &Answers,
    library: &Library<'_>,
    known: Option<&Compiled>,
) -> String {
    let mut out = format!(
        "model = {}\nreference = {}\n",
        string(&options.model),
        string(&options.reference)
    );
    let _ = match &answers.date {
        Some(date) => writeln!(out, "date = {date}"),
        None => writeln!(out, "# {DATE_QUESTION}\n# date = {}", example(&Type::Date)),
    };
    if let Some(place) = &options.place {
        let _ = writeln!(out, "place = {}", string(place));
    }
    out += "\n[parties]\n";
    for (role, parties) in &answers.parties {
        let parties: Vec<_> = parties.iter().map(|party| string(party)).collect();
        let _ = match parties.as_slice() {
            [one] => writeln!(out, "{role} = {one}"),
            several => writeln!(out, "{role} = [{}]", several.join(", ")),
        };
    }
    let Some(known) = known else { return out };
    out += "\n[values]\n";
    let mut group = None;
    for slot in ordered(known) {
        let title = group_title(known, library, slot.variable.span.file().path());
        if group.as_ref() != Some(&title) {
            let _ = writeln!(out, "\n# --- {title} ---");
            group = Some(title);
        }
        let is_missing = known.missing.contains(&slot.variable.name);
        value(&mut out, slot, answers, is_missing);
    }
    out
}

fn value(out: &mut String, slot: &Slot, answers: &Answers, is_missing: bool) {
    let name = &slot.variable.name;
    let question = one_line(slot.variable.question.as_deref().unwrap_or(name));
    let given = answers.values.get(name);
    let mark = if is_missing && given.is_none() { "À COMPLÉTER : " } else { "" };
    let _ = writeln!(out, "# {mark}{question}");
    if let Type::Choice(choices) = &slot.variable.ty {
        for choice in choices {
            let _ = writeln!(
                out,
                "#   {} : {}",
                string(&choice.key),
                one_line(&choice.label)
            );
        }
    }
    let _ = match (given, &slot.state) {
        (Some(written), _) => writeln!(out, "{name} = {written}"),
        (None, State::Known(usual)) => writeln!(out, "# {name} = {}", usual.to_toml()),
        (None, _) => writeln!(out, "# {name} = {}", sample(&slot.variable)),
    };
}

/// A value that is right once the comment mark is removed.
fn sample(variable: &Variable) -> String {
    if let Some(example) = &variable.example {
        return example.value.to_toml();
    }
    match &variable.ty {
        Type::Boolean => "true".to_owned(),
        Type::Choice(choices) => string(choices.first().map_or("", |choice| &choice.key)),
        other => example(other),
    }
}

/// The variables in the order of the contract that asks for them.
pub(super) fn ordered(known: &Compiled) -> Vec<&Slot> {
    let place = |path: &str| {
        let uses = known.clauses.iter();
        uses.map(|used| used.source.file.path()).position(|used| used == path)
    };
    let mut slots: Vec<_> = known.variables.iter().collect();
    slots.sort_by_cached_key(|slot| {
        let span = &slot.variable.span;
        let path = span.file().path().to_owned();
        let standing = place(&path);
        let is_clause = path.ends_with(".md");
        // The model's own options come first, then clauses as they stand, then those
        // that do not stand yet.
        (is_clause, standing.is_none(), standing, path, span.range().start)
    });
    slots
}

/// The title of the clause in `file`; « selon les réponses » when it does not stand in
/// the contract yet.
fn group_title(known: &Compiled, library: &Library<'_>, file: &str) -> String {
    let id = file.strip_prefix("clauses/").and_then(|path| path.strip_suffix(".md"));
    let Some(id) = id else { return "Options du contrat-type".to_owned() };
    let loaded = library.clause(id, "").ok().flatten();
    let title = loaded.as_ref().and_then(|loaded| loaded.value.as_ref());
    let title = title.map_or(id, |parsed| parsed.clause.title.value.as_str());
    let stands = known.clauses.iter().any(|used| used.source.file.path() == file);
    let when = if stands { "" } else { " (selon les réponses)" };
    format!("{}{when}", one_line(title))
}

/// A comment ends with its line.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
