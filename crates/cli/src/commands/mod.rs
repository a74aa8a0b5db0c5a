//! The commands, one a file.

pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod explain;
pub(crate) mod init;
pub(crate) mod new;

use clausier_compile::store::StoreError;
use clausier_compile::{Compiled, Library, compile};
use clausier_lint::lint;

/// What is said of a workspace without any contract.
const NO_CONTRACT: &str = "Aucune fiche dans contracts/clients\u{a0}: «\u{a0}clausier \
                           new\u{a0}» en écrit une.\n";

/// Compiles a contract and applies the rules to it.
pub(crate) fn inspect(
    library: &Library<'_>,
    contract: &str,
) -> Result<Compiled, StoreError> {
    let mut compiled = compile(library, contract)?;
    let found = lint(library, &compiled)?;
    compiled.findings.extend(found);
    Ok(compiled)
}
