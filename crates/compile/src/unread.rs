//! What a contract asks for and that could not be read.

use std::collections::BTreeSet;

use crate::refer::split_name;

/// The names of what a contract asks for and that could not be read.
///
/// Each is a finding already. What seems to be missing from the contract may be in it,
/// and so is not a finding of its own.
#[derive(Debug, Clone, Default)]
pub struct Unread {
    names: BTreeSet<String>,
    /// Whether something is among them whose names are not known, such as a block.
    is_open: bool,
}

impl Unread {
    /// Whether all was read.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && !self.is_open
    }

    /// Whether a node or a clause may be among it, by any of its names.
    pub fn may_hold(&self, id: &str) -> bool {
        let (node, _) = split_name(id);
        self.is_open || self.names.contains(node)
    }

    /// Adds a name.
    pub(crate) fn add(&mut self, name: String) {
        self.names.insert(name);
    }

    /// Adds what has names that are not known.
    pub(crate) fn add_unknown(&mut self) {
        self.is_open = true;
    }
}
