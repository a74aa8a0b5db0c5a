//! `init`: an empty folder becomes a workspace that builds at once.

use std::fs;
use std::path::Path;

use crate::args::Init;
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::starter;
use crate::workspace::current_folder;

/// What may stand in a folder that is still empty for us.
const IGNORED: &[&str] = &[".git"];

/// Lays out a workspace.
pub(crate) fn run(options: &Init, console: &Console) -> Result<Exit, Failure> {
    let here = current_folder()?;
    let folder = options.dir.as_ref().map_or_else(|| here.clone(), |dir| here.join(dir));
    output::prepare(&folder)?;
    refuse_content(&folder)?;
    for (path, content) in starter::files() {
        let (parent, _) = path.rsplit_once('/').unwrap_or(("", path));
        output::folder(&folder, parent)?;
        output::write(&folder.join(path), content.as_bytes())?;
    }
    let step = match &options.dir {
        Some(dir) if folder != here => {
            format!("cd {}, puis «\u{a0}clausier build\u{a0}»", dir.display())
        }
        _ => "«\u{a0}clausier build\u{a0}»".to_owned(),
    };
    console.result(&format!(
        "L’espace de travail est prêt\u{a0}: clauses, contrats-types et un contrat \
         d’exemple.\nPour en produire les documents\u{a0}: {step}.\n"
    ));
    Ok(Exit::Success)
}

/// Nothing that is already there is ever touched.
fn refuse_content(folder: &Path) -> Result<(), Failure> {
    let unreadable = |error| Failure::path(folder, "ne peut être lu")(error);
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name();
        if !IGNORED.iter().any(|ignored| name == *ignored) {
            return Err(Failure::usage(format!(
                "« {} » n’est pas vide : « {} » s’y trouve\naide: indiquez un dossier \
                 vide ou à créer : clausier init mes-contrats",
                folder.display(),
                Path::new(&name).display()
            )));
        }
    }
    Ok(())
}
