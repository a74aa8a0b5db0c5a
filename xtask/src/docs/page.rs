//! The pages themselves.

use std::collections::BTreeMap;

use clausier_french::capitalize;
use clausier_lint::explained::{Explanation, Kind, family, family_title};

/// What starts the part of the summary that is ours, which goes on to its end.
const PART: &str = "# Règles\n";

/// A page for each family: its name and its text.
pub(super) fn families(rules: &[Explanation]) -> BTreeMap<String, String> {
    by_family(rules)
        .into_iter()
        .map(|(family, rules)| (family.to_ascii_lowercase(), page(family, &rules)))
        .collect()
}

/// The page that leads to the others.
pub(super) fn index(rules: &[Explanation]) -> String {
    let mut out = "\
# Les règles

Chaque [constat](../guide/constats.md) porte le code et le nom de la règle qu’il applique.
Ces pages disent ce que chaque règle vérifie, pourquoi, comment écrire, et ce qu’elle ne voit pas ; `clausier explain` dit la même chose, avec les contrôles de droit des clauses du cabinet.

| Famille | Objet | Règles |
|---|---|---|
"
    .to_owned();
    for (family, rules) in by_family(rules) {
        let page = family.to_ascii_lowercase();
        let title = family_title(family).unwrap_or_default();
        out.push_str(&format!("| [{family}]({page}.md) | {title} | {} |\n", rules.len()));
    }
    out
}

/// The summary of the handbook, with the pages of today as its last part.
pub(super) fn summary(summary: &str, rules: &[Explanation]) -> String {
    let before = summary.split(PART).next().unwrap_or_default().trim_end();
    let mut out = format!("{before}\n\n{PART}\n- [Les règles](regles/index.md)\n");
    for (family, _) in by_family(rules) {
        let page = family.to_ascii_lowercase();
        out.push_str(&format!("  - [{}](regles/{page}.md)\n", title(family)));
    }
    out
}

fn by_family(rules: &[Explanation]) -> BTreeMap<&str, Vec<&Explanation>> {
    let mut out: BTreeMap<&str, Vec<&Explanation>> = BTreeMap::new();
    for rule in rules {
        out.entry(family(&rule.rule.code)).or_default().push(rule);
    }
    out
}

/// Such as « DEF : les termes définis ».
fn title(family: &str) -> String {
    family_title(family)
        .map_or_else(|| family.to_owned(), |title| format!("{family} : {title}"))
}

fn page(family: &str, rules: &[&Explanation]) -> String {
    let mut out =
        "<!-- Écrite par `cargo xtask docs` : ne la modifiez pas. -->\n\n".to_owned();
    out.push_str(&format!("# {}\n\n", title(family)));
    out.push_str("| Code | Objet | Gravité |\n|---|---|---|\n");
    let anchors = anchors(rules);
    for (one, anchor) in rules.iter().zip(&anchors) {
        // A code stays on its line, and a bar would end the cell.
        let code = one.rule.code.replace('-', "\u{2011}");
        let sought = one.summary.replace('|', "\\|");
        out.push_str(&format!("| [{code}](#{anchor}) | {sought} | {} |\n", gravity(one)));
    }
    for (one, anchor) in rules.iter().zip(&anchors) {
        let (code, name) = (&one.rule.code, &one.rule.name);
        out.push_str(&format!("\n## {code} : {name} {{#{anchor}}}\n\n"));
        if one.kind != Kind::Question {
            let grave = capitalize(&gravity(one));
            out.push_str(&format!("*{grave}.*"));
            if !one.answers.is_empty() {
                out.push_str(&format!(" Répond à {}.", one.answers.join(", ")));
            }
            out.push_str("\n\n");
        }
        out.push_str(&below(&one.text));
    }
    out
}

/// Where each rule is on its page: its code, which a check and questions may share.
fn anchors(rules: &[&Explanation]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let anchor = |one: &&Explanation| {
        let code = one.rule.code.to_ascii_lowercase();
        let number = seen.entry(code.clone()).or_default();
        *number += 1;
        if *number == 1 { code } else { format!("{code}-{number}") }
    };
    rules.iter().map(anchor).collect()
}

/// How grave the findings of a rule are, in French.
fn gravity(one: &Explanation) -> String {
    let word = one.severity_name();
    if one.off { format!("{word}, désactivée par défaut") } else { word.to_owned() }
}

/// The explanation with its headings in bold: the handbook's list of headings is for
/// finding a rule.
fn below(text: &str) -> String {
    let mut fenced = false;
    let mut out = String::with_capacity(text.len() + 8);
    for line in text.lines() {
        fenced ^= line.starts_with("```");
        match line.strip_prefix("## ").filter(|_| !fenced) {
            Some(heading) => out.push_str(&format!("**{heading}**")),
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_bold_but_in_examples() {
        let text = "## Bon\n\n```markdown\n## Prix\n```\n\n## Limites\n\nRien.\n";
        assert_eq!(
            below(text),
            "**Bon**\n\n```markdown\n## Prix\n```\n\n**Limites**\n\nRien.\n"
        );
    }

    #[test]
    fn only_the_last_part_of_the_summary_changes() {
        let rules = clausier_lint::explained::rules();
        let written = "# Guide\n\n- [Constats](guide/constats.md)\n";
        let once = summary(written, &rules);
        assert!(once.starts_with(written), "{once}");
        assert!(once.contains("  - [REF : les renvois](regles/ref.md)\n"), "{once}");
        assert_eq!(summary(&once, &rules), once);
    }
}
