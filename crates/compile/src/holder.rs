//! Who holds the roles of a contract, and the other parties that it names.

use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Span};
use clausier_french::{Gender, Plurality};
use clausier_model::manifest::{Manifest, PartySource};
use clausier_model::model::{Model, Role};
use clausier_model::party::{Party, read_party};
use clausier_model::value::Value;
use clausier_model::{Spanned, closest};

use crate::expression::RoleWords;
use crate::library::{Library, PARTIES, ids};
use crate::store::StoreError;
use crate::variables::{State, Variables};
use crate::{Compiled, rules};

/// A role with those who hold it, or a party that a value names.
#[derive(Debug)]
pub(crate) struct Holder {
    pub(crate) role: Role,
    pub(crate) parties: Vec<Arc<Party>>,
    /// Whether it is a role of the contract, not a party that a value names.
    pub(crate) is_role: bool,
}

impl Holder {
    /// How the role is spoken of: its gender is that of its term if it has one, else
    /// that of its only holder.
    ///
    /// A company takes the masculine, as the term of a role does in French.
    pub(crate) fn words(&self) -> RoleWords {
        let many = self.parties.len() > 1;
        let feminine = !self.parties.is_empty()
            && self.parties.iter().all(|party| party.gender() == Gender::Feminine);
        let held = if feminine { Gender::Feminine } else { Gender::Masculine };
        let gender = self.role.gender.unwrap_or(held);
        let plurality = if many { Plurality::Many } else { Plurality::One };
        let one = match &self.role.feminine {
            Some(term) if feminine => term.clone(),
            _ => self.role.term.clone(),
        };
        let term = match &self.role.plural {
            _ if !many => one,
            Some(plural) => plural.clone(),
            None => clausier_french::plural(&one),
        };
        RoleWords { term, gender, plurality }
    }
}

/// Who holds each role of the model.
pub(crate) fn holders(
    library: &Library<'_>,
    model: &Model,
    manifest: &Manifest,
    compiled: &mut Compiled,
) -> Result<Vec<Holder>, StoreError> {
    let known: Vec<_> = model.roles.iter().map(|role| role.id.value.as_str()).collect();
    for (role, _) in &manifest.parties {
        if !known.contains(&role.value.as_str()) {
            let mut finding = Diagnostic::new(
                &rules::PARTY,
                role.span.clone(),
                format!(
                    "«\u{a0}{}\u{a0}» n’est pas un rôle de ce contrat-type",
                    role.value
                ),
            );
            if let Some(close) = closest(&role.value, known.iter().copied()) {
                finding = finding.help(format!("vouliez-vous dire « {close} » ?"));
            }
            compiled.findings.push(finding);
        }
    }
    let mut out = Vec::with_capacity(model.roles.len());
    for role in &model.roles {
        let given = manifest.parties.iter().find(|(name, _)| name.value == role.id.value);
        let mut parties = Vec::new();
        for source in given.map(|(_, sources)| sources.as_slice()).unwrap_or_default() {
            parties.extend(party(library, source, compiled)?);
        }
        if given.is_none() && !role.optional {
            compiled.findings.push(
                Diagnostic::new(
                    &rules::PARTY,
                    Span::file_start(&manifest.file),
                    format!("personne ne tient le rôle «\u{a0}{}\u{a0}»", role.id.value),
                )
                .help(format!(
                    "ajoutez sous [parties] : {} = \"nom-de-la-partie\"",
                    role.id.value
                )),
            );
        }
        if parties.len() > 1 && !role.many {
            compiled.findings.push(Diagnostic::new(
                &rules::PARTY,
                role_span(manifest, &role.id.value),
                format!(
                    "une seule partie peut tenir le rôle «\u{a0}{}\u{a0}»",
                    role.id.value
                ),
            ));
        }
        out.push(Holder { role: role.clone(), parties, is_role: true });
    }
    Ok(out)
}

/// The parties that values name: each can be asked for what it is, as those who hold a
/// role can, but it has no part in the contract.
pub(crate) fn named(
    library: &Library<'_>,
    slots: &mut Variables,
    manifest: &Manifest,
    compiled: &mut Compiled,
) -> Result<Vec<Holder>, StoreError> {
    let mut out = Vec::new();
    for (name, slot) in slots {
        let State::Known(Value::Party(source)) = &slot.state else { continue };
        let given = manifest.values.iter().find(|(given, _)| given.value == *name);
        let place =
            given.map_or_else(|| slot.variable.span.clone(), |(_, raw)| raw.span.clone());
        let source = Spanned::new(source.clone(), place.clone());
        let Some(party) = party(library, &source, compiled)? else {
            slot.state = State::Wrong;
            continue;
        };
        let role = Role {
            id: Spanned::new(name.clone(), place),
            term: party.name(),
            feminine: None,
            gender: None,
            plural: None,
            many: false,
            optional: false,
            signs: false,
        };
        out.push(Holder { role, parties: vec![party], is_role: false });
    }
    Ok(out)
}

/// Reads a party; what is wrong with it is a finding.
fn party(
    library: &Library<'_>,
    source: &Spanned<PartySource>,
    compiled: &mut Compiled,
) -> Result<Option<Arc<Party>>, StoreError> {
    let id = match &source.value {
        PartySource::Inline(table) => {
            return Ok(Some(Arc::new(read_party("", table, &mut compiled.findings))));
        }
        PartySource::Id(id) => id,
    };
    let Some(loaded) = library.party(id)? else {
        compiled.findings.push(unknown_party(library, id, &source.span)?);
        return Ok(None);
    };
    compiled.inputs.push(loaded.file.path().to_owned());
    compiled.findings.extend(loaded.findings.clone());
    Ok(loaded.value.clone().map(Arc::new))
}

fn role_span(manifest: &Manifest, role: &str) -> Span {
    let given = manifest.parties.iter().find(|(name, _)| name.value == role);
    given.map_or_else(|| Span::file_start(&manifest.file), |(name, _)| name.span.clone())
}

fn unknown_party(
    library: &Library<'_>,
    id: &str,
    span: &Span,
) -> Result<Diagnostic, StoreError> {
    let known = ids(library.store(), PARTIES)?;
    let known = known.iter().map(String::as_str);
    let finding = Diagnostic::new(
        &rules::PARTY,
        span.clone(),
        format!("la partie «\u{a0}{id}\u{a0}» n’existe pas"),
    );
    Ok(match closest(id, known) {
        Some(close) => finding.help(format!("vouliez-vous dire « {close} » ?")),
        None => finding.help(format!("créez {PARTIES}/{id}.toml")),
    })
}
