//! Parameters: dated legal figures, each with its source.

use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, SourceFile, Span};
use jiff::civil::Date;

use crate::raw::{Raw, RawTable};
use crate::reader::Reader;
use crate::say::{closest, quote};
use crate::toml_source::parse_toml;
use crate::value::{Type, Value, print_date};
use crate::{Spanned, id, rule};

/// The dated figures of a workspace.
#[derive(Debug, Clone, Default)]
pub struct Parameters {
    /// In the order of their file. Invariant: no code twice.
    pub series: Vec<Series>,
}

/// One figure, through time.
#[derive(Debug, Clone)]
pub struct Series {
    /// What expressions call it.
    pub code: Spanned<String>,
    /// What it is.
    pub title: String,
    /// The type of its values.
    pub ty: Type,
    /// Sorted by date. Invariant: no two of them hold the same day.
    pub periods: Vec<Period>,
}

/// A figure between two dates.
#[derive(Debug, Clone)]
pub struct Period {
    /// Its first day.
    pub from: Date,
    /// Its last day; it goes on when `None`.
    pub until: Option<Date>,
    /// The figure.
    pub value: Value,
    /// Where it comes from.
    pub source: String,
    /// Where it is written.
    pub span: Span,
}

impl Period {
    /// Whether a day is one of this period.
    pub fn holds(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }

    /// « du 1er janvier 2026 au 30 juin 2026 », « depuis le 1er janvier 2026 ».
    pub fn print(&self) -> String {
        let from = print_date(self.from);
        match self.until {
            Some(until) => format!("du {from} au {}", print_date(until)),
            None => format!("depuis le {from}"),
        }
    }
}

/// Why there is no figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoFigure {
    /// No parameter has this code.
    UnknownCode {
        /// The closest code there is.
        closest: Option<String>,
    },
    /// No period holds the date: the figure must be asked for, never guessed.
    OutOfPeriods {
        /// What the parameter is.
        title: String,
        /// The periods that are known, as printed, in order.
        known: Vec<String>,
    },
}

impl Parameters {
    /// The figure of a code on a day.
    pub fn at(&self, code: &str, date: Date) -> Result<&Period, NoFigure> {
        let Some(series) = self.get(code) else {
            let codes = self.series.iter().map(|series| series.code.value.as_str());
            let closest = closest(code, codes).map(str::to_owned);
            return Err(NoFigure::UnknownCode { closest });
        };
        series.periods.iter().find(|period| period.holds(date)).ok_or_else(|| {
            NoFigure::OutOfPeriods {
                title: series.title.clone(),
                known: series.periods.iter().map(Period::print).collect(),
            }
        })
    }

    /// The series of a code.
    pub fn get(&self, code: &str) -> Option<&Series> {
        self.series.iter().find(|series| series.code.value == code)
    }
}

/// Parses the parameters of a workspace.
///
/// A period that cannot be read, or that overlaps another, is a finding and is left
/// out.
pub fn parse_parameters(
    file: &Arc<SourceFile>,
    findings: &mut Findings,
) -> Option<Parameters> {
    let table = parse_toml(file, 0..file.text().len(), findings)?;
    let mut parameters = Parameters::default();
    for (code, value) in &table.entries {
        if id::check_simple_id(code.clone(), findings).is_none() {
            continue;
        }
        let Raw::Table(table) = &value.value else {
            findings.push(Diagnostic::new(
                &rule::WRONG_TYPE,
                value.span.clone(),
                format!(
                    "le barème {} est {}\u{a0}; attendu\u{a0}: une table",
                    quote(&code.value),
                    value.value.nature()
                ),
            ));
            continue;
        };
        parameters.series.push(read_series(code, table, findings));
    }
    Some(parameters)
}

fn read_series(
    code: &Spanned<String>,
    table: &RawTable,
    findings: &mut Findings,
) -> Series {
    let mut reader = Reader::new(table, findings);
    let title = reader.required_string("title");
    if !reader.has("type") {
        reader.missing("type", "ajoutez type = \"percent\", \"money\" ou \"integer\"");
    }
    let types = [Type::Percent, Type::Money, Type::Integer, Type::Duration, Type::Date];
    let ty = reader.word("type", &types.map(|ty| (ty.name(), ty)));
    let mut periods = Vec::new();
    for table in reader.tables("periods") {
        // Without a type, values cannot be read: the finding above says so.
        let ty = ty.as_ref().map(|ty| &ty.value);
        periods.extend(read_period(&code.value, table, ty, reader.findings));
    }
    reader.finish();
    Series {
        code: code.clone(),
        title: title.map_or_else(|| code.value.clone(), |title| title.value),
        ty: ty.map_or(Type::Percent, |ty| ty.value),
        periods: sorted(periods, findings),
    }
}

fn read_period(
    code: &str,
    table: &RawTable,
    ty: Option<&Type>,
    findings: &mut Findings,
) -> Option<Period> {
    let mut reader = Reader::new(table, findings);
    for (key, help) in
        [("from", "ajoutez from = 2026-01-01"), ("value", "ajoutez value = \"…\"")]
    {
        if !reader.has(key) {
            reader.missing(key, help);
        }
    }
    let from = reader.date("from");
    let until = reader.date("until");
    let raw = reader.raw("value");
    let value =
        raw.zip(ty).and_then(|(raw, ty)| Value::parse(code, raw, ty, reader.findings));
    let source = reader.required_string("source");
    reader.finish();
    let (from, value) = (from?.value, value?);
    if let Some(until) = &until
        && until.value < from
    {
        findings.push(Diagnostic::new(
            &rule::PERIODS,
            until.span.clone(),
            format!("cette période finit avant de commencer, le {}", print_date(from)),
        ));
        return None;
    }
    Some(Period {
        from,
        until: until.map(|until| until.value),
        value,
        source: source.map(|source| source.value).unwrap_or_default(),
        span: table.span.clone(),
    })
}

/// Periods by date, without those that overlap an earlier one.
fn sorted(mut periods: Vec<Period>, findings: &mut Findings) -> Vec<Period> {
    periods.sort_by_key(|period| period.from);
    let mut kept: Vec<Period> = Vec::new();
    for period in periods {
        match kept.last() {
            Some(last) if last.until.is_none_or(|until| until >= period.from) => {
                let finding = Diagnostic::new(
                    &rule::PERIODS,
                    period.span.clone(),
                    format!("cette période commence pendant une autre, {}", last.print()),
                );
                findings.push(
                    finding
                        .related(last.span.clone(), "l’autre période")
                        .help("terminez la première la veille, avec until = …"),
                );
            }
            _ => kept.push(period),
        }
    }
    kept
}

impl NoFigure {
    /// What to do, in the imperative.
    pub fn help(&self) -> String {
        match self {
            Self::UnknownCode { closest: Some(closest) } => {
                format!("vouliez-vous dire {}\u{a0}?", quote(closest))
            }
            Self::UnknownCode { closest: None } => {
                "ajoutez ce barème à clauses/parameters.toml".to_owned()
            }
            Self::OutOfPeriods { title, known } if known.is_empty() => {
                format!("ajoutez une période à {}", quote(title))
            }
            Self::OutOfPeriods { title, known } => format!(
                "ajoutez la période à {}, connu {}",
                quote(title),
                clausier_french::join_and(known)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const SOURCE: &str = r#"[taux-legal]
title = "Taux de l’intérêt légal"
type = "percent"
[[taux-legal.periods]]
from = 2026-01-01
until = 2026-06-30
value = "2,62 %"
source = "arrêté du 15 décembre 2025"
[[taux-legal.periods]]
from = 2025-07-01
until = 2025-12-31
value = "2,76 %"
source = "arrêté du 20 juin 2025"
"#;

    fn parse(source: &str) -> (Option<Parameters>, Vec<String>) {
        let file = SourceFile::new("clauses/parameters.toml", source);
        let mut findings = Findings::new();
        let parameters = parse_parameters(&file, &mut findings);
        let said = findings
            .sorted()
            .iter()
            .map(|finding| {
                let at = finding.span.start();
                format!("{}:{} {}", at.line, at.column, finding.message)
            })
            .collect();
        (parameters, said)
    }

    #[test]
    fn finds_the_figure_of_a_day() {
        let (parameters, said) = parse(SOURCE);
        assert!(said.is_empty(), "{said:?}");
        let parameters = parameters.expect("parameters");
        let at = |year, month, day| {
            parameters
                .at("taux-legal", date(year, month, day))
                .map(|period| period.value.print().expect("a figure"))
        };
        assert_eq!(at(2026, 1, 1).as_deref(), Ok("2,62\u{a0}%"));
        assert_eq!(at(2026, 6, 30).as_deref(), Ok("2,62\u{a0}%"));
        assert_eq!(at(2025, 12, 31).as_deref(), Ok("2,76\u{a0}%"));
        let Err(NoFigure::OutOfPeriods { known, .. }) = at(2026, 7, 1) else {
            panic!("no figure is known");
        };
        assert_eq!(known.len(), 2);
        let unknown = parameters.at("taux-legale", date(2026, 1, 1));
        let closest = Some("taux-legal".to_owned());
        assert_eq!(unknown.err(), Some(NoFigure::UnknownCode { closest }));
    }

    #[test]
    fn periods_neither_overlap_nor_run_backwards() {
        let (_, said) = parse(&SOURCE.replace("2025-12-31", "2026-01-01"));
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("4:1 "), "{said:?}");
        let (_, said) = parse(&SOURCE.replace("2025-12-31", "2025-06-30"));
        assert!(said[0].starts_with("11:9 "), "{said:?}");
        let (_, said) = parse(&SOURCE.replace("2,62 %", "2.62"));
        assert!(said[0].starts_with("7:10 "), "{said:?}");
    }
}
