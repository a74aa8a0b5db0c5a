//! One contract at a time, from sources to files.

mod formats;
mod key;
pub(crate) mod table;

use std::collections::BTreeMap;
use std::path::PathBuf;

use clausier_compile::{Compiled, Library};
use clausier_diagnostics::{Findings, Severity};
use clausier_lint::check_contract;
use clausier_model::document::{Document, Status};
use clausier_render::Audience;

use crate::args::Format;
use crate::console::shown;
use crate::failure::Failure;
use crate::output::{self, Removal, Stamp};
use crate::selection;
use crate::state::{Entry, Output, State};
use crate::worker::{Program, Worker};
use crate::workspace::{Look, Workspace};
use key::Keys;

/// What a build does with each contract.
pub(crate) struct Builder<'w> {
    library: &'w Library<'w>,
    look: &'w Look,
    /// What earlier builds did.
    earlier: &'w State,
    keys: Keys<'w>,
    order: Order<'w>,
}

/// What is asked for.
pub(crate) struct Order<'w> {
    /// The formats, each once.
    pub(crate) formats: Vec<Format>,
    /// Who reads the documents.
    pub(crate) audience: Audience,
    /// Whether they are drafts.
    pub(crate) draft: bool,
    /// Where they go.
    pub(crate) out: PathBuf,
    /// What writes PDFs; `None` when it is missing or not needed.
    pub(crate) program: Option<&'w Program>,
}

/// What became of a contract.
#[derive(Debug)]
pub(crate) struct Report {
    /// Its folder.
    pub(crate) contract: String,
    /// What was done.
    pub(crate) outcome: Outcome,
    /// What was found, unless nothing was compiled.
    pub(crate) findings: Findings,
    /// What to remember: `None` to forget it.
    pub(crate) entry: Option<Entry>,
    /// What the machine refused.
    pub(crate) failures: Vec<Failure>,
}

/// What was done with a contract.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Its files were already as they should be.
    UpToDate,
    /// Files were written: their formats and their size in all.
    Written(Vec<Format>, u64),
    /// Nothing was written, for so many errors.
    Refused(usize),
    /// It could not be read.
    Failed,
}

impl<'w> Builder<'w> {
    /// A builder for `order`.
    pub(crate) fn new(
        workspace: &'w Workspace,
        library: &'w Library<'w>,
        look: &'w Look,
        earlier: &'w State,
        order: Order<'w>,
    ) -> Result<Self, Failure> {
        let options: [&[u8]; 3] = [
            if order.audience.is_internal() { b"internal" } else { b"external" },
            if order.draft { b"draft" } else { b"final" },
            look.logo.as_deref().unwrap_or_default(),
        ];
        let keys = Keys::new(&workspace.store, &options)?;
        Ok(Self { library, look, earlier, keys, order })
    }

    /// What a thread needs to write PDFs.
    pub(crate) fn worker(&self) -> Option<Worker<'w>> {
        self.order.program.map(Worker::new)
    }

    /// Builds one contract. Whatever goes wrong is in the report.
    pub(crate) fn build(
        &self,
        worker: &mut Option<Worker<'w>>,
        contract: &str,
    ) -> Report {
        let mut report = Report {
            contract: contract.to_owned(),
            outcome: Outcome::UpToDate,
            findings: Findings::new(),
            entry: None,
            failures: Vec::new(),
        };
        if let Err(failure) = self.attempt(worker, &mut report) {
            report.outcome = Outcome::Failed;
            report.failures.push(failure);
            self.forget(&mut report);
        }
        report
    }

    fn attempt(
        &self,
        worker: &mut Option<Worker<'w>>,
        report: &mut Report,
    ) -> Result<(), Failure> {
        if self.is_up_to_date(&report.contract) {
            return Ok(());
        }
        let mut compiled = check_contract(self.library, &report.contract)?;
        report.findings.extend(self.look.findings.clone());
        report.findings.extend(std::mem::take(&mut compiled.findings));
        let errors = report.findings.count(Severity::Error);
        match compiled.document.take() {
            Some(document) if errors == 0 || self.order.draft => {
                self.write(worker, report, document, compiled)
            }
            _ => {
                report.outcome = Outcome::Refused(errors);
                self.forget(report);
                Ok(())
            }
        }
    }

    /// Whether all that is asked for is there, from the same sources.
    fn is_up_to_date(&self, contract: &str) -> bool {
        let Some(inputs) = self.earlier.inputs(contract) else { return false };
        // What cannot be read is said by the compiler.
        let Ok(key) = self.keys.key(contract, &inputs) else { return false };
        let formats = self.order.formats.iter();
        formats.filter(|format| self.can_write(**format)).all(|format| {
            self.current(contract, *format, &self.format_key(&key, *format)).is_some()
        })
    }

    /// The file of a format, if it is there and has this key.
    fn current(&self, contract: &str, format: Format, key: &str) -> Option<Output> {
        let output = self.earlier.outputs(contract)?.get(format.name())?;
        let path = self.path(contract, format.name());
        (output.key == key && Stamp::of(&path) == Some(output.stamp))
            .then(|| output.clone())
    }

    fn can_write(&self, format: Format) -> bool {
        format != Format::Pdf || self.order.program.is_some()
    }

    /// The key of one format: PDFs also depend on the program that writes them.
    fn format_key(&self, key: &str, format: Format) -> String {
        match (format, self.order.program) {
            (Format::Pdf, Some(program)) => format!("{key} {}", program.identity),
            _ => key.to_owned(),
        }
    }

    fn write(
        &self,
        worker: &mut Option<Worker<'w>>,
        report: &mut Report,
        mut document: Document,
        compiled: Compiled,
    ) -> Result<(), Failure> {
        if self.order.draft {
            document.status = Status::Draft;
        }
        let contract = report.contract.clone();
        let key = self.keys.key(&contract, &compiled.inputs)?;
        let mut outputs = BTreeMap::new();
        let (mut written, mut size) = (Vec::new(), 0);
        output::folder(&self.order.out, selection::name(&contract))?;
        for format in self.order.formats.iter().copied() {
            if !self.can_write(format) {
                continue;
            }
            let format_key = self.format_key(&key, format);
            if let Some(output) = self.current(&contract, format, &format_key) {
                outputs.insert(format.name().to_owned(), output);
                continue;
            }
            let audience = self.order.audience;
            let bytes =
                formats::write(&document, format, self.look, audience, worker.as_mut());
            let done = bytes.map_err(|why| unwritten(&contract, format, &why));
            let done = done.and_then(|bytes| self.put(&contract, format, &bytes));
            match done {
                Ok(stamp) => {
                    written.push(format);
                    size += stamp.size;
                    let output = Output { key: format_key, stamp };
                    outputs.insert(format.name().to_owned(), output);
                }
                Err(failure) => report.failures.push(failure),
            }
        }
        self.clean(report, &key, &mut outputs);
        report.outcome = if written.is_empty() && !report.failures.is_empty() {
            Outcome::Failed
        } else {
            Outcome::Written(written, size)
        };
        report.entry = Some(Entry {
            inputs: compiled.inputs,
            findings: report.findings.clone(),
            outputs,
        });
        Ok(())
    }

    fn put(
        &self,
        contract: &str,
        format: Format,
        bytes: &[u8],
    ) -> Result<Stamp, Failure> {
        let path = self.path(contract, format.name());
        output::write(&path, bytes)?;
        Stamp::of(&path).ok_or_else(|| {
            Failure::usage(format!("« {} » a disparu aussitôt écrit", path.display()))
        })
    }

    /// Removes the files of earlier builds that are not of these sources, and goes on
    /// remembering those that are.
    fn clean(
        &self,
        report: &mut Report,
        key: &str,
        outputs: &mut BTreeMap<String, Output>,
    ) {
        let Some(earlier) = self.earlier.outputs(&report.contract) else { return };
        for (format, output) in earlier {
            if outputs.contains_key(format) {
                continue;
            }
            if output.key.split(' ').next() == Some(key) {
                outputs.insert(format.clone(), output.clone());
            } else {
                self.remove(&report.contract, format, output, &mut report.failures);
            }
        }
    }

    /// Removes all files of earlier builds of a contract: they could be taken for what
    /// its sources say now.
    fn forget(&self, report: &mut Report) {
        report.entry = None;
        report.failures.extend(self.remove_all(&report.contract));
    }

    /// Removes all files of earlier builds of a contract.
    pub(crate) fn remove_all(&self, contract: &str) -> Vec<Failure> {
        let mut failures = Vec::new();
        for (format, output) in self.earlier.outputs(contract).into_iter().flatten() {
            self.remove(contract, format, output, &mut failures);
        }
        failures
    }

    fn remove(
        &self,
        contract: &str,
        format: &str,
        output: &Output,
        failures: &mut Vec<Failure>,
    ) {
        // The record says which formats, never where: it may have been tampered with.
        if !Format::ALL.iter().any(|known| known.name() == format) {
            return;
        }
        let path = self.path(contract, format);
        match output::remove(&self.order.out, &path, output.stamp) {
            Ok(Removal::Gone) => {}
            Ok(Removal::Kept) => failures.push(Failure::usage(format!(
                "« {} » n’est plus à jour, mais quelqu’un l’a modifié : il est laissé \
                 en place",
                path.display()
            ))),
            Err(failure) => failures.push(failure),
        }
    }

    /// Where a format of a contract goes. The name is that of its folder, which the
    /// disk has accepted; what its manifest says may be anything.
    fn path(&self, contract: &str, format: &str) -> PathBuf {
        let name = selection::name(contract);
        let file = name.rsplit('/').next().unwrap_or(name);
        self.order.out.join(name).join(format!("{file}.{format}"))
    }
}

fn unwritten(contract: &str, format: Format, why: &str) -> Failure {
    Failure::Worker(format!(
        "le {} de « {} » n’a pas été écrit : {}",
        format.name().to_uppercase(),
        selection::name(contract),
        shown(why)
    ))
}
