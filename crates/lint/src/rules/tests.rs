//! The form that every rule keeps.

use std::collections::BTreeSet;

use super::RULES;

#[test]
fn rules_are_sorted_by_code() {
    assert!(RULES.is_sorted_by(|a, b| a.code < b.code));
}

#[test]
fn codes_and_names_are_unique() {
    let own = RULES.iter().map(|rule| rule.label());
    let model = clausier_model::rule::ALL.iter().map(|rule| (*rule).clone());
    let compile = clausier_compile::rules::ALL.iter().map(|rule| (*rule).clone());
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

#[test]
fn every_file_is_in_the_table() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules");
    #[expect(clippy::disallowed_methods, reason = "a test looks at its own crate")]
    let files = std::fs::read_dir(folder).expect("the folder of the rules");
    let names = files.map(|file| file.expect("a file").file_name());
    let rules = names.filter(|name| name != "mod.rs" && name != "tests.rs").count();
    assert_eq!(rules, RULES.len());
}
