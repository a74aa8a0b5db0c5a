//! What every rule looks for, why, and how to write otherwise.
//!
//! A rule of this crate explains itself in its own file. Those of the crates below
//! know no lawyer: theirs is a Markdown file of this folder, named by the code. The
//! command `explain`, the faces for forges and the pages of the handbook all say
//! these same words.

mod family;
#[cfg(test)]
mod tests;
mod texts;

use std::borrow::Cow;

use clausier_diagnostics::Rule;

pub use family::{family, family_title};
use texts::TEXTS;

/// A rule with its explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Its code, its name and how grave its findings are.
    pub rule: Rule,
    /// Whether nobody hears of it before asking.
    pub off: bool,
    /// Codes of rules of law that it checks under its own name.
    pub answers: Cow<'static, [&'static str]>,
    /// What a lawyer reads about it, in Markdown with headings of the second level.
    pub text: Cow<'static, str>,
}

impl Explanation {
    /// What the rule looks for: the first sentence of its explanation, without marks.
    ///
    /// ```
    /// let rules = clausier_lint::explained::rules();
    /// let broken = rules.iter().find(|known| known.rule.code == "SRC-06").expect("it is there");
    /// assert_eq!(broken.summary(), "Une clé n’est donnée qu’une fois dans sa table.");
    /// ```
    pub fn summary(&self) -> String {
        let lines = self.text.lines();
        let paragraph: Vec<&str> = lines
            .skip_while(|line| line.starts_with('#') || line.is_empty())
            .take_while(|line| !line.is_empty())
            .collect();
        let paragraph = paragraph.join(" ").replace(['`', '*'], "");
        let end = paragraph.find(". ").map_or(paragraph.len(), |at| at + 1);
        paragraph[..end].to_owned()
    }
}

/// Every rule of the engine with its explanation, in the order of their codes: those
/// of this crate, of the compiler, of the readers of sources and of texts.
pub fn rules() -> Vec<Explanation> {
    let own = crate::RULES.iter().map(|rule| Explanation {
        rule: rule.label(),
        off: rule.off,
        answers: Cow::Borrowed(rule.answers),
        text: Cow::Borrowed(rule.explain),
    });
    let mut all: Vec<Explanation> = own.collect();
    for rule in below() {
        // A fault that is found here and below is explained here.
        if all.iter().any(|known| known.rule.code == rule.code) {
            continue;
        }
        let Some((_, text)) = TEXTS.iter().find(|(code, _)| *code == rule.code) else {
            continue;
        };
        all.push(Explanation {
            rule: rule.clone(),
            off: false,
            answers: Cow::Borrowed(&[]),
            text: Cow::Borrowed(text),
        });
    }
    all.sort_by(|a, b| a.rule.code.cmp(&b.rule.code));
    all
}

/// The rules of the crates below.
fn below() -> impl Iterator<Item = &'static Rule> {
    let model = clausier_model::rule::ALL.iter();
    let compile = clausier_compile::rules::ALL.iter();
    model.chain(compile).copied()
}
