//! The gate before sending: what must not leave with a contract, and what must be in it.
//!
//! Everything else that is checked is checked too; these rules look at the very file that
//! would leave, with its traces, and at what is only asked of a contract that is done.

pub(crate) mod absent_date;
pub(crate) mod absent_power;
pub(crate) mod absent_signatory;
mod appearance;
pub(crate) mod detached_annex;
pub(crate) mod draft_mark;
pub(crate) mod hidden_text;
pub(crate) mod highlight;
pub(crate) mod leftover_comment;
mod place_to_sign;
pub(crate) mod properties;
pub(crate) mod tracked_change;
pub(crate) mod unfaithful_file;

use clausier_compile::Compiled;
use clausier_diagnostics::{Diagnostic, Findings, Span};
use clausier_french as french;
use clausier_import::{Imported, Trace};
use clausier_model::document::{Document, Status};

use crate::Writer;
use crate::level::Levels;
use crate::rules::{Check, RULES, Rule};
use crate::text::{Text, gather};

/// What is about to be sent.
pub(crate) struct Sent<'a> {
    /// Its words: those of the compiled contract where there is one.
    pub(crate) text: &'a Text<'a>,
    /// The file; `None` for a contract with errors, of which none is written.
    pub(crate) file: Option<&'a Imported>,
}

/// Applies the rules of the gate to a contract, and to the file that `write` makes of it.
pub(crate) fn of_contract(
    compiled: &Compiled,
    write: Option<&Writer<'_>>,
    levels: Levels<'_>,
    out: &mut Findings,
) {
    let (Some(document), Some(manifest)) = (&compiled.document, &compiled.file) else {
        return;
    };
    let file = write.and_then(|write| {
        let document = Document { status: Status::Final, ..document.clone() };
        write(&document, out)
    });
    let flats = gather(document);
    let text = Text::new(document, &flats, Span::file_start(manifest), true);
    look(&Sent { text: &text, file: file.as_ref() }, levels, out);
}

/// Applies the rules of the gate to a text that Clausier did not write.
pub(crate) fn of_text(
    text: &Text<'_>,
    file: &Imported,
    levels: Levels<'_>,
    out: &mut Findings,
) {
    look(&Sent { text, file: Some(file) }, levels, out);
}

fn look(sent: &Sent<'_>, levels: Levels<'_>, out: &mut Findings) {
    for rule in RULES.iter().filter(|rule| levels.shows(rule)) {
        for check in rule.checks {
            if let Check::Ready(look) = check {
                look(sent, out);
            }
        }
    }
}

fn at(rule: &Rule, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&rule.label(), span, message)
}

/// « de Claire Moreau, le 3 octobre 2026 »; empty when the file says neither.
fn signed(trace: &Trace) -> String {
    let mut out = String::new();
    if let Some(author) = trace.author.as_deref().filter(|author| !author.is_empty()) {
        out = format!(" de {}", french::quote(author));
    }
    if let Some(day) = trace.date.as_deref().and_then(day) {
        out.push_str(&format!(" ({day})"));
    }
    out
}

/// « 3 octobre 2026 », of `2026-10-03T09:12:00Z`.
fn day(written: &str) -> Option<String> {
    let mut parts = written.get(..10)?.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    french::weekday_name(year, month, day)?;
    Some(french::long_date(year, month, day))
}

/// The start of words that may be long, between quotation marks.
fn quoted(words: &str) -> String {
    const LONGEST: usize = 80;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(LONGEST) {
        None => french::quote(&words),
        Some((end, _)) => {
            let kept =
                words[..end].rsplit_once(' ').map_or(&words[..end], |(kept, _)| kept);
            french::quote(&format!("{kept} …"))
        }
    }
}
