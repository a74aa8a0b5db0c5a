//! Where a node comes from.

use clausier_diagnostics::Span;

/// The source of a node: the clause it was taken from and the place in it.
///
/// Two trees that say the same are equal wherever they come from, so an origin
/// is equal to any other. It is not part of what is rendered or sent.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The id of the clause, such as `paiement/delais`.
    pub clause: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// The place in its source.
    pub span: Option<Span>,
}

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Origin {}
