//! No comment is left in the file.

use clausier_diagnostics::{Findings, Severity};

use super::{Sent, at, quoted, signed};
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "PRET-01",
    name: "commentaire-restant",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Le fichier envoyé ne contient aucun commentaire : bulle de Word, ou commentaire HTML d’un
texte Markdown.

## Pourquoi

Un commentaire dit ce que le cabinet ou le client pensait d’une clause. Son destinataire
le lit, même si l’affichage des marques est coupé chez l’expéditeur.

## Mauvais

> # Contrat
>
> ## Article 1 – Prix
>
> Le prix est de 1 500 euros. <!-- le client irait jusqu’à 1 800 -->

## Bon

> # Contrat
>
> ## Article 1 – Prix
>
> Le prix est de 1 500 euros, sans que le Client ait à commenter les Livrables.

## Limites

Un commentaire résolu est encore dans le fichier : il est signalé aussi.
",
    checks: &[Check::Ready(check)],
};

fn check(sent: &Sent<'_>, out: &mut Findings) {
    let Some(file) = sent.file else { return };
    for comment in &file.traces.comments {
        let message = format!(
            "un commentaire{} reste dans le fichier : {}",
            signed(comment),
            quoted(&comment.text)
        );
        out.push(
            at(&RULE, comment.span.clone(), message)
                .label("commenté")
                .help("répondez-y, puis supprimez-le : dans Word, Révision, Supprimer, Supprimer tous les commentaires"),
        );
    }
}
