//! Values in their places: in a sentence, or alone as paragraphs or a table.

use clausier_model::document::{Block, BlockKind, Inline, plain_text};
use clausier_model::value::Value;

use super::leaf::is_blank;
use super::run::Run;
use super::{Evaluator, table};
use crate::expression::{Expr, ExprKind, Fault, Scope, Val};
use crate::rules;
use crate::template::Node;

/// Whether a `{{ }}` leaves anything in its sentence.
pub(super) fn shows(expr: &Expr, scope: &Scope<'_>) -> bool {
    // A value shows even if it is empty, and a fault shows as a gap.
    !matches!(scope.eval(expr), Ok(Val::Words(words)) if is_blank(&words))
}

impl Evaluator<'_> {
    /// A `{{ }}` in a sentence.
    pub(super) fn token(&self, expr: &Expr, scope: &Scope<'_>, run: &mut Run) {
        let value = match scope.eval(expr) {
            Ok(value) => value,
            Err(fault) => {
                self.fault(&fault, &expr.range);
                run.gap(self.question(&fault));
                return;
            }
        };
        let value = match value {
            Val::Role(rank) => match self.facts.party_name(rank) {
                Some(name) => Val::Value(Value::Text(name)),
                None => Val::Role(rank),
            },
            value => value,
        };
        match &value {
            Val::Words(words) => {
                if self.afford(words.len(), &expr.range) {
                    run.words(words);
                }
            }
            Val::Identity(inlines) => {
                let bytes = plain_text(inlines).len();
                if self.afford(bytes, &expr.range) {
                    run.identity(inlines);
                }
            }
            Val::Reference(reference) => match self.refer(reference, &expr.range) {
                Ok(inlines) => run.reference(inlines),
                Err(fault) => {
                    self.fault(&fault, &expr.range);
                    run.gap(reference.targets.join(", "));
                }
            },
            value => match value.print() {
                Some(text) => {
                    if !self.afford(text.len(), &expr.range) {
                        return;
                    }
                    run.value(self.file.text()[expr.range.clone()].to_owned(), text);
                }
                None => {
                    self.unprintable(expr, value);
                    run.gap("…".to_owned());
                }
            },
        }
    }

    fn question(&self, fault: &Fault) -> String {
        match fault {
            Fault::Missing { variable } => self
                .facts
                .variables
                .get(variable)
                .and_then(|slot| slot.variable.question.clone())
                .unwrap_or_else(|| variable.clone()),
            Fault::Wrong { .. } | Fault::Uncertain { .. } | Fault::Reported => {
                "…".to_owned()
            }
        }
    }

    fn unprintable(&self, expr: &Expr, value: &Val) {
        let name = self.file.text()[expr.range.clone()].trim();
        let (rule, help) = match value {
            Val::Value(Value::Paragraphs(_) | Value::Table(_)) => (
                &rules::GRAFT,
                "placez cette valeur seule dans son paragraphe".to_owned(),
            ),
            Val::Value(Value::Boolean(_)) => (
                &rules::UNPRINTABLE,
                "employez-la dans une condition, ou « \"oui\" if x else \"non\" »"
                    .to_owned(),
            ),
            Val::Role(_) => (
                &rules::UNPRINTABLE,
                "écrivez le(\"…\"), du(\"…\"), ou un attribut tel que « client.nom »"
                    .to_owned(),
            ),
            _ => (&rules::UNPRINTABLE, "employez l’un de ses attributs".to_owned()),
        };
        let message = format!(
            "«\u{a0}{name}\u{a0}» est {} et ne s’imprime pas dans une phrase",
            value.nature()
        );
        self.wrong(rule, &expr.range, message, help);
    }

    /// Paragraphs or a table, alone in a paragraph; `false` for any other value.
    pub(super) fn block_value(
        &self,
        expr: &Expr,
        scope: &Scope<'_>,
        node: &Node,
        out: &mut Vec<Block>,
    ) -> bool {
        let Ok(value) = scope.eval(expr) else { return false };
        let name = self.file.text()[expr.range.clone()].to_owned();
        match value {
            Val::Value(Value::Paragraphs(paragraphs)) => {
                for (rank, text) in paragraphs.into_iter().enumerate() {
                    if !self.afford(text.len(), &expr.range) {
                        break;
                    }
                    let value = Inline::Value { variable: name.clone(), text };
                    out.push(Block {
                        anchor: self.anchor(node).filter(|_| rank == 0),
                        kind: BlockKind::Paragraph { inlines: vec![value] },
                        origin: self.origin(&node.range),
                    });
                }
                true
            }
            Val::Value(Value::Table(rows)) => {
                let columns = match &expr.kind {
                    ExprKind::Name(variable) => self.facts.columns(variable),
                    _ => None,
                };
                let Some(columns) = columns else { return false };
                out.push(Block {
                    anchor: self.anchor(node),
                    kind: BlockKind::Table(table::table(&name, columns, &rows)),
                    origin: self.origin(&node.range),
                });
                true
            }
            _ => false,
        }
    }
}
