//! Texts that Clausier did not write.

use std::path::Path;

use clausier_diagnostics::Findings;
use clausier_model::setting::Setting;

use super::{fix, show};
use crate::args::Check;
use crate::commands::document;
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::workspace::{Workspace, current_folder};

pub(super) fn run(
    options: &Check,
    root: Option<&Path>,
    console: &Console,
) -> Result<Exit, Failure> {
    let mut findings = Findings::new();
    with_levels(root, |rules| {
        for path in &options.text {
            if let Some(imported) = document::read(path, &mut findings)? {
                findings.extend(clausier_lint::check_text(&imported, rules));
            }
        }
        Ok(())
    })?;
    let mut findings = findings.sorted();
    if options.fix {
        findings = fix::apply(findings, options.dry_run, &current_folder()?, console)?;
    }
    let number = u64::try_from(options.text.len()).unwrap_or(u64::MAX);
    let counted = clausier_french::count(number, "texte");
    Ok(show(&findings, options, &format!("{counted}\u{a0}: aucun constat\n"), console))
}

/// Works with the levels of rules that count for a text: it needs no workspace, but
/// those of the one around it count.
pub(super) fn with_levels(
    root: Option<&Path>,
    work: impl FnOnce(&[Setting]) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let workspace = match root {
        Some(_) => Some(Workspace::find(root)?),
        None => Workspace::find(None).ok(),
    };
    let library = workspace.as_ref().map(Workspace::library);
    let settings = library.as_ref().map(|library| library.settings()).transpose()?;
    let rules = settings.flatten();
    let rules = rules.as_ref().and_then(|loaded| loaded.value.as_ref());
    work(rules.map_or(&[][..], |settings| &settings.rules))
}
