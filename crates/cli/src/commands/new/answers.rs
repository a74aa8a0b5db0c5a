//! The answers given on the command line.

use std::collections::BTreeMap;

use clausier_compile::Slot;
use clausier_model::closest;
use clausier_model::id::is_simple_id;
use clausier_model::model::Model;
use clausier_model::value::{Type, Value};

use crate::args::New;
use crate::failure::Failure;

/// The longest name of a folder that all disks accept, with room for an extension.
const LONGEST_NAME: usize = 100;

/// What is known of a contract to be.
pub(super) struct Answers {
    /// The client's folder.
    pub(super) client: String,
    /// The contract's folder: its reference, without what a folder's name cannot hold.
    pub(super) folder: String,
    /// The date, as TOML writes it.
    pub(super) date: Option<String>,
    /// The ids of parties, by role, in the order given.
    pub(super) parties: Vec<(String, Vec<String>)>,
    /// The values as they were typed.
    typed: BTreeMap<String, String>,
    /// The values, as TOML writes them.
    pub(super) values: BTreeMap<String, String>,
}

impl Answers {
    /// Reads the options.
    pub(super) fn read(options: &New) -> Result<Self, Failure> {
        let client = slug(&options.client);
        if !is_simple_id(&client) || client.len() > LONGEST_NAME {
            return Err(Failure::usage(format!(
                "« {} » ne peut nommer un dossier\naide: donnez un nom court, avec des \
                 lettres ou des chiffres",
                options.client
            )));
        }
        let folder = folder_name(&options.reference);
        if folder.is_empty() || folder.len() > LONGEST_NAME {
            return Err(Failure::usage(format!(
                "« {} » ne peut être une référence\naide: donnez une référence courte, \
                 par exemple AV-2027-001",
                options.reference
            )));
        }
        let mut answers = Self {
            client,
            folder,
            date: options.date.as_deref().map(date).transpose()?,
            parties: Vec::new(),
            typed: BTreeMap::new(),
            values: BTreeMap::new(),
        };
        for option in &options.parties {
            let (role, party) = split("--party", option, "client=boulangerie-du-pont")?;
            match answers.parties.iter_mut().find(|(known, _)| known == role) {
                Some((_, parties)) => parties.push(party.to_owned()),
                None => answers.parties.push((role.to_owned(), vec![party.to_owned()])),
            }
        }
        for option in &options.values {
            let (name, value) = split("--set", option, "prix_ht=\"1 500 €\"")?;
            if answers.typed.insert(name.to_owned(), value.to_owned()).is_some() {
                return Err(Failure::usage(format!("« {name} » reçoit deux valeurs")));
            }
        }
        Ok(answers)
    }

    /// Refuses roles that the model does not have and names that no party can bear.
    pub(super) fn check_roles(&self, model: &Model) -> Result<(), Failure> {
        let known: Vec<&str> =
            model.roles.iter().map(|role| role.id.value.as_str()).collect();
        for (role, parties) in &self.parties {
            if !known.contains(&role.as_str()) {
                let roles: Vec<_> =
                    known.iter().map(|role| clausier_french::quote(role)).collect();
                return Err(Failure::usage(format!(
                    "« {role} » n’est pas un rôle de ce contrat-type\naide: ses rôles \
                     sont {}",
                    clausier_french::join_and(&roles)
                )));
            }
            if let Some(party) = parties.iter().find(|party| !is_simple_id(party)) {
                return Err(Failure::usage(format!(
                    "« {party} » ne nomme pas une partie\naide: écrivez le nom d’un \
                     fichier de contracts/parties, sans « .toml »"
                )));
            }
        }
        Ok(())
    }

    /// Reads the values by the types of their variables.
    pub(super) fn check_values(&mut self, slots: &[Slot]) -> Result<(), Failure> {
        for (name, typed) in &self.typed {
            let Some(slot) = slots.iter().find(|slot| slot.variable.name == *name) else {
                let mut message =
                    format!("aucune clause de ce contrat ne demande « {name} »");
                let names = slots.iter().map(|slot| slot.variable.name.as_str());
                if let Some(close) = closest(name, names) {
                    message += &format!("\naide: vouliez-vous dire « {close} » ?");
                }
                return Err(Failure::usage(message));
            };
            let written = written(typed, &slot.variable.ty).map_err(|why| {
                Failure::usage(format!("« {typed} » ne convient pas à {name} : {why}"))
            })?;
            self.values.insert(name.clone(), written);
        }
        Ok(())
    }
}

fn date(typed: &str) -> Result<String, Failure> {
    let read = Value::parse_str(typed, &Type::Date).map(|date| date.to_toml());
    read.map_err(|why| {
        Failure::usage(format!("« {typed} » ne convient pas à --date : {why}"))
    })
}

/// A typed value, as TOML writes it. Tables, and lists in square brackets, are typed as
/// in a manifest.
fn written(typed: &str, ty: &Type) -> Result<String, String> {
    let in_brackets = typed.trim_start().starts_with('[');
    let listed = matches!(ty, Type::List | Type::Paragraphs) && in_brackets;
    if listed || matches!(ty, Type::Table(_)) {
        let read = toml::from_str::<toml::Table>(&format!("v = {typed}\n")).ok();
        let value = read.filter(|table| table.len() == 1).and_then(|mut t| t.remove("v"));
        return match value {
            Some(value @ toml::Value::Array(_)) => Ok(value.to_string()),
            _ => Err(format!("écrivez {}", clausier_compile::example(ty))),
        };
    }
    Value::parse_str(typed, ty).map(|value| value.to_toml())
}

/// A text, as TOML writes it.
pub(super) fn string(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn split<'o>(
    option: &str,
    given: &'o str,
    example: &str,
) -> Result<(&'o str, &'o str), Failure> {
    let parts = given.split_once('=').map(|(name, value)| (name.trim(), value.trim()));
    parts.filter(|(name, value)| !name.is_empty() && !value.is_empty()).ok_or_else(|| {
        Failure::usage(format!(
            "« {option} {given} » n’est pas compris\naide: écrivez {option} {example}"
        ))
    })
}

/// A name as a folder's: without accents, in lower case, with hyphens.
fn slug(name: &str) -> String {
    let folded = clausier_french::fold(name);
    let words: Vec<_> = folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-").to_ascii_lowercase()
}

/// A reference as a folder's name: what could lead elsewhere, or troubles a disk, is a
/// hyphen.
fn folder_name(reference: &str) -> String {
    let kept = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let name: String =
        reference.trim().chars().map(|c| if kept(c) { c } else { '-' }).collect();
    name.trim_matches(['-', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_folders() {
        for (name, expected) in [
            ("Boulangerie du Pont", "boulangerie-du-pont"),
            ("Élégance & Cie", "elegance-cie"),
            ("L’Œuvre", "l-oeuvre"),
            ("../../etc", "etc"),
            ("…", ""),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
        for (reference, expected) in [
            ("AV-2027-001", "AV-2027-001"),
            ("2027/001", "2027-001"),
            ("../../x", "x"),
            ("..", ""),
            ("a\u{1b}[2Jb", "a--2Jb"),
        ] {
            assert_eq!(folder_name(reference), expected, "{reference}");
        }
    }

    #[test]
    fn values_are_written_as_toml() {
        for (typed, ty, expected) in [
            ("d’un \"mot\" \\", Type::Text, r#"'d’un "mot" \'"#),
            ("1500 €", Type::Money, "\"1 500 €\""),
            ("12%", Type::Percent, "\"12 %\""),
            ("1er mars 2027", Type::Date, "2027-03-01"),
            ("oui", Type::Boolean, "true"),
            ("a ; b", Type::List, "[\"a\", \"b\"]"),
            ("[\"a\", \"b;c\"]", Type::List, "[\"a\", \"b;c\"]"),
            ("3", Type::Integer, "3"),
            ("30 jours", Type::Duration, "\"30 jours\""),
        ] {
            assert_eq!(written(typed, &ty).expect("a value"), expected, "{typed}");
        }
        assert!(written("[{ a = 1 }]\nx = 2", &Type::Table(Vec::new())).is_err());
        assert!(written("demain", &Type::Date).is_err());
    }
}
