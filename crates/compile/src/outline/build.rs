//! From the plan of a model to its outline.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use clausier_diagnostics::{Findings, Severity, SourceFile, Span};
use clausier_model::check::{Check, CheckKind};
use clausier_model::clause::ClauseStatus;
use clausier_model::manifest::parse_manifest;
use clausier_model::model::{AnnexContent, Entry as ModelEntry, Unlawful};

use super::text::Teller;
use super::{Entry, EntryKind, Guard, GuardId, Law, Name, Outline, Test, Use, Voice};
use crate::expression::parse_expression;
use crate::library::{Library, Loaded, MODELS, ParsedClause, ids};
use crate::plan::{self, Plan, PlannedClause, PlannedContent};
use crate::store::StoreError;
use crate::variables::{self, Slot, State, each_clause};

/// The outline of the model `id`; `None` if there is none that can be read.
///
/// # Errors
///
/// When the store cannot answer. What is wrong with the sources is in the findings.
pub fn outline(library: &Library<'_>, id: &str) -> Result<Option<Outline>, StoreError> {
    let Some(model) = library.model(id)?.filter(|model| model.value.is_some()) else {
        return Ok(None);
    };
    // A contract of which nothing is said but its model is what the model plans.
    let text = format!("model = \"{id}\"\nreference = \"{id}\"\n");
    let file = SourceFile::new(model.file.path(), text);
    let mut findings = Findings::new();
    let Some(manifest) = parse_manifest(&file, &mut Findings::new()) else {
        return Ok(None);
    };
    let Some(plan) = plan::plan(library, "", &manifest, &mut findings)? else {
        return Ok(None);
    };
    let variables = variables::variables(&plan, &manifest, &mut findings);
    let out = Outline {
        is_annexed: is_annexed(library, id)?,
        is_partial: !plan.unread.is_empty(),
        model,
        findings,
        guards: Vec::new(),
        names: Vec::new(),
        entries: Vec::new(),
        uses: Vec::new(),
        references: Vec::new(),
        passages: Vec::new(),
        branches: Vec::new(),
        laws: Vec::new(),
        variables,
    };
    let variants = variants(library, &plan)?;
    let mut builder = Builder { variants, out };
    let root = Guard { under: None, test: Test::Always, speaker: Voice::default() };
    builder.out.guards.push(root);
    builder.plan(&plan, "", GuardId(0));
    Ok(Some(builder.out))
}

/// Whether another model annexes this one.
fn is_annexed(library: &Library<'_>, id: &str) -> Result<bool, StoreError> {
    let is_it = |content: &AnnexContent| matches!(content, AnnexContent::Model(model) if model.value == id);
    for other in ids(library.store(), MODELS)? {
        let Some(loaded) = library.model(&other)? else { continue };
        for entry in loaded.value.iter().flat_map(|model| &model.annexes) {
            let found = match entry {
                ModelEntry::One(annex) => is_it(&annex.content),
                ModelEntry::Include(include) => {
                    let block = library.block(&include.block.value)?;
                    let block = block.as_ref().and_then(|block| block.value.as_ref());
                    let mut annexes = block.iter().flat_map(|block| &block.annexes);
                    annexes.any(|annex| is_it(&annex.content))
                }
            };
            if found {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Clauses that may replace others, by the clause they replace.
type Variants = BTreeMap<String, Vec<Arc<Loaded<ParsedClause>>>>;

/// The variants in force of the clauses of a plan; one that the plan uses in its own
/// right is no variant there.
fn variants(library: &Library<'_>, plan: &Plan) -> Result<Variants, StoreError> {
    let mut planned = BTreeSet::new();
    gather_planned(plan, &mut planned);
    let mut out = Variants::new();
    for loaded in library.shared_clauses()?.iter() {
        let Some(parsed) = &loaded.value else { continue };
        let clause = &parsed.clause;
        let Some(original) = &clause.alternative_to else { continue };
        if clause.status == ClauseStatus::InForce
            && planned.contains(&original.value)
            && !planned.contains(&clause.id)
        {
            out.entry(original.value.clone()).or_default().push(Arc::clone(loaded));
        }
    }
    Ok(out)
}

fn gather_planned(plan: &Plan, out: &mut BTreeSet<String>) {
    each_clause(plan, &mut |used| {
        out.insert(used.parsed().clause.id.clone());
    });
    for annex in &plan.annexes {
        if let PlannedContent::Model(inner) = &annex.content {
            gather_planned(inner, out);
        }
    }
}

pub(super) struct Builder {
    variants: Variants,
    pub(super) out: Outline,
}

impl Builder {
    pub(super) fn guard(&mut self, under: GuardId, test: Test, voice: &Voice) -> GuardId {
        self.out.guards.push(Guard { under: Some(under), test, speaker: voice.clone() });
        GuardId(self.out.guards.len() - 1)
    }

    fn conditions(&mut self, under: GuardId, conditions: &[plan::Guard]) -> GuardId {
        conditions.iter().fold(under, |under, guard| {
            let voice = Voice { prefix: guard.prefix.clone(), ..Voice::default() };
            let test = guard.expr.clone().map_or(Test::Never, Test::Holds);
            self.guard(under, test, &voice)
        })
    }

    fn plan(&mut self, plan: &Plan, prefix: &str, root: GuardId) {
        for used in &plan.recitals {
            self.clause(used, prefix, root, false, None);
        }
        for article in &plan.articles {
            let under = self.conditions(root, &article.conditions);
            let holder = self.entry(
                prefix,
                EntryKind::Article,
                &article.id,
                under,
                &article.span,
                &article.conditions,
            );
            let mut parts = self.clauses(&article.clauses, prefix, under, holder);
            if article.definitions {
                parts.clear();
            }
            self.holder(prefix, &article.id, under, parts, &article.span, holder);
        }
        for annex in &plan.annexes {
            let under = self.conditions(root, &annex.conditions);
            let holder = self.entry(
                prefix,
                EntryKind::Annex,
                &annex.id,
                under,
                &annex.span,
                &annex.conditions,
            );
            let parts = match &annex.content {
                PlannedContent::Clauses(clauses) => {
                    self.clauses(clauses, prefix, under, holder)
                }
                PlannedContent::Model(inner) => {
                    self.plan(inner, &format!("{}:", annex.id), under);
                    Vec::new()
                }
            };
            self.holder(prefix, &annex.id, under, parts, &annex.span, holder);
        }
        self.laws(plan, prefix, root);
    }

    fn entry(
        &mut self,
        prefix: &str,
        kind: EntryKind,
        id: &str,
        under: GuardId,
        span: &Span,
        conditions: &[plan::Guard],
    ) -> Option<usize> {
        // What is annexed is looked at as a model of its own.
        if !prefix.is_empty() {
            return None;
        }
        self.out.entries.push(Entry {
            kind,
            id: id.to_owned(),
            under,
            parts: Vec::new(),
            span: span.clone(),
            when: conditions.first().map(|guard| guard.span.clone()),
            holder: None,
        });
        Some(self.out.entries.len() - 1)
    }

    fn holder(
        &mut self,
        prefix: &str,
        id: &str,
        under: GuardId,
        parts: Vec<GuardId>,
        span: &Span,
        entry: Option<usize>,
    ) {
        if let Some(entry) = entry {
            self.out.entries[entry].parts.clone_from(&parts);
        }
        self.out.names.push(Name {
            name: format!("{prefix}{id}"),
            under,
            parts,
            is_numbered: true,
            is_asked: true,
            span: span.clone(),
        });
    }

    fn clauses(
        &mut self,
        clauses: &[PlannedClause],
        prefix: &str,
        under: GuardId,
        holder: Option<usize>,
    ) -> Vec<GuardId> {
        clauses
            .iter()
            .map(|used| self.clause(used, prefix, under, true, holder))
            .collect()
    }

    fn clause(
        &mut self,
        used: &PlannedClause,
        prefix: &str,
        outer: GuardId,
        is_numbered: bool,
        holder: Option<usize>,
    ) -> GuardId {
        let under = self.conditions(outer, &used.conditions);
        let entry = self.entry(
            prefix,
            EntryKind::Clause,
            &used.node,
            under,
            &used.span,
            &used.conditions,
        );
        if let Some(entry) = entry {
            self.out.entries[entry].holder = holder;
        }
        let node = format!("{prefix}{}", used.node);
        let name = |name: String, under| Name {
            name,
            under,
            parts: Vec::new(),
            is_numbered,
            is_asked: true,
            span: used.span.clone(),
        };
        self.out.names.push(name(node.clone(), under));
        let original = &used.parsed().clause.id;
        let others = self.variants.get(original).cloned().unwrap_or_default();
        let has_variants = !others.is_empty();
        for source in std::iter::once(Arc::clone(&used.source)).chain(others) {
            let Some(parsed) = &source.value else { continue };
            let clause = &parsed.clause;
            let voice = Voice {
                node: node.clone(),
                prefix: prefix.to_owned(),
                locals: Vec::new(),
            };
            let base = if has_variants {
                let chosen = clause.id.clone();
                let test = Test::Variant { clause: original.clone(), chosen };
                self.guard(under, test, &voice)
            } else {
                under
            };
            if clause.id != used.node {
                self.out.names.push(name(format!("{prefix}{}", clause.id), base));
            }
            self.declare(parsed);
            self.out.uses.push(Use {
                node: node.clone(),
                under: base,
                source: Arc::clone(&source),
                span: used.span.clone(),
            });
            let file = &source.file;
            let mut teller =
                Teller { file, clause: &clause.id, voice, is_numbered, base };
            self.blocks(&parsed.template.children, base, &mut teller);
            for definition in &parsed.definitions {
                self.blocks(&definition.children, base, &mut teller);
            }
            let Teller { voice, .. } = teller;
            let voice = Voice { node: String::new(), ..voice };
            for check in &clause.checks {
                self.check(check, &[base], &voice);
            }
        }
        under
    }

    /// A variant brings its variables.
    fn declare(&mut self, parsed: &ParsedClause) {
        for variable in &parsed.clause.variables {
            if self.out.variables.contains_key(&variable.name) {
                continue;
            }
            let state = match (&variable.default, variable.optional) {
                (Some(default), _) => State::Known(default.value.clone()),
                (None, true) => State::Absent,
                (None, false) => State::Missing,
            };
            let slot = Slot { variable: variable.clone(), state };
            self.out.variables.insert(variable.name.clone(), slot);
        }
    }

    fn laws(&mut self, plan: &Plan, prefix: &str, root: GuardId) {
        let voice = Voice { prefix: prefix.to_owned(), ..Voice::default() };
        for model in plan.models.iter().filter_map(|model| model.value.as_ref()) {
            model.unlawful.iter().for_each(|law| self.unlawful(law, &[root], &voice));
            model.checks.iter().for_each(|check| self.check(check, &[root], &voice));
        }
        for block in &plan.blocks {
            let under: Vec<_> = block
                .includes
                .iter()
                .map(|conditions| self.conditions(root, conditions))
                .collect();
            let block = block.parsed();
            block.unlawful.iter().for_each(|law| self.unlawful(law, &under, &voice));
            block.checks.iter().for_each(|check| self.check(check, &under, &voice));
        }
    }

    fn unlawful(&mut self, law: &Unlawful, under: &[GuardId], voice: &Voice) {
        // What is not understood is a finding where a contract is checked.
        let test = parse_expression(&law.when.span, &mut Findings::new());
        self.out.laws.extend(test.map(|test| Law {
            under: under.to_vec(),
            when: None,
            test,
            refuses: true,
            severity: Severity::Error,
            speaker: voice.clone(),
        }));
    }

    fn check(&mut self, check: &Check, under: &[GuardId], voice: &Voice) {
        let read = |span| parse_expression(span, &mut Findings::new());
        let when = match &check.when {
            Some(when) => match read(&when.span) {
                Some(when) => Some(when),
                None => return,
            },
            None => None,
        };
        // What is written does not depend on the answers in a way that can be told.
        let CheckKind::Assert(assert) = &check.kind else { return };
        let Some(test) = read(&assert.assert.span) else { return };
        self.out.laws.push(Law {
            under: under.to_vec(),
            when,
            test,
            refuses: false,
            severity: check.severity,
            speaker: voice.clone(),
        });
    }
}
