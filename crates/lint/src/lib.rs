//! Rules over contracts, over their sources and over texts that others wrote.
//!
//! The compiler says what cannot be compiled; this crate says what a lawyer would not
//! sign. A rule is one file of `rules`, which explains itself to the lawyer who meets
//! it; a check of the law is data, beside the clause that it watches. Rules read and
//! change nothing.

mod context;
mod dispense;
pub mod explained;
mod law;
mod level;
mod options;
mod ready;
mod rules;
mod sources;
mod sums;
mod text;
mod typography;
mod walk;

use std::sync::Arc;

use clausier_compile::store::StoreError;
use clausier_compile::{Compiled, Library, Loaded, MODELS, compile, ids};
use clausier_diagnostics::{Findings, Span};
use clausier_import::Imported;
use clausier_model::document::{Document, Status};
use clausier_model::setting::{Setting, Settings};
use jiff::civil::Date;

pub use context::Context;
pub use dispense::unused_dispensations;
pub use level::Levels;
pub use options::check_model;
pub use rules::{RULES, Rule, rule};
pub use sources::Sources;
pub use text::Text;

use rules::Check;
use text::gather;

/// Compiles the contract in the folder `contract` and applies to it every rule and
/// every check of the law, at the levels that it, its model and its workspace ask for.
///
/// # Errors
///
/// When the store cannot answer. What is wrong with the contract is in its findings.
pub fn check_contract(
    library: &Library<'_>,
    contract: &str,
) -> Result<Compiled, StoreError> {
    checked(library, contract, None)
}

/// Checks a contract as [`check_contract`] does, then what is asked of it before it is
/// sent.
///
/// `write` makes the file that would be sent, and reads it back; it is given the final
/// document, and only where there is no error: a contract with one is never written.
///
/// # Errors
///
/// When the store cannot answer. What is wrong with the contract is in its findings.
pub fn check_contract_ready(
    library: &Library<'_>,
    contract: &str,
    write: &Writer<'_>,
) -> Result<Compiled, StoreError> {
    checked(library, contract, Some(write))
}

/// Makes the file of a document, and reads it back; `None`, with a finding, when it
/// cannot be read.
pub type Writer<'w> = dyn Fn(&Document, &mut Findings) -> Option<Imported> + 'w;

fn checked(
    library: &Library<'_>,
    contract: &str,
    write: Option<&Writer<'_>>,
) -> Result<Compiled, StoreError> {
    let mut compiled = compile(library, contract)?;
    let settings = library.settings()?;
    let rules = std::mem::take(&mut compiled.rules);
    let levels = Levels::of_contract(&rules[0], &rules[1], of_workspace(&settings));
    let mut findings = std::mem::take(&mut compiled.findings);
    findings.extend(settings.iter().flat_map(|loaded| loaded.findings.clone()));
    findings.extend(lint(library, &compiled, levels)?);
    if rules.iter().any(|list| !list.is_empty()) {
        let sources = Sources::new(library, None)?;
        rules.iter().for_each(|list| sources.unknown_rules(list, &mut findings));
    }
    let clauses = || compiled.clauses.iter().map(|used| &used.parsed().clause);
    if let Some(write) = write {
        let so_far = levels.apply(dispense::apply(findings.clone(), clauses()));
        let write = (!so_far.has_errors()).then_some(write);
        ready::of_contract(&compiled, write, levels, &mut findings);
    }
    compiled.findings = levels.apply(dispense::apply(findings, clauses()));
    if let Some(document) = &mut compiled.document {
        document.status =
            if compiled.findings.has_errors() { Status::Draft } else { Status::Final };
    }
    Ok(compiled)
}

/// What the rules say of a compiled contract, whatever their levels.
fn lint(
    library: &Library<'_>,
    compiled: &Compiled,
    levels: Levels<'_>,
) -> Result<Findings, StoreError> {
    let mut findings = Findings::new();
    let (Some(document), Some(manifest)) = (&compiled.document, &compiled.file) else {
        return Ok(findings);
    };
    let flats = gather(document);
    let text = Text::new(document, &flats, Span::file_start(manifest), true);
    let context = Context::new(library, compiled, manifest, text)?;
    for rule in RULES.iter().filter(|rule| levels.shows(rule)) {
        for check in rule.checks {
            match check {
                Check::Text(look) => look(&context.text, &mut findings),
                Check::Contract(look) => look(&context, &mut findings),
                Check::Typography(look) => {
                    look.in_contract(rule, &context, &mut findings);
                }
                Check::Imported(_) | Check::Sources(_) | Check::Ready(_) => {}
            }
        }
    }
    law::apply(library, compiled, &context.text, &mut findings);
    Ok(findings)
}

/// What is wrong with the sources of a workspace, whether a contract uses them or not.
///
/// `today` is the day of the check: without it, nothing is said of the age of reviews.
///
/// # Errors
///
/// When the store cannot answer.
pub fn check_sources(
    library: &Library<'_>,
    today: Option<Date>,
) -> Result<Findings, StoreError> {
    let sources = Sources::new(library, today)?;
    let settings = library.settings()?;
    let levels = Levels::of_workspace(of_workspace(&settings));
    let mut findings = Findings::new();
    findings.extend(settings.iter().flat_map(|loaded| loaded.findings.clone()));
    findings.extend(sources.faults().cloned());
    findings.extend(clausier_compile::checks::faults(library)?);
    for rule in RULES.iter().filter(|rule| levels.shows(rule)) {
        for check in rule.checks {
            match check {
                Check::Sources(look) => look(&sources, &mut findings),
                Check::Typography(look) => look.in_sources(rule, &sources, &mut findings),
                Check::Text(_)
                | Check::Contract(_)
                | Check::Imported(_)
                | Check::Ready(_) => {}
            }
        }
    }
    sources.unknown_rules(of_workspace(&settings), &mut findings);
    sources.models().for_each(|model| sources.unknown_rules(&model.rules, &mut findings));
    let clauses = || sources.clauses().map(|parsed| &parsed.clause);
    let mut findings = levels.apply(dispense::apply(findings, clauses()));
    // What is found of a model is at the levels that it asks for.
    for id in ids(library.store(), MODELS)? {
        let found = dispense::apply(check_model(library, &id)?, clauses());
        let model = library.model(&id)?;
        let rules = model.as_ref().and_then(|loaded| loaded.value.as_ref());
        let rules = rules.map_or(&[][..], |model| &model.rules);
        let levels = Levels::of_contract(&[], rules, of_workspace(&settings));
        findings.extend(levels.apply(found));
    }
    Ok(findings)
}

/// The levels that a workspace asks for.
fn of_workspace(settings: &Option<Arc<Loaded<Settings>>>) -> &[Setting] {
    let settings = settings.as_ref().and_then(|loaded| loaded.value.as_ref());
    settings.map_or(&[], |settings| &settings.rules)
}

/// What the rules that need no sources say of a text that Clausier did not write, at
/// the levels that a workspace asks for.
pub fn check_text(imported: &Imported, workspace: &[Setting]) -> Findings {
    read(imported, workspace, false)
}

/// What is said of a text as [`check_text`] does, and what is asked of its file before
/// it is sent.
pub fn check_text_ready(imported: &Imported, workspace: &[Setting]) -> Findings {
    read(imported, workspace, true)
}

fn read(imported: &Imported, workspace: &[Setting], is_sent: bool) -> Findings {
    let levels = Levels::of_workspace(workspace);
    let flats = gather(&imported.document);
    let text = Text::of_import(imported, &flats);
    let mut findings = Findings::new();
    for rule in RULES.iter().filter(|rule| levels.shows(rule)) {
        for check in rule.checks {
            match check {
                Check::Text(look) => look(&text, &mut findings),
                Check::Imported(look) => look(&text, imported, &mut findings),
                Check::Typography(look) => {
                    look.in_import(rule, &text, imported, &mut findings);
                }
                Check::Contract(_) | Check::Sources(_) | Check::Ready(_) => {}
            }
        }
    }
    if is_sent {
        ready::of_text(&text, imported, levels, &mut findings);
    }
    levels.apply(findings)
}
