//! Contracts and the sources they are made from.

use std::collections::BTreeSet;
use std::path::Path;

use clausier_compile::UsedClause;
use clausier_diagnostics::Findings;
use clausier_lint::{check_contract, check_sources, unused_dispensations};

use super::{fix, show};
use crate::args::Check;
use crate::clock::today;
use crate::commands::NO_CONTRACT;
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::parallel;
use crate::selection::select;
use crate::workspace::Workspace;

/// What a core takes at once.
enum Task<'c> {
    /// One contract.
    Contract(&'c str),
    /// What contracts are made from.
    Sources,
}

pub(super) fn run(
    options: &Check,
    root: Option<&Path>,
    console: &Console,
) -> Result<Exit, Failure> {
    let workspace = Workspace::find(root)?;
    let contracts = select(&workspace, &options.contracts)?;
    let look = workspace.look()?;
    let library = workspace.library();
    let today = today()?;
    let mut tasks = Vec::new();
    // Who names contracts does not ask about the rest.
    if options.contracts.is_empty() {
        tasks.push(Task::Sources);
    }
    tasks.extend(contracts.iter().map(|contract| Task::Contract(contract)));
    let checked = parallel::each(
        &tasks,
        || (),
        |(), task| match task {
            Task::Contract(contract) => check_contract(&library, contract)
                .map(|compiled| (compiled.findings, clauses(&compiled.clauses))),
            Task::Sources => check_sources(&library, Some(today))
                .map(|findings| (findings, BTreeSet::new())),
        },
    )
    .map_err(Failure::path(workspace.root(), "ne peut être vérifié"))?;

    let mut findings = Findings::new();
    let mut exit = Exit::Success;
    findings.extend(look.findings);
    let mut standing = BTreeSet::new();
    for result in checked {
        match result {
            Ok((found, clauses)) => {
                findings.extend(found);
                standing.extend(clauses);
            }
            Err(error) => {
                console.failure(&error.into());
                exit = Exit::Failure;
            }
        }
    }
    if options.contracts.is_empty() {
        let unused = unused_dispensations(&library, &standing, &findings)?;
        findings.extend(unused);
    }
    let mut findings = findings.sorted();
    if options.fix {
        findings = fix::apply(findings, options.dry_run, workspace.root(), console)?;
    }
    let number = u64::try_from(contracts.len()).unwrap_or(u64::MAX);
    let counted = clausier_french::count(number, "contrat");
    let sound = match contracts.as_slice() {
        [] => String::new(),
        _ if exit == Exit::Success => format!("{counted}\u{a0}: aucun constat\n"),
        _ => String::new(),
    };
    if contracts.is_empty() {
        console.status(NO_CONTRACT);
    }
    Ok(exit.and(show(&findings, options, &sound, console)))
}

/// The ids of clauses in use.
fn clauses(used: &[UsedClause]) -> BTreeSet<String> {
    used.iter().map(|used| used.parsed().clause.id.clone()).collect()
}
