//! `build`: contracts become files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use clausier_diagnostics::Findings;
use clausier_render::Audience;

use super::NO_CONTRACT;
use crate::args::{Build, Format, Reader};
use crate::build::{Builder, Order, Outcome, Report, table};
use crate::console::{Console, Stream};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::parallel;
use crate::selection::select;
use crate::state::State;
use crate::worker::Program;
use crate::workspace::{FOLDERS, Workspace, current_folder};

/// Where documents go when nobody says.
const OUT: &str = "dist";

/// Builds the contracts that are asked for.
pub(crate) fn run(
    options: &Build,
    root: Option<&Path>,
    console: &Console,
) -> Result<Exit, Failure> {
    let workspace = Workspace::find(root)?;
    let chosen = select(&workspace, &options.contracts)?;
    let out = out_folder(options, &workspace)?;
    output::prepare(&out)?;
    let look = workspace.look()?;
    let library = workspace.library();
    let state = State::load(&out, workspace.root());

    let formats = formats(options);
    let mut exit = Exit::Success;
    let mut program = None;
    if formats.contains(&Format::Pdf) && !chosen.is_empty() {
        match Program::find() {
            Ok(found) => program = Some(found),
            // The other formats do not need it.
            Err(failure) => {
                console.failure(&failure);
                exit = Exit::Failure;
            }
        }
    }
    let order = Order {
        formats,
        audience: match options.audience {
            Reader::External => Audience::External,
            Reader::Internal => Audience::Internal,
        },
        draft: options.draft,
        out: out.clone(),
        program: program.as_ref(),
    };
    let builder = Builder::new(&workspace, &library, &look, &state, order)?;
    let reports = parallel::each(
        &chosen,
        || builder.worker(),
        |worker, contract| builder.build(worker, contract),
    )
    .map_err(Failure::path(&out, "ne peut être rempli"))?;

    let gone = gone(&state, &workspace)?;
    for contract in &gone {
        for failure in builder.remove_all(contract) {
            console.failure(&failure);
        }
    }
    let findings = all_findings(&reports, &state, &workspace);
    console.findings(&findings, options.format, Stream::Err);
    for failure in reports.iter().flat_map(|report| &report.failures) {
        console.failure(failure);
        exit = Exit::Failure;
    }
    if chosen.is_empty() {
        console.status(NO_CONTRACT);
    } else {
        console.result(&table::table(&reports, &shown_folder(options, &out)));
    }
    if findings.has_errors() {
        exit = exit.and(Exit::Findings);
    }
    remember(reports, gone, &state, &out)?;
    Ok(exit)
}

fn formats(options: &Build) -> Vec<Format> {
    if options.to.is_empty() {
        return Format::USUAL.to_vec();
    }
    let once: BTreeSet<_> = options.to.iter().copied().collect();
    once.into_iter().collect()
}

fn out_folder(options: &Build, workspace: &Workspace) -> Result<PathBuf, Failure> {
    let out = match &options.out {
        Some(out) => current_folder()?.join(out),
        None => workspace.root().join(OUT),
    };
    // It may not exist yet: where it will stand is told by what does.
    let real = out.ancestors().find_map(|folder| folder.canonicalize().ok());
    let sources = FOLDERS.iter().map(|name| workspace.root().join(name));
    if real.is_some_and(|real| sources.clone().any(|folder| real.starts_with(folder))) {
        return Err(Failure::usage(format!(
            "« {} » est parmi les sources\u{a0}: les documents y passeraient pour des \
             clauses ou des fiches\naide: choisissez un autre dossier, par exemple {OUT}",
            out.display()
        )));
    }
    Ok(out)
}

/// The folder of documents as the person knows it.
fn shown_folder(options: &Build, out: &Path) -> String {
    let known = options.out.as_deref().unwrap_or_else(|| match current_folder() {
        Ok(here) if out.parent() == Some(&here) => Path::new(OUT),
        _ => out,
    });
    known.display().to_string()
}

/// The contracts that were built once and are no longer in the workspace.
fn gone(state: &State, workspace: &Workspace) -> Result<Vec<String>, Failure> {
    let present: BTreeSet<_> = workspace.contracts()?.into_iter().collect();
    let gone = state.contracts().filter(|contract| !present.contains(*contract));
    Ok(gone.map(str::to_owned).collect())
}

/// What was found now, and what had been found in the contracts that did not change.
fn all_findings(reports: &[Report], state: &State, workspace: &Workspace) -> Findings {
    let unchanged = reports.iter().filter(|report| report.outcome == Outcome::UpToDate);
    let names = unchanged.map(|report| report.contract.as_str());
    let mut findings = state.findings(names, &workspace.store);
    for report in reports {
        findings.extend(report.findings.clone());
    }
    findings.sorted()
}

/// Writes what the next build needs to know, if it changed.
fn remember(
    reports: Vec<Report>,
    gone: Vec<String>,
    state: &State,
    out: &Path,
) -> Result<(), Failure> {
    let mut changes: BTreeMap<_, _> =
        gone.into_iter().map(|contract| (contract, None)).collect();
    for report in reports {
        let known = state.inputs(&report.contract).is_some();
        if report.outcome != Outcome::UpToDate && (known || report.entry.is_some()) {
            changes.insert(report.contract, report.entry);
        }
    }
    if changes.is_empty() { Ok(()) } else { state.with(changes).save(out) }
}
