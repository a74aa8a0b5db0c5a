//! Checks over words: what no sentence may say, and what must be said somewhere.

use std::ops::Range;
use std::sync::OnceLock;

use clausier_diagnostics::{Diagnostic, Findings};
use clausier_french::{Match, Pattern, Patterns, Reading};
use clausier_model::Spanned;
use clausier_model::check::{Demand, Forbid, Within};

use crate::rules;

/// A check over words, its patterns read.
#[derive(Debug)]
pub struct TextCheck {
    within: Within,
    /// What must be said; empty if the check forbids.
    items: Vec<String>,
    /// Its patterns, each with what it is for.
    patterns: Vec<(Part, Pattern)>,
    /// The same, ready to be looked for without those of other checks, once they are.
    alone: OnceLock<Patterns>,
    /// Whether a sentence counts only with one of some patterns.
    has_with: bool,
}

/// What a pattern of a check is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Forbid,
    With,
    Unless,
    /// It says an item.
    Item(usize),
}

/// What a passage says that some checks look for.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Sightings {
    /// What is forbidden: the check, and the bytes of the passage.
    pub hits: Vec<(usize, Range<usize>)>,
    /// What is demanded: the check, and the item that is said.
    pub said: Vec<(usize, usize)>,
}

impl TextCheck {
    pub(super) fn forbid(forbid: &Forbid, findings: &mut Findings) -> Option<Self> {
        let mut patterns = Some(Vec::new());
        for (part, sources) in [
            (Part::Forbid, &forbid.patterns),
            (Part::With, &forbid.with),
            (Part::Unless, &forbid.unless),
        ] {
            add(part, sources, &mut patterns, findings);
        }
        Some(Self::new(forbid.within.clone(), Vec::new(), patterns?))
    }

    pub(super) fn demand(demand: &Demand, findings: &mut Findings) -> Option<Self> {
        let mut patterns = Some(Vec::new());
        for (at, item) in demand.items.iter().enumerate() {
            add(Part::Item(at), &item.any, &mut patterns, findings);
        }
        let items = demand.items.iter().map(|item| item.item.value.clone()).collect();
        Some(Self::new(demand.within.clone(), items, patterns?))
    }

    fn new(within: Within, items: Vec<String>, patterns: Vec<(Part, Pattern)>) -> Self {
        let has_with = patterns.iter().any(|(part, _)| *part == Part::With);
        Self { within, items, patterns, alone: OnceLock::new(), has_with }
    }

    /// Whether it demands; it forbids otherwise.
    pub fn demands(&self) -> bool {
        !self.items.is_empty()
    }

    /// What it demands, item by item.
    pub fn items(&self) -> &[String] {
        &self.items
    }

    /// The parts of the contract that it reads.
    pub fn within(&self) -> &Within {
        &self.within
    }

    /// Its patterns, wherever they are found.
    fn find(&self, reading: &Reading<'_>) -> Vec<Match> {
        let patterns = self.patterns.iter().map(|(_, pattern)| pattern.clone());
        self.alone.get_or_init(|| Patterns::new(patterns.collect())).find(reading)
    }

    /// The bytes of a passage that it forbids.
    pub fn hits(&self, reading: &Reading<'_>) -> Vec<Range<usize>> {
        let found = self.find(reading);
        let found = found.iter().map(|found| (self.patterns[found.pattern].0, found));
        let mut out = Vec::new();
        hits(self.has_with, &found.collect::<Vec<_>>(), |bytes| out.push(bytes));
        out
    }

    /// What it demands and these passages do not say.
    pub fn missing<'r, 't: 'r>(
        &self,
        readings: &mut dyn Iterator<Item = &'r Reading<'t>>,
    ) -> Vec<&str> {
        let mut said = vec![false; self.items.len()];
        for reading in readings {
            for found in self.find(reading) {
                if let (Part::Item(item), true) =
                    (self.patterns[found.pattern].0, !found.negated)
                {
                    said[item] = true;
                }
            }
        }
        self.unsaid(&|item| said[item])
    }

    /// What it demands, but for what is said.
    pub fn unsaid(&self, said: &dyn Fn(usize) -> bool) -> Vec<&str> {
        let items = self.items.iter().enumerate();
        items.filter(|(at, _)| !said(*at)).map(|(_, item)| item.as_str()).collect()
    }
}

/// Many checks over words, looked for together.
#[derive(Debug, Default)]
pub struct TextChecks {
    /// For each check, whether a sentence counts only with one of some patterns.
    has_with: Vec<bool>,
    /// For each pattern, its check and what it is for there.
    parts: Vec<(usize, Part)>,
    patterns: Patterns,
}

impl TextChecks {
    /// Puts checks together; they are known by their places in the list.
    pub fn new<'c>(checks: impl IntoIterator<Item = &'c TextCheck>) -> Self {
        let mut out = Self::default();
        let mut patterns = Vec::new();
        for (at, check) in checks.into_iter().enumerate() {
            for (part, pattern) in &check.patterns {
                out.parts.push((at, *part));
                patterns.push(pattern.clone());
            }
            out.has_with.push(check.has_with);
        }
        out.patterns = Patterns::new(patterns);
        out
    }

    /// What a passage says of what they look for.
    ///
    /// The caller leaves out what a check does not read: see [`TextCheck::within`].
    pub fn read(&self, reading: &Reading<'_>) -> Sightings {
        let mut out = Sightings::default();
        let mut found: Vec<_> = self
            .patterns
            .find(reading)
            .into_iter()
            .map(|found| (self.parts[found.pattern], found))
            .collect();
        found.sort_by_key(|((check, _), _)| *check);
        for group in found.chunk_by(|((left, _), _), ((right, _), _)| left == right) {
            let check = group[0].0.0;
            let parts: Vec<_> =
                group.iter().map(|((_, part), found)| (*part, found)).collect();
            hits(self.has_with[check], &parts, |bytes| {
                out.hits.push((check, bytes));
            });
            for (part, found) in parts {
                // A contract that quotes the law says what it asks for.
                if let (Part::Item(item), true) = (part, !found.negated) {
                    out.said.push((check, item));
                }
            }
        }
        out.said.dedup();
        out
    }
}

/// What is forbidden among what was found of one check, each place once.
///
/// The other patterns tell what a sentence speaks of: it speaks of it even if it denies
/// or quotes it.
fn hits(has_with: bool, found: &[(Part, &Match)], mut hit: impl FnMut(Range<usize>)) {
    let mut last: Option<Range<usize>> = None;
    let speaks_of = |wanted: Part, sentence: usize| {
        found.iter().any(|(part, found)| *part == wanted && found.sentence == sentence)
    };
    let mut forbidden: Vec<_> = found
        .iter()
        .filter(|(part, found)| *part == Part::Forbid && found.counts())
        .map(|(_, found)| *found)
        .collect();
    forbidden.sort_by_key(|found| (found.range.start, found.range.end));
    for found in forbidden {
        if (has_with && !speaks_of(Part::With, found.sentence))
            || speaks_of(Part::Unless, found.sentence)
            // Two patterns that say the same thing are one finding.
            || last.as_ref().is_some_and(|last| found.range.start < last.end)
        {
            continue;
        }
        last = Some(found.range.clone());
        hit(found.range.clone());
    }
}

/// Reads patterns; `out` is `None` once one cannot be read.
fn add(
    part: Part,
    sources: &[Spanned<String>],
    out: &mut Option<Vec<(Part, Pattern)>>,
    findings: &mut Findings,
) {
    for source in sources {
        match Pattern::parse(&source.value) {
            Ok(pattern) => {
                if let Some(list) = out {
                    list.push((part, pattern));
                }
            }
            Err(error) => {
                // A text with escapes is not where it says, byte for byte.
                let written = source.span.file().text().get(source.span.range());
                let place = if written == Some(source.value.as_str()) {
                    source.span.part(error.range)
                } else {
                    source.span.clone()
                };
                findings.push(Diagnostic::new(&rules::PATTERN, place, error.message));
                *out = None;
            }
        }
    }
}
