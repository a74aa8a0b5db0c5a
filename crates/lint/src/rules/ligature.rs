//! Words that have a ligature are written with it.

use clausier_diagnostics::Severity;
use clausier_french::{Reading, quote};

use super::{Check, Rule};
use crate::typography::{At, Fault, Look};

pub(super) static RULE: Rule = Rule {
    code: "TYPO-09",
    name: "ligatures",
    severity: Severity::Info,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Les mots qui ont une ligature l’ont : œuvre, cœur, nœud, vœu, bœuf, œil, sœur, mœurs, ex æquo.

## Pourquoi

« oeuvre » est une faute d’orthographe, que les correcteurs ne voient pas toujours.

## Mauvais

> La main-d’oeuvre est comprise.

## Bon

> La main-d’œuvre est comprise ; le coefficient et la coexistence aussi.

## Limites

La correction change des lettres : elle n’est pas faite d’elle-même.
",
    checks: &[Check::Typography(&LOOK)],
};

static LOOK: Look = Look { at: At::Clauses, may, faults, many: None };

fn may(text: &str) -> bool {
    text.contains("oe")
        || text.contains("OE")
        || text.contains("Oe")
        || text.contains("ex a")
}

fn faults(reading: &Reading<'_>) -> Vec<Fault> {
    const STEMS: [&str; 16] = [
        "oeuvr",
        "manoeuvr",
        "desoeuvr",
        "coeur",
        "noeud",
        "voeu",
        "boeuf",
        "oeil",
        "soeur",
        "moeurs",
        "choeur",
        "rancoeur",
        "ecoeur",
        "foetus",
        "oesoph",
        "belle-soeur",
    ];
    let text = reading.text();
    let mut out = Vec::new();
    for (at, token) in reading.tokens().iter().enumerate() {
        let word = &text[token.range.clone()];
        let apart = word.contains("oe") || word.contains("OE") || word.contains("Oe");
        let parts = token.key.split(['-', '\'']);
        let known = |part: &str| {
            // A stem is at the beginning: « coeur » is none of « écoeurant ».
            STEMS.iter().any(|stem| part.starts_with(stem))
        };
        if apart && parts.into_iter().any(known) {
            let right = word.replace("oe", "œ").replace("OE", "Œ").replace("Oe", "Œ");
            let help = format!("écrivez {}", quote(&right));
            let message = format!("{} a une ligature", quote(word));
            out.push(Fault::new(token.range.clone(), message, help));
        }
        let next = reading.tokens().get(at + 1);
        if token.key == "ex"
            && let Some(next) = next
            && text[next.range.clone()].eq_ignore_ascii_case("aequo")
        {
            let range = token.range.start..next.range.end;
            let message = "« ex aequo » a une ligature";
            out.push(Fault::new(range, message, "écrivez « ex æquo »"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn ligatures() {
        for (text, expected) in [
            ("des oeuvres", vec!["oeuvres"]),
            ("la main-d’oeuvre", vec!["main-d’oeuvre"]),
            ("le COEUR", vec!["COEUR"]),
            ("des œuvres, un coefficient, coexister, Noël, moelle, poêle", vec![]),
            ("ex aequo", vec!["ex aequo"]),
        ] {
            assert_eq!(extracts(&super::RULE, text), expected, "{text}");
        }
    }
}
