//! Dots of suspension are one character, and « etc. » needs none.

use std::ops::Range;

use clausier_diagnostics::Severity;
use clausier_french::Reading;

use super::{Check, Rule};
use crate::typography::{At, Change, Fault, Look, Setting};

pub(super) static RULE: Rule = Rule {
    code: "TYPO-07",
    name: "points-de-suspension",
    severity: Severity::Info,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

« etc. » n’est pas suivi de points de suspension, et ceux-ci sont un seul caractère : …

## Pourquoi

« etc. » dit déjà que la liste n’est pas finie. Les deux marques ensemble disent deux fois la même chose.

## Mauvais

> Il remet les fichiers, les polices, etc...

## Bon

> Il remet les fichiers, les polices, etc. La formule est « À suivre… ».

## Limites

Une suite de plus de quatre points est un blanc à remplir, de même que […] : voir `champ-a-completer`.
",
    checks: &[Check::Typography(&LOOK), Check::Typography(&OURS)],
};

static LOOK: Look = Look { at: At::Imports, may, faults, many: None };

/// The compiler sets three dots as one character.
static OURS: Look = Look { at: At::ClausesAlone, may, faults: after_etc, many: None };

fn after_etc(reading: &Reading<'_>) -> Vec<Fault> {
    let is_etc = |fault: &Fault| {
        reading.text()[fault.range.clone()].ends_with("c…")
            || reading.text()[fault.range.clone()].contains("c.")
    };
    faults(reading).into_iter().filter(is_etc).collect()
}

fn may(text: &str) -> bool {
    text.contains("...") || text.contains("etc") || text.contains("Etc")
}

fn faults(reading: &Reading<'_>) -> Vec<Fault> {
    let text = reading.text();
    let changes = Setting::of(text).only(&[Change::Ellipsis, Change::Etc]);
    // « [...] » is a blank to fill in, which is another matter.
    let blank = |range: &Range<usize>| text[..range.start].ends_with('[');
    changes
        .filter(|(_, range, _)| !blank(range))
        .map(|(change, range, new)| {
            if change == Change::Ellipsis {
                let message = "ces trois points sont un seul caractère";
                return Fault::new(range.clone(), message, "écrivez …").edit(range, new);
            }
            let shown = range.start - "etc".len()..range.end;
            let message = "« etc. » est suivi de points de suspension";
            Fault::new(shown, message, "écrivez « etc. »").edit(range, new)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn dots() {
        for (text, expected) in [
            ("papier, etc... et", vec!["etc..."]),
            ("papier, etc…", vec!["etc…"]),
            ("papier, etc....", vec!["etc...."]),
            ("papier, etc. Le", vec![]),
            ("la toiture...", vec!["..."]),
            ("la toiture…", vec![]),
            ("nom [...] et prix .......", vec![]),
        ] {
            assert_eq!(extracts(&super::RULE, text), expected, "{text}");
        }
    }
}
