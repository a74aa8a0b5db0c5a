//! An annex is spoken of.

use std::collections::BTreeSet;

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use clausier_import::{HeadingKind, Imported};

use super::{Check, Rule, in_contract};
use crate::Context;
use crate::text::{Computed, Numbered, Passage, Text, citations};

pub(super) static RULE: Rule = Rule {
    code: "REF-06",
    name: "annexe-non-citee",
    severity: Severity::Info,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Chaque annexe jointe est citée quelque part dans le texte.

## Pourquoi

Une annexe que rien ne cite est-elle du contrat ? On n’en doute pas quand un article y
renvoie et dit quelle valeur elle a.

## Mauvais

> ## Article 1 – Objet
>
> La mission est décrite en annexe 1.
>
> ## Annexe 1 – Mission
>
> Tenue de la comptabilité.
>
> ## Annexe 2 – Tarifs
>
> L’heure est facturée 80 € HT.

## Bon

> ## Article 1 – Objet
>
> La mission est décrite en annexe 1, ses prix en annexe 2.
>
> ## Annexe 1 – Mission
>
> Tenue de la comptabilité.
>
> ## Annexe 2 – Tarifs
>
> L’heure est facturée 80 € HT.

## Limites

Un texte qui parle des annexes en général (« les annexes font partie du contrat ») les
cite toutes. Une annexe énumérée sans être jointe n’est pas examinée.
",
    checks: &[Check::Imported(check_imported), Check::Contract(check_contract)],
};

fn check_imported(text: &Text<'_>, imported: &Imported, out: &mut Findings) {
    if text.body().any(speaks_of_annexes) {
        return;
    }
    let cited: BTreeSet<_> = text
        .body()
        .flat_map(citations)
        .filter(|citation| citation.of == Numbered::Annex)
        .map(|citation| citation.number)
        .collect();
    let names_one = text.body().any(|passage| {
        passage.place().annex.is_none()
            && passage.reading.tokens().iter().any(|it| it.key == "annexe")
    });
    let annexes = imported.headings.iter().filter(|it| it.kind == HeadingKind::Annex);
    for heading in annexes {
        let is_cited = heading.number.as_ref().map_or(names_one, |it| cited.contains(it));
        if !is_cited {
            let label = french::quote(&heading.label);
            out.push(
                RULE.at(heading.span.clone(), format!("{label} n’est citée nulle part"))
                    .label("jointe ici")
                    .help("renvoyez-y dans l’article qu’elle complète"),
            );
        }
    }
}

fn check_contract(context: &Context<'_>, out: &mut Findings) {
    let text = &context.text;
    if context.document.annexes.is_empty() || text.body().any(speaks_of_annexes) {
        return;
    }
    let references = text.passages.iter().flat_map(|passage| passage.computed());
    let cited: BTreeSet<&str> = references
        .filter_map(|(_, by)| match by {
            Computed::Reference(target) => Some(target.0.as_str()),
            _ => None,
        })
        .collect();
    for annex in &context.document.annexes {
        if !cited.contains(annex.id.0.as_str()) {
            let message = format!("l’annexe {} n’est citée nulle part", annex.number);
            let finding = RULE
                .at(context.place(Some(&annex.origin)), message)
                .help("renvoyez-y dans l’article qu’elle complète");
            out.push(in_contract(finding, context));
        }
    }
}

/// Whether a passage speaks of the annexes together, without their numbers.
fn speaks_of_annexes(passage: &Passage<'_>) -> bool {
    let tokens = passage.reading.tokens();
    let mut nouns = (0..tokens.len()).filter(|at| tokens[*at].key == "annexes");
    nouns.any(|at| {
        let next = tokens.get(at + 1);
        next.is_none_or(|next| {
            !next.key.starts_with(|c: char| c.is_ascii_digit()) && next.key.len() > 1
        })
    })
}
