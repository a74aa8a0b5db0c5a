//! The document, visited in reading order.

use clausier_model::document::{Division, Document, Inline};

/// Visits every article and sub-article, those of annexes included; a division comes
/// before its own. `false` passes over those within it.
pub(crate) fn each_division<'d>(
    document: &'d Document,
    visit: &mut dyn FnMut(&'d Division) -> bool,
) {
    fn go<'d>(divisions: &'d [Division], visit: &mut dyn FnMut(&'d Division) -> bool) {
        for division in divisions {
            if visit(division) {
                go(&division.divisions, visit);
            }
        }
    }
    go(&document.articles, visit);
    for annex in &document.annexes {
        go(&annex.articles, visit);
    }
}

/// Visits the leaves of inlines: whatever is not emphasis or a link.
pub(crate) fn each_leaf<'d>(inlines: &'d [Inline], visit: &mut dyn FnMut(&'d Inline)) {
    for inline in inlines {
        match inline {
            Inline::Strong { inlines }
            | Inline::Emphasis { inlines }
            | Inline::Link { inlines, .. } => each_leaf(inlines, visit),
            leaf => visit(leaf),
        }
    }
}
