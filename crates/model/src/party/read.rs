//! Reading a party.

use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, Rule, SourceFile, Span};

use super::{
    Address, Gender, Iban, LegalForm, LegalPerson, NaturalPerson, Party, Person,
    Representative, RepresentingCompany, Siren, Siret, Vat,
};
use crate::raw::RawTable;
use crate::reader::Reader;
use crate::say::{excerpt, quote};
use crate::toml_source::parse_toml;
use crate::value::parse_money;
use crate::{Spanned, rule};

/// Parses the party `id` from its file.
pub fn parse_party(
    id: &str,
    file: &Arc<SourceFile>,
    findings: &mut Findings,
) -> Option<Party> {
    let table = parse_toml(file, 0..file.text().len(), findings)?;
    Some(read_party(id, &table, findings))
}

/// Reads a party from its table, such as one a manifest describes.
///
/// What is missing or false is a finding; the rest is read, so that the contract's own
/// faults can still be found.
pub fn read_party(id: &str, table: &RawTable, findings: &mut Findings) -> Party {
    let mut reader = Reader::new(table, findings);
    if !reader.has("kind") {
        reader.missing("kind", "ajoutez kind = \"natural\" ou \"legal\"");
    }
    let legal = reader
        .word("kind", &[("natural", false), ("legal", true)])
        .map_or_else(|| reader.has("form"), |word| word.value);
    let address = read_address(&mut reader);
    let person = if legal {
        Person::Legal(read_legal(&mut reader))
    } else {
        Person::Natural(read_natural(&mut reader))
    };
    let trader = reader.boolean("trader").map(|flag| flag.value);
    let activity = reader.string("activity").map(|text| text.value);
    let siren = number(&mut reader, "siren", "le SIREN", &rule::SIREN, Siren::parse);
    let siret = number(&mut reader, "siret", "le SIRET", &rule::SIRET, Siret::parse);
    let rcs = reader.string("rcs").map(|text| text.value);
    let rne = reader.boolean("rne").is_some_and(|flag| flag.value);
    let registration = reader.string("registration").map(|text| text.value);
    let vat = number(&mut reader, "vat", "le numéro de TVA", &rule::VAT, Vat::parse);
    let vat_exempt = reader.boolean("vat-exempt").is_some_and(|flag| flag.value);
    let iban = number(&mut reader, "iban", "l’IBAN", &rule::IBAN, Iban::parse);
    let email = reader.string("email");
    if let Some(email) = &email {
        check_email(email, reader.findings);
    }
    let phone = reader.string("phone").map(|text| text.value);
    same_business(siren.as_ref(), siret.as_ref(), vat.as_ref(), reader.findings);
    let siren = siren
        .map(|siren| siren.value)
        .or_else(|| siret.as_ref().map(|siret| siret.value.siren()));
    registered(&mut reader, &person, &address, siren.is_some());
    let span = reader.span();
    reader.finish();
    Party {
        id: id.to_owned(),
        person,
        trader,
        activity,
        siren,
        siret: siret.map(|number| number.value),
        rcs,
        rne,
        registration,
        vat: vat.map(|number| number.value),
        vat_exempt,
        iban: iban.map(|number| number.value),
        email: email.map(|text| text.value),
        phone,
        address,
        span,
    }
}

/// A business must be found in a register: the French one, or that of its country.
fn registered(
    reader: &mut Reader<'_, '_>,
    person: &Person,
    address: &Address,
    siren: bool,
) {
    let (business, company) = match person {
        Person::Natural(person) => (person.sole_trader, false),
        Person::Legal(person) => (true, person.form.is_company()),
    };
    let elsewhere = reader.has("registration");
    if !business || siren || reader.has("siren") || reader.has("siret") {
        return;
    }
    if !address.is_french() {
        if !elsewhere {
            reader.missing(
                "registration",
                "indiquez l’immatriculation étrangère\u{a0}: registration = \"registre du \
                 commerce de Genève, n° …\"",
            );
        }
    } else if company || !elsewhere {
        reader.missing("siren", "ajoutez siren = \"… … …\", neuf chiffres");
    }
}

fn read_natural(reader: &mut Reader<'_, '_>) -> NaturalPerson {
    for (key, what) in [
        ("form", "de forme sociale"),
        ("capital", "de capital"),
        ("representative", "de représentant légal"),
        ("name", "de dénomination\u{a0}: écrivez first-name et last-name"),
    ] {
        refuse(reader, key, &format!("une personne physique n’a pas {what}"));
    }
    NaturalPerson {
        gender: required_gender(reader),
        first_name: text(reader, "first-name"),
        last_name: text(reader, "last-name"),
        birth_date: reader.date("birth-date").map(|date| date.value),
        birth_place: reader.string("birth-place").map(|text| text.value),
        nationality: reader.string("nationality").map(|text| text.value),
        sole_trader: reader.boolean("sole-trader").is_some_and(|flag| flag.value),
        trade_name: reader.string("trade-name").map(|text| text.value),
    }
}

fn read_legal(reader: &mut Reader<'_, '_>) -> LegalPerson {
    for key in [
        "gender",
        "first-name",
        "last-name",
        "birth-date",
        "birth-place",
        "nationality",
        "sole-trader",
    ] {
        refuse(
            reader,
            key,
            &format!("une personne morale n’a pas de clé {}", quote(key)),
        );
    }
    let name = text(reader, "name");
    let form = text(reader, "form");
    let capital = number(reader, "capital", "capital", &rule::VALUE, parse_money);
    let trade_name = reader.string("trade-name").map(|text| text.value);
    if !reader.has("representative") {
        reader.missing(
            "representative",
            "ajoutez [representative] avec gender, first-name, last-name et capacity",
        );
    }
    let representative = reader.table("representative").map(|table| {
        let mut reader = Reader::new(table, &mut *reader.findings);
        let representative = Representative {
            gender: required_gender(&mut reader),
            first_name: text(&mut reader, "first-name"),
            last_name: text(&mut reader, "last-name"),
            capacity: text(&mut reader, "capacity"),
            power: reader.string("power").map(|text| text.value),
            company: read_company(&mut reader),
        };
        reader.finish();
        representative
    });
    LegalPerson {
        name,
        form: LegalForm::new(&form),
        capital: capital.map(|capital| capital.value),
        trade_name,
        representative,
    }
}

fn read_address(reader: &mut Reader<'_, '_>) -> Address {
    let Some(table) = reader.table("address") else {
        if !reader.has("address") {
            reader.missing("address", "ajoutez [address] avec street, postcode et city");
        }
        return Address {
            street: String::new(),
            extra: None,
            postcode: String::new(),
            city: String::new(),
            country: "France".to_owned(),
        };
    };
    let mut reader = Reader::new(table, &mut *reader.findings);
    let street = text(&mut reader, "street");
    let extra = reader.string("extra").map(|text| text.value);
    let country =
        reader.string("country").map_or_else(|| "France".to_owned(), |text| text.value);
    let postcode = reader.string("postcode");
    let city = text(&mut reader, "city");
    let mut address = Address { street, extra, postcode: String::new(), city, country };
    match postcode {
        Some(postcode) => {
            let five = postcode.value.len() == 5
                && postcode.value.bytes().all(|byte| byte.is_ascii_digit());
            if address.is_french() && !five {
                reader.findings.push(Diagnostic::new(
                    &rule::PARTY,
                    postcode.span.clone(),
                    format!(
                        "un code postal français a cinq chiffres\u{a0}: {}",
                        quote(excerpt(&postcode.value))
                    ),
                ));
            }
            address.postcode = postcode.value;
        }
        // Some countries have none.
        None if address.is_french() && !reader.has("postcode") => {
            reader.missing("postcode", "ajoutez postcode = \"69003\"");
        }
        None => {}
    }
    reader.finish();
    address
}

/// The company that represents a legal person, if one does.
fn read_company(reader: &mut Reader<'_, '_>) -> Option<RepresentingCompany> {
    if !reader.has("company") {
        if let Some(raw) = reader.raw("company-capacity") {
            reader.findings.push(
                Diagnostic::new(
                    &rule::PARTY,
                    raw.span.clone(),
                    "une qualité est donnée à une société qui n’est pas nommée",
                )
                .help("ajoutez company = \"…\", ou supprimez company-capacity"),
            );
        }
        return None;
    }
    let name = text(reader, "company");
    Some(RepresentingCompany { name, capacity: text(reader, "company-capacity") })
}

fn required_gender(reader: &mut Reader<'_, '_>) -> Gender {
    if !reader.has("gender") {
        reader.missing("gender", "ajoutez gender = \"feminine\" ou \"masculine\"");
    }
    read_gender(reader).unwrap_or(Gender::Masculine)
}

/// A gender, if one is given.
pub(crate) fn read_gender(reader: &mut Reader<'_, '_>) -> Option<Gender> {
    let words = [("masculine", Gender::Masculine), ("feminine", Gender::Feminine)];
    reader.word("gender", &words).map(|word| word.value)
}

fn text(reader: &mut Reader<'_, '_>, key: &'static str) -> String {
    reader.required_string(key).map(|text| text.value).unwrap_or_default()
}

/// A key that belongs to another kind of person.
fn refuse(reader: &mut Reader<'_, '_>, key: &'static str, message: &str) {
    let Some(raw) = reader.raw(key) else { return };
    reader.findings.push(
        Diagnostic::new(&rule::PARTY, raw.span.clone(), message)
            .help(format!("supprimez {key}, ou changez kind")),
    );
}

/// A number that carries its own check.
fn number<T>(
    reader: &mut Reader<'_, '_>,
    key: &'static str,
    what: &str,
    rule: &Rule,
    parse: impl FnOnce(&str) -> Result<T, String>,
) -> Option<Spanned<T>> {
    let found = reader.string(key)?;
    match parse(&found.value) {
        Ok(number) => Some(Spanned::new(number, found.span)),
        Err(why) => {
            let written = quote(excerpt(&found.value));
            reader.findings.push(Diagnostic::new(
                rule,
                found.span,
                format!("{what} {written} n’est pas bon\u{a0}: {why}"),
            ));
            None
        }
    }
}

fn same_business(
    siren: Option<&Spanned<Siren>>,
    siret: Option<&Spanned<Siret>>,
    vat: Option<&Spanned<Vat>>,
    findings: &mut Findings,
) {
    let Some(siren) = siren else { return };
    let mut differs = |rule: &Rule, span: &Span, what: &str| {
        findings.push(
            Diagnostic::new(
                rule,
                span.clone(),
                format!("le {what} n’est pas celui du SIREN {}", siren.value),
            )
            .related(siren.span.clone(), "SIREN donné ici"),
        );
    };
    if let Some(siret) = siret.filter(|siret| siret.value.siren() != siren.value) {
        differs(&rule::SIRET, &siret.span, "SIRET");
    }
    if let Some(vat) = vat
        && vat.value.siren().is_some_and(|other| other != siren.value.as_str())
    {
        differs(&rule::VAT, &vat.span, "numéro de TVA");
    }
}

fn check_email(email: &Spanned<String>, findings: &mut Findings) {
    let shaped = email.value.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty()
            && !email.value.contains(char::is_whitespace)
            && !host.contains('@')
            && host.split('.').count() > 1
            && host.split('.').all(|label| !label.is_empty())
    });
    if !shaped {
        findings.push(
            Diagnostic::new(
                &rule::PARTY,
                email.span.clone(),
                format!(
                    "{} n’est pas une adresse électronique",
                    quote(excerpt(&email.value))
                ),
            )
            .help("écrivez par exemple claire.moreau@example.fr"),
        );
    }
}
