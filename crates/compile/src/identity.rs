//! Who a party is, in the words of a French contract.

use std::sync::Arc;

use clausier_french::{self as french, Gender};
use clausier_model::document::Inline;
use clausier_model::party::{LegalPerson, NaturalPerson, Party, Person};
use clausier_model::value::{print_date, print_money};

/// The identity of a party, in the middle of a sentence and without its end.
fn identity(party: &Party, role: &str) -> Vec<Inline> {
    let mut writer = Writer { role, out: Vec::new() };
    match &party.person {
        Person::Natural(person) => natural(&mut writer, party, person),
        Person::Legal(person) => legal(&mut writer, party, person),
    }
    writer.out
}

/// The identities of those who hold a role; in the list of parties, each starts a line.
pub(crate) fn identities(parties: &[Arc<Party>], role: &str, lines: bool) -> Vec<Inline> {
    let mut out = Vec::new();
    for (rank, party) in parties.iter().enumerate() {
        if rank > 0 && lines {
            out.extend([Inline::text(","), Inline::LineBreak, Inline::text("et ")]);
        } else if rank > 0 {
            let last = rank + 1 == parties.len();
            out.push(Inline::text(if last { ", et " } else { ", " }));
        }
        out.extend(identity(party, role));
    }
    out
}

/// « M. Jean Roy », « Mme Anne Roy ».
pub(crate) fn civility(gender: Gender) -> &'static str {
    match gender {
        Gender::Masculine => "M.\u{a0}",
        Gender::Feminine => "Mme\u{a0}",
    }
}

struct Writer<'a> {
    role: &'a str,
    out: Vec<Inline>,
}

impl Writer<'_> {
    fn text(&mut self, words: &str) {
        if let Some(Inline::Text { text }) = self.out.last_mut() {
            text.push_str(words);
        } else {
            self.out.push(Inline::text(words));
        }
    }

    fn value(&mut self, attribute: &str, text: impl Into<String>) {
        let variable = format!("{}.{attribute}", self.role);
        let text = text.into();
        if let Some(Inline::Text { text: words }) = self.out.last_mut()
            && let Some(elided) = french::elide_before(words, &text)
        {
            *words = elided;
        }
        self.out.push(Inline::Value { variable, text });
    }

    fn strong(&mut self, attribute: &str, text: String) {
        let variable = format!("{}.{attribute}", self.role);
        let inlines = vec![Inline::Value { variable, text }];
        self.out.push(Inline::Strong { inlines });
    }

    /// « , le mot » and a value.
    fn with(&mut self, words: &str, attribute: &str, text: impl Into<String>) {
        self.text(words);
        self.value(attribute, text);
    }
}

fn natural(writer: &mut Writer<'_>, party: &Party, person: &NaturalPerson) {
    let e = if person.gender == Gender::Feminine { "e" } else { "" };
    writer.text(civility(person.gender));
    let name = format!("{} {}", person.first_name, person.last_name);
    if person.sole_trader {
        // C. com., art. R. 526-27: the words stand right beside the name.
        writer.strong("nom", format!("{name} EI"));
        writer.text(", entrepreneur individuel");
    } else {
        writer.strong("nom", name);
    }
    birth(writer, person, e);
    if let Some(activity) = &party.activity {
        writer.with(
            ", exerçant l’activité suivante\u{a0}: ",
            "activite",
            activity.clone(),
        );
    }
    trade_name(writer, person.trade_name.as_deref());
    let place = if person.sole_trader {
        ", dont l’adresse professionnelle est située "
    } else {
        ", demeurant "
    };
    writer.with(place, "adresse", party.address.one_line());
    registration(writer, party, e);
    vat(writer, party, e);
    contact(writer, party);
}

/// « , née le 3 mars 1990 à Lyon, de nationalité française ».
fn birth(writer: &mut Writer<'_>, person: &NaturalPerson, e: &str) {
    if person.birth_date.is_some() || person.birth_place.is_some() {
        writer.text(&format!(", né{e}"));
    }
    if let Some(date) = person.birth_date {
        writer.with(" le ", "date_naissance", print_date(date));
    }
    if let Some(place) = &person.birth_place {
        let (to, city) = before_city(place, [" à ", " au ", " aux "]);
        writer.with(to, "lieu_naissance", city);
    }
    if let Some(nationality) = &person.nationality {
        writer.with(", de nationalité ", "nationalite", nationality.clone());
    }
}

/// The preposition before a city, and what follows it: the article of « Le Mans »
/// melts into it.
fn before_city<'c>(
    city: &'c str,
    [plain, masculine, plural]: [&'static str; 3],
) -> (&'static str, &'c str) {
    match (city.strip_prefix("Le "), city.strip_prefix("Les ")) {
        (Some(rest), _) => (masculine, rest),
        (_, Some(rest)) => (plural, rest),
        _ => (plain, city),
    }
}

fn legal(writer: &mut Writer<'_>, party: &Party, person: &LegalPerson) {
    let company = person.form.is_company();
    if company {
        writer.text("la société ");
    }
    writer.strong("nom", person.name.clone());
    writer.with(", ", "forme", person.form.full_name());
    if let Some(capital) = person.capital {
        writer.with(" au capital de ", "capital", print_money(capital));
    }
    trade_name(writer, person.trade_name.as_deref());
    writer.with(", dont le siège est situé ", "adresse", party.address.one_line());
    registration(writer, party, "e");
    vat(writer, party, "e");
    contact(writer, party);
    if let Some(signatory) = &person.representative {
        writer.text(", représentée par ");
        if let Some(company) = &signatory.company {
            writer.with("la société ", "representante", company.name.clone());
            let capacity = company.capacity.clone();
            writer.with(", en qualité de ", "qualite_representante", capacity);
            writer.text(", elle-même représentée par ");
        }
        writer.text(civility(signatory.gender));
        let name = format!("{} {}", signatory.first_name, signatory.last_name);
        writer.value("representant", name);
        writer.with(", en qualité de ", "qualite", signatory.capacity.clone());
        if let Some(power) = &signatory.power {
            writer.with(", ", "pouvoir", power.clone());
        }
    }
}

fn trade_name(writer: &mut Writer<'_>, name: Option<&str>) {
    if let Some(name) = name {
        writer.with(", sous le nom commercial «\u{a0}", "nom_commercial", name);
        writer.text("\u{a0}»");
    }
}

fn registration(writer: &mut Writer<'_>, party: &Party, e: &str) {
    if let Some(registration) = &party.registration {
        writer.with(", ", "immatriculation", registration.clone());
    }
    let Some(siren) = &party.siren else { return };
    match &party.rcs {
        Some(city) => {
            let (of, city) = before_city(city, ["de ", "du ", "des "]);
            let words = format!(
                ", immatriculé{e} au registre du commerce et des sociétés (RCS) {of}"
            );
            writer.with(&words, "rcs", city);
            writer.with(" sous le numéro ", "siren", siren.to_string());
        }
        None if party.rne => {
            writer.text(&format!(
                ", inscrit{e} au registre national des entreprises (RNE) sous le numéro SIREN\u{a0}"
            ));
            writer.value("siren", siren.to_string());
        }
        None => {
            writer.text(&format!(", identifié{e} sous le numéro SIREN\u{a0}"));
            writer.value("siren", siren.to_string());
        }
    }
    if let Some(siret) = &party.siret {
        writer.with(" (SIRET de l’établissement\u{a0}: ", "siret", siret.to_string());
        writer.text(")");
    }
}

fn vat(writer: &mut Writer<'_>, party: &Party, e: &str) {
    if let Some(vat) = &party.vat {
        let words = format!(", identifié{e} à la TVA sous le numéro\u{a0}");
        writer.with(&words, "tva", vat.to_string());
    } else if party.vat_exempt {
        writer.text(", bénéficiant de la franchise en base de TVA");
    }
}

fn contact(writer: &mut Writer<'_>, party: &Party) {
    if let Some(email) = &party.email {
        writer.with(", adresse électronique\u{a0}: ", "courriel", email.clone());
    }
}
