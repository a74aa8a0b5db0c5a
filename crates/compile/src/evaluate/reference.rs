//! References, and what may be wrong with them.

use std::ops::Range;

use clausier_model::document::Inline;

use super::Evaluator;
use crate::expression::{Facts, Fault, Reference};
use crate::label::Labels;
use crate::refer::{Standpoint, Trouble, refer};
use crate::rules;

impl Evaluator<'_> {
    /// A reference at `range`; nothing while nodes are being numbered.
    pub(super) fn refer(
        &self,
        reference: &Reference,
        range: &Range<usize>,
    ) -> Result<Vec<Inline>, Fault> {
        let Some(labels) = self.labels else { return Ok(Vec::new()) };
        let mut reference = reference.clone();
        if !self.prefix.is_empty() {
            for target in &mut reference.targets {
                let own = format!("{}{target}", self.prefix);
                if labels.get(&own).is_some() {
                    *target = own;
                }
            }
        }
        let from = Standpoint { node: self.node, annex: self.annex };
        refer(&reference, labels, from)
            .map_err(|trouble| self.trouble(trouble, labels, reference.annexes, range))
    }

    /// The name in the annexed model that speaks, if one does and plans such a node.
    fn own(&self, id: &str) -> String {
        let own = format!("{}{id}", self.prefix);
        let is_own = self.facts.is_planned(&own) || self.facts.may_be_unread(&own);
        if is_own { own } else { id.to_owned() }
    }

    fn trouble(
        &self,
        trouble: Trouble,
        labels: &Labels,
        annexes: bool,
        range: &Range<usize>,
    ) -> Fault {
        let fault = |rule, message, help| Fault::Wrong {
            rule,
            range: range.clone(),
            message,
            help,
        };
        match trouble {
            Trouble::Ambiguous(id) if labels.is_duplicate(&id) => Fault::Reported,
            Trouble::Ambiguous(id) => fault(
                rules::AMBIGUOUS_REFERENCE,
                format!("«\u{a0}{id}\u{a0}» est plusieurs fois dans le contrat"),
                "donnez un nom à chaque emploi de la clause (as = \"…\" dans le contrat-type)"
                    .to_owned(),
            ),
            Trouble::Kind(id) => fault(
                rules::BROKEN_REFERENCE,
                if annexes {
                    format!("«\u{a0}{id}\u{a0}» n’est pas une annexe")
                } else {
                    format!("«\u{a0}{id}\u{a0}» est une annexe, non un article")
                },
                "employez article(…) pour un article, annexe(…) pour une annexe".to_owned(),
            ),
            Trouble::Broken(id) if self.facts.may_be_unread(&self.own(&id)) => {
                Fault::Reported
            }
            Trouble::Broken(id) => {
                let own = self.own(&id);
                let quoted = format!("«\u{a0}{id}\u{a0}»");
                let guard =
                    format!("placez ce renvoi sous « {{% if present(\"{id}\") %}} »");
                let (message, help) = if self.facts.is_omitted(&own) {
                    let why = "la fiche l’omet";
                    (format!("{quoted} n’est pas dans ce contrat : {why}"), guard)
                } else if !self.facts.is_planned(&own) {
                    let close = clausier_model::closest(&id, labels.names());
                    (
                        format!("{quoted} n’est pas dans le contrat"),
                        match close {
                            Some(close) => format!("vouliez-vous dire « {close} » ?"),
                            None => "nommez un article, une clause ou une ancre du contrat"
                                .to_owned(),
                        },
                    )
                } else if self.facts.present(&own, range).unwrap_or(false) {
                    (
                        format!("{quoted} n’a pas de numéro dans ce contrat"),
                        "renvoyez à un article, à une annexe ou à un élément de leur texte"
                            .to_owned(),
                    )
                } else {
                    (
                        format!("{quoted} n’est pas dans ce contrat : une condition l’écarte"),
                        guard,
                    )
                };
                fault(rules::BROKEN_REFERENCE, message, help)
            }
        }
    }
}
