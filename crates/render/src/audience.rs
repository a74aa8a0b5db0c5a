//! For whom a document is rendered.

/// Who reads a rendered document.
///
/// Client data and negotiation positions are secret, so what leaves the practice
/// carries the text and nothing else unless someone asks for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Audience {
    /// The client, the other party, a judge: no clause, no version, no variable, no
    /// node id.
    #[default]
    External,
    /// The practice: text, with the clauses and the variables it was made from.
    Internal,
}

impl Audience {
    /// Whether provenance is shown.
    pub fn is_internal(self) -> bool {
        self == Self::Internal
    }
}
