//! What expressions are worth, and what of a comparison is not known.

use clausier_diagnostics::Severity;

use crate::limits::said;
use crate::workspace::{build, workspace};

const VARIABLES: &str = "[variables.nombre]\ntype = \"integer\"\n\
    [variables.montant]\ntype = \"money\"\n[variables.taux]\ntype = \"percent\"\n";
const VALUES: &str = "nombre = 3\nmontant = \"1 500,50 €\"\ntaux = \"12 %\"\n";

#[test]
fn amounts_and_rates_are_multiplied_in_either_order() {
    for (expression, expected) in [
        ("montant * nombre", "4 501,50 €"),
        ("nombre * montant", "4 501,50 €"),
        ("montant / nombre", "500,17 €"),
        ("2 * montant", "3 001 €"),
        ("nombre * taux", "36 %"),
        ("taux * nombre", "36 %"),
        ("taux / nombre", "4 %"),
        ("taux * montant", "180,06 €"),
        ("nombre * nombre", "9"),
        ("nombre / montant", "type-inattendu"),
        ("montant * montant", "type-inattendu"),
        ("montant + nombre", "type-inattendu"),
        ("nombre - taux", "type-inattendu"),
    ] {
        let compiled = build(&workspace(
            VARIABLES,
            &format!("Soit {{{{ {expression} }}}}.\n"),
            VALUES,
        ));
        let found = match &compiled.document {
            Some(document) if !compiled.findings.has_errors() => {
                clausier_render::text(document)
            }
            _ => said(&compiled).join("\n"),
        };
        let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(plain(&found).contains(&plain(expected)), "{expression}: {found}");
    }
}

#[test]
fn a_column_of_a_table_adds_up_or_says_why_not() {
    let variables = "[variables.lots]\ntype = \"table\"\ncolumns = [\"lot\", \"prix\"]\n\
        headings = [\"Lot\", \"Prix\"]\n";
    for (expression, cells, expected) in [
        ("somme(lots, 'prix')", ["1 000 €", "500,50 €"], "1 500,50 €"),
        ("2 * somme(lots, 'prix')", ["1 000 €", "500,50 €"], "3 001 €"),
        ("somme(lots, 'prix')", ["40 %", "60 %"], "100 %"),
        ("somme(lots, 'prix')", ["40", "2"], "42"),
        (
            "somme(lots, 'prix')",
            ["40 €", "60 %"],
            "« 60 % », ligne 2 de la colonne « prix »",
        ),
        ("somme(lots, 'prix')", ["offert", "60 €"], "« offert », ligne 1"),
        ("somme(lots, 'total')", ["1 €", "2 €"], "pas de colonne « total »"),
        ("somme('lots', 'prix')", ["1 €", "2 €"], "attend un tableau"),
        ("somme(lots)", ["1 €", "2 €"], "somme"),
    ] {
        let [one, two] = cells;
        let values = format!(
            "lots = [{{ lot = \"a\", prix = \"{one}\" }}, {{ lot = \"b\", prix = \"{two}\" }}]\n"
        );
        let body = format!("Soit {{{{ {expression} }}}}.\n");
        let compiled = build(&workspace(variables, &body, &values));
        let found = match &compiled.document {
            Some(document) if !compiled.findings.has_errors() => {
                clausier_render::text(document)
            }
            _ => compiled.findings.iter().map(|it| it.message.as_str()).collect(),
        };
        let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(plain(&found).contains(&plain(expected)), "{expression}: {found}");
    }
}

fn check(when: &str, assert: &str, severity: &str) -> String {
    format!(
        "[variables.delai]\ntype = \"duration\"\n[variables.autre]\ntype = \"duration\"\n\
         [[checks]]\ncode = \"ESS-1\"\nname = \"essai\"\nseverity = \"{severity}\"\n{when}\
         assert = '{assert}'\nmessage = \"trop long\"\n"
    )
}

#[test]
fn a_check_says_what_only_the_calendar_could_tell() {
    let at_most = "delai <= duration(\"60 jours\")";
    for (when, assert, delai, expected) in [
        ("", at_most, "45 jours", ""),
        ("", at_most, "15 jours ouvrés", ""),
        ("", at_most, "8 semaines", ""),
        ("", at_most, "6 mois", "ESS-1"),
        ("", at_most, "60 jours ouvrés", "ESS-1"),
        ("", at_most, "2 mois", "EXP-04 donnez « delai » en jours"),
        ("", at_most, "45 jours ouvrés", "ESS-1"),
        ("", at_most, "40 jours ouvrés", "EXP-04 donnez « delai » en jours"),
        (
            "",
            "duration(\"60 jours\") >= delai",
            "2 mois",
            "EXP-04 donnez « delai » en jours",
        ),
        ("", "delai >= autre", "30 jours", "EXP-04 donnez « delai » et « autre » dans"),
        // What decides otherwise makes the calendar indifferent.
        (
            "",
            "delai <= duration(\"60 jours\") or autre <= duration(\"31 jours\")",
            "2 mois",
            "",
        ),
        (
            "",
            "delai <= duration(\"60 jours\") and autre > duration(\"31 jours\")",
            "2 mois",
            "ESS-1",
        ),
        (
            "delai > duration(\"60 jours\")",
            "autre <= duration(\"31 jours\")",
            "2 mois",
            "",
        ),
        (
            "delai > duration(\"60 jours\")",
            "autre > duration(\"31 jours\")",
            "2 mois",
            "EXP-04 donnez « delai » en",
        ),
    ] {
        let when =
            if when.is_empty() { String::new() } else { format!("when = '{when}'\n") };
        let values = format!("delai = \"{delai}\"\nautre = \"1 mois\"\n");
        for (severity, level) in [
            ("error", Severity::Warning),
            ("warning", Severity::Warning),
            ("info", Severity::Info),
        ] {
            let variables = check(&when, assert, severity);
            let compiled = build(&workspace(&variables, "Soit un délai.\n", &values));
            let found: Vec<_> = compiled
                .findings
                .iter()
                .filter(|finding| {
                    ["ESS-1", "EXP-02", "EXP-04"].contains(&&*finding.rule.code)
                })
                .collect();
            let Some((code, help)) = expected
                .split_once(' ')
                .or_else(|| (!expected.is_empty()).then_some((expected, "")))
            else {
                assert!(found.is_empty(), "{assert} {delai}: {:?}", said(&compiled));
                continue;
            };
            assert_eq!(found.len(), 1, "{assert} {delai}: {:?}", said(&compiled));
            assert_eq!(found[0].rule.code, code, "{assert} {delai}");
            if code == "EXP-04" {
                let said = found[0].help.concat();
                let plain = said.replace('\u{a0}', " ");
                assert!(plain.contains(help) && plain.contains("trop long"), "{said}");
                assert_eq!(found[0].rule.severity, level);
                assert!(compiled.document.is_some());
            }
        }
    }
}

#[test]
fn a_text_never_depends_on_the_calendar() {
    let compiled = build(&workspace(
        "[variables.delai]\ntype = \"duration\"\n",
        "Soit{% if delai > duration(\"60 jours\") %} long{% endif %}.\n",
        "delai = \"2 mois\"\n",
    ));
    let codes: Vec<_> =
        compiled.findings.iter().map(|it| it.rule.code.to_string()).collect();
    assert!(codes.contains(&"EXP-02".to_owned()), "{:?}", said(&compiled));
}
