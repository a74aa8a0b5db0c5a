//! A day of the week is that of its date.

use clausier_diagnostics::{Findings, Severity};
use clausier_french::{dates, quote, weekday_name};

use super::{Check, Rule};
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "NUM-05",
    name: "jour-de-semaine-faux",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Le jour de la semaine est celui de la date : le 3 mars 2026 est un mardi.

## Pourquoi

Une date dont le jour est faux en désigne deux. Pour un terme ou une audience, l’un des
deux est trop tard.

## Mauvais

> La réunion se tient le lundi 3 mars 2026.

## Bon

> La réunion se tient le vendredi 27 novembre 2026, puis tous les lundis.

## Limites

Une date sans année n’est pas vérifiée.
",
    checks: &[Check::Text(check)],
};

fn check(text: &Text<'_>, out: &mut Findings) {
    for passage in text.passages.iter().filter(|it| may_hold_a_day(it.text())) {
        for date in dates(&passage.reading) {
            let Some(said) = date.weekday else { continue };
            let true_day = weekday_name(date.year, date.month, date.day);
            // A date that does not exist is another rule’s.
            let Some(day) = true_day.filter(|day| *day != said) else { continue };
            let words = &passage.text()[date.range.clone()];
            let plain = words.split_once(char::is_whitespace).map_or(words, |it| it.1);
            let message = format!("le {plain} est un {day}, non un {said}");
            out.push(
                text.at(&RULE, passage, &date.range, message)
                    .label(format!("{} ou {}\u{a0}?", quote(said), quote(day)))
                    .help("écrivez le jour ou la date qui convient"),
            );
        }
    }
}

/// A quick look: every name of a day has these letters.
fn may_hold_a_day(text: &str) -> bool {
    text.contains("di") || text.contains("DI")
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn days_of_the_week() {
        for (text, expected) in [
            ("le lundi 3 mars 2026", vec!["lundi 3 mars 2026"]),
            ("le mardi 3 mars 2026", vec![]),
            ("le samedi 29 février 2027", vec![]),
            ("Mercredi 03/03/2026", vec!["Mercredi 03/03/2026"]),
            ("chaque lundi, dès le 3 mars 2026", vec![]),
        ] {
            assert_eq!(extracts(&super::RULE, text), expected, "{text}");
        }
    }
}
