//! Reading `[[checks]]`.

use clausier_diagnostics::{Diagnostic, Severity, Span};

use super::{Assert, Check, CheckKind, Demand, DemandItem, Forbid, Sign, Weight, Within};
use crate::raw::{Raw, RawTable};
use crate::reader::Reader;
use crate::say::quote;
use crate::{Spanned, id, rule};

/// The keys of which a check has one.
const KINDS: [&str; 3] = ["assert", "forbid", "demand"];

/// Reads the `[[checks]]` of a source.
pub(crate) fn read_checks(reader: &mut Reader<'_, '_>) -> Vec<Check> {
    let mut checks: Vec<Check> = Vec::new();
    for table in reader.tables("checks") {
        let mut entry = Reader::new(table, &mut *reader.findings);
        let Some((check, code)) = read_check(&mut entry) else {
            entry.finish();
            continue;
        };
        entry.finish();
        if checks.iter().any(|known| known.code == check.code) {
            reader.findings.push(Diagnostic::new(
                &rule::DUPLICATE,
                code,
                format!("le contrôle {} est écrit deux fois", quote(&check.code)),
            ));
            continue;
        }
        checks.push(check);
    }
    checks
}

/// One check, and where its code is; every key is asked for, whatever is wrong.
fn read_check(entry: &mut Reader<'_, '_>) -> Option<(Check, Span)> {
    let code = entry.required_string("code");
    let name = entry
        .required_string("name")
        .filter(|name| id::check_simple_id(name.clone(), entry.findings).is_some());
    let severity = entry.word(
        "severity",
        &[
            ("error", Severity::Error),
            ("warning", Severity::Warning),
            ("info", Severity::Info),
        ],
    );
    let when = entry.string("when");
    let kind = read_kind(entry);
    let message = entry.required_string("message");
    let help = entry.string("help").map(|text| text.value);
    let basis = entry.string_or_list("basis");
    let verify = entry.string("verify");
    let sign = read_sign(entry);
    if let (Some(verify), Some(Severity::Error)) =
        (&verify, severity.as_ref().map(|word| word.value))
    {
        incoherent(
            entry,
            verify.span.clone(),
            "un contrôle dont la base reste à vérifier n’est pas une erreur",
            "écrivez severity = \"warning\" ou \"info\", ou vérifiez la base et retirez « verify »",
        );
    }
    // What was not verified is never certain, nor is what is said of no severity.
    let assumed = if verify.is_some() { Severity::Warning } else { Severity::Error };
    let severity = severity.map_or(assumed, |word| word.value);
    let code = code?;
    let check = Check {
        code: code.value,
        name: name?.value,
        severity: if verify.is_some() {
            severity.max(Severity::Warning)
        } else {
            severity
        },
        when,
        kind: kind?,
        message: message?,
        help,
        basis,
        verify,
        sign,
        span: entry.span(),
    };
    Some((check, code.span))
}

fn read_kind(entry: &mut Reader<'_, '_>) -> Option<CheckKind> {
    let given: Vec<&str> = KINDS.into_iter().filter(|key| entry.has(key)).collect();
    let span = entry.span();
    match given.as_slice() {
        ["assert"] => read_assert(entry).map(CheckKind::Assert),
        ["forbid"] => read_forbid(entry).map(CheckKind::Forbid),
        ["demand"] => read_demand(entry).map(CheckKind::Demand),
        [] => {
            entry.missing(
                "assert",
                "un contrôle a une clé parmi assert (les valeurs), forbid (les phrases) et demand (le texte entier)",
            );
            known(entry);
            None
        }
        several => {
            let keys: Vec<String> = several.iter().map(quote).collect();
            incoherent(
                entry,
                span,
                &format!(
                    "un contrôle est d’une seule sorte, non de {}",
                    clausier_french::join_and(&keys)
                ),
                "faites-en plusieurs contrôles",
            );
            known(entry);
            None
        }
    }
}

/// Asks for every key of every kind, so that none is said to be unknown.
fn known(entry: &mut Reader<'_, '_>) {
    for key in ["assert", "forbid", "demand", "with", "unless", "within", "bad", "good"] {
        entry.raw(key);
    }
}

fn read_assert(entry: &mut Reader<'_, '_>) -> Option<Assert> {
    let assert = entry.required_string("assert");
    let bad = tables(entry, "bad");
    let good = tables(entry, "good");
    Some(Assert { assert: assert?, bad, good })
}

/// A table, or a list of tables.
fn tables(entry: &mut Reader<'_, '_>, key: &'static str) -> Vec<RawTable> {
    let Some(raw) = entry.raw(key) else { return Vec::new() };
    match &raw.value {
        Raw::Table(table) => vec![table.clone()],
        Raw::Array(_) => entry.tables(key).into_iter().cloned().collect(),
        _ => {
            entry.wrong::<()>(key, raw, "des valeurs, par exemple { taux = \"5 %\" }");
            Vec::new()
        }
    }
}

fn read_forbid(entry: &mut Reader<'_, '_>) -> Option<Forbid> {
    let patterns = some(entry, "forbid");
    let with = entry.string_or_list("with");
    let unless = entry.string_or_list("unless");
    let within = read_within(entry);
    let bad = entry.string_or_list("bad");
    let good = entry.string_or_list("good");
    Some(Forbid { patterns: patterns?, with, unless, within, bad, good })
}

fn read_demand(entry: &mut Reader<'_, '_>) -> Option<Demand> {
    let mut items = Vec::new();
    for table in entry.tables("demand") {
        let mut one = Reader::new(table, &mut *entry.findings);
        let item = one.required_string("item");
        let any = some(&mut one, "any");
        one.finish();
        items.extend(item.zip(any).map(|(item, any)| DemandItem { item, any }));
    }
    let within = read_within(entry);
    let bad = entry.string_or_list("bad");
    let good = entry.string_or_list("good");
    if items.is_empty() {
        let asked = entry.raw("demand").is_some_and(|raw| match &raw.value {
            Raw::Array(items) => items.is_empty(),
            _ => false,
        });
        if asked {
            entry.missing("item", "ajoutez { item = \"…\", any = [\"…\"] }");
        }
        return None;
    }
    Some(Demand { items, within, bad, good })
}

/// A text or a list of texts, of which there must be one.
fn some(entry: &mut Reader<'_, '_>, key: &'static str) -> Option<Vec<Spanned<String>>> {
    let help = format!("ajoutez {key} = [\"…\"]");
    if !entry.has(key) {
        entry.missing(key, &help);
    }
    let empty = match entry.raw(key).map(|raw| &raw.value) {
        Some(Raw::Array(items)) => items.is_empty(),
        _ => false,
    };
    if empty {
        entry.missing(key, &help);
    }
    let found = entry.string_or_list(key);
    (!found.is_empty()).then_some(found)
}

fn read_within(entry: &mut Reader<'_, '_>) -> Within {
    let ids = entry.string_or_list("within");
    Within(id::check_ids(ids, entry.findings))
}

fn read_sign(entry: &mut Reader<'_, '_>) -> Option<Sign> {
    let weight = entry.word(
        "weight",
        &[("heavy", Weight::Heavy), ("medium", Weight::Medium), ("light", Weight::Light)],
    );
    let group = entry
        .string("group")
        .and_then(|group| id::check_simple_id(group, entry.findings));
    if let (Some(weight), false) = (&weight, entry.has("group")) {
        incoherent(
            entry,
            weight.span.clone(),
            "un poids n’a de sens que dans un groupe",
            "ajoutez group = \"…\", ou retirez « weight »",
        );
    }
    let weight = weight.map_or(Weight::Medium, |word| word.value);
    group.map(|group| Sign { group, weight })
}

fn incoherent(entry: &mut Reader<'_, '_>, span: Span, message: &str, help: &str) {
    entry.findings.push(Diagnostic::new(&rule::DECLARATION, span, message).help(help));
}
