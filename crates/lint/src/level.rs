//! What becomes of findings: levels asked for by a workspace, a model or a manifest.
//!
//! The nearest to the contract speaks last: its manifest, else its model, else the
//! workspace. Nothing is let pass in silence: what makes a rule milder says why, and
//! the reason is a finding of its own.

use std::collections::BTreeMap;

use clausier_diagnostics::{Diagnostic, Findings, Rule, Severity};
use clausier_french as french;
use clausier_model::setting::{Level, Setting};

use crate::rules::{RELAXED, UNEXPLAINED};

/// The levels that count for a contract, for the sources or for a text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Levels<'s> {
    /// From the nearest to the farthest.
    lists: [&'s [Setting]; 3],
}

impl<'s> Levels<'s> {
    /// Those of a workspace alone.
    pub fn of_workspace(workspace: &'s [Setting]) -> Self {
        Self { lists: [&[], &[], workspace] }
    }

    /// Those of a contract: of its manifest, of its model, of the workspace.
    pub fn of_contract(
        manifest: &'s [Setting],
        model: &'s [Setting],
        workspace: &'s [Setting],
    ) -> Self {
        Self { lists: [manifest, model, workspace] }
    }

    /// The settings of a rule, from the nearest.
    fn of(&self, code: &str, name: &str) -> impl Iterator<Item = &'s Setting> {
        let is_meant = move |setting: &&Setting| {
            let rule = setting.rule.value.as_str();
            rule == name || rule.eq_ignore_ascii_case(code)
        };
        self.lists.into_iter().filter_map(move |list| list.iter().find(is_meant))
    }

    /// Whether the findings of a rule may be shown at all, so that looking for them is
    /// not in vain.
    pub(crate) fn shows(&self, rule: &crate::Rule) -> bool {
        // What is allowed is looked for, to say how often the reason was needed.
        !rule.off || self.of(rule.code, rule.name).next().is_some()
    }

    /// Gives findings the severity that is asked for, takes those away that are
    /// allowed, and says why for each rule that is made milder.
    ///
    /// A finding of the compiler itself keeps its severity: without what it asks for,
    /// there is no whole document.
    pub(crate) fn apply(&self, findings: Findings) -> Findings {
        if self.lists.iter().all(|list| list.is_empty()) {
            return findings;
        }
        let mut out = Findings::new();
        let mut relaxed: BTreeMap<(String, usize), Relaxed<'s>> = BTreeMap::new();
        for mut finding in findings {
            let (setting, outer) = {
                let mut settings = self.of(&finding.rule.code, &finding.rule.name);
                (settings.next(), settings.next())
            };
            let Some(setting) = setting.filter(|_| is_settable(&finding.rule)) else {
                out.push(finding);
                continue;
            };
            // What it would be without this setting: nobody hears of a rule that is off.
            let before = match (outer, crate::rule(&finding.rule.code)) {
                (Some(outer), _) => outer.level,
                (None, Some(rule)) if rule.off => Level::Allow,
                (None, _) => Level::from(finding.severity),
            };
            if setting.level < before {
                let place = &setting.span;
                let key = (place.file().path().to_owned(), place.range().start);
                let entry = relaxed.entry(key).or_insert_with(|| Relaxed {
                    setting,
                    rule: finding.rule.clone(),
                    count: 0,
                });
                entry.count += 1;
            }
            if let Some(severity) = setting.level.severity() {
                finding.severity = severity;
                out.push(finding);
            }
        }
        out.extend(relaxed.into_values().map(|relaxed| relaxed.say()));
        out
    }
}

/// A rule that was made milder, and that had something to say.
struct Relaxed<'s> {
    setting: &'s Setting,
    rule: Rule,
    count: u64,
}

impl Relaxed<'_> {
    fn say(self) -> Diagnostic {
        let Self { setting, rule, count } = self;
        let label = format!("{} {}", rule.code, french::quote(&rule.name));
        let place = setting.span.clone();
        let Some(reason) = &setting.reason else {
            return Diagnostic::new(
                &UNEXPLAINED.label(),
                place,
                format!("la règle {label} est relâchée sans raison"),
            )
            .help("écrivez { level = \"…\", reason = \"…\" }");
        };
        let became = match setting.level {
            Level::Allow => "admis",
            Level::Info => "donné pour information",
            Level::Warn | Level::Deny => "ramené à un avertissement",
        };
        let counted = french::count(count, "constat");
        Diagnostic::new(
            &RELAXED.label(),
            place,
            format!("{counted} de la règle {label}, {became}\u{a0}: {reason}"),
        )
    }
}

/// Whether a level changes what becomes of the findings of a rule: those of the reader
/// of sources and of the compiler say that a document is not whole.
pub(crate) fn is_settable(rule: &Rule) -> bool {
    let of = |list: &[&Rule]| list.iter().any(|own| own.code == rule.code);
    let is_notice = rule.severity != Severity::Error;
    is_notice || !(of(clausier_model::rule::ALL) || of(clausier_compile::rules::ALL))
}
