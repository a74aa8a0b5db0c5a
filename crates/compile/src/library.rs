//! Sources, each read and parsed once for all the contracts of a run.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use clausier_diagnostics::{Findings, SourceFile};
use clausier_model::clause::{Clause, parse_clause};
use clausier_model::model::{Model, ModelBlock, parse_block, parse_model};
use clausier_model::parameter::{Parameters, parse_parameters};
use clausier_model::party::{Party, parse_party};
use clausier_model::setting::{Settings, parse_settings};
use clausier_model::source::decode;

use crate::checks::{Lawful, LibraryWords, SourceLaw};
use crate::look::load_theme;
use crate::store::{Store, StoreError};
use crate::template::{Node, parse_template};

/// Where the clauses that contracts share are.
pub const SHARED_CLAUSES: &str = "clauses";
/// Where models are.
pub const MODELS: &str = "contracts/models";
/// Where the blocks that models share are.
pub const BLOCKS: &str = "contracts/models/blocks";
/// Where the parties that contracts share are.
pub const PARTIES: &str = "contracts/parties";
/// Where a workspace says what its rules are.
pub const SETTINGS: &str = "clausier.toml";
/// Where the dated legal figures are.
const PARAMETERS: &str = "clauses/parameters.toml";

/// The ids of the models, blocks or parties of a folder, sorted: [`MODELS`], [`BLOCKS`]
/// or [`PARTIES`].
///
/// # Errors
///
/// When the store cannot answer.
pub fn ids(store: &dyn Store, folder: &str) -> Result<Vec<String>, StoreError> {
    let id = |path: &String| {
        let name = path.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix(".toml")?;
        // What is deeper is of another folder.
        (!name.contains('/')).then(|| name.to_owned())
    };
    Ok(store.list(folder)?.iter().filter_map(id).collect())
}

/// A source that was read: its value if it could be made out, and what is wrong
/// with it.
#[derive(Debug)]
pub struct Loaded<T> {
    /// The value.
    pub value: Option<T>,
    /// What is wrong with the source; said once, whoever uses it.
    pub findings: Findings,
    /// The file.
    pub file: Arc<SourceFile>,
    /// Its checks and its questions, as far as they could be read.
    pub(crate) law: SourceLaw,
}

/// A clause with its text parsed.
#[derive(Debug)]
pub struct ParsedClause {
    /// What its header says.
    pub clause: Clause,
    /// Its text.
    pub template: Node,
    /// The text of each of its definitions, in the order of its terms.
    pub definitions: Vec<Node>,
}

/// Clauses that could be read, in the order of their paths.
pub type Clauses = Arc<[Arc<Loaded<ParsedClause>>]>;

type Cache<T> = Mutex<BTreeMap<String, Option<Arc<Loaded<T>>>>>;

/// The sources of a workspace.
pub struct Library<'s> {
    store: &'s dyn Store,
    clauses: Cache<ParsedClause>,
    /// The clauses of families, once they were all asked for.
    shared: OnceLock<Clauses>,
    models: Cache<Model>,
    blocks: Cache<ModelBlock>,
    parties: Cache<Party>,
    parameters: Cache<Parameters>,
    settings: Cache<Settings>,
    /// What all documents tell their reader, once one was made.
    notice: OnceLock<Option<String>>,
    /// The checks over words of all sources, once words were looked at.
    words: OnceLock<LibraryWords>,
}

impl<'s> Library<'s> {
    /// The sources behind `store`; nothing is read yet.
    pub fn new(store: &'s dyn Store) -> Self {
        Self {
            store,
            clauses: Mutex::default(),
            shared: OnceLock::new(),
            models: Mutex::default(),
            blocks: Mutex::default(),
            parties: Mutex::default(),
            parameters: Mutex::default(),
            settings: Mutex::default(),
            notice: OnceLock::new(),
            words: OnceLock::new(),
        }
    }

    /// The store.
    pub fn store(&self) -> &'s dyn Store {
        self.store
    }

    /// The path of a clause: one of the library has a family, one of a contract's own
    /// folder has none.
    pub fn clause_path(id: &str, contract: &str) -> String {
        if id.contains('/') {
            format!("clauses/{id}.md")
        } else {
            format!("{contract}/clauses/{id}.md")
        }
    }

    /// A clause, for the contract in the folder `contract`; `None` if there is none.
    ///
    /// # Errors
    ///
    /// When the store cannot answer; likewise below.
    pub fn clause(
        &self,
        id: &str,
        contract: &str,
    ) -> Result<Option<Arc<Loaded<ParsedClause>>>, StoreError> {
        let path = Self::clause_path(id, contract);
        self.load(&self.clauses, path, |file, findings| {
            let clause = parse_clause(id, file, findings)?;
            let template = parse_template(file, clause.body.clone(), findings);
            let definitions = clause
                .terms
                .iter()
                .map(|term| parse_template(file, term.text.span.range(), findings))
                .collect();
            Some(ParsedClause { clause, template, definitions })
        })
    }

    /// Every clause that contracts share; those whose header cannot be read are left
    /// out.
    pub fn shared_clauses(&self) -> Result<Clauses, StoreError> {
        if let Some(known) = self.shared.get() {
            return Ok(Arc::clone(known));
        }
        let found = self.clauses_below(SHARED_CLAUSES, "")?;
        Ok(Arc::clone(self.shared.get_or_init(|| found)))
    }

    /// The clauses of the own folder of a contract, likewise.
    pub fn own_clauses(&self, contract: &str) -> Result<Clauses, StoreError> {
        self.clauses_below(&Self::own_folder(contract), contract)
    }

    /// Where the clauses of a contract of its own are.
    pub fn own_folder(contract: &str) -> String {
        format!("{contract}/clauses")
    }

    fn clauses_below(&self, folder: &str, contract: &str) -> Result<Clauses, StoreError> {
        let prefix = format!("{folder}/");
        let mut out = Vec::new();
        for path in self.store.list(folder)? {
            let id = path.strip_prefix(&prefix).and_then(|id| id.strip_suffix(".md"));
            let Some(id) = id else { continue };
            // A README or a file of another depth is not a clause of that folder.
            if Self::clause_path(id, contract) != path || !is_clause_id(id) {
                continue;
            }
            // What could not be loaded is said where a contract asks for it.
            match self.clause(id, contract) {
                Ok(loaded) => out.extend(loaded.filter(|one| one.value.is_some())),
                Err(StoreError::Outside { .. } | StoreError::TooLarge { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(out.into())
    }

    /// A model.
    pub fn model(&self, id: &str) -> Result<Option<Arc<Loaded<Model>>>, StoreError> {
        let path = format!("{MODELS}/{id}.toml");
        self.load(&self.models, path, |file, findings| parse_model(id, file, findings))
    }

    /// A block of articles that models share.
    pub fn block(&self, id: &str) -> Result<Option<Arc<Loaded<ModelBlock>>>, StoreError> {
        let path = format!("{BLOCKS}/{id}.toml");
        self.load(&self.blocks, path, |file, findings| parse_block(id, file, findings))
    }

    /// A party.
    pub fn party(&self, id: &str) -> Result<Option<Arc<Loaded<Party>>>, StoreError> {
        let path = format!("{PARTIES}/{id}.toml");
        self.load(&self.parties, path, |file, findings| parse_party(id, file, findings))
    }

    /// The dated legal figures.
    pub fn parameters(&self) -> Result<Option<Arc<Loaded<Parameters>>>, StoreError> {
        self.load(&self.parameters, PARAMETERS.to_owned(), |file, findings| {
            parse_parameters(file, findings)
        })
    }

    /// What the workspace says of itself.
    pub fn settings(&self) -> Result<Option<Arc<Loaded<Settings>>>, StoreError> {
        self.load(&self.settings, SETTINGS.to_owned(), |file, findings| {
            Some(parse_settings(file, findings))
        })
    }

    /// What every document tells its reader below the title.
    pub(crate) fn notice(&self) -> Result<Option<String>, StoreError> {
        if let Some(known) = self.notice.get() {
            return Ok(known.clone());
        }
        // What is wrong with the look is said where it is read for itself.
        let notice = load_theme(self.store, &mut Findings::new())?.notice;
        let notice = notice.map(|text| clausier_french::typeset(&text));
        Ok(self.notice.get_or_init(|| notice).clone())
    }

    /// The checks over words that contracts share, put together.
    pub(crate) fn words(&self) -> &LibraryWords {
        self.words.get_or_init(|| LibraryWords::new(self))
    }

    fn load<T: Lawful>(
        &self,
        cache: &Cache<T>,
        path: String,
        parse: impl FnOnce(&Arc<SourceFile>, &mut Findings) -> Option<T>,
    ) -> Result<Option<Arc<Loaded<T>>>, StoreError> {
        {
            let known = cache.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(loaded) = known.get(&path) {
                return Ok(loaded.clone());
            }
        }
        // Two threads may parse the same source: they get the same answer.
        let loaded = self.store.read(&path)?.map(|bytes| {
            let (file, mut findings) = decode(&path, &bytes);
            let value = parse(&file, &mut findings);
            let law = value.as_ref().map(|value| SourceLaw::read(value, &mut findings));
            Arc::new(Loaded { value, findings, file, law: law.unwrap_or_default() })
        });
        let mut known = cache.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(known.entry(path).or_insert(loaded).clone())
    }
}

fn is_clause_id(id: &str) -> bool {
    let plain =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-/".contains(c);
    id.chars().all(plain)
}
