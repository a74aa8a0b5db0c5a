//! Parsing TOML: the tree with its places, and syntax faults said in French.

use std::ops::Range;
use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, SourceFile, Span};
use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use crate::raw::{Raw, RawTable};
use crate::say::quote;
use crate::{Spanned, rule};

/// How deep tables and lists may stand within one another.
const MAX_DEPTH: usize = 24;

/// How many syntax faults of one file are reported: after a few, they are echoes.
const MAX_FAULTS: usize = 5;

/// Parses the TOML in the bytes `range` of a file.
pub fn parse_toml(
    file: &Arc<SourceFile>,
    range: Range<usize>,
    findings: &mut Findings,
) -> Option<RawTable> {
    let text = file.text().get(range.clone())?;
    // The parser bounds each key and each value, not their product; dropping a tree
    // of many thousand levels would exhaust the stack.
    if let Some(at) = too_deep(text) {
        let at = range.start + at;
        findings.push(
            Diagnostic::new(
                &rule::NESTING,
                Span::new(file, at..at + 1),
                format!(
                    "les tables et les listes sont imbriquées sur plus de {MAX_DEPTH} niveaux"
                ),
            )
            .help("aplatissez cette valeur"),
        );
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        let tree = Tree { file, offset: range.start };
        let span = Span::new(file, range.start..range.start);
        return Some(tree.table(table.get_ref(), span));
    }
    for error in errors.iter().take(MAX_FAULTS) {
        let place = error.span().unwrap_or(0..0);
        let span = Span::new(file, range.start + place.start..range.start + place.end);
        findings.push(fault(error.message(), text.get(place).unwrap_or(""), span));
    }
    None
}

struct Tree<'a> {
    file: &'a Arc<SourceFile>,
    offset: usize,
}

impl Tree<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start..self.offset + range.end)
    }

    fn table(&self, table: &DeTable<'_>, span: Span) -> RawTable {
        let mut entries: Vec<_> = table
            .iter()
            .map(|(key, value)| {
                let name = Spanned::new(key.get_ref().to_string(), self.span(key.span()));
                (name, self.value(value.get_ref(), value.span()))
            })
            .collect();
        entries.sort_by_key(|(key, _)| key.span.range().start);
        RawTable { entries, span }
    }

    fn value(&self, value: &DeValue<'_>, range: Range<usize>) -> Spanned<Raw> {
        let span = self.span(range);
        let raw = match value {
            DeValue::String(text) => {
                return Spanned::new(Raw::String(text.to_string()), content(&span));
            }
            DeValue::Integer(number) => {
                Raw::Integer(i64::from_str_radix(number.as_str(), number.radix()).ok())
            }
            DeValue::Float(number) => Raw::Float(number.as_str().to_owned()),
            DeValue::Boolean(flag) => Raw::Boolean(*flag),
            DeValue::Datetime(moment) => match (moment.date, moment.time) {
                (Some(date), None) => i16::try_from(date.year)
                    .ok()
                    .zip(i8::try_from(date.month).ok())
                    .zip(i8::try_from(date.day).ok())
                    .and_then(|((year, month), day)| Date::new(year, month, day).ok())
                    .map_or_else(|| Raw::Time(moment.to_string()), Raw::Date),
                _ => Raw::Time(moment.to_string()),
            },
            DeValue::Array(items) => Raw::Array(
                items
                    .iter()
                    .map(|item| self.value(item.get_ref(), item.span()))
                    .collect(),
            ),
            DeValue::Table(table) => Raw::Table(self.table(table, span.clone())),
        };
        Spanned::new(raw, span)
    }
}

/// What stands between the quotation marks of a string.
fn content(span: &Span) -> Span {
    let text = span.file().text().get(span.range()).unwrap_or("");
    for mark in ["\"\"\"", "'''", "\"", "'"] {
        let inside = text.len() >= 2 * mark.len()
            && text.starts_with(mark)
            && text.ends_with(mark);
        if !inside {
            continue;
        }
        // TOML drops a line feed that follows the opening marks of a long string.
        let skip = usize::from(mark.len() == 3 && text[mark.len()..].starts_with('\n'));
        let end = text.len() - mark.len();
        return span.part((mark.len() + skip).min(end)..end);
    }
    span.clone()
}

/// Where brackets and dotted keys go deeper than [`MAX_DEPTH`].
fn too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    // Dots of the key being read, at each level of brackets.
    let mut levels = vec![0_usize];
    let mut depth = 0;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let here = at;
        at += 1;
        match byte {
            b'#' => {
                at = text[here..].find('\n').map_or(bytes.len(), |end| here + end);
            }
            b'"' | b'\'' => at = string_end(bytes, here),
            b'[' | b'{' => {
                levels.push(0);
                depth += 1;
            }
            b']' | b'}' if levels.len() > 1 => {
                depth -= 1 + levels.pop().unwrap_or(0);
            }
            b'.' => {
                if let Some(level) = levels.last_mut() {
                    *level += 1;
                }
                depth += 1;
            }
            b',' | b'\n' => {
                if let Some(level) = levels.last_mut() {
                    depth -= *level;
                    *level = 0;
                }
            }
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Some(here);
        }
    }
    None
}

/// The byte after a string that starts at `start`, closed or not.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mark = bytes[start];
    let long = bytes[start..].starts_with(&[mark; 3]);
    let mut at = start + if long { 3 } else { 1 };
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' if mark == b'"' => at += 1,
            b'\n' if !long => return at,
            byte if byte == mark && !long => return at + 1,
            byte if byte == mark && bytes[at..].starts_with(&[mark; 3]) => {
                // Up to two marks may stand right before the closing ones.
                let marks = bytes[at..].iter().take(5);
                return at + marks.take_while(|b| **b == mark).count();
            }
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// The finding for a message of the parser.
fn fault(message: &str, found: &str, span: Span) -> Diagnostic {
    let (what, expected) = match message.split_once(", expected ") {
        Some((what, expected)) => (what, Some(expected)),
        None => (message, None),
    };
    if what == "duplicate key" {
        return Diagnostic::new(
            &rule::DUPLICATE_KEY,
            span,
            format!("la clé {} est donnée deux fois", quote(found)),
        )
        .label("déjà donnée plus haut")
        .help("gardez une seule des deux valeurs");
    }
    if what == "recursion limit" {
        return Diagnostic::new(
            &rule::NESTING,
            span,
            "les tables et les listes sont trop imbriquées",
        );
    }
    if let Some((_, french, help)) = FAULTS.iter().find(|(start, ..)| {
        what.strip_prefix(start)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', ':', '`']))
    }) {
        let finding = Diagnostic::new(&rule::TOML, span, *french);
        return if help.is_empty() { finding } else { finding.help(*help) };
    }
    let mut message = format!("l’écriture TOML n’est pas lisible ici\u{a0}: {what}");
    if let Some(expected) = expected {
        message.push_str(&format!(" (attendu\u{a0}: {expected})"));
    }
    Diagnostic::new(&rule::TOML, span, message)
}

/// Starts of the parser's messages, what they mean, and what to do.
const FAULTS: &[(&str, &str, &str)] = &[
    (
        "key with no value",
        "cette clé n’a pas de valeur",
        "écrivez «\u{a0}clé = valeur\u{a0}», un texte étant entre guillemets droits",
    ),
    ("missing value", "il manque une valeur après le signe =", ""),
    ("extra `=`", "il y a un signe = de trop", ""),
    (
        "string values must be quoted",
        "un texte s’écrit entre guillemets droits",
        "entourez-le de \"…\"",
    ),
    ("unclosed array table", "il manque les crochets fermants «\u{a0}]]\u{a0}»", ""),
    ("unclosed table", "il manque le crochet fermant «\u{a0}]\u{a0}»", ""),
    ("unclosed array", "il manque le crochet fermant «\u{a0}]\u{a0}» de cette liste", ""),
    ("unclosed inline table", "il manque l’accolade fermante «\u{a0}}\u{a0}»", ""),
    (
        "missing comma between array elements",
        "il manque une virgule entre deux éléments de cette liste",
        "",
    ),
    (
        "missing comma between key-value pairs",
        "il manque une virgule entre deux clés",
        "",
    ),
    ("extra comma in array", "il y a une virgule de trop dans cette liste", ""),
    ("extra comma in inline table", "il y a une virgule de trop", ""),
    (
        "invalid basic string",
        "ce texte n’est pas fermé, ou contient un caractère qui ne s’écrit pas tel quel",
        "fermez-le par un guillemet droit sur la même ligne",
    ),
    ("invalid literal string", "ce texte n’est pas fermé par une apostrophe droite", ""),
    (
        "invalid multi-line basic string",
        "ce texte de plusieurs lignes n’est pas fermé par trois guillemets droits",
        "",
    ),
    (
        "invalid multi-line literal string",
        "ce texte de plusieurs lignes n’est pas fermé par trois apostrophes droites",
        "",
    ),
    (
        "invalid unquoted key",
        "une clé s’écrit en lettres sans accent, chiffres et tirets",
        "retirez les accents et les espaces, ou mettez la clé entre guillemets droits",
    ),
    ("unexpected key or value", "il y a quelque chose de trop sur cette ligne", ""),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Option<RawTable>, Vec<String>) {
        let file = SourceFile::new("a.toml", text);
        let mut findings = Findings::new();
        let table = parse_toml(&file, 0..text.len(), &mut findings);
        let said = findings
            .iter()
            .map(|finding| {
                let at = finding.span.start();
                format!("{}:{} {}", at.line, at.column, finding.message)
            })
            .collect();
        (table, said)
    }

    #[test]
    fn keeps_the_order_of_the_source() {
        let (table, _) = parse("z = 1\na = 2\n[t.y]\nk = 1\n[t.b]\n[[s]]\n[[s]]\n");
        let table = table.expect("valid");
        let keys: Vec<_> = table.entries.iter().map(|(k, _)| k.value.as_str()).collect();
        assert_eq!(keys, ["z", "a", "t", "s"]);
        let Some(Spanned { value: Raw::Table(t), .. }) = table.get("t") else {
            panic!("a table");
        };
        let keys: Vec<_> = t.entries.iter().map(|(k, _)| k.value.as_str()).collect();
        assert_eq!(keys, ["y", "b"]);
    }

    #[test]
    fn the_span_of_a_string_is_its_content() {
        for (source, content) in [
            ("a = \"é x\"", "é x"),
            ("a = 'x'", "x"),
            ("a = \"\"", ""),
            ("a = \"\"\"\nx\ny\"\"\"", "x\ny"),
            ("a = '''x'''", "x"),
        ] {
            let (table, _) = parse(source);
            let table = table.expect("valid");
            let value = table.get("a").expect("a");
            assert_eq!(value.value, Raw::String(content.to_owned()), "{source}");
            assert_eq!(&source[value.span.range()], content, "{source}");
        }
    }

    #[test]
    fn says_faults_in_french_where_they_are() {
        for (source, expected) in [
            ("a = 1\na = 2\n", "2:1 la clé «\u{a0}a\u{a0}» est donnée deux fois"),
            ("é = 1\n", "1:1 une clé s’écrit en lettres sans accent, chiffres et tirets"),
            (
                "a = ['x' 'y']\n",
                "1:10 il manque une virgule entre deux éléments de cette liste",
            ),
            ("a\n", "1:2 cette clé n’a pas de valeur"),
        ] {
            let (table, said) = parse(source);
            assert!(table.is_none());
            assert_eq!(said[0], expected, "{source}");
        }
        for source in
            ["a = \"x\nb = 1", "[a\nb = 1", "a = {b = 1", "a = [1,\n", "a = deux"]
        {
            let (table, said) = parse(source);
            assert!(table.is_none() && !said.is_empty(), "{source}");
            assert!(!said[0].contains("n’est pas lisible"), "{source}: {said:?}");
        }
    }

    #[test]
    fn deep_nesting_is_a_finding() {
        let array = format!("a = {}{}", "[".repeat(100_000), "]".repeat(100_000));
        let dotted = format!("{}a = 1", "a.".repeat(50_000));
        let both = format!("a = {}", "{a.a.a.a.a.a = ".repeat(5_000));
        for source in [array, dotted, both] {
            let (table, said) = parse(&source);
            assert!(table.is_none());
            assert!(said[0].contains("imbriquées"), "{said:?}");
        }
        let flat = "a = [".to_owned() + &"[1, 2], ".repeat(10_000) + "]";
        assert!(parse(&flat).0.is_some());
        assert!(
            parse("a = \"...........................\" # ...............\n").0.is_some()
        );
    }
}
