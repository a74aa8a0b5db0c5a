//! Amounts of one sentence and their total.

use clausier_french::{Currency, Reading, TokenKind};

use super::{Sum, Wrong, euros, key, keys, sums};

/// The totals of a passage that are not the sum of the amounts before them in the
/// sentence, or not so many times one amount.
pub(crate) fn totals(reading: &Reading<'_>) -> Vec<Wrong> {
    let all: Vec<Sum> =
        sums(reading).into_iter().filter(|it| it.currency != Currency::Percent).collect();
    if all.len() < 2 {
        return Vec::new();
    }
    let mut out = Vec::new();
    for sentence in reading.sentences() {
        let here: Vec<&Sum> =
            all.iter().filter(|it| sentence.contains(&it.tokens.start)).collect();
        let words = keys(reading, sentence.clone());
        if here.len() < 2 || words.iter().any(|word| unsure(word)) {
            continue;
        }
        out.extend(added(reading, sentence.start, &here));
        for two in here.windows(2) {
            out.extend(multiplied(reading, two[0], two[1]));
        }
    }
    out
}

/// Words that make an amount no plain one.
fn unsure(word: &str) -> bool {
    const STEMS: [&str; 14] = [
        "arrondi",
        "environ",
        "remise",
        "rabais",
        "ristourne",
        "reduction",
        "offert",
        "gratuit",
        "minim",
        "maxim",
        "plafon",
        "prorata",
        "deduction",
        "degressi",
    ];
    STEMS.iter().any(|stem| word.starts_with(stem))
}

/// « 24 000 € … 16 000 €, soit 40 000 € au total »
fn added(reading: &Reading<'_>, start: usize, here: &[&Sum]) -> Option<Wrong> {
    let (total, parts) = here.split_last()?;
    let before = keys(reading, total.tokens.start.saturating_sub(6)..total.tokens.start);
    let after = keys(reading, total.tokens.end..total.tokens.end + 4);
    let soit = before.last() == Some(&"soit")
        || before.ends_with(&["soit", "un", "total", "de"]);
    let totalled = before.contains(&"total")
        || after.windows(2).any(|two| two == ["au", "total"])
        || after.contains(&"ensemble");
    if parts.len() < 2 || !soit || !totalled {
        return None;
    }
    // Any other number would count something: « trois jours à 500 € ».
    let mut counted = start..total.tokens.start;
    let is_part = |at: usize| parts.iter().any(|part| part.tokens.contains(&at));
    let numbers = counted.any(|at| !is_part(at) && is_number(reading, at));
    let words = keys(reading, start..total.tokens.start);
    let each = |word: &&str| {
        matches!(
            *word,
            "par" | "chaque" | "chacun" | "chacune" | "unite" | "piece" | "ttc"
        )
    };
    if numbers
        || words.iter().any(each)
        || parts.iter().any(|it| it.currency != total.currency)
    {
        return None;
    }
    let sum: i128 = parts.iter().map(|part| part.cents).sum();
    (sum != total.cents).then(|| Wrong {
        message: format!("la somme est de {}, non de {}", euros(sum), euros(total.cents)),
        range: total.range.clone(),
    })
}

fn is_number(reading: &Reading<'_>, at: usize) -> bool {
    let token = &reading.tokens()[at];
    // The number of the paragraph opens it.
    if at == 0 || (at == 1 && reading.tokens()[0].kind == TokenKind::Number) {
        return false;
    }
    token.kind == TokenKind::Number
        || (token.kind == TokenKind::Word
            && !matches!(&*token.key, "un" | "une")
            && clausier_french::parse_cardinal(&token.key).is_some())
}

/// « 640 € par mois, soit 3 840 € pour six mois », « 640 € par mois, soit 7 680 € par an »
fn multiplied(reading: &Reading<'_>, one: &Sum, total: &Sum) -> Option<Wrong> {
    if one.currency != total.currency {
        return None;
    }
    let taxed = |word: &&str| matches!(*word, "ht" | "ttc" | "hors" | "taxes");
    let between = keys(reading, one.tokens.end..total.tokens.start);
    let between: Vec<&str> = between.into_iter().filter(|word| !taxed(word)).collect();
    if between != ["par", "mois", ",", "soit"] {
        return None;
    }
    let mut at = total.tokens.end;
    while taxed(&key(reading, at)) {
        at += 1;
    }
    // The tax must be the same on both sides.
    let tax = |sum: &Sum| {
        let word = key(reading, sum.tokens.end);
        taxed(&word).then(|| word.to_owned())
    };
    let next = keys(reading, at..at + 3);
    let count = match next.as_slice() {
        ["par", "an", _] => Some((12, at + 2)),
        ["pour", "les" | "des" | "l'", _] => clausier_french::number_at(reading, at + 2)
            .map(|(count, used)| (count, used.end)),
        ["pour", ..] => clausier_french::number_at(reading, at + 1)
            .map(|(count, used)| (count, used.end)),
        _ => None,
    };
    let (count, end) = count?;
    let months = next.first() == Some(&"par") || key(reading, end) == "mois";
    if !months || tax(one) != tax(total) {
        return None;
    }
    let due = one.cents * i128::from(count);
    (due != total.cents).then(|| Wrong {
        message: format!("{count} mois font {}, non {}", euros(due), euros(total.cents)),
        range: total.range.clone(),
    })
}
