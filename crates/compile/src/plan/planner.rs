//! The planner: a model's entries in order, with those of its blocks put in.

use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings};
use clausier_model::Spanned;
use clausier_model::closest;
use clausier_model::manifest::Manifest;
use clausier_model::model::{
    AnnexContent, ClauseUse, Entry, Include, Model, ModelAnnex, ModelArticle, ModelBlock,
};

use super::{Guard, Plan, PlannedAnnex, PlannedArticle, PlannedBlock, PlannedContent};
use crate::expression::parse_expression;
use crate::library::{BLOCKS, Library, Loaded, MODELS, ids};
use crate::rules;
use crate::store::StoreError;
use crate::unread::Unread;

/// When something stands, as written; always when `None`.
pub(super) type Condition<'a> = Option<&'a Spanned<String>>;

/// Plans the contract of `manifest`, in the folder `contract`.
pub(crate) fn plan(
    library: &Library<'_>,
    contract: &str,
    manifest: &Manifest,
    findings: &mut Findings,
) -> Result<Option<Plan>, StoreError> {
    let mut planner = Planner {
        library,
        contract,
        manifest: Some(manifest),
        findings,
        used: vec![false; manifest.omit.len() + manifest.replace.len()],
        prefix: String::new(),
        roles: Vec::new(),
        unread: Unread::default(),
    };
    let Some(model) = planner.model(&manifest.model)? else { return Ok(None) };
    let roles = model.value.iter().flat_map(|model| &model.roles);
    planner.roles = roles.map(|role| role.id.value.clone()).collect();
    let mut plan = planner.whole(&model, true)?;
    planner.report_unused();
    plan.unread = planner.unread;
    Ok(Some(plan))
}

pub(super) struct Planner<'a> {
    pub(super) library: &'a Library<'a>,
    pub(super) contract: &'a str,
    pub(super) manifest: Option<&'a Manifest>,
    pub(super) findings: &'a mut Findings,
    /// Which omissions, then replacements, of the manifest found their clause.
    pub(super) used: Vec<bool>,
    /// What comes before the names of the annexed model that is being planned.
    pub(super) prefix: String,
    /// The roles of the contract, which are those of what is annexed to it.
    roles: Vec<String>,
    pub(super) unread: Unread,
}

impl Planner<'_> {
    fn model(
        &mut self,
        id: &Spanned<String>,
    ) -> Result<Option<Arc<Loaded<Model>>>, StoreError> {
        let Some(loaded) = self.library.model(&id.value)? else {
            let known = ids(self.library.store(), MODELS)?;
            let known = known.iter().map(String::as_str);
            self.unknown(&rules::UNKNOWN_MODEL, "le contrat-type", id, known);
            return Ok(None);
        };
        self.findings.extend(loaded.findings.clone());
        Ok(loaded.value.is_some().then_some(loaded))
    }

    pub(super) fn unknown<'k>(
        &mut self,
        rule: &clausier_diagnostics::Rule,
        what: &str,
        id: &Spanned<String>,
        known: impl Iterator<Item = &'k str>,
    ) {
        let mut finding = Diagnostic::new(
            rule,
            id.span.clone(),
            format!("{what} «\u{a0}{}\u{a0}» n’existe pas", id.value),
        );
        finding = match closest(&id.value, known) {
            Some(close) => finding.help(format!("vouliez-vous dire « {close} » ?")),
            None => finding.help("vérifiez ce nom, ou créez ce qu’il nomme"),
        };
        self.findings.push(finding);
    }

    fn whole(
        &mut self,
        loaded: &Arc<Loaded<Model>>,
        outermost: bool,
    ) -> Result<Plan, StoreError> {
        let model = loaded.value.as_ref().expect("invariant: the model was read");
        let mut plan = Plan { models: vec![Arc::clone(loaded)], ..Plan::default() };
        for entry in &model.recitals {
            let mut block = None;
            let (parts, when) =
                self.entry(&mut plan, entry, &mut block, "de préambule", |it| {
                    &it.recitals
                })?;
            for used in parts {
                plan.recitals.extend(self.clause(used, when)?);
            }
        }
        for entry in &model.articles {
            let mut block = None;
            let (parts, when) =
                self.entry(&mut plan, entry, &mut block, "d’article", |it| {
                    &it.articles
                })?;
            for article in parts {
                plan.articles.extend(self.article(article, when)?);
            }
        }
        if outermost {
            self.added(&mut plan)?;
        }
        for entry in &model.annexes {
            let mut block = None;
            let (parts, when) =
                self.entry(&mut plan, entry, &mut block, "d’annexe", |it| &it.annexes)?;
            for annex in parts {
                plan.annexes.extend(self.annex(annex, when, outermost)?);
            }
        }
        Ok(plan)
    }

    /// What stands at a place of the model: one of its own, or those of a block, which
    /// `held` then keeps, with the condition under which they stand.
    fn entry<'e, T>(
        &mut self,
        plan: &mut Plan,
        entry: &'e Entry<T>,
        held: &'e mut Option<Arc<Loaded<ModelBlock>>>,
        what: &str,
        part: impl Fn(&'e ModelBlock) -> &'e Vec<T>,
    ) -> Result<(&'e [T], Condition<'e>), StoreError> {
        let include = match entry {
            Entry::One(one) => return Ok((std::slice::from_ref(one), None)),
            Entry::Include(include) => include,
        };
        *held = self.block(plan, include)?;
        let Some(block) = held.as_ref().and_then(|loaded| loaded.value.as_ref()) else {
            return Ok((&[], None));
        };
        let parts = part(block);
        if parts.is_empty() {
            self.findings.push(
                Diagnostic::new(
                    &rules::UNKNOWN_MODEL,
                    include.block.span.clone(),
                    format!("le bloc «\u{a0}{}\u{a0}» n’a pas {what}", block.id),
                )
                .help("retirez cette inclusion, ou complétez le bloc"),
            );
        }
        Ok((parts, include.when.as_ref()))
    }

    /// Reads a block that is included, and notes that it is.
    fn block(
        &mut self,
        plan: &mut Plan,
        include: &Include,
    ) -> Result<Option<Arc<Loaded<ModelBlock>>>, StoreError> {
        let Some(loaded) = self.library.block(&include.block.value)? else {
            let known = ids(self.library.store(), BLOCKS)?;
            let known = known.iter().map(String::as_str);
            self.unknown(&rules::UNKNOWN_MODEL, "le bloc", &include.block, known);
            self.unread.add_unknown();
            return Ok(None);
        };
        self.findings.extend(loaded.findings.clone());
        let Some(block) = &loaded.value else {
            self.unread.add_unknown();
            return Ok(None);
        };
        let conditions = self.guards([include.when.as_ref()]);
        let known = plan.blocks.iter_mut().find(|it| it.parsed().id == block.id);
        match known {
            Some(known) => known.includes.push(conditions),
            None => plan.blocks.push(PlannedBlock {
                source: Arc::clone(&loaded),
                includes: vec![conditions],
            }),
        }
        Ok(Some(loaded))
    }

    fn annex(
        &mut self,
        annex: &ModelAnnex,
        include: Condition<'_>,
        outermost: bool,
    ) -> Result<Option<PlannedAnnex>, StoreError> {
        if self.is_omitted(&annex.id.value) {
            return Ok(None);
        }
        let content = match &annex.content {
            AnnexContent::Clauses(uses) => {
                let mut clauses = Vec::new();
                for used in uses {
                    clauses.extend(self.clause(used, None)?);
                }
                PlannedContent::Clauses(clauses)
            }
            AnnexContent::Model(id) if outermost => {
                let Some(inner) = self.model(id)? else {
                    self.unread.add_unknown();
                    return Ok(None);
                };
                self.check_roles(&inner, id);
                self.prefix = format!("{}:", annex.id.value);
                let plan = self.whole(&inner, false)?;
                self.prefix.clear();
                PlannedContent::Model(Box::new(plan))
            }
            AnnexContent::Model(id) => {
                self.findings.push(
                    Diagnostic::new(
                        &rules::CYCLE,
                        id.span.clone(),
                        "un contrat-type annexé ne peut en annexer un autre",
                    )
                    .help("annexez-le au contrat principal"),
                );
                return Ok(None);
            }
        };
        Ok(Some(PlannedAnnex {
            id: annex.id.value.clone(),
            title: annex.title.clone(),
            conditions: self.guards([annex.when.as_ref(), include]),
            content,
            span: annex.span.clone(),
        }))
    }

    /// The roles of an annexed model are those of the contract.
    fn check_roles(&mut self, inner: &Loaded<Model>, id: &Spanned<String>) {
        for role in inner.value.iter().flat_map(|model| &model.roles) {
            if self.roles.contains(&role.id.value) {
                continue;
            }
            let (model, role) = (&id.value, &role.id);
            self.findings.push(
                Diagnostic::new(
                    &rules::MISSING_ROLE,
                    id.span.clone(),
                    format!(
                        "«\u{a0}{model}\u{a0}» a le rôle «\u{a0}{}\u{a0}», que ce contrat-type n’a pas",
                        role.value
                    ),
                )
                .related(role.span.clone(), "déclaré ici")
                .help(format!("déclarez [roles.{}] dans ce contrat-type aussi", role.value)),
            );
        }
    }

    pub(super) fn article(
        &mut self,
        article: &ModelArticle,
        include: Condition<'_>,
    ) -> Result<Option<PlannedArticle>, StoreError> {
        if self.is_omitted(&article.id.value) {
            return Ok(None);
        }
        let mut clauses = Vec::new();
        for used in &article.clauses {
            clauses.extend(self.clause(used, None)?);
        }
        // What the manifest left out leaves no empty article behind.
        if clauses.is_empty() && !article.clauses.is_empty() && !article.definitions {
            let unread = |used: &ClauseUse| self.unread.may_hold(&self.name(used));
            if article.clauses.iter().any(unread) {
                self.unread.add(format!("{}{}", self.prefix, article.id.value));
            }
            return Ok(None);
        }
        Ok(Some(PlannedArticle {
            id: article.id.value.clone(),
            title: article.title.clone(),
            definitions: article.definitions,
            conditions: self.guards([article.when.as_ref(), include]),
            clauses,
            span: article.span.clone(),
        }))
    }

    pub(super) fn guards<const N: usize>(
        &mut self,
        conditions: [Condition<'_>; N],
    ) -> Vec<Guard> {
        conditions
            .into_iter()
            .flatten()
            .map(|when| Guard {
                expr: parse_expression(&when.span, self.findings),
                span: when.span.clone(),
                prefix: self.prefix.clone(),
            })
            .collect()
    }
}
