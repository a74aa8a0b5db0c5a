//! Dates exist.

use std::ops::Range;

use clausier_diagnostics::{Findings, Severity};
use clausier_french::{
    Reading, TokenKind, dates, month_number, number_at, quote, weekday_name,
};

use super::{Check, Rule};
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "NUM-03",
    name: "date-impossible",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Les dates existent : pas de 31 avril, de 30 février, de 29 février d’une année qui n’est
pas bissextile, ni de 45/13/2026. Une date en chiffres se lit jour, mois, année.

## Pourquoi

Un terme fixé à un jour qui n’existe pas ne dit pas quand on doit : il faudra
l’interpréter.

## Mauvais

> Le rapport est remis le 31 avril 2027.

## Bon

> Le rapport est remis le 30 avril 2027, la facture le 31 de chaque mois ou le dernier
> jour du mois, et le solde le 29 février 2028. Fraction : 45/13.

## Limites

Un numéro de dossier qui a la forme d’une date n’est pas lu. Une date en chiffres qui
existe en mettant le mois d’abord n’est pas signalée : le texte peut être bilingue.
",
    checks: &[Check::Text(check)],
};

fn check(text: &Text<'_>, out: &mut Findings) {
    for passage in text.passages.iter().filter(|it| may_hold_a_date(it.text())) {
        for range in impossible(&passage.reading) {
            let words = quote(&passage.text()[range.clone()]);
            out.push(
                text.at(&RULE, passage, &range, format!("la date {words} n’existe pas"))
                    .label("ce jour n’existe pas")
                    .help("écrivez le jour convenu"),
            );
        }
    }
}

/// A quick look: a date has digits, or a day or a year in words.
pub(super) fn may_hold_a_date(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        || text.contains("mille")
        || text.contains("trente")
}

/// The dates that do not exist, with or without a year.
fn impossible(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for date in dates(reading) {
        // A bilingual text may put the month first.
        let exists = weekday_name(date.year, date.month, date.day).is_some()
            || weekday_name(date.year, date.day, date.month).is_some();
        if !exists && is_a_date(reading, &date.range) {
            out.push(date.range);
        }
    }
    let tokens = reading.tokens();
    for (at, token) in tokens.iter().enumerate() {
        let Some(most) = longest(&token.key).filter(|_| at > 0) else { continue };
        let inside = out.iter().any(|range| range.contains(&token.range.start));
        // Of several readings of a number in words, the longest is the day.
        let day = (at.saturating_sub(3)..at).find_map(|start| {
            let (day, used) = number_at(reading, start)?;
            (used.end == at).then_some((day, start))
        });
        let Some((day, start)) = day.filter(|_| !inside) else { continue };
        let with_year = number_at(reading, at + 1).is_some_and(|(year, _)| year >= 1_000);
        if day > most && day < 100 && !(with_year && day <= 29) {
            out.push(reading.bytes(start..at + 1));
        }
    }
    out.sort_by_key(|range| range.start);
    out
}

/// The most days that a month of this name has.
fn longest(key: &str) -> Option<u64> {
    Some(match month_number(key)? {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    })
}

/// Figures are a date when slashes part them and nothing makes a reference of them.
fn is_a_date(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    let text = &reading.text()[range.clone()];
    if text.contains(char::is_alphabetic) {
        return true;
    }
    let glued = |c: Option<char>| {
        c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '_'))
    };
    let before = &reading.text()[..range.start];
    let after = reading.text()[range.end..].chars().next();
    let last =
        reading.tokens().iter().rev().find(|token| {
            token.range.end <= range.start && token.kind != TokenKind::Mark
        });
    const REFERENCES: [&str; 12] = [
        "n",
        "no",
        "numero",
        "reference",
        "references",
        "ref",
        "dossier",
        "devis",
        "facture",
        "rg",
        "contrat",
        "police",
    ];
    text.contains('/')
        && !glued(before.chars().next_back())
        && !glued(after)
        && last.is_none_or(|last| !REFERENCES.contains(&&*last.key))
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn days_that_do_not_exist() {
        for (text, expected) in [
            ("le 31 avril 2027", vec!["31 avril 2027"]),
            ("le 30 février", vec!["30 février"]),
            ("le 29 février 2027", vec!["29 février 2027"]),
            ("le 29 février 2028", vec![]),
            ("le 29 février", vec![]),
            ("le 28 février 2027", vec![]),
            ("le 45/13/2026", vec!["45/13/2026"]),
            ("le 12/31/2026", vec![]),
            ("la fraction 45/13", vec![]),
            ("dossier n° 45/13/2026", vec![]),
            ("le 31.13.2026", vec![]),
            ("le trente et un avril", vec!["trente et un avril"]),
            ("le 31 de chaque mois", vec![]),
            ("le 31 mars et le 30 juin", vec![]),
            ("le 32 mars 2027", vec!["32 mars 2027"]),
            ("le 1er avril 2027", vec![]),
        ] {
            assert_eq!(extracts(&super::RULE, text), expected, "{text}");
        }
    }
}
