//! VAT numbers of the European Union.

use std::fmt;

use clausier_french::NBSP;

use super::compact;
use super::siren::Siren;

/// A VAT number, with the prefix of its country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vat(String);

impl Vat {
    /// Reads a number, however it is spaced.
    ///
    /// The key of a French number is checked; of others, the prefix and the length.
    pub fn parse(text: &str) -> Result<Self, String> {
        let number = compact(text).to_ascii_uppercase();
        let ascii = number.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !ascii || number.len() < 4 {
            return Err(
                "il commence par le code du pays, par exemple FR, suivi de chiffres"
                    .to_owned(),
            );
        }
        let (prefix, rest) = number.split_at(2);
        if prefix == "FR" {
            check_french(rest)?;
            return Ok(Self(number));
        }
        let Some((_, lengths, letters)) =
            FORMATS.iter().find(|(country, ..)| *country == prefix)
        else {
            return Err(format!("aucun pays n’a le préfixe {prefix}"));
        };
        if !lengths.contains(&rest.len()) {
            let lengths: Vec<String> = lengths.iter().map(usize::to_string).collect();
            return Err(format!(
                "il a {} caractères après {prefix} au lieu de {}",
                rest.len(),
                lengths.join(" ou ")
            ));
        }
        if !letters && !rest.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(format!("il n’a que des chiffres après {prefix}"));
        }
        Ok(Self(number))
    }

    /// The number without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The business it belongs to, when it is French.
    pub fn siren(&self) -> Option<&str> {
        self.0.strip_prefix("FR").map(|rest| &rest[2..])
    }
}

impl fmt::Display for Vat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (prefix, rest) = self.0.split_at(2);
        match self.siren() {
            Some(siren) => {
                let (a, b, c) = (&siren[..3], &siren[3..6], &siren[6..]);
                let key = &rest[..2];
                write!(f, "FR{NBSP}{key}{NBSP}{a}{NBSP}{b}{NBSP}{c}")
            }
            None => write!(f, "{prefix}{NBSP}{rest}"),
        }
    }
}

fn check_french(rest: &str) -> Result<(), String> {
    if rest.len() != 11 {
        return Err(format!(
            "il a {} caractères après FR au lieu de 11 (une clé de deux caractères et \
             le SIREN)",
            rest.len()
        ));
    }
    let (key, siren) = rest.split_at(2);
    let siren = Siren::parse(siren)
        .map_err(|_| "ses neuf derniers chiffres ne sont pas un SIREN".to_owned())?;
    // Keys with letters exist; how they are computed is not public.
    let Ok(key) = key.parse::<u32>() else { return Ok(()) };
    let number: u32 = siren.as_str().parse().unwrap_or(0);
    let expected = (12 + 3 * (number % 97)) % 97;
    if key == expected {
        return Ok(());
    }
    Err(format!("sa clé est {key:02} alors que ce SIREN donne {expected:02}"))
}

/// Prefixes, lengths after the prefix, and whether letters may stand there.
const FORMATS: &[(&str, &[usize], bool)] = &[
    ("AT", &[9], true),
    ("BE", &[10], false),
    ("BG", &[9, 10], false),
    ("CY", &[9], true),
    ("CZ", &[8, 9, 10], false),
    ("DE", &[9], false),
    ("DK", &[8], false),
    ("EE", &[9], false),
    ("EL", &[9], false),
    ("ES", &[9], true),
    ("FI", &[8], false),
    ("GB", &[9, 12], false),
    ("HR", &[11], false),
    ("HU", &[8], false),
    ("IE", &[8, 9], true),
    ("IT", &[11], false),
    ("LT", &[9, 12], false),
    ("LU", &[8], false),
    ("LV", &[11], false),
    ("MT", &[8], false),
    ("NL", &[12], true),
    ("PL", &[10], false),
    ("PT", &[9], false),
    ("RO", &[2, 3, 4, 5, 6, 7, 8, 9, 10], false),
    ("SE", &[12], false),
    ("SI", &[8], false),
    ("SK", &[10], false),
    ("XI", &[9, 12], false),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vat_numbers() {
        for good in [
            "FR44732829320",
            "FR 44 732 829 320",
            "fr44732829320",
            "FRAB732829320",
            "DE123456789",
            "BE0123456789",
            "ATU12345678",
            "IE1234567WA",
        ] {
            assert!(Vat::parse(good).is_ok(), "{good}: {:?}", Vat::parse(good));
        }
        for bad in [
            "",
            "FR",
            "FR45732829320",
            "FR4473282932",
            "FR44732829321",
            "ZZ123456789",
            "DE12345678",
            "DE12345678A",
            "732829320",
            "é1234567890",
            "FR🙂732829320",
        ] {
            assert!(Vat::parse(bad).is_err(), "{bad}");
        }
        let vat = Vat::parse("FR44732829320").expect("a VAT number");
        assert_eq!(vat.to_string().replace('\u{a0}', " "), "FR 44 732 829 320");
    }
}
