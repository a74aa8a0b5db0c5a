//! What a manifest leaves out of its model, replaces in it, or adds.

use clausier_diagnostics::Diagnostic;

use super::Plan;
use super::planner::Planner;
use crate::rules;
use crate::store::StoreError;

impl Planner<'_> {
    /// Articles that the manifest adds, each after the one it names.
    pub(super) fn added(&mut self, plan: &mut Plan) -> Result<(), StoreError> {
        let Some(manifest) = self.manifest else { return Ok(()) };
        for added in &manifest.add {
            let Some(article) = self.article(&added.article, None)? else { continue };
            let at = match &added.after {
                None => plan.articles.len(),
                Some(after) => {
                    let found = plan.articles.iter().position(|a| a.id == after.value);
                    if found.is_none() {
                        let known: Vec<_> =
                            plan.articles.iter().map(|a| a.id.clone()).collect();
                        let known = known.iter().map(String::as_str);
                        self.unknown(&rules::CHANGE, "l’article", after, known);
                    }
                    found.map_or(plan.articles.len(), |at| at + 1)
                }
            };
            plan.articles.insert(at, article);
        }
        Ok(())
    }

    /// Whether the manifest leaves a node out.
    pub(super) fn is_omitted(&mut self, id: &str) -> bool {
        let Some(manifest) = self.manifest else { return false };
        let found = manifest.omit.iter().position(|(omitted, _)| omitted.value == id);
        if let Some(rank) = found {
            self.used[rank] = true;
        }
        found.is_some()
    }

    /// What the manifest leaves out or replaces must be there.
    pub(super) fn report_unused(&mut self) {
        let Some(manifest) = self.manifest else { return };
        let named = manifest
            .omit
            .iter()
            .map(|(id, _)| id)
            .chain(manifest.replace.iter().map(|(id, _)| id));
        for (id, used) in named.zip(&self.used) {
            if !used {
                self.findings.push(
                    Diagnostic::new(
                        &rules::CHANGE,
                        id.span.clone(),
                        format!(
                            "«\u{a0}{}\u{a0}» n’est pas dans le contrat-type «\u{a0}{}\u{a0}»",
                            id.value, manifest.model.value
                        ),
                    )
                    .help("nommez un article, une clause ou une annexe de ce contrat-type"),
                );
            }
        }
    }
}
