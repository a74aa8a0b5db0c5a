//! The rules, one file each; those over the options of a model are in `options`.
//!
//! To add one: write its file, add its line below, then `cargo test -p
//! clausier-lint`. A rule over words is tested by the examples of its own explanation;
//! another one has a folder of its name in `tests/cases`.

mod abbreviation;
mod and_or;
mod broken_numbering;
mod broken_reference;
mod contradictory_durations;
mod double_negation;
mod double_number;
mod duplicate_article;
mod duplicate_paragraph;
mod ellipsis;
mod empty_article;
mod end_before_start;
mod excluded_clauses;
mod figures_and_words;
mod impossible_date;
mod leftover_placeholder;
mod ligature;
mod list_punctuation;
mod misplaced_space;
mod missing_annex;
mod missing_commentary;
mod missing_review;
mod old_review;
mod open_closed_list;
mod ordinal_form;
mod party_misnamed;
mod relaxed_rule;
mod self_reference;
mod sentence_length;
mod straight_apostrophe;
mod straight_quotes;
mod term_before_definition;
mod term_defined_twice;
mod typed_number;
mod unaccented_capital;
mod unasked_variable;
mod uncited_annex;
mod uncovered_character;
mod undeclared_name;
mod undefined_capital;
mod undefined_term;
mod unexplained_relaxation;
mod ungrouped_amount;
mod unknown_rule;
mod unmet_requirement;
mod unread_legal_basis;
mod unsaid_format;
mod unused_clause;
mod unused_term;
mod unused_variable;
mod useless_dispensation;
mod wrong_identifier;
mod wrong_sum;
mod wrong_weekday;

#[cfg(test)]
mod tests;

use clausier_diagnostics::{Diagnostic, Findings, Severity, Span};
use clausier_import::Imported;

use crate::options::{
    absent_article, foreign_variant, hidden_annex, hidden_requirement, hidden_target,
    hidden_term, incompatible_clauses, unmet_condition,
};
use crate::ready::{
    Sent, absent_date, absent_power, absent_signatory, detached_annex, draft_mark,
    hidden_text, highlight, leftover_comment, properties, tracked_change,
    unfaithful_file,
};
use crate::text::Text;
use crate::typography::Look;
use crate::{Context, Sources};

pub(crate) use relaxed_rule::RULE as RELAXED;
pub(crate) use unexplained_relaxation::RULE as UNEXPLAINED;
pub(crate) use unknown_rule::RULE as UNKNOWN;
pub(crate) use useless_dispensation::RULE as USELESS_DISPENSATION;

/// A rule.
///
/// Its name is its identity; its code is a short, stable label.
pub struct Rule {
    /// Such as `DEF-01`.
    pub code: &'static str,
    /// The fault, in French, such as `terme-non-defini`.
    pub name: &'static str,
    /// How grave its findings are unless a workspace, a model or a contract says
    /// otherwise.
    pub severity: Severity,
    /// Whether it is a matter of taste, which nobody hears of before asking.
    pub off: bool,
    /// Codes of rules of law that it checks under its own name.
    pub answers: &'static [&'static str],
    /// What a lawyer reads about it, in Markdown: what is looked at, why, a bad and a
    /// good example.
    pub explain: &'static str,
    /// Where it looks; nowhere when another part of the program finds it.
    pub(crate) checks: &'static [Check],
}

/// What a rule looks at. It adds its findings, and changes nothing.
#[derive(Clone, Copy)]
pub(crate) enum Check {
    /// The words of any document, compiled or not.
    Text(fn(&Text<'_>, &mut Findings)),
    /// A contract that was compiled, with its clauses.
    Contract(fn(&Context<'_>, &mut Findings)),
    /// The words of a document that Clausier did not write.
    Imported(fn(&Text<'_>, &Imported, &mut Findings)),
    /// The marks and spaces of what a lawyer writes, in any document.
    Typography(&'static Look),
    /// The sources of a workspace, whether a contract uses them or not.
    Sources(fn(&Sources<'_>, &mut Findings)),
    /// A file that is about to be sent.
    Ready(fn(&Sent<'_>, &mut Findings)),
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
    context.text.of(finding)
}

/// Every rule, in the order of their codes.
pub static RULES: &[&Rule] = &[
    &old_review::RULE,
    &unread_legal_basis::RULE,
    &missing_commentary::RULE,
    &unused_variable::RULE,
    &unasked_variable::RULE,
    &missing_review::RULE,
    &unused_clause::RULE,
    &undeclared_name::RULE,
    &sentence_length::RULE,
    &and_or::RULE,
    &open_closed_list::RULE,
    &double_negation::RULE,
    &undefined_term::RULE,
    &term_defined_twice::RULE,
    &unused_term::RULE,
    &term_before_definition::RULE,
    &undefined_capital::RULE,
    &empty_article::RULE,
    &uncovered_character::RULE,
    &leftover_placeholder::RULE,
    &duplicate_article::RULE,
    &duplicate_paragraph::RULE,
    &list_punctuation::RULE,
    &broken_numbering::RULE,
    &unmet_requirement::RULE,
    &excluded_clauses::RULE,
    &figures_and_words::RULE,
    &double_number::RULE,
    &impossible_date::RULE,
    &end_before_start::RULE,
    &wrong_weekday::RULE,
    &contradictory_durations::RULE,
    &wrong_sum::RULE,
    &wrong_identifier::RULE,
    &hidden_target::RULE,
    &hidden_term::RULE,
    &hidden_requirement::RULE,
    &hidden_annex::RULE,
    &unmet_condition::RULE,
    &absent_article::RULE,
    &foreign_variant::RULE,
    &incompatible_clauses::RULE,
    &party_misnamed::RULE,
    &leftover_comment::RULE,
    &tracked_change::RULE,
    &highlight::RULE,
    &properties::RULE,
    &hidden_text::RULE,
    &absent_date::RULE,
    &absent_signatory::RULE,
    &absent_power::RULE,
    &detached_annex::RULE,
    &draft_mark::RULE,
    &unfaithful_file::RULE,
    &broken_reference::RULE,
    &typed_number::RULE,
    &self_reference::RULE,
    &missing_annex::RULE,
    &uncited_annex::RULE,
    &unknown_rule::RULE,
    &unexplained_relaxation::RULE,
    &useless_dispensation::RULE,
    &relaxed_rule::RULE,
    &unsaid_format::RULE,
    &misplaced_space::RULE,
    &ordinal_form::RULE,
    &unaccented_capital::RULE,
    &ungrouped_amount::RULE,
    &straight_quotes::RULE,
    &straight_apostrophe::RULE,
    &ellipsis::RULE,
    &abbreviation::RULE,
    &ligature::RULE,
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
