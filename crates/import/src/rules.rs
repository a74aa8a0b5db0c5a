//! The findings of the import.

use clausier_diagnostics::{Rule, Severity};

/// A numbered paragraph that may be a heading or an item, taken for one of them.
pub const UNCERTAIN: Rule = Rule::new("IMP-01", "structure-incertaine", Severity::Info);
/// A file that cannot be read as what its name says.
pub const UNREADABLE: Rule = Rule::new("IMP-02", "fichier-illisible", Severity::Error);
/// Something in the file that may hold words and was not read.
pub const UNREAD: Rule = Rule::new("IMP-03", "contenu-non-lu", Severity::Warning);

/// Every rule of this crate.
pub const ALL: &[&Rule] = &[&UNCERTAIN, &UNREADABLE, &UNREAD];
