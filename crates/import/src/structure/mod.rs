//! From paragraphs to the tree: what is a heading, what is an item, what is where.

mod build;
mod lists;
mod outline;
mod sequence;
mod shape;
mod signatures;
mod titles;

use clausier_diagnostics::Findings;

use crate::Imported;
use crate::flow::Flow;

/// Makes the tree of a file.
pub(crate) fn assemble(flow: Flow, findings: &mut Findings) -> Imported {
    let roles = outline::decide(&flow, findings);
    build::build(flow, &roles)
}
