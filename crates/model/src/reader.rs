//! Reading typed fields out of a TOML table.
//!
//! Each wrong field is one finding on its own line, and reading goes on: a source is
//! reported whole, not fault by fault.

use clausier_diagnostics::{Diagnostic, Findings, Span};
use jiff::civil::Date;

use crate::raw::{Raw, RawTable};
use crate::say::{closest, one_of, quote};
use crate::{Spanned, rule, text, value};

/// Reads the keys of one table, and reports those nobody asked for.
pub struct Reader<'t, 'f> {
    table: &'t RawTable,
    /// Keys that have a meaning here, in the order they were asked for.
    known: Vec<&'static str>,
    /// Where findings go; open to those who check what they read.
    pub findings: &'f mut Findings,
}

impl<'t, 'f> Reader<'t, 'f> {
    /// Starts reading a table.
    pub fn new(table: &'t RawTable, findings: &'f mut Findings) -> Self {
        Self { table, known: Vec::new(), findings }
    }

    /// The place of the table as a whole.
    pub fn span(&self) -> Span {
        self.table.span.clone()
    }

    /// The value of a key as it stands.
    pub fn raw(&mut self, key: &'static str) -> Option<&'t Spanned<Raw>> {
        self.known.push(key);
        self.table.get(key)
    }

    /// Whether the key is there, of whatever type.
    pub fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// Reports a key that must be given and is not.
    pub fn missing(&mut self, key: &str, help: &str) {
        let message = format!("la clé {} manque", quote(key));
        self.findings.push(
            Diagnostic::new(&rule::MISSING_KEY, self.table.span.clone(), message)
                .help(help),
        );
    }

    /// A text on one line.
    pub fn string(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let raw = self.raw(key)?;
        string(raw, key, false, self.findings)
    }

    /// A text that may hold line feeds.
    pub fn lines(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let raw = self.raw(key)?;
        string(raw, key, true, self.findings)
    }

    /// A text that must be given, and not be empty.
    pub fn required_string(&mut self, key: &'static str) -> Option<Spanned<String>> {
        if !self.has(key) {
            self.missing(key, &format!("ajoutez {key} = \"…\""));
        }
        let found = self.string(key)?;
        if found.value.trim().is_empty() {
            self.findings.push(Diagnostic::new(
                &rule::MISSING_KEY,
                found.span,
                format!("la clé {} est vide", quote(key)),
            ));
            return None;
        }
        Some(found)
    }

    /// A boolean.
    pub fn boolean(&mut self, key: &'static str) -> Option<Spanned<bool>> {
        let raw = self.raw(key)?;
        match raw.value {
            Raw::Boolean(flag) => Some(Spanned::new(flag, raw.span.clone())),
            _ => self.wrong(key, raw, "true ou false"),
        }
    }

    /// An integer between two bounds, both included.
    pub fn integer(
        &mut self,
        key: &'static str,
        bounds: std::ops::RangeInclusive<i64>,
    ) -> Option<Spanned<i64>> {
        let raw = self.raw(key)?;
        match raw.value {
            Raw::Integer(Some(number)) if bounds.contains(&number) => {
                Some(Spanned::new(number, raw.span.clone()))
            }
            Raw::Integer(_) => {
                let (low, high) = (bounds.start(), bounds.end());
                self.findings.push(Diagnostic::new(
                    &rule::BOUNDS,
                    raw.span.clone(),
                    format!("la clé {} va de {low} à {high}", quote(key)),
                ));
                None
            }
            _ => self.wrong(key, raw, "un nombre entier sans guillemets"),
        }
    }

    /// A date, in TOML's form or in French words.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let raw = self.raw(key)?;
        let date = match &raw.value {
            Raw::Date(date) => Some(*date),
            Raw::String(text) => value::parse_date(text).ok(),
            _ => None,
        };
        match date {
            Some(date) => Some(Spanned::new(date, raw.span.clone())),
            None => self.wrong(key, raw, "une date, par exemple 2026-12-01"),
        }
    }

    /// A list of texts of one line each; empty when the key is not there.
    pub fn strings(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let Some(raw) = self.raw(key) else { return Vec::new() };
        let Raw::Array(items) = &raw.value else {
            self.wrong::<()>(key, raw, "une liste de textes, par exemple [\"…\", \"…\"]");
            return Vec::new();
        };
        items.iter().filter_map(|item| string(item, key, false, self.findings)).collect()
    }

    /// A text of one line or a list of them; empty when the key is not there.
    pub fn string_or_list(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let Some(raw) = self.raw(key) else { return Vec::new() };
        match &raw.value {
            Raw::String(_) => {
                string(raw, key, false, self.findings).into_iter().collect()
            }
            Raw::Array(_) => self.strings(key),
            _ => {
                self.wrong::<()>(key, raw, "un texte ou une liste de textes");
                Vec::new()
            }
        }
    }

    /// A table.
    pub fn table(&mut self, key: &'static str) -> Option<&'t RawTable> {
        let raw = self.raw(key)?;
        match &raw.value {
            Raw::Table(table) => Some(table),
            _ => self.wrong(key, raw, "une table"),
        }
    }

    /// The tables of a table, such as those of `[variables.x]`, each with its name;
    /// empty when the key is not there.
    pub fn named_tables(
        &mut self,
        key: &'static str,
    ) -> Vec<(&'t Spanned<String>, &'t RawTable)> {
        let Some(table) = self.table(key) else { return Vec::new() };
        let mut tables = Vec::new();
        for (name, value) in &table.entries {
            match &value.value {
                Raw::Table(table) => tables.push((name, table)),
                _ => {
                    self.wrong::<()>(&name.value, value, "une table");
                }
            }
        }
        tables
    }

    /// The texts of a table, each with its key; empty when the key is not there.
    pub fn named_strings(
        &mut self,
        key: &'static str,
    ) -> Vec<(Spanned<String>, Spanned<String>)> {
        let Some(table) = self.table(key) else { return Vec::new() };
        let mut strings = Vec::new();
        for (name, value) in &table.entries {
            if let Some(text) = string(value, &name.value, false, self.findings) {
                strings.push((name.clone(), text));
            }
        }
        strings
    }

    /// A list of tables, such as `[[articles]]`; empty when the key is not there.
    pub fn tables(&mut self, key: &'static str) -> Vec<&'t RawTable> {
        let Some(raw) = self.raw(key) else { return Vec::new() };
        let Raw::Array(items) = &raw.value else {
            let expected = format!("des tables [[{key}]]");
            self.wrong::<()>(key, raw, &expected);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            match &item.value {
                Raw::Table(table) => tables.push(table),
                _ => {
                    self.wrong::<()>(key, item, "une table");
                }
            }
        }
        tables
    }

    /// One of a closed list of words, each with what it stands for.
    pub fn word<T: Clone>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<Spanned<T>> {
        let raw = self.raw(key)?;
        self.word_in(raw, key, words)
    }

    /// The same, of a value that stands under a name of its own.
    pub fn word_in<T: Clone>(
        &mut self,
        raw: &Spanned<Raw>,
        key: &str,
        words: &[(&'static str, T)],
    ) -> Option<Spanned<T>> {
        let found = string(raw, key, false, self.findings)?;
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == found.value) {
            return Some(Spanned::new(meaning.clone(), found.span));
        }
        let known = || words.iter().map(|(word, _)| *word);
        let mut finding = Diagnostic::new(
            &rule::WORD,
            found.span,
            format!("{} n’est pas admis pour la clé {}", quote(&found.value), quote(key)),
        );
        if let Some(close) = closest(&found.value, known()) {
            finding = finding.help(format!("vouliez-vous dire {}\u{a0}?", quote(close)));
        }
        self.findings.push(finding.help(format!("écrivez {}", one_of(known()))));
        None
    }

    /// Reports a value of another type than expected.
    pub fn wrong<T>(
        &mut self,
        key: &str,
        found: &Spanned<Raw>,
        expected: &str,
    ) -> Option<T> {
        self.findings.push(wrong_type(key, found, expected));
        None
    }

    /// Reports the keys that nobody asked for.
    pub fn finish(self) {
        for (key, _) in &self.table.entries {
            if self.known.contains(&key.value.as_str()) {
                continue;
            }
            let suggestion = closest(&key.value, self.known.iter().copied());
            let mut message = format!("clé inconnue {}", quote(&key.value));
            if let Some(suggestion) = suggestion {
                let suggestion = quote(suggestion);
                message
                    .push_str(&format!("\u{a0}; vouliez-vous dire {suggestion}\u{a0}?"));
            }
            let mut finding =
                Diagnostic::new(&rule::UNKNOWN_KEY, key.span.clone(), message)
                    .label("cette clé est sans effet");
            if suggestion.is_none() && !self.known.is_empty() {
                let mut known = self.known.clone();
                known.sort_unstable();
                known.dedup();
                finding = finding
                    .help(format!("les clés admises ici sont {}", known.join(", ")));
            }
            self.findings.push(finding);
        }
    }
}

/// A text that is allowed in a contract.
pub(crate) fn string(
    raw: &Spanned<Raw>,
    key: &str,
    lines: bool,
    findings: &mut Findings,
) -> Option<Spanned<String>> {
    let Raw::String(text) = &raw.value else {
        findings.push(wrong_type(key, raw, "un texte entre guillemets droits"));
        return None;
    };
    text::check_value(text, &raw.span, lines, findings)
        .then(|| Spanned::new(text.clone(), raw.span.clone()))
}

fn wrong_type(key: &str, found: &Spanned<Raw>, expected: &str) -> Diagnostic {
    Diagnostic::new(
        &rule::WRONG_TYPE,
        found.span.clone(),
        format!(
            "la clé {} est {}\u{a0}; attendu\u{a0}: {expected}",
            quote(key),
            found.value.nature()
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::toml_source::parse_toml;
    use clausier_diagnostics::SourceFile;

    fn read(source: &str, read: impl FnOnce(&mut Reader<'_, '_>)) -> Vec<String> {
        let file = SourceFile::new("a.toml", source);
        let mut findings = Findings::new();
        let table = parse_toml(&file, 0..source.len(), &mut findings).expect("TOML");
        let mut reader = Reader::new(&table, &mut findings);
        read(&mut reader);
        reader.finish();
        findings
            .sorted()
            .iter()
            .map(|finding| {
                let at = finding.span.start();
                format!("{}:{} {}", at.line, at.column, finding.message)
            })
            .collect()
    }

    #[test]
    fn suggests_the_closest_key() {
        let said = read("titel = \"x\"\n\nzzz = 1\n", |reader| {
            assert!(reader.string("title").is_none());
            assert!(reader.boolean("optional").is_none());
        });
        assert_eq!(
            said,
            [
                "1:1 clé inconnue «\u{a0}titel\u{a0}»\u{a0}; vouliez-vous dire \
                 «\u{a0}title\u{a0}»\u{a0}?",
                "3:1 clé inconnue «\u{a0}zzz\u{a0}»",
            ]
        );
    }

    #[test]
    fn says_what_was_found_and_what_was_expected() {
        let said = read(
            "a = 1\nb = \"x\"\nc = \"hier\"\nd = [1, \"y\"]\ne = \"juste\"\n",
            |reader| {
                reader.string("a");
                reader.boolean("b");
                reader.date("c");
                assert_eq!(reader.strings("d").len(), 1);
                reader.word("e", &[("juste", 1)]);
                reader.required_string("f");
            },
        );
        assert_eq!(said.len(), 5, "{said:?}");
        assert!(said[0].starts_with("1:1 la clé «\u{a0}f\u{a0}» manque"), "{said:?}");
        assert!(said[1].starts_with("1:5 "), "{said:?}");
        assert!(said[1].contains("est un nombre entier"), "{said:?}");
        assert!(said[2].starts_with("2:6 "), "{said:?}");
        assert!(said[3].starts_with("3:6 "), "{said:?}");
        assert!(said[4].starts_with("4:6 "), "{said:?}");
    }
}
