//! Variables: what a clause or a model asks for.

use clausier_diagnostics::{Diagnostic, Findings, Span};

use crate::raw::{Raw, RawTable};
use crate::reader::Reader;
use crate::say::{closest, one_of, quote};
use crate::value::{Choice, Column, Type, Value};
use crate::{Spanned, id, rule};

/// A declared variable.
#[derive(Debug, Clone)]
pub struct Variable {
    /// Its name, in expressions and manifests.
    pub name: String,
    /// Its type, with its choices or its columns.
    pub ty: Type,
    /// What to ask the lawyer.
    pub question: Option<String>,
    /// A word of advice beside the question.
    pub help: Option<String>,
    /// The value when the manifest gives none.
    pub default: Option<Spanned<Value>>,
    /// A value as one may be given, for whoever is asked; no contract takes it.
    pub example: Option<Spanned<Value>>,
    /// Whether it may have no value at all.
    pub optional: bool,
    /// Where its name is declared.
    pub span: Span,
}

/// Reads the `[variables]` of a clause or a model, in their order.
pub(crate) fn read_variables(reader: &mut Reader<'_, '_>) -> Vec<Variable> {
    let mut variables = Vec::new();
    for (name, table) in reader.named_tables("variables") {
        if id::check_name(name, reader.findings) {
            variables.push(read_variable(name, table, reader.findings));
        }
    }
    variables
}

fn read_variable(
    name: &Spanned<String>,
    table: &RawTable,
    findings: &mut Findings,
) -> Variable {
    let mut reader = Reader::new(table, findings);
    let ty = read_type(&mut reader, &name.span);
    let question = reader.string("question").map(|text| text.value);
    let help = reader.lines("help").map(|text| text.value);
    let optional = reader.boolean("optional").is_some_and(|flag| flag.value);
    let default = read_value(&mut reader, "default", &name.value, &ty);
    let example = read_value(&mut reader, "example", &name.value, &ty);
    if let (true, Some(default)) = (optional, &default) {
        reader.findings.push(
            Diagnostic::new(
                &rule::DECLARATION,
                default.span.clone(),
                format!(
                    "la variable {} est facultative et a pourtant une valeur par défaut",
                    quote(&name.value)
                ),
            )
            .help("supprimez «\u{a0}optional\u{a0}» ou «\u{a0}default\u{a0}»"),
        );
    }
    reader.finish();
    Variable {
        name: name.value.clone(),
        ty,
        question,
        help,
        default,
        example,
        optional,
        span: name.span.clone(),
    }
}

fn read_value(
    reader: &mut Reader<'_, '_>,
    key: &'static str,
    name: &str,
    ty: &Type,
) -> Option<Spanned<Value>> {
    let raw = reader.raw(key)?;
    Value::parse(name, raw, ty, reader.findings)
        .map(|value| Spanned::new(value, raw.span.clone()))
}

/// The type, which is a text when it cannot be read: a finding says so, and the
/// clause's own text can still be checked.
fn read_type(reader: &mut Reader<'_, '_>, name: &Span) -> Type {
    let choices = read_choices(reader);
    let columns = read_columns(reader);
    let Some(word) = reader.required_string("type") else { return Type::Text };
    let plain = [
        Type::Text,
        Type::Paragraphs,
        Type::Integer,
        Type::Money,
        Type::Percent,
        Type::Date,
        Type::Duration,
        Type::Boolean,
        Type::List,
        Type::Party,
    ];
    let ty = match word.value.as_str() {
        "choice" => Type::Choice(choices.clone().unwrap_or_default()),
        "table" => Type::Table(columns.clone().unwrap_or_default()),
        text => {
            if let Some(ty) = plain.iter().find(|ty| ty.name() == text) {
                ty.clone()
            } else {
                let names = || plain.iter().map(Type::name).chain(["choice", "table"]);
                let mut finding = Diagnostic::new(
                    &rule::WORD,
                    word.span.clone(),
                    format!("{} n’est pas un type de variable", quote(text)),
                );
                if let Some(close) = closest(text, names()) {
                    finding = finding
                        .help(format!("vouliez-vous dire {}\u{a0}?", quote(close)));
                }
                reader
                    .findings
                    .push(finding.help(format!("écrivez {}", one_of(names()))));
                Type::Text
            }
        }
    };
    let mut contradiction = |message: &str, help: &str| {
        reader
            .findings
            .push(Diagnostic::new(&rule::DECLARATION, name.clone(), message).help(help));
    };
    match &ty {
        Type::Choice(choices) if choices.len() < 2 => contradiction(
            "un choix a au moins deux réponses",
            "ajoutez choices = { mensuel = \"chaque mois\", annuel = \"chaque année\" }",
        ),
        Type::Table(columns) if columns.is_empty() => contradiction(
            "un tableau a au moins une colonne",
            "ajoutez columns = [\"nom\", \"prix\"] et headings = [\"Nom\", \"Prix\"]",
        ),
        ty => {
            if choices.is_some() && !matches!(ty, Type::Choice(_)) {
                contradiction(
                    "seul le type «\u{a0}choice\u{a0}» a des réponses",
                    "écrivez type = \"choice\" ou supprimez «\u{a0}choices\u{a0}»",
                );
            }
            if columns.is_some() && !matches!(ty, Type::Table(_)) {
                contradiction(
                    "seul le type «\u{a0}table\u{a0}» a des colonnes",
                    "écrivez type = \"table\" ou supprimez «\u{a0}columns\u{a0}»",
                );
            }
        }
    }
    ty
}

fn read_choices(reader: &mut Reader<'_, '_>) -> Option<Vec<Choice>> {
    // Reading the key twice keeps its presence apart from its being empty.
    let present = reader.has("choices");
    let mut choices = Vec::new();
    for (key, label) in reader.named_strings("choices") {
        // Dashes are allowed: a key is compared as a text, never as a name.
        if id::is_simple_id(&key.value.replace('_', "-")) {
            choices.push(Choice { key: key.value, label: label.value });
        } else {
            id::check_name(&key, reader.findings);
        }
    }
    present.then_some(choices)
}

fn read_columns(reader: &mut Reader<'_, '_>) -> Option<Vec<Column>> {
    let present = reader.has("columns");
    let keys = reader.strings("columns");
    let headings = reader.strings("headings");
    if present && !headings.is_empty() && headings.len() != keys.len() {
        let place = reader.raw("headings").map_or(reader.span(), |raw| raw.span.clone());
        reader.findings.push(
            Diagnostic::new(
                &rule::DECLARATION,
                place,
                format!("il y a {} colonnes et {} en-têtes", keys.len(), headings.len()),
            )
            .help("donnez un en-tête par colonne, dans le même ordre"),
        );
    }
    let mut columns: Vec<Column> = Vec::new();
    for (at, key) in keys.into_iter().enumerate() {
        if !id::check_name(&key, reader.findings) {
            continue;
        }
        if columns.iter().any(|column| column.key == key.value) {
            reader.findings.push(Diagnostic::new(
                &rule::DUPLICATE,
                key.span,
                format!("la colonne {} est donnée deux fois", quote(&key.value)),
            ));
            continue;
        }
        let heading =
            headings.get(at).map_or_else(|| key.value.clone(), |h| h.value.clone());
        columns.push(Column { key: key.value, heading });
    }
    present.then_some(columns)
}

/// Values given by name, whose types are not known yet.
pub(crate) fn read_values(
    reader: &mut Reader<'_, '_>,
    key: &'static str,
) -> Vec<(Spanned<String>, Spanned<Raw>)> {
    let Some(table) = reader.table(key) else { return Vec::new() };
    table
        .entries
        .iter()
        .filter(|(name, _)| id::check_name(name, reader.findings))
        .cloned()
        .collect()
}
