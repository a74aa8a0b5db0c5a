//! The clauses of a plan: read, replaced as the manifest says, and in force.

use clausier_diagnostics::Diagnostic;
use clausier_model::clause::ClauseStatus;
use clausier_model::model::ClauseUse;

use super::PlannedClause;
use super::planner::{Condition, Planner};
use crate::rules;
use crate::store::StoreError;

impl Planner<'_> {
    /// The full name of a use of a clause.
    pub(super) fn name(&self, used: &ClauseUse) -> String {
        format!("{}{}", self.prefix, used.node().value)
    }

    /// Plans a use of a clause; `include` is the condition of the block it comes with.
    pub(super) fn clause(
        &mut self,
        used: &ClauseUse,
        include: Condition<'_>,
    ) -> Result<Option<PlannedClause>, StoreError> {
        let id = &used.clause.value;
        let node = used.node().value.clone();
        if self.is_omitted(&node) || (node != *id && self.is_omitted(id)) {
            return Ok(None);
        }
        let replaced = self.manifest.and_then(|manifest| {
            let found = manifest.replace.iter().position(|(old, _)| old.value == *id)?;
            Some((manifest.omit.len() + found, &manifest.replace[found].1))
        });
        let actual = match replaced {
            Some((rank, new)) => {
                self.used[rank] = true;
                new
            }
            None => &used.clause,
        };
        let loaded = match self.library.clause(&actual.value, self.contract) {
            Ok(loaded) => loaded,
            // A clause that is too large or outside is a fault of the sources.
            Err(error @ (StoreError::Outside { .. } | StoreError::TooLarge { .. })) => {
                self.findings.push(Diagnostic::new(
                    &rules::LIMIT,
                    actual.span.clone(),
                    error.to_string(),
                ));
                self.could_not_read(used, &actual.value);
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let Some(loaded) = loaded else {
            let known = self.library.store().list("clauses")?;
            let known = known
                .iter()
                .filter_map(|path| path.strip_prefix("clauses/")?.strip_suffix(".md"));
            self.unknown(&rules::UNKNOWN_CLAUSE, "la clause", actual, known);
            self.could_not_read(used, &actual.value);
            return Ok(None);
        };
        self.findings.extend(loaded.findings.clone());
        let Some(parsed) = &loaded.value else {
            self.could_not_read(used, &actual.value);
            return Ok(None);
        };
        if replaced.is_some() {
            let stands_in = parsed.clause.alternative_to.as_ref();
            if stands_in.is_none_or(|original| original.value != *id) {
                self.findings.push(
                    Diagnostic::new(
                        &rules::CHANGE,
                        actual.span.clone(),
                        format!(
                            "«\u{a0}{}\u{a0}» n’est pas une variante de «\u{a0}{id}\u{a0}»",
                            actual.value
                        ),
                    )
                    .help(format!(
                        "une variante le dit dans son en-tête : alternative-to = \"{id}\""
                    )),
                );
            }
        }
        if parsed.clause.status != ClauseStatus::InForce {
            let state = match parsed.clause.status {
                ClauseStatus::Deprecated => "n’est plus à employer",
                ClauseStatus::Draft | ClauseStatus::InForce => "est un projet",
            };
            self.findings.push(
                Diagnostic::new(
                    &rules::NOT_IN_FORCE,
                    actual.span.clone(),
                    format!("la clause «\u{a0}{}\u{a0}» {state}", actual.value),
                )
                .help("employez une clause en vigueur, ou faites relire celle-ci"),
            );
        }
        Ok(Some(PlannedClause {
            node,
            conditions: self.guards([used.when.as_ref(), include]),
            source: loaded,
            span: used.span.clone(),
        }))
    }

    fn could_not_read(&mut self, used: &ClauseUse, actual: &str) {
        for name in [&used.node().value, &used.clause.value, actual] {
            self.unread.add(format!("{}{name}", self.prefix));
        }
    }
}
