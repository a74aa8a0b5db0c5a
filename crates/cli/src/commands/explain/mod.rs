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
use crate::workspace::Workspace;

/// Explains a rule, or lists all of them.
pub(crate) fn run(
    options: &Explain,
    root: Option<&Path>,
    console: &Console,
) -> Result<Exit, Failure> {
    let known = known(root)?;
    let colour = console.colours(Stream::Out);
    let text = match &options.rule {
        None => list::all(&known, colour),
        Some(asked) => {
            let pages = find(&known, asked)?.into_iter().map(|one| page::of(one, colour));
            pages.collect::<Vec<_>>().join("\n")
        }
    };
    console.result(&text);
    Ok(Exit::Success)
}

/// Every rule of the engine and of the workspace, by code.
fn known(root: Option<&Path>) -> Result<Vec<Explanation>, Failure> {
    let mut known = explained::rules();
    match Workspace::find(root) {
        Ok(workspace) => known.extend(explained::law(&workspace.library(), false)?),
        // The rules of the engine are the same everywhere.
        Err(Failure::Usage(_)) if root.is_none() => {}
        Err(failure) => return Err(failure),
    }
    known.sort_by(|a, b| a.rule.code.cmp(&b.rule.code));
    Ok(known)
}

/// The rules of a name or a code, in capitals or not; a code of the law leads to the
/// rule that answers it. A check of the law and questions may share a code.
fn find<'a>(
    known: &'a [Explanation],
    asked: &str,
) -> Result<Vec<&'a Explanation>, Failure> {
    let is = |word: &str| word.eq_ignore_ascii_case(asked);
    let named = |one: &&Explanation| is(&one.rule.code) || is(&one.rule.name);
    let answering = |one: &&Explanation| one.answers.iter().any(|code| is(code));
    let mut found: Vec<&Explanation> = known.iter().filter(named).collect();
    if found.is_empty() {
        found.extend(known.iter().filter(answering));
    }
    if !found.is_empty() {
        return Ok(found);
    }
    let codes = known.iter().map(|one| &*one.rule.code);
    let names = known.iter().map(|one| &*one.rule.name);
    let close = closest(&asked.to_ascii_uppercase(), codes)
        .or_else(|| closest(&asked.to_ascii_lowercase(), names));
    let help = close.map_or_else(
        || "« clausier explain » les montre toutes".to_owned(),
        |close| format!("vouliez-vous dire « {close} » ?"),
    );
    Err(Failure::usage(format!("aucune règle ne s’appelle « {asked} »\naide: {help}")))
}

/// What is known of each rule beyond its name, in the workspace at `root`.
pub(crate) fn descriptions(root: Option<&Path>) -> impl Fn(&Rule) -> Option<Description> {
    // Findings are shown whatever becomes of the sources meanwhile.
    let known = known(root).unwrap_or_else(|_| explained::rules());
    move |rule| {
        let one = known
            .iter()
            .find(|one| one.rule.code == rule.code && one.rule.name == rule.name)?;
        Some(Description {
            short: one.summary.clone(),
            markdown: one.text.to_string(),
            url: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_found_by_what_they_are_called() {
        let known = explained::rules();
        let code = |asked: &str| match find(&known, asked) {
            Ok(found) => found[0].rule.code.to_string(),
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
        let nowhere = Path::new("nulle-part");
        let describe = descriptions(Some(nowhere));
        for known in explained::rules() {
            let described = describe(&known.rule).expect("it is known");
            assert!(described.markdown.starts_with("## Ce qui est vérifié"));
            assert!(!described.short.is_empty());
        }
    }
}
