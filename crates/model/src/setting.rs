//! Levels of rules: what a workspace, a model or a manifest makes of them.

use std::sync::Arc;

use clausier_diagnostics::{Findings, Severity, SourceFile, Span};

use crate::Spanned;
use crate::raw::Raw;
use crate::reader::Reader;
use crate::toml_source::parse_toml;

/// The version of the file formats that this program reads and writes.
pub const FORMAT: u32 = 1;

/// What becomes of the findings of a rule, from the mildest to the strictest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// They are not shown.
    Allow,
    /// They are good to know.
    Info,
    /// A lawyer should look at them; documents are written.
    Warn,
    /// No document is written.
    Deny,
}

impl Level {
    /// The severity that findings get; `None` when they are not shown.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Allow => None,
            Self::Info => Some(Severity::Info),
            Self::Warn => Some(Severity::Warning),
            Self::Deny => Some(Severity::Error),
        }
    }
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Info => Self::Info,
            Severity::Warning => Self::Warn,
            Severity::Error => Self::Deny,
        }
    }
}

/// The level of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The rule, by its name or its code.
    pub rule: Spanned<String>,
    /// What becomes of its findings.
    pub level: Level,
    /// Why; must be given to make a rule milder.
    pub reason: Option<String>,
    /// Where the level is written.
    pub span: Span,
}

/// What a workspace says of itself, in `clausier.toml`.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The version of the file formats its sources are written in, if it says one.
    pub format: Option<Spanned<i64>>,
    /// The levels of rules.
    pub rules: Vec<Setting>,
}

/// Parses the settings of a workspace.
pub fn parse_settings(file: &Arc<SourceFile>, findings: &mut Findings) -> Settings {
    let Some(table) = parse_toml(file, 0..file.text().len(), findings) else {
        return Settings::default();
    };
    let mut reader = Reader::new(&table, findings);
    let format = reader.integer("format", 1..=i64::from(FORMAT));
    let rules = read_rules(&mut reader);
    reader.finish();
    Settings { format, rules }
}

/// Reads the `[rules]` of a source: `name = "warn"`, or `name = { level = "allow",
/// reason = "…" }`.
pub(crate) fn read_rules(reader: &mut Reader<'_, '_>) -> Vec<Setting> {
    let Some(table) = reader.table("rules") else { return Vec::new() };
    let mut settings: Vec<Setting> = Vec::new();
    for (rule, value) in &table.entries {
        let span = value.span.clone();
        let (level, reason) = match &value.value {
            // The short form, the level alone.
            Raw::String(_) => {
                let mut short = Reader::new(table, reader.findings);
                (short.word_in(value, &rule.value, &LEVELS), None)
            }
            Raw::Table(inner) => {
                let mut entry = Reader::new(inner, reader.findings);
                if !entry.has("level") {
                    entry.missing(
                        "level",
                        "ajoutez level = \"allow\", \"info\", \"warn\" ou \"deny\"",
                    );
                }
                let level = entry.word("level", &LEVELS);
                let reason = entry.string("reason").map(|reason| reason.value);
                entry.finish();
                (level, reason)
            }
            _ => {
                reader.wrong::<()>(
                    &rule.value,
                    value,
                    "un niveau, par exemple \"warn\", ou { level = \"allow\", reason = \"…\" }",
                );
                continue;
            }
        };
        let Some(level) = level else { continue };
        let reason = reason.filter(|reason| !reason.trim().is_empty());
        settings.push(Setting { rule: rule.clone(), level: level.value, reason, span });
    }
    settings
}

const LEVELS: [(&str, Level); 4] = [
    ("allow", Level::Allow),
    ("info", Level::Info),
    ("warn", Level::Warn),
    ("deny", Level::Deny),
];
