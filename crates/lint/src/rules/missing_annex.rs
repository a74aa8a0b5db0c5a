//! An annex that a text names is attached.

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use clausier_import::Imported;

use super::{Check, Rule, in_contract};
use crate::Context;
use crate::text::{
    Citation, Cited, Numbered, Numbering, Passage, Text, citations, is_amendment,
};

pub(super) static RULE: Rule = Rule {
    code: "REF-05",
    name: "annexe-absente",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Une annexe que le texte cite par son numéro y est jointe, ou figure dans la liste des
annexes. Quand aucune annexe n’est jointe ni énumérée, ce n’est qu’un avertissement :
elles sont peut-être dans d’autres fichiers.

## Pourquoi

Ce que décrit une annexe absente n’a pas été convenu : l’objet, le prix ou le calendrier
peuvent s’y trouver.

## Mauvais

> ## Article 1 – Objet
>
> La mission est décrite en annexe 1, son calendrier en annexe 2.
>
> ## Article 2 – Prix
>
> Le prix est de 1 500 € HT.
>
> ## Annexe 1 – Mission
>
> Tenue de la comptabilité.

## Bon

> ## Article 1 – Objet
>
> La mission est décrite en annexe 1, selon l’annexe 2 du contrat-cadre.
>
> ## Article 2 – Prix
>
> Le prix est de 1 500 € HT.
>
> ## Annexe 1 – Mission
>
> Tenue de la comptabilité.

## Textes

- Code civil, article 1163 (consulté le 22 novembre 2026).

## Limites

Une annexe d’une loi ou d’un autre contrat n’est pas cherchée, ni une annexe sans numéro.
Dans un contrat de Clausier, seul un numéro écrit à la main peut mener à une annexe
absente.
",
    checks: &[Check::Imported(check_imported), Check::Contract(check_contract)],
};

fn check_imported(text: &Text<'_>, imported: &Imported, out: &mut Findings) {
    let numbering = Numbering::new(text, imported);
    let cited: Vec<_> = text.body().flat_map(own_annexes).collect();
    // The list of annexes often comes after the signatures.
    let everywhere: Vec<_> = text.passages.iter().flat_map(own_annexes).collect();
    let listed: Vec<_> = everywhere
        .iter()
        .filter(|(passage, it)| lists(passage, it))
        .map(|(_, it)| &it.number)
        .collect();
    let changes_another = is_amendment(text);
    let nowhere = !numbering.has_annexes() && listed.is_empty();
    for (passage, citation) in &cited {
        let is_there = numbering.annex(&citation.number).is_some()
            || listed.contains(&&citation.number);
        let is_ours =
            citation.document == (Cited::This { said: true }) || !changes_another;
        if is_there || !is_ours || passage.place().conspicuous {
            continue;
        }
        let words = french::quote(&passage.text()[citation.range.clone()]);
        let mut finding = text
            .at(&RULE, passage, &citation.range, format!("{words} n’est pas jointe"))
            .label("citée ici")
            .help("joignez l’annexe, ou corrigez le numéro");
        if nowhere {
            // The annexes may be in other files.
            finding.severity = Severity::Warning;
            finding.label = "aucune annexe n’est jointe ni énumérée".to_owned();
        }
        out.push(finding);
    }
}

fn check_contract(context: &Context<'_>, out: &mut Findings) {
    for (passage, citation) in context.text.body().flat_map(own_annexes) {
        let mut annexes = context.document.annexes.iter();
        let is_there = annexes.any(|annex| annex.number == citation.number);
        if is_there || passage.computed_in(&citation.range).is_some() {
            continue;
        }
        let words = french::quote(&passage.text()[citation.range.clone()]);
        let finding = context
            .text
            .at(&RULE, passage, &citation.range, format!("{words} n’est pas jointe"))
            .label("écrite à la main")
            .help("ajoutez l’annexe au modèle, et renvoyez-y par son nom");
        out.push(in_contract(finding, context));
    }
}

/// The annexes of the document itself that a passage cites.
fn own_annexes<'p, 'a>(
    passage: &'p Passage<'a>,
) -> impl Iterator<Item = (&'p Passage<'a>, Citation)> {
    let own = citations(passage).into_iter().filter(|citation| {
        citation.of == Numbered::Annex && matches!(citation.document, Cited::This { .. })
    });
    own.map(move |citation| (passage, citation))
}

/// Whether a passage is a line of the list of annexes: « Annexe 1 : état des lieux ».
fn lists(passage: &Passage<'_>, citation: &Citation) -> bool {
    let text = passage.text();
    let before = text[..citation.range.start].trim();
    let opens_line = before.is_empty()
        || text[..citation.range.start]
            .trim_end_matches([' ', '-', '–', '•'])
            .ends_with('\n');
    let after = text[citation.range.end..].trim_start();
    opens_line
        && (after.is_empty()
            || after.starts_with([':', '–', '—', '-', '.', '(', ',', '\n', ';']))
}
