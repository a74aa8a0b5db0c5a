//! What expressions may ask of those who hold a role, such as `client.siren`.

use std::sync::Arc;

use clausier_model::party::{NaturalPerson, Party, Person};
use clausier_model::value::{Value, print_date};

use crate::expression::{Fact, Val};

type Quality = fn(&Party) -> bool;
type Text = fn(&Party) -> Option<String>;

/// Questions that are answered by true or false.
const QUALITIES: &[(&str, Quality)] = &[
    ("commercant", Party::is_trader),
    ("personne_morale", Party::is_legal_person),
    ("entrepreneur_individuel", is_sole_trader),
    ("franchise_tva", |party| party.vat_exempt),
];

/// Attributes that are texts, which some parties do not have.
const TEXTS: &[(&str, Text)] = &[
    ("nom", |party| Some(party.name())),
    ("adresse", |party| Some(party.address.one_line())),
    ("pays", |party| Some(party.address.country.clone())),
    ("siren", |party| party.siren.as_ref().map(ToString::to_string)),
    ("siret", |party| party.siret.as_ref().map(ToString::to_string)),
    ("tva", |party| party.vat.as_ref().map(ToString::to_string)),
    ("iban", |party| party.iban.as_ref().map(ToString::to_string)),
    ("rcs", |party| party.rcs.clone()),
    ("courriel", |party| party.email.clone()),
    ("activite", |party| party.activity.clone()),
    ("date_naissance", |party| natural(party)?.birth_date.map(print_date)),
    ("lieu_naissance", |party| natural(party)?.birth_place.clone()),
    ("nationalite", |party| natural(party)?.nationality.clone()),
];

/// An attribute of all who hold a role; `None` if there is no such attribute.
pub(crate) fn of(parties: &[Arc<Party>], attribute: &str) -> Option<Fact> {
    if let Some(holds) = quality(attribute) {
        let all = parties.iter().all(|party| holds(party));
        return Some(Fact::Known(Val::boolean(all)));
    }
    let (_, text) = TEXTS.iter().find(|(name, _)| *name == attribute)?;
    let texts: Vec<_> = parties.iter().filter_map(|party| text(party)).collect();
    if texts.is_empty() {
        return Some(Fact::Absent);
    }
    let joined = clausier_french::join_and(&texts);
    Some(Fact::Known(Val::Value(Value::Text(joined))))
}

fn quality(attribute: &str) -> Option<Quality> {
    QUALITIES.iter().find(|(name, _)| *name == attribute).map(|(_, holds)| *holds)
}

fn natural(party: &Party) -> Option<&NaturalPerson> {
    match &party.person {
        Person::Natural(person) => Some(person),
        Person::Legal(_) => None,
    }
}

fn is_sole_trader(party: &Party) -> bool {
    natural(party).is_some_and(|person| person.sole_trader)
}
