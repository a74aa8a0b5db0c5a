//! Reading models and blocks.

use std::collections::BTreeMap;
use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, SourceFile, Span};

use super::{
    AnnexContent, ArticleEntry, ClauseUse, Model, ModelAnnex, ModelArticle, ModelBlock,
    Role, SignatureRule, Unlawful,
};
use crate::check::read_checks;
use crate::document::Kind;
use crate::raw::Raw;
use crate::reader::Reader;
use crate::say::quote;
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
    if articles.is_empty() && !reader.has("articles") {
        reader.missing("articles", "ajoutez au moins un [[articles]]");
    }
    reader.finish();
    let ids = articles
        .iter()
        .filter_map(|entry| match entry {
            ArticleEntry::Article(article) => Some(&article.id),
            ArticleEntry::Include { .. } => None,
        })
        .chain(annexes.iter().map(|annex| &annex.id));
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
    let mut articles = Vec::new();
    for entry in read_articles(&mut reader) {
        match entry {
            ArticleEntry::Article(article) => articles.push(article),
            ArticleEntry::Include { span, .. } => reader.findings.push(
                Diagnostic::new(
                    &rule::DECLARATION,
                    span,
                    "un bloc n’en contient pas un autre",
                )
                .help("incluez les deux blocs dans le contrat-type"),
            ),
        }
    }
    reader.finish();
    unique(articles.iter().map(|article| &article.id), findings);
    Some(ModelBlock {
        id: id.to_owned(),
        version,
        articles,
        variables,
        defaults,
        file: Arc::clone(file),
    })
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
        let plural = reader.string("plural").map(|text| text.value);
        let many = reader.boolean("many").is_some_and(|flag| flag.value);
        let optional = reader.boolean("optional").is_some_and(|flag| flag.value);
        if many && plural.is_none() {
            reader.missing("plural", "un rôle tenu par plusieurs parties a un pluriel");
        }
        reader.finish();
        roles.push(Role {
            id: name.clone(),
            term: term.map_or_else(|| name.value.clone(), |term| term.value),
            feminine,
            plural,
            many,
            optional,
        });
    }
    roles
}

fn read_recitals(reader: &mut Reader<'_, '_>) -> Vec<ClauseUse> {
    let mut recitals = Vec::new();
    for table in reader.tables("recitals") {
        let mut entry = Reader::new(table, &mut *reader.findings);
        let clause = entry.required_string("clause");
        let node_id = entry.string("as");
        let when = entry.string("when");
        entry.finish();
        recitals.extend(clause_use(clause, node_id, when, &table.span, reader.findings));
    }
    recitals
}

fn read_articles(reader: &mut Reader<'_, '_>) -> Vec<ArticleEntry> {
    let mut articles = Vec::new();
    for table in reader.tables("articles") {
        let mut reader = Reader::new(table, &mut *reader.findings);
        if reader.has("include") {
            let block = reader.required_string("include");
            let block = block.and_then(|id| id::check_simple_id(id, reader.findings));
            let when = reader.string("when");
            reader.finish();
            if let Some(block) = block {
                let span = table.span.clone();
                articles.push(ArticleEntry::Include { block, when, span });
            }
            continue;
        }
        articles.extend(read_article(&mut reader).map(ArticleEntry::Article));
        reader.finish();
    }
    articles
}

/// Reads one article; the caller reports the keys that are left.
pub(crate) fn read_article(reader: &mut Reader<'_, '_>) -> Option<ModelArticle> {
    let id = reader
        .required_string("id")
        .and_then(|id| id::check_simple_id(id, reader.findings));
    let title = reader.required_string("title");
    let definitions = reader.boolean("definitions").is_some_and(|flag| flag.value);
    let clauses = read_clause_uses(reader, !definitions);
    let when = reader.string("when");
    let span = reader.span();
    let id = id?;
    let title = title.unwrap_or_else(|| id.clone());
    Some(ModelArticle { id, title, definitions, clauses, when, span })
}

fn read_clause_uses(reader: &mut Reader<'_, '_>, required: bool) -> Vec<ClauseUse> {
    if required && !reader.has("clauses") {
        reader.missing("clauses", "ajoutez clauses = [\"famille/clause\"]");
    }
    let Some(raw) = reader.raw("clauses") else { return Vec::new() };
    let Raw::Array(items) = &raw.value else {
        reader.wrong::<()>(
            "clauses",
            raw,
            "une liste, par exemple [\"paiement/delais\"]",
        );
        return Vec::new();
    };
    if items.is_empty() && required {
        reader.findings.push(Diagnostic::new(
            &rule::MISSING_KEY,
            raw.span.clone(),
            "il faut au moins une clause",
        ));
    }
    let mut uses = Vec::new();
    for item in items {
        match &item.value {
            Raw::String(id) => {
                let id = Spanned::new(id.clone(), item.span.clone());
                uses.extend(clause_use(
                    Some(id),
                    None,
                    None,
                    &item.span,
                    reader.findings,
                ));
            }
            Raw::Table(table) => {
                let mut entry = Reader::new(table, &mut *reader.findings);
                let clause = entry.required_string("id");
                let node_id = entry.string("as");
                let when = entry.string("when");
                entry.finish();
                uses.extend(clause_use(
                    clause,
                    node_id,
                    when,
                    &item.span,
                    reader.findings,
                ));
            }
            _ => {
                reader.wrong::<()>(
                    "clauses",
                    item,
                    "\"id\" ou { id = \"…\", when = \"…\" }",
                );
            }
        }
    }
    uses
}

fn clause_use(
    clause: Option<Spanned<String>>,
    node_id: Option<Spanned<String>>,
    when: Option<Spanned<String>>,
    span: &Span,
    findings: &mut Findings,
) -> Option<ClauseUse> {
    let clause = id::check_id(clause?, findings)?;
    let node_id = node_id.and_then(|id| id::check_id(id, findings));
    Some(ClauseUse { clause, node_id, when, span: span.clone() })
}

fn read_annexes(reader: &mut Reader<'_, '_>) -> Vec<ModelAnnex> {
    let mut annexes = Vec::new();
    for table in reader.tables("annexes") {
        let mut reader = Reader::new(table, &mut *reader.findings);
        let id = reader
            .required_string("id")
            .and_then(|id| id::check_simple_id(id, reader.findings));
        let title = reader.required_string("title");
        let when = reader.string("when");
        let model = reader
            .string("model")
            .and_then(|id| id::check_simple_id(id, reader.findings));
        if reader.has("model") && reader.has("clauses") {
            reader.findings.push(
                Diagnostic::new(
                    &rule::DECLARATION,
                    table.span.clone(),
                    "une annexe est faite de clauses ou d’un contrat-type, pas des deux",
                )
                .help("supprimez l’une des deux clés, clauses ou model"),
            );
        }
        let clauses = read_clause_uses(&mut reader, model.is_none());
        reader.finish();
        let Some(id) = id else { continue };
        annexes.push(ModelAnnex {
            title: title.unwrap_or_else(|| id.clone()),
            id,
            content: match model {
                Some(model) => AnnexContent::Model(model),
                None => AnnexContent::Clauses(clauses),
            },
            when,
            span: table.span.clone(),
        });
    }
    annexes
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
        let basis = reader.string("basis");
        reader.finish();
        if let (Some(when), Some(reason)) = (when, reason) {
            unlawful.push(Unlawful { when, reason, basis });
        }
    }
    unlawful
}
