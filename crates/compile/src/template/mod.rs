//! Clauses, parsed once with every branch present.

mod kept;
mod markdown;
mod scan;
mod tree;
mod weave;

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, SourceFile, Span};

pub use tree::{Branch, Condition, Node, NodeKind};

use crate::rules;
use scan::{Anchor, Scanned};

/// Parses the contract part of a clause: `body` is its bytes in `file`.
///
/// What is not understood is a finding; the rest of the clause is still there.
pub fn parse_template(
    file: &Arc<SourceFile>,
    body: Range<usize>,
    findings: &mut Findings,
) -> Node {
    let mut scanned = scan::scan(file, body, findings);
    let runs_place = |range: &Range<usize>| Span::new(file, range.clone());
    let mut root = {
        let place = |range: &Range<usize>| Span::new(file, scanned.source_range(range));
        markdown::read(&scanned, &place, findings)
    };
    weave::weave(&mut scanned, &mut root, &runs_place, findings);
    for anchor in std::mem::take(&mut scanned.anchors) {
        if !attach(&mut root, &anchor) {
            findings.push(
                Diagnostic::new(
                    &rules::ANCHOR,
                    Span::new(file, anchor.source),
                    format!("l’ancre « {} » ne nomme rien", anchor.id),
                )
                .help("placez-la à la fin d’un titre, d’un paragraphe ou d’un élément"),
            );
        }
    }
    settle(&mut root, &mut scanned);
    root
}

/// Gives an anchor to the block that it ends.
fn attach(node: &mut Node, anchor: &Anchor) -> bool {
    if let NodeKind::Item = node.kind
        && let Some(first) = node.children.first()
        && matches!(first.kind, NodeKind::Paragraph)
        && first.range.end == anchor.at
    {
        node.anchor = Some(anchor.id.clone());
        return true;
    }
    if matches!(node.kind, NodeKind::Paragraph | NodeKind::Heading(_)) {
        if node.range.end == anchor.at {
            node.anchor = Some(anchor.id.clone());
            return true;
        }
        return false;
    }
    let groups: Box<dyn Iterator<Item = &mut Node>> = match &mut node.kind {
        NodeKind::If(branches) => {
            Box::new(branches.iter_mut().flat_map(|branch| branch.body.iter_mut()))
        }
        NodeKind::For { body, .. } => Box::new(body.iter_mut()),
        _ => Box::new(node.children.iter_mut()),
    };
    let mut holders = groups
        .filter(|child| child.range.start <= anchor.at && anchor.at <= child.range.end);
    holders.any(|child| attach(child, anchor))
}

/// Puts the expressions in place of their marks, and source ranges in place of those
/// of the text without tags.
fn settle(node: &mut Node, scanned: &mut Scanned) {
    match &mut node.kind {
        NodeKind::If(branches) => {
            for branch in branches {
                settle_all(&mut branch.body, scanned);
            }
        }
        NodeKind::For { body, .. } => settle_all(body, scanned),
        _ => settle_all(&mut node.children, scanned),
    }
    node.range = scanned.source_range(&node.range);
}

fn settle_all(nodes: &mut Vec<Node>, scanned: &mut Scanned) {
    let mut settled = Vec::with_capacity(nodes.len());
    for mut node in std::mem::take(nodes) {
        if let NodeKind::Text(words) = &node.kind
            && words.chars().any(|c| Scanned::token_of(c).is_some())
        {
            split_tokens(words, &node.range, scanned, &mut settled);
        } else {
            settle(&mut node, scanned);
            settled.push(node);
        }
    }
    *nodes = settled;
}

fn split_tokens(
    words: &str,
    range: &Range<usize>,
    scanned: &mut Scanned,
    out: &mut Vec<Node>,
) {
    // Escapes make the words differ from their source; they then share its range.
    let verbatim = scanned.text[range.clone()] == *words;
    let place = |at: Range<usize>| {
        if verbatim {
            range.start + at.start..range.start + at.end
        } else {
            range.clone()
        }
    };
    let leaf = |kind, range| Node { kind, range, anchor: None, children: Vec::new() };
    let mut start = 0;
    for (at, character) in words.char_indices() {
        let Some(index) = Scanned::token_of(character) else { continue };
        if start < at {
            let range = scanned.source_range(&place(start..at));
            out.push(leaf(NodeKind::Text(words[start..at].to_owned()), range));
        }
        start = at + character.len_utf8();
        let expr = scanned.tokens.get_mut(index).and_then(Option::take);
        let range = expr.as_ref().map_or_else(
            || scanned.source_range(&place(at..start)),
            |expr| expr.range.clone(),
        );
        out.push(leaf(NodeKind::Token(expr), range));
    }
    if start < words.len() {
        let range = scanned.source_range(&place(start..words.len()));
        out.push(leaf(NodeKind::Text(words[start..].to_owned()), range));
    }
}
