//! No tracked change is left in the file.

use clausier_diagnostics::{Findings, Severity, Span};
use clausier_import::Trace;

use super::{Sent, at, quoted, signed};
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "PRET-02",
    name: "modification-suivie",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Le fichier envoyé ne garde aucune insertion, aucune suppression et aucun déplacement en
suivi des modifications. Ce que Word écrit en plusieurs morceaux qui se suivent, d’un même
auteur, est dit une fois ; un déplacement l’est une fois pour ses deux lieux.

## Pourquoi

Une modification en attente laisse deux textes dans un seul fichier : le contrat n’est
pas arrêté. Le texte supprimé reste lisible, avec le nom de celui qui l’a supprimé.

## Mauvais

Un fichier Word où « avant le 30 avril, » est barré, en suivi, et où « ainsi que le
Luxembourg » est ajouté, en suivi.

## Bon

Le même fichier, une fois chaque modification acceptée ou refusée.

## Limites

Une modification de mise en forme n’est pas signalée : elle ne change aucun mot. Pour
envoyer une version marquée à l’autre partie, envoyez-la à part : elle n’est pas le texte
à signer.
",
    checks: &[Check::Ready(check)],
};

const HELP: &str = "acceptez-la ou refusez-la : dans Word, Révision, Accepter ou Refuser";

fn check(sent: &Sent<'_>, out: &mut Findings) {
    let Some(file) = sent.file else { return };
    let traces = &file.traces;
    let lists = [(&traces.insertions, "insertion"), (&traces.deletions, "suppression")];
    for (list, kind) in lists {
        for run in runs(list) {
            let span = span(run);
            let words: String = run.iter().map(|trace| trace.text.as_str()).collect();
            out.push(
                at(&RULE, span, message(kind, &run[0], &words))
                    .label(if kind == "insertion" { "inséré" } else { "supprimé ici" })
                    .help(HELP),
            );
        }
    }
    // The words of a move are at two places: where they were, and where they are.
    let mut left: Vec<&Trace> = traces.moves.iter().collect();
    while !left.is_empty() {
        let mut here = left.remove(0);
        let other = left.iter().position(|trace| trace.text == here.text);
        let mut other = other.map(|at| left.remove(at));
        if let Some(there) = other
            && here.span.range().is_empty()
        {
            other = Some(std::mem::replace(&mut here, there));
        }
        let mut finding =
            at(&RULE, here.span.clone(), message("déplacement", here, &here.text))
                .label("déplacé")
                .help(HELP);
        if let Some(other) = other {
            finding = finding.related(other.span.clone(), "l’autre lieu du déplacement");
        }
        out.push(finding);
    }
}

fn message(kind: &str, trace: &Trace, words: &str) -> String {
    let article = if kind == "déplacement" { "un" } else { "une" };
    let by = signed(trace);
    if words.trim().is_empty() {
        return format!("{article} {kind}{by} de fin de paragraphe reste en suivi");
    }
    format!("{article} {kind}{by} reste en suivi : {}", quoted(words))
}

/// Changes of a kind, by runs of one author that nothing but blanks parts.
fn runs(list: &[Trace]) -> impl Iterator<Item = &[Trace]> {
    list.chunk_by(|one, two| {
        let (end, start) = (one.span.range().end, two.span.range().start);
        let between = one.span.file().text().get(end..start);
        one.author == two.author
            && between.is_some_and(|between| between.chars().all(|c| c == ' '))
    })
}

fn span(run: &[Trace]) -> Span {
    let (first, last) = (&run[0].span, &run[run.len() - 1].span);
    Span::new(first.file(), first.range().start..last.range().end)
}
