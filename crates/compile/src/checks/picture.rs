//! Pictures: findings that say little alone, told together.
//!
//! A sign of subordination proves nothing; five of them requalify a contract. So the
//! findings of a group are one: how many there are, how heavy, and what removes each.

use std::collections::BTreeMap;

use clausier_diagnostics::{Diagnostic, Rule};
use clausier_french::{count, elides, join_and};
use clausier_model::check::{Sign, Weight};

/// A finding of a check that has a group.
#[derive(Debug, Clone)]
pub struct Sighting {
    /// The group, such as `subordination`.
    pub group: String,
    /// How much it weighs there.
    pub weight: Weight,
    /// What it says alone.
    pub finding: Diagnostic,
}

impl Sighting {
    /// The finding of a check that is this sign.
    pub fn new(sign: &Sign, finding: Diagnostic) -> Self {
        Self { group: sign.group.value.clone(), weight: sign.weight, finding }
    }
}

/// One finding for each group: its signs, the heaviest first, each with its place.
///
/// It is as grave as the gravest of them, and stands at the heaviest. Its rule has the
/// name of the group; the code is the first of the family of theirs, `IND-00`.
pub fn pictures(sightings: impl IntoIterator<Item = Sighting>) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<String, Vec<Sighting>> = BTreeMap::new();
    for sighting in sightings {
        groups.entry(sighting.group.clone()).or_default().push(sighting);
    }
    groups.into_iter().map(|(group, signs)| picture(&group, signs)).collect()
}

fn picture(group: &str, mut signs: Vec<Sighting>) -> Diagnostic {
    signs.sort_by_key(|sign| sign.weight);
    let severity = signs.iter().map(|sign| sign.finding.severity).min();
    let first = &signs[0].finding;
    let family = first.rule.code.split('-').next().unwrap_or_default();
    let rule = Rule {
        code: format!("{family}-00").into(),
        name: group.to_owned().into(),
        severity: severity.unwrap_or(first.severity),
    };
    let weights: Vec<_> = [
        (Weight::Heavy, "lourd", "lourds"),
        (Weight::Medium, "moyen", "moyens"),
        (Weight::Light, "léger", "légers"),
    ]
    .into_iter()
    .filter_map(|(weight, one, many)| {
        let number = signs.iter().filter(|sign| sign.weight == weight).count();
        (number > 0).then(|| format!("{number} {}", if number > 1 { many } else { one }))
    })
    .collect();
    let topic = group.replace('-', " ");
    let of = if elides(&topic) { "d’" } else { "de " };
    let signs_found = count(u64::try_from(signs.len()).unwrap_or(u64::MAX), "signe");
    let message =
        format!("le contrat porte {signs_found} {of}{topic} : {}", join_and(&weights));
    let mut finding = Diagnostic::new(&rule, first.span.clone(), message);
    for sign in &signs {
        let one = &sign.finding;
        let code = &one.rule.code;
        finding = finding.related(
            one.span.clone(),
            format!("{code}, {} : {}", word(sign.weight), one.message),
        );
        for help in &one.help {
            finding = finding.help(format!("{code} : {help}"));
        }
        for basis in &one.basis {
            if !finding.basis.contains(basis) {
                finding = finding.basis(basis.clone());
            }
        }
    }
    finding
}

/// How heavy a sign is, as its line says it.
fn word(weight: Weight) -> &'static str {
    match weight {
        Weight::Heavy => "lourd",
        Weight::Medium => "moyen",
        Weight::Light => "léger",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clausier_diagnostics::{Severity, SourceFile, Span};

    #[test]
    fn signs_of_a_group_are_one_finding() {
        let file = SourceFile::new("contract.toml", "abc");
        let sighting = |code: &'static str, weight, severity, at: usize| Sighting {
            group: "subordination".to_owned(),
            weight,
            finding: Diagnostic::new(
                &Rule::new(code, "x", severity),
                Span::new(&file, at..at + 1),
                format!("signe {code}"),
            )
            .help(format!("retirez {code}")),
        };
        let told = pictures([
            sighting("IND-02", Weight::Light, Severity::Info, 0),
            sighting("IND-01", Weight::Heavy, Severity::Warning, 1),
            sighting("IND-09", Weight::Light, Severity::Info, 2),
        ]);
        let [picture] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!(picture.rule.code, "IND-00");
        assert_eq!(picture.rule.name, "subordination");
        assert_eq!(picture.severity, Severity::Warning);
        assert_eq!(
            picture.message.replace('\u{a0}', " "),
            "le contrat porte 3 signes de subordination : 1 lourd et 2 légers"
        );
        assert_eq!(picture.span.range(), 1..2);
        let places: Vec<_> =
            picture.related.iter().map(|(span, _)| span.range().start).collect();
        assert_eq!(places, [1, 0, 2]);
        assert_eq!(picture.help.len(), 3);
    }
}
