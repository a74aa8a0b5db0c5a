//! What a contract is made of, before any condition is answered.
//!
//! The model's articles with its blocks put in, the manifest's changes applied, and
//! every clause parsed. Conditions are not answered here: what a contract may ask for
//! is known from all of its plan.

use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, Span};
use clausier_model::Spanned;
use clausier_model::clause::ClauseStatus;
use clausier_model::closest;
use clausier_model::manifest::Manifest;
use clausier_model::model::{
    AnnexContent, ArticleEntry, ClauseUse, Model, ModelArticle, ModelBlock,
};

use crate::expression::{Expr, parse_expression};
use crate::library::{Library, Loaded, ParsedClause};
use crate::rules;
use crate::store::StoreError;
use crate::unread::Unread;

/// The plan of a document, or of an annex that is a whole model.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) recitals: Vec<PlannedClause>,
    pub(crate) articles: Vec<PlannedArticle>,
    pub(crate) annexes: Vec<PlannedAnnex>,
    /// The models and blocks it was made from, for their variables.
    pub(crate) models: Vec<Arc<Loaded<Model>>>,
    pub(crate) blocks: Vec<Arc<Loaded<ModelBlock>>>,
    /// What it should hold and could not be read; that of the outermost plan counts.
    pub(crate) unread: Unread,
}

#[derive(Debug)]
pub(crate) struct PlannedArticle {
    pub(crate) id: String,
    pub(crate) title: Spanned<String>,
    pub(crate) definitions: bool,
    pub(crate) conditions: Vec<Guard>,
    pub(crate) clauses: Vec<PlannedClause>,
    pub(crate) span: Span,
}

#[derive(Debug)]
pub(crate) struct PlannedAnnex {
    pub(crate) id: String,
    pub(crate) title: Spanned<String>,
    pub(crate) conditions: Vec<Guard>,
    pub(crate) content: PlannedContent,
    pub(crate) span: Span,
}

#[derive(Debug)]
pub(crate) enum PlannedContent {
    Clauses(Vec<PlannedClause>),
    Model(Box<Plan>),
}

/// A use of a clause.
#[derive(Debug)]
pub(crate) struct PlannedClause {
    /// Its name in the document.
    pub(crate) node: String,
    pub(crate) source: Arc<Loaded<ParsedClause>>,
    pub(crate) conditions: Vec<Guard>,
    pub(crate) span: Span,
}

impl PlannedClause {
    /// The clause; a plan holds only those that could be read.
    pub(crate) fn parsed(&self) -> &ParsedClause {
        self.source.value.as_ref().expect("invariant: a planned clause was read")
    }
}

/// A condition, with the file it is written in; `None` if it was not understood.
#[derive(Debug, Clone)]
pub(crate) struct Guard {
    pub(crate) expr: Option<Expr>,
    pub(crate) span: Span,
    /// What comes before the names of the annexed model it is written in.
    pub(crate) prefix: String,
}

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
        unread: Unread::default(),
    };
    let Some(model) = planner.model(&manifest.model)? else { return Ok(None) };
    let mut plan = planner.whole(&model, true)?;
    planner.report_unused();
    plan.unread = planner.unread;
    Ok(Some(plan))
}

struct Planner<'a> {
    library: &'a Library<'a>,
    contract: &'a str,
    manifest: Option<&'a Manifest>,
    findings: &'a mut Findings,
    /// Which omissions, then replacements, of the manifest found their clause.
    used: Vec<bool>,
    /// What comes before the names of the annexed model that is being planned.
    prefix: String,
    unread: Unread,
}

impl Planner<'_> {
    fn model(
        &mut self,
        id: &Spanned<String>,
    ) -> Result<Option<Arc<Loaded<Model>>>, StoreError> {
        let Some(loaded) = self.library.model(&id.value)? else {
            let known = self.library.store().list("contracts/models")?;
            let known = known.iter().filter_map(|path| {
                path.strip_prefix("contracts/models/")?.strip_suffix(".toml")
            });
            self.unknown(&rules::UNKNOWN_MODEL, "le contrat-type", id, known);
            return Ok(None);
        };
        self.findings.extend(loaded.findings.clone());
        Ok(loaded.value.is_some().then_some(loaded))
    }

    fn unknown<'k>(
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
        for recital in &model.recitals {
            plan.recitals.extend(self.clause(recital)?);
        }
        for entry in &model.articles {
            match entry {
                ArticleEntry::Article(article) => {
                    plan.articles.extend(self.article(article, None)?);
                }
                ArticleEntry::Include { block, when, .. } => {
                    let Some(loaded) = self.library.block(&block.value)? else {
                        let known =
                            self.library.store().list("contracts/models/blocks")?;
                        let known = known.iter().filter_map(|path| {
                            path.strip_prefix("contracts/models/blocks/")?
                                .strip_suffix(".toml")
                        });
                        self.unknown(&rules::UNKNOWN_MODEL, "le bloc", block, known);
                        self.unread.add_unknown();
                        continue;
                    };
                    self.findings.extend(loaded.findings.clone());
                    if let Some(value) = &loaded.value {
                        for article in &value.articles {
                            plan.articles.extend(self.article(article, when.as_ref())?);
                        }
                        plan.blocks.push(loaded);
                    } else {
                        self.unread.add_unknown();
                    }
                }
            }
        }
        if outermost {
            self.added(&mut plan)?;
        }
        for annex in &model.annexes {
            if self.is_omitted(&annex.id.value) {
                continue;
            }
            let content = match &annex.content {
                AnnexContent::Clauses(uses) => {
                    let mut clauses = Vec::new();
                    for used in uses {
                        clauses.extend(self.clause(used)?);
                    }
                    PlannedContent::Clauses(clauses)
                }
                AnnexContent::Model(id) if outermost => {
                    let Some(inner) = self.model(id)? else {
                        self.unread.add_unknown();
                        continue;
                    };
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
                    continue;
                }
            };
            plan.annexes.push(PlannedAnnex {
                id: annex.id.value.clone(),
                title: annex.title.clone(),
                conditions: self.guards([annex.when.as_ref()]),
                content,
                span: annex.span.clone(),
            });
        }
        Ok(plan)
    }

    fn article(
        &mut self,
        article: &ModelArticle,
        include: Option<&Spanned<String>>,
    ) -> Result<Option<PlannedArticle>, StoreError> {
        if self.is_omitted(&article.id.value) {
            return Ok(None);
        }
        let mut clauses = Vec::new();
        for used in &article.clauses {
            clauses.extend(self.clause(used)?);
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

    /// Articles that the manifest adds, each after the one it names.
    fn added(&mut self, plan: &mut Plan) -> Result<(), StoreError> {
        let Some(manifest) = self.manifest else { return Ok(()) };
        for added in &manifest.add {
            let Some(article) = self.article(&added.article, None)? else { continue };
            let at = match &added.after {
                None => plan.articles.len(),
                Some(after) => {
                    let found = plan.articles.iter().position(|a| a.id == after.value);
                    if found.is_none() {
                        let known: Vec<_> =
                            plan.articles.iter().map(|a| a.id.clone()).collect();
                        let known = known.iter().map(String::as_str);
                        self.unknown(&rules::CHANGE, "l’article", after, known);
                    }
                    found.map_or(plan.articles.len(), |at| at + 1)
                }
            };
            plan.articles.insert(at, article);
        }
        Ok(())
    }

    fn is_omitted(&mut self, id: &str) -> bool {
        let Some(manifest) = self.manifest else { return false };
        let found = manifest.omit.iter().position(|(omitted, _)| omitted.value == id);
        if let Some(rank) = found {
            self.used[rank] = true;
        }
        found.is_some()
    }

    /// The full name of a use of a clause.
    fn name(&self, used: &ClauseUse) -> String {
        format!("{}{}", self.prefix, used.node().value)
    }

    fn could_not_read(&mut self, used: &ClauseUse, actual: &str) {
        for name in [&used.node().value, &used.clause.value, actual] {
            self.unread.add(format!("{}{name}", self.prefix));
        }
    }

    fn clause(&mut self, used: &ClauseUse) -> Result<Option<PlannedClause>, StoreError> {
        let id = &used.clause.value;
        let node = used.node().value.clone();
        if self.is_omitted(&node) || (node != *id && self.is_omitted(id)) {
            return Ok(None);
        }
        let replaced = self.manifest.and_then(|manifest| {
            let found = manifest.replace.iter().position(|(old, _)| old.value == *id)?;
            Some((manifest.omit.len() + found, &manifest.replace[found].1))
        });
        let actual = match replaced {
            Some((rank, new)) => {
                self.used[rank] = true;
                new
            }
            None => &used.clause,
        };
        let loaded = match self.library.clause(&actual.value, self.contract) {
            Ok(loaded) => loaded,
            // A clause that is too large or outside is a fault of the sources.
            Err(error @ (StoreError::Outside { .. } | StoreError::TooLarge { .. })) => {
                self.findings.push(Diagnostic::new(
                    &rules::LIMIT,
                    actual.span.clone(),
                    error.to_string(),
                ));
                self.could_not_read(used, &actual.value);
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let Some(loaded) = loaded else {
            let known = self.library.store().list("clauses")?;
            let known = known
                .iter()
                .filter_map(|path| path.strip_prefix("clauses/")?.strip_suffix(".md"));
            self.unknown(&rules::UNKNOWN_CLAUSE, "la clause", actual, known);
            self.could_not_read(used, &actual.value);
            return Ok(None);
        };
        self.findings.extend(loaded.findings.clone());
        let Some(parsed) = &loaded.value else {
            self.could_not_read(used, &actual.value);
            return Ok(None);
        };
        if replaced.is_some() {
            let stands_in = parsed.clause.alternative_to.as_ref();
            if stands_in.is_none_or(|original| original.value != *id) {
                self.findings.push(
                    Diagnostic::new(
                        &rules::CHANGE,
                        actual.span.clone(),
                        format!(
                            "«\u{a0}{}\u{a0}» n’est pas une variante de «\u{a0}{id}\u{a0}»",
                            actual.value
                        ),
                    )
                    .help(format!(
                        "une variante le dit dans son en-tête : alternative-to = \"{id}\""
                    )),
                );
            }
        }
        if parsed.clause.status != ClauseStatus::InForce {
            let state = match parsed.clause.status {
                ClauseStatus::Deprecated => "n’est plus à employer",
                ClauseStatus::Draft | ClauseStatus::InForce => "est un projet",
            };
            self.findings.push(
                Diagnostic::new(
                    &rules::NOT_IN_FORCE,
                    actual.span.clone(),
                    format!("la clause «\u{a0}{}\u{a0}» {state}", actual.value),
                )
                .help("employez une clause en vigueur, ou faites relire celle-ci"),
            );
        }
        Ok(Some(PlannedClause {
            node,
            conditions: self.guards([used.when.as_ref()]),
            source: loaded,
            span: used.span.clone(),
        }))
    }

    fn guards<const N: usize>(
        &mut self,
        conditions: [Option<&Spanned<String>>; N],
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

    /// What the manifest leaves out or replaces must be there.
    fn report_unused(&mut self) {
        let Some(manifest) = self.manifest else { return };
        let named = manifest
            .omit
            .iter()
            .map(|(id, _)| id)
            .chain(manifest.replace.iter().map(|(id, _)| id));
        for (id, used) in named.zip(&self.used) {
            if !used {
                self.findings.push(
                    Diagnostic::new(
                        &rules::CHANGE,
                        id.span.clone(),
                        format!(
                            "«\u{a0}{}\u{a0}» n’est pas dans le contrat-type «\u{a0}{}\u{a0}»",
                            id.value, manifest.model.value
                        ),
                    )
                    .help("nommez un article, une clause ou une annexe de ce contrat-type"),
                );
            }
        }
    }
}
