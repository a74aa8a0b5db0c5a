//! Every rule is explained, in one form.

use std::collections::BTreeSet;

use super::*;

#[test]
fn every_rule_is_explained() {
    let known: BTreeSet<String> =
        rules().iter().map(|known| known.rule.code.to_string()).collect();
    for rule in below() {
        assert!(
            known.contains(&*rule.code),
            "{} ({}): write src/explained/{0}.md and add its line in texts.rs",
            rule.code,
            rule.name
        );
    }
}

#[test]
fn no_explanation_is_left_over() {
    assert!(TEXTS.is_sorted_by(|a, b| a.0 < b.0));
    let explained: BTreeSet<&str> = TEXTS.iter().map(|(code, _)| *code).collect();
    let rules: BTreeSet<&str> = below().map(|rule| &*rule.code).collect();
    let own: BTreeSet<&str> = crate::RULES.iter().map(|rule| rule.code).collect();
    for code in &explained {
        assert!(rules.contains(code), "no rule has the code {code}");
        assert!(!own.contains(code), "{code} explains itself");
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/explained");
    #[expect(clippy::disallowed_methods, reason = "a test looks at its own crate")]
    let files = std::fs::read_dir(folder).expect("the folder of the explanations");
    for file in files {
        let name = file.expect("a file").file_name();
        let name = name.to_string_lossy();
        if let Some(code) = name.strip_suffix(".md") {
            assert!(explained.contains(code), "{name} is not in texts.rs");
        }
    }
}

#[test]
fn explanations_have_one_form() {
    for known in rules() {
        let code = &known.rule.code;
        let headings: Vec<&str> =
            known.text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        let compulsory = ["Ce qui est vérifié", "Pourquoi", "Mauvais", "Bon"];
        assert!(headings.starts_with(&compulsory), "{code}: {headings:?}");
        for (heading, below) in headings.iter().zip(known.text.split("## ").skip(1)) {
            let below = below.trim_start_matches(heading).trim();
            assert!(!below.is_empty(), "{code}: nothing below {heading}");
        }
        assert!(!known.text.contains('\''), "{code}: a straight apostrophe");
        assert_eq!(known.text.matches("```").count() % 2, 0, "{code}: an open fence");
        let summary = &known.summary;
        assert!(summary.ends_with(['.', '?']), "{code}: {summary}");
        assert!(summary.chars().count() <= 320, "{code}: {summary}");
        assert!(family_title(family(code)).is_some(), "{code}: a family without title");
    }
}
