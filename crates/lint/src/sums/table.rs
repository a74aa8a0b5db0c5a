//! Lines of amounts: lists and tables.

use clausier_french::Currency;

use super::{Wrong, euros, is_near, part};

/// A line of a list or a cell beside its label.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// The label, as keys.
    pub(crate) label: Vec<String>,
    /// The amount, in cents.
    pub(crate) cents: i128,
    /// Its currency.
    pub(crate) currency: Currency,
    /// The rate that the label says, in hundredths of a percent.
    pub(crate) rate: Option<i128>,
}

impl Line {
    fn says(&self, word: &str) -> bool {
        self.label.iter().any(|key| key == word)
    }

    fn is_net(&self) -> bool {
        self.says("ht") || (self.says("hors") && self.says("taxes"))
    }

    fn is_gross(&self) -> bool {
        self.says("ttc") || self.says("comprises")
    }

    /// Whether it is the line of the tax.
    pub(crate) fn is_tax(&self) -> bool {
        self.says("tva") && !self.is_net() && !self.is_gross()
    }

    fn is_total(&self) -> bool {
        self.says("total") || self.says("totaux")
    }

    fn is_unsure(&self) -> bool {
        const STEMS: [&str; 12] = [
            "remise",
            "rabais",
            "ristourne",
            "reduction",
            "deduction",
            "avoir",
            "acompte",
            "escompte",
            "dont",
            "option",
            "sous-total",
            "moins",
        ];
        self.label.iter().any(|key| STEMS.iter().any(|stem| key.starts_with(stem)))
    }
}

/// The lines, by their rank, that are not what the lines above make.
///
/// Net, tax and gross follow one another; the net is the sum of the plain lines above
/// when it is called a total.
pub(crate) fn lines(all: &[Line]) -> Vec<(usize, Wrong)> {
    let mut out = Vec::new();
    let sure =
        all.iter().all(|line| !line.is_unsure() && line.currency == all[0].currency);
    if !sure {
        return out;
    }
    let wrong = |message: String| Wrong { message, range: 0..0 };
    // « total HT »: the sum of the lines above.
    for (at, line) in all.iter().enumerate() {
        let above = &all[..at];
        let plain =
            above.iter().all(|it| !it.is_total() && !it.is_tax() && !it.is_gross());
        if line.is_total() && !line.is_tax() && above.len() >= 2 && plain {
            let both =
                above.iter().all(Line::is_net) == line.is_net() || !line.is_gross();
            let sum: i128 = above.iter().map(|it| it.cents).sum();
            if both && !line.is_gross() && sum != line.cents {
                let message = format!(
                    "la somme des lignes est de {}, non de {}",
                    euros(sum),
                    euros(line.cents)
                );
                out.push((at, wrong(message)));
            }
        }
    }
    for (at, three) in all.windows(3).enumerate() {
        let [net, tax, gross] = three else { continue };
        let named = tax.is_tax() && gross.is_gross() && !net.is_tax() && !net.is_gross();
        // « Dix jours à 480 € HT » may be one of several lines: then a total is said.
        let whole = net.is_total() || at == 0;
        if !named || !whole {
            continue;
        }
        let due = tax.rate.map(|rate| part(net.cents, rate));
        match due.filter(|due| !is_near(*due, tax.cents, 1)) {
            Some(due) => {
                let message =
                    format!("la TVA est de {}, non de {}", euros(due), euros(tax.cents));
                out.push((at + 1, wrong(message)));
            }
            None if net.cents + tax.cents != gross.cents => {
                let sum = net.cents + tax.cents;
                let message = format!(
                    "{} et {} de TVA font {}, non {}",
                    euros(net.cents),
                    euros(tax.cents),
                    euros(sum),
                    euros(gross.cents)
                );
                out.push((at + 2, wrong(message)));
            }
            None => {}
        }
    }
    out
}

/// The keys of the first cell of a row, and what each of its cells says: so many cents
/// of a currency, or no plain amount.
pub(crate) type Row = (Vec<String>, Vec<Option<(i128, Currency)>>);

/// The cells of a table, by row and column, that the others contradict.
///
/// `header` are the keys of the heading row.
pub(crate) fn columns(
    header: &[Vec<String>],
    rows: &[Row],
) -> Vec<(usize, usize, Wrong)> {
    let mut out = Vec::new();
    let says = |column: usize, word: &str| {
        header.get(column).is_some_and(|keys| keys.iter().any(|key| key == word))
    };
    let find = |wanted: &dyn Fn(usize) -> bool| {
        let mut found = (0..header.len()).filter(|column| wanted(*column));
        let first = found.next();
        if found.next().is_some() { None } else { first }
    };
    let net = find(&|column| says(column, "ht"));
    let gross = find(&|column| says(column, "ttc"));
    let tax = find(&|column| says(column, "tva") && !says(column, "taux"));
    let wrong = |message: String| Wrong { message, range: 0..0 };
    if let (Some(net), Some(tax), Some(gross)) = (net, tax, gross) {
        for (rank, (_, cells)) in rows.iter().enumerate() {
            let at = |column: usize| cells.get(column).copied().flatten();
            let (Some(one), Some(two), Some(three)) = (at(net), at(tax), at(gross))
            else {
                continue;
            };
            let money = [one, two, three]
                .iter()
                .all(|it| it.1 == one.1 && it.1 != Currency::Percent);
            if money && one.0 + two.0 != three.0 {
                let sum = one.0 + two.0;
                let message = format!(
                    "{} et {} de TVA font {}, non {}",
                    euros(one.0),
                    euros(two.0),
                    euros(sum),
                    euros(three.0)
                );
                out.push((rank, gross, wrong(message)));
            }
        }
    }
    out.extend(totals(header, rows));
    out
}

/// The last row, when it is a total.
fn totals(header: &[Vec<String>], rows: &[Row]) -> Vec<(usize, usize, Wrong)> {
    let mut out = Vec::new();
    let Some(((label, cells), above)) = rows.split_last() else { return out };
    let is_total =
        |keys: &[String]| keys.first().is_some_and(|key| key.starts_with("tota"));
    let unsure = |keys: &[String]| {
        keys.iter().any(|key| {
            [
                "remise",
                "total",
                "totaux",
                "sous-total",
                "dont",
                "option",
                "tva",
                "avoir",
                "acompte",
                "reduction",
            ]
            .contains(&key.as_str())
        })
    };
    if !is_total(label)
        || label.len() > 3
        || above.len() < 2
        || above.iter().any(|(keys, _)| unsure(keys))
    {
        return out;
    }
    for (column, cell) in cells.iter().enumerate() {
        let Some((total, currency)) = *cell else { continue };
        let heading = header.get(column).cloned().unwrap_or_default();
        let each = |key: &String| {
            matches!(
                key.as_str(),
                "unitaire"
                    | "taux"
                    | "unite"
                    | "tarif"
                    | "jour"
                    | "moyen"
                    | "max"
                    | "plafond"
            )
        };
        let parts: Option<Vec<i128>> = above
            .iter()
            .map(|(_, cells)| {
                let (cents, own) = cells.get(column).copied().flatten()?;
                (own == currency).then_some(cents)
            })
            .collect();
        let Some(parts) = parts.filter(|_| !heading.iter().any(each)) else { continue };
        let sum: i128 = parts.iter().sum();
        if sum == total {
            continue;
        }
        let message = if currency == Currency::Percent {
            super::share::said(sum)
        } else {
            format!("la somme des lignes est de {}, non de {}", euros(sum), euros(total))
        };
        out.push((rows.len() - 1, column, Wrong { message, range: 0..0 }));
    }
    out
}
