//! The variables of a contract and their values.

use std::collections::BTreeMap;

use clausier_diagnostics::{Diagnostic, Findings, Span};
use clausier_model::closest;
use clausier_model::manifest::Manifest;
use clausier_model::raw::Raw;
use clausier_model::value::{Type, Value};
use clausier_model::variable::Variable;
use clausier_model::{Spanned, raw, rule};

use crate::plan::{Plan, PlannedBlock, PlannedClause, PlannedContent};
use crate::rules;

/// A variable with what is known of its value.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Its declaration; that of the model comes before those of clauses.
    pub variable: Variable,
    /// Its value.
    pub state: State,
}

/// What is known of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// A value.
    Known(Value),
    /// Nothing, and nothing is needed.
    Absent,
    /// Nothing, and it is needed where the text uses it.
    Missing,
    /// What was written is not a value of its type, which is a finding.
    Wrong,
}

/// The variables of a contract, by name.
pub(crate) type Variables = BTreeMap<String, Slot>;

/// Gathers the variables of all that a plan may use, and gives them their values:
/// those of the manifest, else those of the model, else the defaults of clauses.
pub(crate) fn variables(
    plan: &Plan,
    manifest: &Manifest,
    findings: &mut Findings,
) -> Variables {
    let mut slots = Variables::new();
    declare(plan, &mut slots, findings);
    report_roles(plan, &slots, findings);
    let mut defaults = Vec::new();
    gather_defaults(plan, &mut defaults);
    // What the manifest leaves out or replaces takes its variables along.
    let changed = !manifest.omit.is_empty() || !manifest.replace.is_empty();
    // The model's own word comes first.
    for (name, raw) in defaults.into_iter().rev() {
        if changed && !slots.contains_key(&name.value) {
            continue;
        }
        assign(&mut slots, name, raw, "le contrat-type", plan, findings);
    }
    for (name, raw) in &manifest.values {
        assign(&mut slots, name, raw, "aucune clause de ce contrat", plan, findings);
    }
    slots
}

/// A variable that has the name of a role would hide who holds it.
fn report_roles(plan: &Plan, slots: &Variables, findings: &mut Findings) {
    let model = plan.models.first().and_then(|model| model.value.as_ref());
    for role in model.into_iter().flat_map(|model| &model.roles) {
        if let Some(slot) = slots.get(&role.id.value) {
            findings.push(
                Diagnostic::new(
                    &rules::CONFLICTING_VARIABLE,
                    slot.variable.span.clone(),
                    format!("«\u{a0}{}\u{a0}» est aussi le nom d’un rôle", role.id.value),
                )
                .related(role.id.span.clone(), "le rôle est déclaré ici")
                .help("donnez un autre nom à la variable"),
            );
        }
    }
}

fn declare(plan: &Plan, slots: &mut Variables, findings: &mut Findings) {
    let models = plan.models.iter().filter_map(|model| model.value.as_ref());
    let blocks = plan.blocks.iter().map(PlannedBlock::parsed);
    let own = models.flat_map(|model| &model.variables);
    let own: Vec<_> = own.chain(blocks.flat_map(|block| &block.variables)).collect();
    for variable in own {
        add(variable, slots, findings);
    }
    each_clause(plan, &mut |used| {
        for variable in &used.parsed().clause.variables {
            add(variable, slots, findings);
        }
    });
    for annex in &plan.annexes {
        if let PlannedContent::Model(inner) = &annex.content {
            declare(inner, slots, findings);
        }
    }
}

/// Visits the clauses of a plan, but not those of a model it annexes.
pub(crate) fn each_clause<'p>(plan: &'p Plan, visit: &mut dyn FnMut(&'p PlannedClause)) {
    plan.recitals.iter().for_each(&mut *visit);
    plan.articles.iter().flat_map(|article| &article.clauses).for_each(&mut *visit);
    for annex in &plan.annexes {
        if let PlannedContent::Clauses(clauses) = &annex.content {
            clauses.iter().for_each(&mut *visit);
        }
    }
}

fn add(variable: &Variable, slots: &mut Variables, findings: &mut Findings) {
    let Some(slot) = slots.get_mut(&variable.name) else {
        let state = match (&variable.default, variable.optional) {
            (Some(default), _) => State::Known(default.value.clone()),
            (None, true) => State::Absent,
            (None, false) => State::Missing,
        };
        let slot = Slot { variable: variable.clone(), state };
        slots.insert(variable.name.clone(), slot);
        return;
    };
    if slot.variable.ty != variable.ty {
        findings.push(
            Diagnostic::new(
                &rules::CONFLICTING_VARIABLE,
                variable.span.clone(),
                format!(
                    "«\u{a0}{}\u{a0}» est déclarée deux fois, et autrement",
                    variable.name
                ),
            )
            .related(slot.variable.span.clone(), "déclarée ici aussi")
            .help("donnez-leur le même type, ou deux noms"),
        );
        return;
    }
    if slot.variable.question.is_none() {
        slot.variable.question.clone_from(&variable.question);
    }
    if slot.variable.example.is_none() {
        slot.variable.example.clone_from(&variable.example);
    }
    if let (State::Missing | State::Absent, Some(default)) =
        (&slot.state, &variable.default)
    {
        slot.state = State::Known(default.value.clone());
    }
}

fn gather_defaults<'p>(
    plan: &'p Plan,
    out: &mut Vec<(&'p Spanned<String>, &'p Spanned<Raw>)>,
) {
    let models = plan.models.iter().filter_map(|model| model.value.as_ref());
    let blocks = plan.blocks.iter().map(PlannedBlock::parsed);
    let own = models.flat_map(|model| &model.defaults);
    out.extend(
        own.chain(blocks.flat_map(|block| &block.defaults))
            .map(|(name, raw)| (name, raw)),
    );
    for annex in &plan.annexes {
        if let PlannedContent::Model(inner) = &annex.content {
            gather_defaults(inner, out);
        }
    }
}

fn assign(
    slots: &mut Variables,
    name: &Spanned<String>,
    raw: &Spanned<raw::Raw>,
    holder: &str,
    plan: &Plan,
    findings: &mut Findings,
) {
    if let Some(slot) = slots.get_mut(&name.value) {
        let value = Value::parse(&name.value, raw, &slot.variable.ty, findings);
        let empty = value.as_ref().and_then(nothing_in);
        slot.state = match (value, empty) {
            (None, _) => State::Wrong,
            (Some(_), Some(_)) if slot.variable.optional => State::Absent,
            (Some(_), Some(what)) => {
                findings.push(
                    Diagnostic::new(
                        &rule::VALUE,
                        raw.span.clone(),
                        format!("{what}\u{a0}: rien ne serait imprimé"),
                    )
                    .help(format!(
                        "écrivez {} = {}",
                        name.value,
                        sample(&slot.variable)
                    )),
                );
                State::Wrong
            }
            (Some(value), None) => State::Known(value),
        };
        return;
    }
    // A clause that could not be read may ask for it.
    if !plan.unread.is_empty() {
        return;
    }
    let mut finding = Diagnostic::new(
        &rules::UNKNOWN_VALUE,
        name.span.clone(),
        format!("{holder} ne demande «\u{a0}{}\u{a0}»", name.value),
    );
    finding = match closest(&name.value, slots.keys().map(String::as_str)) {
        Some(close) => finding.help(format!("vouliez-vous dire « {close} » ?")),
        None => finding.help("supprimez cette valeur : elle ne changerait rien"),
    };
    findings.push(finding);
}

/// What is said of a value that holds nothing; `None` if it holds something.
fn nothing_in(value: &Value) -> Option<&'static str> {
    match value {
        Value::Table(rows) if rows.is_empty() => Some("le tableau est vide"),
        Value::List(items) if items.is_empty() => Some("la liste est vide"),
        Value::Paragraphs(items) if items.is_empty() => Some("le texte est vide"),
        _ => None,
    }
}

/// One finding for each value that the text needs and nobody gave.
pub(crate) fn report_missing(
    missing: &BTreeMap<String, Span>,
    slots: &Variables,
    manifest: &Manifest,
    findings: &mut Findings,
) {
    let place = manifest.values_place.clone();
    let place = place.unwrap_or_else(|| Span::file_start(&manifest.file));
    for (name, used) in missing {
        let Some(slot) = slots.get(name) else { continue };
        // What was written instead is a finding already.
        if slot.state == State::Wrong {
            continue;
        }
        let question = slot.variable.question.as_deref().unwrap_or(name);
        findings.push(
            Diagnostic::new(
                &rules::MISSING_VALUE,
                place.clone(),
                format!("il manque «\u{a0}{name}\u{a0}» : {question}"),
            )
            .related(used.clone(), "employée ici")
            .help(format!("ajoutez sous [values] : {name} = {}", sample(&slot.variable))),
        );
    }
}

/// How a value of a variable is written: its own example, or one of its type.
fn sample(variable: &Variable) -> String {
    match &variable.example {
        Some(value) => value.value.to_toml(),
        None => example(&variable.ty),
    }
}

/// How a value of a type is written.
pub fn example(ty: &Type) -> String {
    match ty {
        Type::Text => "\"…\"".to_owned(),
        Type::Paragraphs | Type::List => "[\"…\", \"…\"]".to_owned(),
        Type::Integer => "3".to_owned(),
        Type::Money => "\"1 500 €\"".to_owned(),
        Type::Percent => "\"12 %\"".to_owned(),
        Type::Date => "2027-01-31".to_owned(),
        Type::Duration => "\"30 jours\"".to_owned(),
        Type::Boolean => "true ou false".to_owned(),
        Type::Choice(choices) => {
            let keys: Vec<_> = choices.iter().map(|c| format!("\"{}\"", c.key)).collect();
            clausier_french::join_or(&keys)
        }
        Type::Table(columns) => {
            let cells: Vec<_> =
                columns.iter().map(|column| format!("{} = \"…\"", column.key)).collect();
            format!("[{{ {} }}]", cells.join(", "))
        }
        Type::Party => "\"nom-de-la-partie\"".to_owned(),
    }
}
