//! What a model comes to under every combination of its answers.
//!
//! A contract shows the faults of its own answers. Here a model is asked whether any
//! answers at all would break it: on its conditions, read once as decision diagrams,
//! not by making the contracts.

pub(crate) mod absent_article;
mod answers;
mod atoms;
mod bdd;
pub(crate) mod foreign_variant;
pub(crate) mod hidden_annex;
pub(crate) mod hidden_requirement;
pub(crate) mod hidden_target;
pub(crate) mod hidden_term;
pub(crate) mod incompatible_clauses;
mod translate;
pub(crate) mod unmet_condition;
mod words;
mod world;

#[cfg(test)]
mod tests;

use clausier_compile::outline::outline;
use clausier_compile::store::StoreError;
use clausier_compile::{Library, rules};
use clausier_diagnostics::{Diagnostic, Findings, Severity, Span};

use world::World;

/// What is wrong with the model `model` under some answers; the findings of its sources
/// come first. A model that cannot be read has none of its own.
///
/// # Errors
///
/// When the store cannot answer.
pub fn check_model(library: &Library<'_>, model: &str) -> Result<Findings, StoreError> {
    let Some(outline) = outline(library, model)? else { return Ok(Findings::new()) };
    let mut findings = outline.findings.clone();
    foreign_variant::check(library, &outline, &mut findings)?;
    // What seems to be missing may be in what could not be read.
    if outline.is_partial {
        return Ok(findings.sorted());
    }
    let mut world = World::new(&outline);
    hidden_target::check(&mut world, &mut findings);
    hidden_term::check(library, &mut world, &mut findings)?;
    hidden_requirement::check(&mut world, &mut findings);
    unmet_condition::check(&mut world, &mut findings);
    absent_article::check(&mut world, &mut findings);
    incompatible_clauses::check(&mut world, &mut findings);
    if world.all.is_full() {
        let mut rule = rules::LIMIT;
        rule.severity = Severity::Warning;
        findings.push(
            Diagnostic::new(
                &rule,
                Span::file_start(&outline.model.file),
                "les conditions de ce contrat-type sont trop nombreuses pour être toutes examinées ensemble",
            )
            .help("réduisez le nombre de conditions qui dépendent les unes des autres"),
        );
    }
    Ok(findings.sorted())
}

/// Says which model a finding is about: several of them share a clause or a block.
fn in_model(finding: Diagnostic, world: &World<'_>) -> Diagnostic {
    let file = &world.outline.model.file;
    if finding.span.file().path() == file.path() {
        return finding;
    }
    finding.related(Span::file_start(file), "dans ce contrat-type")
}
