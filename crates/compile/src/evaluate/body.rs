//! The body of a clause: its own text, then its sub-articles.

use std::collections::BTreeMap;

use clausier_french as french;
use clausier_model::document::{Block, Division, Inline, NodeId, Number};

use super::{Depth, Evaluator};
use crate::expression::Scope;
use crate::rules;
use crate::template::{Node, NodeKind};

/// How many levels a number may have, as in Word's headings that lawyers use.
const MAX_LEVELS: usize = 3;

/// Text and sub-articles.
#[derive(Debug, Default)]
pub(crate) struct Body {
    pub(crate) blocks: Vec<Block>,
    pub(crate) divisions: Vec<Division>,
    /// How often each name was made for a heading that has none of its own.
    made: BTreeMap<String, u32>,
}

impl Body {
    /// A name of its own for a heading, after its words.
    fn name(&mut self, words: String) -> String {
        let count = self.made.entry(words.clone()).or_default();
        *count += 1;
        if *count == 1 { words } else { format!("{words}-{count}") }
    }
}

impl Evaluator<'_> {
    /// The body of a clause whose heading has the number `base`.
    pub(crate) fn body(&self, template: &Node, base: Option<&Number>) -> Body {
        let mut body = Body::default();
        let mut scope = self.scope();
        self.expand(&template.children, &mut scope, &mut |node, scope| {
            if let NodeKind::Heading(level) = node.kind {
                self.heading(node, level, base, scope, &mut body);
                return;
            }
            let holder = match body.divisions.last_mut() {
                None => &mut body.blocks,
                Some(division) => match division.divisions.last_mut() {
                    None => &mut division.blocks,
                    Some(inner) => &mut inner.blocks,
                },
            };
            self.block(node, scope, Depth::default(), true, holder);
        });
        body
    }

    /// A text of one paragraph, such as a definition.
    pub(crate) fn phrase(&self, template: &Node) -> Vec<Inline> {
        let mut scope = self.scope();
        let mut out = Vec::new();
        self.expand(&template.children, &mut scope, &mut |node, scope| {
            out.extend(self.inlines(&node.children, scope, false));
        });
        out
    }

    fn heading(
        &self,
        node: &Node,
        level: u8,
        base: Option<&Number>,
        scope: &mut Scope<'_>,
        body: &mut Body,
    ) {
        let words = self.inlines(&node.children, scope, true);
        if words.is_empty() {
            return;
        }
        // A name that an author gave twice is ambiguous, and so is not made another.
        let name = node.anchor.clone().unwrap_or_else(|| body.name(slug(node)));
        let id = format!("{}#{name}", self.node);
        let nested = level > 2 && !body.divisions.is_empty();
        let (parent, siblings) = match body.divisions.last_mut() {
            Some(parent) if nested => {
                (Some(parent.number.clone()), &mut parent.divisions)
            }
            _ => (base.cloned(), &mut body.divisions),
        };
        let rank = u32::try_from(siblings.len() + 1).unwrap_or(u32::MAX);
        let number = match parent {
            Some(parent) => parent.child(rank),
            None => Number::first_level(rank),
        };
        if number.segments().len() > MAX_LEVELS {
            self.wrong(
                &rules::LIMIT,
                &node.range,
                format!(
                    "ce titre serait numéroté {number} : plus de {MAX_LEVELS} niveaux"
                ),
                "donnez à la clause un article à elle, ou retirez ce titre",
            );
        }
        siblings.push(Division {
            id: NodeId(id),
            number,
            heading: words,
            blocks: Vec::new(),
            divisions: Vec::new(),
            origin: self.origin(&node.range),
        });
    }
}

/// A name for a heading without one: its words, which seldom change.
pub(crate) fn slug(node: &Node) -> String {
    let mut text = String::new();
    gather(node, &mut text);
    let mut out = String::new();
    for character in french::fold(&text).chars() {
        if character.is_ascii_alphanumeric() {
            out.push(character);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() { "titre".to_owned() } else { out.to_owned() }
}

fn gather(node: &Node, out: &mut String) {
    if let NodeKind::Text(words) = &node.kind {
        out.push_str(words);
    }
    for child in &node.children {
        gather(child, out);
    }
}
