//! The end of a document: its formula, and the places of the parties.

use clausier_french::fold;

use crate::text::{Kind, Passage, Text};

/// A place to sign.
pub(super) struct PlaceToSign<'t, 'a> {
    /// « Fait à … ».
    pub(super) formula: Option<&'t Passage<'a>>,
    /// What stands below: whose place, name, capacity, mention.
    pub(super) lines: Vec<&'t Passage<'a>>,
}

/// The places to sign of a document: its own, then those of its annexes.
pub(super) fn places_to_sign<'t, 'a>(text: &'t Text<'a>) -> Vec<PlaceToSign<'t, 'a>> {
    let mut out: Vec<PlaceToSign<'t, 'a>> = Vec::new();
    let mut open = None;
    for passage in &text.passages {
        let place = passage.place();
        let goes_on = place.article.is_none() && open == Some(place.annex);
        let is_heading = passage.kind() == Kind::Heading;
        if passage.kind() != Kind::Signature && (!goes_on || is_heading) {
            open = None;
            continue;
        }
        if open != Some(place.annex) {
            open = Some(place.annex);
            out.push(PlaceToSign { formula: None, lines: Vec::new() });
        }
        let Some(last) = out.last_mut() else { continue };
        if last.formula.is_none() && is_formula(passage.text()) {
            last.formula = Some(passage);
        } else {
            last.lines.push(passage);
        }
    }
    out
}

fn is_formula(text: &str) -> bool {
    const STARTS: [&str; 6] =
        ["fait a ", "fait le ", "fait en ", "fait et signe ", "etabli a ", "signe a "];
    let folded = fold(text);
    let compiled = folded.starts_with("fait a la date");
    compiled || STARTS.iter().any(|start| folded.trim_start().starts_with(start))
}
