//! From a TOML value, or from words of a command line, to a value of a type.

use std::collections::BTreeMap;

use clausier_diagnostics::{Diagnostic, Findings};

use super::{
    Choice, Column, Duration, Type, Value, digits, fold, parse_date, parse_money,
    parse_percent,
};
use crate::manifest::PartySource;
use crate::raw::{Raw, RawTable};
use crate::say::{closest, excerpt, one_of, quote};
use crate::{Spanned, id, rule, text};

/// How many entries a list, a table or paragraphs may have.
const MAX_ENTRIES: usize = 10_000;

impl Value {
    /// Reads the value of a variable called `name`.
    pub fn parse(
        name: &str,
        raw: &Spanned<Raw>,
        ty: &Type,
        findings: &mut Findings,
    ) -> Option<Self> {
        let parser = &mut Parser { name, findings };
        match (ty, &raw.value) {
            (Type::Integer, Raw::Integer(Some(number))) => Some(Self::Integer(*number)),
            (Type::Integer, Raw::Integer(None)) => {
                parser.refuse(raw, "ce nombre est trop grand")
            }
            (Type::Integer, Raw::String(text)) if parse_integer(text).is_ok() => {
                parser.refuse(raw, "un nombre entier s’écrit sans guillemets")
            }
            (Type::Boolean, Raw::Boolean(flag)) => Some(Self::Boolean(*flag)),
            (Type::Date, Raw::Date(date)) => Some(Self::Date(*date)),
            (Type::Paragraphs, Raw::Array(items)) => {
                parser.texts(raw, items, true).map(Self::Paragraphs)
            }
            (Type::List, Raw::Array(items)) => {
                parser.texts(raw, items, false).map(Self::List)
            }
            (Type::Party, Raw::Table(table)) => {
                Some(Self::Party(PartySource::Inline(table.clone())))
            }
            (Type::Table(columns), Raw::Array(rows)) => parser.table(raw, rows, columns),
            (
                Type::Money
                | Type::Percent
                | Type::Text
                | Type::Paragraphs
                | Type::Date
                | Type::Duration
                | Type::Choice(_)
                | Type::Party,
                Raw::String(text),
            ) => parser.text(raw, text, ty),
            (Type::Money, Raw::Integer(Some(number))) => parser.refuse(
                raw,
                &format!("écrivez le montant avec sa devise, \"{number} €\""),
            ),
            (Type::Percent, Raw::Integer(Some(number))) => parser.refuse(
                raw,
                &format!("écrivez le pourcentage avec son signe, \"{number} %\""),
            ),
            _ => parser.refuse(raw, &expected(ty)),
        }
    }

    /// Reads a value typed on a command line.
    ///
    /// The error is a French phrase that says what was expected, with an example.
    pub fn parse_str(input: &str, ty: &Type) -> Result<Self, String> {
        let lines = matches!(ty, Type::Paragraphs);
        if let Some((c, why)) = input
            .chars()
            .filter(|c| !(lines && *c == '\n'))
            .find_map(|c| text::forbidden(c).map(|why| (c, why)))
        {
            let code = u32::from(c);
            return Err(format!("le caractère U+{code:04X} n’est pas admis ({why})"));
        }
        if input.chars().count() > text::MAX_VALUE_CHARS {
            return Err("cette valeur est trop longue".to_owned());
        }
        match ty {
            Type::Text if input.trim().is_empty() => Err(expected(ty)),
            Type::Text => Ok(Self::Text(input.trim().to_owned())),
            Type::Paragraphs => {
                let paragraphs = paragraphs(input);
                if paragraphs.is_empty() {
                    return Err(expected(ty));
                }
                Ok(Self::Paragraphs(paragraphs))
            }
            Type::Integer => parse_integer(input).map(Self::Integer),
            Type::Money => parse_money(input).map(Self::Money),
            Type::Percent => parse_percent(input).map(Self::Percent),
            Type::Date => parse_date(input).map(Self::Date),
            Type::Duration => Duration::parse(input).map(Self::Duration),
            Type::Boolean => match fold(input).as_str() {
                "true" | "oui" => Ok(Self::Boolean(true)),
                "false" | "non" => Ok(Self::Boolean(false)),
                _ => Err(expected(ty)),
            },
            Type::Choice(choices) => parse_choice(input.trim(), choices),
            Type::List => {
                let items: Vec<String> = input
                    .split(';')
                    .map(|item| item.trim().to_owned())
                    .filter(|item| !item.is_empty())
                    .collect();
                if items.is_empty() {
                    return Err(expected(ty));
                }
                Ok(Self::List(items))
            }
            Type::Table(_) => {
                Err("un tableau ne se donne que dans la fiche du contrat".to_owned())
            }
            Type::Party if id::is_simple_id(input.trim()) => {
                Ok(Self::Party(PartySource::Id(input.trim().to_owned())))
            }
            Type::Party => Err(expected(ty)),
        }
    }
}

/// What a type expects, with an example.
fn expected(ty: &Type) -> String {
    let example = match ty {
        Type::Text => "un texte d’une ligne, \"…\"".to_owned(),
        Type::Paragraphs => "des paragraphes, [\"…\", \"…\"]".to_owned(),
        Type::Integer => "un nombre entier, par exemple 3".to_owned(),
        Type::Money => "un montant en euros, \"1 500 €\"".to_owned(),
        Type::Percent => "un pourcentage, \"7,86 %\"".to_owned(),
        Type::Date => "une date, par exemple 2026-12-01".to_owned(),
        Type::Duration => "une durée, \"30 jours\"".to_owned(),
        Type::Boolean => "true (oui) ou false (non)".to_owned(),
        Type::Choice(choices) => one_of(choices.iter().map(|choice| choice.key.as_str())),
        Type::List => "une liste de textes, [\"…\", \"…\"]".to_owned(),
        Type::Table(columns) => {
            let keys: Vec<String> =
                columns.iter().map(|column| format!("{} = \"…\"", column.key)).collect();
            format!("un tableau, [{{ {} }}]", keys.join(", "))
        }
        Type::Party => "l’identifiant d’une partie, \"boulangerie-du-pont\"".to_owned(),
    };
    format!("attendu\u{a0}: {example}")
}

fn parse_integer(text: &str) -> Result<i64, String> {
    let folded = fold(text);
    let (sign, number) = match folded.strip_prefix(['-', '\u{2212}']) {
        Some(number) => ("-", number),
        None => ("", folded.as_str()),
    };
    digits(number)
        .and_then(|number| format!("{sign}{number}").parse().ok())
        .ok_or_else(|| expected(&Type::Integer))
}

fn parse_choice(key: &str, choices: &[Choice]) -> Result<Value, String> {
    if let Some(choice) = choices.iter().find(|choice| choice.key == key) {
        let Choice { key, label } = choice.clone();
        return Ok(Value::Choice { key, label });
    }
    let keys = || choices.iter().map(|choice| choice.key.as_str());
    Err(match closest(key, keys()) {
        Some(close) => format!(
            "vouliez-vous dire {}\u{a0}? Les choix sont {}",
            quote(close),
            one_of(keys())
        ),
        None => format!("attendu\u{a0}: {}", one_of(keys())),
    })
}

/// Paragraphs of a text: what blank lines separate.
fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = Vec::new();
    let mut current: Vec<&str> = Vec::new();
    for line in text.split('\n').chain([""]) {
        let line = line.trim();
        if !line.is_empty() {
            current.push(line);
        } else if !current.is_empty() {
            paragraphs.push(current.join("\n"));
            current.clear();
        }
    }
    paragraphs
}

struct Parser<'a> {
    name: &'a str,
    findings: &'a mut Findings,
}

impl Parser<'_> {
    fn refuse<T>(&mut self, raw: &Spanned<Raw>, help: &str) -> Option<T> {
        let found = match &raw.value {
            Raw::String(text) => quote(excerpt(text)),
            other => other.nature().to_owned(),
        };
        self.findings.push(
            Diagnostic::new(
                &rule::VALUE,
                raw.span.clone(),
                format!("{found} ne convient pas à {}", quote(self.name)),
            )
            .help(help),
        );
        None
    }

    fn text(&mut self, raw: &Spanned<Raw>, input: &str, ty: &Type) -> Option<Value> {
        let lines = matches!(ty, Type::Paragraphs);
        // Spaces at the end of a long string are those of its layout.
        let input = if lines { input.trim_end_matches([' ', '\n']) } else { input };
        if !text::check_value(input, &raw.span, lines, self.findings) {
            return None;
        }
        match Value::parse_str(input, ty) {
            Ok(value) => Some(value),
            Err(help) => self.refuse(raw, &help),
        }
    }

    fn texts(
        &mut self,
        raw: &Spanned<Raw>,
        items: &[Spanned<Raw>],
        lines: bool,
    ) -> Option<Vec<String>> {
        if !self.count(raw, items.len()) {
            return None;
        }
        let mut texts = Vec::with_capacity(items.len());
        let mut whole = true;
        for item in items {
            let Raw::String(entry) = &item.value else {
                whole = false;
                self.refuse::<()>(
                    item,
                    "attendu\u{a0}: un texte entre guillemets droits",
                );
                continue;
            };
            whole &= text::check_value(entry, &item.span, lines, self.findings);
            if entry.trim().is_empty() {
                whole = false;
                self.refuse::<()>(item, "supprimez cette entrée vide, ou remplissez-la");
            }
            texts.push(entry.trim().to_owned());
        }
        whole.then_some(texts)
    }

    fn count(&mut self, raw: &Spanned<Raw>, count: usize) -> bool {
        if count <= MAX_ENTRIES {
            return true;
        }
        self.findings.push(Diagnostic::new(
            &rule::VALUE_SIZE,
            raw.span.clone(),
            format!(
                "cette valeur compte {}\u{a0}; le maximum est de 10\u{a0}000",
                clausier_french::count(count as u64, "entrée")
            ),
        ));
        false
    }

    fn table(
        &mut self,
        raw: &Spanned<Raw>,
        rows: &[Spanned<Raw>],
        columns: &[Column],
    ) -> Option<Value> {
        if !self.count(raw, rows.len()) {
            return None;
        }
        let mut whole = true;
        let mut table = Vec::with_capacity(rows.len());
        for row in rows {
            let Raw::Table(cells) = &row.value else {
                whole = false;
                let ty = Type::Table(columns.to_vec());
                self.refuse::<()>(row, &expected(&ty));
                continue;
            };
            match self.row(row, cells, columns) {
                Some(row) => table.push(row),
                None => whole = false,
            }
        }
        whole.then_some(Value::Table(table))
    }

    fn row(
        &mut self,
        raw: &Spanned<Raw>,
        cells: &RawTable,
        columns: &[Column],
    ) -> Option<BTreeMap<String, String>> {
        let mut whole = true;
        let mut row = BTreeMap::new();
        for (key, cell) in &cells.entries {
            if !columns.iter().any(|column| column.key == key.value) {
                whole = false;
                let keys = columns.iter().map(|column| column.key.as_str());
                let unknown = Diagnostic::new(
                    &rule::VALUE,
                    key.span.clone(),
                    format!("colonne inconnue {}", quote(excerpt(&key.value))),
                );
                self.findings.push(unknown.help(format!("écrivez {}", one_of(keys))));
                continue;
            }
            let Raw::String(entry) = &cell.value else {
                whole = false;
                self.refuse::<()>(cell, "une case s’écrit entre guillemets droits");
                continue;
            };
            whole &= text::check_value(entry, &cell.span, false, self.findings);
            row.insert(key.value.clone(), entry.trim().to_owned());
        }
        for column in columns {
            if cells.get(&column.key).is_none() {
                whole = false;
                self.findings.push(
                    Diagnostic::new(
                        &rule::VALUE,
                        raw.span.clone(),
                        format!(
                            "il manque la colonne {} sur cette ligne",
                            quote(&column.key)
                        ),
                    )
                    .help("une case vide s’écrit \"\""),
                );
            }
        }
        whole.then_some(row)
    }
}
