//! The workspace a command works in.

use std::env;
use std::path::{Path, PathBuf};

use clausier_compile::store::{DiskStore, Store};
use clausier_compile::{Library, contracts, load_theme, rules};
use clausier_diagnostics::{Diagnostic, Findings, Rule, Span};
use clausier_model::source::decode;
use clausier_model::theme::Theme;

use crate::failure::Failure;

/// The folders that make a workspace.
pub(crate) const FOLDERS: [&str; 2] = ["clauses", "contracts"];

/// A workspace on the disk.
pub(crate) struct Workspace {
    /// Its sources.
    pub(crate) store: DiskStore,
}

/// How the documents of a workspace look.
pub(crate) struct Look {
    /// Colours, margins and fonts.
    pub(crate) theme: Theme,
    /// The content of the logo.
    pub(crate) logo: Option<Vec<u8>>,
    /// What is wrong with them.
    pub(crate) findings: Findings,
}

impl Workspace {
    /// The workspace at `root`, else the nearest around the current folder.
    pub(crate) fn find(root: Option<&Path>) -> Result<Self, Failure> {
        let root = match root {
            Some(root) if is_workspace(root) => root.to_owned(),
            Some(root) if !root.is_dir() => {
                return Err(Failure::usage(format!(
                    "« {} » n’est pas un dossier",
                    root.display()
                )));
            }
            Some(root) => return Err(not_a_workspace(root)),
            None => {
                let here = current_folder()?;
                let found = here.ancestors().find(|folder| is_workspace(folder));
                found.ok_or_else(|| not_a_workspace(&here))?.to_owned()
            }
        };
        Ok(Self { store: DiskStore::new(&root)? })
    }

    /// The top folder; canonical.
    pub(crate) fn root(&self) -> &Path {
        self.store.root()
    }

    /// The folders of all contracts, sorted.
    pub(crate) fn contracts(&self) -> Result<Vec<String>, Failure> {
        Ok(contracts(&self.store)?)
    }

    /// The sources, parsed once each.
    pub(crate) fn library(&self) -> Library<'_> {
        Library::new(&self.store)
    }

    /// The look of its documents.
    pub(crate) fn look(&self) -> Result<Look, Failure> {
        let mut findings = Findings::new();
        let theme = load_theme(&self.store, &mut findings)?;
        let mut logo = None;
        if let Some(path) = &theme.logo {
            match self.store.read(path)? {
                Some(bytes) if is_picture(path, &bytes) => logo = Some(bytes.to_vec()),
                Some(_) => findings.push(self.logo_fault(
                    &rules::PICTURE,
                    path,
                    "n’est pas une image PNG ou SVG",
                    "enregistrez-le de nouveau dans l’un de ces formats",
                )?),
                None => findings.push(self.logo_fault(
                    &rules::MISSING_FILE,
                    path,
                    "n’existe pas",
                    "corrigez son chemin, ou supprimez la ligne",
                )?),
            }
        }
        Ok(Look { theme, logo, findings })
    }

    fn logo_fault(
        &self,
        rule: &Rule,
        path: &str,
        fault: &str,
        help: &str,
    ) -> Result<Diagnostic, Failure> {
        let bytes = self.store.read("theme.toml")?.unwrap_or_default();
        let (file, _) = decode("theme.toml", &bytes);
        let at = file.text().find(path).unwrap_or_default();
        Ok(Diagnostic::new(
            rule,
            Span::new(&file, at..at + path.len()),
            format!("le logo «\u{a0}{path}\u{a0}» {fault}"),
        )
        .help(help))
    }
}

/// Whether the content is what the name says, by its first bytes.
fn is_picture(path: &str, bytes: &[u8]) -> bool {
    if path.to_ascii_lowercase().ends_with(".svg") {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4_096)]);
        start.contains("<svg")
    } else {
        bytes.starts_with(b"\x89PNG\r\n\x1a\n")
    }
}

/// Where the program was started.
pub(crate) fn current_folder() -> Result<PathBuf, Failure> {
    env::current_dir().map_err(Failure::path(".", "ne peut être trouvé"))
}

fn is_workspace(folder: &Path) -> bool {
    FOLDERS.iter().all(|name| folder.join(name).is_dir())
}

fn not_a_workspace(folder: &Path) -> Failure {
    Failure::usage(format!(
        "« {} » n’est pas dans un espace de travail : les dossiers « clauses » et \
         « contracts » y manquent\naide: créez-en un avec « clausier init », ou \
         indiquez-le avec --root",
        folder.display()
    ))
}
