//! Parsed clauses, with their conditions answered and their values in place.

mod body;
mod budget;
mod leaf;
mod marker;
mod reference;
mod run;
mod table;
mod token;

use std::ops::Range;
use std::sync::Arc;

use clausier_diagnostics::{SourceFile, Span};
use clausier_model::document::{
    Block, BlockKind, Inline, Item, List, NodeId, Origin, Row, Table,
};
use clausier_model::value::Value;

use crate::expression::{Expr, Fault, Scope, Speaker, Val};
use crate::facts::ContractFacts;
use crate::label::Labels;
use crate::rules;
use crate::template::{Branch, Condition, Node, NodeKind};
use leaf::is_blank;
use run::Run;

pub(crate) use body::{Body, slug};
pub(crate) use budget::Budget;
pub(crate) use marker::marker;

/// Evaluates one use of a clause.
pub(crate) struct Evaluator<'a> {
    pub(crate) facts: &'a ContractFacts<'a>,
    /// `None` while nodes are being numbered: then no text is written, and what is
    /// at fault in it is not said.
    pub(crate) labels: Option<&'a Labels>,
    pub(crate) budget: &'a Budget,
    /// The node that speaks.
    pub(crate) node: &'a str,
    /// The annex it is in.
    pub(crate) annex: Option<&'a str>,
    /// Names of an annexed model are looked up behind this first.
    pub(crate) prefix: &'a str,
    pub(crate) file: &'a Arc<SourceFile>,
    /// The clause's id and version, for origins.
    pub(crate) source: (&'a str, &'a str),
}

/// How deep lists stand in each other.
#[derive(Debug, Clone, Copy, Default)]
struct Depth {
    ordered: u8,
    bulleted: u8,
}

impl Evaluator<'_> {
    /// Outside of any loop of the clause.
    fn scope(&self) -> Scope<'_> {
        Scope::within(self.facts, Speaker { node: self.node, prefix: self.prefix })
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, range.clone())
    }

    fn fault(&self, fault: &Fault, range: &Range<usize>) {
        self.facts.fault(fault, &self.span(range));
    }

    fn wrong(
        &self,
        rule: &clausier_diagnostics::Rule,
        range: &Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.fault(&Fault::wrong(rule, range, message, help), range);
    }

    /// Spends a node of so many bytes; `false`, and a finding, when there is nothing
    /// left of what the contract may come to, or of what its conditions may read.
    fn afford(&self, bytes: usize, range: &Range<usize>) -> bool {
        let enough = self.budget.spend(bytes) && !self.facts.is_read_out();
        if !enough {
            self.wrong(
                &rules::LIMIT,
                range,
                "le contrat dépasse la taille admise",
                "raccourcissez les listes que parcourent les boucles",
            );
        }
        enough
    }

    fn origin(&self, range: &Range<usize>) -> Origin {
        if self.labels.is_none() {
            return Origin::default();
        }
        Origin {
            clause: Some(self.source.0.to_owned()),
            version: Some(self.source.1.to_owned()),
            span: Some(self.span(range)),
        }
    }

    /// Visits the nodes that stand, in order, loops unrolled.
    fn expand<'n>(
        &self,
        nodes: &'n [Node],
        scope: &mut Scope<'_>,
        visit: &mut dyn FnMut(&'n Node, &mut Scope<'_>),
    ) {
        for node in nodes {
            let bytes = match &node.kind {
                NodeKind::Text(words) => words.len(),
                _ => 0,
            };
            if !self.afford(bytes, &node.range) {
                return;
            }
            match &node.kind {
                NodeKind::If(branches) => {
                    if let Some(branch) = self.choose(branches, scope) {
                        self.expand(&branch.body, scope, visit);
                    }
                }
                NodeKind::For { variable, list, body } => {
                    let Some(list) = list else { continue };
                    let elements = self.elements(list, scope);
                    for (rank, element) in elements.into_iter().enumerate() {
                        // Even a turn that prints nothing costs.
                        if !self.afford(0, &node.range) {
                            return;
                        }
                        scope.locals.push(("loop".to_owned(), Val::Loop(rank + 1)));
                        scope.locals.push((variable.clone(), element));
                        self.expand(body, scope, visit);
                        scope.locals.truncate(scope.locals.len() - 2);
                    }
                }
                _ => visit(node, scope),
            }
        }
    }

    /// The first branch that stands; none when a condition before it is at fault.
    fn choose<'n>(
        &self,
        branches: &'n [Branch],
        scope: &Scope<'_>,
    ) -> Option<&'n Branch> {
        for branch in branches {
            match &branch.condition {
                Condition::When(expr) => match scope.holds(expr) {
                    Ok(true) => return Some(branch),
                    Ok(false) => {}
                    Err(fault) => {
                        self.fault(&fault, &expr.range);
                        return None;
                    }
                },
                Condition::Otherwise => return Some(branch),
                Condition::Unreadable => return None,
            }
        }
        None
    }

    fn elements(&self, list: &Expr, scope: &Scope<'_>) -> Vec<Val> {
        match scope.eval(list) {
            Ok(Val::Value(Value::List(items) | Value::Paragraphs(items))) => {
                items.into_iter().map(|item| Val::Value(Value::Text(item))).collect()
            }
            Ok(Val::Value(Value::Table(rows))) => {
                rows.into_iter().map(Val::Row).collect()
            }
            Ok(Val::List(items)) => items,
            Ok(other) => {
                self.wrong(
                    &rules::TYPE,
                    &list.range,
                    format!(
                        "une boucle parcourt une liste, et ceci est {}",
                        other.nature()
                    ),
                    "donnez une variable de type list ou table",
                );
                Vec::new()
            }
            Err(fault) => {
                self.fault(&fault, &list.range);
                Vec::new()
            }
        }
    }

    /// The blocks of nodes.
    fn blocks(
        &self,
        nodes: &[Node],
        scope: &mut Scope<'_>,
        depth: Depth,
        starts_sentence: bool,
    ) -> Vec<Block> {
        let mut out: Vec<Block> = Vec::new();
        self.expand(nodes, scope, &mut |node, scope| {
            let starts = starts_sentence || !out.is_empty();
            self.block(node, scope, depth, starts, &mut out);
        });
        out
    }

    fn block(
        &self,
        node: &Node,
        scope: &mut Scope<'_>,
        depth: Depth,
        starts_sentence: bool,
        out: &mut Vec<Block>,
    ) {
        let kind = match &node.kind {
            NodeKind::Paragraph => {
                if let [only] = node.children.as_slice()
                    && let NodeKind::Token(Some(expr)) = &only.kind
                    && self.block_value(expr, scope, node, out)
                {
                    return;
                }
                let inlines = self.inlines(&node.children, scope, starts_sentence);
                if inlines.is_empty() {
                    return;
                }
                BlockKind::Paragraph { inlines }
            }
            NodeKind::List { ordered } => {
                let list = self.list(node, *ordered, scope, depth);
                if list.items.is_empty() {
                    return;
                }
                BlockKind::List(list)
            }
            NodeKind::Table(columns) => {
                BlockKind::Table(self.table(node, columns, scope))
            }
            NodeKind::Quote => {
                let blocks = self.blocks(&node.children, scope, depth, true);
                if blocks.is_empty() {
                    return;
                }
                BlockKind::Conspicuous { blocks }
            }
            NodeKind::Heading(_) => {
                self.wrong(
                    &rules::MARKUP,
                    &node.range,
                    "un titre ne peut être dans une liste, une citation ou un tableau",
                    "placez-le au premier niveau de la clause",
                );
                return;
            }
            _ => return,
        };
        out.push(Block {
            anchor: self.anchor(node),
            kind,
            origin: self.origin(&node.range),
        });
    }

    fn anchor(&self, node: &Node) -> Option<NodeId> {
        node.anchor.as_ref().map(|anchor| NodeId(format!("{}#{anchor}", self.node)))
    }

    fn list(
        &self,
        node: &Node,
        ordered: bool,
        scope: &mut Scope<'_>,
        depth: Depth,
    ) -> List {
        let mut inner = depth;
        let here = if ordered {
            inner.ordered += 1;
            depth.ordered
        } else {
            inner.bulleted += 1;
            depth.bulleted
        };
        let mut items: Vec<Item> = Vec::new();
        self.expand(&node.children, scope, &mut |item, scope| {
            let blocks = self.blocks(&item.children, scope, inner, false);
            if blocks.is_empty() {
                return;
            }
            let marker =
                if ordered { marker(here, items.len()) } else { "–".to_owned() };
            items.push(Item {
                anchor: self.anchor(item),
                marker,
                blocks,
                origin: self.origin(&item.range),
            });
        });
        List { ordered, depth: here, items }
    }

    fn table(
        &self,
        node: &Node,
        columns: &[clausier_model::document::Alignment],
        scope: &mut Scope<'_>,
    ) -> Table {
        let mut rows = Vec::new();
        self.expand(&node.children, scope, &mut |row, scope| {
            let cells =
                row.children.iter().map(|cell| self.inlines(&cell.children, scope, true));
            rows.push(Row { cells: cells.collect() });
        });
        let mut rows = rows.into_iter();
        let header = rows.next().unwrap_or(Row { cells: Vec::new() });
        Table { columns: columns.to_vec(), header, rows: rows.collect() }
    }

    /// The text of nodes, in final typography.
    fn inlines(
        &self,
        nodes: &[Node],
        scope: &mut Scope<'_>,
        starts_sentence: bool,
    ) -> Vec<Inline> {
        if self.labels.is_none() {
            let stand_in = Inline::Gap { text: String::new() };
            return if self.shows(nodes, scope) { vec![stand_in] } else { Vec::new() };
        }
        let mut run = Run::new(starts_sentence);
        self.write(nodes, scope, &mut run);
        // Nobody reads the typography of what is too large.
        if self.budget.is_spent() { run.unset() } else { run.finish() }
    }

    /// Whether [`Self::inlines`] would give any: what shows nothing is left out of the
    /// document, and takes no number.
    fn shows(&self, nodes: &[Node], scope: &mut Scope<'_>) -> bool {
        let shows_words =
            |node: &Node| matches!(&node.kind, NodeKind::Text(words) if !is_blank(words));
        if nodes.iter().any(shows_words) {
            return true;
        }
        let mut shows = false;
        self.expand(nodes, scope, &mut |node, scope| {
            shows = shows
                || match &node.kind {
                    NodeKind::Text(words) => !is_blank(words),
                    NodeKind::Token(Some(expr)) => token::shows(expr, scope),
                    NodeKind::Token(None) => true,
                    NodeKind::Strong | NodeKind::Emphasis | NodeKind::Link(_) => {
                        self.shows(&node.children, scope)
                    }
                    _ => false,
                };
        });
        shows
    }

    fn write(&self, nodes: &[Node], scope: &mut Scope<'_>, run: &mut Run) {
        self.expand(nodes, scope, &mut |node, scope| match &node.kind {
            NodeKind::Text(words) => run.text(words),
            NodeKind::SoftBreak => run.text(" "),
            NodeKind::LineBreak => run.line_break(),
            NodeKind::Token(Some(expr)) => self.token(expr, scope, run),
            NodeKind::Token(None) => run.gap("…".to_owned()),
            NodeKind::Strong => {
                run.open();
                self.write(&node.children, scope, run);
                run.close(|inlines| Inline::Strong { inlines });
            }
            NodeKind::Emphasis => {
                run.open();
                self.write(&node.children, scope, run);
                run.close(|inlines| Inline::Emphasis { inlines });
            }
            NodeKind::Link(url) => {
                run.open();
                self.write(&node.children, scope, run);
                run.close(|inlines| Inline::Link { url: url.clone(), inlines });
            }
            _ => {}
        });
    }
}
