//! The file has the articles of the contract.

use clausier_diagnostics::{Findings, Severity};
use clausier_french::quote;
use clausier_model::document::{Annex, Division, Document, plain_text};

use super::{Sent, at};
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "PRET-11",
    name: "fichier-infidele",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Le fichier Word que Clausier écrit est relu comme le lirait un tiers : il a les articles,
les paragraphes numérotés et les annexes du contrat, avec leurs numéros et leurs titres.

## Pourquoi

Ce que l’on signe est le fichier, et non les sources. Un numéro qui ne serait pas celui du
contrat fausserait tous les renvois.

## Mauvais

Un fichier où l’article 5 du contrat porte le numéro 6.

## Bon

Un fichier où chaque article a le numéro et le titre qu’il a dans le contrat.

## Limites

Seuls les titres sont comparés, et seulement pour un contrat que Clausier compile. Un
constat de cette règle est un défaut de Clausier : signalez-le, et n’envoyez pas le
fichier.
",
    checks: &[Check::Ready(check)],
};

fn check(sent: &Sent<'_>, out: &mut Findings) {
    let Some(file) = sent.file.filter(|_| sent.text.is_compiled) else { return };
    if let Some(message) = difference(sent.text.document, &file.document) {
        out.push(
            at(&RULE, sent.text.whole.clone(), message)
                .help("n’envoyez pas ce fichier, et signalez ce défaut de Clausier"),
        );
    }
}

/// The first title that a contract and its file do not share.
fn difference(contract: &Document, file: &Document) -> Option<String> {
    let (ours, theirs) = (titles(contract), titles(file));
    let missing = ours.iter().zip(theirs.iter().map(Some).chain(std::iter::repeat(None)));
    for (ours, theirs) in missing {
        if Some(ours) != theirs {
            let read = theirs.map_or_else(
                || "n’y est pas".to_owned(),
                |theirs| format!("y est {}", quote(theirs)),
            );
            return Some(format!("le fichier n’est pas fidèle : {} {read}", quote(ours)));
        }
    }
    let more = theirs.get(ours.len())?;
    Some(format!("le fichier n’est pas fidèle : {} n’est pas du contrat", quote(more)))
}

/// The titles of articles and annexes with their numbers, in order.
fn titles(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    divisions(&document.articles, &mut out);
    for annex in &document.annexes {
        out.push(title(annex));
        divisions(&annex.articles, &mut out);
    }
    out
}

fn divisions(list: &[Division], out: &mut Vec<String>) {
    for division in list {
        let heading = words(&plain_text(&division.heading));
        out.push(format!("{} {heading}", division.number));
        divisions(&division.divisions, out);
    }
}

fn title(annex: &Annex) -> String {
    format!("Annexe {} {}", annex.number, words(&plain_text(&annex.heading)))
}

/// Words with plain blanks.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use clausier_diagnostics::Findings;
    use clausier_import::import;

    use super::difference;

    #[test]
    fn numbers_and_titles_are_compared() {
        let read = |text: &str| {
            let imported = import("a.md", text.as_bytes(), &mut Findings::new());
            imported.expect("a text").document
        };
        let one =
            read("# C\n\n## Article 1 – Objet\n\nA.\n\n## Article 2 – Prix\n\nB.\n");
        let two =
            read("# C\n\n## Article 1 – Objet\n\nA.\n\n## Article 3 – Prix\n\nB.\n");
        let less = read("# C\n\n## Article 1 – Objet\n\nA.\n");
        assert_eq!(difference(&one, &one), None);
        let found = difference(&one, &two).expect("a number that differs");
        assert!(found.contains("2 Prix") && found.contains("3 Prix"), "{found}");
        assert!(difference(&one, &less).expect("one less").contains("n’y est pas"));
        assert!(
            difference(&less, &one).expect("one more").contains("n’est pas du contrat")
        );
    }
}
