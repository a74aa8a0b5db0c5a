//! The commands, one a file.

pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod init;
pub(crate) mod new;

use clausier_compile::store::StoreError;
use clausier_compile::{Compiled, Library, compile};
use clausier_lint::lint;

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
