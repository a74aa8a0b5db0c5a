//! `explain`: what a rule looks for, why, and how to write otherwise.

mod list;
mod page;

use std::path::Path;

use clausier_diagnostics::{Description, Rule};
use clausier_lint::explained::{self, Explanation};
use clausier_model::closest;

use crate::args::Explain;
use crate::console::{Console, Stream};
use crate::exit::Exit;
use crate::failure::Failure;

/// Explains a rule, or lists all of them.
pub(crate) fn run(
    options: &Explain,
    _root: Option<&Path>,
    console: &Console,
) -> Result<Exit, Failure> {
    let known = explained::rules();
    let colour = console.colours(Stream::Out);
    let text = match &options.rule {
        None => list::all(&known, colour),
        Some(asked) => page::of(find(&known, asked)?, colour),
    };
    console.result(&text);
    Ok(Exit::Success)
}

/// The rule of a name or a code, in capitals or not; a code of the law leads to the
/// rule that answers it.
fn find<'a>(known: &'a [Explanation], asked: &str) -> Result<&'a Explanation, Failure> {
    let is = |word: &str| word.eq_ignore_ascii_case(asked);
    let named = |one: &&Explanation| is(&one.rule.code) || is(&one.rule.name);
    let answering = |one: &&Explanation| one.answers.iter().any(|code| is(code));
    let found = known.iter().find(named).or_else(|| known.iter().find(answering));
    found.ok_or_else(|| {
        let codes = known.iter().map(|one| &*one.rule.code);
        let names = known.iter().map(|one| &*one.rule.name);
        let close = closest(&asked.to_ascii_uppercase(), codes)
            .or_else(|| closest(&asked.to_ascii_lowercase(), names));
        let help = close.map_or_else(
            || "« clausier explain » les montre toutes".to_owned(),
            |close| format!("vouliez-vous dire « {close} » ?"),
        );
        Failure::usage(format!("aucune règle ne s’appelle « {asked} »\naide: {help}"))
    })
}

/// What is known of a rule beyond its name.
pub(crate) fn describe(rule: &Rule) -> Option<Description> {
    let known = explained::rules();
    let known = known.into_iter().find(|known| known.rule.code == rule.code)?;
    Some(Description {
        short: known.summary(),
        markdown: known.text.into_owned(),
        url: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_found_by_what_they_are_called() {
        let known = explained::rules();
        let code = |asked: &str| match find(&known, asked) {
            Ok(found) => found.rule.code.to_string(),
            Err(failure) => failure.to_string(),
        };
        for (asked, expected) in [
            ("REF-01", "REF-01"),
            ("ref-01", "REF-01"),
            ("renvoi-casse", "REF-01"),
            ("Renvoi-Casse", "REF-01"),
            (
                "renvois-casses",
                "aucune règle ne s’appelle « renvois-casses »\naide: vouliez-vous dire \
                 « renvoi-casse » ?",
            ),
            (
                "n’importe quoi",
                "aucune règle ne s’appelle « n’importe quoi »\naide: « clausier \
                 explain » les montre toutes",
            ),
        ] {
            assert_eq!(code(asked), expected, "{asked}");
        }
    }

    #[test]
    fn every_rule_describes_itself() {
        let rule = &explained::rules()[0].rule;
        let described = describe(rule).expect("it is known");
        assert!(described.markdown.starts_with("## Ce qui est vérifié"));
        assert!(described.short.ends_with('.'));
    }
}
