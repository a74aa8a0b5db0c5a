//! What begins ends later.

use std::ops::Range;

use clausier_diagnostics::{Findings, Severity};
use clausier_french::{WrittenDate, dates, weekday_name};

use super::impossible_date::may_hold_a_date;
use super::{Check, Rule};
use crate::text::{Passage, Text};

pub(super) static RULE: Rule = Rule {
    code: "NUM-04",
    name: "fin-avant-debut",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

La fin d’une période ne précède pas son début.

Une phrase doit lier les deux dates (« du … au … », « entre le … et le … », « prend
effet le … et prend fin le … »), ou deux lignes qui se suivent les nommer (« Date de
début : … », « Date de fin : … »).

## Pourquoi

Un contrat qui finit avant d’avoir commencé n’a pas de durée ; le plus souvent l’année
n’a pas été changée.

## Mauvais

> Le contrat est conclu du 1er mars 2027 au 28 février 2027.

## Bon

> Le contrat est conclu du 1er mars 2027 au 29 février 2028. Il prend effet le 1er mars
> 2027 et remplace celui qui prend fin le 28 février 2027.

## Limites

Deux dates dont une n’a pas d’année, ou que d’autres mots séparent, ne sont pas
comparées.
",
    checks: &[Check::Text(check)],
};

fn check(text: &Text<'_>, out: &mut Findings) {
    let mut start: Option<(&Passage<'_>, WrittenDate)> = None;
    for passage in &text.passages {
        let all = match may_hold_a_date(passage.text()) {
            true => dates(&passage.reading),
            false => Vec::new(),
        };
        for two in all.windows(2).filter(|two| is_after(&two[0], &two[1])) {
            if is_period(passage, &two[0], &two[1]) {
                let range = two[0].range.start..two[1].range.end;
                let range = opening(passage, &range);
                say(text, passage, &range, None, out);
            }
        }
        let [only] = all.as_slice() else {
            // A cell may hold the label of the next one.
            if !all.is_empty() {
                start = None;
            }
            continue;
        };
        match label(passage, only) {
            Some(Label::Start) => start = Some((passage, only.clone())),
            Some(Label::End) => {
                if let Some((first, begins)) = start.take()
                    && first.place().division == passage.place().division
                    && is_after(&begins, only)
                {
                    say(text, passage, &only.range, Some((first, &begins.range)), out);
                }
            }
            None => start = None,
        }
    }
}

fn say(
    text: &Text<'_>,
    passage: &Passage<'_>,
    range: &Range<usize>,
    start: Option<(&Passage<'_>, &Range<usize>)>,
    out: &mut Findings,
) {
    let mut finding = text
        .at(&RULE, passage, range, "la fin de cette période précède son début")
        .label("finit avant d’avoir commencé")
        .help("corrigez l’une des deux dates ; l’année, le plus souvent");
    if let Some((first, begins)) = start {
        finding = finding.related(text.span(first, begins), "le début est ici");
    }
    out.push(finding);
}

/// Whether a date that exists comes after another that exists.
fn is_after(one: &WrittenDate, other: &WrittenDate) -> bool {
    let exists = |it: &WrittenDate| weekday_name(it.year, it.month, it.day).is_some();
    let order = |it: &WrittenDate| (it.year, it.month, it.day);
    exists(one) && exists(other) && order(one) > order(other)
}

/// The range from the word that opens a period.
fn opening(passage: &Passage<'_>, range: &Range<usize>) -> Range<usize> {
    let before = passage.reading.tokens().iter().rev();
    let word = before.clone().find(|token| token.range.end <= range.start);
    match word {
        Some(word) if matches!(&*word.key, "du" | "le") => word.range.start..range.end,
        _ => range.clone(),
    }
}

/// Whether the words tie two dates as the beginning and the end of one thing.
fn is_period(passage: &Passage<'_>, start: &WrittenDate, end: &WrittenDate) -> bool {
    let tokens = passage.reading.tokens();
    let first = tokens.partition_point(|token| token.range.end <= start.range.start);
    let after = tokens.partition_point(|token| token.range.start < start.range.end);
    let last = tokens.partition_point(|token| token.range.end <= end.range.start);
    let keys = |range: Range<usize>| -> Vec<&str> {
        tokens[range].iter().map(|token| &*token.key).collect()
    };
    let before = keys(first.saturating_sub(6)..first);
    let between = keys(after..last);
    // « du … [inclus] au … », « à compter du … jusqu’au … »
    let filler = |key: &&&str| {
        !matches!(
            **key,
            "inclus"
                | ","
                | "("
                | ")"
                | "et"
                | "a"
                | "minuit"
                | "zero"
                | "0"
                | "h"
                | "heure"
                | "heures"
                | "24"
        )
    };
    let words: Vec<&str> = between.iter().filter(filler).copied().collect();
    if before.ends_with(&["du"])
        && matches!(words.as_slice(), ["au" | "jusqu'au"] | ["jusqu'", "au"])
    {
        return true;
    }
    if before.ends_with(&["entre", "le"]) && between == ["et", "le"] {
        return true;
    }
    starts(&before) && ends(&between)
}

/// « prend effet le », « commence à courir le », « à compter du ».
fn starts(before: &[&str]) -> bool {
    const VERBS: [&str; 16] = [
        "effet",
        "vigueur",
        "commence",
        "commencera",
        "debute",
        "debutera",
        "demarre",
        "courir",
        "compter",
        "partir",
        "court",
        "courra",
        "conclu",
        "conclue",
        "consenti",
        "dure",
    ];
    let Some((last, rest)) = before.split_last() else { return false };
    let verb = rest.iter().rev().take(2).any(|word| VERBS.contains(word));
    matches!(*last, "le" | "du" | "des") && verb
}

/// « et prend fin le », « pour finir le », « et expire le »: the same thing ends.
fn ends(between: &[&str]) -> bool {
    const ENDS: [&str; 22] = [
        "fin",
        "finir",
        "finit",
        "finira",
        "expire",
        "expirer",
        "expirera",
        "termine",
        "terminer",
        "terminera",
        "acheve",
        "achever",
        "achevera",
        "terme",
        "cesse",
        "cesser",
        "cessera",
        "echeance",
        "jusqu'",
        "expirant",
        "finissant",
        "terminant",
    ];
    // Anything else would be another subject: « et remplace celui qui prend fin le ».
    const LINKS: [&str; 36] = [
        "et", ",", ";", "pour", "puis", "il", "elle", "ils", "elles", "a", "se", "s'",
        "prend", "prendra", "prendre", "arrive", "arrivera", "arriver", "le", "au", "de",
        "plein", "droit", "inclus", "minuit", "heures", "heure", "h", "0", "zero", "en",
        "y", "une", "duree", "ferme", "vient",
    ];
    let last = between.last().copied().unwrap_or_default();
    between.iter().any(|word| ENDS.contains(word))
        && matches!(last, "le" | "au")
        && between.iter().all(|word| {
            ENDS.contains(word)
                || LINKS.contains(word)
                || word.bytes().all(|byte| byte.is_ascii_digit())
        })
}

#[derive(Debug, PartialEq, Eq)]
enum Label {
    Start,
    End,
}

/// What a line that holds a date alone says of it: « Date de début : 1er mars 2027 ».
fn label(passage: &Passage<'_>, date: &WrittenDate) -> Option<Label> {
    let tokens = passage.reading.tokens();
    let count = tokens.partition_point(|token| token.range.end <= date.range.start);
    let rest = passage.text()[date.range.end..].trim_matches(['.', ';', ' ', ',']);
    if !rest.is_empty() || !tokens.get(count.checked_sub(1)?)?.is_mark(":") {
        return None;
    }
    let words: Vec<&str> = tokens[..count - 1].iter().map(|token| &*token.key).collect();
    Some(match words.join(" ").as_str() {
        "debut"
        | "date de debut"
        | "date d' effet"
        | "date de prise d' effet"
        | "prise d' effet"
        | "entree en vigueur"
        | "date d' entree en vigueur" => Label::Start,
        "fin"
        | "date de fin"
        | "date d' expiration"
        | "expiration"
        | "terme"
        | "fin du contrat"
        | "date de fin du contrat" => Label::End,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn periods() {
        for (text, expected) in [
            (
                "du 1er mars 2027 au 28 février 2027",
                vec!["du 1er mars 2027 au 28 février 2027"],
            ),
            ("du 1er mars 2027 au 1er mars 2027", vec![]),
            (
                "du 1er mars 2027 inclus jusqu’au 1er mars 2026",
                vec!["du 1er mars 2027 inclus jusqu’au 1er mars 2026"],
            ),
            (
                "il commence à courir le 1er mars 2027 pour finir le 31 mars 2023",
                vec!["le 1er mars 2027 pour finir le 31 mars 2023"],
            ),
            ("il prend effet le 2/3/2027. Il prend fin le 1/3/2027", vec![]),
            (
                "il prend effet le 1er mars 2027 et remplace celui qui prend fin le 28 \
                 février 2027",
                vec![],
            ),
            (
                "entre le 2 mai 2027 et le 1er mai 2027",
                vec!["le 2 mai 2027 et le 1er mai 2027"],
            ),
            ("le contrat du 1er mars 2027, modifié le 1er mars 2026", vec![]),
            ("l’avenant du 3 mars 2027 au contrat du 2 mars 2026", vec![]),
            (
                "Date de début : 2 mai 2027\n\nDate de fin : 1er mai 2027",
                vec!["1er mai 2027"],
            ),
        ] {
            assert_eq!(extracts(&super::RULE, text), expected, "{text}");
        }
    }
}
