//! What an earlier build wrote, so that the next does only what is left.
//!
//! A contract is not compiled again when everything it was read from, the program,
//! the look and the options are the same, and its files are as they were left. What
//! was found then is kept too: a warning does not go away by building twice.

mod finding;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use clausier_compile::store::Store;
use clausier_diagnostics::Findings;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::output::{self, Stamp};
use finding::{Restorer, StoredFinding};

/// The file, in the folder of documents.
const FILE: &str = ".clausier-build.json";

/// Raised when the file changes its meaning.
const VERSION: u32 = 1;

/// The record of earlier builds into one folder.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct State {
    version: u32,
    /// The workspace it was built from.
    workspace: String,
    files: Vec<String>,
    findings: Vec<StoredFinding>,
    contracts: BTreeMap<String, Stored>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Stored {
    /// Indices of `files`.
    inputs: Vec<usize>,
    /// Indices of `findings`.
    findings: Vec<usize>,
    outputs: BTreeMap<String, Output>,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Output {
    /// Stands for all it was made from.
    pub(crate) key: String,
    /// The file as it was left.
    pub(crate) stamp: Stamp,
}

/// What is kept of a contract.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The paths of what it was read from.
    pub(crate) inputs: Vec<String>,
    /// What was found.
    pub(crate) findings: Findings,
    /// The files, by the name of their format.
    pub(crate) outputs: BTreeMap<String, Output>,
}

impl State {
    /// The record in `out`; a new one if there is none for this workspace, or none
    /// that can be read.
    pub(crate) fn load(out: &Path, workspace: &Path) -> Self {
        let workspace = workspace.to_string_lossy().into_owned();
        let read = std::fs::read(out.join(FILE)).ok();
        let state = read.and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok());
        match state {
            Some(state)
                if state.version == VERSION
                    && state.workspace == workspace
                    && state.is_sound() =>
            {
                state
            }
            _ => Self { version: VERSION, workspace, ..Self::default() },
        }
    }

    fn is_sound(&self) -> bool {
        self.contracts.values().all(|stored| {
            stored.inputs.iter().all(|at| *at < self.files.len())
                && stored.findings.iter().all(|at| *at < self.findings.len())
        })
    }

    /// The contracts it knows.
    pub(crate) fn contracts(&self) -> impl Iterator<Item = &str> {
        self.contracts.keys().map(String::as_str)
    }

    /// The paths of what a contract was read from.
    pub(crate) fn inputs(&self, contract: &str) -> Option<Vec<&str>> {
        let stored = self.contracts.get(contract)?;
        Some(stored.inputs.iter().map(|at| self.files[*at].as_str()).collect())
    }

    /// The files of a contract, by the name of their format.
    pub(crate) fn outputs(&self, contract: &str) -> Option<&BTreeMap<String, Output>> {
        Some(&self.contracts.get(contract)?.outputs)
    }

    /// What was found in these contracts, each thing once.
    pub(crate) fn findings<'a>(
        &self,
        contracts: impl Iterator<Item = &'a str>,
        store: &dyn Store,
    ) -> Findings {
        let numbers: BTreeSet<usize> = contracts
            .filter_map(|contract| self.contracts.get(contract))
            .flat_map(|stored| stored.findings.iter().copied())
            .collect();
        let mut restorer = Restorer::new(store);
        let mut out = Findings::new();
        out.extend(numbers.into_iter().map(|at| restorer.restore(&self.findings[at])));
        out
    }

    /// This record with what a build did: for each contract its new entry, or `None`
    /// to forget it. The others stay.
    pub(crate) fn with(&self, changes: BTreeMap<String, Option<Entry>>) -> Self {
        let mut next = Self {
            version: VERSION,
            workspace: self.workspace.clone(),
            ..Self::default()
        };
        let mut files = BTreeMap::new();
        let mut findings = BTreeMap::new();
        for (contract, stored) in &self.contracts {
            if changes.contains_key(contract) {
                continue;
            }
            let inputs = stored
                .inputs
                .iter()
                .map(|at| number(&mut files, &mut next.files, &self.files[*at]));
            let inputs = inputs.collect();
            let found = stored
                .findings
                .iter()
                .map(|at| number(&mut findings, &mut next.findings, &self.findings[*at]));
            let findings = found.collect();
            let outputs = stored.outputs.clone();
            next.contracts.insert(contract.clone(), Stored { inputs, findings, outputs });
        }
        for (contract, entry) in changes {
            let Some(entry) = entry else { continue };
            let inputs =
                entry.inputs.iter().map(|path| number(&mut files, &mut next.files, path));
            let inputs = inputs.collect();
            let found = entry.findings.iter().map(|finding| {
                let stored = StoredFinding::of(finding);
                number(&mut findings, &mut next.findings, &stored)
            });
            let findings = found.collect();
            let outputs = entry.outputs;
            next.contracts.insert(contract, Stored { inputs, findings, outputs });
        }
        next
    }

    /// Writes the record in `out`.
    pub(crate) fn save(&self, out: &Path) -> Result<(), Failure> {
        let bytes = serde_json::to_vec(self)
            .expect("invariant: strings and numbers always make JSON");
        output::write(&out.join(FILE), &bytes)
    }
}

/// The place of `item` in `list`, where it is added if it is new.
fn number<T: Clone + Ord>(
    known: &mut BTreeMap<T, usize>,
    list: &mut Vec<T>,
    item: &T,
) -> usize {
    if let Some(at) = known.get(item) {
        return *at;
    }
    let at = list.len();
    list.push(item.clone());
    known.insert(item.clone(), at);
    at
}
