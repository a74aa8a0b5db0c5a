//! Usual words are abbreviated the usual way.

use clausier_diagnostics::Severity;
use clausier_french::{Reading, TokenKind, quote};

use super::{Check, Rule};
use crate::typography::{At, Change, Fault, Look, Setting};

pub(super) static RULE: Rule = Rule {
    code: "TYPO-08",
    name: "abreviations",
    severity: Severity::Info,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Les abréviations usuelles : « n° » (avec le signe ° et une espace), « art. », « M. »,
« Mme », « Me ».

## Pourquoi

« nº », « no », « Mr » ou « Mme. » se lisent, mais ne sont pas français.

## Mauvais

> La police nº 4471 est souscrite par Mr Durand selon l’art 30.

## Bon

> La police n° 4471 est souscrite par M. Durand selon l’art. 30, et Mme Roy dit no comment.

## Limites

Seuls le signe º et l’espace qui manque sont corrigés d’eux-mêmes.
",
    checks: &[Check::Typography(&LOOK), Check::Typography(&OURS)],
};

static LOOK: Look = Look { at: At::Imports, may, faults, many: None };

/// The compiler sets the sign and the space.
static OURS: Look =
    Look { at: At::ClausesAlone, may: may_be_written, faults: written, many: None };

fn may_be_written(text: &str) -> bool {
    [" no", "No", "art", "Art", "Mr", "Mme.", "Mlle.", "Me."]
        .iter()
        .any(|wanted| text.contains(wanted))
}

fn may(text: &str) -> bool {
    text.contains(['º', '°', '§'])
        || [
            "no ", "No ", "art ", "Art ", "Mr", "Mme.", "Mlle.", "Me.", "L.", "R.", "D.",
            "M ",
        ]
        .iter()
        .any(|wanted| text.contains(wanted))
        || text.contains("no\u{a0}")
        || text.contains("art\u{a0}")
}

fn faults(reading: &Reading<'_>) -> Vec<Fault> {
    let text = reading.text();
    let mut out: Vec<Fault> = Vec::new();
    for (_, range, new) in Setting::of(text).only(&[Change::Numero]) {
        // « nº5 » wants a sign and a space: one fault.
        if let Some(last) = out.last_mut()
            && last.edits.last().is_some_and(|(place, _)| place.end == range.start)
        {
            last.edits.push((range, new));
            continue;
        }
        let before: usize = text[..range.start]
            .chars()
            .rev()
            .take_while(|c| c.is_alphanumeric() || matches!(c, '°' | '.' | '§'))
            .map(char::len_utf8)
            .sum();
        let after: usize = text[range.end..]
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '-')
            .map(char::len_utf8)
            .sum();
        let shown = range.start - before..range.end + after;
        let (message, help) = if range.is_empty() {
            ("il manque une espace après l’abréviation", "mettez une espace insécable")
        } else {
            ("le signe de « n° » est °, non º", "écrivez « n° »")
        };
        out.push(Fault::new(shown, message, help).edit(range, new));
    }
    out.extend(written(reading));
    out.sort_by_key(|fault| fault.range.start);
    out
}

/// Abbreviations of which the letters or the stop are not the usual ones.
fn written(reading: &Reading<'_>) -> Vec<Fault> {
    let text = reading.text();
    let tokens = reading.tokens();
    let mut out = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let word = &text[token.range.clone()];
        let next = tokens.get(at + 1);
        let digit = next.is_some_and(|next| next.kind == TokenKind::Number);
        let named = |at: usize| {
            tokens.get(at).is_some_and(|next| {
                let word = &text[next.range.clone()];
                word.starts_with(char::is_uppercase)
                    && word.chars().any(char::is_lowercase)
            })
        };
        let stop =
            next.is_some_and(|n| n.is_mark(".") && n.range.start == token.range.end);
        let (right, end) = match word {
            "no" | "No" if digit => ("n°", at + 1),
            "art" | "Art" if digit => ("art.", at + 1),
            "Mr" if named(at + 1) => ("M.", at),
            "Mr" if stop && named(at + 2) => ("M.", at + 1),
            "Mrs" if named(at + 1) => ("MM.", at),
            "Mme" | "Mmes" | "Mlle" | "Me" if stop && named(at + 2) => (word, at + 1),
            _ => continue,
        };
        let range = token.range.start..tokens[end].range.end;
        let message =
            format!("{} n’est pas l’abréviation usuelle", quote(&text[range.clone()]));
        out.push(Fault::new(range, message, format!("écrivez {}", quote(right))));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn usual_forms() {
        for (text, expected) in [
            ("police nº 4471-B", vec!["nº"]),
            ("dossier N°26-0457", vec!["N°26-0457"]),
            ("le no 5", vec!["no 5"]),
            ("l’art 30 du RGPD", vec!["art 30"]),
            ("l’art. 30, n° 5, n°\u{a0}6", vec![]),
            ("Mr Durand et Mme. Roy", vec!["Mr", "Mme."]),
            ("M. Durand et Mme Roy", vec![]),
            ("l’art du trait", vec![]),
        ] {
            assert_eq!(extracts(&super::RULE, text), expected, "{text}");
        }
    }
}
