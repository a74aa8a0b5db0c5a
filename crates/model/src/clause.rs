//! Clauses: one Markdown file, its header and its parts.

use std::ops::Range;
use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, SourceFile, Span};
use jiff::civil::Date;

use crate::check::{Check, read_checks};
use crate::checklist::{Question, read_checklist};
use crate::dispensation::{Dispensation, read_dispensations};
use crate::headings;
use crate::raw::Raw;
use crate::reader::{Reader, string};
use crate::say::quote;
use crate::toml_source::parse_toml;
use crate::variable::{Variable, read_variables};
use crate::{Spanned, Version, id, rule};

/// Where a clause stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseStatus {
    /// Being written.
    Draft,
    /// May be used.
    InForce,
    /// Must not be used in new contracts.
    Deprecated,
}

/// Who may see a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Everybody.
    Public,
    /// The practice.
    Internal,
}

/// Whom a clause favours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Favours {
    /// Who provides.
    Provider,
    /// Who is provided for.
    Client,
    /// Neither.
    Balanced,
}

/// A clause, its body not parsed yet.
#[derive(Debug, Clone)]
pub struct Clause {
    /// Its id, such as `paiement/delais`.
    pub id: String,
    /// Its title, which is its heading.
    pub title: Spanned<String>,
    /// Its version.
    pub version: Version,
    /// Where it stands in its life.
    pub status: ClauseStatus,
    /// Who may see it.
    pub visibility: Visibility,
    /// The law it rests on.
    pub legal_basis: Vec<Spanned<String>>,
    /// When it was last read by a lawyer.
    pub reviewed: Option<Spanned<Date>>,
    /// By whom.
    pub reviewer: Option<Spanned<String>>,
    /// Ids of the clauses that must stand in the same document.
    pub requires: Vec<Spanned<String>>,
    /// Ids of the clauses that must not.
    pub excludes: Vec<Spanned<String>>,
    /// Id of the clause it may replace.
    pub alternative_to: Option<Spanned<String>>,
    /// Whom it favours.
    pub favours: Option<Favours>,
    /// The terms it defines, in their order.
    pub terms: Vec<Term>,
    /// The variables it asks for, in their order.
    pub variables: Vec<Variable>,
    /// The legal checks it carries.
    pub checks: Vec<Check>,
    /// What to look at where it stands.
    pub checklist: Vec<Question>,
    /// Its file.
    pub file: Arc<SourceFile>,
    /// The contract's part of the file, in bytes.
    pub body: Range<usize>,
    /// The rules that its text is let off.
    pub dispensations: Vec<Dispensation>,
    /// The parts for the handbook, in their order.
    pub sections: Vec<Section>,
}

/// A defined term.
#[derive(Debug, Clone)]
pub struct Term {
    /// The term, as defined.
    pub name: Spanned<String>,
    /// Its definition, a template.
    pub text: Spanned<String>,
    /// Its plural.
    pub plural: Option<String>,
    /// Other forms by which the prose uses it.
    pub forms: Vec<String>,
}

impl Term {
    /// Visits the forms by which the prose may use it: the term, its plural and those
    /// that it declares.
    pub fn each_form(&self, visit: &mut dyn FnMut(&str)) {
        visit(&self.name.value);
        match &self.plural {
            Some(plural) => visit(plural),
            None => visit(&clausier_french::plural(&self.name.value)),
        }
        self.forms.iter().for_each(|form| visit(form));
    }
}

/// A part of a clause that is for the handbook, never for a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading, such as `Commentaire`.
    pub title: String,
    /// Its text below the heading, in bytes of the file.
    pub range: Range<usize>,
}

/// Parses the clause `id` from its file.
///
/// A clause whose header cannot be read is not one; any other fault is a finding,
/// and the rest is read.
pub fn parse_clause(
    id: &str,
    file: &Arc<SourceFile>,
    findings: &mut Findings,
) -> Option<Clause> {
    let (header, rest) = front_matter(file, findings)?;
    let table = parse_toml(file, header, findings)?;
    let mut reader = Reader::new(&table, findings);
    let title = reader
        .required_string("title")
        .unwrap_or_else(|| Spanned::new(id.to_owned(), Span::file_start(file)));
    let version = reader.required_string("version");
    let version = Version::read(version, reader.findings).unwrap_or_default();
    if !reader.has("status") {
        reader.missing(
            "status",
            "ajoutez status = \"draft\", \"in-force\" ou \"deprecated\"",
        );
    }
    let status = reader.word(
        "status",
        &[
            ("draft", ClauseStatus::Draft),
            ("in-force", ClauseStatus::InForce),
            ("deprecated", ClauseStatus::Deprecated),
        ],
    );
    // What nobody said may be shown is not shown.
    let visibility = reader.word(
        "visibility",
        &[("public", Visibility::Public), ("internal", Visibility::Internal)],
    );
    let legal_basis = reader.strings("legal-basis");
    let reviewed = reader.date("reviewed");
    let reviewer = reader.string("reviewer");
    let requires = reader.strings("requires");
    let requires = id::check_ids(requires, reader.findings);
    let excludes = reader.strings("excludes");
    let excludes = id::check_ids(excludes, reader.findings);
    let alternative_to =
        reader.string("alternative-to").and_then(|id| id::check_id(id, reader.findings));
    let favours = reader.word(
        "favours",
        &[
            ("provider", Favours::Provider),
            ("client", Favours::Client),
            ("balanced", Favours::Balanced),
        ],
    );
    let terms = read_terms(&mut reader);
    let variables = read_variables(&mut reader);
    let checks = read_checks(&mut reader);
    let checklist = read_checklist(&mut reader);
    reader.finish();
    let (body, sections) = parts(file.text(), rest);
    headings::check(file, &body, sections.first(), findings);
    let dispensations = read_dispensations(file, body.clone(), findings);
    Some(Clause {
        id: id.to_owned(),
        title,
        version,
        status: status.map_or(ClauseStatus::Draft, |status| status.value),
        visibility: visibility.map_or(Visibility::Internal, |word| word.value),
        legal_basis,
        reviewed,
        reviewer,
        requires,
        excludes,
        alternative_to,
        favours: favours.map(|word| word.value),
        terms,
        variables,
        checks,
        checklist,
        file: Arc::clone(file),
        body,
        dispensations,
        sections,
    })
}

/// The bytes of the header and of what follows it.
fn front_matter(
    file: &Arc<SourceFile>,
    findings: &mut Findings,
) -> Option<(Range<usize>, Range<usize>)> {
    let text = file.text();
    let mut lines = Lines { text, at: 0 };
    let opening = lines.next();
    if opening.as_ref().is_none_or(|line| text[line.clone()].trim_end() != "+++") {
        let first = opening.unwrap_or(0..0);
        findings.push(
            Diagnostic::new(
                &rule::FRONT_MATTER,
                Span::new(file, first),
                "une clause commence par un en-tête entre deux lignes «\u{a0}+++\u{a0}»",
            )
            .help("ouvrez le fichier par une ligne +++, les clés title, version et status, puis une ligne +++"),
        );
        return None;
    }
    let start = lines.at;
    while let Some(line) = lines.next() {
        if text[line.clone()].trim_end() == "+++" {
            return Some((start..line.start, lines.at..text.len()));
        }
    }
    findings.push(
        Diagnostic::new(
            &rule::FRONT_MATTER,
            Span::new(file, 0..3),
            "l’en-tête n’est pas fermé",
        )
        .label("ouvert ici")
        .help("fermez-le par une ligne +++"),
    );
    None
}

/// The contract's part, up to the first heading of level one, and the sections.
fn parts(text: &str, range: Range<usize>) -> (Range<usize>, Vec<Section>) {
    let mut sections: Vec<Section> = Vec::new();
    let mut body = range.clone();
    let mut fence: Option<(char, usize)> = None;
    let mut lines = Lines { text, at: range.start };
    while let Some(line) = lines.next() {
        let content = &text[line.clone()];
        let indent = content.len() - content.trim_start_matches(' ').len();
        let trimmed = content.trim();
        if let Some(mark @ ('`' | '~')) = trimmed.chars().next().filter(|_| indent <= 3) {
            let run = trimmed.chars().take_while(|c| *c == mark).count();
            match fence {
                None if run >= 3 && !(mark == '`' && trimmed[run..].contains('`')) => {
                    fence = Some((mark, run));
                    continue;
                }
                Some((open, length))
                    if open == mark && run >= length && run == trimmed.len() =>
                {
                    fence = None;
                    continue;
                }
                _ => {}
            }
        }
        let heading = trimmed
            .strip_prefix('#')
            .filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
        let (Some(title), None, true) = (heading, fence, indent <= 3) else { continue };
        match sections.last_mut() {
            Some(last) => last.range.end = line.start,
            None => body.end = line.start,
        }
        sections.push(Section {
            title: title.trim().trim_end_matches('#').trim_end().to_owned(),
            range: lines.at..range.end,
        });
    }
    (body, sections)
}

/// Lines of a text, without their line feed.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        if start >= self.text.len() {
            return None;
        }
        let end = self.text[start..].find('\n').map_or(self.text.len(), |at| start + at);
        self.at = (end + 1).min(self.text.len());
        Some(start..end)
    }
}

fn read_terms(reader: &mut Reader<'_, '_>) -> Vec<Term> {
    let Some(table) = reader.table("terms") else { return Vec::new() };
    let mut terms = Vec::new();
    for (name, value) in &table.entries {
        if name.value.trim() != name.value || name.value.is_empty() {
            reader.findings.push(Diagnostic::new(
                &rule::NAME,
                name.span.clone(),
                "un terme ne commence ni ne finit par une espace",
            ));
            continue;
        }
        // The short form: the term and its definition alone.
        if let Raw::String(_) = value.value {
            if let Some(text) = string(value, &name.value, false, reader.findings) {
                terms.push(Term {
                    name: name.clone(),
                    text,
                    plural: None,
                    forms: Vec::new(),
                });
            }
            continue;
        }
        let Raw::Table(table) = &value.value else {
            reader.wrong::<()>(&name.value, value, "{ text = \"…\", plural = \"…\" }");
            continue;
        };
        let mut reader = Reader::new(table, reader.findings);
        let text = reader.required_string("text");
        let plural = reader.string("plural").map(|text| text.value);
        let forms = reader.strings("forms").into_iter().map(|form| form.value).collect();
        reader.finish();
        if let Some(text) = text {
            terms.push(Term { name: name.clone(), text, plural, forms });
        }
    }
    for (at, term) in terms.iter().enumerate() {
        let fold = |term: &Term| term.name.value.to_lowercase();
        if let Some(first) = terms[..at].iter().find(|first| fold(first) == fold(term)) {
            reader.findings.push(
                Diagnostic::new(
                    &rule::DUPLICATE,
                    term.name.span.clone(),
                    format!("le terme {} est défini deux fois", quote(&term.name.value)),
                )
                .related(first.name.span.clone(), "première définition"),
            );
        }
    }
    terms
}

#[cfg(test)]
#[path = "clause_tests.rs"]
mod tests;
