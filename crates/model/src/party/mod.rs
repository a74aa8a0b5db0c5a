//! Parties: who is bound, with a legal identity that is checked when it is read.

mod form;
mod iban;
mod read;
mod siren;
mod vat;

pub use clausier_french::Gender;
pub use form::LegalForm;
pub use iban::Iban;
pub(crate) use read::read_gender;
pub use read::{parse_party, read_party};
pub use siren::{Siren, Siret};
pub use vat::Vat;

use clausier_diagnostics::Span;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A party.
#[derive(Debug, Clone)]
pub struct Party {
    /// The id of its file; empty when it is described in a manifest.
    pub id: String,
    /// Who it is.
    pub person: Person,
    /// What its file says of its being a trader; see [`Party::is_trader`].
    pub trader: Option<bool>,
    /// What it does.
    pub activity: Option<String>,
    /// Its number in the register of businesses.
    pub siren: Option<Siren>,
    /// The number of its establishment.
    pub siret: Option<Siret>,
    /// The city of its registration as a trader or a company.
    pub rcs: Option<String>,
    /// Whether it stands in the national register of businesses.
    pub rne: bool,
    /// Its registration elsewhere, as printed.
    pub registration: Option<String>,
    /// Its VAT number.
    pub vat: Option<Vat>,
    /// Whether it is exempt from VAT by its size.
    pub vat_exempt: bool,
    /// Its bank account.
    pub iban: Option<Iban>,
    /// Where it receives notices.
    pub email: Option<String>,
    /// Its telephone.
    pub phone: Option<String>,
    /// Its seat or its home.
    pub address: Address,
    /// Where it is described.
    pub span: Span,
}

/// A natural or a legal person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Person {
    /// A human being.
    Natural(NaturalPerson),
    /// A company, an association.
    Legal(LegalPerson),
}

/// A human being, in business or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NaturalPerson {
    /// For agreement.
    pub gender: Gender,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// When he or she was born.
    pub birth_date: Option<Date>,
    /// In which town.
    pub birth_place: Option<String>,
    /// As an adjective in the feminine, such as « française ».
    pub nationality: Option<String>,
    /// Whether in business alone, « entrepreneur individuel ».
    pub sole_trader: bool,
    /// The name of the business, when it has one.
    pub trade_name: Option<String>,
}

/// A company, an association.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalPerson {
    /// Its name.
    pub name: String,
    /// Its form.
    pub form: LegalForm,
    /// Its capital in euros.
    pub capital: Option<Decimal>,
    /// The name it trades under, when it is another.
    pub trade_name: Option<String>,
    /// Who signs for it; a finding says when nobody does.
    pub representative: Option<Representative>,
}

/// Who signs for a legal person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Representative {
    /// For agreement.
    pub gender: Gender,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// As what, such as « gérant ».
    pub capacity: String,
    /// By which power, as printed.
    pub power: Option<String>,
    /// The company that represents the legal person, and is represented by this human
    /// being.
    pub company: Option<RepresentingCompany>,
}

/// A company that represents another, such as the president of a « SAS ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepresentingCompany {
    /// Its name.
    pub name: String,
    /// As what it represents the other, such as « présidente ».
    pub capacity: String,
}

/// An address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Number and street.
    pub street: String,
    /// Building, floor, or what else comes with the street.
    pub extra: Option<String>,
    /// Postcode.
    pub postcode: String,
    /// City.
    pub city: String,
    /// Country.
    pub country: String,
}

impl Address {
    /// Whether it is in France.
    pub fn is_french(&self) -> bool {
        self.country.trim().eq_ignore_ascii_case("france")
    }

    /// On one line: « 12 rue des Tanneurs, 69003 Lyon »; the country unless France.
    pub fn one_line(&self) -> String {
        let extra = self.extra.as_ref().map(|extra| format!(", {extra}"));
        let place = format!("{} {}", self.postcode, self.city);
        let mut line =
            format!("{}{}, {}", self.street, extra.unwrap_or_default(), place.trim());
        if !self.is_french() {
            line.push_str(", ");
            line.push_str(&self.country);
        }
        line
    }
}

impl Party {
    /// Its name: « Claire Moreau », « Boulangerie du Pont ».
    pub fn name(&self) -> String {
        match &self.person {
            Person::Natural(person) => {
                format!("{} {}", person.first_name, person.last_name)
            }
            Person::Legal(person) => person.name.clone(),
        }
    }

    /// The gender its term agrees with: « la Cliente » for a woman, « le Client » for a
    /// man and for a company.
    pub fn gender(&self) -> Gender {
        match &self.person {
            Person::Natural(person) => person.gender,
            Person::Legal(_) => Gender::Masculine,
        }
    }

    /// Whether it is a legal person.
    pub fn is_legal_person(&self) -> bool {
        matches!(self.person, Person::Legal(_))
    }

    /// Whether it is a trader: what its file says, otherwise what its form says.
    pub fn is_trader(&self) -> bool {
        self.trader.unwrap_or(match &self.person {
            Person::Natural(_) => false,
            Person::Legal(person) => person.form.is_commercial(),
        })
    }
}

/// A number without its spaces, full stops and hyphens.
fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect()
}

#[cfg(test)]
mod tests;
