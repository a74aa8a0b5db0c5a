//! Manifests: one contract for one client.

use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, SourceFile, Span};
use jiff::civil::Date;

use crate::model::{ModelArticle, read_article};
use crate::raw::{Raw, RawTable};
use crate::reader::Reader;
use crate::say::quote;
use crate::setting::{Setting, read_rules};
use crate::toml_source::parse_toml;
use crate::variable::read_values;
use crate::{Spanned, id, rule};

/// The manifest of a contract.
#[derive(Debug, Clone)]
pub struct Manifest {
    /// The id of its model.
    pub model: Spanned<String>,
    /// The practice's reference.
    pub reference: Spanned<String>,
    /// A title that stands in for the model's.
    pub title: Option<Spanned<String>>,
    /// The contract's date; a place is left for it when `None`.
    pub date: Option<Spanned<Date>>,
    /// Where it is signed.
    pub place: Option<Spanned<String>>,
    /// Who holds each role, in the order given.
    pub parties: Vec<(Spanned<String>, Vec<Spanned<PartySource>>)>,
    /// Where values are given, if they are.
    pub values_place: Option<Span>,
    /// Values, in the order given; their types come from the model and its clauses.
    pub values: Vec<(Spanned<String>, Spanned<Raw>)>,
    /// Ids of what is left out, each with its reason.
    pub omit: Vec<(Spanned<String>, Spanned<String>)>,
    /// Ids of clauses, each with that of the clause that replaces it.
    pub replace: Vec<(Spanned<String>, Spanned<String>)>,
    /// Articles that the model does not have.
    pub add: Vec<AddedArticle>,
    /// The levels of rules for it.
    pub rules: Vec<Setting>,
    /// Its file.
    pub file: Arc<SourceFile>,
}

/// Where a party is described.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartySource {
    /// In a file of its own, by its id.
    Id(String),
    /// Where it is named.
    Inline(RawTable),
}

/// An article that a manifest adds.
///
/// A clause id without a family is that of a text of this contract alone.
#[derive(Debug, Clone)]
pub struct AddedArticle {
    /// The article.
    pub article: ModelArticle,
    /// The id of the article it follows; it comes last when `None`.
    pub after: Option<Spanned<String>>,
}

/// Parses a manifest.
pub fn parse_manifest(
    file: &Arc<SourceFile>,
    findings: &mut Findings,
) -> Option<Manifest> {
    let table = parse_toml(file, 0..file.text().len(), findings)?;
    let mut reader = Reader::new(&table, findings);
    let model = reader
        .required_string("model")
        .and_then(|id| id::check_simple_id(id, reader.findings));
    let reference = reader.required_string("reference");
    let title = reader.string("title");
    let date = reader.date("date");
    let place = reader.string("place");
    let parties = read_parties(&mut reader);
    let values_place = reader.raw("values").map(|raw| raw.span.clone());
    let values = read_values(&mut reader, "values");
    let omit = read_omitted(&mut reader);
    let replace = read_replaced(&mut reader);
    let add = read_added(&mut reader);
    let rules = read_rules(&mut reader);
    reader.finish();
    Some(Manifest {
        model: model?,
        reference: reference
            .unwrap_or_else(|| Spanned::new(String::new(), Span::file_start(file))),
        title,
        date,
        place,
        parties,
        values_place,
        values,
        omit,
        replace,
        add,
        rules,
        file: Arc::clone(file),
    })
}

fn read_parties(
    reader: &mut Reader<'_, '_>,
) -> Vec<(Spanned<String>, Vec<Spanned<PartySource>>)> {
    let Some(table) = reader.table("parties") else { return Vec::new() };
    let mut parties = Vec::new();
    for (role, value) in &table.entries {
        if !id::check_name(role, reader.findings) {
            continue;
        }
        let items = match &value.value {
            Raw::Array(items) => items.as_slice(),
            _ => std::slice::from_ref(value),
        };
        // An empty list names nobody, as no list does.
        if items.is_empty() {
            continue;
        }
        let mut sources = Vec::new();
        for item in items {
            sources.extend(read_party(reader, &role.value, item));
        }
        parties.push((role.clone(), sources));
    }
    parties
}

fn read_party(
    reader: &mut Reader<'_, '_>,
    role: &str,
    item: &Spanned<Raw>,
) -> Option<Spanned<PartySource>> {
    match &item.value {
        Raw::String(id) => {
            let id = Spanned::new(id.clone(), item.span.clone());
            let id = id::check_simple_id(id, reader.findings)?;
            Some(id.map(PartySource::Id))
        }
        Raw::Table(table) => {
            Some(Spanned::new(PartySource::Inline(table.clone()), item.span.clone()))
        }
        _ => {
            reader.wrong(role, item, "l’identifiant d’une partie, ou la partie elle-même")
        }
    }
}

fn read_omitted(reader: &mut Reader<'_, '_>) -> Vec<(Spanned<String>, Spanned<String>)> {
    let mut omitted = Vec::new();
    for (node, reason) in reader.named_strings("omit") {
        let Some(node) = id::check_id(node, reader.findings) else { continue };
        if reason.value.trim().is_empty() {
            reader.findings.push(
                Diagnostic::new(
                    &rule::MISSING_KEY,
                    reason.span.clone(),
                    format!("{} est omis sans raison", quote(&node.value)),
                )
                .help("écrivez pourquoi, entre les guillemets"),
            );
        }
        omitted.push((node, reason));
    }
    omitted
}

fn read_replaced(reader: &mut Reader<'_, '_>) -> Vec<(Spanned<String>, Spanned<String>)> {
    let mut replaced = Vec::new();
    for (clause, other) in reader.named_strings("replace") {
        let clause = id::check_id(clause, reader.findings);
        let other = id::check_id(other, reader.findings);
        replaced.extend(clause.zip(other));
    }
    replaced
}

fn read_added(reader: &mut Reader<'_, '_>) -> Vec<AddedArticle> {
    let mut added = Vec::new();
    for table in reader.tables("add") {
        let mut reader = Reader::new(table, &mut *reader.findings);
        let article = read_article(&mut reader);
        let after =
            reader.string("after").and_then(|id| id::check_id(id, reader.findings));
        reader.finish();
        added.extend(article.map(|article| AddedArticle { article, after }));
    }
    added
}
