//! No word is hidden in the file.

use clausier_diagnostics::{Findings, Severity};

use super::{Sent, at, quoted};
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "PRET-05",
    name: "texte-masque",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Le fichier envoyé n’a pas de texte masqué.

## Pourquoi

Un texte masqué ne s’imprime pas, mais il est dans le fichier : son destinataire n’a qu’à
afficher les marques pour le lire. L’exemplaire imprimé et le fichier ne disent alors pas
la même chose.

## Mauvais

Un paragraphe masqué de Word : « Prévoir ici une reconduction si le client ne demande
rien. »

## Bon

Le même fichier, une fois la note supprimée, ou affichée si elle est du contrat.

## Limites

Un texte blanc sur fond blanc, ou d’un corps si petit qu’il ne se lit pas, n’est pas vu.
",
    checks: &[Check::Ready(check)],
};

fn check(sent: &Sent<'_>, out: &mut Findings) {
    let Some(file) = sent.file else { return };
    for words in file.traces.hidden.iter().filter(|it| !it.text.trim().is_empty()) {
        let message =
            format!("le fichier contient un texte masqué : {}", quoted(&words.text));
        out.push(
            at(&RULE, words.span.clone(), message)
                .label("masqué")
                .help("supprimez-le, ou affichez-le s’il est du contrat"),
        );
    }
}
