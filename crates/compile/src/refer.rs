//! References in French: « à l’article 5.2 », « aux articles 5 et 6 », « du (b) de
//! l’article 3 de l’annexe 2 ».

use clausier_french::NBSP;
use clausier_model::document::{Inline, NodeId};

use crate::expression::{Form, Reference};
use crate::label::{Label, LabelKind, Labels};

/// What is wrong with a reference.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// Nothing in the document has this name.
    Broken(String),
    /// Several nodes have it.
    Ambiguous(String),
    /// An annex where an article is meant, or the other way round.
    Kind(String),
}

/// Where a reference is made from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standpoint<'a> {
    /// The node that speaks: `#x` is `node#x`.
    pub(crate) node: &'a str,
    /// The annex it is in.
    pub(crate) annex: Option<&'a str>,
}

/// The words of a reference, with its numbers as links.
pub(crate) fn refer(
    reference: &Reference,
    labels: &Labels,
    from: Standpoint<'_>,
) -> Result<Vec<Inline>, Trouble> {
    let mut groups: Vec<Vec<(&str, &Label)>> = Vec::new();
    for target in &reference.targets {
        let name = full_name(target, from.node);
        if labels.is_ambiguous(&name) {
            return Err(Trouble::Ambiguous(name));
        }
        let Some((id, label)) = labels.get(&name) else {
            return Err(Trouble::Broken(name));
        };
        if (label.kind == LabelKind::Annex) != reference.annexes {
            return Err(Trouble::Kind(name));
        }
        // Two names may be those of one article.
        if groups.iter().flatten().any(|(known, _)| *known == id) {
            continue;
        }
        // Neighbours of the same kind and place share their words.
        match groups.last_mut() {
            Some(group)
                if group[0].1.kind == label.kind && group[0].1.annex == label.annex =>
            {
                group.push((id, label));
            }
            _ => groups.push(vec![(id, label)]),
        }
    }
    for group in &mut groups {
        group.sort_by_key(|(_, label)| label.rank);
    }
    let mut out = Vec::new();
    for (rank, group) in groups.iter().enumerate() {
        if rank > 0 {
            let join = if rank + 1 == groups.len() { " et " } else { ", " };
            out.push(Inline::text(join));
        }
        phrase(reference.form, group, labels, from, &mut out);
    }
    Ok(out)
}

/// The node of a name, and its anchor: `node#anchor`.
pub(crate) fn split_name(id: &str) -> (&str, Option<&str>) {
    id.split_once('#').map_or((id, None), |(node, anchor)| (node, Some(anchor)))
}

/// The full name of a target: `#x` is an anchor of the node that speaks.
fn full_name(target: &str, node: &str) -> String {
    match target.strip_prefix('#') {
        Some(anchor) => format!("{node}#{anchor}"),
        None => target.to_owned(),
    }
}

fn phrase(
    form: Form,
    group: &[(&str, &Label)],
    labels: &Labels,
    from: Standpoint<'_>,
    out: &mut Vec<Inline>,
) {
    let many = group.len() > 1;
    let label = group[0].1;
    match &label.kind {
        LabelKind::Article => {
            let noun = if many { "articles" } else { "article" };
            out.push(Inline::text(format!("{}{noun}{NBSP}", article(form, many))));
            numbers(group, out);
        }
        LabelKind::Annex => {
            let noun = if many { "annexes" } else { "annexe" };
            out.push(Inline::text(format!("{}{noun}{NBSP}", article(form, many))));
            numbers(group, out);
        }
        LabelKind::Item { within } => {
            let words = match (form, many) {
                (Form::Bare, _) => "",
                (Form::The, false) => "le ",
                (Form::The, true) => "les ",
                (Form::To, false) => "au ",
                (Form::To, true) => "aux ",
                (Form::Of, false) => "du ",
                (Form::Of, true) => "des ",
            };
            if !words.is_empty() {
                out.push(Inline::text(words));
            }
            numbers(group, out);
            if let Some((id, holder)) = labels.get(within) {
                let noun = match holder.kind {
                    LabelKind::Annex => "annexe",
                    LabelKind::Article | LabelKind::Item { .. } => "article",
                };
                out.push(Inline::text(format!(" de l’{noun}{NBSP}")));
                out.push(number(id, holder));
                // An item of an annex without articles is already placed.
                if holder.kind == LabelKind::Annex {
                    return;
                }
            }
        }
    }
    place(label, labels, from, out);
}

/// « de l’annexe 2 », where the numbers alone would be taken for those of another part.
fn place(label: &Label, labels: &Labels, from: Standpoint<'_>, out: &mut Vec<Inline>) {
    match &label.annex {
        Some(annex) if from.annex == Some(annex.as_str()) => {
            out.push(Inline::text(" de la présente annexe"));
        }
        Some(annex) => {
            if let Some((id, annex)) = labels.get(annex) {
                out.push(Inline::text(format!(" de l’annexe{NBSP}")));
                out.push(number(id, annex));
            }
        }
        None if label.kind != LabelKind::Annex
            && from.annex.is_some_and(|annex| labels.is_numbered_annex(annex)) =>
        {
            let words =
                if labels.contract_is_a_term { " du Contrat" } else { " du contrat" };
            out.push(Inline::text(words));
        }
        None => {}
    }
}

fn article(form: Form, many: bool) -> &'static str {
    match (form, many) {
        (Form::Bare, _) => "",
        (Form::The, false) => "l’",
        (Form::The, true) => "les ",
        (Form::To, false) => "à l’",
        (Form::To, true) => "aux ",
        (Form::Of, false) => "de l’",
        (Form::Of, true) => "des ",
    }
}

fn numbers(group: &[(&str, &Label)], out: &mut Vec<Inline>) {
    for (rank, (id, label)) in group.iter().enumerate() {
        if rank > 0 {
            let join = if rank + 1 == group.len() { " et " } else { ", " };
            out.push(Inline::text(join));
        }
        out.push(number(id, label));
    }
}

fn number(id: &str, label: &Label) -> Inline {
    Inline::Reference { target: NodeId::from(id), text: label.number.clone() }
}

#[cfg(test)]
mod tests {
    use clausier_model::document::Document;

    use super::*;
    use crate::label::Alias;
    use clausier_model::document::plain_text;

    fn labels() -> Labels {
        let json = include_str!("../../../tests/fixtures/contrat.json");
        let document: Document =
            serde_json::from_str(json).expect("the fixture is a document");
        Labels::of(
            &document.articles,
            &document.annexes,
            &[Alias { name: "alias".to_owned(), node: "prix".to_owned(), is_use: true }],
        )
    }

    fn say(form: Form, annexes: bool, targets: &[&str], from: Option<&str>) -> String {
        let targets = targets.iter().map(|t| (*t).to_owned()).collect();
        let reference = Reference { form, annexes, targets };
        let from = Standpoint { node: "prix", annex: from };
        match refer(&reference, &labels(), from) {
            Ok(inlines) => plain_text(&inlines),
            Err(trouble) => format!("{trouble:?}"),
        }
    }

    #[test]
    fn numbers_come_in_their_order() {
        let said = say(Form::To, false, &["prix", "objet", "duree"], None);
        assert_eq!(said, "aux articles\u{a0}2, 3 et 5");
    }

    #[test]
    fn two_names_of_one_article_are_one_article() {
        let said = say(Form::To, false, &["prix", "alias"], None);
        assert_eq!(said, say(Form::To, false, &["prix"], None));
    }

    #[test]
    fn unknown_names_are_told() {
        assert_eq!(say(Form::To, false, &["rien"], None), "Broken(\"rien\")");
        assert_eq!(say(Form::To, false, &["#rien"], None), "Broken(\"prix#rien\")");
    }
}
