//! One model with its questions, compiled again for each row of answers.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use clausier_compile::store::{DiskStore, Store, StoreError};
use clausier_compile::{
    BLOCKS, CLIENTS, Compiled, Library, MANIFEST, Slot, State, compile, ids, rules,
};
use clausier_diagnostics::{Findings, Severity, short};
use clausier_lint::check_contract;
use clausier_render::{Audience, markdown};

use crate::answers::{DATES, Question, Row, Subject, manifest, values};
use crate::persons::holders;

/// The library, with the manifest that is being tried.
pub(crate) struct Desk {
    disk: DiskStore,
    manifest: Mutex<Option<Arc<[u8]>>>,
}

/// The folder of the contract that is being tried.
const FOLDER: &str = "contracts/clients/essai/essai-001";

impl Desk {
    /// The library of the workspace at `root`.
    pub(crate) fn new(root: &Path) -> Self {
        Self { disk: DiskStore::new(root).unwrap(), manifest: Mutex::default() }
    }
}

impl Store for Desk {
    fn read(&self, path: &str) -> Result<Option<Arc<[u8]>>, StoreError> {
        if path == format!("{FOLDER}/{MANIFEST}") {
            return Ok(self.manifest.lock().unwrap().clone());
        }
        self.disk.read(path)
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, StoreError> {
        // The contracts of clients are no part of a model.
        if folder.starts_with(CLIENTS) { Ok(Vec::new()) } else { self.disk.list(folder) }
    }
}

/// What becomes of a row of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// A document without an error.
    Built,
    /// Refused by rules of law of the sources: the reasons.
    Refused(BTreeSet<String>),
    /// Anything else, with what was found.
    Failed(String),
}

/// A model on the workbench.
pub(crate) struct Workbench<'a> {
    desk: &'a Desk,
    library: Library<'a>,
    model: &'a str,
    roles: Vec<String>,
    /// What may be answered.
    pub(crate) questions: Vec<Question>,
    /// The codes of the checks that the sources declare.
    lawful: BTreeSet<String>,
    slots: RefCell<BTreeMap<Row, Rc<[Slot]>>>,
    known: RefCell<BTreeMap<Row, Outcome>>,
}

impl<'a> Workbench<'a> {
    /// The model, with the questions that are read from it.
    pub(crate) fn new(desk: &'a Desk, model: &'a str) -> Self {
        let library = Library::new(desk);
        let loaded = library.model(model).unwrap().unwrap();
        assert!(loaded.findings.is_empty(), "{}", short(&loaded.findings));
        let read = loaded.value.as_ref().unwrap();
        let mut lawful: BTreeSet<String> =
            read.checks.iter().map(|check| check.code.clone()).collect();
        for id in ids(desk, BLOCKS).unwrap() {
            let block = library.block(&id).unwrap().unwrap();
            let checks = block.value.iter().flat_map(|block| &block.checks);
            lawful.extend(checks.map(|check| check.code.clone()));
        }
        for clause in library.shared_clauses().unwrap().iter() {
            let checks = clause.value.iter().flat_map(|parsed| &parsed.clause.checks);
            lawful.extend(checks.map(|check| check.code.clone()));
        }
        // A dated figure that is not known yet is asked for, which is the law's own
        // answer to a date in the future.
        for rule in [&rules::UNLAWFUL, &rules::PARAMETER] {
            lawful.insert(rule.code.to_string());
        }
        let roles = read.roles.iter().map(|role| role.id.value.clone()).collect();
        let mut bench = Self {
            desk,
            library,
            model,
            roles,
            questions: Vec::new(),
            lawful,
            slots: RefCell::default(),
            known: RefCell::default(),
        };
        bench.ask();
        bench
    }

    fn ask(&mut self) {
        self.question("la date", Subject::Date, DATES.len());
        for role in self.roles.clone() {
            let persons = holders(self.model, &role).len();
            self.question(&role, Subject::Role, persons);
        }
        for others in self.alternatives() {
            let (name, answers) = (others[0].clone(), others.len());
            self.question(&name, Subject::Clause(others), answers);
        }
        self.question("les réponses facultatives", Subject::Optional, 2);
        let plain = vec![0; self.questions.len()];
        let mut slots = self.compile_with(&plain, &[]).variables;
        // A clause that stands for another has questions of its own.
        for (at, question) in self.questions.iter().enumerate() {
            for answer in 1..question.answers {
                if let Subject::Clause(_) = question.subject {
                    let mut row = plain.clone();
                    row[at] = answer;
                    slots.extend(self.compile_with(&row, &[]).variables);
                }
            }
        }
        slots.sort_by(|a, b| a.variable.name.cmp(&b.variable.name));
        slots.dedup_by(|a, b| a.variable.name == b.variable.name);
        for slot in slots {
            if let Some(values) = values(&slot) {
                let answers = values.len();
                self.question(&slot.variable.name, Subject::Value(values), answers);
            }
        }
    }

    fn question(&mut self, name: &str, subject: Subject, answers: usize) {
        self.questions.push(Question { name: name.to_owned(), subject, answers });
    }

    /// The clauses of the model that others may replace, each with those.
    fn alternatives(&self) -> Vec<Vec<String>> {
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for loaded in self.library.shared_clauses().unwrap().iter() {
            let Some(parsed) = &loaded.value else { continue };
            let clause = &parsed.clause;
            let Some(original) = &clause.alternative_to else { continue };
            let replaced = [(original.value.as_str(), clause.id.as_str())];
            let tried = self.compile_manifest(&manifest(
                self.model,
                DATES[0],
                &self.plain_parties(),
                &[],
                &replaced,
            ));
            if !tried.findings.iter().any(|found| found.rule.code == rules::CHANGE.code) {
                found.entry(original.value.clone()).or_default().push(clause.id.clone());
            }
        }
        found
            .into_iter()
            .map(|(original, mut others)| {
                others.insert(0, original);
                others
            })
            .collect()
    }

    fn plain_parties(&self) -> Vec<(String, &'static str)> {
        let plain = |role: &String| (role.clone(), holders(self.model, role)[0].toml);
        self.roles.iter().map(plain).collect()
    }

    fn compile_manifest(&self, toml: &str) -> Compiled {
        *self.desk.manifest.lock().unwrap() = Some(Arc::from(toml.as_bytes()));
        compile(&self.library, FOLDER).unwrap()
    }

    /// Compiles a row, whose questions on values may be still unknown, with `extra`
    /// values.
    fn compile_with(&self, row: &[usize], extra: &[(String, String)]) -> Compiled {
        let mut date = DATES[0];
        let mut parties = Vec::new();
        let mut replaced = Vec::new();
        for (question, &answer) in self.questions.iter().zip(row) {
            match &question.subject {
                Subject::Date => date = DATES[answer],
                Subject::Role => {
                    let person = &holders(self.model, &question.name)[answer];
                    parties.push((question.name.clone(), person.toml));
                }
                Subject::Clause(others) if answer > 0 => {
                    replaced.push((others[0].as_str(), others[answer].as_str()));
                }
                _ => {}
            }
        }
        self.compile_manifest(&manifest(self.model, date, &parties, extra, &replaced))
    }

    /// The variables that a row may ask for: those of the clauses that stand in it.
    fn slots(&self, row: &[usize]) -> Rc<[Slot]> {
        let chosen: Row = self
            .questions
            .iter()
            .zip(row)
            .filter(|(question, _)| matches!(question.subject, Subject::Clause(_)))
            .map(|(_, answer)| *answer)
            .collect();
        if let Some(slots) = self.slots.borrow().get(&chosen) {
            return Rc::clone(slots);
        }
        let slots: Rc<[Slot]> = self.compile_with(row, &[]).variables.into();
        self.slots.borrow_mut().insert(chosen, Rc::clone(&slots));
        slots
    }

    /// The values that a row gives to the variables that it may ask for.
    fn values(&self, row: &[usize], slots: &[Slot]) -> Vec<(String, String)> {
        let answers: BTreeMap<_, _> = self
            .questions
            .iter()
            .zip(row)
            .map(|(question, &answer)| (question.name.as_str(), (question, answer)))
            .collect();
        let every_option = answers["les réponses facultatives"].1 == 1;
        let mut out = Vec::new();
        for slot in slots {
            let variable = &slot.variable;
            let value = match answers.get(variable.name.as_str()) {
                Some((Question { subject: Subject::Value(values), .. }, answer)) => {
                    Some(values[*answer].clone())
                }
                _ if slot.state == State::Missing
                    || (slot.state == State::Absent && every_option) =>
                {
                    variable.example.as_ref().map(|value| value.value.to_toml())
                }
                _ => None,
            };
            out.extend(value.map(|value| (variable.name.clone(), value)));
        }
        out
    }

    /// What becomes of a row of answers.
    pub(crate) fn outcome(&self, row: &[usize]) -> Outcome {
        if let Some(known) = self.known.borrow().get(row) {
            return known.clone();
        }
        let outcome = self.try_row(row);
        self.known.borrow_mut().insert(row.to_vec(), outcome.clone());
        outcome
    }

    fn try_row(&self, row: &[usize]) -> Outcome {
        self.compile_row(row);
        // The manifest of the row is still on the desk.
        let compiled = check_contract(&self.library, FOLDER).unwrap();
        let Some(reasons) = self.refusals(&compiled.findings) else {
            return Outcome::Failed(short(&compiled.findings.sorted()));
        };
        if !reasons.is_empty() {
            return Outcome::Refused(reasons);
        }
        let printed = markdown(compiled.document.as_ref().unwrap(), Audience::External);
        match limp(&printed) {
            Some(limp) => Outcome::Failed(limp),
            None => Outcome::Built,
        }
    }

    /// Whether a row is refused for `reason`; the document is not looked at.
    pub(crate) fn is_refused_for(&self, row: &[usize], reason: &str) -> bool {
        let found = self.compile_row(row).findings;
        self.refusals(&found).is_some_and(|reasons| reasons.contains(reason))
    }

    fn compile_row(&self, row: &[usize]) -> Compiled {
        self.compile_with(row, &self.values(row, &self.slots(row)))
    }

    /// The reasons of law that are the only errors; `None` if there is another.
    fn refusals(&self, findings: &Findings) -> Option<BTreeSet<String>> {
        findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| {
                let lawful = self.lawful.contains(&*finding.rule.code);
                lawful.then(|| finding.message.clone())
            })
            .collect()
    }

    /// The answers of a row that are not the plain ones, for the report of a failure.
    pub(crate) fn describe(&self, row: &[usize]) -> String {
        let mut out = Vec::new();
        for (question, &answer) in self.questions.iter().zip(row) {
            if answer == 0 {
                continue;
            }
            let answer = match &question.subject {
                Subject::Date => DATES[answer].to_owned(),
                Subject::Role => {
                    holders(self.model, &question.name)[answer].kind.to_owned()
                }
                Subject::Clause(others) => others[answer].clone(),
                Subject::Optional => "données".to_owned(),
                Subject::Value(values) => values[answer].clone(),
            };
            out.push(format!("{} = {answer}", question.name));
        }
        out.join(", ")
    }
}

/// What a text that was cut badly would show. Parties have a capital, and no article
/// is left beside the one that the compiler contracts.
const LIMPING: &[&str] = &[
    "  ",
    " ,",
    " .",
    ",,",
    "..",
    "()",
    "( ",
    " )",
    "«\u{a0}\u{a0}»",
    " de de ",
    " du le ",
    " du la ",
    " au le ",
    " au la ",
    " que il ",
    " que elle ",
    " de il ",
    " si il ",
];

/// The first line of a text that was cut badly.
fn limp(printed: &str) -> Option<String> {
    let lines = printed.lines().map(str::trim).filter(|line| !line.starts_with('|'));
    lines
        .filter_map(|line| {
            let fault = LIMPING.iter().find(|fault| line.contains(**fault))?;
            Some(format!("« {fault} » dans « {line} »"))
        })
        .next()
}
