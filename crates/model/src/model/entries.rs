//! Reading recitals, articles and annexes, the model's own or those of blocks.

use clausier_diagnostics::{Diagnostic, Findings, Span};

use super::{AnnexContent, ClauseUse, Entry, Include, ModelAnnex, ModelArticle};
use crate::raw::Raw;
use crate::reader::Reader;
use crate::{Spanned, id, rule};

impl<T> Entry<T> {
    /// The model's own, if it is one.
    pub fn own(&self) -> Option<&T> {
        match self {
            Self::One(one) => Some(one),
            Self::Include(_) => None,
        }
    }
}

/// Reads the `[[recitals]]` of a model or a block.
pub(super) fn read_recitals(reader: &mut Reader<'_, '_>) -> Vec<Entry<ClauseUse>> {
    read_entries(reader, "recitals", |entry| {
        let clause = entry.required_string("clause");
        let node_id = entry.string("as");
        let when = entry.string("when");
        let span = entry.span();
        clause_use(clause, node_id, when, &span, entry.findings)
    })
}

/// Reads the `[[articles]]` of a model or a block.
pub(super) fn read_articles(reader: &mut Reader<'_, '_>) -> Vec<Entry<ModelArticle>> {
    read_entries(reader, "articles", read_article)
}

/// Reads the `[[annexes]]` of a model or a block.
pub(super) fn read_annexes(reader: &mut Reader<'_, '_>) -> Vec<Entry<ModelAnnex>> {
    read_entries(reader, "annexes", read_annex)
}

fn read_entries<T>(
    reader: &mut Reader<'_, '_>,
    key: &'static str,
    one: impl Fn(&mut Reader<'_, '_>) -> Option<T>,
) -> Vec<Entry<T>> {
    let mut entries = Vec::new();
    for table in reader.tables(key) {
        let mut reader = Reader::new(table, &mut *reader.findings);
        if reader.has("include") {
            entries.extend(read_include(&mut reader).map(Entry::Include));
        } else {
            entries.extend(one(&mut reader).map(Entry::One));
        }
        reader.finish();
    }
    entries
}

fn read_include(reader: &mut Reader<'_, '_>) -> Option<Include> {
    let block = reader.required_string("include");
    let when = reader.string("when");
    let block = id::check_simple_id(block?, reader.findings)?;
    Some(Include { block, when, span: reader.span() })
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

fn read_annex(reader: &mut Reader<'_, '_>) -> Option<ModelAnnex> {
    let id = reader
        .required_string("id")
        .and_then(|id| id::check_simple_id(id, reader.findings));
    let title = reader.required_string("title");
    let when = reader.string("when");
    let model =
        reader.string("model").and_then(|id| id::check_simple_id(id, reader.findings));
    let span = reader.span();
    if reader.has("model") && reader.has("clauses") {
        reader.findings.push(
            Diagnostic::new(
                &rule::DECLARATION,
                span.clone(),
                "une annexe est faite de clauses ou d’un contrat-type, pas des deux",
            )
            .help("supprimez l’une des deux clés, clauses ou model"),
        );
    }
    let clauses = read_clause_uses(reader, model.is_none());
    let id = id?;
    let title = title.unwrap_or_else(|| id.clone());
    let content = match model {
        Some(model) => AnnexContent::Model(model),
        None => AnnexContent::Clauses(clauses),
    };
    Some(ModelAnnex { id, title, content, when, span })
}
