//! The law that clauses, models and blocks carry, explained from what they say.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Write as _;

use clausier_compile::store::StoreError;
use clausier_compile::{BLOCKS, Library, MODELS, ids};
use clausier_diagnostics::{Basis, Rule, Severity, Span};
use clausier_french::{capitalize, join_and};
use clausier_model::Spanned;
use clausier_model::check::{Check, CheckKind, Within};
use clausier_model::checklist::Question;
use clausier_model::clause::{ClauseStatus, Visibility};
use clausier_model::raw::RawTable;

use super::{Explanation, Kind};

/// Where a check or a question is written.
struct Source<'a> {
    /// Such as « la clause `paiement/delais` ».
    place: String,
    checks: &'a [Check],
    questions: &'a [Question],
}

/// Every check of the law and every question of a workspace, in the order of their
/// codes; a clause and its variants share one.
///
/// With `public`, what clauses say that are internal, drafts or abandoned is left out:
/// it is not for the handbook.
///
/// # Errors
///
/// When the store cannot answer.
pub fn law(library: &Library<'_>, public: bool) -> Result<Vec<Explanation>, StoreError> {
    let clauses = library.shared_clauses()?;
    let mut models = Vec::new();
    for id in ids(library.store(), MODELS)? {
        models.extend(library.model(&id)?);
    }
    let mut blocks = Vec::new();
    for id in ids(library.store(), BLOCKS)? {
        blocks.extend(library.block(&id)?);
    }
    let clauses = clauses.iter().filter_map(|loaded| loaded.value.as_ref());
    let clauses = clauses.map(|parsed| &parsed.clause).filter(|clause| {
        let open = clause.visibility == Visibility::Public;
        !public || (open && clause.status == ClauseStatus::InForce)
    });
    let mut sources: Vec<Source<'_>> = clauses
        .map(|clause| Source {
            place: format!("la clause `{}`", clause.id),
            checks: &clause.checks,
            questions: &clause.checklist,
        })
        .collect();
    let models = models.iter().filter_map(|loaded| loaded.value.as_ref());
    sources.extend(models.map(|model| Source {
        place: format!("le contrat-type `{}`", model.id),
        checks: &model.checks,
        questions: &model.checklist,
    }));
    let blocks = blocks.iter().filter_map(|loaded| loaded.value.as_ref());
    sources.extend(blocks.map(|block| Source {
        place: format!("le bloc `{}`", block.id),
        checks: &block.checks,
        questions: &block.checklist,
    }));
    Ok(explained(&sources))
}

/// One explanation for each check and each question, with every place it is in.
fn explained(sources: &[Source<'_>]) -> Vec<Explanation> {
    let mut found: BTreeMap<(&str, &str), (Explanation, Vec<String>)> = BTreeMap::new();
    let mut add = |key, place: &String, explanation: &dyn Fn() -> Explanation| match found
        .entry(key)
    {
        Entry::Occupied(mut known) => known.get_mut().1.push(place.clone()),
        Entry::Vacant(free) => {
            free.insert((explanation(), vec![place.clone()]));
        }
    };
    for source in sources {
        for check in source.checks {
            add((&check.code, &check.name), &source.place, &|| of_check(check));
        }
        for question in source.questions {
            add((&question.code, &question.ask.value), &source.place, &|| {
                of_question(question)
            });
        }
    }
    found
        .into_values()
        .map(|(mut explanation, places)| {
            let places = capitalize(&join_and(&places));
            let _ = write!(explanation.text.to_mut(), "\n## Où\n\n{places}.\n");
            explanation
        })
        .collect()
}

fn of_check(check: &Check) -> Explanation {
    let message = &check.message.value;
    let mut out = format!("## Ce qui est vérifié\n\nLe constat : « {message} ».\n");
    if let Some(help) = &check.help {
        let _ = write!(out, "\nLe remède : {help}.\n");
    }
    let (bad, good) = match &check.kind {
        CheckKind::Assert(assert) => (values(&assert.bad), values(&assert.good)),
        CheckKind::Forbid(forbid) => (texts(&forbid.bad), texts(&forbid.good)),
        CheckKind::Demand(demand) => (texts(&demand.bad), texts(&demand.good)),
    };
    let parts = [
        ("Pourquoi", basis(check.law())),
        ("Mauvais", bad),
        ("Bon", good),
        ("Ce qui est lu", sought(check)),
        ("Limites", limits(check)),
    ];
    for (heading, part) in parts {
        section(&mut out, heading, &part);
    }
    Explanation {
        kind: Kind::Law,
        rule: Rule {
            code: Cow::Owned(check.code.clone()),
            name: Cow::Owned(check.name.clone()),
            severity: check.severity,
        },
        off: false,
        answers: &[],
        summary: format!("{}.", capitalize(message)),
        text: Cow::Owned(out),
    }
}

fn of_question(question: &Question) -> Explanation {
    let ask = &question.ask.value;
    let mut out = format!("## La question\n\n{ask}\n");
    if let Some(when) = &question.when {
        let _ = write!(out, "\nElle se pose quand `{}`.\n", when.value);
    }
    let why = question.why.as_deref().map(|why| why.trim_end_matches('.'));
    let why = why.map(|why| format!("{}.\n", capitalize(why))).unwrap_or_default();
    section(&mut out, "Pourquoi", &why);
    section(&mut out, "Textes", &basis(question.law()));
    Explanation {
        kind: Kind::Question,
        rule: Rule {
            code: Cow::Owned(question.code.clone()),
            name: Cow::Borrowed("question"),
            severity: Severity::Info,
        },
        off: false,
        answers: &[],
        summary: ask.clone(),
        text: Cow::Owned(out),
    }
}

/// Adds a part, unless there is nothing to say.
fn section(out: &mut String, heading: &str, text: &str) {
    if !text.is_empty() {
        let _ = write!(out, "\n## {heading}\n\n{text}");
    }
}

/// What the check looks at, and what must be found there or not.
fn sought(check: &Check) -> String {
    let when = match &check.when {
        Some(when) => format!(" quand `{}`", when.value),
        None => String::new(),
    };
    match &check.kind {
        CheckKind::Assert(assert) => {
            let assert = &assert.assert.value;
            format!("Les valeurs du contrat{when} :\n\n```text\n{assert}\n```\n")
        }
        CheckKind::Forbid(forbid) => {
            let within = within(&forbid.within);
            let mut out = format!("Aucune phrase du contrat{within}{when} ne dit :\n\n");
            out.push_str(&patterns(&forbid.patterns));
            for (said, list) in [
                ("dans une phrase qui dit aussi :", &forbid.with),
                ("à moins que la phrase ne dise :", &forbid.unless),
            ] {
                if !list.is_empty() {
                    let _ = write!(out, "\n{said}\n\n{}", patterns(list));
                }
            }
            out
        }
        CheckKind::Demand(demand) => {
            let within = within(&demand.within);
            let mut out = format!("Le contrat{within}{when} dit quelque part :\n\n");
            for item in &demand.items {
                let any: Vec<String> =
                    item.any.iter().map(|any| format!("`{}`", any.value)).collect();
                let _ = writeln!(out, "- {} : {}", item.item.value, any.join(", "));
            }
            out
        }
    }
}

fn within(within: &Within) -> String {
    if within.0.is_empty() {
        return String::new();
    }
    let ids: Vec<String> = within.0.iter().map(|id| format!("`{}`", id.value)).collect();
    format!(", dans ce qui vient de {},", join_and(&ids))
}

fn patterns(patterns: &[Spanned<String>]) -> String {
    patterns.iter().map(|pattern| format!("- `{}`\n", pattern.value)).collect()
}

/// Examples of values, as their source writes them.
fn values(examples: &[RawTable]) -> String {
    let written = |table: &RawTable| {
        let lines = table
            .entries
            .iter()
            .map(|(key, value)| format!("{} = {}\n", key.value, as_written(&value.span)));
        format!("```toml\n{}```\n", lines.collect::<String>())
    };
    examples.iter().map(written).collect::<Vec<_>>().join("\n")
}

/// A value as its source writes it; the place of a text is within its quotation marks.
fn as_written(span: &Span) -> &str {
    let (text, range) = (span.file().text(), span.range());
    let around = range.start.saturating_sub(1)..range.end.saturating_add(1);
    let quoted = text.get(around).filter(|around| {
        let marks =
            |mark| around.len() > 1 && around.starts_with(mark) && around.ends_with(mark);
        marks('"') || marks('\'')
    });
    quoted.or_else(|| text.get(range)).unwrap_or_default()
}

/// Examples of texts.
fn texts(examples: &[Spanned<String>]) -> String {
    let quoted = |text: &Spanned<String>| {
        text.value
            .lines()
            .map(|line| format!("{}\n", format!("> {line}").trim_end()))
            .collect()
    };
    examples.iter().map(quoted).collect::<Vec<String>>().join("\n")
}

/// The law, each text a link where its address is known.
fn basis(law: impl Iterator<Item = Basis>) -> String {
    law.map(|basis| match basis.url {
        Some(url) => format!("- [{}]({url})\n", basis.text),
        None => format!("- {}\n", basis.text),
    })
    .collect()
}

/// What the check does not see.
fn limits(check: &Check) -> String {
    let mut out = Vec::new();
    match &check.kind {
        CheckKind::Assert(_) => {}
        CheckKind::Forbid(_) => out.push(
            "Les titres, les citations entre « » et ce que la phrase nie ne sont pas lus."
                .to_owned(),
        ),
        CheckKind::Demand(_) => out.push(
            "Les mots sont cherchés, non leur portée : un avocat relit ce qui est dit."
                .to_owned(),
        ),
    }
    if let Some(verify) = &check.verify {
        out.push(format!("À vérifier : {}.", verify.value.trim_end_matches('.')));
    }
    if let Some(sign) = &check.sign {
        let group = &sign.group.value;
        out.push(format!(
            "Ce signe est présenté avec ceux du groupe « {group} », en un seul constat."
        ));
    }
    if out.is_empty() { String::new() } else { format!("{}\n", out.join(" ")) }
}
