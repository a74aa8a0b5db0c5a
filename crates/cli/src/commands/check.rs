//! `check`: all findings of all contracts, and nothing written.

use std::path::Path;

use clausier_diagnostics::Findings;

use super::{NO_CONTRACT, inspect};
use crate::args::{Check, Face};
use crate::console::{Console, Stream};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::parallel;
use crate::selection::select;
use crate::workspace::Workspace;

/// Checks the contracts that are asked for.
pub(crate) fn run(
    options: &Check,
    root: Option<&Path>,
    console: &Console,
) -> Result<Exit, Failure> {
    let workspace = Workspace::find(root)?;
    let contracts = select(&workspace, &options.contracts)?;
    let look = workspace.look()?;
    let library = workspace.library();
    let checked = parallel::each(
        &contracts,
        || (),
        |(), contract| inspect(&library, contract).map(|compiled| compiled.findings),
    )
    .map_err(Failure::path(workspace.root(), "ne peut être vérifié"))?;

    let mut findings = Findings::new();
    let mut exit = Exit::Success;
    findings.extend(look.findings);
    for result in checked {
        match result {
            Ok(found) => findings.extend(found),
            Err(error) => {
                console.failure(&error.into());
                exit = Exit::Failure;
            }
        }
    }
    let findings = findings.sorted();
    console.findings(&findings, options.format, Stream::Out);
    let is_sound = findings.is_empty() && exit == Exit::Success;
    if contracts.is_empty() {
        console.status(NO_CONTRACT);
    } else if is_sound && options.format == Face::Terminal {
        let number = u64::try_from(contracts.len()).unwrap_or(u64::MAX);
        let counted = clausier_french::count(number, "contrat");
        console.result(&format!("{counted}\u{a0}: aucun constat\n"));
    }
    if findings.has_errors() {
        exit = exit.and(Exit::Findings);
    }
    Ok(exit)
}
