//! Documents that a command names by their path.

use std::fs;
use std::path::Path;

use clausier_diagnostics::Findings;
use clausier_import::{Imported, import};

use crate::failure::Failure;

/// The most bytes that a document may have.
const LIMIT: u64 = 64 * 1024 * 1024;

/// Reads a document; `None` when it is not one, which a finding says.
pub(crate) fn read(
    path: &Path,
    findings: &mut Findings,
) -> Result<Option<Imported>, Failure> {
    let shown = path.display().to_string();
    let size = fs::metadata(path).map_err(Failure::path(path, "ne peut être lu"))?.len();
    if size > LIMIT {
        return Err(Failure::usage(format!(
            "« {shown} » dépasse {} Mo : ce n’est pas un contrat",
            LIMIT / (1024 * 1024)
        )));
    }
    let bytes = fs::read(path).map_err(Failure::path(path, "ne peut être lu"))?;
    Ok(import(&shown.replace('\\', "/"), &bytes, findings))
}
