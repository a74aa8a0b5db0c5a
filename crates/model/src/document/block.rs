//! Blocks: paragraphs, lists, tables, conspicuous text.

use serde::{Deserialize, Serialize};

use super::{Inline, NodeId, Origin};

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Block {
    /// Its name, where a `{#id}` ends it.
    pub anchor: Option<NodeId>,
    /// What it is.
    #[serde(flatten)]
    pub kind: BlockKind,
    /// Where it comes from.
    #[serde(skip)]
    pub origin: Origin,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum BlockKind {
    /// A paragraph; never empty.
    Paragraph {
        /// Its text.
        inlines: Vec<Inline>,
    },
    /// A list; never empty.
    List(List),
    /// A table.
    Table(Table),
    /// Text that the law wants conspicuous (« de façon très apparente », CPC art. 48),
    /// written as a Markdown quotation.
    Conspicuous {
        /// What stands in it.
        blocks: Vec<Block>,
    },
}

/// A list.
///
/// A bulleted list prints « – » before each item. An ordered list prints (a), (b) …,
/// and (i), (ii) … where it stands in another ordered list; the marker of each
/// item is computed and stored, so that all formats agree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct List {
    /// Whether items are lettered.
    pub ordered: bool,
    /// How many lists of the same kind enclose this one; 0 for the outermost.
    pub depth: u8,
    /// The items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Item {
    /// Its name, where a `{#id}` ends its first paragraph.
    pub anchor: Option<NodeId>,
    /// « – », « (a) » or « (i) ».
    pub marker: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// Where it comes from.
    #[serde(skip)]
    pub origin: Origin,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Table {
    /// One alignment a column.
    pub columns: Vec<Alignment>,
    /// The heading row.
    pub header: Row,
    /// The other rows; each has as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// A row of a table: one run of inlines a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Row {
    /// The cells.
    pub cells: Vec<Vec<Inline>>,
}

/// How a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// On the left: text.
    Left,
    /// In the middle.
    Center,
    /// On the right: amounts.
    Right,
}
