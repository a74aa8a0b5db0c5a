//! What the machine or the usage refuses.

use std::io;
use std::path::PathBuf;

use clausier_compile::store::StoreError;

/// Why a command could not be done. A bad contract is never one of these.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The command line asks for what cannot be; a French sentence.
    #[error("{0}")]
    Usage(String),
    /// A source could not be read.
    #[error("{}", unread(.0))]
    Store(#[from] StoreError),
    /// The machine refused something about a path.
    #[error("« {} » {what} : {}", path.display(), reason(source))]
    Path {
        /// The path.
        path: PathBuf,
        /// What could not be done, such as « ne peut être écrit ».
        what: &'static str,
        /// What the machine said.
        source: io::Error,
    },
    /// No PDF can be written.
    #[error("{0}")]
    Worker(String),
}

impl Failure {
    /// A usage that makes no sense.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::Usage(message.into())
    }

    /// For `map_err`: what could not be done with `path`.
    pub(crate) fn path(
        path: impl Into<PathBuf>,
        what: &'static str,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Path { path, what, source }
    }
}

/// Why a source could not be read.
fn unread(error: &StoreError) -> String {
    match error {
        StoreError::Unreadable { path, source } => {
            format!("« {} » ne peut être lu : {}", path.display(), reason(source))
        }
        StoreError::Outside { .. } | StoreError::TooLarge { .. } => error.to_string(),
    }
}

/// What the machine said, in French where it says the usual things.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "introuvable".to_owned(),
        io::ErrorKind::PermissionDenied => "accès refusé".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "disque en lecture seule".to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "disque plein".to_owned()
        }
        io::ErrorKind::AlreadyExists => "existe déjà".to_owned(),
        io::ErrorKind::NotADirectory => "n’est pas un dossier".to_owned(),
        io::ErrorKind::IsADirectory => "est un dossier".to_owned(),
        io::ErrorKind::InvalidFilename => "nom refusé par le disque".to_owned(),
        _ => error.to_string(),
    }
}
