//! Numbers of businesses and accounts have the key they must have.

use std::ops::Range;

use clausier_diagnostics::{Findings, Severity};
use clausier_french::{Token, TokenKind, quote};
use clausier_import::Imported;
use clausier_model::party::{Iban, Siren, Siret, Vat};

use super::{Check, Rule};
use crate::text::{Passage, Text};

pub(super) static RULE: Rule = Rule {
    code: "NUM-08",
    name: "identifiant-faux",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Dans un texte que Clausier n’a pas écrit, la clé des numéros SIREN et SIRET, des numéros
de TVA français et des IBAN. Dans nos contrats, ces numéros sont vérifiés avec la partie
qui les porte.

## Pourquoi

Une clé fausse est une faute de frappe certaine : la société n’est pas identifiée, ou le
virement n’arrive pas.

## Mauvais

> La société Alpha, SIREN 732 829 321, est le Client.

## Bon

> La société Alpha, SIREN 732 829 320, TVA FR 44 732 829 320, est le Client. Référence :
> 732 829 321. Compte : IBAN FR14 2004 1010 0505 0001 3M02 606.

## Textes

- Code de commerce, article R. 123-237 (consulté le 22 novembre 2026).

## Limites

Un numéro n’est lu que si un mot dit ce qu’il est : SIREN, SIRET, RCS, TVA, IBAN. Qu’il
soit celui de la partie ne se voit pas dans le texte.
",
    checks: &[Check::Imported(check)],
};

fn check(text: &Text<'_>, _: &Imported, out: &mut Findings) {
    for passage in &text.passages {
        for fault in faults(passage) {
            let number = quote(passage.text()[fault.range.clone()].trim());
            let (what, why) = (fault.what, fault.why);
            out.push(
                text.at(
                    &RULE,
                    passage,
                    &fault.range,
                    format!("{what} {number} est faux"),
                )
                .label(why)
                .help("reprenez le numéro sur un document officiel"),
            );
        }
    }
}

struct Fault {
    what: &'static str,
    why: String,
    range: Range<usize>,
}

fn faults(passage: &Passage<'_>) -> Vec<Fault> {
    let mut out: Vec<Fault> = Vec::new();
    let mut seen: Vec<usize> = Vec::new();
    for (at, token) in passage.reading.tokens().iter().enumerate() {
        let found = match &*token.key {
            "siren" | "siret" => registered(passage, at, true),
            "rcs" | "registre" => registered(passage, at, false),
            "s" if is_rcs(passage, at) => registered(passage, at, false),
            "fr" | "iban" | "tva" => international(passage, at),
            key if key.starts_with("fr") && key.len() > 3 => international(passage, at),
            _ => continue,
        };
        let Some((start, fault)) = found else { continue };
        if !seen.contains(&start) {
            seen.push(start);
            out.extend(fault);
        }
    }
    out
}

/// « R.C.S. », at its last letter.
fn is_rcs(passage: &Passage<'_>, at: usize) -> bool {
    let tokens = passage.reading.tokens();
    let is = |back: usize, key: &str| {
        at.checked_sub(back).is_some_and(|at| tokens[at].key == key)
    };
    is(4, "r") && is(3, ".") && is(2, "c") && is(1, ".")
}

/// The number that a word announces, and what is wrong with it.
fn registered(
    passage: &Passage<'_>,
    at: usize,
    named: bool,
) -> Option<(usize, Option<Fault>)> {
    let after = passage.reading.tokens().get(at + 1..)?;
    // « RCS de Saint-Étienne sous le numéro 339 821 463 »
    let most = if named { 6 } else { 16 };
    let far = after.iter().take(most).position(|it| it.kind == TokenKind::Number)?;
    let linked = |token: &Token<'_>| {
        const LINKS: [&str; 12] = [
            "n", "°", "no", "numero", ":", "est", "le", "sous", "de", "du", "unique",
            "et",
        ];
        !named || LINKS.contains(&&*token.key) || token.key == "siret"
    };
    if !after[..far].iter().all(linked) {
        return None;
    }
    let start = after[far].range.start;
    let (digits, end) = digits(passage.text(), start);
    let range = start..end;
    let (what, why) = match digits.len() {
        9 => ("le SIREN", Siren::parse(&digits).err()),
        14 => ("le SIRET", Siret::parse(&digits).err()),
        7.. if named => {
            let what = if passage.reading.tokens()[at].key == "siret" {
                ("le SIRET", Siret::parse(&digits).err())
            } else {
                ("le SIREN", Siren::parse(&digits).err())
            };
            (what.0, what.1)
        }
        _ => return None,
    };
    Some((start, why.map(|why| Fault { what, why, range })))
}

/// Digits with single blanks or stops between them, and where they end.
fn digits(text: &str, start: usize) -> (String, usize) {
    let mut out = String::new();
    let mut end = start;
    let mut parted = false;
    for (at, c) in text[start..].char_indices() {
        if c.is_ascii_digit() {
            out.push(c);
            end = start + at + 1;
            parted = false;
        } else if parted || !(c.is_whitespace() || c == '.') {
            break;
        } else {
            parted = true;
        }
    }
    (out, end)
}

/// The VAT number or the account that starts at « FR », or that « IBAN » or « TVA »
/// announces.
fn international(passage: &Passage<'_>, at: usize) -> Option<(usize, Option<Fault>)> {
    let tokens = passage.reading.tokens();
    let named = matches!(&*tokens[at].key, "iban" | "tva");
    let start = if named {
        // « IBAN : DE89 … », « n° de TVA intracommunautaire : FR 44 … »
        let after = tokens[at + 1..].iter().take(6);
        let opens = |token: &&Token<'_>| {
            let key = &token.key;
            let letters = key.bytes().take_while(u8::is_ascii_alphabetic).count();
            letters == 2
                && passage.text()[token.range.clone()]
                    .starts_with(|c: char| c.is_uppercase())
                && (key.len() == 2 || key.as_bytes()[2].is_ascii_digit())
        };
        after.clone().find(opens)?.range.start
    } else {
        tokens[at].range.start
    };
    let (number, end) = grouped(passage.text(), start);
    let range = start..end;
    let announced = |key: &str| {
        let before = tokens[..at + 1].iter().rev().take(8);
        before.clone().any(|token| token.key == key)
    };
    let (what, why) = match number.len() {
        13 if number.starts_with("FR") => ("le numéro de TVA", Vat::parse(&number).err()),
        20.. => ("l’IBAN", Iban::parse(&number).err()),
        14.. if announced("iban") => ("l’IBAN", Iban::parse(&number).err()),
        10.. if announced("tva") && number.starts_with("FR") => {
            ("le numéro de TVA", Vat::parse(&number).err())
        }
        _ => return None,
    };
    Some((start, why.map(|why| Fault { what, why, range })))
}

/// Capitals and digits in groups, single blanks between them: the characters of an
/// international number.
fn grouped(text: &str, start: usize) -> (String, usize) {
    let mut out = String::new();
    let mut end = start;
    let mut at = start;
    loop {
        let rest = &text[at..];
        let length = rest
            .find(|c: char| !(c.is_ascii_digit() || c.is_ascii_uppercase()))
            .unwrap_or(rest.len());
        let group = &rest[..length];
        let goes_on = rest[length..].starts_with(|c: char| c.is_alphanumeric());
        // What follows is a word: « FR44732829320 RCS Lyon ».
        let word = !out.is_empty() && !group.bytes().any(|byte| byte.is_ascii_digit());
        if length == 0 || goes_on || word || out.len() > 40 {
            return (out, end);
        }
        out.push_str(group);
        end = at + length;
        let Some(blank) = text[end..].chars().next().filter(|c| c.is_whitespace()) else {
            return (out, end);
        };
        at = end + blank.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn keys_of_numbers() {
        for (text, expected) in [
            ("SIREN 732 829 321", vec!["732 829 321"]),
            ("SIREN n° 732 829 320", vec![]),
            ("SIREN : 73282932", vec!["73282932"]),
            ("SIRET 732 829 320 00075", vec!["732 829 320 00075"]),
            ("RCS Lyon 732 829 321", vec!["732 829 321"]),
            ("R.C.S. Saint-Denis B 732 829 321, France", vec!["732 829 321"]),
            ("RCS de Lyon, au capital de 10 000 €", vec![]),
            ("RCS Luxembourg B 123456", vec![]),
            ("TVA FR 45 732 829 320 RCS", vec!["FR 45 732 829 320"]),
            ("TVA FR44732829320.", vec![]),
            ("la TVA de 20 %", vec![]),
            (
                "IBAN FR15 2004 1010 0505 0001 3M02 606",
                vec!["FR15 2004 1010 0505 0001 3M02 606"],
            ),
            ("IBAN : DE89 3704 0044 0532 0130 00", vec![]),
            ("numéro 732 829 321", vec![]),
            ("SIREN en cours d’attribution, 123 456 780 habitants", vec![]),
        ] {
            assert_eq!(extracts(&super::RULE, text), expected, "{text}");
        }
    }
}
