//! No word is highlighted in the file.

use clausier_diagnostics::{Findings, Severity};

use super::{Sent, at, quoted};
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "PRET-03",
    name: "surlignage",
    severity: Severity::Warning,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Aucun mot du fichier envoyé n’est surligné.

## Pourquoi

On surligne ce qui reste à vérifier ou à discuter. Envoyé tel quel, le surlignage montre
à l’autre partie où le cabinet hésite, ou fait croire à une clause mise en valeur.

## Mauvais

Un préavis « de deux mois » surligné en jaune dans un fichier Word.

## Bon

Le même préavis, sans surlignage, une fois la durée arrêtée.

## Limites

Un surlignage voulu, pour rendre une clause apparente, est signalé aussi : préférez le
gras ou un encadré, qui s’impriment. Une trame de fond de paragraphe n’est pas un
surlignage.
",
    checks: &[Check::Ready(check)],
};

fn check(sent: &Sent<'_>, out: &mut Findings) {
    let Some(file) = sent.file else { return };
    for words in file.traces.highlights.iter().filter(|it| !it.text.trim().is_empty()) {
        let message = format!("{} est surligné", quoted(&words.text));
        out.push(
            at(&RULE, words.span.clone(), message)
                .label("surligné")
                .help("vérifiez ce passage, puis retirez le surlignage"),
        );
    }
}
