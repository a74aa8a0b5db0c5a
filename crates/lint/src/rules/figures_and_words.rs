//! An amount in figures is the amount in words.

use std::ops::Range;

use clausier_diagnostics::{Findings, Severity};
use clausier_french::{
    self as french, Currency, Decimal, WrittenAmount, amounts, number_at,
};

use super::{Check, Rule};
use crate::text::{Passage, Text};

pub(super) static RULE: Rule = Rule {
    code: "NUM-01",
    name: "chiffres-et-lettres",
    severity: Severity::Error,
    off: false,
    answers: &["PRX-18"],
    explain: "\
## Ce qui est vérifié

Quand un montant est écrit deux fois, en chiffres et en lettres, les deux sont égaux,
centimes compris : « 1 500 € (mille cinq cents euros) », « mille cinq cents euros
(1 500 €) », « mille cinq cents (1 500) euros ».

## Pourquoi

Celui qui s’engage seul à payer une somme l’écrit en toutes lettres et en chiffres ; en
cas de différence, les lettres l’emportent. Dans tout contrat, la contradiction est une
source de litige que nul n’a voulue.

## Mauvais

> Le prix est de 1 500 € (mille cinquante euros).

## Bon

> Le prix est de 1 500 € (mille cinq cents euros) HT, soit 1 800 € (mille huit cents
> euros) TTC. L’indemnité est de quarante euros et cinquante centimes (40,50 €).

## Textes

- Code civil, article 1376 (consulté le 22 novembre 2026).

## Limites

Les deux montants ne sont comparés que si des parenthèses les rapprochent et s’ils sont
l’un et l’autre hors taxes, ou l’un et l’autre toutes taxes comprises.
",
    checks: &[Check::Text(check)],
};

fn check(text: &Text<'_>, out: &mut Findings) {
    for passage in &text.passages {
        // Most passages hold no bracket, and none of those a double amount.
        if !passage.text().contains('(') {
            continue;
        }
        for pair in pairs(passage) {
            let (written, said) = (pair.words, pair.figures);
            let message = format!(
                "le montant en lettres ({written}) n’est pas le montant en chiffres \
                 ({said})",
            );
            out.push(
                text.at(&RULE, passage, &pair.range, message)
                    .label("deux montants")
                    .help("gardez le montant convenu ; les lettres l’emporteraient"),
            );
        }
    }
}

/// Two readings of an amount that differ.
struct Pair {
    words: Decimal,
    figures: Decimal,
    range: Range<usize>,
}

fn pairs(passage: &Passage<'_>) -> Vec<Pair> {
    let all = amounts(&passage.reading);
    let money = |one: &&WrittenAmount| one.currency != Currency::Percent;
    let mut out = Vec::new();
    for (at, first) in all.iter().enumerate().filter(|(_, one)| money(one)) {
        // « mille cinq cents (1 500) euros »
        let (second, end) = match first.bracketed {
            Some(second) => (second, first.range.end),
            None => match repeated(passage, first, all.get(at + 1)) {
                Some(found) => found,
                None => continue,
            },
        };
        if second == first.value {
            continue;
        }
        let (words, figures) =
            if first.in_words { (first.value, second) } else { (second, first.value) };
        out.push(Pair { words, figures, range: first.range.start..end });
    }
    out
}

/// The amount that brackets repeat after another, and where they close.
fn repeated(
    passage: &Passage<'_>,
    first: &WrittenAmount,
    next: Option<&WrittenAmount>,
) -> Option<(Decimal, usize)> {
    let tokens = passage.reading.tokens();
    let key = |at: usize| tokens.get(at).map_or("", |token| &*token.key);
    let mut at = tokens.iter().position(|token| token.range.start >= first.range.end)?;
    let (before, used) = tax(&key, at);
    at += used;
    if key(at) != "(" {
        return None;
    }
    at += 1 + usize::from(matches!(key(at + 1), "soit" | "ou"));
    let start = tokens.get(at)?.range.start;
    let (value, in_words, end) = match next.filter(|next| next.range.start == start) {
        Some(next) if next.currency == first.currency => {
            (next.value, next.in_words, next.range.end)
        }
        Some(_) => return None,
        // « 1 500 € (mille cinq cents) »
        None => {
            let (value, used) = number_at(&passage.reading, at)?;
            let in_words = tokens[at].kind == french::TokenKind::Word;
            (Decimal::from(value), in_words, tokens[used.end - 1].range.end)
        }
    };
    if in_words == first.in_words {
        return None;
    }
    let mut at = tokens.iter().position(|token| token.range.start >= end)?;
    let (inside, used) = tax(&key, at);
    at += used;
    if key(at) != ")" {
        return None;
    }
    let (after, _) = tax(&key, at + 1);
    let of_first = before.or(after);
    // « 1 800 € (mille cinq cents euros hors taxes) » says two things.
    (inside.is_none() || inside == of_first).then(|| (value, tokens[at].range.end))
}

/// « HT », « hors taxes », « TTC », « toutes taxes comprises »: whether tax is in it, and
/// how many tokens say it.
fn tax<'k>(key: &impl Fn(usize) -> &'k str, at: usize) -> (Option<bool>, usize) {
    match key(at) {
        "ht" => (Some(false), 1),
        "ttc" => (Some(true), 1),
        "hors" if matches!(key(at + 1), "taxe" | "taxes" | "tva") => (Some(false), 2),
        "toutes" if key(at + 1) == "taxes" => (Some(true), 3),
        "h" | "t" if key(at + 1) == "." => (Some(key(at) == "t"), {
            let mut used = 0;
            while key(at + used).len() == 1 && key(at + used) != "(" && used < 6 {
                used += 1;
            }
            used
        }),
        _ => (None, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn two_readings_of_one_amount() {
        for (text, expected) in [
            ("1 500 € (mille cinquante euros)", vec!["1 500 € (mille cinquante euros)"]),
            ("mille euros (1 500 €) HT", vec!["mille euros (1 500 €)"]),
            ("mille (1 500) euros", vec!["mille (1 500) euros"]),
            ("1 500 € (mille cinq cents)", vec![]),
            ("mille deux cents (1.200) euros", vec![]),
            ("trois mille (3 000,00) euros", vec![]),
            ("1 500 € (mille cent)", vec!["1 500 € (mille cent)"]),
            (
                "2 €\u{a0}(deux euros et cinquante centimes)",
                vec!["2 €\u{a0}(deux euros et cinquante centimes)"],
            ),
            ("2,50 € (deux euros et cinquante centimes)", vec![]),
            ("1,2 million d’euros (un million deux cent mille euros)", vec![]),
            ("12 000 € (dix mille euros) HT", vec!["12 000 € (dix mille euros)"]),
            ("1 800 € (mille cinq cents euros hors taxes)", vec![]),
            ("1 800 € TTC (mille cinq cents euros hors taxes)", vec![]),
            (
                "18 € HT (dix-neuf euros hors taxes)",
                vec!["18 € HT (dix-neuf euros hors taxes)"],
            ),
            ("1 500 € (dix-huit mille euros par an)", vec![]),
            ("1 500 € HT, soit 1 800 € TTC", vec![]),
            ("1 500 € (100 $)", vec![]),
        ] {
            assert_eq!(extracts(&super::RULE, text), expected, "{text}");
        }
    }
}
