//! What every rule looks for, why, and how to write otherwise.
//!
//! A rule of this crate explains itself in its own file. Those of the crates below
//! know no lawyer: theirs is a Markdown file of this folder, named by the code. The
//! command `explain`, the faces for forges and the pages of the handbook all say
//! these same words.

mod family;
mod legal;
#[cfg(test)]
mod tests;
mod texts;

use std::borrow::Cow;

use clausier_diagnostics::{Rule, Severity};

pub use family::{family, family_title};
pub use legal::law;
use texts::TEXTS;

/// What an explanation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A rule of the engine, the same in every workspace.
    Engine,
    /// A check of the law, which a clause, a model or a block carries.
    Law,
    /// A question for a lawyer, which no machine decides.
    Question,
}

/// A rule with its explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What it is.
    pub kind: Kind,
    /// Its code, its name and how grave its findings are.
    pub rule: Rule,
    /// Whether nobody hears of it before asking.
    pub off: bool,
    /// Codes of rules of law that it checks under its own name.
    pub answers: &'static [&'static str],
    /// What it looks for, in one sentence without marks.
    pub summary: String,
    /// What a lawyer reads about it, in Markdown with headings of the second level.
    pub text: Cow<'static, str>,
}

impl Explanation {
    fn new(rule: Rule, text: &'static str) -> Self {
        Self {
            kind: Kind::Engine,
            rule,
            off: false,
            answers: &[],
            summary: first_sentence(text),
            text: Cow::Borrowed(text),
        }
    }

    /// How grave its findings are, in French; « question » for a question.
    pub fn severity_name(&self) -> &'static str {
        match (self.kind, self.rule.severity) {
            (Kind::Question, _) => "question",
            (_, Severity::Error) => "erreur",
            (_, Severity::Warning) => "avertissement",
            (_, Severity::Info) => "information",
        }
    }
}

/// The first sentence below the first heading, without marks.
fn first_sentence(text: &str) -> String {
    let paragraph: Vec<&str> = text
        .lines()
        .skip_while(|line| line.starts_with('#') || line.is_empty())
        .take_while(|line| !line.is_empty())
        .collect();
    let paragraph = paragraph.join(" ").replace(['`', '*'], "");
    let end = paragraph.find(". ").map_or(paragraph.len(), |at| at + 1);
    paragraph[..end].to_owned()
}

/// Codes of rules of law that a rule of the crates below checks under its own name.
///
/// A consumer is refused as a client by every model (`[[unlawful]]`), and with him what
/// the law asks for his sake.
/// A legal person without a representative is not read.
const ANSWERS: &[(&str, &[&str])] =
    &[("ID-13", &["ID-06"]), ("MAN-27", &["ID-11", "JUR-03", "MED-02"])];

/// Every rule of the engine with its explanation, in the order of their codes: those
/// of this crate, of the compiler, of the readers of sources and of texts.
///
/// ```
/// let rules = clausier_lint::explained::rules();
/// let twice = rules.iter().find(|known| known.rule.code == "SRC-06").expect("it is there");
/// assert_eq!(twice.summary, "Une clé n’est donnée qu’une fois dans sa table.");
/// ```
pub fn rules() -> Vec<Explanation> {
    let own = crate::RULES.iter().map(|rule| Explanation {
        off: rule.off,
        answers: rule.answers,
        ..Explanation::new(rule.label(), rule.explain)
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
        let answers = ANSWERS.iter().find(|(code, _)| *code == rule.code);
        all.push(Explanation {
            answers: answers.map_or(&[], |(_, answers)| *answers),
            ..Explanation::new(rule.clone(), text)
        });
    }
    all.sort_by(|a, b| a.rule.code.cmp(&b.rule.code));
    all
}

/// The rules of the crates below.
fn below() -> impl Iterator<Item = &'static Rule> {
    let model = clausier_model::rule::ALL.iter();
    let compile = clausier_compile::rules::ALL.iter();
    let import = clausier_import::rules::ALL.iter();
    model.chain(compile).chain(import).copied()
}
