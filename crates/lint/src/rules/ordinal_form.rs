//! Ordinals and dates are written the French way.

use clausier_diagnostics::Severity;
use clausier_french::{Reading, fold, month_name, quote};

use super::{Check, Rule};
use crate::typography::{At, Fault, Look};

pub(super) static RULE: Rule = Rule {
    code: "TYPO-02",
    name: "ordinaux-et-dates",
    severity: Severity::Info,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Les ordinaux s’abrègent en 1er, 1re, 2e, 3e ; le premier jour du mois est le 1er, et un
jour ne commence pas par zéro : « 1er janvier », « 2 mars ».

## Pourquoi

« 2ème », « 1 janvier » et « 1° mars » ne sont pas français ; « 1° » se lit primo.

## Mauvais

> Le contrat commence le 1 février 2027 au 2ème étage.

## Bon

> Le contrat commence le 1er février 2027 au 2e étage, et finit le 01/02/2028. 1° Le prix.

## Limites

La correction change des lettres : elle n’est pas faite d’elle-même.
",
    checks: &[Check::Typography(&LOOK)],
};

static LOOK: Look = Look { at: At::Values, may, faults, many: None };

fn may(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

fn faults(reading: &Reading<'_>) -> Vec<Fault> {
    let tokens = reading.tokens();
    let mut out = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let key = &*token.key;
        let is_month = |at: usize| {
            tokens.get(at).is_some_and(|token| {
                (1..=12)
                    .any(|month| month_name(month).is_some_and(|n| fold(n) == token.key))
            })
        };
        let bytes = |end: usize| token.range.start..tokens[end].range.end;
        if let Some(right) = ordinal(key) {
            let message =
                format!("{} n’est pas la forme usuelle", quote(key_of(reading, at)));
            let help = format!("écrivez {}", quote(&right));
            out.push(Fault::new(token.range.clone(), message, help));
        } else if key == "1" && is_month(at + 1) && !is_numbered(reading, at) {
            let message = "le premier jour du mois est le « 1er »";
            out.push(Fault::new(bytes(at + 1), message, "écrivez « 1er »"));
        } else if key == "1"
            && tokens.get(at + 1).is_some_and(|t| t.is_mark("°") || t.is_mark("º"))
            && is_month(at + 2)
        {
            let message = "« 1° » se lit primo, non premier";
            out.push(Fault::new(bytes(at + 2), message, "écrivez « 1er »"));
        } else if key.len() == 2
            && key.starts_with('0')
            && key.bytes().all(|byte| byte.is_ascii_digit())
            && is_month(at + 1)
        {
            let right = key.trim_start_matches('0');
            let right = if right == "1" { "1er" } else { right };
            let message = "un jour ne commence pas par zéro";
            let help = format!("écrivez {}", quote(right));
            out.push(Fault::new(bytes(at + 1), message, help));
        }
    }
    out
}

fn key_of<'t>(reading: &Reading<'t>, at: usize) -> &'t str {
    &reading.text()[reading.tokens()[at].range.clone()]
}

/// « l’article 1 mai être modifié » is no date.
fn is_numbered(reading: &Reading<'_>, at: usize) -> bool {
    const NOUNS: [&str; 8] =
        ["article", "articles", "annexe", "n", "°", "art", "lot", "phase"];
    let before = at.checked_sub(1).map(|at| &*reading.tokens()[at].key);
    before.is_some_and(|key| NOUNS.contains(&key))
}

/// The usual form of an ordinal that is written otherwise: « 2ème », « 1ère ».
fn ordinal(key: &str) -> Option<String> {
    let digits = key.bytes().take_while(u8::is_ascii_digit).count();
    let (number, ending) = key.split_at(digits);
    if number.is_empty() {
        return None;
    }
    let plural = if ending.ends_with('s') { "s" } else { "" };
    match ending.trim_end_matches('s') {
        "ere" | "iere" if number == "1" => Some(format!("1re{plural}")),
        "ier" if number == "1" => Some(format!("1er{plural}")),
        "eme" | "ieme" | "em" if number != "1" => Some(format!("{number}e{plural}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn ordinals_and_first_days() {
        for (text, expected) in [
            ("le 1 février 2027", vec!["1 février"]),
            ("le 1er février", vec![]),
            ("le 1° mars", vec!["1° mars"]),
            ("le 01 mars et le 02 avril", vec!["01 mars", "02 avril"]),
            ("le 11 mars, le 01/03/2027", vec![]),
            ("au 2ème étage, les 3èmes", vec!["2ème", "3èmes"]),
            ("la 1ère fois, la 1re", vec!["1ère"]),
            ("le 2e, la 2nde, 1er", vec![]),
            ("à 2em et 12 m", vec!["2em"]),
        ] {
            assert_eq!(extracts(&super::RULE, text), expected, "{text}");
        }
    }
}
