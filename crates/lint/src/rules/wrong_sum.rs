//! Figures add up.

use clausier_diagnostics::{Findings, Severity};
use clausier_french::Currency;

use super::{Check, Rule};
use crate::sums::{self, Line, Sum, Wrong};
use crate::text::{Kind, Passage, Text};

pub(super) static RULE: Rule = Rule {
    code: "NUM-07",
    name: "calcul-faux",
    severity: Severity::Error,
    off: false,
    answers: &["PRX-05", "PRX-10"],
    explain: "\
## Ce qui est vérifié

Au centime près : le TTC est le HT plus la TVA, dans une phrase, une liste ou un tableau
; un total est la somme de ses lignes ; les parts d’un prix font 100 %.

## Pourquoi

Deux montants qui ne s’accordent pas laissent le prix indéterminé, ou donnent raison à
celui que l’erreur arrange.

## Mauvais

> Le prix est de 1 000 € HT, soit 1 100 € TTC (TVA à 20 %).

## Bon

> Le prix est de 1 000 € HT, soit 1 200 € TTC (TVA à 20 %), par jour. Il est payé comme
> suit : 30 % à la commande et le solde à la livraison.

## Limites

Un calcul n’est refait que si la phrase en donne tous les termes : ni taux sous-entendu,
ni remise, ni « environ ». Une ligne arrondie au centime est admise.
",
    checks: &[Check::Text(check)],
};

fn check(text: &Text<'_>, out: &mut Findings) {
    let passages: Vec<&Passage<'_>> = text.body().collect();
    for passage in &passages {
        if passage.kind() == Kind::Cell
            || !passage.text().bytes().any(|b| b.is_ascii_digit())
        {
            continue;
        }
        let reading = &passage.reading;
        if !passage.text().contains(['€', '%']) && !passage.text().contains("euros") {
            continue;
        }
        let taxed = if is_untaxed(reading) { Vec::new() } else { sums::taxes(reading) };
        let found = taxed.into_iter();
        for wrong in found.chain(sums::totals(reading)).chain(sums::shares(reading)) {
            say(text, passage, wrong, out);
        }
    }
    groups(text, &passages, out);
}

/// Whether no tax is due: « TVA non applicable », « autoliquidation », « exonéré ».
fn is_untaxed(reading: &clausier_french::Reading<'_>) -> bool {
    reading.tokens().windows(2).any(|pair| {
        (pair[0].key == "non" && matches!(&*pair[1].key, "applicable" | "soumis" | "du"))
            || ["autoliquid", "exoner"].iter().any(|stem| pair[0].key.starts_with(stem))
            || (pair[0].key == "293" && pair[1].key == "b")
    })
}

fn say(text: &Text<'_>, passage: &Passage<'_>, wrong: Wrong, out: &mut Findings) {
    out.push(
        text.at(&RULE, passage, &wrong.range, wrong.message)
            .label("le calcul est faux")
            .help("refaites le calcul, et corrigez le montant qui n’a pas été convenu"),
    );
}

/// Lists and tables.
fn groups(text: &Text<'_>, passages: &[&Passage<'_>], out: &mut Findings) {
    let mut start = 0;
    while start < passages.len() {
        let Some((group, _)) = passages[start].place().group else {
            start += 1;
            continue;
        };
        let same =
            |it: &&&Passage<'_>| it.place().group.is_some_and(|(own, _)| own == group);
        let length = passages[start..].iter().take_while(same).count();
        let all = &passages[start..start + length];
        let before = start.checked_sub(1).map(|at| passages[at]);
        if all.iter().all(|it| it.kind() == Kind::Cell) {
            table(text, all, out);
        } else if all.iter().all(|it| it.kind() == Kind::Item) {
            list(text, before, all, out);
        }
        start += length;
    }
}

/// The only amount of a passage, with its place.
fn only(passage: &Passage<'_>) -> Option<Sum> {
    let mut all = sums::sums(&passage.reading).into_iter();
    let money = all.clone().filter(|it| it.currency != Currency::Percent).count();
    match money {
        0 if all.len() == 1 => all.next(),
        1 => all.find(|it| it.currency != Currency::Percent),
        _ => None,
    }
}

fn keys_of(passage: &Passage<'_>) -> Vec<String> {
    let tokens = passage.reading.tokens().iter();
    tokens.filter(|it| it.is_spoken()).map(|it| it.key.clone().into_owned()).collect()
}

fn line(passage: &Passage<'_>, label: Vec<String>) -> Option<(Line, Sum)> {
    let sum = only(passage)?;
    let rates: Vec<Sum> = sums::sums(&passage.reading)
        .into_iter()
        .filter(|it| it.currency == Currency::Percent)
        .collect();
    let rate = match rates.as_slice() {
        [one] if sum.currency != Currency::Percent => Some(sums::rate(one)),
        _ => None,
    };
    let line = Line { label, cents: sum.cents, currency: sum.currency, rate };
    Some((line, sum))
}

fn list(
    text: &Text<'_>,
    before: Option<&Passage<'_>>,
    all: &[&Passage<'_>],
    out: &mut Findings,
) {
    let found: Option<Vec<(Line, Sum)>> =
        all.iter().map(|passage| line(passage, keys_of(passage))).collect();
    let Some(found) = found.filter(|found| found.len() > 1) else { return };
    let (lines, places): (Vec<Line>, Vec<Sum>) = found.into_iter().unzip();
    let percent = lines.iter().all(|line| line.currency == Currency::Percent);
    if percent {
        let whole = before.is_some_and(|it| sums::announced_shares(&it.reading));
        let open = all.iter().any(|it| it.text().contains("solde"));
        let sum: i128 = lines.iter().map(|line| line.cents).sum();
        if whole && !open && sum != 10_000 {
            let last = all.len() - 1;
            let wrong =
                Wrong { message: sums::said(sum), range: places[last].range.clone() };
            say(text, all[last], wrong, out);
        }
        return;
    }
    for (rank, wrong) in sums::lines(&lines) {
        let wrong = Wrong { range: places[rank].range.clone(), ..wrong };
        say(text, all[rank], wrong, out);
    }
}

fn table(text: &Text<'_>, all: &[&Passage<'_>], out: &mut Findings) {
    let mut rows: Vec<Vec<&Passage<'_>>> = Vec::new();
    let mut last = None;
    for passage in all {
        let row = passage.place().group.map(|(_, row)| row);
        if row != last {
            rows.push(Vec::new());
            last = row;
        }
        if let Some(row) = rows.last_mut() {
            row.push(passage);
        }
    }
    let width = rows.first().map_or(0, Vec::len);
    if rows.len() < 3 || width == 0 || rows.iter().any(|row| row.len() != width) {
        return;
    }
    let header: Vec<Vec<String>> = rows[0].iter().map(|cell| keys_of(cell)).collect();
    let plain = |cell: &Passage<'_>| {
        // An amount among words is a condition, not a figure to add.
        let sum = only(cell)?;
        let words = cell.reading.tokens().len() - sum.tokens.len();
        (words <= 1).then_some((sum.cents, sum.currency))
    };
    // « Dix jours à 480 € HT | 4 800 € »: labels, and amounts in the last column.
    let last = width - 1;
    let found: Option<Vec<(Line, Sum)>> = rows[1..]
        .iter()
        .map(|row| {
            plain(row[last])?;
            let (mut line, sum) = line(row[last], keys_of(row[0]))?;
            let rates = sums::sums(&row[0].reading);
            line.rate = match rates.as_slice() {
                [one] if one.currency == Currency::Percent => Some(sums::rate(one)),
                _ => None,
            };
            Some((line, sum))
        })
        .collect();
    let (lines, places): (Vec<Line>, Vec<Sum>) = found.into_iter().flatten().unzip();
    let is_money = lines.iter().any(|line| line.currency != Currency::Percent);
    // Wider tables add up by columns, unless their last rows are of tax.
    if width > 1 && is_money && (width == 2 || lines.iter().any(Line::is_tax)) {
        for (rank, wrong) in sums::lines(&lines) {
            let wrong = Wrong { range: places[rank].range.clone(), ..wrong };
            say(text, rows[rank + 1][last], wrong, out);
        }
        return;
    }
    let read: Vec<_> = rows[1..]
        .iter()
        .map(|row| {
            (keys_of(row[0]), row.iter().map(|cell| plain(cell)).collect::<Vec<_>>())
        })
        .collect();
    for (row, column, wrong) in sums::columns(&header, &read) {
        let cell = rows[row + 1][column];
        if let Some(sum) = only(cell) {
            say(text, cell, Wrong { range: sum.range, ..wrong }, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::extracts;

    #[test]
    fn sums_of_a_sentence() {
        for (text, expected) in [
            (
                "200 € HT, soit 250 € TTC au taux de TVA de 20 %",
                vec!["200 € HT, soit 250 € TTC"],
            ),
            ("200 € HT, soit 240 € TTC au taux de TVA de 20 %", vec![]),
            ("200 € HT, soit 250 € TTC", vec![]),
            ("500 € HT soit 500 € TTC, TVA non applicable, art. 293 B du CGI", vec![]),
            ("0,99 € HT, soit 1,05 € TTC (TVA à 5,5 %)", vec![]),
            ("0,99 € HT, soit 1,04 € TTC (TVA à 5,5 %)", vec![]),
            ("600 € HT par jour, soit 14 400 € TTC (TVA à 20 %)", vec![]),
            (
                "12 000 € HT, TVA à 20 % : 2 600 €, soit 14 600 € TTC",
                vec!["TVA à 20 % : 2 600 €"],
            ),
            ("12 000 € HT, TVA à 20 % : 2 400 €, soit 14 600 € TTC", vec!["14 600 €"]),
            (
                "24 000 €, celui de Paul de 16 000 €, soit 42 000 € au total",
                vec!["42 000 €"],
            ),
            ("3 jours à 500 € et 2 à 700 €, soit 2 900 € au total", vec![]),
            ("640 € par mois, soit 3 840 € pour les six mois", vec![]),
            ("640 € par mois, soit 3 480 € pour six mois", vec!["3 480 €"]),
            (
                "il est payé comme suit : 40 % à la commande, 65 % à la fin",
                vec!["40 % à la commande, 65 %"],
            ),
            ("il est payé comme suit : 40 % à la commande, le solde à la fin", vec![]),
            ("une remise de 5 % puis une de 10 %", vec![]),
            ("le prix est réparti à raison de 50 % et 50 %", vec![]),
        ] {
            assert_eq!(extracts(&super::RULE, text), expected, "{text}");
        }
    }

    #[test]
    fn lists_and_tables() {
        let table =
            |rows: &str| format!("| Étape | HT | TVA | TTC |\n|---|---|---|---|\n{rows}");
        for (text, expected) in [
            (table("| A | 10 € | 2 € | 13 € |\n| B | 5 € | 1 € | 6 € |"), vec!["13 €"]),
            (table("| A | 10 € | 2 € | 12 € |\n| B | 5 € | 1 € | 6 € |\n| Total | 16 € | 3 € | 18 € |"),
                vec!["16 €", "18 €"]),
            ("| Ligne | Prix |\n|---|---|\n| Dix jours | 100 € |\n| TVA (20 %) | 20 € |\n| Total TTC | 130 € |".to_owned(),
                vec!["130 €"]),
            (
                "| Poste | Nombre | HT |\n|---|---|---|\n| A | 2 | 40 € |\n| B | 3 | 60 € |\n\
                 | Total HT | | 100 € |\n| TVA à 20 % | | 19 € |\n| Total TTC | | 119 € |"
                    .to_owned(),
                vec!["19 €"],
            ),
            ("Le prix :\n\n- total HT : 100 € ;\n- TVA 20 % : 20 € ;\n- total TTC : 120 €.".to_owned(), vec![]),
            ("Le prix :\n\n- total HT : 100 € ;\n- TVA 20 % : 25 € ;\n- total TTC : 125 €.".to_owned(), vec!["25 €"]),
            ("Il est payé comme suit :\n\n- 30 % à la commande ;\n- 60 % à la fin.".to_owned(), vec!["60 %"]),
        ] {
            assert_eq!(extracts(&super::RULE, &text), expected, "{text}");
        }
    }
}
