//! A sentence can be read in one breath.

use clausier_diagnostics::{Findings, Severity};

use super::{Check, Rule};
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "CLR-01",
    name: "phrase-longue",
    severity: Severity::Warning,
    off: true,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Une phrase n’a pas plus de soixante mots. Cette règle est une affaire de goût : elle ne
dit rien tant que `[rules]` ne la demande pas.

## Pourquoi

Au-delà, le lecteur perd le sujet, et un juge hésite sur ce que qualifie la fin.

## Mauvais

> Le Prestataire, qui s’engage à exécuter la mission avec soin et selon les règles de
> son art, remet au Client, dans le délai que les parties ont convenu et qui court du
> jour où le Client a remis tous les éléments nécessaires, les travaux décrits en annexe,
> accompagnés de leur documentation, de leurs sources et de tout ce qui permet au Client
> de les employer seul, sans que le Prestataire ait à intervenir de nouveau.

## Bon

> Le Prestataire exécute la mission avec soin. Il remet au Client les travaux décrits en
> annexe dans le délai convenu.

## Limites

Un point-virgule ne termine pas la phrase. Une liste est lue élément par élément.
",
    checks: &[Check::Text(check)],
};

const WORDS: usize = 60;

fn check(text: &Text<'_>, out: &mut Findings) {
    for passage in text.body() {
        let reading = &passage.reading;
        for sentence in reading.sentences() {
            let tokens = &reading.tokens()[sentence.clone()];
            let words = tokens.iter().filter(|token| token.is_spoken()).count();
            if words > WORDS {
                let range = reading.bytes(sentence.clone());
                let message = format!("cette phrase a {words} mots");
                let finding = text.at(&RULE, passage, &range, message);
                out.push(finding.help("faites-en deux, ou une liste"));
            }
        }
    }
}
