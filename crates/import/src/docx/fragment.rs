//! What a paragraph holds before it is written out.

/// A piece of a paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Fragment {
    pub(super) kind: Piece,
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) capitals: bool,
    pub(super) hidden: bool,
    pub(super) highlighted: bool,
    pub(super) link: Option<String>,
    /// The tracked insertion or move it came with, by its rank.
    pub(super) change: Option<usize>,
}

/// What a piece is.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    Text(String),
    LineBreak,
    /// A comment starts, ends, or stands here.
    CommentStart(String),
    CommentEnd(String),
    CommentHere(String),
    /// A tracked change has its place here, by its rank.
    Change(usize),
}

impl Default for Piece {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Fragment {
    /// A sign without words.
    pub(super) fn sign(kind: Piece) -> Self {
        Self { kind, ..Self::default() }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match &self.kind {
            Piece::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// What surrounds a run.
#[derive(Debug, Clone, Default)]
pub(super) struct Around {
    pub(super) link: Option<String>,
    pub(super) change: Option<usize>,
    /// The tracked deletion that took it out of the text.
    pub(super) deleted: Option<usize>,
}

/// A complex field that is open.
#[derive(Debug, Clone, Default)]
pub(super) struct Field {
    pub(super) instruction: String,
    pub(super) in_result: bool,
}

impl Field {
    pub(super) fn is_contents(&self) -> bool {
        self.instruction.trim_start().to_ascii_uppercase().starts_with("TOC")
    }
}
