//! Quotation marks are French ones.

use clausier_diagnostics::Severity;
use clausier_french::Reading;

use super::{Check, Rule};
use crate::typography::{At, Change, Fault, Look, Setting};

pub(super) static RULE: Rule = Rule {
    code: "TYPO-05",
    name: "guillemets-droits",
    severity: Severity::Info,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Les guillemets sont français : « … », non \"…\".

## Pourquoi

Le guillemet droit est celui des claviers, non celui des imprimés ; il ne dit pas s’il ouvre ou s’il ferme.

## Mauvais

> Le terme \"Livrable\" désigne un document.

## Bon

> Le terme « Livrable » désigne un document de 17\" de diagonale.

## Limites

La compilation pose les guillemets de nos clauses : seuls les textes importés sont vérifiés.
",
    checks: &[Check::Typography(&LOOK)],
};

static LOOK: Look = Look { at: At::Imports, may, faults, many: Some(several) };

fn may(text: &str) -> bool {
    text.contains('"')
}

fn faults(reading: &Reading<'_>) -> Vec<Fault> {
    let changes: Vec<_> = Setting::of(reading.text()).only(&[Change::Quote]).collect();
    let help = "écrivez « … »";
    let mut out = Vec::new();
    let mut at = 0;
    while let Some((_, open, mark)) = changes.get(at) {
        // A mark that opens and the one that closes are one fault.
        let pair = changes.get(at + 1).filter(|(_, _, next)| {
            mark.contains(['«', '“']) && next.contains(['»', '”'])
        });
        let end = pair.map_or(open.end, |(_, close, _)| close.end);
        let message = "ces guillemets sont droits";
        let mut fault =
            Fault::new(open.start..end, message, help).edit(open.clone(), mark.clone());
        if let Some((_, close, mark)) = pair {
            fault = fault.edit(close.clone(), mark.clone());
        }
        out.push(fault);
        at += 1 + usize::from(pair.is_some());
    }
    out
}

fn several(count: usize) -> String {
    format!("{count} paires de guillemets sont droites")
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn quotation_marks() {
        for (text, expected) in [
            ("le \"Livrable\" est", vec!["\"Livrable\""]),
            ("le « Livrable » est", vec![]),
            ("un écran de 17\" neuf", vec![]),
            ("la mention \"© Bleu\".", vec!["\"© Bleu\""]),
        ] {
            assert_eq!(extracts(&super::RULE, text), expected, "{text}");
        }
    }
}
