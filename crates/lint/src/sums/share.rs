//! Shares that make a whole.

use clausier_french::{Currency, Reading};

use super::{Sum, Wrong, has_finer, keys, sums};

/// The shares of a sentence that announces the whole and does not make it.
pub(crate) fn shares(reading: &Reading<'_>) -> Vec<Wrong> {
    if !reading.text().contains('%') {
        return Vec::new();
    }
    let all = sums(reading);
    let mut out = Vec::new();
    for sentence in reading.sentences() {
        let here: Vec<&Sum> = all
            .iter()
            .filter(|it| it.currency == Currency::Percent)
            .filter(|it| sentence.contains(&it.tokens.start))
            .collect();
        let words = keys(reading, sentence.clone());
        let whole = announces(&words);
        if here.len() < 2
            || !(whole || is_listed(reading, &here))
            || is_open(&words)
            || has_finer(reading)
        {
            continue;
        }
        if here.iter().any(|it| is_other(reading, it)) {
            continue;
        }
        let sum: i128 = here.iter().map(|it| it.cents).sum();
        // Shares in a list may be some of several; never are they more than the whole.
        if sum > 10_000 || (whole && sum != 10_000) {
            let first = here[0].range.start;
            let last = here[here.len() - 1].range.end;
            out.push(Wrong { message: said(sum), range: first..last });
        }
    }
    out
}

/// « pour 60 %, l’achat, pour 30 %, les travaux et, pour 20 %, le stock »
fn is_listed(reading: &Reading<'_>, shares: &[&Sum]) -> bool {
    let before = |share: &&Sum| share.tokens.start.checked_sub(1);
    shares.len() > 2
        && shares.iter().all(|share| {
            before(share).is_some_and(|at| super::key(reading, at) == "pour")
        })
}

/// What is wrong with shares that make so many hundredths of a percent.
pub(crate) fn said(sum: i128) -> String {
    let whole = clausier_french::Decimal::new(sum, 2);
    let whole = whole.map(|it| it.to_string()).unwrap_or_default();
    format!("les parts font {whole} %, non 100 %")
}

/// Whether a paragraph announces, for the list below it, the parts of a whole.
pub(crate) fn announced_shares(reading: &Reading<'_>) -> bool {
    let words = keys(reading, 0..reading.tokens().len());
    words.last() == Some(&":") && announces(&words) && !is_open(&words)
}

/// Whether the words say that all of something is divided.
fn announces(words: &[&str]) -> bool {
    const DIVIDED: [&str; 12] = [
        "repartit",
        "reparti",
        "repartie",
        "repartis",
        "reparties",
        "partage",
        "partagee",
        "partages",
        "partagees",
        "echelonne",
        "ventile",
        "ventilee",
    ];
    const PAID: [&str; 18] = [
        "paye",
        "payee",
        "payes",
        "payees",
        "payable",
        "payables",
        "regle",
        "reglee",
        "regles",
        "verse",
        "versee",
        "verses",
        "facture",
        "facturee",
        "acquitte",
        "acquittee",
        "exigible",
        "paient",
    ];
    let divided = words.iter().any(|word| DIVIDED.contains(word));
    let paid = words.iter().any(|word| PAID.contains(word));
    let follows =
        |wanted: &[&str]| words.windows(wanted.len()).any(|some| some == wanted);
    let as_follows = follows(&["comme", "suit"])
        || follows(&["comme", "il", "suit"])
        || follows(&["maniere", "suivante"])
        || follows(&["modalites", "suivantes"])
        || follows(&["echeancier", "suivant"]);
    let times = words.windows(3).any(|some| {
        some[0] == "en"
            && clausier_french::parse_cardinal(some[1]).is_some_and(|n| n > 1)
            && matches!(
                some[2],
                "fois" | "echeances" | "versements" | "paiements" | "termes" | "temps"
            )
    });
    divided || (paid && (as_follows || times))
}

/// Whether more than the shares that are said make the whole.
fn is_open(words: &[&str]) -> bool {
    const STEMS: [&str; 16] = [
        "solde",
        "reste",
        "restant",
        "reliquat",
        "surplus",
        "complement",
        "minim",
        "maxim",
        "moins",
        "jusqu",
        "environ",
        "notamment",
        "egal",
        "moitie",
        "tiers",
        "quart",
    ];
    words.iter().any(|word| STEMS.iter().any(|stem| word.starts_with(stem)))
}

/// Whether a percentage is no share: a tax, a rate by the year, an interest.
fn is_other(reading: &Reading<'_>, sum: &Sum) -> bool {
    let before = keys(reading, sum.tokens.start.saturating_sub(4)..sum.tokens.start);
    let after = keys(reading, sum.tokens.end..sum.tokens.end + 2);
    let other = |word: &&str| {
        matches!(
            *word,
            "tva"
                | "taux"
                | "interet"
                | "interets"
                | "penalite"
                | "penalites"
                | "commission"
                | "escompte"
                | "remise"
        )
    };
    before.iter().any(other)
        || matches!(after.as_slice(), ["par", "an" | "mois" | "jour"] | ["l'", "an"])
}
