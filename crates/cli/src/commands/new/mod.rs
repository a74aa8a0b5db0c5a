//! `new`: a manifest that builds, or the questions that are left.

mod answers;
mod manifest;
mod questions;

use std::path::Path;

use clausier_compile::{CLIENTS, Compiled, Library, MANIFEST, MODELS, ids, rules};
use clausier_diagnostics::{Findings, Severity};
use clausier_lint::check_contract;
use clausier_model::closest;

use crate::args::{Face, New};
use crate::console::{Console, Stream};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::overlay::Overlay;
use crate::workspace::Workspace;
use answers::Answers;
use questions::Questions;

/// Writes the manifest of a contract.
pub(crate) fn run(
    options: &New,
    root: Option<&Path>,
    console: &Console,
) -> Result<Exit, Failure> {
    let workspace = Workspace::find(root)?;
    let library = workspace.library();
    let mut answers = Answers::read(options)?;
    let name = format!("{}/{}", answers.client, answers.folder);
    let contract = format!("{CLIENTS}/{name}");
    if workspace.root().join(&contract).exists() {
        return Err(Failure::usage(format!(
            "« {contract} » existe déjà\naide: choisissez une autre référence"
        )));
    }
    let loaded = library
        .model(&options.model)?
        .ok_or_else(|| unknown_model(&workspace, &options.model))?;
    let Some(model) = &loaded.value else {
        console.findings(&loaded.findings.clone().sorted(), Face::Terminal, Stream::Err);
        return Ok(Exit::Findings);
    };
    answers.check_roles(model)?;

    // The variables do not depend on the values: a first manifest without any tells
    // their types, which the values are then read with.
    let bare = manifest::write(options, &answers, &library, None);
    let known = attempt(&workspace, &contract, &bare)?;
    answers.check_values(&known.variables)?;
    let write = |known| manifest::write(options, &answers, &library, Some(known));
    let compiled = attempt(&workspace, &contract, &write(&known))?;
    // Answers raise other questions, which are marked too.
    let text = write(&compiled);
    let compiled = attempt(&workspace, &contract, &text)?;

    let questions = Questions::of(model, &answers, &compiled, &workspace)?;
    let findings = other_findings(&compiled, &questions);
    console.findings(&findings, Face::Terminal, Stream::Err);
    let complete = questions.is_empty() && !findings.has_errors();
    if complete || options.draft {
        output::folder(workspace.root(), &contract)?;
        let path = format!("{contract}/{MANIFEST}");
        output::write(&workspace.root().join(&path), text.as_bytes())?;
        console.result(&format!("«\u{a0}{path}\u{a0}» est écrit.\n"));
    }
    if complete {
        console.result(&format!(
            "Pour en produire les documents\u{a0}: clausier build {name}\n"
        ));
        return Ok(Exit::Success);
    }
    console.result(&questions.print(options.draft));
    let asked_for = options.draft && !findings.has_errors();
    Ok(if asked_for { Exit::Success } else { Exit::Findings })
}

/// Compiles a manifest that is not written yet.
fn attempt(
    workspace: &Workspace,
    contract: &str,
    text: &str,
) -> Result<Compiled, Failure> {
    let path = format!("{contract}/{MANIFEST}");
    let store = Overlay::new(&workspace.store, path, text);
    Ok(check_contract(&Library::new(&store), contract)?)
}

/// What is wrong beyond what is asked. With a role that nobody holds, the rest of what
/// is found says nothing about the answers.
fn other_findings(compiled: &Compiled, questions: &Questions) -> Findings {
    let mut out = Findings::new();
    if questions.asks_for_a_party() {
        return out;
    }
    // What depends on a date that is asked for.
    let dated = [rules::PARAMETER.code, rules::UNPRINTABLE.code];
    let others = compiled.findings.iter().filter(|finding| {
        !(questions.asks_for_the_date() && dated.contains(&finding.rule.code))
            && finding.rule.code != rules::MISSING_VALUE.code
            && (questions.is_empty() || finding.severity == Severity::Error)
    });
    out.extend(others.cloned());
    out.sorted()
}

fn unknown_model(workspace: &Workspace, id: &str) -> Failure {
    let known = ids(&workspace.store, MODELS).unwrap_or_default();
    let mut message = format!("le contrat-type « {id} » n’existe pas");
    if let Some(close) = closest(id, known.iter().map(String::as_str)) {
        message += &format!("\naide: vouliez-vous dire « {close} » ?");
    } else if !known.is_empty() {
        let known: Vec<_> = known.iter().map(|id| clausier_french::quote(id)).collect();
        message += &format!("\naide: il y a {}", clausier_french::join_and(&known));
    }
    Failure::usage(message)
}
