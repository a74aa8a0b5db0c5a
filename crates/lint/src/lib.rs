//! Rules over compiled documents.
//!
//! The compiler says what cannot be compiled; this crate says what a document that
//! was compiled should not hold. A rule is one file of `rules`, which explains
//! itself to the lawyer who meets it. Rules read the document and change nothing.

mod context;
pub mod explained;
mod options;
mod prose;
mod rules;
mod walk;

use clausier_compile::store::StoreError;
use clausier_compile::{Compiled, Library};
use clausier_diagnostics::Findings;

pub use context::Context;
pub use options::{OPTION_RULES, OptionRule, check_model};
pub use rules::{RULES, Rule, rule};

/// Applies every rule to a compiled contract.
///
/// The findings of the compiler itself are not repeated. A contract of which no
/// document could be made has nothing to look at.
///
/// # Errors
///
/// When the store cannot answer: some rules look at the clauses of the whole library.
pub fn lint(library: &Library<'_>, compiled: &Compiled) -> Result<Findings, StoreError> {
    let mut findings = Findings::new();
    if let Some(context) = Context::new(library, compiled)? {
        for rule in RULES {
            (rule.check)(&context, &mut findings);
        }
    }
    Ok(findings)
}
