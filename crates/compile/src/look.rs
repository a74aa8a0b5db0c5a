//! The look of the documents of a workspace.

use clausier_diagnostics::Findings;
use clausier_model::source::decode;
use clausier_model::theme;

use crate::store::{Store, StoreError};

/// The look of the documents of a workspace, from `theme.toml`.
///
/// # Errors
///
/// When the store cannot answer.
pub fn load_theme(
    store: &dyn Store,
    findings: &mut Findings,
) -> Result<theme::Theme, StoreError> {
    let Some(bytes) = store.read("theme.toml")? else {
        return Ok(theme::Theme::default());
    };
    let (file, found) = decode("theme.toml", &bytes);
    findings.extend(found);
    Ok(theme::parse_theme(&file, findings).unwrap_or_default())
}
