//! The short table that ends a build.

use std::fmt::Write;

use clausier_french::count;

use super::{Outcome, Report};
use crate::args::Format;
use crate::console::shown;
use crate::selection;

/// Above this, contracts are only counted, but for those with errors.
const LONGEST: usize = 40;

/// A line a contract, and a line that counts them.
pub(crate) fn table(reports: &[Report], folder: &str) -> String {
    let short = reports.len() > LONGEST;
    let lines: Vec<(String, String, String)> = reports
        .iter()
        .filter(|report| {
            !short || matches!(report.outcome, Outcome::Refused(_) | Outcome::Failed)
        })
        .map(line)
        .collect();
    let width = |pick: fn(&(String, String, String)) -> &String| {
        lines.iter().map(|line| pick(line).chars().count()).max().unwrap_or_default()
    };
    let (first, second) = (width(|line| &line.0), width(|line| &line.1));
    let mut out = String::new();
    for (name, formats, state) in &lines {
        let line = format!("{name:first$}  {formats:second$}  {state}");
        let _ = writeln!(out, "{}", line.trim_end());
    }
    let _ = writeln!(out, "{}", summary(reports, folder));
    out
}

fn line(report: &Report) -> (String, String, String) {
    let name = shown(selection::name(&report.contract));
    let (formats, state) = match &report.outcome {
        Outcome::UpToDate => (String::new(), "à jour".to_owned()),
        Outcome::Written(formats, size) => {
            let names: Vec<_> =
                formats.iter().map(|format| Format::name(*format)).collect();
            (names.join(", "), self::size(*size))
        }
        Outcome::Refused(errors) => {
            (String::new(), format!("{}, rien n’est écrit", counted(*errors, "erreur")))
        }
        Outcome::Failed => (String::new(), "en échec".to_owned()),
    };
    (name, formats, state)
}

fn summary(reports: &[Report], folder: &str) -> String {
    let of = |pick: fn(&Outcome) -> bool| {
        reports.iter().filter(|report| pick(&report.outcome)).count()
    };
    let written = of(|outcome| matches!(outcome, Outcome::Written(..)));
    let current = of(|outcome| matches!(outcome, Outcome::UpToDate));
    let refused = of(|outcome| matches!(outcome, Outcome::Refused(_) | Outcome::Failed));
    let mut parts = Vec::new();
    if written > 0 {
        let agreed = if written > 1 { "écrits" } else { "écrit" };
        parts.push(format!("{written} {agreed}"));
    }
    if current > 0 {
        parts.push(format!("{current} à jour"));
    }
    if refused > 0 {
        let agreed = if refused > 1 { "refusés" } else { "refusé" };
        parts.push(format!("{refused} {agreed}"));
    }
    let mut out = counted(reports.len(), "contrat");
    if !parts.is_empty() {
        let _ = write!(out, "\u{a0}: {}", parts.join(", "));
    }
    format!("{out} (dans {})", shown(folder))
}

fn counted(number: usize, noun: &str) -> String {
    count(u64::try_from(number).unwrap_or(u64::MAX), noun)
}

/// A size for people.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes}\u{a0}octets"),
        1_000..1_000_000 => format!("{}\u{a0}ko", bytes.div_ceil(1_000)),
        _ => format!("{},{}\u{a0}Mo", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

#[cfg(test)]
mod tests {
    use clausier_diagnostics::Findings;

    use super::*;

    fn report(name: &str, outcome: Outcome) -> Report {
        Report {
            contract: format!("contracts/clients/{name}"),
            outcome,
            findings: Findings::new(),
            entry: None,
            failures: Vec::new(),
        }
    }

    #[test]
    fn a_line_a_contract() {
        let reports = [
            report("a/R-1", Outcome::UpToDate),
            report(
                "boulangerie/R-2",
                Outcome::Written(vec![Format::Html, Format::Docx], 81_200),
            ),
            report("c/R-3", Outcome::Refused(2)),
        ];
        let expected = "\
a/R-1                        à jour
boulangerie/R-2  html, docx  82 ko
c/R-3                        2 erreurs, rien n’est écrit
3 contrats : 1 écrit, 1 à jour, 1 refusé (dans dist)
";
        assert_eq!(table(&reports, "dist").replace('\u{a0}', " "), expected);
    }

    #[test]
    fn many_contracts_are_counted() {
        let mut reports: Vec<_> =
            (0..100).map(|at| report(&format!("a/{at}"), Outcome::UpToDate)).collect();
        reports.push(report("a/x", Outcome::Refused(1)));
        let expected = "\
a/x    1 erreur, rien n’est écrit
101 contrats : 100 à jour, 1 refusé (dans dist)
";
        assert_eq!(table(&reports, "dist").replace('\u{a0}', " "), expected);
    }

    #[test]
    fn sizes() {
        for (bytes, expected) in
            [(999, "999 octets"), (1_001, "2 ko"), (2_349_000, "2,3 Mo")]
        {
            assert_eq!(size(bytes).replace('\u{a0}', " "), expected);
        }
    }
}
