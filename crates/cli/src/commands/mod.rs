//! The commands, one a file.

pub(crate) mod build;
pub(crate) mod check;
mod document;
pub(crate) mod explain;
pub(crate) mod init;
pub(crate) mod new;

/// What is said of a workspace without any contract.
const NO_CONTRACT: &str = "Aucune fiche dans contracts/clients\u{a0}: «\u{a0}clausier \
                           new\u{a0}» en écrit une.\n";
