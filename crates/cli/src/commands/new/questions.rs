//! The questions that are left.

use std::fmt::Write;

use clausier_compile::{Compiled, PARTIES, ids, rules};
use clausier_french::{Gender, Plurality, count, definite};
use clausier_model::model::{Model, Role};
use clausier_model::value::{Type, Value};
use clausier_model::variable::Variable;

use super::answers::Answers;
use super::manifest::{DATE_QUESTION, ordered};
use crate::console::shown;
use crate::failure::Failure;
use crate::workspace::Workspace;

/// What nobody answered.
pub(super) struct Questions {
    date: Option<Question>,
    parties: Vec<Question>,
    values: Vec<Question>,
}

struct Question {
    /// The question.
    text: String,
    /// How to answer it.
    answer: String,
}

impl Questions {
    /// The questions that a contract leaves open.
    pub(super) fn of(
        model: &Model,
        answers: &Answers,
        compiled: &Compiled,
        workspace: &Workspace,
    ) -> Result<Self, Failure> {
        let known = ids(&workspace.store, PARTIES)?;
        let held =
            |role: &str| answers.parties.iter().any(|(given, _)| given.as_str() == role);
        let roles = model.roles.iter().filter(|role| !role.optional);
        let parties = roles
            .filter(|role| !held(&role.id.value))
            .map(|role| Question {
                text: format!("Qui est {}\u{a0}?", with_article(role)),
                answer: format!("--party {}=… ({})", role.id.value, known.join(", ")),
            })
            .collect();
        let missing = ordered(compiled)
            .into_iter()
            .filter(|slot| compiled.missing.contains(&slot.variable.name));
        let values = missing
            .map(|slot| {
                let name = &slot.variable.name;
                let ty = &slot.variable.ty;
                Question {
                    text: slot.variable.question.clone().unwrap_or_else(|| name.clone()),
                    answer: format!(
                        "--set {name}={} ({}{})",
                        typed(ty),
                        ty.nature(),
                        for_example(&slot.variable)
                    ),
                }
            })
            .collect();
        // A legal figure is read at the date of the contract.
        let needs_date =
            || compiled.findings.iter().any(|it| it.rule.code == rules::PARAMETER.code);
        let date = (answers.date.is_none() && needs_date()).then(|| Question {
            text: DATE_QUESTION.to_owned(),
            answer: format!("--date {}", typed(&Type::Date)),
        });
        Ok(Self { date, parties, values })
    }

    /// Whether all is answered.
    pub(super) fn is_empty(&self) -> bool {
        self.date.is_none() && self.parties.is_empty() && self.values.is_empty()
    }

    /// Whether the date is asked for.
    pub(super) fn asks_for_the_date(&self) -> bool {
        self.date.is_some()
    }

    /// Whether nobody holds one of the roles.
    pub(super) fn asks_for_a_party(&self) -> bool {
        !self.parties.is_empty()
    }

    /// The questions, each with the option that answers it.
    pub(super) fn print(&self, written: bool) -> String {
        let all: Vec<_> =
            self.date.iter().chain(&self.parties).chain(&self.values).collect();
        if all.is_empty() {
            return String::new();
        }
        let left = count(u64::try_from(all.len()).unwrap_or(u64::MAX), "question");
        let mut out = if written {
            format!("Il y reste {left}, en commentaire.\n")
        } else {
            format!("Il reste {left}\u{a0}; rien n’est écrit.\n")
        };
        for question in all {
            let _ = write!(
                out,
                "\n{}\n    {}\n",
                shown(&question.text),
                shown(&question.answer)
            );
        }
        if !written {
            out += "\nAvec --draft, la fiche est écrite et les questions y sont en \
                    commentaire.\n";
        }
        out
    }
}

/// « ; par exemple … », as it is typed on a command line.
fn for_example(variable: &Variable) -> String {
    let Some(example) = &variable.example else { return String::new() };
    let typed = match &example.value {
        Value::Boolean(true) => "oui".to_owned(),
        Value::Boolean(false) => "non".to_owned(),
        value @ (Value::List(_) | Value::Paragraphs(_) | Value::Table(_)) => {
            format!("'{}'", value.to_toml())
        }
        value => value.to_toml(),
    };
    format!("\u{202f}; par exemple {typed}")
}

/// « le Client », « l’Entreprise cliente ».
fn with_article(role: &Role) -> String {
    let gender = role.gender.unwrap_or(Gender::Masculine);
    definite(&role.term, gender, Plurality::One)
}

/// How a value is typed on a command line.
fn typed(ty: &Type) -> String {
    match ty {
        Type::Text | Type::Paragraphs => "\"…\"".to_owned(),
        Type::List => "\"… ; …\"".to_owned(),
        Type::Boolean => "oui|non".to_owned(),
        Type::Choice(choices) => {
            let keys: Vec<_> = choices.iter().map(|choice| choice.key.as_str()).collect();
            keys.join("|")
        }
        Type::Table(_) => format!("'{}'", clausier_compile::example(ty)),
        Type::Party => "nom-de-la-partie".to_owned(),
        Type::Integer | Type::Money | Type::Percent | Type::Date | Type::Duration => {
            clausier_compile::example(ty)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clausier_diagnostics::{SourceFile, Span};
    use clausier_model::Spanned;

    #[test]
    fn an_example_stands_beside_the_question() {
        let span = Span::file_start(&SourceFile::new("a.md", ""));
        let list = Value::List(vec!["un".to_owned(), "deux".to_owned()]);
        let amount = Value::parse_str("500 €", &Type::Money).expect("an amount");
        for (example, expected) in [
            (None, ""),
            (Some(amount), "\u{202f}; par exemple \"500 €\""),
            (Some(Value::Boolean(false)), "\u{202f}; par exemple non"),
            (Some(list), "\u{202f}; par exemple '[\"un\", \"deux\"]'"),
        ] {
            let variable = Variable {
                name: "x".to_owned(),
                ty: Type::Text,
                question: None,
                help: None,
                default: None,
                example: example.map(|value| Spanned::new(value, span.clone())),
                optional: false,
                span: span.clone(),
            };
            assert_eq!(for_example(&variable), expected);
        }
    }
}
