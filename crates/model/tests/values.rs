//! Values, type by type.

use clausier_diagnostics::{Findings, SourceFile};
use clausier_model::parse_toml;
use clausier_model::text::MAX_VALUE_CHARS;
use clausier_model::value::{Choice, Column, Type, Value};

fn parse(toml: &str, ty: &Type) -> (Option<Value>, Vec<String>) {
    let source = format!("x = {toml}\n");
    let file = SourceFile::new("contract.toml", source.as_str());
    let mut findings = Findings::new();
    let table = parse_toml(&file, 0..source.len(), &mut findings).expect(toml);
    let raw = table.get("x").expect("x");
    let value = Value::parse("x", raw, ty, &mut findings);
    (value, crate::said(findings))
}

fn choice() -> Type {
    let choice = |key: &str, label: &str| Choice { key: key.into(), label: label.into() };
    Type::Choice(vec![
        choice("mensuel", "chaque mois"),
        choice("trimestriel", "chaque trimestre"),
    ])
}

fn table() -> Type {
    let column =
        |key: &str, heading: &str| Column { key: key.into(), heading: heading.into() };
    Type::Table(vec![column("nom", "Nom"), column("prix", "Prix")])
}

#[test]
fn good_values() {
    for (toml, ty) in [
        ("\"Lyon\"", Type::Text),
        ("[\"un\", \"deux\"]", Type::Paragraphs),
        ("\"\"\"\nun\nsuite\n\ndeux\n\"\"\"", Type::Paragraphs),
        ("3", Type::Integer),
        ("1_500", Type::Integer),
        ("\"1 500 €\"", Type::Money),
        ("\"7,86 %\"", Type::Percent),
        ("2026-12-01", Type::Date),
        ("\"1er décembre 2026\"", Type::Date),
        ("\"30 jours\"", Type::Duration),
        ("true", Type::Boolean),
        ("\"mensuel\"", choice()),
        ("[]", Type::List),
        ("[\"a\", \"b\"]", Type::List),
        ("[{ nom = \"a\", prix = \"\" }]", table()),
        ("\"claire-moreau\"", Type::Party),
    ] {
        let (value, said) = parse(toml, &ty);
        assert!(value.is_some() && said.is_empty(), "{toml}: {said:?}");
        let written = value.as_ref().expect("a value").to_toml();
        assert_eq!(parse(&written, &ty), (value, Vec::new()), "{toml}: {written}");
    }
    let (value, _) = parse("\"\"\"\nun\nsuite\n\ndeux\n\"\"\"", &Type::Paragraphs);
    let expected = Value::Paragraphs(vec!["un\nsuite".into(), "deux".into()]);
    assert_eq!(value, Some(expected));
}

#[test]
fn bad_values_are_findings_where_they_are() {
    for (toml, ty, place) in [
        ("3", Type::Text, "1:5 VAL-01"),
        ("\"\"", Type::Text, "1:6 VAL-01"),
        ("\"a\\nb\"", Type::Text, "1:6 SRC-03"),
        ("\"ab\u{202e}c\"", Type::Text, "1:8 SRC-03"),
        ("\"ab\\u202Ec\"", Type::Text, "1:6 SRC-03"),
        ("\"\\u0000\"", Type::Text, "1:6 SRC-03"),
        ("\"\\u2029\"", Type::Paragraphs, "1:6 SRC-03"),
        ("[\"a\", \"\\uE000\"]", Type::List, "1:12 SRC-03"),
        ("[\"a\", 3]", Type::List, "1:11 VAL-01"),
        ("\"a\"", Type::List, "1:6 VAL-01"),
        ("3.5", Type::Integer, "1:5 VAL-01"),
        ("\"3\"", Type::Integer, "1:6 VAL-01"),
        ("99999999999999999999", Type::Integer, "1:5 VAL-01"),
        ("1500", Type::Money, "1:5 VAL-01"),
        ("1500.5", Type::Money, "1:5 VAL-01"),
        ("\"1500.50\"", Type::Money, "1:6 VAL-01"),
        ("\"1,234 €\"", Type::Money, "1:6 VAL-01"),
        ("\"12\"", Type::Percent, "1:6 VAL-01"),
        ("\"demain\"", Type::Date, "1:6 VAL-01"),
        ("12:00:00", Type::Date, "1:5 VAL-01"),
        ("\"30\"", Type::Duration, "1:6 VAL-01"),
        ("30", Type::Duration, "1:5 VAL-01"),
        ("\"oui\"", Type::Boolean, "1:6 VAL-01"),
        ("\"mensuelle\"", choice(), "1:6 VAL-01"),
        ("[{ nom = \"a\" }]", table(), "1:6 VAL-01"),
        ("[{ nom = \"a\", prix = \"b\", tva = \"c\" }]", table(), "1:31 VAL-01"),
        ("[{ nom = 1, prix = \"b\" }]", table(), "1:14 VAL-01"),
        ("[3]", table(), "1:6 VAL-01"),
        ("\"../x\"", Type::Party, "1:6 VAL-01"),
        ("\"a/b\"", Type::Party, "1:6 VAL-01"),
    ] {
        let (value, said) = parse(toml, &ty);
        assert_eq!(value, None, "{toml}");
        assert_eq!(said.len(), 1, "{toml}: {said:?}");
        assert!(said[0].starts_with(place), "{toml}: {said:?}");
    }
}

#[test]
fn a_value_has_a_limit() {
    let long = format!("\"{}\"", "é".repeat(MAX_VALUE_CHARS + 1));
    let (value, said) = parse(&long, &Type::Text);
    assert_eq!(value, None);
    assert_eq!(said.len(), 1);
    let said: String =
        said[0].chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let expected = "cette valeur compte 100 001 caractères ; le maximum est de 100 000";
    assert_eq!(said, format!("1:6 VAL-02 {expected}"));
    let fits = format!("\"{}\"", "é".repeat(MAX_VALUE_CHARS));
    assert!(parse(&fits, &Type::Text).0.is_some());
}

#[test]
fn command_line_values() {
    for (input, ty, expected) in [
        ("oui", Type::Boolean, Value::Boolean(true)),
        ("false", Type::Boolean, Value::Boolean(false)),
        ("1 500", Type::Integer, Value::Integer(1500)),
        ("a; b ;", Type::List, Value::List(vec!["a".into(), "b".into()])),
        (
            "mensuel",
            choice(),
            Value::Choice { key: "mensuel".into(), label: "chaque mois".into() },
        ),
        ("a*b*", Type::Text, Value::Text("a*b*".into())),
    ] {
        assert_eq!(Value::parse_str(input, &ty), Ok(expected), "{input}");
    }
    for (input, ty, phrase) in [
        ("1500.50", Type::Money, "1500,50\u{a0}€"),
        ("mensuell", choice(), "vouliez-vous dire «\u{a0}mensuel\u{a0}»"),
        ("hebdo", choice(), "attendu\u{a0}: «\u{a0}mensuel\u{a0}» ou"),
        ("a\u{202e}", Type::Text, "U+202E"),
        ("x", table(), "fiche du contrat"),
        ("peut-être", Type::Boolean, "true (oui) ou false (non)"),
    ] {
        let said = Value::parse_str(input, &ty).expect_err(input);
        assert!(said.contains(phrase), "{input}: {said}");
    }
}
