//! What a contract may come to.

use std::cell::Cell;

/// How many nodes and bytes a contract may come to: beyond any contract, and within
/// what a machine holds.
const MAX_NODES: usize = 200_000;
const MAX_BYTES: usize = 8 * 1024 * 1024;

/// What is left to spend on a contract; loops over long lists end here.
#[derive(Debug)]
pub(crate) struct Budget {
    nodes: Cell<usize>,
    bytes: Cell<usize>,
}

impl Budget {
    pub(crate) fn new() -> Self {
        Self { nodes: Cell::new(MAX_NODES), bytes: Cell::new(MAX_BYTES) }
    }

    /// Whether nothing is left.
    pub(super) fn is_spent(&self) -> bool {
        self.nodes.get() == 0
    }

    /// Spends a node of so many bytes; `false` when there is nothing left, and from
    /// then on.
    pub(super) fn spend(&self, bytes: usize) -> bool {
        let (nodes, left) = (self.nodes.get(), self.bytes.get());
        let enough = nodes > 0 && left >= bytes;
        self.nodes.set(if enough { nodes - 1 } else { 0 });
        self.bytes.set(left.saturating_sub(bytes));
        enough
    }
}
