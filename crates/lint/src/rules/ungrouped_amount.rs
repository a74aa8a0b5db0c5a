//! Amounts are grouped by three, with a decimal comma.

use clausier_diagnostics::Severity;
use clausier_french::{NNBSP, Reading, amounts, quote};

use super::{Check, Rule};
use crate::typography::{At, Fault, Look};

pub(super) static RULE: Rule = Rule {
    code: "TYPO-04",
    name: "montants-mal-groupes",
    severity: Severity::Info,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Un montant de quatre chiffres ou plus est groupé par trois, sans point ni virgule entre
les groupes ; les décimales suivent une virgule : « 1 500,50 € », « 7,5 % ».

## Pourquoi

« 1.500 € » est mille cinq cents euros pour l’un, un euro cinquante pour l’autre.

## Mauvais

> Le prix est de 12500 €, le dépôt de 3.500 €.

## Bon

> Le prix est de 12 500 €, le dépôt de 3 500,50 €, le taux de 7,5 % en 2027.

## Limites

« 1,500 € » et « 1.500 € » peuvent se lire de deux façons : ils sont signalés, non
corrigés. Un nombre qui n’est ni un montant ni un pourcentage n’est pas examiné.
",
    checks: &[Check::Typography(&LOOK)],
};

static LOOK: Look = Look { at: At::Values, may, faults, many: None };

fn may(text: &str) -> bool {
    text.contains(['€', '%', '$', '£'])
        || text.contains("euro")
        || text.contains("EUR")
        || text.contains("CHF")
}

fn faults(reading: &Reading<'_>) -> Vec<Fault> {
    let text = reading.text();
    let mut out = Vec::new();
    for amount in amounts(reading) {
        let written = &text[amount.range.clone()];
        let Some(first) = written.find(|c: char| c.is_ascii_digit()) else { continue };
        let start = amount.range.start + first;
        let digit = |c: char| c.is_ascii_digit() || c.is_whitespace() || ",.".contains(c);
        let rest = &text[start..];
        let number = &rest[..rest.find(|c: char| !digit(c)).unwrap_or(rest.len())];
        // « n° 4471 € » is none.
        if text[..start].trim_end().ends_with(['°', 'º', '§']) {
            continue;
        }
        let number = number.trim_end_matches(|c: char| !c.is_ascii_digit());
        let fault = |message: &str, help: String| {
            Fault::new(amount.range.clone(), message.to_owned(), help)
        };
        let printed = format!("écrivez {}", quote(&amount.value.to_string()));
        let whole_end = number.find([',', '.']).unwrap_or(number.len());
        let whole = &number[..whole_end];
        let decimals = &number[whole_end..];
        let is_plain = whole.bytes().all(|byte| byte.is_ascii_digit());
        let points = decimals.matches('.').count();
        let commas = decimals.matches(',').count();
        if points + commas == 1 && decimals.len() == 4 && whole.len() <= 3 && whole != "0"
        {
            // Three digits after a point may be decimals.
            out.push(fault("ce montant peut se lire de deux façons", printed));
            continue;
        }
        let mut found = None;
        if points > 0 && (points > 1 || commas > 0) {
            // « 1.500,00 € », « 1.500.000 € », « 1,500.00 € »
            let mut one = fault("les milliers sont séparés par des espaces", printed);
            if commas <= 1 && number.rfind(',') >= number.rfind('.') || commas == 0 {
                for (at, _) in number.match_indices('.') {
                    one = one.edit(start + at..start + at + 1, NNBSP.to_string());
                }
            }
            out.push(one);
            continue;
        }
        if points == 1 {
            let one = found.get_or_insert_with(|| {
                fault("les décimales suivent une virgule", printed.clone())
            });
            let at = start + whole_end;
            one.edits.push((at..at + 1, ",".to_owned()));
        }
        if is_plain && whole.len() > 3 {
            let one = found.get_or_insert_with(|| {
                fault("les milliers ne sont pas séparés", printed.clone())
            });
            let groups =
                (1..whole.len()).filter(|at| (whole.len() - at).is_multiple_of(3));
            let edits = groups.map(|at| (start + at..start + at, NNBSP.to_string()));
            one.edits.extend(edits);
        }
        out.extend(found);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn groups_and_decimals() {
        for (text, expected) in [
            ("prix 12500 €", vec!["12500 €"]),
            ("prix 1500.5€", vec!["1500.5€"]),
            ("prix 1,500 €", vec!["1,500 €"]),
            ("prix 1.500,00 €", vec!["1.500,00 €"]),
            ("prix 3.500 euros", vec!["3.500 euros"]),
            ("prix 3\u{202f}500,50 €, 999 €, 0,125 €", vec![]),
            ("taux 7.5 %", vec!["7.5 %"]),
            ("en 2027, 12 %", vec![]),
        ] {
            assert_eq!(extracts(&super::RULE, text), expected, "{text}");
        }
    }
}
