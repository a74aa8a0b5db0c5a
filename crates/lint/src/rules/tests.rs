//! The form that every rule keeps.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clausier_diagnostics::{Findings, SourceFile};
use clausier_import::import;
use clausier_model::setting::parse_settings;

use super::{Check, RULES, Rule};
use crate::check_text;

#[test]
fn rules_are_sorted_by_code() {
    assert!(RULES.is_sorted_by(|a, b| a.code < b.code));
}

#[test]
fn codes_and_names_are_unique() {
    let own = RULES.iter().map(|rule| rule.label());
    let model = clausier_model::rule::ALL.iter().map(|rule| (*rule).clone());
    // A fault that the compiler finds in clauses is found here in other texts.
    let is_own = |rule: &clausier_diagnostics::Rule| {
        RULES.iter().any(|own| rule.code == own.code && rule.name == own.name)
    };
    let compile = clausier_compile::rules::ALL.iter().map(|rule| (*rule).clone());
    let compile = compile.filter(|rule| !is_own(rule));
    let all: Vec<_> = own.chain(model).chain(compile).collect();
    let mut seen = BTreeSet::new();
    for rule in &all {
        assert!(seen.insert(rule.code.clone()), "{} twice", rule.code);
        assert!(seen.insert(rule.name.clone()), "{} twice", rule.name);
    }
}

#[test]
fn codes_and_names_have_their_form() {
    for rule in RULES {
        let (family, number) = rule.code.split_once('-').expect(rule.code);
        assert!(family.chars().all(|c| c.is_ascii_uppercase()), "{}", rule.code);
        assert!(number.len() == 2 && number.parse::<u8>().is_ok(), "{}", rule.code);
        let kebab = |c: char| c.is_ascii_lowercase() || c == '-';
        assert!(rule.name.chars().all(kebab), "{}", rule.name);
    }
}

#[test]
fn explanations_have_their_headings() {
    let compulsory = ["Ce qui est vérifié", "Pourquoi", "Mauvais", "Bon"];
    let optional = ["Textes", "Limites"];
    for rule in RULES {
        let headings: Vec<_> =
            rule.explain.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert!(headings.starts_with(&compulsory), "{}: {headings:?}", rule.name);
        let rest = &headings[compulsory.len()..];
        let order: Vec<_> =
            optional.into_iter().filter(|heading| rest.contains(heading)).collect();
        assert_eq!(rest, order, "{}", rule.name);
        for (heading, below) in headings.iter().zip(rule.explain.split("## ").skip(1)) {
            let text = below.trim_start_matches(heading).trim();
            assert!(!text.is_empty(), "{}: nothing below {heading}", rule.name);
        }
        assert!(!rule.explain.contains('\''), "{}: a straight apostrophe", rule.name);
    }
}

/// The quoted texts of a section of an explanation.
fn quoted(rule: &Rule, section: &str) -> Option<String> {
    let marker = format!("## {section}\n");
    let below = rule.explain.split_once(marker.as_str())?.1;
    let below = below.split("\n## ").next()?;
    let lines = below.lines().filter_map(|line| line.strip_prefix('>'));
    let lines: Vec<_> =
        lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    (!lines.is_empty()).then(|| lines.join("\n") + "\n")
}

fn codes_in(text: &str, rule: &Rule) -> Vec<String> {
    let setting = format!("[rules]\n{} = \"deny\"\n", rule.name);
    let file = SourceFile::new("clausier.toml", setting);
    let mut findings = Findings::new();
    let settings = parse_settings(&file, &mut findings);
    let imported = import("exemple.md", text.as_bytes(), &mut findings);
    let imported = imported.expect("an example is a text");
    let found = check_text(&imported, &settings.rules);
    found.iter().map(|finding| finding.rule.code.to_string()).collect()
}

/// The words that a rule finds fault with in a paragraph.
pub(super) fn extracts(rule: &Rule, paragraph: &str) -> Vec<String> {
    let text = format!("# Contrat\n\n## Article 1 – Objet\n\n{paragraph}\n");
    let mut findings = Findings::new();
    let imported = import("exemple.md", text.as_bytes(), &mut findings);
    let imported = imported.expect("an example is a text");
    let found = check_text(&imported, &[]).sorted();
    found
        .iter()
        .filter(|finding| finding.rule.code == rule.code)
        .map(|finding| text[finding.span.range()].to_owned())
        .collect()
}

/// Whether a rule reads the words of any text.
fn reads_words(rule: &Rule) -> bool {
    let words = |check: &Check| {
        matches!(check, Check::Text(_) | Check::Imported(_) | Check::Typography(_))
    };
    rule.checks.iter().any(words)
}

#[test]
fn the_examples_of_rules_over_words_are_true() {
    for rule in RULES {
        if !reads_words(rule) {
            continue;
        }
        let bad = quoted(rule, "Mauvais").expect(rule.name);
        let good = quoted(rule, "Bon").expect(rule.name);
        let code = rule.code.to_owned();
        assert!(
            codes_in(&bad, rule).contains(&code),
            "{}: not found in\n{bad}",
            rule.name
        );
        assert!(
            !codes_in(&good, rule).contains(&code),
            "{}: found in\n{good}",
            rule.name
        );
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test looks at the cases")]
fn every_other_rule_has_a_case() {
    let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases");
    let below = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").path()).collect()
    };
    let areas = below(Path::new(cases)).into_iter();
    let found: String = areas
        .filter(|area| area.is_dir())
        .flat_map(|area| below(&area))
        .filter_map(|case| {
            std::fs::read_to_string(case.join("attendu/constats.txt")).ok()
        })
        .collect();
    // What is found on the options of a model is tried beside them, and what is asked
    // of a file by the test of the gate.
    let beside =
        |rule: &Rule| ["OPT", "PRET"].contains(&crate::explained::family(rule.code));
    let others = RULES.iter().filter(|rule| !beside(rule));
    for rule in others.filter(|rule| !reads_words(rule)) {
        let code = format!("[{}]", rule.code);
        assert!(found.contains(&code), "no case shows {code} {}", rule.name);
    }
}

#[test]
fn every_file_is_in_the_table() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules");
    #[expect(clippy::disallowed_methods, reason = "a test looks at its own crate")]
    let files = std::fs::read_dir(folder).expect("the folder of the rules");
    let names = files.map(|file| file.expect("a file").file_name());
    let rules = names.filter(|name| name != "mod.rs" && name != "tests.rs").count();
    let elsewhere =
        |rule: &&&Rule| ["OPT", "PRET"].contains(&crate::explained::family(rule.code));
    assert_eq!(rules, RULES.len() - RULES.iter().filter(elsewhere).count());
}
