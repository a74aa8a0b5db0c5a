//! Numbers of the French register of businesses.

use std::fmt;

use clausier_french::NBSP;

use super::compact;

/// The identity number of a business: nine digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Siren(String);

impl Siren {
    /// Reads a number, however it is spaced, and checks its key.
    pub fn parse(text: &str) -> Result<Self, String> {
        let digits = digits(text, 9)?;
        if !luhn(&digits) || digits == "000000000" {
            return Err("sa clé de contrôle est fausse".to_owned());
        }
        Ok(Self(digits))
    }

    /// The digits alone.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Siren {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (one, two, three) = (&self.0[..3], &self.0[3..6], &self.0[6..]);
        write!(f, "{one}{NBSP}{two}{NBSP}{three}")
    }
}

/// The number of an establishment: a [`Siren`] and five digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Siret(String);

/// La Poste has more establishments than keys: theirs only sum to a multiple of five.
const LA_POSTE: &str = "356000000";

impl Siret {
    /// Reads a number, however it is spaced, and checks its keys.
    pub fn parse(text: &str) -> Result<Self, String> {
        let digits = digits(text, 14)?;
        Siren::parse(&digits[..9])
            .map_err(|_| "ses neuf premiers chiffres ne sont pas un SIREN".to_owned())?;
        let sum: u32 = digits.bytes().map(|digit| u32::from(digit - b'0')).sum();
        let post = digits.starts_with(LA_POSTE) && sum.is_multiple_of(5);
        if !post && !luhn(&digits) {
            return Err("sa clé de contrôle est fausse".to_owned());
        }
        Ok(Self(digits))
    }

    /// The digits alone.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The business whose establishment it is.
    pub fn siren(&self) -> Siren {
        Siren(self.0[..9].to_owned())
    }
}

impl fmt::Display for Siret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{NBSP}{}", self.siren(), &self.0[9..])
    }
}

fn digits(text: &str, count: usize) -> Result<String, String> {
    let digits = compact(text);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(format!("il se compose de {count} chiffres, et de rien d’autre"));
    }
    if digits.len() != count {
        return Err(format!("il a {} chiffres au lieu de {count}", digits.len()));
    }
    Ok(digits)
}

/// Luhn's key: every second digit from the right is doubled.
fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let digit = u32::from(digit - b'0');
            let digit = if at % 2 == 1 { digit * 2 } else { digit };
            if digit > 9 { digit - 9 } else { digit }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sirens() {
        for good in ["732829320", "732 829 320", "732\u{a0}829\u{a0}320", "356000000"] {
            assert!(Siren::parse(good).is_ok(), "{good}");
        }
        for bad in
            ["", "73282932", "7328293201", "732829321", "73282932O", "000000000", "é"]
        {
            assert!(Siren::parse(bad).is_err(), "{bad}");
        }
        let siren = Siren::parse("732829320").expect("a SIREN");
        assert_eq!(siren.to_string(), "732\u{a0}829\u{a0}320");
    }

    #[test]
    fn sirets() {
        for good in
            ["73282932000074", "732 829 320 00074", "35600000000048", "35600000049837"]
        {
            assert!(Siret::parse(good).is_ok(), "{good}");
        }
        for bad in ["73282932000075", "73282932100074", "7328293200007", "35600000000049"]
        {
            assert!(Siret::parse(bad).is_err(), "{bad}");
        }
        let siret = Siret::parse("73282932000074").expect("a SIRET");
        assert_eq!(siret.to_string(), "732\u{a0}829\u{a0}320\u{a0}00074");
        assert_eq!(siret.siren().as_str(), "732829320");
    }
}
