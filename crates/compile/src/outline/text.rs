//! The texts of clauses: their names, references, words and conditions.

use clausier_diagnostics::Span;

use super::build::Builder;
use super::{BranchSite, GuardId, Mention, Name, Passage, Piece, Test, Voice};
use crate::evaluate::slug;
use crate::expression::{Expr, ExprKind};
use crate::template::{Branch, Condition, Node, NodeKind};

/// The clause whose text is read.
pub(super) struct Teller<'c> {
    pub(super) file: &'c std::sync::Arc<clausier_diagnostics::SourceFile>,
    pub(super) clause: &'c str,
    pub(super) voice: Voice,
    /// Whether its parts are numbered: those of recitals are not.
    pub(super) is_numbered: bool,
    /// The guard of the whole text.
    pub(super) base: GuardId,
}

impl Teller<'_> {
    fn span(&self, range: &std::ops::Range<usize>) -> Span {
        Span::new(self.file, range.clone())
    }
}

/// A passage that is being read.
struct Line {
    pieces: Vec<Piece>,
    last: Option<usize>,
}

/// What stands of a node that chooses, and when.
type Body<'n> = (&'n [Node], GuardId);

impl Builder {
    /// Reads blocks.
    pub(super) fn blocks(
        &mut self,
        nodes: &[Node],
        under: GuardId,
        teller: &mut Teller<'_>,
    ) {
        for node in nodes {
            match &node.kind {
                NodeKind::If(branches) => {
                    for (body, guard) in self.branches(branches, under, teller) {
                        self.blocks(body, guard, teller);
                    }
                }
                NodeKind::For { variable, list, body } => {
                    let guard = self.repeat(list.as_ref(), variable, under, teller);
                    self.blocks(body, guard, teller);
                    teller.voice.locals.truncate(teller.voice.locals.len() - 2);
                }
                NodeKind::Paragraph | NodeKind::Cell => {
                    self.name_of(node, under, teller);
                    let pieces = self.passage(node, under, teller);
                    self.out
                        .passages
                        .push(Passage { clause: teller.clause.to_owned(), pieces });
                }
                NodeKind::Heading(_) => {
                    self.name_of(node, under, teller);
                    // The words of headings are not those of the text.
                    self.passage(node, under, teller);
                }
                _ => {
                    self.name_of(node, under, teller);
                    self.blocks(&node.children, under, teller);
                }
            }
        }
    }

    fn name_of(&mut self, node: &Node, under: GuardId, teller: &Teller<'_>) {
        let is_heading = matches!(node.kind, NodeKind::Heading(_));
        let name = match &node.anchor {
            Some(anchor) => anchor.clone(),
            None if is_heading => slug(node),
            None => return,
        };
        self.out.names.push(Name {
            name: format!("{}#{name}", teller.voice.node),
            under,
            parts: Vec::new(),
            is_numbered: teller.is_numbered,
            is_asked: node.anchor.is_some(),
            span: teller.span(&node.range),
        });
    }

    fn passage(
        &mut self,
        node: &Node,
        under: GuardId,
        teller: &mut Teller<'_>,
    ) -> Vec<Piece> {
        let mut line = Line { pieces: Vec::new(), last: None };
        self.inlines(&node.children, under, teller, &mut line);
        line.pieces
    }

    fn inlines(
        &mut self,
        nodes: &[Node],
        under: GuardId,
        teller: &mut Teller<'_>,
        line: &mut Line,
    ) {
        for node in nodes {
            match &node.kind {
                NodeKind::If(branches) => {
                    let before = line.last;
                    for (body, guard) in self.branches(branches, under, teller) {
                        line.last = before;
                        self.inlines(body, guard, teller, line);
                    }
                }
                NodeKind::For { variable, list, body } => {
                    let guard = self.repeat(list.as_ref(), variable, under, teller);
                    self.inlines(body, guard, teller, line);
                    teller.voice.locals.truncate(teller.voice.locals.len() - 2);
                }
                NodeKind::Text(words) => {
                    line.push(Some(words.clone()), teller.span(&node.range), under);
                }
                NodeKind::SoftBreak | NodeKind::LineBreak => {
                    line.push(Some(" ".to_owned()), teller.span(&node.range), under);
                }
                NodeKind::Token(expr) => {
                    line.push(None, teller.span(&node.range), under);
                    if let Some(expr) = expr {
                        self.mentions(expr, under, teller);
                    }
                }
                _ => self.inlines(&node.children, under, teller, line),
            }
        }
    }

    /// The bodies of branches, each with what must hold for it to stand.
    fn branches<'n>(
        &mut self,
        branches: &'n [Branch],
        under: GuardId,
        teller: &Teller<'_>,
    ) -> Vec<Body<'n>> {
        let mut out = Vec::new();
        let mut otherwise = under;
        for branch in branches {
            let (guard, span) = match &branch.condition {
                Condition::When(expr) => {
                    let voice = &teller.voice;
                    let guard = self.guard(otherwise, Test::Holds(expr.clone()), voice);
                    otherwise = self.guard(otherwise, Test::Fails(expr.clone()), voice);
                    (guard, Some(teller.span(&expr.range)))
                }
                Condition::Otherwise => {
                    let first = branch.body.first();
                    (otherwise, first.map(|node| teller.span(&node.range)))
                }
                Condition::Unreadable => {
                    (self.guard(otherwise, Test::Never, &teller.voice), None)
                }
            };
            if let Some(span) = span {
                let is_else = matches!(branch.condition, Condition::Otherwise);
                let base = teller.base;
                self.out.branches.push(BranchSite { under: guard, span, is_else, base });
            }
            out.push((branch.body.as_slice(), guard));
        }
        out
    }

    /// Opens a loop, whose two names the caller takes away again.
    fn repeat(
        &mut self,
        list: Option<&Expr>,
        variable: &str,
        under: GuardId,
        teller: &mut Teller<'_>,
    ) -> GuardId {
        let guard = self.guard(under, Test::Elements(list.cloned()), &teller.voice);
        teller.voice.locals.push("loop".to_owned());
        teller.voice.locals.push(variable.to_owned());
        guard
    }

    /// The references that an expression may give.
    fn mentions(&mut self, expr: &Expr, under: GuardId, teller: &Teller<'_>) {
        match &expr.kind {
            ExprKind::Call(function, arguments) if is_reference(function) => {
                for argument in arguments {
                    let ExprKind::Text(target) = &argument.kind else { continue };
                    let Voice { node, prefix, .. } = &teller.voice;
                    let names = match target.strip_prefix('#') {
                        Some(anchor) => vec![format!("{node}#{anchor}")],
                        None if prefix.is_empty() => vec![target.clone()],
                        None => vec![format!("{prefix}{target}"), target.clone()],
                    };
                    self.out.references.push(Mention {
                        target: target.clone(),
                        names,
                        is_annex: function.ends_with("annexe"),
                        under,
                        span: teller.span(&argument.range),
                    });
                }
            }
            ExprKind::Conditional { condition, then, otherwise } => {
                let test = (**condition).clone();
                let held = self.guard(under, Test::Holds(test.clone()), &teller.voice);
                let failed = self.guard(under, Test::Fails(test), &teller.voice);
                self.mentions(then, held, teller);
                self.mentions(otherwise, failed, teller);
            }
            ExprKind::Filter(subject, ..) => self.mentions(subject, under, teller),
            _ => {}
        }
    }
}

impl Line {
    fn push(&mut self, words: Option<String>, span: Span, under: GuardId) {
        self.pieces.push(Piece { words, span, under, after: self.last });
        self.last = Some(self.pieces.len() - 1);
    }
}

fn is_reference(function: &str) -> bool {
    matches!(
        function,
        "article"
            | "l_article"
            | "a_l_article"
            | "de_l_article"
            | "annexe"
            | "l_annexe"
            | "a_l_annexe"
            | "de_l_annexe"
    )
}
