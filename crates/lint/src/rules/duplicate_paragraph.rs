//! A paragraph is said once.

use std::collections::{BTreeMap, BTreeSet};

use clausier_diagnostics::{Findings, Severity};

use super::duplicate_article::{repeated, spoken};
use super::{Check, Rule};
use crate::text::{Kind, Passage, Text};

pub(super) static RULE: Rule = Rule {
    code: "DOC-16",
    name: "paragraphe-en-double",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Deux paragraphes du contrat, ou d’une même annexe, ne disent pas la même chose mot pour
mot. Les espaces, la ponctuation et la casse ne comptent pas.

## Pourquoi

Un paragraphe écrit deux fois est un reste de copie : corrigé à un endroit seulement, il
se contredit.

## Mauvais

> Le Prestataire remet chaque mois au Client un compte rendu de ses travaux.
>
> Le Client règle les factures à trente jours.
>
> Le Prestataire remet chaque mois au Client un compte rendu de ses travaux.

## Bon

> Le Prestataire remet chaque mois au Client un compte rendu de ses travaux.
>
> Le Client règle les factures à trente jours.

## Limites

Un paragraphe de moins de huit mots n’est pas comparé, ni une cellule de tableau, ni le
bloc des signatures. Le corps du contrat et chaque annexe sont lus séparément. Deux
articles tout entiers semblables relèvent de `article-en-double`.
",
    checks: &[Check::Text(check)],
};

/// Shorter texts may well be the same.
const WORDS: usize = 8;

fn check(text: &Text<'_>, out: &mut Findings) {
    let told: BTreeSet<_> = repeated(text).into_iter().map(|(_, again)| again).collect();
    let mut first: BTreeMap<(Option<usize>, Vec<&str>), &Passage<'_>> = BTreeMap::new();
    for passage in &text.passages {
        let place = passage.place();
        // An article that is said twice is one finding.
        let is_told =
            place.article.is_some_and(|rank| told.contains(&(place.annex, rank)));
        if is_told || !matches!(passage.kind(), Kind::Paragraph | Kind::Item) {
            continue;
        }
        let words: Vec<_> = spoken(passage).collect();
        if words.len() < WORDS {
            continue;
        }
        let earlier = *first.entry((passage.place().annex, words)).or_insert(passage);
        if std::ptr::eq(earlier, passage) {
            continue;
        }
        let whole = |passage: &Passage<'_>| 0..passage.text().len();
        let finding = text
            .at(&RULE, passage, &whole(passage), "ce paragraphe est écrit deux fois")
            .label("écrit une seconde fois")
            .related(text.span(earlier, &whole(earlier)), "le même paragraphe est ici")
            .help("gardez l’un des deux");
        out.push(text.of(finding));
    }
}
