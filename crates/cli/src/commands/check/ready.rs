//! `--ready`: the gate that a contract passes last, before it is sent.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clausier_diagnostics::{Findings, Severity};
use clausier_french as french;
use clausier_import::{Format, Imported, import};
use clausier_lint::{check_contract_ready, check_text_ready};
use clausier_model::document::Document;
use clausier_render::{Audience, docx};

use super::text::with_levels;
use crate::args::{Check, Face};
use crate::commands::{NO_CONTRACT, document};
use crate::console::{Console, Stream, shown};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::parallel;
use crate::selection::{name, select};
use crate::workspace::{Look, Workspace};

/// What was asked about, and what was found in it.
type Judged = Vec<(String, Findings)>;

pub(super) fn run(
    options: &Check,
    root: Option<&Path>,
    console: &Console,
) -> Result<Exit, Failure> {
    let (files, contracts): (Vec<&String>, Vec<&String>) =
        options.contracts.iter().partition(|word| is_file(word));
    let mut judged = Judged::new();
    let mut exit = Exit::Success;
    if files.is_empty() || !contracts.is_empty() {
        let words: Vec<String> = contracts.into_iter().cloned().collect();
        exit = judge_contracts(&words, root, console, &mut judged)?;
        if judged.is_empty() && exit == Exit::Success {
            console.status(NO_CONTRACT);
        }
    }
    if !files.is_empty() {
        with_levels(root, |rules| {
            for path in files {
                let mut findings = Findings::new();
                if let Some(imported) = document::read(Path::new(path), &mut findings)? {
                    findings.extend(check_text_ready(&imported, rules));
                }
                judged.push((path.clone(), findings.sorted()));
            }
            Ok(())
        })?;
    }
    let mut findings = Findings::new();
    for (_, found) in &judged {
        findings.extend(found.clone());
    }
    let findings = findings.sorted();
    console.findings(&findings, options.format, Stream::Out);
    let verdicts = verdicts(&judged);
    match options.format {
        Face::Terminal => console.result(&verdicts),
        // Lines for programs stay alone on their stream.
        Face::Short | Face::Github | Face::Json | Face::Sarif => {
            console.status(&verdicts);
        }
    }
    Ok(exit.and(if findings.has_errors() { Exit::Findings } else { Exit::Success }))
}

/// Whether a word names a document and not a contract.
fn is_file(word: &str) -> bool {
    Format::of(word).is_some()
        || (PathBuf::from(word).is_file() && !word.ends_with(".toml"))
}

fn judge_contracts(
    words: &[String],
    root: Option<&Path>,
    console: &Console,
    judged: &mut Judged,
) -> Result<Exit, Failure> {
    let workspace = Workspace::find(root)?;
    let contracts = select(&workspace, words)?;
    let look = workspace.look()?;
    let library = workspace.library();
    let results = parallel::each(
        &contracts,
        || (),
        |(), contract| {
            let write = |document: &Document, findings: &mut Findings| {
                sent(contract, document, &look, findings)
            };
            check_contract_ready(&library, contract, &write)
        },
    )
    .map_err(Failure::path(workspace.root(), "ne peut être vérifié"))?;
    let mut exit = Exit::Success;
    for (contract, result) in contracts.iter().zip(results) {
        match result {
            Ok(compiled) => {
                let mut findings = compiled.findings;
                findings.extend(look.findings.clone());
                judged.push((name(contract).to_owned(), findings.sorted()));
            }
            Err(error) => {
                console.failure(&error.into());
                exit = Exit::Failure;
            }
        }
    }
    Ok(exit)
}

/// The Word file that `build` writes of a contract, as others read it.
fn sent(
    contract: &str,
    document: &Document,
    look: &Look,
    findings: &mut Findings,
) -> Option<Imported> {
    let bytes = docx(document, &look.theme, look.logo.as_deref(), Audience::External);
    let reference = contract.rsplit('/').next().unwrap_or(contract);
    let mut found = Findings::new();
    let imported = import(&format!("{reference}.docx"), &bytes, &mut found);
    // That a logo is not read as words is no news to who put it there.
    findings.extend(found.into_iter().filter(|it| it.severity == Severity::Error));
    imported
}

/// A line for each, and one that counts them.
fn verdicts(judged: &Judged) -> String {
    let mut out = String::new();
    let mut ready = 0;
    for (name, findings) in judged {
        ready += usize::from(!findings.has_errors());
        let name = shown(name);
        out.push_str(&format!("{name}\u{a0}: {}\n", verdict(findings)));
    }
    if judged.len() > 1 {
        out.push_str(&format!("Prêts à envoyer\u{a0}: {ready} sur {}\n", judged.len()));
    }
    out
}

/// « prêt à envoyer », or what stands in the way.
fn verdict(findings: &Findings) -> String {
    let counted = |severity, word| {
        let of = findings.iter().filter(|finding| finding.severity == severity);
        let codes: BTreeSet<&str> = of.map(|finding| &*finding.rule.code).collect();
        let count = u64::try_from(findings.count(severity)).unwrap_or(u64::MAX);
        let codes = codes.into_iter().collect::<Vec<_>>().join(", ");
        (count > 0).then(|| format!("{} ({codes})", french::count(count, word)))
    };
    let errors = counted(Severity::Error, "erreur");
    let warnings = counted(Severity::Warning, "avertissement");
    match (errors, warnings) {
        (None, None) => "prêt à envoyer".to_owned(),
        (None, Some(warnings)) => format!("prêt à envoyer, après lecture de {warnings}"),
        (Some(errors), None) => format!("à ne pas envoyer\u{a0}: {errors}"),
        (Some(errors), Some(warnings)) => {
            format!("à ne pas envoyer\u{a0}: {errors}, {warnings}")
        }
    }
}
