//! Reading the text that a reference cites.

use super::cursor::Cursor;
use super::source::{Act, Nature, Source};
use super::table::{CODES, NICKNAMES, TREATIES};

/// Acts of the Union, as they are named: the longer names first.
const ACTS: &[(&str, Act)] = &[
    ("règl. délégué", Act::DelegatedRegulation),
    ("règlement délégué", Act::DelegatedRegulation),
    ("règl. d’exécution", Act::ImplementingRegulation),
    ("règlement d’exécution", Act::ImplementingRegulation),
    ("règl.", Act::Regulation),
    ("règlement", Act::Regulation),
    ("dir.", Act::Directive),
    ("directive", Act::Directive),
    ("déc. d’exécution", Act::ImplementingDecision),
    ("décision d’exécution", Act::ImplementingDecision),
    ("déc.", Act::Decision),
    ("décision", Act::Decision),
];

const NATURES: &[(&str, Nature)] = &[
    ("l.", Nature::Law),
    ("loi", Nature::Law),
    ("ord.", Nature::Ordinance),
    ("ordonnance", Nature::Ordinance),
    ("d.", Nature::Decree),
    ("décr.", Nature::Decree),
    ("décret", Nature::Decree),
    ("arr.", Nature::Order),
    ("arrêté", Nature::Order),
];

/// Starts of the names of courts.
const COURTS: &[&str] = &[
    "Cass.",
    "CE",
    "CJUE",
    "CJCE",
    "CEDH",
    "Cons. const.",
    "T. confl.",
    "CA",
    "CAA",
    "TA",
    "TJ",
    "TGI",
    "T. com.",
    "CPH",
];

const AUTHORITIES: &[(&str, &str)] = &[
    ("CNIL", "CNIL"),
    ("CEPD", "CEPD"),
    ("ANSSI", "ANSSI"),
    ("ACPR", "ACPR"),
    ("AMF", "AMF"),
    ("CEPC", "CEPC"),
    ("ARCEP", "ARCEP"),
];

const AUTHORITY_ACTS: &[(&str, &str)] = &[
    ("délibération", "délibération"),
    ("délib.", "délibération"),
    ("recommandation", "recommandation"),
    ("décision", "décision"),
    ("avis", "avis"),
    ("lignes directrices", "lignes directrices"),
    ("référentiel", "référentiel"),
    ("position", "position"),
    ("instruction", "instruction"),
];

const AGREEMENTS: &[(&str, &str)] = &[
    ("convention collective", "Convention collective"),
    ("CCN", "Convention collective"),
    ("ANI", "ANI"),
    ("accord", "Accord"),
];

const STANDARDS: &[&str] = &["PCI DSS", "ISO", "NF", "EN", "IEC", "CEI"];

/// Takes the text that stands here, by any of its names.
pub(super) fn source(cursor: &mut Cursor<'_>) -> Option<Source> {
    for code in CODES {
        let names =
            [code.short, code.name].into_iter().chain(code.others.iter().copied());
        for name in names {
            if cursor.eat(name) {
                return Some(Source::Code(code));
            }
        }
    }
    for (name, full) in NICKNAMES {
        if cursor.eat(name) {
            return source(&mut Cursor::new(full));
        }
    }
    if let Some(name) = TREATIES.iter().find(|name| cursor.eat(name)) {
        return Some(Source::Treaty(name));
    }
    cursor
        .try_take(european)
        .or_else(|| cursor.try_take(national))
        .or_else(|| cursor.try_take(authority))
        .or_else(|| cursor.try_take(agreement))
        .or_else(|| cursor.try_take(judgment))
        .or_else(|| cursor.try_take(standard))
}

fn european(cursor: &mut Cursor<'_>) -> Option<Source> {
    let act = cursor.eat_one(ACTS)?;
    let letters = |c: char| c.is_ascii_uppercase();
    let digits = |c: char| c.is_ascii_digit();
    let before = match cursor.eat("(") {
        true => Some(cursor.take(letters)?.to_owned()),
        false => None,
    };
    if before.is_some() && !cursor.eat(")") {
        return None;
    }
    let marked = cursor.eat("n°");
    let first = cursor.take(digits)?;
    if !cursor.eat("/") {
        return None;
    }
    let second = cursor.take(digits)?;
    let community = match before {
        Some(community) => community,
        None if cursor.eat("/") => cursor.take(letters)?.to_owned(),
        None => return None,
    };
    if !["UE", "CE", "CEE"].contains(&&*community) {
        return None;
    }
    let (year, number) = numbered(first, second, marked)?;
    let date = of_date(cursor);
    Some(Source::European { act, community, year, number, date })
}

/// The year and the number of an act: the year comes first since 2015, and for
/// directives and decisions; it came last for regulations, after « n° ».
fn numbered(first: &str, second: &str, marked: bool) -> Option<(u16, u32)> {
    let year = |text: &str| match (text.len(), text.parse::<u16>().ok()?) {
        (4, year @ 1952..=2099) => Some(year),
        (2, year @ 52..=99) => Some(1900 + year),
        _ => None,
    };
    let ahead = || Some((year(first)?, second.parse().ok()?));
    let behind = || Some((year(second)?, first.parse().ok()?));
    let recent = year(first).is_some_and(|year| year >= 2015 && first.len() == 4);
    if marked && !recent { behind().or_else(ahead) } else { ahead().or_else(behind) }
}

fn national(cursor: &mut Cursor<'_>) -> Option<Source> {
    let nature = cursor.eat_one(NATURES)?;
    if nature == Nature::Order {
        let date = of_date(cursor)?;
        return Some(Source::Text { nature, number: None, date: Some(date) });
    }
    if !cursor.eat("n°") {
        return None;
    }
    let number = cursor.take(|c| c.is_ascii_digit() || c == '-')?.to_owned();
    if !number.contains('-') {
        return None;
    }
    Some(Source::Text { nature, number: Some(number), date: of_date(cursor) })
}

/// Takes « du 14 octobre 2021 ».
fn of_date(cursor: &mut Cursor<'_>) -> Option<jiff::civil::Date> {
    cursor.try_take(|cursor| cursor.eat("du").then(|| cursor.date())?)
}

fn authority(cursor: &mut Cursor<'_>) -> Option<Source> {
    let name = cursor.eat_one(AUTHORITIES)?;
    if !cursor.eat(",") {
        return None;
    }
    let act = cursor.eat_one(AUTHORITY_ACTS)?;
    cursor.eat("n°");
    let number = cursor.take(|c| c.is_ascii_alphanumeric() || "-/.".contains(c))?;
    number.chars().any(|c| c.is_ascii_digit()).then_some(())?;
    let number = number.to_owned();
    Some(Source::Authority { name, act, number, date: of_date(cursor) })
}

fn agreement(cursor: &mut Cursor<'_>) -> Option<Source> {
    let title = cursor.eat_one(AGREEMENTS)?;
    let date = of_date(cursor)?;
    let digits = |c: char| c.is_ascii_digit();
    let idcc = cursor.try_take(|cursor| {
        cursor.eat("(").then_some(())?;
        cursor.eat("IDCC").then_some(())?;
        let number = cursor.take(digits)?.parse().ok()?;
        cursor.eat(")").then_some(number)
    });
    let rider = cursor.try_take(|cursor| {
        cursor.eat(",").then_some(())?;
        cursor.eat("avenant").then_some(())?;
        cursor.eat("n°").then_some(())?;
        Some((cursor.take(digits)?.to_owned(), of_date(cursor)))
    });
    Some(Source::Agreement { title, date, idcc, rider })
}

fn judgment(cursor: &mut Cursor<'_>) -> Option<Source> {
    COURTS.iter().any(|court| cursor.clone().eat(court)).then_some(())?;
    let court = words(cursor.take(|c| c != ',')?);
    cursor.eat(",").then_some(())?;
    let date = cursor.date()?;
    cursor.blanks();
    cursor.eat(",").then_some(())?;
    let word = if cursor.eat("aff.") {
        "aff."
    } else {
        (cursor.eat("n°") || cursor.eat("nos")).then_some("n°")?
    };
    let number = words(cursor.take(|c| c.is_ascii_alphanumeric() || "-/. ".contains(c))?);
    // A number has figures, and several are joined by « et ».
    let figures =
        number.split(" et ").all(|part| part.contains(|c: char| c.is_ascii_digit()));
    figures.then_some(())?;
    Some(Source::Judgment { court, date, number: format!("{word} {number}") })
}

fn standard(cursor: &mut Cursor<'_>) -> Option<Source> {
    STANDARDS
        .iter()
        .any(|name| cursor.clone().eat(name) || starts(cursor, name))
        .then_some(())?;
    let name = words(cursor.take(|c| c != ',')?);
    name.contains(|c: char| c.is_ascii_digit()).then_some(Source::Standard(name))
}

/// Whether « ISO/IEC » stands here.
fn starts(cursor: &Cursor<'_>, name: &str) -> bool {
    cursor.rest().strip_prefix(name).is_some_and(|rest| rest.starts_with('/'))
}

/// The words of a text, one blank between two.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
