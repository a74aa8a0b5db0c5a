//! Bank account numbers.

use std::fmt;

use clausier_french::NBSP;

use super::compact;

/// An IBAN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Iban(String);

impl Iban {
    /// Reads a number, however it is spaced; checks its length and its key.
    pub fn parse(text: &str) -> Result<Self, String> {
        let number = compact(text).to_ascii_uppercase();
        let bytes = number.as_bytes();
        let shaped = bytes.len() > 4
            && bytes.iter().all(u8::is_ascii_alphanumeric)
            && bytes[..2].iter().all(u8::is_ascii_alphabetic)
            && bytes[2..4].iter().all(u8::is_ascii_digit);
        if !shaped {
            return Err(
                "il commence par le code du pays et deux chiffres, par exemple FR76"
                    .to_owned(),
            );
        }
        let country = &number[..2];
        match LENGTHS.iter().find(|(code, _)| *code == country) {
            Some((_, length)) if *length != number.len() => {
                return Err(format!(
                    "il a {} caractères au lieu de {length} pour le pays {country}",
                    number.len()
                ));
            }
            None => return Err(format!("aucun pays n’a le préfixe {country}")),
            Some(_) => {}
        }
        if remainder(bytes) != 1 {
            return Err("sa clé de contrôle est fausse".to_owned());
        }
        Ok(Self(number))
    }

    /// The number without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, c) in self.0.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                write!(f, "{NBSP}")?;
            }
            write!(f, "{c}")?;
        }
        Ok(())
    }
}

/// The remainder by 97 of the number, its first four characters put last and its
/// letters counted from ten.
fn remainder(bytes: &[u8]) -> u32 {
    bytes[4..].iter().chain(&bytes[..4]).fold(0, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
    })
}

/// Length of an IBAN, by country.
const LENGTHS: &[(&str, usize)] = &[
    ("AD", 24),
    ("AE", 23),
    ("AL", 28),
    ("AT", 20),
    ("AZ", 28),
    ("BA", 20),
    ("BE", 16),
    ("BG", 22),
    ("BH", 22),
    ("BR", 29),
    ("BY", 28),
    ("CH", 21),
    ("CR", 22),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("DO", 28),
    ("EE", 20),
    ("EG", 29),
    ("ES", 24),
    ("FI", 18),
    ("FO", 18),
    ("FR", 27),
    ("GB", 22),
    ("GE", 22),
    ("GI", 23),
    ("GL", 18),
    ("GR", 27),
    ("GT", 28),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IQ", 23),
    ("IS", 26),
    ("IT", 27),
    ("JO", 30),
    ("KW", 30),
    ("KZ", 20),
    ("LB", 28),
    ("LC", 32),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("LY", 25),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MR", 27),
    ("MT", 31),
    ("MU", 30),
    ("NL", 18),
    ("NO", 15),
    ("PK", 24),
    ("PL", 28),
    ("PS", 29),
    ("PT", 25),
    ("QA", 29),
    ("RO", 24),
    ("RS", 22),
    ("SA", 24),
    ("SC", 31),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("ST", 25),
    ("SV", 28),
    ("TL", 23),
    ("TN", 24),
    ("TR", 26),
    ("UA", 29),
    ("VA", 22),
    ("VG", 24),
    ("XK", 20),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ibans() {
        for good in [
            "FR1420041010050500013M02606",
            "FR14 2004 1010 0505 0001 3M02 606",
            "de89370400440532013000",
            "GB82WEST12345698765432",
            "BE68539007547034",
        ] {
            assert!(Iban::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "FR",
            "FR14",
            "FR1520041010050500013M02606",
            "FR1420041010050500013M0260",
            "ZZ1420041010050500013M02606",
            "1420041010050500013M02606",
            "é",
            "FR14🙂",
        ] {
            assert!(Iban::parse(bad).is_err(), "{bad}");
        }
        let iban = Iban::parse("DE89370400440532013000").expect("an IBAN");
        assert_eq!(
            iban.to_string().replace('\u{a0}', " "),
            "DE89 3704 0044 0532 0130 00"
        );
    }
}
