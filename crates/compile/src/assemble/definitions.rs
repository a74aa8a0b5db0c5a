//! The definitions of a document.

use clausier_french as french;
use clausier_model::document::{
    Block, BlockKind, Inline, Item, List, Origin, plain_text,
};

use super::{Assembler, Place, standing_clauses};
use crate::plan::Plan;

/// A definition: its term, and its text already evaluated.
pub(super) struct Definition {
    term: String,
    text: Vec<Inline>,
    origin: Origin,
}

impl Assembler<'_> {
    /// The definitions of the clauses that stand, in alphabetical order.
    pub(super) fn terms(
        &self,
        plan: &Plan,
        prefix: &str,
        annex: Option<&str>,
    ) -> Vec<Definition> {
        if self.labels.is_none() {
            return Vec::new();
        }
        let place = Place { prefix, annex };
        let mut out: Vec<Definition> = Vec::new();
        for used in standing_clauses(plan, self.facts) {
            let parsed = used.parsed();
            let version = parsed.clause.version.to_string();
            let node = format!("{prefix}{}", used.node);
            let evaluator = self.evaluator(used, &node, &version, place);
            for (term, template) in parsed.clause.terms.iter().zip(&parsed.definitions) {
                out.push(Definition {
                    term: term.name.value.clone(),
                    text: evaluator.phrase(template),
                    origin: Origin {
                        span: Some(term.text.span.clone()),
                        ..self.origin(used)
                    },
                });
            }
        }
        out.sort_by_cached_key(|definition| {
            (french::collation_key(&definition.term), definition.term.clone())
        });
        // A clause used twice defines its terms once.
        out.dedup_by(|a, b| a.term == b.term && a.text == b.text);
        out
    }
}

/// The definitions as a list: « Facture » : la facture émise … ;
pub(super) fn definitions(terms: &[Definition]) -> Option<Block> {
    let last = terms.len().checked_sub(1)?;
    let items = terms
        .iter()
        .enumerate()
        .map(|(rank, definition)| {
            let mut inlines = vec![
                Inline::text("«\u{a0}"),
                Inline::Strong { inlines: vec![Inline::text(definition.term.clone())] },
                Inline::text("\u{a0}»\u{a0}: "),
            ];
            inlines.extend(definition.text.iter().cloned());
            if rank < last {
                inlines.push(Inline::text("\u{202f};"));
            } else if !plain_text(&definition.text).ends_with('.') {
                inlines.push(Inline::text("."));
            }
            let paragraph = Block {
                anchor: None,
                kind: BlockKind::Paragraph { inlines },
                origin: definition.origin.clone(),
            };
            Item {
                anchor: None,
                marker: "–".to_owned(),
                blocks: vec![paragraph],
                origin: definition.origin.clone(),
            }
        })
        .collect();
    Some(Block {
        anchor: None,
        kind: BlockKind::List(List { ordered: false, depth: 0, items }),
        origin: Origin::default(),
    })
}
