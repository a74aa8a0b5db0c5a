//! The places to sign, as far as the text tells them.

use clausier_diagnostics::Span;
use clausier_french::fold;

use crate::Signatory;

/// The paragraphs of a place to sign as signatories: each « Pour … » opens one.
pub(super) fn signatories(paras: &[(String, Span)]) -> Vec<Signatory> {
    let mut out: Vec<Signatory> = Vec::new();
    for (text, span) in paras {
        let folded = fold(text);
        let opens = ["pour ", "le ", "la ", "l'", "les "]
            .iter()
            .any(|start| folded.trim_start().starts_with(start))
            && text.chars().count() <= 80
            && !folded.trim_end().ends_with('.');
        if opens {
            out.push(Signatory {
                heading: text.trim().to_owned(),
                lines: Vec::new(),
                span: span.clone(),
            });
        } else if let Some(last) = out.last_mut() {
            last.lines.push(text.trim().to_owned());
        }
    }
    out
}
