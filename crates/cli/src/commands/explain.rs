//! What a rule looks for, why, and how to write otherwise.

use clausier_diagnostics::{Description, Rule};

/// What is known of a rule beyond its name.
pub(crate) fn describe(rule: &Rule) -> Option<Description> {
    let rule = clausier_lint::rule(&rule.code)?;
    Some(Description {
        short: first_sentence(rule.explain),
        markdown: rule.explain.to_owned(),
        url: None,
    })
}

/// The first sentence below the first heading, on one line.
fn first_sentence(explanation: &str) -> String {
    let lines =
        explanation.lines().skip_while(|line| line.starts_with('#') || line.is_empty());
    let paragraph: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    let paragraph = paragraph.join(" ").replace(['`', '*'], "");
    let end = paragraph.find(". ").map_or(paragraph.len(), |at| at + 1);
    paragraph[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_sums_a_rule_up() {
        for (text, expected) in [
            (
                "## Ce qui est vérifié\n\nUn `terme` est\ndéfini. Ou non.\n\n## Pourquoi\n",
                "Un terme est défini.",
            ),
            ("Une phrase.", "Une phrase."),
            ("", ""),
        ] {
            assert_eq!(first_sentence(text), expected);
        }
    }
}
