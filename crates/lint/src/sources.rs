//! The sources of a workspace, as rules look at them.

use std::sync::Arc;

use clausier_compile::store::StoreError;
use clausier_compile::{BLOCKS, Clauses, Library, Loaded, MODELS, ParsedClause, ids};
use clausier_diagnostics::{Diagnostic, Findings};
use clausier_french as french;
use clausier_model::Spanned;
use clausier_model::model::{
    AnnexContent, ClauseUse, Entry, Model, ModelAnnex, ModelBlock,
};
use clausier_model::setting::Setting;
use clausier_model::variable::Variable;
use jiff::civil::Date;

use crate::rules::{RULES, UNKNOWN};

/// All that contracts may be made from, whether one uses it or not.
pub struct Sources<'a> {
    /// The sources.
    pub(crate) library: &'a Library<'a>,
    clauses: Clauses,
    models: Vec<Arc<Loaded<Model>>>,
    blocks: Vec<Arc<Loaded<ModelBlock>>>,
    /// The day of the check, when it is known: reviews grow old.
    pub(crate) today: Option<Date>,
}

impl<'a> Sources<'a> {
    /// Reads the clauses, models and blocks of a library.
    ///
    /// # Errors
    ///
    /// When the store cannot answer.
    pub fn new(
        library: &'a Library<'a>,
        today: Option<Date>,
    ) -> Result<Self, StoreError> {
        let (mut models, mut blocks) = (Vec::new(), Vec::new());
        for id in ids(library.store(), MODELS)? {
            models.extend(library.model(&id)?);
        }
        for id in ids(library.store(), BLOCKS)? {
            blocks.extend(library.block(&id)?);
        }
        Ok(Self { library, clauses: library.shared_clauses()?, models, blocks, today })
    }

    /// The clauses that can be read, in the order of their paths.
    pub(crate) fn clauses(&self) -> impl Iterator<Item = &ParsedClause> {
        self.clauses.iter().filter_map(|clause| clause.value.as_ref())
    }

    /// The models that can be read, in the order of their names.
    pub(crate) fn models(&self) -> impl Iterator<Item = &Model> {
        self.models.iter().filter_map(|model| model.value.as_ref())
    }

    /// The blocks that can be read, likewise.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = &ModelBlock> {
        self.blocks.iter().filter_map(|block| block.value.as_ref())
    }

    /// What is wrong with each source by itself.
    pub(crate) fn faults(&self) -> impl Iterator<Item = &Diagnostic> {
        let clauses = self.clauses.iter().flat_map(|it| &it.findings);
        let models = self.models.iter().flat_map(|it| &it.findings);
        let blocks = self.blocks.iter().flat_map(|it| &it.findings);
        clauses.chain(models).chain(blocks)
    }

    /// Every place where a model or a block asks for a clause.
    pub(crate) fn uses(&self) -> impl Iterator<Item = &ClauseUse> {
        let models = self.models().flat_map(|model| {
            let recitals = model.recitals.iter().filter_map(Entry::own);
            let articles = model.articles.iter().filter_map(Entry::own);
            let annexes = model.annexes.iter().filter_map(Entry::own);
            recitals
                .chain(articles.flat_map(|article| &article.clauses))
                .chain(annexes.flat_map(of_annex))
        });
        let blocks = self.blocks().flat_map(|block| {
            let articles = block.articles.iter().flat_map(|article| &article.clauses);
            block
                .recitals
                .iter()
                .chain(articles)
                .chain(block.annexes.iter().flat_map(of_annex))
        });
        models.chain(blocks)
    }

    /// Every condition that a model or a block writes, and the variables that say how
    /// models are signed, as written.
    pub(crate) fn conditions(&self) -> Vec<&str> {
        fn include<T>(entry: &Entry<T>) -> Option<&Spanned<String>> {
            match entry {
                Entry::Include(include) => include.when.as_ref(),
                Entry::One(_) => None,
            }
        }
        let mut out: Vec<&Spanned<String>> = Vec::new();
        for model in self.models() {
            out.extend(model.recitals.iter().filter_map(include));
            out.extend(model.articles.iter().filter_map(include));
            out.extend(model.annexes.iter().filter_map(include));
            let articles = model.articles.iter().filter_map(Entry::own);
            out.extend(articles.filter_map(|article| article.when.as_ref()));
            let annexes = model.annexes.iter().filter_map(Entry::own);
            out.extend(annexes.filter_map(|annex| annex.when.as_ref()));
            out.extend(&model.signature.mode);
        }
        for block in self.blocks() {
            out.extend(block.articles.iter().filter_map(|it| it.when.as_ref()));
            out.extend(block.annexes.iter().filter_map(|it| it.when.as_ref()));
        }
        out.extend(self.uses().filter_map(|it| it.when.as_ref()));
        out.into_iter().map(|when| when.value.as_str()).collect()
    }

    /// Every variable that a clause, a model or a block declares.
    pub(crate) fn variables(&self) -> impl Iterator<Item = &Variable> {
        let clauses = self.clauses().flat_map(|parsed| &parsed.clause.variables);
        let models = self.models().flat_map(|model| &model.variables);
        clauses.chain(models).chain(self.blocks().flat_map(|block| &block.variables))
    }

    /// Says which of these levels are of rules that nobody knows.
    pub(crate) fn unknown_rules(&self, settings: &[Setting], out: &mut Findings) {
        if settings.is_empty() {
            return;
        }
        let own = RULES.iter().map(|rule| (rule.code, rule.name));
        let compile = clausier_compile::rules::ALL.iter();
        let compile = compile.map(|rule| (rule.code.as_ref(), rule.name.as_ref()));
        let checks = self
            .clauses()
            .flat_map(|parsed| &parsed.clause.checks)
            .chain(self.models().flat_map(|model| &model.checks))
            .chain(self.blocks().flat_map(|block| &block.checks))
            .map(|check| (check.code.as_str(), check.name.as_str()));
        let known: Vec<_> = own.chain(compile).chain(checks).collect();
        let is_known = |asked: &str| {
            known
                .iter()
                .any(|(code, name)| *name == asked || code.eq_ignore_ascii_case(asked))
        };
        for setting in settings.iter().filter(|it| !is_known(&it.rule.value)) {
            let asked = &setting.rule.value;
            let mut finding = Diagnostic::new(
                &UNKNOWN.label(),
                setting.rule.span.clone(),
                format!("aucune règle ne s’appelle {}", french::quote(asked)),
            );
            let names = known.iter().map(|(_, name)| *name);
            if let Some(close) = clausier_model::closest(asked, names) {
                let close = french::quote(close);
                finding = finding.help(format!("vouliez-vous dire {close}\u{a0}?"));
            }
            out.push(finding.help("« clausier explain » les énumère toutes"));
        }
    }
}

fn of_annex(annex: &ModelAnnex) -> &[ClauseUse] {
    match &annex.content {
        AnnexContent::Clauses(clauses) => clauses,
        AnnexContent::Model(_) => &[],
    }
}
