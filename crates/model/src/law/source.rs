//! The texts that references cite.

use std::fmt;

use jiff::civil::Date;

use super::table::{Code, TEXTS};
use crate::value::print_date;

/// A text of law, or of what stands in for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A code.
    Code(&'static Code),
    /// A law, an ordinance, a decree or an order.
    Text {
        /// Which of them.
        nature: Nature,
        /// Its number, such as `75-1334`; an order has none.
        number: Option<String>,
        /// When it was signed.
        date: Option<Date>,
    },
    /// An act of the European Union or of the Communities.
    European {
        /// Which kind of act.
        act: Act,
        /// Of whom: `UE`, `CE`, `CEE`.
        community: String,
        /// The year of its number.
        year: u16,
        /// Its number in the year.
        number: u32,
        /// When it was signed.
        date: Option<Date>,
    },
    /// A judgment or a decision of a court.
    Judgment {
        /// The court, as it is cited: « Cass. com. ».
        court: String,
        /// When it was given.
        date: Date,
        /// Its number or numbers, with their word: « n° 15-12.872 », « aff. C-149/15 ».
        number: String,
    },
    /// An act of an authority: « CNIL, délibération n° 2021-122 du 14 octobre 2021 ».
    Authority {
        /// The authority.
        name: &'static str,
        /// What it is.
        act: &'static str,
        /// Its number.
        number: String,
        /// When it was adopted.
        date: Option<Date>,
    },
    /// A collective agreement.
    Agreement {
        /// What it is: « Convention collective », « ANI », « Accord ».
        title: &'static str,
        /// When it was made.
        date: Date,
        /// Its number among agreements (IDCC).
        idcc: Option<u32>,
        /// The number of the rider that matters, with its date.
        rider: Option<(String, Option<Date>)>,
    },
    /// A standard: « PCI DSS v4.0.1 », « ISO/IEC 27001:2022 ».
    Standard(String),
    /// A treaty or another text cited by its name alone.
    Treaty(&'static str),
}

/// What a French text that is not a code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// « L. »
    Law,
    /// « Ord. »
    Ordinance,
    /// « D. »
    Decree,
    /// « Arr. »
    Order,
}

/// What an act of the Union is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// « Règl. »
    Regulation,
    /// « Règl. délégué »
    DelegatedRegulation,
    /// « Règl. d’exécution »
    ImplementingRegulation,
    /// « Dir. »
    Directive,
    /// « Déc. »
    Decision,
    /// « Déc. d’exécution »
    ImplementingDecision,
}

impl Nature {
    /// Its short form.
    fn short(self) -> &'static str {
        match self {
            Self::Law => "L.",
            Self::Ordinance => "Ord.",
            Self::Decree => "D.",
            Self::Order => "Arr.",
        }
    }
}

impl Act {
    /// Its short form, and its name in European identifiers.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Regulation => ("Règl.", "reg"),
            Self::DelegatedRegulation => ("Règl. délégué", "reg_del"),
            Self::ImplementingRegulation => ("Règl. d’exécution", "reg_impl"),
            Self::Directive => ("Dir.", "dir"),
            Self::Decision => ("Déc.", "dec"),
            Self::ImplementingDecision => ("Déc. d’exécution", "dec_impl"),
        }
    }
}

/// The first year whose acts are all numbered the year first, in one series.
const ONE_SERIES: u16 = 2015;

impl Source {
    /// Where it can be read, if that is known for certain.
    pub(super) fn url(&self) -> Option<String> {
        let legifrance = "https://www.legifrance.gouv.fr";
        match self {
            Self::Code(code) => Some(format!("{legifrance}/codes/texte_lc/{}/", code.id)),
            Self::Text { number: Some(number), .. } => {
                let (_, id) = TEXTS.iter().find(|(known, _)| known == number)?;
                Some(format!("{legifrance}/loda/id/{id}/"))
            }
            // Decisions of one number were several in a year before they were one series.
            Self::European { act: Act::Decision, year, .. } if *year < ONE_SERIES => None,
            Self::European { act, year, number, .. } => {
                let (_, name) = act.names();
                Some(format!(
                    "https://eur-lex.europa.eu/eli/{name}/{year}/{number}/oj/fra"
                ))
            }
            Self::Text { number: None, .. }
            | Self::Judgment { .. }
            | Self::Authority { .. }
            | Self::Agreement { .. }
            | Self::Standard(_)
            | Self::Treaty(_) => None,
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => f.write_str(code.short),
            Self::Text { nature, number, date } => {
                f.write_str(nature.short())?;
                if let Some(number) = number {
                    write!(f, " n° {number}")?;
                }
                of_date(f, *date)
            }
            Self::European { act, community, year, number, date } => {
                let (short, _) = act.names();
                match act {
                    _ if *year >= ONE_SERIES => {
                        write!(f, "{short} ({community}) {year}/{number}")?;
                    }
                    Act::Directive | Act::Decision | Act::ImplementingDecision => {
                        // Two figures were enough in the last century.
                        let year = if *year < 1999 { year % 100 } else { *year };
                        write!(f, "{short} {year:02}/{number}/{community}")?;
                    }
                    Act::Regulation
                    | Act::DelegatedRegulation
                    | Act::ImplementingRegulation => {
                        let year = if *year < 1999 { year % 100 } else { *year };
                        write!(f, "{short} ({community}) n° {number}/{year:02}")?;
                    }
                }
                of_date(f, *date)
            }
            Self::Judgment { court, date, number } => {
                write!(f, "{court}, {}, {number}", plain(*date))
            }
            Self::Authority { name, act, number, date } => {
                write!(f, "{name}, {act} n° {number}")?;
                of_date(f, *date)
            }
            Self::Agreement { title, date, idcc, rider } => {
                write!(f, "{title} du {}", plain(*date))?;
                if let Some(idcc) = idcc {
                    write!(f, " (IDCC {idcc})")?;
                }
                if let Some((number, date)) = rider {
                    write!(f, ", avenant n° {number}")?;
                    of_date(f, *date)?;
                }
                Ok(())
            }
            Self::Standard(name) => f.write_str(name),
            Self::Treaty(name) => f.write_str(name),
        }
    }
}

fn of_date(f: &mut fmt::Formatter<'_>, date: Option<Date>) -> fmt::Result {
    date.map_or(Ok(()), |date| write!(f, " du {}", plain(date)))
}

/// A date in words, with blanks as a source writes them.
fn plain(date: Date) -> String {
    print_date(date).replace(['\u{a0}', '\u{202f}'], " ")
}
