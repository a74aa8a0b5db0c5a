//! Findings: what is wrong with a text, where, and how to mend it.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::Span;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Certain and blocking: no document is written.
    Error,
    /// To be looked at by a lawyer; a document is written.
    Warning,
    /// Good to know.
    Info,
}

/// What a finding is an instance of.
///
/// The name is the identity (`renvoi-casse`); the code (`REF-01`) is a short,
/// stable label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// A short label, such as `REF-01`.
    pub code: Cow<'static, str>,
    /// The fault, in French, such as `renvoi-casse`.
    pub name: Cow<'static, str>,
    /// How grave its findings are unless said otherwise.
    pub severity: Severity,
}

impl Rule {
    /// A rule known when Clausier is compiled.
    pub const fn new(code: &'static str, name: &'static str, severity: Severity) -> Self {
        Self { code: Cow::Borrowed(code), name: Cow::Borrowed(name), severity }
    }
}

/// One finding.
///
/// The message is a French phrase that stands alone: lower case, no final stop,
/// the user's words in « ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule.
    pub rule: Rule,
    /// How grave it is here.
    pub severity: Severity,
    /// What is wrong and what was expected.
    pub message: String,
    /// Where.
    pub span: Span,
    /// A few words shown under the place; may be empty.
    pub label: String,
    /// Other places that matter, each with a phrase.
    pub related: Vec<(Span, String)>,
    /// How to mend it, in the imperative.
    pub help: Vec<String>,
    /// What it rests on, such as an article of law.
    pub basis: Vec<Basis>,
    /// Replacements that mend it together and may be made unseen: they change no word.
    pub fix: Vec<Edit>,
}

/// A text that a finding rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// As it is cited, such as « C. com., art. L. 441-10, II ».
    pub text: String,
    /// Where it can be read, when that is known for certain.
    pub url: Option<String>,
}

/// A replacement in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there instead.
    pub text: String,
}

impl Diagnostic {
    /// A finding of `rule` at `span`, with the rule's own severity.
    pub fn new(rule: &Rule, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule: rule.clone(),
            severity: rule.severity,
            message: spaced(message),
            span,
            label: String::new(),
            related: Vec::new(),
            help: Vec::new(),
            basis: Vec::new(),
            fix: Vec::new(),
        }
    }

    /// Adds the words under the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = spaced(label);
        self
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn related(mut self, span: Span, phrase: impl Into<String>) -> Self {
        self.related.push((span, spaced(phrase)));
        self
    }

    /// Adds a way to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(spaced(help));
        self
    }

    /// Adds a text it rests on.
    #[must_use]
    pub fn basis(mut self, basis: Basis) -> Self {
        self.basis.push(basis);
        self
    }

    /// Adds a replacement that mends it.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix.push(Edit { span, text: text.into() });
        self
    }

    fn order(&self, other: &Self) -> Ordering {
        let key = |finding: &Self| {
            let range = finding.span.range();
            (range.start, range.end)
        };
        self.span
            .file()
            .path()
            .cmp(other.span.file().path())
            .then_with(|| key(self).cmp(&key(other)))
            .then_with(|| self.severity.cmp(&other.severity))
            .then_with(|| self.rule.code.cmp(&other.rule.code))
            .then_with(|| self.message.cmp(&other.message))
    }
}

/// A phrase with the no-break spaces that French quotation marks and high marks want.
///
/// Only those: a phrase may quote code, which other rules of typography would change.
fn spaced(phrase: impl Into<String>) -> String {
    const SPACES: [(&str, &str); 6] = [
        ("« ", "«\u{a0}"),
        (" »", "\u{a0}»"),
        (" : ", "\u{a0}: "),
        (" ; ", "\u{202f}; "),
        (" ?", "\u{202f}?"),
        (" %", "\u{a0}%"),
    ];
    let mut phrase = phrase.into();
    for (plain, french) in SPACES {
        // Tags of a template are code.
        if phrase.contains(plain) && !(plain == " %" && phrase.contains("{%")) {
            phrase = phrase.replace(plain, french);
        }
    }
    phrase
}

/// The findings of a run.
///
/// Every stage of the pipeline adds to one and goes on with what it has.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    list: Vec<Diagnostic>,
}

impl Findings {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, finding: Diagnostic) {
        self.list.push(finding);
    }

    /// Adds those of another run.
    pub fn extend(&mut self, other: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(other);
    }

    /// Whether a document must not be written.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|finding| finding.severity == severity).count()
    }

    /// All of them, in the order they were found.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Sorted by file and place, each said once.
    ///
    /// Several contracts share clauses: what is wrong with a clause is one
    /// finding, however many contracts show it.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.list.sort_by(Diagnostic::order);
        self.list.dedup();
        self
    }
}

impl IntoIterator for Findings {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}
