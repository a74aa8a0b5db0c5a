//! Reading models and blocks.

use std::collections::BTreeMap;
use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, SourceFile, Span};

use super::entries::{read_annexes, read_articles, read_recitals};
use super::{Entry, Model, ModelBlock, Role, SignatureRule, Unlawful};
use crate::check::read_checks;
use crate::checklist::read_checklist;
use crate::document::Kind;
use crate::party::read_gender;
use crate::reader::Reader;
use crate::say::quote;
use crate::setting::read_rules;
use crate::toml_source::parse_toml;
use crate::variable::{read_values, read_variables};
use crate::{Spanned, Version, id, rule};

/// Parses the model `id` from its file.
///
/// A model whose TOML cannot be read is not one; any other fault is a finding, and
/// the rest is read.
pub fn parse_model(
    id: &str,
    file: &Arc<SourceFile>,
    findings: &mut Findings,
) -> Option<Model> {
    let table = parse_toml(file, 0..file.text().len(), findings)?;
    let mut reader = Reader::new(&table, findings);
    let title = reader
        .required_string("title")
        .unwrap_or_else(|| Spanned::new(id.to_owned(), Span::file_start(file)));
    let version = reader.required_string("version");
    let version = Version::read(version, reader.findings).unwrap_or_default();
    let kind = reader.word(
        "kind",
        &[
            ("contract", Kind::Contract),
            ("amendment", Kind::Amendment),
            ("form", Kind::Form),
        ],
    );
    let description = reader.string("description").map(|text| text.value);
    let contents = reader.boolean("contents").is_some_and(|flag| flag.value);
    let roles = read_roles(&mut reader);
    let variables = read_variables(&mut reader);
    let defaults = read_values(&mut reader, "defaults");
    let recitals = read_recitals(&mut reader);
    let articles = read_articles(&mut reader);
    let annexes = read_annexes(&mut reader);
    let signature = read_signature(&mut reader);
    let unlawful = read_unlawful(&mut reader);
    let checks = read_checks(&mut reader);
    let checklist = read_checklist(&mut reader);
    let rules = read_rules(&mut reader);
    if articles.is_empty() && !reader.has("articles") {
        reader.missing("articles", "ajoutez au moins un [[articles]]");
    }
    reader.finish();
    let ids = articles
        .iter()
        .filter_map(|entry| entry.own().map(|article| &article.id))
        .chain(annexes.iter().filter_map(|entry| entry.own().map(|annex| &annex.id)));
    unique(ids, findings);
    Some(Model {
        id: id.to_owned(),
        title,
        version,
        kind: kind.map_or(Kind::Contract, |word| word.value),
        description,
        contents,
        roles,
        variables,
        defaults,
        recitals,
        articles,
        annexes,
        signature,
        unlawful,
        checks,
        checklist,
        rules,
        file: Arc::clone(file),
    })
}

/// Parses the block `id` from its file.
pub fn parse_block(
    id: &str,
    file: &Arc<SourceFile>,
    findings: &mut Findings,
) -> Option<ModelBlock> {
    let table = parse_toml(file, 0..file.text().len(), findings)?;
    let mut reader = Reader::new(&table, findings);
    let version = reader.string("version");
    let version = Version::read(version, reader.findings);
    let variables = read_variables(&mut reader);
    let defaults = read_values(&mut reader, "defaults");
    let recitals = read_recitals(&mut reader);
    let recitals = own(recitals, reader.findings);
    let articles = read_articles(&mut reader);
    let articles = own(articles, reader.findings);
    let annexes = read_annexes(&mut reader);
    let annexes = own(annexes, reader.findings);
    let unlawful = read_unlawful(&mut reader);
    let checks = read_checks(&mut reader);
    let checklist = read_checklist(&mut reader);
    reader.finish();
    let ids = articles.iter().map(|article| &article.id);
    unique(ids.chain(annexes.iter().map(|annex| &annex.id)), findings);
    Some(ModelBlock {
        id: id.to_owned(),
        version,
        recitals,
        articles,
        annexes,
        unlawful,
        checks,
        checklist,
        variables,
        defaults,
        file: Arc::clone(file),
    })
}

/// The entries of a block, which holds no other block.
fn own<T>(entries: Vec<Entry<T>>, findings: &mut Findings) -> Vec<T> {
    let mut out = Vec::with_capacity(entries.len());
    for entry in entries {
        match entry {
            Entry::One(one) => out.push(one),
            Entry::Include(include) => findings.push(
                Diagnostic::new(
                    &rule::DECLARATION,
                    include.span,
                    "un bloc n’en contient pas un autre",
                )
                .help("incluez les deux blocs dans le contrat-type"),
            ),
        }
    }
    out
}

fn unique<'a>(ids: impl Iterator<Item = &'a Spanned<String>>, findings: &mut Findings) {
    let mut seen: BTreeMap<&str, &Span> = BTreeMap::new();
    for id in ids {
        match seen.get(id.value.as_str()) {
            Some(first) => findings.push(
                Diagnostic::new(
                    &rule::DUPLICATE,
                    id.span.clone(),
                    format!("l’identifiant {} sert deux fois", quote(&id.value)),
                )
                .related((*first).clone(), "première fois ici")
                .help("donnez à chacun le sien"),
            ),
            None => {
                seen.insert(&id.value, &id.span);
            }
        }
    }
}

fn read_roles(reader: &mut Reader<'_, '_>) -> Vec<Role> {
    let mut roles = Vec::new();
    for (name, table) in reader.named_tables("roles") {
        if !id::check_name(name, reader.findings) {
            continue;
        }
        let mut reader = Reader::new(table, &mut *reader.findings);
        let term = reader.required_string("term");
        let feminine = reader.string("feminine").map(|text| text.value);
        let gender = read_gender(&mut reader);
        if let (Some(_), Some(raw)) = (gender, reader.raw("feminine")) {
            reader.findings.push(
                Diagnostic::new(
                    &rule::DECLARATION,
                    raw.span.clone(),
                    "un terme qui a son propre genre ne change pas au féminin",
                )
                .help("supprimez «\u{a0}feminine\u{a0}» ou «\u{a0}gender\u{a0}»"),
            );
        }
        let plural = reader.string("plural").map(|text| text.value);
        let many = reader.boolean("many").is_some_and(|flag| flag.value);
        let optional = reader.boolean("optional").is_some_and(|flag| flag.value);
        let signs = reader.boolean("signs").is_none_or(|flag| flag.value);
        if many && plural.is_none() {
            reader.missing("plural", "un rôle tenu par plusieurs parties a un pluriel");
        }
        reader.finish();
        roles.push(Role {
            id: name.clone(),
            term: term.map_or_else(|| name.value.clone(), |term| term.value),
            feminine,
            gender,
            plural,
            many,
            optional,
            signs,
        });
    }
    roles
}

fn read_signature(reader: &mut Reader<'_, '_>) -> SignatureRule {
    let Some(table) = reader.table("signature") else { return SignatureRule::default() };
    let mut reader = Reader::new(table, &mut *reader.findings);
    let mode = reader.string("mode").filter(|name| id::check_name(name, reader.findings));
    let initials = reader.boolean("initials").is_some_and(|flag| flag.value);
    reader.finish();
    SignatureRule { mode, initials }
}

fn read_unlawful(reader: &mut Reader<'_, '_>) -> Vec<Unlawful> {
    let mut unlawful = Vec::new();
    for table in reader.tables("unlawful") {
        let mut reader = Reader::new(table, &mut *reader.findings);
        let when = reader.required_string("when");
        let reason = reader.required_string("reason");
        let basis = reader.string_or_list("basis");
        reader.finish();
        if let (Some(when), Some(reason)) = (when, reason) {
            unlawful.push(Unlawful { when, reason, basis });
        }
    }
    unlawful
}
