//! The closed list of functions and filters.

use std::ops::Range;

use clausier_french as french;
use clausier_french::{Gender, Plurality};
use clausier_model::value::{Type, Value};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::eval::{Fact, Fault, RoleWords, Scope};
use super::sum;
use super::syntax::{Expr, ExprKind};
use super::value::{Form, Reference, Val, whole};
use crate::rules;

/// The functions.
pub const FUNCTIONS: &[&str] = &[
    "a_l_annexe",
    "a_l_article",
    "accord",
    "annexe",
    "article",
    "au",
    "bareme",
    "date",
    "de_l_annexe",
    "de_l_article",
    "defini",
    "du",
    "duration",
    "est_annexe",
    "euros",
    "identite",
    "il",
    "l_annexe",
    "l_article",
    "le",
    "lui",
    "percent",
    "present",
    "somme",
    "terme",
];

/// The filters.
pub const FILTERS: &[&str] = &[
    "chiffres_et_lettres",
    "en_lettres",
    "lettres_et_chiffres",
    "majuscule",
    "nombre",
    "ou",
];

/// The value of a function.
pub(super) fn call(
    scope: &Scope<'_>,
    name: &str,
    arguments: &[Expr],
    range: &Range<usize>,
) -> Result<Val, Fault> {
    let call = Call { scope, name, arguments, range };
    if let Some(extra) = arguments.get(most_arguments(name)) {
        return Err(Fault::wrong(
            &rules::TYPE,
            &extra.range,
            format!("« {name} » n’attend pas cet argument"),
            "voyez les fonctions dans le guide",
        ));
    }
    match name {
        "le" => call.role(|w| french::definite(&w.term, w.gender, w.plurality)),
        "du" => call.role(|w| french::of(&w.term, w.gender, w.plurality)),
        "au" => call.role(|w| french::to(&w.term, w.gender, w.plurality)),
        "terme" => call.role(|w| w.term.clone()),
        "il" => call.role(|w| pronoun(w, ["il", "elle", "ils", "elles"])),
        "lui" => call.role(|w| pronoun(w, ["lui", "elle", "eux", "elles"])),
        "accord" => call.agreement(),
        "identite" => call.holder().map(|role| Val::Identity(scope.facts.identity(role))),
        "article" => call.reference(Form::Bare, false),
        "l_article" => call.reference(Form::The, false),
        "a_l_article" => call.reference(Form::To, false),
        "de_l_article" => call.reference(Form::Of, false),
        "annexe" => call.reference(Form::Bare, true),
        "l_annexe" => call.reference(Form::The, true),
        "a_l_annexe" => call.reference(Form::To, true),
        "de_l_annexe" => call.reference(Form::Of, true),
        "present" => {
            let id = call.text(0)?;
            scope.present(&id, range).map(Val::boolean)
        }
        "defini" => call.defined(),
        "somme" => sum::column(scope, call.argument(0)?, &call.text(1)?, range),
        "est_annexe" => Ok(Val::boolean(scope.is_annexed())),
        "euros" => call.literal(&Type::Money),
        "percent" => call.literal(&Type::Percent),
        "duration" => call.literal(&Type::Duration),
        "date" => call.literal(&Type::Date),
        "bareme" => {
            let code = call.text(0)?;
            let at = match arguments.get(1) {
                None => None,
                Some(date) => match scope.eval(date)? {
                    Val::Value(Value::Date(date)) => Some(date),
                    other => {
                        return Err(Fault::wrong(
                            &rules::TYPE,
                            &date.range,
                            format!(
                                "une date était attendue, et ceci est {}",
                                other.nature()
                            ),
                            "donnez une variable de type date",
                        ));
                    }
                },
            };
            scope.facts.figure(&code, at, range).map(Val::Value)
        }
        _ => Err(unknown("la fonction", name, FUNCTIONS, range)),
    }
}

/// How many arguments a function takes at most.
fn most_arguments(name: &str) -> usize {
    match name {
        "accord" => 5,
        "bareme" | "somme" => 2,
        "est_annexe" => 0,
        _ if !FUNCTIONS.contains(&name) => usize::MAX,
        _ if name.ends_with("article") || name.ends_with("annexe") => usize::MAX,
        _ => 1,
    }
}

fn unknown(what: &str, name: &str, known: &[&str], range: &Range<usize>) -> Fault {
    let help = match clausier_model::closest(name, known.iter().copied()) {
        Some(close) => format!("vouliez-vous dire « {close} » ?"),
        None => format!("choisissez parmi : {}", known.join(", ")),
    };
    Fault::wrong(
        &rules::UNKNOWN_NAME,
        range,
        format!("{what} « {name} » n’existe pas"),
        help,
    )
}

fn pronoun(words: &RoleWords, forms: [&str; 4]) -> String {
    let feminine = usize::from(words.gender == Gender::Feminine);
    let many = usize::from(words.plurality == Plurality::Many);
    forms[2 * many + feminine].to_owned()
}

struct Call<'a> {
    scope: &'a Scope<'a>,
    name: &'a str,
    arguments: &'a [Expr],
    range: &'a Range<usize>,
}

impl Call<'_> {
    fn wrong(&self, message: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault::wrong(&rules::TYPE, self.range, message, help)
    }

    fn argument(&self, rank: usize) -> Result<&Expr, Fault> {
        self.arguments.get(rank).ok_or_else(|| {
            self.wrong(
                format!("il manque un argument à « {} »", self.name),
                "voyez les fonctions dans le guide",
            )
        })
    }

    fn text(&self, rank: usize) -> Result<String, Fault> {
        let argument = self.argument(rank)?;
        let value = self.scope.eval(argument)?;
        value.as_text().map(str::to_owned).ok_or_else(|| {
            Fault::wrong(
                &rules::TYPE,
                &argument.range,
                format!("un texte était attendu, et ceci est {}", value.nature()),
                "écrivez-le entre guillemets droits",
            )
        })
    }

    fn role_words(&self) -> Result<RoleWords, Fault> {
        self.scope.facts.role_words(self.holder()?).ok_or_else(|| {
            self.wrong(
                "cette partie est nommée par une valeur et ne tient pas de rôle",
                "écrivez {{ x }} pour son nom, ou identite(\"x\")",
            )
        })
    }

    /// The rank of the role that is named.
    fn holder(&self) -> Result<usize, Fault> {
        let name = self.text(0)?;
        match self.scope.facts.name(&name) {
            Some(Fact::Known(Val::Role(role))) => Ok(role),
            // The party itself is a finding of the manifest.
            Some(Fact::Missing) => Err(Fault::Missing { variable: name }),
            _ => Err(Fault::wrong(
                &rules::UNKNOWN_NAME,
                &self.argument(0)?.range,
                format!("« {name} » n’est pas un rôle du contrat-type"),
                "les rôles sont déclarés dans le contrat-type, sous [roles]",
            )),
        }
    }

    fn role(&self, words: impl Fn(&RoleWords) -> String) -> Result<Val, Fault> {
        self.role_words().map(|role| Val::Words(words(&role)))
    }

    fn agreement(&self) -> Result<Val, Fault> {
        let words = self.role_words()?;
        let feminine = words.gender == Gender::Feminine;
        let rank = match words.plurality {
            Plurality::One => 1 + usize::from(feminine),
            Plurality::Many if self.arguments.len() < 4 => {
                return Err(self.wrong(
                    "plusieurs parties tiennent ce rôle : il manque la forme du pluriel",
                    "ajoutez-la : accord(\"client\", \"tenu\", \"tenue\", \"tenus\")",
                ));
            }
            Plurality::Many if feminine && self.arguments.len() > 4 => 4,
            Plurality::Many => 3,
        };
        self.text(rank).map(Val::Words)
    }

    fn reference(&self, form: Form, annexes: bool) -> Result<Val, Fault> {
        self.argument(0)?;
        let targets: Result<Vec<_>, _> =
            (0..self.arguments.len()).map(|rank| self.text(rank)).collect();
        Ok(Val::Reference(Reference { form, annexes, targets: targets? }))
    }

    fn defined(&self) -> Result<Val, Fault> {
        let argument = self.argument(0)?;
        let fact = match &argument.kind {
            ExprKind::Name(name) => self.scope.fact(name, &argument.range)?,
            ExprKind::Attribute(subject, name) => {
                self.scope.attribute_fact(subject, name, &argument.range)?
            }
            _ => {
                return Err(self.wrong(
                    "« defini » attend le nom d’une variable",
                    "écrivez « defini(x) »",
                ));
            }
        };
        Ok(Val::boolean(match fact {
            Fact::Known(Val::Value(Value::Text(text))) => !text.is_empty(),
            Fact::Known(Val::Value(Value::Paragraphs(items) | Value::List(items))) => {
                !items.is_empty()
            }
            Fact::Known(Val::Value(Value::Table(rows))) => !rows.is_empty(),
            Fact::Known(_) => true,
            Fact::Missing | Fact::Absent => false,
        }))
    }

    fn literal(&self, kind: &Type) -> Result<Val, Fault> {
        let text = self.text(0)?;
        Value::parse_str(&text, kind).map(Val::Value).map_err(|expected| {
            Fault::wrong(
                &rules::TYPE,
                self.range,
                format!("« {text} » n’est pas compris : {expected}"),
                "",
            )
        })
    }
}

/// The value of a filter.
pub(super) fn filter(
    scope: &Scope<'_>,
    subject: &Expr,
    name: &str,
    arguments: &[Expr],
    range: &Range<usize>,
) -> Result<Val, Fault> {
    if !FILTERS.contains(&name) {
        return Err(unknown("le filtre", name, FILTERS, range));
    }
    if !arguments.is_empty() {
        return Err(Fault::wrong(
            &rules::TYPE,
            range,
            format!("le filtre « {name} » n’a pas d’argument"),
            "",
        ));
    }
    let value = scope.eval(subject)?;
    let words = match name {
        "en_lettres" => in_words(&value),
        "chiffres_et_lettres" => value
            .print()
            .and_then(|figures| in_words(&value).map(|w| format!("{figures} ({w})"))),
        "lettres_et_chiffres" => match &value {
            Val::Value(Value::Duration(duration)) => Some(duration.words_and_figures()),
            _ => value
                .print()
                .and_then(|figures| in_words(&value).map(|w| format!("{w} ({figures})"))),
        },
        "ou" => match &value {
            Val::Value(Value::List(items)) => Some(french::join_or(items)),
            Val::List(items) => {
                let items: Option<Vec<_>> = items.iter().map(Val::print).collect();
                items.map(|items| french::join_or(&items))
            }
            _ => None,
        },
        "majuscule" => value.print().map(|text| french::capitalize(&text)),
        _ => {
            let count = match &value {
                Val::Value(Value::List(items) | Value::Paragraphs(items)) => items.len(),
                Val::Value(Value::Table(rows)) => rows.len(),
                Val::List(items) => items.len(),
                _ => return Err(unsuited(name, &value, range)),
            };
            return Ok(Val::Number(Decimal::from(count)));
        }
    };
    words.map(Val::Words).ok_or_else(|| unsuited(name, &value, range))
}

fn unsuited(name: &str, value: &Val, range: &Range<usize>) -> Fault {
    Fault::wrong(
        &rules::TYPE,
        range,
        format!("le filtre « {name} » ne s’applique pas à {}", value.nature()),
        "voyez les filtres dans le guide",
    )
}

fn in_words(value: &Val) -> Option<String> {
    match value {
        Val::Value(Value::Money(amount)) => {
            let cents = amount.checked_mul(Decimal::ONE_HUNDRED)?.to_i128()?;
            Some(french::money_words(cents))
        }
        Val::Value(Value::Duration(duration)) => Some(duration.words()),
        Val::Value(Value::Percent(rate)) => {
            Some(format!("{} pour cent", decimal_words(*rate)?))
        }
        _ => decimal_words(value.as_number()?),
    }
}

/// « douze », « sept virgule quatre-vingt-six ».
fn decimal_words(number: Decimal) -> Option<String> {
    let number = number.normalize();
    if number.is_sign_negative() && !number.is_zero() {
        return None;
    }
    let whole_part = french::cardinal(whole(number.trunc())?);
    if number.fract().is_zero() {
        return Some(whole_part);
    }
    let text = number.to_string();
    let decimals = text.split_once('.')?.1;
    let zeros = decimals.len() - decimals.trim_start_matches('0').len();
    let mut words = format!("{whole_part} virgule ");
    words.push_str(&"zéro ".repeat(zeros));
    words.push_str(&french::cardinal(decimals.parse().ok()?));
    Some(words)
}
