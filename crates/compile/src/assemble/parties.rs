//! Between whom the contract is made, or whom a form names.

use clausier_french::{self as french, Gender, Plurality};
use clausier_model::document::{Inline, Kind, NodeId, Parties, Party};

use crate::facts::ContractFacts;
use crate::holder::Holder;
use crate::identity::identities;

/// The parties, in the order of the model's roles.
///
/// A form binds nobody: it names persons, who are not « Parties » to anything.
pub(super) fn parties(facts: &ContractFacts<'_>, kind: Kind) -> Parties {
    let present: Vec<_> = facts.bound().collect();
    let count = present.len();
    let named = present.iter().enumerate();
    if kind == Kind::Form {
        return Parties {
            opening: opening_of_form(&present),
            parties: named
                .map(|(rank, holder)| {
                    let end = if rank + 1 == count { "." } else { "," };
                    party(holder, end, String::new())
                })
                .collect(),
            closing: Vec::new(),
        };
    }
    let feminine = present.iter().all(|holder| {
        holder
            .parties
            .iter()
            .all(|party| !party.is_legal_person() && party.gender() == Gender::Feminine)
    });
    Parties {
        opening: format!(
            "Entre les soussigné{}s\u{a0}:",
            if feminine { "e" } else { "" }
        ),
        parties: named
            .map(|(rank, holder)| party(holder, ",", side(rank, count)))
            .collect(),
        closing: vec![
            Inline::text("Ci-après désignées ensemble les «\u{a0}"),
            Inline::Strong { inlines: vec![Inline::text("Parties")] },
            Inline::text("\u{a0}» et, individuellement, une «\u{a0}"),
            Inline::Strong { inlines: vec![Inline::text("Partie")] },
            Inline::text("\u{a0}»."),
        ],
    }
}

/// « Personnes désignées : », as many as there are.
fn opening_of_form(present: &[&Holder]) -> String {
    let count = present.iter().map(|holder| holder.parties.len()).sum::<usize>();
    let s = if count > 1 { "s" } else { "" };
    format!("Personne{s} désignée{s}\u{a0}:")
}

fn party(holder: &Holder, end: &str, side: String) -> Party {
    let role = &holder.role.id.value;
    let mut inlines = identities(&holder.parties, role, true);
    if let Some(Inline::Text { text }) = inlines.first_mut() {
        *text = french::capitalize(text);
    }
    inlines.push(Inline::text(","));
    let words = holder.words();
    // A company is « dénommée » although its term is « le Client ».
    let feminine = holder
        .parties
        .iter()
        .all(|one| one.is_legal_person() || one.gender() == Gender::Feminine);
    let e = if feminine { "e" } else { "" };
    let named = match words.plurality {
        Plurality::One => format!("ci-après dénommé{e} «\u{a0}"),
        Plurality::Many => format!("ci-après dénommé{e}s ensemble «\u{a0}"),
    };
    let article = french::definite_article(&words.term, words.gender, words.plurality);
    Party {
        role: NodeId(role.clone()),
        identity: inlines,
        designation: vec![
            Inline::text(format!("{named}{article}")),
            Inline::Strong { inlines: vec![Inline::text(words.term)] },
            Inline::text(format!("\u{a0}»{end}")),
        ],
        side,
    }
}

fn side(rank: usize, count: usize) -> String {
    const ORDINALS: [&str; 6] =
        ["première", "deuxième", "troisième", "quatrième", "cinquième", "sixième"];
    let words = match (count, rank) {
        (1, _) => return String::new(),
        (2, 0) => "d’une part".to_owned(),
        (2, _) => "d’autre part".to_owned(),
        _ => match ORDINALS.get(rank) {
            Some(ordinal) => format!("de {ordinal} part"),
            None => "d’autre part".to_owned(),
        },
    };
    if rank + 1 == count { format!("{words}.") } else { format!("{words},") }
}
