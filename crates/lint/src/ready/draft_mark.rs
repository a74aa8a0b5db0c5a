//! Nothing says that the contract is a draft.

use clausier_diagnostics::{Findings, Severity, Span};
use clausier_french::{fold, quote};
use clausier_import::AsideKind;

use super::{Sent, at};
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "PRET-10",
    name: "projet",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Ni le titre, ni l’en-tête ou le pied de page, ni le filigrane, ni le nom du fichier ne
disent « projet », « brouillon », « version de travail » ou « v2 ».

## Pourquoi

Une mention de projet sur l’exemplaire signé permet de soutenir que les parties
négociaient encore. Elle dit aussi que le fichier n’est peut-être pas le dernier.

## Mauvais

> # Projet de contrat de prestation
>
> ## Article 1 – Objet
>
> Le Prestataire tient l’agenda du Client.

## Bon

> # Contrat de gestion de projet
>
> ## Article 1 – Objet
>
> Le Prestataire tient le planning du projet Neptune.

## Limites

« Projet Neptune » est le nom d’un projet : le mot n’est retenu que seul, ou devant
« contrat », « accord », « convention » et leurs semblables. « v2 » n’est cherché, dans
l’en-tête et dans le nom du fichier, que pour un contrat à signer : des conditions
générales portent souvent leur version.
",
    checks: &[Check::Ready(check)],
};

fn check(sent: &Sent<'_>, out: &mut Findings) {
    let Some(file) = sent.file else { return };
    let signed = sent.text.document.signatures.is_some();
    let help = "retirez la mention, une fois le texte arrêté";
    let mut say = |span: Span, place: &str, words: &str| {
        let message = format!("{place} dit que c’est un projet : {}", quote(words));
        out.push(at(&RULE, span, message).help(help));
    };
    let whole = Span::file_start(&file.file);
    if let Some(words) = mark(&file.document.title, false) {
        say(file.title.clone().unwrap_or_else(|| whole.clone()), "le titre", words);
    }
    for aside in &file.asides {
        let place = match aside.kind {
            AsideKind::Header => "l’en-tête",
            AsideKind::Footer => "le pied de page",
            AsideKind::Contents => continue,
        };
        let text = &file.file.text()[aside.span.range()];
        if let Some(words) = mark(text, signed) {
            say(aside.span.clone(), place, words);
        }
    }
    for words in &file.traces.watermarks {
        if mark(words, true).is_some() || is_specimen(words) {
            say(whole.clone(), "le filigrane", words);
        }
    }
    let path = file.file.path();
    if !sent.text.is_compiled && is_draft_name(path, signed) {
        let name = path.rsplit('/').next().unwrap_or(path);
        say(whole, "le nom du fichier", name);
    }
}

/// What may be a draft of a contract.
const ACTS: [&str; 14] = [
    "contrat",
    "convention",
    "accord",
    "bail",
    "avenant",
    "protocole",
    "pacte",
    "statuts",
    "acte",
    "lettre",
    "compromis",
    "promesse",
    "mandat",
    "conditions",
];

/// The part of a title or a header that says « projet ».
fn mark(text: &str, with_version: bool) -> Option<&str> {
    let parts = text.split(['–', '—', '|', '·', '(', ')', '[', ']', '\t', '\n', '/']);
    let parts = parts.flat_map(|part| part.split(" - ")).map(str::trim);
    parts.into_iter().find(|part| {
        let folded = fold(part);
        let folded = folded.trim_matches(|c: char| !c.is_alphanumeric());
        is_mark(folded) || (with_version && is_version(folded))
    })
}

fn is_mark(folded: &str) -> bool {
    const WHOLE: [&str; 9] = [
        "projet",
        "brouillon",
        "draft",
        "version de travail",
        "document de travail",
        "version provisoire",
        "version projet",
        "version non definitive",
        "pour discussion",
    ];
    const STARTS: [&str; 4] = [
        "version de travail ",
        "brouillon ",
        "document de travail ",
        "version provisoire ",
    ];
    if WHOLE.contains(&folded) || STARTS.iter().any(|start| folded.starts_with(start)) {
        return true;
    }
    let Some(rest) = folded.strip_prefix("projet ") else { return false };
    let of = ["de ", "d'"].iter().find_map(|of| rest.strip_prefix(of));
    let is_act = |words: &str| {
        let first = words.split(|c: char| !c.is_alphanumeric()).next();
        first.is_some_and(|first| ACTS.contains(&first))
    };
    let dated =
        rest.strip_prefix("du ").is_some_and(|day| day.starts_with(char::is_numeric));
    of.is_some_and(is_act) || dated || is_version(rest)
}

/// « v2 », « v2.1 », « v2 du 3 mars ».
fn is_version(folded: &str) -> bool {
    let first = folded.split(' ').next().unwrap_or_default();
    let rest = &folded[first.len()..];
    let number = first.strip_prefix('v').unwrap_or_default();
    let counts = |number: &str| {
        number.starts_with(|c: char| c.is_ascii_digit())
            && number.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    counts(number) && (rest.is_empty() || rest.starts_with(" du "))
}

fn is_specimen(words: &str) -> bool {
    ["specimen", "exemple", "modele", "non definitif"].contains(&&*fold(words.trim()))
}

/// Whether the name of a file is that of a draft.
fn is_draft_name(path: &str, signed: bool) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = fold(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let words: Vec<&str> = stem
        .split(|c: char| !(c.is_alphanumeric() || c == '.'))
        .filter(|word| !word.is_empty())
        .collect();
    let last = words.len().saturating_sub(1);
    words.iter().enumerate().any(|(at, word)| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let act = match next {
            "de" | "d" => words.get(at + 2).copied().unwrap_or_default(),
            next => next,
        };
        match *word {
            "brouillon" | "draft" | "provisoire" | "wip" => true,
            "version" => next == "de" && words.get(at + 2) == Some(&"travail"),
            // « contrat-projet-neptune » is named after a project.
            "projet" => (at == last && at > 0) || last == 0 || ACTS.contains(&act),
            word => signed && is_version(word),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_told_from_a_project() {
        for (text, expected) in [
            ("PROJET", true),
            ("Contrat de prestation – PROJET", true),
            ("Contrat (projet)", true),
            ("Projet d’accord de confidentialité", true),
            ("Projet du 3 mars 2027", true),
            ("Version de travail du cabinet", true),
            ("Contrat – v2 du 3 mars 2027", true),
            ("Projet Neptune – accord de confidentialité", false),
            ("Contrat de gestion de projet", false),
            ("GELAB v8 – contrat de maintenance", false),
            ("Convention – page 2", false),
        ] {
            assert_eq!(mark(text, true).is_some(), expected, "{text}");
        }
    }

    #[test]
    fn names_of_drafts() {
        for (name, expected) in [
            ("contrat-dupont-v2.docx", true),
            ("Contrat_Dupont_V3.1.docx", true),
            ("C:\\bureau\\Projet contrat Dupont.docx", true),
            ("contrat-dupont-projet.docx", true),
            ("brouillon.docx", true),
            ("version de travail.md", true),
            ("contrat-projet-neptune.docx", false),
            ("chef-de-projet-mission.docx", false),
            ("projets/contrat.docx", false),
            ("AV-2026-014.docx", false),
        ] {
            assert_eq!(is_draft_name(name, true), expected, "{name}");
        }
        assert!(!is_draft_name("cgv-v2.docx", false));
    }
}
