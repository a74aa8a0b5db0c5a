//! The rules, one file each.
//!
//! To add one: write its file, add its line below, then `cargo test -p
//! clausier-lint`. A folder of `tests/cases` only when the examples of its
//! explanation are not enough.

mod empty_article;
mod excluded_clauses;
mod term_defined_twice;
mod uncovered_character;
mod undefined_term;
mod unmet_requirement;

#[cfg(test)]
mod tests;

use clausier_diagnostics::{Diagnostic, Findings, Severity, Span};

use crate::Context;

/// A rule.
///
/// Its name is its identity; its code is a short, stable label.
pub struct Rule {
    /// Such as `DEF-01`.
    pub code: &'static str,
    /// The fault, in French, such as `terme-non-defini`.
    pub name: &'static str,
    /// How grave its findings are unless a contract says otherwise.
    pub severity: Severity,
    /// What a lawyer reads about it, in Markdown: what is looked at, why, a bad and a
    /// good example.
    pub explain: &'static str,
    /// Adds its findings.
    pub(crate) check: fn(&Context<'_>, &mut Findings),
}

impl Rule {
    /// The rule as findings name it.
    pub const fn label(&self) -> clausier_diagnostics::Rule {
        clausier_diagnostics::Rule::new(self.code, self.name, self.severity)
    }

    fn at(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(&self.label(), span, message)
    }
}

/// Says which contract a finding is about: several of them share a clause or a model,
/// and only one may be at fault.
fn in_contract(finding: Diagnostic, context: &Context<'_>) -> Diagnostic {
    if finding.span.file().path() == context.manifest.path() {
        return finding;
    }
    finding.related(context.whole_manifest(), "le contrat de cette fiche")
}

/// Every rule, in the order of their codes.
pub static RULES: &[&Rule] = &[
    &undefined_term::RULE,
    &term_defined_twice::RULE,
    &empty_article::RULE,
    &uncovered_character::RULE,
    &unmet_requirement::RULE,
    &excluded_clauses::RULE,
];

/// The rule of a name or a code.
///
/// ```
/// assert_eq!(clausier_lint::rule("DEF-01").map(|rule| rule.name), Some("terme-non-defini"));
/// ```
pub fn rule(name_or_code: &str) -> Option<&'static Rule> {
    let asked = |rule: &&&Rule| {
        rule.name == name_or_code || rule.code.eq_ignore_ascii_case(name_or_code)
    };
    RULES.iter().find(asked).copied()
}
