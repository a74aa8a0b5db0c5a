//! Tags woven back into the parsed text.
//!
//! A condition or a loop covers whole siblings: blocks of a clause, items of a list,
//! rows of a table, or words of a sentence. Each group of tags is put at the
//! outermost place where that is so; where there is none, it straddles a boundary,
//! which is a finding with both places.

use std::ops::Range;

use clausier_diagnostics::{Diagnostic, Findings, Span};

use super::scan::{Scanned, Tag, TagKind};
use super::tree::{Branch, Condition, Node, NodeKind};
use crate::expression::Expr;
use crate::rules;

/// How deep conditions and loops may be nested.
const MAX_NESTING: usize = 12;

/// Puts the tags of a scanned clause around what they cover in `root`.
pub(super) fn weave(
    scanned: &mut Scanned,
    root: &mut Node,
    place: &dyn Fn(&Range<usize>) -> Span,
    findings: &mut Findings,
) {
    let mut open: Vec<Group> = Vec::new();
    for tag in std::mem::take(&mut scanned.tags) {
        let here =
            Mark { at: tag.at, source: tag.source.clone(), own_line: tag.own_line };
        match tag.kind {
            TagKind::If(condition) => {
                let condition = condition.map_or(Condition::Unreadable, Condition::When);
                open.push(Group {
                    opener: Opener::If(vec![condition]),
                    marks: vec![here],
                });
            }
            TagKind::For { variable, list } => {
                open.push(Group {
                    opener: Opener::For { variable, list },
                    marks: vec![here],
                });
            }
            TagKind::Elif(_) | TagKind::Else => separate(&mut open, tag, place, findings),
            TagKind::EndIf | TagKind::EndFor => {
                let is_if = matches!(tag.kind, TagKind::EndIf);
                let Some(mut group) = open.pop() else {
                    findings.push(
                        Diagnostic::new(
                            &rules::SYNTAX,
                            place(&tag.source),
                            "cette fin ne ferme rien",
                        )
                        .help("supprimez-la, ou ouvrez la condition avant elle"),
                    );
                    continue;
                };
                if is_if != matches!(group.opener, Opener::If(_)) {
                    findings.push(
                        Diagnostic::new(
                            &rules::SYNTAX,
                            place(&tag.source),
                            "cette fin ne correspond pas à ce qui est ouvert",
                        )
                        .related(place(&group.marks[0].source), "ouvert ici"),
                    );
                    continue;
                }
                group.marks.push(here);
                if open.len() >= MAX_NESTING {
                    findings.push(Diagnostic::new(
                        &rules::LIMIT,
                        place(&group.marks[0].source),
                        format!("plus de {MAX_NESTING} conditions l’une dans l’autre"),
                    ));
                    continue;
                }
                if let Err(straddle) = put(root, &mut group, &scanned.text) {
                    findings.push(straddle.finding(&group, place));
                }
            }
        }
    }
    for group in open {
        findings.push(
            Diagnostic::new(
                &rules::SYNTAX,
                place(&group.marks[0].source),
                "cette condition ou cette boucle n’est pas fermée",
            )
            .help("ajoutez « {% endif %} » ou « {% endfor %} »"),
        );
    }
}

/// `elif` and `else`: one more branch of the condition that is open.
fn separate(
    open: &mut [Group],
    tag: Tag,
    place: &dyn Fn(&Range<usize>) -> Span,
    findings: &mut Findings,
) {
    let group = open.last_mut();
    let Some(Group { opener: Opener::If(conditions), marks }) = group else {
        findings.push(
            Diagnostic::new(
                &rules::SYNTAX,
                place(&tag.source),
                "cette branche n’est dans aucune condition",
            )
            .help("ouvrez la condition par « {% if … %} »"),
        );
        return;
    };
    if matches!(conditions.last(), Some(Condition::Otherwise)) {
        findings.push(
            Diagnostic::new(
                &rules::SYNTAX,
                place(&tag.source),
                "rien ne peut suivre « else » dans une condition",
            )
            .related(place(&marks[0].source), "la condition commence ici"),
        );
        return;
    }
    conditions.push(match tag.kind {
        TagKind::Elif(condition) => {
            condition.map_or(Condition::Unreadable, Condition::When)
        }
        _ => Condition::Otherwise,
    });
    marks.push(Mark { at: tag.at, source: tag.source, own_line: tag.own_line });
}

/// Tags that belong together: an opener, separators, an end.
struct Group {
    opener: Opener,
    /// One more than there are branches.
    marks: Vec<Mark>,
}

enum Opener {
    If(Vec<Condition>),
    For { variable: String, list: Option<Expr> },
}

struct Mark {
    /// In the text without tags.
    at: usize,
    source: Range<usize>,
    own_line: bool,
}

/// What a group cuts, and by which of its tags.
struct Straddle {
    mark: usize,
    kind: &'static str,
}

impl Straddle {
    fn finding(self, group: &Group, place: &dyn Fn(&Range<usize>) -> Span) -> Diagnostic {
        let first = &group.marks[0];
        let cut = &group.marks[self.mark];
        let other =
            if self.mark == 0 { &group.marks[group.marks.len() - 1] } else { first };
        Diagnostic::new(
            &rules::STRADDLE,
            place(&cut.source),
            format!("cette balise coupe {} en deux", self.kind),
        )
        .label("ici")
        .related(place(&other.source), "l’autre bout de la condition est ici")
        .help("faites couvrir à la condition des éléments entiers : paragraphes, éléments d’une liste, lignes d’un tableau ou mots d’une phrase")
    }
}

/// Puts a group into `node` or below.
fn put(node: &mut Node, group: &mut Group, text: &str) -> Result<(), Straddle> {
    let inside = |child: &Node, at: usize| child.range.start < at && at < child.range.end;
    let cut = group.marks.iter().enumerate().find_map(|(rank, mark)| {
        let child = node.children.iter().position(|child| inside(child, mark.at))?;
        let divisible = is_divisible(&node.children[child], text);
        (!divisible).then_some((rank, child))
    });
    let Some((rank, child)) = cut else {
        return put_here(node, group, text);
    };
    let target = &node.children[child];
    let straddle = Straddle { mark: rank, kind: target.kind.french() };
    // Every tag must be in this child or at its very edge, with nothing in between.
    let before = child.checked_sub(1).map_or(0, |i| node.children[i].range.end);
    let after = node.children.get(child + 1).map_or(usize::MAX, |next| next.range.start);
    let first = group.marks[0].at;
    let last = group.marks[group.marks.len() - 1].at;
    let mut touches = before <= first && last <= after;
    if has_delimiters(&target.kind) {
        touches = group.marks.iter().all(|mark| inside(target, mark.at));
    }
    let lazy = is_lazy(target, group, text);
    if !touches || lazy || !is_open(&target.kind) {
        return Err(straddle);
    }
    put(&mut node.children[child], group, text)
}

/// Whether marks of its own stand between its edge and what it holds.
fn has_delimiters(kind: &NodeKind) -> bool {
    matches!(
        kind,
        NodeKind::Strong | NodeKind::Emphasis | NodeKind::Link(_) | NodeKind::Heading(_)
    )
}

/// Whether tags may be put among the children of a node.
fn is_open(kind: &NodeKind) -> bool {
    !matches!(
        kind,
        NodeKind::If(_)
            | NodeKind::For { .. }
            | NodeKind::Text(_)
            | NodeKind::Token(_)
            | NodeKind::SoftBreak
            | NodeKind::LineBreak
    )
}

/// Whether a tag alone on its line, in a list, is followed by a line that stands at
/// the margin: Markdown would silently take that line into the item.
fn is_lazy(target: &Node, group: &Group, text: &str) -> bool {
    matches!(target.kind, NodeKind::Item)
        && group.marks.iter().any(|mark| {
            let inside = target.range.start < mark.at && mark.at < target.range.end;
            let next = text[mark.at..].chars().next();
            mark.own_line
                && inside
                && next.is_some_and(|c| !c.is_whitespace() && c != '-' && !c.is_numeric())
        })
}

/// Whether a node is words that may be cut anywhere: its text is its source.
fn is_divisible(node: &Node, text: &str) -> bool {
    matches!(&node.kind, NodeKind::Text(words) if text[node.range.clone()] == **words)
}

/// Puts a group among the children of `node`; no child but words is cut.
fn put_here(node: &mut Node, group: &mut Group, text: &str) -> Result<(), Straddle> {
    let first = group.marks[0].at;
    let last = group.marks[group.marks.len() - 1].at;
    if matches!(node.kind, NodeKind::Row) {
        let holder = node
            .children
            .iter_mut()
            .find(|cell| cell.range.start <= first && last <= cell.range.end);
        if let Some(cell) = holder {
            return put(cell, group, text);
        }
        return Err(Straddle { mark: 0, kind: "la ligne de tableau" });
    }
    if matches!(node.kind, NodeKind::Table(_))
        && node.children.first().is_some_and(|header| header.range.start >= first)
    {
        return Err(Straddle { mark: group.marks.len() - 1, kind: "le tableau" });
    }
    // A loop over exactly one list repeats its items, not the list.
    if matches!(group.opener, Opener::For { .. }) {
        let mut covered = node
            .children
            .iter_mut()
            .filter(|child| first <= child.range.start && child.range.end <= last);
        if let (Some(only), None) = (covered.next(), covered.next())
            && matches!(only.kind, NodeKind::List { .. })
        {
            return put_here(only, group, text);
        }
    }
    for mark in &group.marks {
        divide(&mut node.children, mark.at);
    }
    let children = std::mem::take(&mut node.children);
    let mut bodies: Vec<Vec<Node>> = vec![Vec::new(); group.marks.len() - 1];
    let mut around = Vec::with_capacity(children.len());
    let mut insert_at = None;
    for child in children {
        // The last tag that stands at or before the child.
        let rank = group.marks.iter().rposition(|mark| mark.at <= child.range.start);
        match rank {
            Some(rank) if rank + 1 < group.marks.len() => bodies[rank].push(child),
            Some(_) => {
                insert_at.get_or_insert(around.len());
                around.push(child);
            }
            None => around.push(child),
        }
    }
    let range = first..last;
    let kind = match std::mem::replace(&mut group.opener, Opener::If(Vec::new())) {
        Opener::If(conditions) => NodeKind::If(
            conditions
                .into_iter()
                .zip(bodies)
                .map(|(condition, body)| Branch { condition, body })
                .collect(),
        ),
        Opener::For { variable, list } => {
            NodeKind::For { variable, list, body: bodies.swap_remove(0) }
        }
    };
    let group = Node { kind, range, anchor: None, children: Vec::new() };
    around.insert(insert_at.unwrap_or(around.len()), group);
    node.children = around;
    Ok(())
}

/// Cuts the words that `at` falls in.
fn divide(children: &mut Vec<Node>, at: usize) {
    let cut =
        children.iter().position(|child| child.range.start < at && at < child.range.end);
    let Some(index) = cut else { return };
    let child = &mut children[index];
    let NodeKind::Text(words) = &mut child.kind else { return };
    let tail = words.split_off(at - child.range.start);
    let range = at..child.range.end;
    child.range.end = at;
    let kind = NodeKind::Text(tail);
    children.insert(index + 1, Node { kind, range, anchor: None, children: Vec::new() });
}
