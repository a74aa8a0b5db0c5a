//! Legal checks that a clause, a model or a block carries with its text.
//!
//! A check is of one of three kinds: over the values of a contract, over its sentences,
//! or over its text as a whole. All are kept as written: reading them is the
//! compiler's.

mod read;

pub(crate) use read::read_checks;

use clausier_diagnostics::{Basis, Severity, Span};

use crate::raw::RawTable;
use crate::{Spanned, law};

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
    /// What it looks at, and what must be found there or not.
    pub kind: CheckKind,
    /// What to say when it fails.
    pub message: Spanned<String>,
    /// How to mend it.
    pub help: Option<String>,
    /// The law it rests on: references, as written.
    pub basis: Vec<Spanned<String>>,
    /// What of the law was not verified, to be looked at when the check fails.
    pub verify: Option<Spanned<String>>,
    /// The picture that its findings are a part of.
    pub sign: Option<Sign>,
    /// Where it is written.
    pub span: Span,
}

/// What a check looks at.
#[derive(Debug, Clone)]
pub enum CheckKind {
    /// The values of the contract.
    Assert(Assert),
    /// Its sentences, one by one: what none of them may say.
    Forbid(Forbid),
    /// Its text as a whole: what must be said somewhere.
    Demand(Demand),
}

/// What the values of a contract must be.
#[derive(Debug, Clone)]
pub struct Assert {
    /// What must be true: an expression, as written.
    pub assert: Spanned<String>,
    /// Values that must raise the check, in one or several examples.
    pub bad: Vec<RawTable>,
    /// Values that must not.
    pub good: Vec<RawTable>,
}

/// What no sentence of a contract may say. Patterns are as written.
#[derive(Debug, Clone)]
pub struct Forbid {
    /// A sentence that one of these matches is a finding.
    pub patterns: Vec<Spanned<String>>,
    /// If there are any, one of these must match it too.
    pub with: Vec<Spanned<String>>,
    /// None of these may match it.
    pub unless: Vec<Spanned<String>>,
    /// Where sentences are read.
    pub within: Within,
    /// Texts that must raise the check.
    pub bad: Vec<Spanned<String>>,
    /// Texts that must not: near misses.
    pub good: Vec<Spanned<String>>,
}

/// What a contract must say somewhere. Patterns are as written.
#[derive(Debug, Clone)]
pub struct Demand {
    /// What must be said, item by item.
    pub items: Vec<DemandItem>,
    /// Where it is looked for.
    pub within: Within,
    /// Texts that must raise the check.
    pub bad: Vec<Spanned<String>>,
    /// Texts that must not.
    pub good: Vec<Spanned<String>>,
}

/// One thing that must be said.
#[derive(Debug, Clone)]
pub struct DemandItem {
    /// What it is, as the finding names it when it is missing.
    pub item: Spanned<String>,
    /// It is said where one of these patterns matches.
    pub any: Vec<Spanned<String>>,
}

/// The parts of a contract that a check reads: ids of clauses, or names of families;
/// the whole contract with its annexes when there are none.
#[derive(Debug, Clone, Default)]
pub struct Within(pub Vec<Spanned<String>>);

/// A finding that says little alone, and is told with those of its group.
#[derive(Debug, Clone)]
pub struct Sign {
    /// The group, such as `subordination`.
    pub group: Spanned<String>,
    /// How much it weighs there.
    pub weight: Weight,
}

/// How much a sign weighs: the heaviest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Heavy.
    Heavy,
    /// In between.
    Medium,
    /// Light.
    Light,
}

impl Check {
    /// The law it rests on, as a finding gives it.
    pub fn law(&self) -> impl Iterator<Item = Basis> + '_ {
        self.basis.iter().map(|basis| law::basis(&basis.value))
    }

    /// Where what is checked is written.
    pub fn place(&self) -> &Span {
        let first = match &self.kind {
            CheckKind::Assert(assert) => Some(&assert.assert.span),
            CheckKind::Forbid(forbid) => forbid.patterns.first().map(|one| &one.span),
            CheckKind::Demand(demand) => demand.items.first().map(|one| &one.item.span),
        };
        first.unwrap_or(&self.span)
    }
}

impl Within {
    /// Whether the text of the clause `id` is read; text that comes from no clause is
    /// read only by checks that read everything.
    pub fn covers(&self, clause: Option<&str>) -> bool {
        self.0.is_empty()
            || clause.is_some_and(|id| {
                self.0.iter().any(|one| {
                    let rest = id.strip_prefix(one.value.as_str());
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                })
            })
    }
}
