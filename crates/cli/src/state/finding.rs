//! Findings that outlive the run.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use clausier_compile::store::Store;
use clausier_diagnostics::{Basis, Diagnostic, Rule, Severity, SourceFile, Span};
use clausier_model::source::decode;
use serde::{Deserialize, Serialize};

/// A finding, with its places as paths and bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct StoredFinding {
    code: String,
    name: String,
    usual: Level,
    severity: Level,
    message: String,
    place: Place,
    label: String,
    related: Vec<(Place, String)>,
    help: Vec<String>,
    /// Texts it rests on, with their addresses.
    basis: Vec<(String, Option<String>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Level {
    Error,
    Warning,
    Info,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Place {
    file: String,
    start: usize,
    end: usize,
}

impl StoredFinding {
    /// What is kept of a finding: all of it.
    pub(super) fn of(finding: &Diagnostic) -> Self {
        let related =
            finding.related.iter().map(|(span, said)| (Place::of(span), said.clone()));
        Self {
            code: finding.rule.code.to_string(),
            name: finding.rule.name.to_string(),
            usual: Level::of(finding.rule.severity),
            severity: Level::of(finding.severity),
            message: finding.message.clone(),
            place: Place::of(&finding.span),
            label: finding.label.clone(),
            related: related.collect(),
            help: finding.help.clone(),
            basis: finding
                .basis
                .iter()
                .map(|basis| (basis.text.clone(), basis.url.clone()))
                .collect(),
        }
    }
}

impl Level {
    fn of(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Info => Self::Info,
        }
    }

    fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
        }
    }
}

impl Place {
    fn of(span: &Span) -> Self {
        let range = span.range();
        Self { file: span.file().path().to_owned(), start: range.start, end: range.end }
    }
}

/// Makes findings again, over the sources they are about, which have not changed.
pub(super) struct Restorer<'s> {
    store: &'s dyn Store,
    files: BTreeMap<String, Arc<SourceFile>>,
}

impl<'s> Restorer<'s> {
    /// Over the sources of `store`.
    pub(super) fn new(store: &'s dyn Store) -> Self {
        Self { store, files: BTreeMap::new() }
    }

    /// The finding that was kept.
    pub(super) fn restore(&mut self, stored: &StoredFinding) -> Diagnostic {
        let related = stored.related.iter();
        Diagnostic {
            rule: Rule {
                code: Cow::Owned(stored.code.clone()),
                name: Cow::Owned(stored.name.clone()),
                severity: stored.usual.severity(),
            },
            severity: stored.severity.severity(),
            message: stored.message.clone(),
            span: self.span(&stored.place),
            label: stored.label.clone(),
            related: related
                .map(|(place, said)| (self.span(place), said.clone()))
                .collect(),
            help: stored.help.clone(),
            basis: stored
                .basis
                .iter()
                .map(|(text, url)| Basis { text: text.clone(), url: url.clone() })
                .collect(),
            // A source is mended by `check`, which looks at it again.
            fix: Vec::new(),
        }
    }

    fn span(&mut self, place: &Place) -> Span {
        let file = self.files.entry(place.file.clone()).or_insert_with(|| {
            // A finding may be about a file that is not there: its text is empty.
            match self.store.read(&place.file) {
                Ok(Some(bytes)) => decode(&place.file, &bytes).0,
                _ => SourceFile::new(place.file.as_str(), ""),
            }
        });
        Span::new(file, place.start..place.end)
    }
}

#[cfg(test)]
mod tests {
    use clausier_compile::store::MemoryStore;

    use super::*;

    #[test]
    fn findings_come_back_as_they_were() {
        let mut store = MemoryStore::new();
        store.insert("a.md", "Le Client paie.\n");
        let (file, _) = decode("a.md", "Le Client paie.\n".as_bytes());
        let rule = Rule::new("DEF-01", "terme-non-defini", Severity::Error);
        let absent = SourceFile::new("b.md", "");
        let mut finding = Diagnostic::new(&rule, Span::new(&file, 3..9), "le terme")
            .label("ici")
            .related(Span::file_start(&absent), "là")
            .help("définissez-le");
        finding.severity = Severity::Warning;
        let restored = Restorer::new(&store).restore(&StoredFinding::of(&finding));
        assert_eq!(restored, finding);
        assert_eq!(restored.span.file().text(), file.text());
    }
}
