//! HT, TVA and TTC in one sentence.

use clausier_french::{Currency, Reading};

use super::{Sum, Wrong, euros, is_near, key, keys, part, rate, sums};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Net,
    Tax,
    Gross,
    Nothing,
}

/// The amounts with tax that are not the amount without, plus the tax.
pub(crate) fn taxes(reading: &Reading<'_>) -> Vec<Wrong> {
    let text = reading.text();
    if !text.contains("TTC") && !text.contains("toutes taxes") && !text.contains("T.T.C")
    {
        return Vec::new();
    }
    let all = sums(reading);
    let rates: Vec<&Sum> = all.iter().filter(|it| is_rate(reading, it)).collect();
    let money: Vec<&Sum> =
        all.iter().filter(|it| it.currency != Currency::Percent).collect();
    let mut out = Vec::new();
    for sentence in reading.sentences() {
        let inside = |it: &&&Sum| sentence.contains(&it.tokens.start);
        if is_rounded(reading, sentence.clone()) {
            continue;
        }
        let here: Vec<&Sum> = money.iter().filter(inside).copied().collect();
        let own: Vec<&Sum> = rates.iter().filter(inside).copied().collect();
        let known = match (own.as_slice(), rates.as_slice()) {
            ([one], _) | ([], [one]) => Some(rate(one)),
            _ => None,
        };
        for three in here.windows(3) {
            out.extend(three_of(reading, three, known));
        }
        for two in here.windows(2) {
            out.extend(two_of(reading, two, known));
        }
    }
    out.dedup_by(|a, b| a.range == b.range);
    out
}

/// « 12 000 € HT, TVA à 20 % : 2 400 €, soit 14 400 € TTC »
fn three_of(reading: &Reading<'_>, three: &[&Sum], known: Option<i128>) -> Option<Wrong> {
    let [net, tax, gross] = three else { return None };
    let said = [net, tax, gross].map(|it| said(reading, it));
    if said != [Said::Net, Said::Tax, Said::Gross] || !same_period(reading, net, gross) {
        return None;
    }
    let due = known.map(|rate| part(net.cents, rate));
    if let Some(due) = due.filter(|due| !is_near(tax.cents, *due, 1)) {
        let range = tax_start(reading, tax)..tax.range.end;
        let message =
            format!("la TVA est de {}, non de {}", euros(due), euros(tax.cents));
        return Some(Wrong { message, range });
    }
    let sum = net.cents + tax.cents;
    (!is_near(gross.cents, sum, 0)).then(|| Wrong {
        message: format!(
            "{} et {} de TVA font {}, non {}",
            euros(net.cents),
            euros(tax.cents),
            euros(sum),
            euros(gross.cents)
        ),
        range: gross.range.clone(),
    })
}

/// « 1 500 € HT, soit 1 800 € TTC » at a rate that is said.
fn two_of(reading: &Reading<'_>, two: &[&Sum], known: Option<i128>) -> Option<Wrong> {
    let ([net, gross], Some(rate)) = (two, known) else { return None };
    if said(reading, net) != Said::Net || said(reading, gross) != Said::Gross {
        return None;
    }
    const BETWEEN: [&str; 28] = [
        "ht", "hors", "taxe", "taxes", "h", "t", ".", ",", "soit", "(", ")", "tva", "a",
        "au", "taux", "de", "la", "+", "plus", "et", ":", "%", "par", "mois", "an",
        "jour", "majore", "en",
    ];
    let between = keys(reading, net.tokens.end..gross.tokens.start);
    let plain = |word: &&str| {
        BETWEEN.contains(word)
            || word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
    };
    if !between.contains(&"soit") || !between.iter().all(plain) {
        return None;
    }
    let due = net.cents + part(net.cents, rate);
    let wrong = same_period(reading, net, gross) && !is_near(gross.cents, due, 1);
    wrong.then(|| Wrong {
        message: format!(
            "{} HT font {} TTC, non {}",
            euros(net.cents),
            euros(due),
            euros(gross.cents)
        ),
        range: net.range.start..gross_end(reading, gross),
    })
}

/// The end of « 250 € TTC ».
fn gross_end(reading: &Reading<'_>, gross: &Sum) -> usize {
    let after = reading.tokens().get(gross.tokens.end);
    after.filter(|it| it.key == "ttc").map_or(gross.range.end, |it| it.range.end)
}

/// The beginning of « TVA à 20 % : 2 600 € ».
fn tax_start(reading: &Reading<'_>, tax: &Sum) -> usize {
    let from = tax.tokens.start.saturating_sub(8);
    let before = (from..tax.tokens.start).rev().find(|at| key(reading, *at) == "tva");
    before.map_or(tax.range.start, |at| reading.tokens()[at].range.start)
}

/// What the words around an amount say it is.
fn said(reading: &Reading<'_>, sum: &Sum) -> Said {
    let mut at = sum.tokens.end;
    // « 12 000 € (dix mille euros) HT »
    if key(reading, at) == "(" {
        let close = (at..at + 14).find(|at| key(reading, *at) == ")");
        at = close.map_or(at, |close| close + 1);
    }
    match (key(reading, at), key(reading, at + 1), key(reading, at + 2)) {
        ("ht", ..) | ("hors", "taxe" | "taxes" | "tva", _) | ("h", ".", "t") => Said::Net,
        ("ttc", ..) | ("toutes", "taxes", _) | ("t", ".", "t") => Said::Gross,
        ("de", "tva", _) => Said::Tax,
        _ => {
            let from = sum.tokens.start.saturating_sub(7);
            let before = keys(reading, from..sum.tokens.start);
            // Nothing but the rate stands between the tax and its amount.
            let near = before.iter().rposition(|word| *word == "tva");
            let plain = |word: &&str| {
                matches!(
                    *word,
                    "a" | "au"
                        | "de"
                        | "taux"
                        | "%"
                        | ":"
                        | "("
                        | ")"
                        | ","
                        | "soit"
                        | "est"
                ) || word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
            };
            match near {
                Some(near) if before[near + 1..].iter().all(plain) => Said::Tax,
                _ => Said::Nothing,
            }
        }
    }
}

/// Whether a percentage is a rate of the tax: « TVA à 20 % », « taux de TVA de 20 % ».
fn is_rate(reading: &Reading<'_>, sum: &Sum) -> bool {
    if sum.currency != Currency::Percent {
        return false;
    }
    let from = sum.tokens.start.saturating_sub(4);
    let before = keys(reading, from..sum.tokens.start);
    let after = keys(reading, sum.tokens.end..sum.tokens.end + 3);
    before.contains(&"tva") || matches!(after.as_slice(), ["de", "tva", _])
}

/// Whether two amounts are of the same time: « par mois » twice, or never.
fn same_period(reading: &Reading<'_>, one: &Sum, other: &Sum) -> bool {
    let period = |sum: &Sum| {
        let after = keys(reading, sum.tokens.end..sum.tokens.end + 6);
        let taxed = |word: &&&str| {
            matches!(
                **word,
                "ht" | "ttc" | "hors" | "toutes" | "taxes" | "taxe" | "comprises"
            )
        };
        let mut rest = after.iter().skip_while(taxed);
        match (rest.next(), rest.next()) {
            (Some(&("par" | "/" | "pour" | "au" | "chaque")), next) => {
                Some(next.copied().unwrap_or_default().to_owned())
            }
            (Some(&("mensuel" | "mensuels" | "annuel" | "annuels")), _) => {
                Some("temps".to_owned())
            }
            _ => None,
        }
    };
    let (one, other) = (period(one), period(other));
    // « 1 000 € HT, soit 1 200 € TTC au taux de 20 % »
    let of = |period: Option<String>| period.filter(|word| word != "taux");
    of(one) == of(other)
}

/// Whether the words say that an amount is not exact.
fn is_rounded(reading: &Reading<'_>, sentence: std::ops::Range<usize>) -> bool {
    reading.tokens()[sentence].iter().any(|token| {
        token.key.starts_with("arrondi")
            || matches!(
                &*token.key,
                "environ" | "remise" | "rabais" | "ristourne" | "reduction"
            )
    })
}
