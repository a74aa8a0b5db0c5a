//! Spaces stand where French puts them, and lines do not break there.

use std::ops::Range;

use clausier_diagnostics::Severity;
use clausier_french::Reading;

use super::{Check, Rule};
use crate::typography::{At, Change, Fault, Look, Setting};

pub(super) static RULE: Rule = Rule {
    code: "TYPO-01",
    name: "espaces",
    severity: Severity::Info,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Une espace précède ; : ! ? » % et €, et suit « ; elle est insécable. Ni deux espaces de
suite, ni espace avant une virgule ou à l’intérieur des parenthèses.

Dans nos contrats, la compilation pose les espaces ; seuls les textes importés sont
vérifiés. Ce qui se répète est dit une fois pour tout le document.

## Pourquoi

Un « % » ou un « : » rejeté à la ligne suivante se lit mal ; une espace double ou de trop
trahit un texte recollé.

## Mauvais

> Le taux est de 5% du prix , payable d’avance.

## Bon

> Le taux est de 5 % du prix, payable d’avance : à 9:30, voir https://example.fr/a?b.

## Limites

Une espace insécable de n’importe quelle largeur convient. Des espaces qui alignent des
colonnes ne sont pas comptées.
",
    checks: &[Check::Typography(&LOOK), Check::Typography(&BREAKABLE)],
};

static LOOK: Look = Look { at: At::Imports, may, faults, many: Some(several) };

const LACKING: &[Change] = &[Change::Missing, Change::Spare];

fn may(text: &str) -> bool {
    text.contains(['%', '€', ':', ';', '!', '?', '»', '«', ',', '.', '(', ')'])
        || text.contains("  ")
}

fn faults(reading: &Reading<'_>) -> Vec<Fault> {
    let text = reading.text();
    let changes = Setting::of(text).only(LACKING);
    let fault = |(change, range, new): (Change, Range<usize>, String)| {
        let next = text[range.end..].chars().next().unwrap_or_default();
        let before = text[..range.start].chars().next_back().unwrap_or_default();
        let message = match change {
            Change::Missing if before == '«' => {
                "il manque une espace après «".to_owned()
            }
            Change::Missing => format!("il manque une espace avant {next}"),
            _ if new.is_empty() => "cette espace est de trop".to_owned(),
            _ => "deux espaces se suivent".to_owned(),
        };
        // The words around are shown: a blank alone cannot be seen.
        let start = text[..range.start].char_indices().next_back();
        let shown = start.map_or(0, |(at, _)| at)..range.end + next.len_utf8();
        let shown = shown.start..shown.end.min(text.len());
        Fault::new(shown, message, "mettez une seule espace, là où il en faut une")
            .edit(range, new)
    };
    changes.map(fault).collect()
}

fn several(count: usize) -> String {
    format!("{count} espaces manquent ou sont de trop")
}

/// Plain spaces where a line must not break: one matter of the whole document.
static BREAKABLE: Look =
    Look { at: At::Imports, may, faults: breakable, many: Some(breakables) };

fn breakable(reading: &Reading<'_>) -> Vec<Fault> {
    let changes = Setting::of(reading.text()).only(&[Change::Breakable]);
    let fault = |(_, range, new): (Change, Range<usize>, String)| {
        let message = "cette espace doit être insécable";
        Fault::new(range.clone(), message, "mettez une espace insécable").edit(range, new)
    };
    changes.map(fault).collect()
}

fn breakables(count: usize) -> String {
    format!("{count} espaces doivent être insécables")
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn spaces_around_marks() {
        for (text, expected) in [
            ("taux de 5% net", vec!["5%"]),
            ("taux de 5\u{a0}% net", vec![]),
            ("taux de 5 % net", vec![" "]),
            ("autorisé , sauf", vec!["é ,"]),
            ("avance  et", vec!["e  e"]),
            ("en sus: il", vec!["s:"]),
            ("à 9:30, voir https://example.fr/a;b", vec![]),
            ("a  b , c; d", vec!["a  b"]),
            ("The price: it is the sum of the parts of this; and", vec![]),
        ] {
            assert_eq!(extracts(&super::RULE, text), expected, "{text}");
        }
    }
}
