//! A term is defined before it is used.

use std::collections::BTreeSet;

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;

use super::{Check, Rule};
use crate::text::{Kind, Lexicon, Text, definitions};

pub(super) static RULE: Rule = Rule {
    code: "DEF-04",
    name: "terme-employe-avant-sa-definition",
    severity: Severity::Info,
    off: true,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Un terme n’est pas employé plus haut que sa définition.

## Pourquoi

Le lecteur qui rencontre « le Livrable » à l’article 2 et sa définition à l’article 9
relit le contrat deux fois. C’est une affaire d’usage : la règle ne s’applique qu’à qui
la demande.

## Mauvais

> Le Prestataire remet le Livrable le 1er mars 2027.
>
> « Livrable » désigne le rapport du Prestataire.

## Bon

> « Livrable » désigne le rapport du Prestataire.
>
> Le Prestataire remet le Livrable le 1er mars 2027.

## Limites

Un terme qu’emploie une autre définition n’est pas signalé, ni un mot en tête de phrase.
",
    checks: &[Check::Text(check)],
};

fn check(text: &Text<'_>, out: &mut Findings) {
    let all = definitions(text);
    let defining: BTreeSet<usize> = all.iter().map(|it| it.passage).collect();
    let lexicon = Lexicon::new(all.iter().map(|it| it.term.as_str()));
    let mut said = BTreeSet::new();
    for (rank, passage) in text.passages.iter().enumerate() {
        let body = matches!(passage.kind(), Kind::Paragraph | Kind::Item | Kind::Cell);
        if !body || defining.contains(&rank) {
            continue;
        }
        for (at, range) in lexicon.uses(passage) {
            let definition = &all[at];
            let words = &passage.text()[range.clone()];
            let late = definition.passage > rank
                && !all.iter().any(|it| it.passage < rank && it.term == definition.term);
            let opens = crate::text::opens_a_sentence(passage.text(), range.start);
            if !late || opens || !words.starts_with(char::is_uppercase) {
                continue;
            }
            if said.insert(at) {
                let place =
                    text.span(&text.passages[definition.passage], &definition.range);
                let message =
                    format!("{} est employé avant d’être défini", french::quote(words));
                out.push(
                    text.at(&RULE, passage, &range, message)
                        .label("employé ici")
                        .related(place, "défini ici")
                        .help("placez la définition plus haut"),
                );
            }
        }
    }
}
