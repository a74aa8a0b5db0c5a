//! Names that several nodes of a document have.

use clausier_diagnostics::{Diagnostic, Findings, Span};
use clausier_model::manifest::Manifest;

use crate::label::Labels;
use crate::plan::{Plan, PlannedContent};
use crate::refer::split_name;
use crate::rules;
use crate::variables::each_clause;

/// A finding for each name that several nodes have.
pub(crate) fn report(
    labels: &Labels,
    plan: &Plan,
    manifest: &Manifest,
    findings: &mut Findings,
) {
    for id in labels.duplicates() {
        let mut place = None;
        find(plan, "", id, &mut place);
        let help = if id.contains('#') {
            "donnez à chaque élément une ancre à lui, hors des boucles"
        } else {
            "donnez un autre nom à l’un d’eux (as = \"…\" dans le contrat-type)"
        };
        let place = place.unwrap_or_else(|| Span::file_start(&manifest.file));
        let message =
            format!("«\u{a0}{id}\u{a0}» nomme plusieurs éléments de ce contrat");
        let finding = Diagnostic::new(&rules::DUPLICATE_NODE, place, message);
        findings.push(finding.help(help));
    }
}

/// The last place that gives the name `id`: an anchor in a clause, the use of a
/// clause, else an article or an annex.
fn find(plan: &Plan, prefix: &str, id: &str, place: &mut Option<Span>) {
    let (node, anchor) = split_name(id);
    let Some(node) = node.strip_prefix(prefix) else { return };
    if anchor.is_none() {
        let articles = plan.articles.iter().map(|article| (&article.id, &article.span));
        let annexes = plan.annexes.iter().map(|annex| (&annex.id, &annex.span));
        let mut named = articles.chain(annexes).filter(|(id, _)| *id == node);
        *place = named.next_back().map(|(_, span)| span.clone()).or(place.take());
    }
    each_clause(plan, &mut |used| {
        if used.node != node {
            return;
        }
        match anchor {
            None => *place = Some(used.span.clone()),
            Some(anchor) => {
                used.parsed().template.each_node(&mut |found| {
                    if found.anchor.as_deref() == Some(anchor) {
                        *place = Some(Span::new(&used.source.file, found.range.clone()));
                    }
                });
            }
        }
    });
    for annex in &plan.annexes {
        if let PlannedContent::Model(inner) = &annex.content {
            find(inner, &format!("{}:", annex.id), id, place);
        }
    }
}
