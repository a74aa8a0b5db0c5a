//! The parsed clause: Markdown with every branch present.

use std::ops::Range;

use clausier_model::document::Alignment;

use crate::expression::Expr;

/// A node of a parsed clause: a block, an item, a row, an inline, or a group of
/// siblings under conditions.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Its bytes in its file.
    pub range: Range<usize>,
    /// Its name, where a `{#id}` ends it.
    pub anchor: Option<String>,
    /// What stands in it; empty for leaves and groups.
    pub children: Vec<Node>,
}

/// What a node is.
#[derive(Debug, Clone)]
pub enum NodeKind {
    /// The whole clause.
    Root,
    /// A heading; level 2 is a sub-article.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list.
    List {
        /// Whether it is lettered.
        ordered: bool,
    },
    /// An item of a list.
    Item,
    /// A table; its first child is the heading row.
    Table(Vec<Alignment>),
    /// A row of cells; the first one of a table is its heading.
    Row,
    /// A cell.
    Cell,
    /// A Markdown quotation: conspicuous text.
    Quote,
    /// Strong emphasis.
    Strong,
    /// Emphasis.
    Emphasis,
    /// A link to an absolute address.
    Link(String),
    /// Words.
    Text(String),
    /// A `{{ }}`; `None` where it was not understood.
    Token(Option<Expr>),
    /// The end of a source line inside a paragraph.
    SoftBreak,
    /// A forced new line.
    LineBreak,
    /// Siblings of which one branch at most stands.
    If(Vec<Branch>),
    /// Siblings repeated for each element of a list.
    For {
        /// The name of the element.
        variable: String,
        /// The list; `None` where it was not understood.
        list: Option<Expr>,
        /// What is repeated.
        body: Vec<Node>,
    },
}

/// A branch of a condition.
#[derive(Debug, Clone)]
pub struct Branch {
    /// Its condition; `None` for `else`.
    pub condition: Condition,
    /// What stands if it is the first that holds.
    pub body: Vec<Node>,
}

/// When a branch stands.
#[derive(Debug, Clone)]
pub enum Condition {
    /// If the expression holds.
    When(Expr),
    /// If none before it did.
    Otherwise,
    /// Never: its condition was not understood, which is already a finding.
    Unreadable,
}

impl Node {
    /// Visits it and all that is in it, every branch included.
    pub fn each_node<'n>(&'n self, visit: &mut dyn FnMut(&'n Self)) {
        visit(self);
        let mut within =
            |nodes: &'n [Self]| nodes.iter().for_each(|node| node.each_node(visit));
        match &self.kind {
            NodeKind::If(branches) => {
                branches.iter().for_each(|branch| within(&branch.body));
            }
            NodeKind::For { body, .. } => within(body),
            _ => within(&self.children),
        }
    }

    /// Visits the expressions in it: of its tokens, its conditions and its loops.
    pub fn each_expression<'n>(&'n self, visit: &mut dyn FnMut(&'n Expr)) {
        self.each_node(&mut |node| match &node.kind {
            NodeKind::Token(expr) | NodeKind::For { list: expr, .. } => {
                expr.iter().for_each(&mut *visit);
            }
            NodeKind::If(branches) => {
                for branch in branches {
                    if let Condition::When(expr) = &branch.condition {
                        visit(expr);
                    }
                }
            }
            _ => {}
        });
    }
}

impl NodeKind {
    /// Whether it stands in a line of text.
    pub(super) fn is_inline(&self) -> bool {
        matches!(
            self,
            Self::Strong
                | Self::Emphasis
                | Self::Link(_)
                | Self::Text(_)
                | Self::Token(_)
                | Self::SoftBreak
                | Self::LineBreak
        )
    }

    /// What an author calls it.
    pub(super) fn french(&self) -> &'static str {
        match self {
            Self::Root => "la clause",
            Self::Heading(_) => "le titre",
            Self::Paragraph => "le paragraphe",
            Self::List { .. } => "la liste",
            Self::Item => "l’élément de liste",
            Self::Table(_) => "le tableau",
            Self::Row => "la ligne de tableau",
            Self::Cell => "la cellule",
            Self::Quote => "la citation",
            Self::Strong => "le passage en gras",
            Self::Emphasis => "le passage en italique",
            Self::Link(_) => "le lien",
            Self::Text(_) | Self::Token(_) | Self::SoftBreak | Self::LineBreak => {
                "le texte"
            }
            Self::If(_) => "la condition",
            Self::For { .. } => "la boucle",
        }
    }
}
