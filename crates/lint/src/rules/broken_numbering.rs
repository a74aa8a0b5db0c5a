//! The articles of a text count without gap or repetition.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use clausier_import::{Heading, HeadingKind, Imported};
use clausier_model::document::{Number, Segment};

use super::{Check, Rule};
use crate::text::{Text, reserved};

pub(super) static RULE: Rule = Rule {
    code: "DOC-18",
    name: "numerotation-rompue",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Dans un texte que Clausier n’a pas écrit, les numéros des articles, des sous-articles et
des annexes se suivent, sans trou ni répétition.

## Pourquoi

Un numéro qui manque est un article perdu, ou retiré sans que les renvois aient suivi ;
deux articles du même numéro rendent tout renvoi incertain.

## Mauvais

> ## Article 1 – Objet
>
> La mission est une traduction.
>
> ## Article 2 – Prix
>
> Le prix est de 1 500 € HT.
>
> ## Article 4 – Durée
>
> Le contrat dure un an.

## Bon

> ## Article premier – Objet
>
> La mission est une traduction.
>
> ## Article 2 – Prix
>
> Le prix est de 1 500 € HT.
>
> ## Article 2 bis – Révision
>
> Le prix est révisé chaque année.
>
> ## Article 3 – Durée
>
> Le contrat dure un an.

## Limites

Le premier numéro n’est pas examiné, ni les alinéas numérotés d’une liste. Les articles
peuvent recommencer à un dans chaque titre, et dans chaque annexe.
",
    checks: &[Check::Imported(check)],
};

fn check(text: &Text<'_>, imported: &Imported, out: &mut Findings) {
    let reserved: Vec<_> = text.passages.iter().filter_map(reserved).collect();
    // The last heading of each level, for each annex.
    let mut last: BTreeMap<(Option<usize>, Vec<Segment>), &Heading> = BTreeMap::new();
    let mut part_opened = false;
    for heading in &imported.headings {
        let Some(number) = &heading.number else { continue };
        // A quotation, such as a translation, has the numbers of what it quotes.
        // A Roman part between two sub-articles is none of them.
        let is_apart =
            heading.kind == HeadingKind::SubArticle && !heading.label.contains('.');
        if is_quoted(heading) || is_apart {
            continue;
        }
        let annex = heading.annex.filter(|_| heading.kind != HeadingKind::Annex);
        let (key, counted) = match heading.kind {
            HeadingKind::Part => {
                part_opened = true;
                continue;
            }
            HeadingKind::Unnumbered => continue,
            HeadingKind::Annex => {
                // Annexes count on their own.
                ((Some(usize::MAX), Vec::new()), number)
            }
            HeadingKind::Article | HeadingKind::SubArticle => {
                let Some((_, above)) = number.segments().split_last() else { continue };
                ((annex, above.to_vec()), number)
            }
        };
        let restarts = part_opened && value(counted) == 1;
        if heading.kind == HeadingKind::Article {
            part_opened = false;
        }
        let before = last.insert(key, heading);
        let Some(before) = before.filter(|_| !restarts) else { continue };
        let Some(previous) = &before.number else { continue };
        // « Articles 6 à 8 : réservés » stands between.
        let skipped = |range: &RangeInclusive<u32>| {
            *range.start() == value(previous) + 1 && *range.end() + 1 == value(counted)
        };
        let has_levels = counted.segments().len() > 1;
        if follows(previous, counted) || (!has_levels && reserved.iter().any(skipped)) {
            continue;
        }
        let what = if previous == counted {
            format!("{} est là deux fois", french::quote(&heading.label))
        } else {
            format!(
                "{} ne suit pas {}",
                french::quote(&heading.label),
                french::quote(&before.label)
            )
        };
        out.push(
            RULE.at(heading.span.clone(), what)
                .label("la numérotation se rompt ici")
                .related(before.span.clone(), "le précédent est ici")
                .help("renumérotez les titres, puis vérifiez les renvois"),
        );
    }
}

fn is_quoted(heading: &Heading) -> bool {
    let before = &heading.span.file().text()[..heading.span.range().start];
    let line = before.rfind('\n').map_or(before, |at| &before[at + 1..]);
    line.trim_start().starts_with('>')
}

fn value(number: &Number) -> u32 {
    number.segments().last().map_or(0, |segment| segment.value)
}

/// Whether a number may come right after another one of its level.
fn follows(before: &Number, number: &Number) -> bool {
    let suffix =
        |number: &Number| number.segments().last().and_then(|it| it.suffix.clone());
    match (value(number).checked_sub(value(before)), suffix(before), suffix(number)) {
        (Some(0), before, Some(after)) => before.as_ref() != Some(&after),
        (Some(1), _, after) => after.is_none(),
        _ => false,
    }
}
