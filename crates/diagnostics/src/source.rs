//! Source files and places in them.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A text that findings can point into, with the path a user knows it by.
pub struct SourceFile {
    path: String,
    text: String,
    /// Byte offset of the start of each line. Invariant: starts with 0, ascending.
    line_starts: Vec<usize>,
}

impl SourceFile {
    /// Keeps `text` under `path`, relative to the workspace and with `/`.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Arc::new(Self { path: path.into(), text, line_starts })
    }

    /// The path, relative to the workspace.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column, both from 1; a column counts characters.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line - 1];
        let before = &self.text.as_bytes()[start..offset];
        // Every byte that does not continue a character starts one.
        let column = before.iter().filter(|byte| **byte & 0xC0 != 0x80).count() + 1;
        Position { line, column }
    }
}

impl fmt::Debug for SourceFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SourceFile({})", self.path)
    }
}

/// A line and a column, both counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A range of bytes of one source.
#[derive(Debug, Clone)]
pub struct Span {
    file: Arc<SourceFile>,
    start: usize,
    end: usize,
}

impl Span {
    /// The bytes `range` of `file`; what lies beyond the text is cut off.
    pub fn new(file: &Arc<SourceFile>, range: Range<usize>) -> Self {
        let start = range.start.min(file.text.len());
        let end = range.end.clamp(start, file.text.len());
        Self { file: Arc::clone(file), start, end }
    }

    /// The start of a file, for what concerns it as a whole.
    pub fn file_start(file: &Arc<SourceFile>) -> Self {
        Self::new(file, 0..0)
    }

    /// The file.
    pub fn file(&self) -> &Arc<SourceFile> {
        &self.file
    }

    /// The bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Where it starts.
    pub fn start(&self) -> Position {
        self.file.position(self.start)
    }

    /// Where it ends, one past its last character.
    pub fn end(&self) -> Position {
        self.file.position(self.end)
    }

    /// A part of this span; `range` counts from its start.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Self {
        Self::new(&self.file, self.start + range.start..self.start + range.end)
    }
}

impl PartialEq for Span {
    fn eq(&self, other: &Self) -> bool {
        self.file.path == other.file.path && self.range() == other.range()
    }
}

impl Eq for Span {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let file = SourceFile::new("a.md", "é « à »\nœuvre x");
        let at = file.text().find('x').expect("x");
        assert_eq!(file.position(at), Position { line: 2, column: 7 });
        assert_eq!(file.position(usize::MAX), Position { line: 2, column: 8 });
        assert_eq!(file.position(0), Position { line: 1, column: 1 });
    }
}
