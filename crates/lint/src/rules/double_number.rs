//! A number that is written twice is the same twice.

use std::ops::Range;

use clausier_diagnostics::{Findings, Severity};
use clausier_french::{
    Currency, WrittenAmount, amounts, double_numbers, durations, quote,
};

use super::{Check, Rule};
use crate::text::{Passage, Text};

pub(super) static RULE: Rule = Rule {
    code: "NUM-02",
    name: "double-nombre",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Un nombre en lettres que des parenthèses répètent en chiffres, ou l’inverse, est le même
deux fois : « trente (30) jours », « deux (2) exemplaires », « dix pour cent (10 %) ».
Les montants relèvent de `chiffres-et-lettres`.

## Pourquoi

Écrire un nombre deux fois ne sert qu’à le confirmer. S’il change, le contrat dit deux
choses, et chacun invoquera la sienne.

## Mauvais

> Les factures sont payables à trente (45) jours.

## Bon

> Les factures sont payables à trente (30) jours, en deux (2) exemplaires, avec un
> escompte de deux pour cent (2 %) prévu à l’article 5 (3).

## Limites

Les deux nombres doivent se suivre, l’un au moins en lettres.
",
    checks: &[Check::Text(check)],
};

fn check(text: &Text<'_>, out: &mut Findings) {
    for passage in &text.passages {
        if !passage.text().contains('(') {
            continue;
        }
        for range in doubles(passage) {
            let words = quote(&passage.text()[range.clone()]);
            let message = format!("le nombre n’est pas le même deux fois dans {words}");
            out.push(
                text.at(&RULE, passage, &range, message)
                    .label("deux nombres")
                    .help("gardez le nombre convenu, ou ne l’écrivez qu’une fois"),
            );
        }
    }
}

/// The numbers that are not the same twice.
fn doubles(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let reading = &passage.reading;
    let all = amounts(reading);
    let is_money = |range: &Range<usize>| {
        let holds = |one: &WrittenAmount| {
            one.currency != Currency::Percent && one.range.contains(&range.start)
        };
        all.iter().any(holds)
    };
    let doubles = double_numbers(reading).into_iter();
    let mut out: Vec<Range<usize>> = doubles
        .filter(|one| one.first != one.second && !is_money(&one.range))
        .map(|one| one.range)
        .collect();
    // « dix pour cent (12 %) »
    let percent = all.iter().filter(|one| one.currency == Currency::Percent);
    let percent: Vec<_> = percent
        .map(|one| (one.value.to_string(), one.in_words, one.range.clone()))
        .collect();
    out.extend(repeated(passage.text(), &percent));
    // « trente jours (45 jours) »
    let spans: Vec<_> = durations(reading)
        .into_iter()
        .map(|one| {
            let in_words = !passage.text()[one.range.clone()]
                .starts_with(|c: char| c.is_ascii_digit());
            (format!("{} {:?}", one.number, one.unit), in_words, one.range)
        })
        .collect();
    out.extend(repeated(passage.text(), &spans).filter(|_| !spans.is_empty()));
    out.sort_by_key(|range| range.start);
    out
}

/// Of two that follow each other, the second alone in brackets and one of them in words,
/// those that differ.
fn repeated<'r>(
    text: &'r str,
    all: &'r [(String, bool, Range<usize>)],
) -> impl Iterator<Item = Range<usize>> + 'r {
    all.windows(2).filter_map(move |two| {
        let [(first, in_words, before), (second, again, inside)] = two else {
            return None;
        };
        let opens = text[before.end..inside.start].trim() == "(";
        let closes = text[inside.end..].trim_start().starts_with(')');
        // What is counted in other units may be the same: « un an (12 mois) ».
        let unit = |value: &str| value.split_whitespace().next_back().map(str::to_owned);
        let alike = unit(first) == unit(second) || !first.contains(' ');
        (opens && closes && in_words != again && alike && first != second)
            .then(|| before.start..inside.end + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn numbers_written_twice() {
        for (text, expected) in [
            ("trente (45) jours", vec!["trente (45)"]),
            ("trente (30) jours", vec![]),
            ("deux (3) exemplaires", vec!["deux (3)"]),
            ("30 (trente) jours, 12 (dix) mois", vec!["12 (dix)"]),
            ("dix pour cent (12 %)", vec!["dix pour cent (12 %)"]),
            ("dix pour cent (10 %)", vec![]),
            ("trente jours (45 jours)", vec!["trente jours (45 jours)"]),
            ("un an (12 mois)", vec![]),
            ("mille (1 500) euros", vec![]),
            ("l’article 5 (3)", vec![]),
            ("vingt jours (sauf urgence)", vec![]),
        ] {
            assert_eq!(extracts(&super::RULE, text), expected, "{text}");
        }
    }
}
