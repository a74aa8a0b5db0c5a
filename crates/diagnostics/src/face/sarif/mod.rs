//! SARIF 2.1.0, for forges and editors that show findings beside the text.

mod fingerprint;
mod log;
#[cfg(test)]
mod tests;
mod uri;

use std::collections::BTreeMap;

use fingerprint::Fingerprints;
use log::{
    Artifact, ArtifactChange, Basis, Configuration, Content, Driver, Fix, Location, Log,
    Physical, Properties, Region, Related, Replacement, Reporting, Result, Run, Text,
    Tool,
};

use crate::{Diagnostic, Edit, Findings, Rule, Severity, Span};

/// What a rule says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// What it looks for, in one plain sentence.
    pub short: String,
    /// The whole explanation, in Markdown.
    pub markdown: String,
    /// Where it can be read, when that is known.
    pub url: Option<String>,
}

/// The findings as a SARIF 2.1.0 log of one run of `version` of Clausier.
///
/// `describe` knows the rules: this crate does not. Places are relative to the
/// workspace, columns count characters. A finding keeps its fingerprint when lines
/// are added above it, so that a forge knows it again.
pub fn sarif(
    findings: &Findings,
    version: &str,
    describe: &dyn Fn(&Rule) -> Option<Description>,
) -> String {
    let mut indices: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for finding in findings {
        indices.insert((&finding.rule.code, &finding.rule.name), 0);
    }
    for (index, place) in indices.values_mut().enumerate() {
        *place = index;
    }
    let mut rules: Vec<Option<Reporting<'_>>> = indices.iter().map(|_| None).collect();
    let mut fingerprints = Fingerprints::default();
    let mut results = Vec::with_capacity(findings.len());
    for finding in findings {
        let index = indices[&(&*finding.rule.code, &*finding.rule.name)];
        rules[index].get_or_insert_with(|| reporting(&finding.rule, describe));
        results.push(result(finding, index, fingerprints.of(finding)));
    }
    let driver = Driver {
        name: "Clausier",
        version,
        language: "fr",
        rules: rules.into_iter().flatten().collect(),
    };
    let log = Log {
        schema: log::SCHEMA,
        version: "2.1.0",
        runs: [Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results }],
    };
    let mut out = serde_json::to_string_pretty(&log)
        .expect("invariant: strings and numbers always make JSON");
    out.push('\n');
    out
}

fn reporting<'a>(
    rule: &'a Rule,
    describe: &dyn Fn(&Rule) -> Option<Description>,
) -> Reporting<'a> {
    let described = describe(rule);
    let short = described.as_ref().map_or_else(
        || Text::plain(rule.name.as_ref()),
        |described| Text::plain(described.short.clone()),
    );
    let (full, help, url) = match described {
        Some(Description { short, markdown, url }) => {
            let help = Text { text: markdown.clone(), markdown: Some(markdown) };
            (Some(Text::plain(short)), Some(help), url)
        }
        None => (None, None, None),
    };
    Reporting {
        id: &rule.code,
        name: &rule.name,
        short_description: short,
        full_description: full,
        help,
        help_uri: url,
        default_configuration: Configuration { level: level(rule.severity) },
    }
}

fn result(finding: &Diagnostic, index: usize, fingerprint: String) -> Result<'_> {
    let primary = Location { physical: physical(&finding.span) };
    let related = finding.related.iter().enumerate().map(|(id, (span, phrase))| {
        Related { id: id + 1, message: Text::plain(phrase), physical: physical(span) }
    });
    let basis = finding
        .basis
        .iter()
        .map(|basis| Basis { text: &basis.text, url: basis.url.as_deref() });
    let properties = Properties { basis: basis.collect(), help: &finding.help };
    Result {
        rule_id: &finding.rule.code,
        rule_index: index,
        level: level(finding.severity),
        message: Text::plain(said(finding)),
        locations: [primary],
        related_locations: related.collect(),
        fixes: fix(&finding.fix).into_iter().collect(),
        partial_fingerprints: BTreeMap::from([(fingerprint::NAME, fingerprint)]),
        properties: (!properties.is_empty()).then_some(properties),
    }
}

/// The message, then what it rests on and how to mend it: viewers show nothing else of
/// a finding.
fn said(finding: &Diagnostic) -> String {
    let texts = finding.basis.iter().map(|basis| ("texte", &basis.text));
    let help = finding.help.iter().map(|help| ("aide", help));
    let mut out = finding.message.clone();
    for (what, phrase) in texts.chain(help) {
        out.push_str(&format!("\n{what}\u{a0}: {phrase}"));
    }
    out
}

/// The replacements, which are made together, by file.
fn fix(edits: &[Edit]) -> Option<Fix<'_>> {
    let mut files: BTreeMap<&str, Vec<Replacement<'_>>> = BTreeMap::new();
    for edit in edits {
        files.entry(edit.span.file().path()).or_default().push(Replacement {
            deleted_region: region(&edit.span),
            inserted_content: Content { text: &edit.text },
        });
    }
    let changes = files.into_iter().map(|(path, replacements)| ArtifactChange {
        artifact_location: Artifact { uri: uri::of(path) },
        replacements,
    });
    (!edits.is_empty()).then(|| Fix { artifact_changes: changes.collect() })
}

fn physical(span: &Span) -> Physical {
    Physical {
        artifact_location: Artifact { uri: uri::of(span.file().path()) },
        region: region(span),
    }
}

fn region(span: &Span) -> Region {
    let (start, end) = (span.start(), span.end());
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
