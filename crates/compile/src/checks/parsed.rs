//! Checks and questions with their expressions and their patterns read, once for all
//! the contracts of a run.

use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, Rule, Span};
use clausier_model::Spanned;
use clausier_model::check::{Check, CheckKind};
use clausier_model::checklist::Question;
use clausier_model::model::{Model, ModelBlock};
use clausier_model::parameter::Parameters;
use clausier_model::party::Party;
use clausier_model::setting::Settings;

use super::text::TextCheck;
use crate::expression::{Expr, parse_expression};
use crate::library::ParsedClause;

/// A check that could be read.
#[derive(Debug)]
pub struct ParsedCheck {
    /// As its source writes it.
    pub check: Check,
    pub(crate) when: Option<Expr>,
    pub(crate) body: Body,
}

/// What a check looks at.
#[derive(Debug)]
pub(crate) enum Body {
    /// Values.
    Assert(Expr),
    /// Words.
    Text(Box<TextCheck>),
}

/// A question whose condition could be read.
#[derive(Debug)]
pub(crate) struct ParsedQuestion {
    pub(crate) question: Question,
    pub(crate) when: Option<Expr>,
}

/// The checks and the questions of a source.
#[derive(Debug, Default)]
pub(crate) struct SourceLaw {
    pub(crate) checks: Vec<Arc<ParsedCheck>>,
    pub(crate) questions: Vec<ParsedQuestion>,
}

/// A source that may carry checks and questions.
pub(crate) trait Lawful {
    fn checks(&self) -> &[Check] {
        &[]
    }

    fn checklist(&self) -> &[Question] {
        &[]
    }
}

impl Lawful for ParsedClause {
    fn checks(&self) -> &[Check] {
        &self.clause.checks
    }

    fn checklist(&self) -> &[Question] {
        &self.clause.checklist
    }
}

impl Lawful for Model {
    fn checks(&self) -> &[Check] {
        &self.checks
    }

    fn checklist(&self) -> &[Question] {
        &self.checklist
    }
}

impl Lawful for ModelBlock {
    fn checks(&self) -> &[Check] {
        &self.checks
    }

    fn checklist(&self) -> &[Question] {
        &self.checklist
    }
}

impl Lawful for Party {}
impl Lawful for Parameters {}
impl Lawful for Settings {}

impl SourceLaw {
    /// Reads the law of a source; what cannot be read is a finding, and is left out.
    pub(crate) fn read(source: &impl Lawful, findings: &mut Findings) -> Self {
        let checks = source.checks().iter();
        let questions = source.checklist().iter();
        Self {
            checks: checks
                .filter_map(|check| ParsedCheck::read(check, findings))
                .map(Arc::new)
                .collect(),
            questions: questions
                .filter_map(|question| {
                    let when = read_when(question.when.as_ref(), findings)?;
                    Some(ParsedQuestion { question: question.clone(), when })
                })
                .collect(),
        }
    }
}

/// A condition that may be none; `None` if it is not understood.
fn read_when(
    when: Option<&Spanned<String>>,
    findings: &mut Findings,
) -> Option<Option<Expr>> {
    match when {
        Some(when) => parse_expression(&when.span, findings).map(Some),
        None => Some(None),
    }
}

impl ParsedCheck {
    pub(crate) fn read(check: &Check, findings: &mut Findings) -> Option<Self> {
        let when = read_when(check.when.as_ref(), findings);
        let body =
            match &check.kind {
                CheckKind::Assert(assert) => {
                    parse_expression(&assert.assert.span, findings).map(Body::Assert)
                }
                CheckKind::Forbid(forbid) => TextCheck::forbid(forbid, findings)
                    .map(|text| Body::Text(Box::new(text))),
                CheckKind::Demand(demand) => TextCheck::demand(demand, findings)
                    .map(|text| Body::Text(Box::new(text))),
            };
        Some(Self { check: check.clone(), when: when?, body: body? })
    }

    /// What it looks for in words, if it looks at words.
    pub fn text(&self) -> Option<&TextCheck> {
        match &self.body {
            Body::Assert(_) => None,
            Body::Text(text) => Some(text),
        }
    }

    /// The rule that its findings are of.
    pub fn rule(&self) -> Rule {
        Rule {
            code: self.check.code.clone().into(),
            name: self.check.name.clone().into(),
            severity: self.check.severity,
        }
    }

    /// Its finding at a place: its message, its law, and how to mend it.
    pub fn finding(&self, place: Span) -> Diagnostic {
        self.finding_that(&self.check.message.value, place)
    }

    /// Its finding where these things are not said.
    pub fn lacking(&self, items: &[&str], place: Span) -> Diagnostic {
        let message = format!("{} : {}", self.check.message.value, items.join(", "));
        self.finding_that(&message, place)
    }

    fn finding_that(&self, message: &str, place: Span) -> Diagnostic {
        let check = &self.check;
        let mut finding = Diagnostic::new(&self.rule(), place, message)
            .related(check.place().clone(), "ce qui est contrôlé");
        if let Some(help) = &check.help {
            finding = finding.help(help.clone());
        }
        if let Some(verify) = &check.verify {
            finding = finding.help(format!("à vérifier : {}", verify.value));
        }
        check.law().fold(finding, Diagnostic::basis)
    }
}
