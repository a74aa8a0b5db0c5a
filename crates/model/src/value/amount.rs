//! Money and percentages: exact decimals, in their French form.

use rust_decimal::Decimal;

use super::fold::{digits, fold};
use crate::say::{excerpt, quote};

/// Largest amount, in digits before the comma.
const MAX_DIGITS: usize = 15;

/// Reads `1 500 €`, `1500,50 €`; the euro sign may be written in words.
pub fn parse_money(text: &str) -> Result<Decimal, String> {
    let expected = || {
        format!(
            "attendu\u{a0}: un montant en euros, par exemple {}",
            quote("1\u{a0}500,50\u{a0}€")
        )
    };
    let folded = fold(text);
    let Some(number) = euros_of(&folded) else {
        return Err(if parse_decimal(&folded, 2).is_ok() {
            let suggestion = quote(format!("{}\u{a0}€", text.trim()));
            format!("il manque le signe €\u{a0}; écrivez {suggestion}")
        } else if let Some(suggestion) = with_comma(&folded, "€") {
            format!("le séparateur décimal est la virgule\u{a0}; écrivez {suggestion}")
        } else {
            expected()
        });
    };
    parse_decimal(number, 2).map_err(|fault| match fault {
        Fault::Decimals => "un montant a deux décimales au plus".to_owned(),
        Fault::Size => "ce montant est trop grand".to_owned(),
        Fault::Shape => match with_comma(number, "€") {
            Some(suggestion) => format!(
                "le séparateur décimal est la virgule\u{a0}; écrivez {suggestion}"
            ),
            None => expected(),
        },
    })
}

/// Reads an amount whose unit is known to be euros: `5 000` as well as `5 000 €`.
pub fn parse_euros(text: &str) -> Result<Decimal, String> {
    let folded = fold(text);
    match euros_of(&folded) {
        Some(_) => parse_money(text),
        None => parse_money(&format!("{folded} €")),
    }
}

/// Reads `12 %`, `7,86 %`.
pub fn parse_percent(text: &str) -> Result<Decimal, String> {
    let expected =
        || format!("attendu\u{a0}: un pourcentage, par exemple {}", quote("7,86\u{a0}%"));
    let folded = fold(text);
    let Some(number) = folded
        .strip_suffix('%')
        .or_else(|| folded.strip_suffix("pour cent"))
        .map(str::trim_end)
    else {
        return Err(if parse_decimal(&folded, 6).is_ok() {
            let suggestion = quote(format!("{}\u{a0}%", text.trim()));
            format!("il manque le signe %\u{a0}; écrivez {suggestion}")
        } else {
            expected()
        });
    };
    parse_decimal(number, 6).map_err(|fault| match fault {
        Fault::Decimals => "un pourcentage a six décimales au plus".to_owned(),
        Fault::Size => "ce pourcentage est trop grand".to_owned(),
        Fault::Shape => match with_comma(number, "%") {
            Some(suggestion) => format!(
                "le séparateur décimal est la virgule\u{a0}; écrivez {suggestion}"
            ),
            None => expected(),
        },
    })
}

/// What stands before the euro sign.
fn euros_of(folded: &str) -> Option<&str> {
    ["€", "euros", "euro", "eur"]
        .iter()
        .find_map(|unit| folded.strip_suffix(unit))
        .map(str::trim_end)
}

enum Fault {
    Shape,
    Decimals,
    Size,
}

fn parse_decimal(folded: &str, scale: usize) -> Result<Decimal, Fault> {
    let (whole, decimals) = folded.split_once(',').unwrap_or((folded, "0"));
    let whole = digits(whole).ok_or(Fault::Shape)?;
    if decimals.is_empty() || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Fault::Shape);
    }
    if decimals.len() > scale {
        return Err(Fault::Decimals);
    }
    if whole.len() > MAX_DIGITS {
        return Err(Fault::Size);
    }
    // Two writings of one amount are one value, in memory as on paper.
    Decimal::from_str_exact(&format!("{whole}.{decimals}"))
        .map(|number| number.normalize())
        .map_err(|_| Fault::Shape)
}

/// The French writing of a number that has a decimal point.
fn with_comma(folded: &str, unit: &str) -> Option<String> {
    let (whole, decimals) = folded.split_once('.')?;
    let numeric = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    (numeric(whole) && numeric(decimals))
        .then(|| quote(format!("{},{}\u{a0}{unit}", excerpt(whole), excerpt(decimals))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a number")
    }

    #[test]
    fn money() {
        for (text, value) in [
            ("1 500 €", "1500"),
            ("1\u{a0}500\u{a0}€", "1500"),
            ("1\u{202f}500,50\u{202f}€", "1500.5"),
            ("1500,50 €", "1500.5"),
            ("0,10€", "0.1"),
            ("40 euros", "40"),
            ("1 euro", "1"),
        ] {
            assert_eq!(parse_money(text), Ok(decimal(value)), "{text}");
        }
        for bad in [
            "",
            "€",
            "1500",
            "1500.50",
            "1500.50 €",
            "1,500.00 €",
            "15 00 €",
            "-5 €",
            "1,234 €",
            "1, €",
            ",5 €",
            "mille €",
            "1e3 €",
            "10 $",
            "9999999999999999 €",
            "٣ €",
        ] {
            assert!(parse_money(bad).is_err(), "{bad}");
        }
        let help = parse_money("1500.50").expect_err("a point");
        assert!(help.ends_with("«\u{a0}1500,50\u{a0}€\u{a0}»"), "{help}");
        assert_eq!(parse_euros("5 000"), Ok(decimal("5000")));
        assert_eq!(parse_euros("5 000 €"), Ok(decimal("5000")));
    }

    #[test]
    fn percents() {
        for (text, value) in [
            ("12 %", "12"),
            ("12%", "12"),
            ("7,86\u{202f}%", "7.86"),
            ("0,5 %", "0.5"),
            ("3 pour cent", "3"),
        ] {
            assert_eq!(parse_percent(text), Ok(decimal(value)), "{text}");
        }
        for bad in ["", "%", "12", "7.86 %", "-1 %", "1,2345678 %", "douze %"] {
            assert!(parse_percent(bad).is_err(), "{bad}");
        }
    }
}
