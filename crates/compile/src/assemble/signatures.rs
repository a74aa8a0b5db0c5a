//! The end of a contract: place, date, originals, and where each party signs.

use clausier_french::{self as french, Gender};
use clausier_model::document::{
    Block, BlockKind, Inline, Kind, NodeId, Origin, Signatory, Signatures,
};
use clausier_model::model::SignatureRule;
use clausier_model::party::{Party, Person};
use clausier_model::value::{Value, print_date};

use crate::expression::Fault;
use crate::facts::ContractFacts;
use crate::holder::Holder;
use crate::identity::civility;
use crate::rules;
use crate::variables::State;

/// The signature block.
pub(super) fn signatures(
    facts: &ContractFacts<'_>,
    kind: Kind,
    rule: &SignatureRule,
) -> Signatures {
    let electronic = is_electronic(facts, rule);
    let signatories = facts.bound().flat_map(|holder| {
        holder.parties.iter().map(move |party| signatory(holder, party))
    });
    let formula = vec![Block {
        anchor: None,
        kind: BlockKind::Paragraph { inlines: formula(facts, kind, electronic) },
        origin: Origin::default(),
    }];
    Signatures {
        formula,
        signatories: signatories.collect(),
        initials: rule.initials && !electronic,
    }
}

/// Whether it is signed electronically, which a value says; on paper where nothing is
/// asked.
fn is_electronic(facts: &ContractFacts<'_>, rule: &SignatureRule) -> bool {
    let Some(mode) = &rule.mode else { return false };
    let fault = match facts.variables.get(&mode.value).map(|slot| &slot.state) {
        Some(State::Known(Value::Choice { key, .. })) => return key == "electronique",
        Some(State::Absent | State::Wrong) => return false,
        Some(State::Missing) => Fault::Missing { variable: mode.value.clone() },
        Some(State::Known(_)) => Fault::wrong(
            &rules::TYPE,
            &mode.span.range(),
            format!("«\u{a0}{}\u{a0}» n’est pas un choix", mode.value),
            "donnez une variable de type choice, avec les clés electronique et papier",
        ),
        None => Fault::wrong(
            &rules::UNKNOWN_NAME,
            &mode.span.range(),
            format!("aucune variable ne s’appelle «\u{a0}{}\u{a0}»", mode.value),
            "donnez une variable de type choice, avec les clés electronique et papier",
        ),
    };
    facts.fault(&fault, &mode.span);
    false
}

/// Where what is not known is written by hand.
const BLANK: &str = "……………………";

fn formula(facts: &ContractFacts<'_>, kind: Kind, electronic: bool) -> Vec<Inline> {
    let manifest = facts.manifest;
    // What a form says of its signature is where and when: it is no agreement.
    let form = kind == Kind::Form;
    let mut out = Vec::new();
    match &manifest.place {
        Some(place) => {
            out.push(Inline::text("Fait à "));
            let text = place.value.clone();
            out.push(Inline::Value { variable: "contract.lieu".to_owned(), text });
            out.push(Inline::text(", "));
        }
        None if form => out.push(Inline::text(format!("Fait à {BLANK}, "))),
        None => out.push(Inline::text("Fait ")),
    }
    match &manifest.date {
        Some(date) => {
            out.push(Inline::text("le "));
            let text = print_date(date.value);
            out.push(Inline::Value { variable: "contract.date".to_owned(), text });
        }
        None if form => out.push(Inline::text(format!("le {BLANK}"))),
        None => out.push(Inline::text("à la date de la dernière signature")),
    }
    if form {
        let how = if electronic { ", et signé par voie électronique." } else { "." };
        out.push(Inline::text(how));
        return out;
    }
    if electronic {
        out.push(Inline::text(
            ", et signé par voie électronique, chaque Partie en recevant un exemplaire sur un support durable.",
        ));
        return out;
    }
    // C. civ., art. 1375: as many originals as there are parties.
    let count = facts.bound().map(|holder| holder.parties.len()).sum::<usize>();
    let words = french::cardinal(count.try_into().unwrap_or(0));
    let originals =
        if count > 1 { "exemplaires originaux" } else { "exemplaire original" };
    out.push(Inline::text(format!(
        ", en {words} {originals}, dont un pour chaque Partie."
    )));
    out
}

fn signatory(holder: &Holder, party: &Party) -> Signatory {
    let role = &holder.role.id.value;
    let words = holder.words();
    let gender = words.gender;
    // Each of several holders signs for herself or himself.
    let designation = if holder.parties.len() > 1 {
        let one = if gender == Gender::Feminine { "l’une" } else { "l’un" };
        format!("{one} {}", french::of(&words.term, gender, words.plurality))
    } else {
        french::definite(&words.term, gender, words.plurality)
    };
    let value = |attribute: &str, text: String| Inline::Value {
        variable: format!("{role}.{attribute}"),
        text,
    };
    let (heading, lines) = match &party.person {
        Person::Natural(person) => {
            let mut name = format!("{} {}", person.first_name, person.last_name);
            if person.sole_trader {
                name.push_str(" EI");
            }
            let line = vec![Inline::text(civility(person.gender)), value("nom", name)];
            (french::capitalize(&designation), vec![line])
        }
        Person::Legal(person) => {
            let mut lines = vec![vec![value("nom", person.name.clone())]];
            if let Some(signatory) = &person.representative {
                if let Some(company) = &signatory.company {
                    lines.push(vec![
                        Inline::text("La société "),
                        value("representante", company.name.clone()),
                        Inline::text(", "),
                        value("qualite_representante", company.capacity.clone()),
                    ]);
                }
                let name = format!("{} {}", signatory.first_name, signatory.last_name);
                lines.push(vec![
                    Inline::text(civility(signatory.gender)),
                    value("representant", name),
                    Inline::text(", "),
                    value("qualite", signatory.capacity.clone()),
                ]);
            }
            (format!("Pour {designation}"), lines)
        }
    };
    Signatory {
        role: NodeId(role.clone()),
        heading: vec![Inline::text(heading)],
        lines,
        mention: None,
    }
}
