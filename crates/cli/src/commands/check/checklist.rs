//! `--checklist`: what a lawyer looks at, because no machine can decide it.

use std::path::Path;

use clausier_compile::checks::ChecklistItem;
use clausier_compile::{Compiled, compile};
use clausier_diagnostics::{Basis, Findings};
use clausier_french as french;
use clausier_model::document::{Division, Document, plain_text};
use serde::Serialize;

use crate::args::{Check, Face};
use crate::commands::NO_CONTRACT;
use crate::console::{Console, Stream, shown};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::parallel;
use crate::selection::{name, select};
use crate::workspace::Workspace;

/// The version of the JSON form.
const VERSION: u32 = 1;

pub(super) fn run(
    options: &Check,
    root: Option<&Path>,
    console: &Console,
) -> Result<Exit, Failure> {
    let workspace = Workspace::find(root)?;
    let contracts = select(&workspace, &options.contracts)?;
    let library = workspace.library();
    let compiled =
        parallel::each(&contracts, || (), |(), contract| compile(&library, contract))
            .map_err(Failure::path(workspace.root(), "ne peut être lu"))?;
    let mut lists = Vec::new();
    let mut findings = Findings::new();
    let mut exit = Exit::Success;
    for (contract, result) in contracts.iter().zip(compiled) {
        match result {
            // Without a document, nobody knows what is to be asked.
            Ok(compiled) if compiled.document.is_none() => {
                findings.extend(compiled.findings.clone());
            }
            Ok(compiled) => lists.extend(List::of(name(contract), &compiled)),
            Err(error) => {
                console.failure(&error.into());
                exit = Exit::Failure;
            }
        }
    }
    if contracts.is_empty() {
        console.status(NO_CONTRACT);
    }
    match options.format {
        Face::Json => console.result(&json(&lists)),
        Face::Terminal | Face::Short | Face::Sarif | Face::Github => {
            console.result(&lists.iter().map(List::print).collect::<Vec<_>>().join("\n"));
        }
    }
    if findings.has_errors() {
        console.findings(&findings.sorted(), Face::Terminal, Stream::Err);
        exit = exit.and(Exit::Findings);
    }
    Ok(exit)
}

/// The questions of a contract.
#[derive(Serialize)]
struct List {
    contract: String,
    title: String,
    groups: Vec<Group>,
}

/// Those of one article, or of the whole contract.
#[derive(Serialize)]
struct Group {
    /// « Article 5 – Prix »; `None` for the whole contract.
    article: Option<String>,
    /// The use of the clause that asks.
    clause: Option<String>,
    questions: Vec<Question>,
}

#[derive(Serialize)]
struct Question {
    code: String,
    question: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    basis: Vec<Law>,
    file: String,
    line: usize,
}

#[derive(Serialize)]
struct Law {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

impl List {
    /// The list of a contract that has a document.
    fn of(contract: &str, compiled: &Compiled) -> Option<Self> {
        let document = compiled.document.as_ref()?;
        let mut groups: Vec<Group> = Vec::new();
        for item in &compiled.checklist {
            let article = item.node.as_deref().and_then(|node| heading(document, node));
            let question = Question::of(item);
            match groups
                .iter_mut()
                .find(|it| it.article == article && it.clause == item.node)
            {
                Some(group) => group.questions.push(question),
                None => groups.push(Group {
                    article,
                    clause: item.node.clone(),
                    questions: vec![question],
                }),
            }
        }
        let title = document.title.clone();
        Some(Self { contract: contract.to_owned(), title, groups })
    }

    /// In Markdown, with boxes to tick.
    fn print(&self) -> String {
        let mut out = format!("# {} – {}\n", shown(&self.contract), self.title);
        if self.groups.is_empty() {
            out.push_str("\nAucune question à relire.\n");
        }
        for group in &self.groups {
            let clause = group.clause.as_deref().map(french::quote);
            let heading = match (&group.article, clause) {
                (Some(article), _) => article.clone(),
                (None, Some(clause)) => format!("Clause {clause}"),
                (None, None) => "L’ensemble du contrat".to_owned(),
            };
            out.push_str(&format!("\n## {heading}\n\n"));
            for question in &group.questions {
                out.push_str(&format!("☐ {} – {}\n", question.code, question.question));
                if let Some(why) = &question.why {
                    out.push_str(&format!("  {why}\n"));
                }
                for law in &question.basis {
                    let url = law.url.as_ref();
                    let url =
                        url.map_or_else(String::new, |url| format!("\u{a0}: {url}"));
                    out.push_str(&format!("  {}{url}\n", law.text));
                }
            }
        }
        out
    }
}

impl Question {
    fn of(item: &ChecklistItem) -> Self {
        let law =
            |basis: &Basis| Law { text: basis.text.clone(), url: basis.url.clone() };
        Self {
            code: item.code.clone(),
            question: item.ask.clone(),
            why: item.why.clone(),
            basis: item.basis.iter().map(law).collect(),
            file: item.span.file().path().to_owned(),
            line: item.span.start().line,
        }
    }
}

/// The heading of what a use of a clause became: « Article 5.2 – Prix », « Annexe 1 – … ».
fn heading(document: &Document, node: &str) -> Option<String> {
    if let Some(found) = find(&document.articles, node) {
        return Some(format!("Article {found}"));
    }
    for annex in &document.annexes {
        let label = format!("nnexe {}", annex.number);
        // A model that is annexed whole names its uses after itself.
        let prefix = format!("{}:", annex.id);
        let inner = node.strip_prefix(&prefix).unwrap_or(node);
        let found = find(&annex.articles, node).or_else(|| find(&annex.articles, inner));
        if let Some(found) = found {
            return Some(format!("Article {found} (a{label})"));
        }
        let id = annex.id.0.as_str();
        if id == node || annex.origin.clause.as_deref() == Some(node) {
            return Some(format!("A{label} – {}", plain_text(&annex.heading)));
        }
    }
    None
}

/// « 5.2 – Prix ».
fn find(divisions: &[Division], node: &str) -> Option<String> {
    divisions.iter().find_map(|division| {
        let is_it =
            division.id.0 == node || division.origin.clause.as_deref() == Some(node);
        if is_it {
            let heading = plain_text(&division.heading);
            return Some(format!("{} – {heading}", division.number));
        }
        find(&division.divisions, node)
    })
}

fn json(lists: &[List]) -> String {
    #[derive(Serialize)]
    struct Report<'a> {
        version: u32,
        contracts: &'a [List],
    }
    let report = Report { version: VERSION, contracts: lists };
    let mut out = serde_json::to_string_pretty(&report)
        .expect("invariant: strings and numbers always make JSON");
    out.push('\n');
    out
}
