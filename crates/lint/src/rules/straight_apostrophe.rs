//! Apostrophes are curly.

use clausier_diagnostics::Severity;
use clausier_french::Reading;

use super::{Check, Rule};
use crate::typography::{At, Change, Fault, Look, Setting};

pub(super) static RULE: Rule = Rule {
    code: "TYPO-06",
    name: "apostrophe-droite",
    severity: Severity::Info,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

L’apostrophe est ’, non celle, droite, des claviers.

## Pourquoi

Deux apostrophes dans un texte trahissent des morceaux recollés, et la recherche d’un mot en manque la moitié.

## Mauvais

> Le contrat lie l&#39;une et l’autre partie.

## Bon

> Le contrat lie l’une et l’autre partie.

## Limites

La compilation pose les apostrophes de nos clauses : seuls les textes importés sont vérifiés.
",
    checks: &[Check::Typography(&LOOK)],
};

static LOOK: Look = Look { at: At::Imports, may, faults, many: Some(several) };

fn may(text: &str) -> bool {
    text.contains('\'')
}

fn faults(reading: &Reading<'_>) -> Vec<Fault> {
    let text = reading.text();
    let changes = Setting::of(text).only(&[Change::Apostrophe]);
    changes
        .map(|(_, range, new)| {
            let letter = |c: &char| c.is_alphanumeric();
            let before: usize = text[..range.start]
                .chars()
                .rev()
                .take_while(letter)
                .map(char::len_utf8)
                .sum();
            let after: usize =
                text[range.end..].chars().take_while(letter).map(char::len_utf8).sum();
            let shown = range.start - before..range.end + after;
            Fault::new(shown, "cette apostrophe est droite", "écrivez ’").edit(range, new)
        })
        .collect()
}

fn several(count: usize) -> String {
    format!("{count} apostrophes sont droites")
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn apostrophes() {
        for (text, expected) in [
            ("l'autre partie", vec!["l'autre"]),
            ("l’autre partie", vec![]),
            ("d'un côté, l'autre", vec!["d'un"]),
        ] {
            assert_eq!(extracts(&super::RULE, text), expected, "{text}");
        }
    }
}
