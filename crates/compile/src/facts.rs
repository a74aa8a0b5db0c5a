//! What the expressions of a contract may ask.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use clausier_diagnostics::{Findings, Span};
use clausier_model::document::Inline;
use clausier_model::manifest::Manifest;
use clausier_model::parameter::{NoFigure, Parameters};
use clausier_model::value::{Column, Type, Value, print_date};
use jiff::civil::Date;

use crate::expression::{Fact, Facts, Fault, RoleWords, Scope, Speaker, Val};
use crate::holder::Holder;
use crate::identity::identities;
use crate::plan::{Guard, Plan};
use crate::refer::split_name;
use crate::standing::{Standing, register};
use crate::template::{Condition, Node, NodeKind};
use crate::unread::Unread;
use crate::variables::{State, Variables};
use crate::{attribute, rules};

/// The facts of one contract.
pub(crate) struct ContractFacts<'a> {
    pub(crate) manifest: &'a Manifest,
    pub(crate) holders: Vec<Holder>,
    pub(crate) variables: Variables,
    pub(crate) parameters: Option<&'a Parameters>,
    nodes: BTreeMap<String, Standing<'a>>,
    unread: &'a Unread,
    /// Answers already found.
    present: RefCell<BTreeMap<String, bool>>,
    /// Nodes whose presence is being found out.
    asking: RefCell<Vec<String>>,
    /// Faults of conditions, each said once.
    faults: RefCell<Faults>,
    /// How much of the values was read, in bytes.
    read: Cell<usize>,
}

/// How much may be read of values, each time they are read: a loop that asks for a
/// long list at each of its turns ends here.
const MAX_READ: usize = 64 * 1024 * 1024;

/// How many nodes may depend on each other's presence in a row.
const MAX_ASKED: usize = 50;

/// What reading a value costs, about.
fn weight(value: &Value) -> usize {
    const ENTRY: usize = 64;
    match value {
        Value::Text(text) => ENTRY + text.len(),
        Value::List(items) | Value::Paragraphs(items) => {
            items.iter().map(|item| ENTRY + item.len()).sum()
        }
        Value::Table(rows) => {
            rows.iter().flatten().map(|(key, cell)| ENTRY + key.len() + cell.len()).sum()
        }
        _ => ENTRY,
    }
}

#[derive(Default)]
pub(crate) struct Faults {
    pub(crate) findings: Findings,
    /// Variables that were needed, with a place that needs them.
    pub(crate) missing: BTreeMap<String, Span>,
    said: BTreeSet<(String, usize)>,
}

impl<'a> ContractFacts<'a> {
    pub(crate) fn new(
        plan: &'a Plan,
        manifest: &'a Manifest,
        holders: Vec<Holder>,
        variables: Variables,
        parameters: Option<&'a Parameters>,
    ) -> Self {
        let mut nodes = BTreeMap::new();
        register(plan, "", &[], &mut nodes);
        Self {
            manifest,
            holders,
            variables,
            parameters,
            nodes,
            unread: &plan.unread,
            present: RefCell::default(),
            asking: RefCell::default(),
            faults: RefCell::default(),
            read: Cell::default(),
        }
    }

    /// Whether values were read too often to go on.
    pub(crate) fn is_read_out(&self) -> bool {
        self.read.get() > MAX_READ
    }

    /// The faults found so far.
    pub(crate) fn take_faults(&self) -> Faults {
        self.faults.take()
    }

    /// Notes a fault at its place; each place has one.
    pub(crate) fn fault(&self, fault: &Fault, span: &Span) {
        let mut faults = self.faults.borrow_mut();
        if let Fault::Missing { variable } = fault {
            faults.missing.entry(variable.clone()).or_insert_with(|| span.clone());
            return;
        }
        if let Some(finding) = fault.finding(span.file()) {
            let key = (finding.span.file().path().to_owned(), finding.span.range().start);
            if faults.said.insert(key) {
                faults.findings.push(finding);
            }
        }
    }

    /// The roles that somebody holds who is bound and signs.
    pub(crate) fn bound(&self) -> impl Iterator<Item = &Holder> {
        let bound = |it: &&Holder| it.role.signs && !it.parties.is_empty();
        self.holders.iter().filter(bound)
    }

    /// The name of a party that a value names.
    pub(crate) fn party_name(&self, rank: usize) -> Option<String> {
        let holder = self.holders.get(rank).filter(|holder| !holder.is_role)?;
        holder.parties.first().map(|party| party.name())
    }

    /// Whether the manifest leaves a node out, by this name.
    pub(crate) fn is_omitted(&self, id: &str) -> bool {
        let (node, _) = split_name(id);
        self.manifest.omit.iter().any(|(omitted, _)| omitted.value == node)
    }

    /// Whether a node may be in a source that could not be read.
    pub(crate) fn may_be_unread(&self, id: &str) -> bool {
        self.unread.may_hold(id)
    }

    /// Whether a node is in the plan, even if a condition leaves it out.
    pub(crate) fn is_planned(&self, id: &str) -> bool {
        let (node, anchor) = split_name(id);
        let Some(standing) = self.nodes.get(node) else { return false };
        let Some(anchor) = anchor else { return true };
        let Some(template) = standing.template else { return false };
        let speaker = Speaker { node, prefix: &standing.prefix };
        !matches!(self.anchor_stands(template, anchor, speaker), Ok(None))
    }

    /// The columns of a table's variable.
    pub(crate) fn columns(&self, variable: &str) -> Option<&[Column]> {
        match &self.variables.get(variable)?.variable.ty {
            Type::Table(columns) => Some(columns),
            _ => None,
        }
    }

    /// Whether conditions all hold; a condition at fault does not.
    pub(crate) fn hold(&self, conditions: &[Guard]) -> bool {
        conditions.iter().all(|guard| self.holds(guard).unwrap_or(false))
    }

    fn holds(&self, guard: &Guard) -> Result<bool, Fault> {
        let Some(expr) = &guard.expr else { return Ok(false) };
        let speaker = Speaker { node: "", prefix: &guard.prefix };
        let held = Scope::within(self, speaker).holds(expr);
        // A fault belongs to the file of this condition, not of one that asks.
        if let Err(fault) = &held {
            self.fault(fault, &guard.span);
        }
        held.map_err(|_| Fault::Reported)
    }

    fn stands(&self, id: &str) -> Result<bool, Fault> {
        let (node, anchor) = split_name(id);
        let Some(standing) = self.nodes.get(node) else { return Ok(false) };
        for guard in &standing.conditions {
            if !self.holds(guard)? {
                return Ok(false);
            }
        }
        if !standing.parts.is_empty() {
            let mut any = false;
            for part in &standing.parts {
                any = any || self.find_out(part)?;
            }
            if !any {
                return Ok(false);
            }
        }
        match (anchor, standing.template) {
            (None, _) => Ok(true),
            (Some(anchor), Some(template)) => {
                let speaker = Speaker { node, prefix: &standing.prefix };
                Ok(self.anchor_stands(template, anchor, speaker)?.unwrap_or(false))
            }
            (Some(_), None) => Ok(false),
        }
    }

    /// Whether an anchor is in the branches that stand; `None` if it is nowhere.
    fn anchor_stands(
        &self,
        node: &Node,
        anchor: &str,
        speaker: Speaker<'_>,
    ) -> Result<Option<bool>, Fault> {
        if node.anchor.as_deref() == Some(anchor) {
            return Ok(Some(true));
        }
        match &node.kind {
            NodeKind::If(branches) => {
                let mut earlier = false;
                for branch in branches {
                    let here = self.anchor_in(&branch.body, anchor, speaker)?;
                    let stands = match &branch.condition {
                        // At fault, it is a finding where its clause is evaluated.
                        Condition::When(expr) => {
                            !earlier
                                && Scope::within(self, speaker)
                                    .holds(expr)
                                    .map_err(|_| Fault::Reported)?
                        }
                        Condition::Otherwise => !earlier,
                        Condition::Unreadable => false,
                    };
                    if here.is_some() {
                        return Ok(here.map(|inner| inner && stands));
                    }
                    earlier |= stands;
                }
                Ok(None)
            }
            NodeKind::For { body, .. } => self.anchor_in(body, anchor, speaker),
            _ => self.anchor_in(&node.children, anchor, speaker),
        }
    }

    fn anchor_in(
        &self,
        nodes: &[Node],
        anchor: &str,
        speaker: Speaker<'_>,
    ) -> Result<Option<bool>, Fault> {
        for node in nodes {
            let found = self.anchor_stands(node, anchor, speaker)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    fn find_out(&self, id: &str) -> Result<bool, Fault> {
        if let Some(known) = self.present.borrow().get(id) {
            return Ok(*known);
        }
        if self.asking.borrow().iter().any(|asked| asked == id) {
            return Err(Fault::Reported);
        }
        self.asking.borrow_mut().push(id.to_owned());
        let stands = self.stands(id);
        self.asking.borrow_mut().pop();
        if let Ok(stands) = stands {
            self.present.borrow_mut().insert(id.to_owned(), stands);
        }
        stands
    }
}

impl Facts for ContractFacts<'_> {
    fn name(&self, name: &str) -> Option<Fact> {
        if name == "contract" {
            return Some(Fact::Known(Val::Contract));
        }
        // A variable of the same name is a finding; the role is what is meant elsewhere.
        let role = self.holders.iter().position(|holder| holder.role.id.value == name);
        if let (None, Some(slot)) = (role, self.variables.get(name)) {
            return Some(match &slot.state {
                State::Known(value) => {
                    self.read.set(self.read.get().saturating_add(weight(value)));
                    Fact::Known(Val::Value(value.clone()))
                }
                State::Absent => Fact::Absent,
                State::Missing | State::Wrong => Fact::Missing,
            });
        }
        let rank = role?;
        let holder = &self.holders[rank];
        Some(match (holder.parties.is_empty(), holder.role.optional) {
            (false, _) => Fact::Known(Val::Role(rank)),
            (true, true) => Fact::Absent,
            (true, false) => Fact::Missing,
        })
    }

    fn names(&self) -> Vec<String> {
        let roles = self.holders.iter().map(|holder| holder.role.id.value.clone());
        self.variables.keys().cloned().chain(roles).collect()
    }

    fn role_attribute(&self, role: usize, attribute: &str) -> Option<Fact> {
        attribute::of(&self.holders.get(role)?.parties, attribute)
    }

    fn identity(&self, role: usize) -> Vec<Inline> {
        let holder = &self.holders[role];
        identities(&holder.parties, &holder.role.id.value, false)
    }

    fn role_words(&self, role: usize) -> Option<RoleWords> {
        let holder = &self.holders[role];
        holder.is_role.then(|| holder.words())
    }

    fn contract_attribute(&self, attribute: &str) -> Option<Fact> {
        let text = |text: &str| Fact::Known(Val::Value(Value::Text(text.to_owned())));
        Some(match attribute {
            "date" => self.manifest.date.as_ref().map_or(Fact::Absent, |date| {
                Fact::Known(Val::Value(Value::Date(date.value)))
            }),
            "reference" => text(&self.manifest.reference.value),
            "lieu" => self
                .manifest
                .place
                .as_ref()
                .map_or(Fact::Absent, |place| text(&place.value)),
            _ => return None,
        })
    }

    fn present(&self, id: &str, range: &Range<usize>) -> Result<bool, Fault> {
        if self.asking.borrow().iter().any(|asked| asked == id) {
            return Err(Fault::wrong(
                &rules::CYCLE,
                range,
                format!("la présence de «\u{a0}{id}\u{a0}» dépend d’elle-même"),
                "retirez « present(…) » de l’une des conditions",
            ));
        }
        if self.asking.borrow().len() > MAX_ASKED {
            return Err(Fault::wrong(
                &rules::LIMIT,
                range,
                format!(
                    "plus de {MAX_ASKED} conditions «\u{a0}present(…)\u{a0}» dépendent l’une de l’autre"
                ),
                "appuyez ces conditions sur une valeur de la fiche",
            ));
        }
        self.find_out(id)
    }

    fn figure(
        &self,
        code: &str,
        at: Option<Date>,
        range: &Range<usize>,
    ) -> Result<Value, Fault> {
        let unknown = |message: String, help: &str| {
            Fault::wrong(&rules::PARAMETER, range, message, help)
        };
        let Some(date) = at.or_else(|| self.manifest.date.as_ref().map(|d| d.value))
        else {
            return Err(unknown(
                format!(
                    "le barème «\u{a0}{code}\u{a0}» se lit à une date, et le contrat n’en a pas"
                ),
                "donnez sa date au contrat, ou une date à bareme(…)",
            ));
        };
        let figure = self.parameters.map(|parameters| parameters.at(code, date));
        match figure {
            Some(Ok(period)) => Ok(period.value.clone()),
            Some(Err(problem @ NoFigure::UnknownCode { .. })) => Err(unknown(
                format!("le barème «\u{a0}{code}\u{a0}» n’existe pas"),
                &problem.help(),
            )),
            Some(Err(problem)) => Err(unknown(
                format!(
                    "le barème «\u{a0}{code}\u{a0}» n’est pas connu au {}",
                    print_date(date)
                ),
                &problem.help(),
            )),
            None => Err(unknown(
                format!("le barème «\u{a0}{code}\u{a0}» n’existe pas"),
                "ajoutez-le à clauses/parameters.toml, avec sa source",
            )),
        }
    }
}
