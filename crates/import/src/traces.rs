//! What a file carries beside its text.

use clausier_diagnostics::Span;

/// What work on a file left in it.
///
/// None of it is part of the contract; all of it leaves with the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traces {
    /// Comments; the place is the words that are commented. In Markdown, HTML comments.
    pub comments: Vec<Trace>,
    /// Tracked insertions; their words are in the text.
    pub insertions: Vec<Trace>,
    /// Tracked deletions; their words are not in the text, the place is where they were.
    pub deletions: Vec<Trace>,
    /// Tracked moves; the place is where the words are now, or where they were when
    /// the file says no more.
    pub moves: Vec<Trace>,
    /// Highlighted words.
    pub highlights: Vec<Trace>,
    /// Words that are not shown; they are in the text.
    pub hidden: Vec<Trace>,
    /// What the file says of itself, in the order of the file: `author`,
    /// `last-modified-by`, `company`, `manager`, `revision`, `template`, and
    /// `custom:NAME` for a property somebody added. Empty values are left out.
    pub metadata: Vec<(String, String)>,
    /// Words drawn across the pages, each once.
    pub watermarks: Vec<String>,
    /// Whether the file asks its editor to track changes.
    pub tracking: bool,
    /// Whether the file carries macros.
    pub macros: bool,
}

impl Traces {
    /// Whether somebody’s work is still to be seen in the text: comments, tracked
    /// changes, highlights or hidden words.
    pub fn is_marked(&self) -> bool {
        [
            &self.comments,
            &self.insertions,
            &self.deletions,
            &self.moves,
            &self.highlights,
            &self.hidden,
        ]
        .iter()
        .any(|list| !list.is_empty())
    }
}

/// One trace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// Who left it, if the file says so.
    pub author: Option<String>,
    /// When, as the file writes it (`2026-11-22T08:00:00Z`).
    pub date: Option<String>,
    /// The words: of the comment, or those that were changed, highlighted or hidden. A
    /// change of a paragraph mark alone has none.
    pub text: String,
    /// Where.
    pub span: Span,
}
