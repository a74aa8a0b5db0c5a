//! One contract, from its manifest to its document.

use std::collections::BTreeSet;
use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, SourceFile, Span};
use clausier_model::document::{Document, Status};
use clausier_model::manifest::{Manifest, parse_manifest};
use clausier_model::setting::Setting;
use clausier_model::source::decode;

use crate::checks::{ChecklistItem, Sighting, StandingCheck};
use crate::facts::ContractFacts;
use crate::library::{Library, Loaded, ParsedClause};
use crate::plan::{Plan, PlannedContent};
use crate::store::{Store, StoreError};
use crate::unread::Unread;
use crate::variables::Slot;
use crate::{assemble, duplicate, holder, law, plan, rules, variables};

/// Where the contracts of clients are.
pub const CLIENTS: &str = "contracts/clients";
/// The name of a manifest.
pub const MANIFEST: &str = "contract.toml";

/// A contract, compiled.
#[derive(Debug)]
pub struct Compiled {
    /// The document; it has gaps where there are errors. `None` when nothing could be
    /// made of its manifest or model.
    pub document: Option<Document>,
    /// What is wrong with it and with the sources it uses.
    pub findings: Findings,
    /// The clauses that stand in it.
    pub clauses: Vec<UsedClause>,
    /// Every variable it may ask for, in alphabetical order.
    pub variables: Vec<Slot>,
    /// The names of those that its text needs and that have no value.
    pub missing: Vec<String>,
    /// The checks over words that apply to it.
    pub text_checks: Vec<StandingCheck>,
    /// What its values say that is told in pictures, not as findings of their own.
    pub signs: Vec<Sighting>,
    /// What to look at before it is sent: what its models and blocks ask, then its
    /// clauses in the order of the document.
    pub checklist: Vec<ChecklistItem>,
    /// What it asks for and could not be read.
    pub unread: Unread,
    /// The paths of what it was read from, sorted.
    pub inputs: Vec<String>,
    /// The levels of rules that its manifest, then its model, ask for.
    pub rules: [Vec<Setting>; 2],
    /// Its manifest's file.
    pub file: Option<Arc<SourceFile>>,
}

/// A use of a clause in a document.
#[derive(Debug, Clone)]
pub struct UsedClause {
    /// Its name in the document.
    pub node: String,
    /// The clause.
    pub source: Arc<Loaded<ParsedClause>>,
    /// Where the model or the manifest asks for it.
    pub span: Span,
}

impl UsedClause {
    /// The clause.
    pub fn parsed(&self) -> &ParsedClause {
        self.source.value.as_ref().expect("invariant: a used clause was read")
    }

    /// What comes before its name: that of the annexed model it is in, else nothing.
    pub fn prefix(&self) -> &str {
        self.node.find(':').map_or("", |at| &self.node[..=at])
    }
}

/// The contracts of a workspace: their folders, sorted.
///
/// # Errors
///
/// When the store cannot answer.
pub fn contracts(store: &dyn Store) -> Result<Vec<String>, StoreError> {
    let files = store.list(CLIENTS)?;
    let folders: BTreeSet<_> = files
        .iter()
        .filter_map(|path| path.strip_suffix(MANIFEST)?.strip_suffix('/'))
        .map(str::to_owned)
        .collect();
    Ok(folders.into_iter().collect())
}

/// Compiles the contract in the folder `contract`.
///
/// # Errors
///
/// When the store cannot answer. What is wrong with the sources is in the findings.
pub fn compile(library: &Library<'_>, contract: &str) -> Result<Compiled, StoreError> {
    let path = format!("{contract}/{MANIFEST}");
    let mut compiled = Compiled {
        document: None,
        findings: Findings::new(),
        clauses: Vec::new(),
        variables: Vec::new(),
        missing: Vec::new(),
        text_checks: Vec::new(),
        signs: Vec::new(),
        checklist: Vec::new(),
        unread: Unread::default(),
        inputs: vec![path.clone()],
        rules: [Vec::new(), Vec::new()],
        file: None,
    };
    let Some(bytes) = library.store().read(&path)? else {
        let file = SourceFile::new(path.as_str(), "");
        compiled.findings.push(
            Diagnostic::new(
                &rules::MISSING_FILE,
                Span::file_start(&file),
                format!("«\u{a0}{path}\u{a0}» n’existe pas"),
            )
            .help("créez la fiche avec « clausier new »"),
        );
        return Ok(compiled);
    };
    let (file, found) = decode(&path, &bytes);
    compiled.findings.extend(found);
    compiled.file = Some(Arc::clone(&file));
    if let Some(manifest) = parse_manifest(&file, &mut compiled.findings) {
        compile_manifest(library, contract, &manifest, &mut compiled)?;
    }
    compiled.inputs.sort();
    compiled.inputs.dedup();
    Ok(compiled)
}

fn compile_manifest(
    library: &Library<'_>,
    contract: &str,
    manifest: &Manifest,
    compiled: &mut Compiled,
) -> Result<(), StoreError> {
    let findings = &mut compiled.findings;
    let Some(plan) = plan::plan(library, contract, manifest, findings)? else {
        return Ok(());
    };
    inputs(&plan, &mut compiled.inputs);
    compiled.rules[0] = manifest.rules.clone();
    let model = plan.models[0].value.as_ref().expect("invariant: the model was read");
    compiled.rules[1] = model.rules.clone();
    let mut holders = holder::holders(library, model, manifest, compiled)?;
    let parameters = library.parameters()?;
    if let Some(parameters) = &parameters {
        compiled.findings.extend(parameters.findings.clone());
        compiled.inputs.push(parameters.file.path().to_owned());
    }
    let findings = &mut compiled.findings;
    let mut slots = variables::variables(&plan, manifest, findings);
    holders.extend(holder::named(library, &mut slots, manifest, compiled)?);
    let findings = &mut compiled.findings;
    let parameters = parameters.as_ref().and_then(|loaded| loaded.value.as_ref());
    let facts = ContractFacts::new(&plan, manifest, holders, slots, parameters);
    let labels = assemble::outline(&plan, &facts);
    let mut document = assemble::assemble(&plan, &facts, &labels);
    document.notice = library.notice()?;
    duplicate::report(&labels, &plan, manifest, findings);
    compiled.clauses = used_clauses(&plan, &facts, "");
    let applied = law::apply(&plan, &compiled.clauses, &facts, findings);
    compiled.text_checks = applied.text_checks;
    compiled.signs = applied.signs;
    compiled.checklist = applied.checklist;
    let faults = facts.take_faults();
    compiled.missing = faults.missing.keys().cloned().collect();
    variables::report_missing(&faults.missing, &facts.variables, manifest, findings);
    findings.extend(faults.findings);
    compiled.variables = facts.variables.into_values().collect();
    compiled.unread = plan.unread.clone();
    if findings.has_errors() {
        document.status = Status::Draft;
    }
    compiled.document = Some(document);
    Ok(())
}

/// The clauses that stand in a plan, then those of the models it annexes.
fn used_clauses(plan: &Plan, facts: &ContractFacts<'_>, prefix: &str) -> Vec<UsedClause> {
    let own = assemble::standing_clauses(plan, facts).into_iter();
    let mut out: Vec<_> = own
        .map(|used| UsedClause {
            node: format!("{prefix}{}", used.node),
            source: Arc::clone(&used.source),
            span: used.span.clone(),
        })
        .collect();
    for annex in &plan.annexes {
        if let PlannedContent::Model(inner) = &annex.content
            && facts.hold(&annex.conditions)
        {
            out.extend(used_clauses(inner, facts, &format!("{}:", annex.id)));
        }
    }
    out
}

fn inputs(plan: &Plan, out: &mut Vec<String>) {
    out.extend(plan.models.iter().map(|model| model.file.path().to_owned()));
    out.extend(plan.blocks.iter().map(|block| block.source.file.path().to_owned()));
    variables::each_clause(plan, &mut |used| {
        out.push(used.source.file.path().to_owned());
    });
    for annex in &plan.annexes {
        if let PlannedContent::Model(inner) = &annex.content {
            inputs(inner, out);
        }
    }
}
