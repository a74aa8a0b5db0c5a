//! A list is open or closed.

use clausier_diagnostics::{Findings, Severity};

use super::{Check, Rule};
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "CLR-03",
    name: "notamment-dans-une-liste-fermee",
    severity: Severity::Warning,
    off: true,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Une phrase qui dit une énumération limitative (« exclusivement », « uniquement »,
« limitativement », « exhaustive ») n’emploie pas « notamment ». Cette règle est une
affaire de goût : elle ne dit rien tant que `[rules]` ne la demande pas.

## Pourquoi

« Notamment » ouvre la liste que le reste de la phrase ferme : le lecteur ne sait plus si
ce qui n’y est pas est compris.

## Mauvais

> La mission comprend exclusivement les travaux suivants, notamment la rédaction.

## Bon

> La mission comprend exclusivement la rédaction et la mise en page.

## Limites

La règle ne dit pas si une liste devrait être fermée.
",
    checks: &[Check::Text(check)],
};

/// Words that close a list, in the form of keys.
const CLOSING: [&str; 7] = [
    "exclusivement",
    "uniquement",
    "limitativement",
    "limitative",
    "exhaustive",
    "exhaustivement",
    "strictement",
];

fn check(text: &Text<'_>, out: &mut Findings) {
    for passage in text.body() {
        let reading = &passage.reading;
        for sentence in reading.sentences() {
            let tokens = &reading.tokens()[sentence.clone()];
            let opens = tokens.iter().position(|token| &*token.key == "notamment");
            let closes = tokens.iter().find(|token| CLOSING.contains(&&*token.key));
            if let (Some(at), Some(closes)) = (opens, closes)
                && !reading.is_quoted(sentence.start + at)
            {
                let closing =
                    clausier_french::quote(&passage.text()[closes.range.clone()]);
                let message = format!("« notamment » ouvre la liste que {closing} ferme");
                let finding = text.at(&RULE, passage, &tokens[at].range, message);
                out.push(finding.help("supprimez l’un des deux"));
            }
        }
    }
}
