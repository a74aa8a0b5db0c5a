use clausier_diagnostics::{Findings, SourceFile};

use super::*;

const NATURAL: &str = r#"kind = "natural"
gender = "feminine"
first-name = "Claire"
last-name = "Moreau"
sole-trader = true
siren = "732 829 320"
siret = "732 829 320 00074"
vat = "FR44732829320"
vat-exempt = true
iban = "FR14 2004 1010 0505 0001 3M02 606"
email = "claire.moreau@example.fr"
[address]
street = "12 rue des Tanneurs"
postcode = "69003"
city = "Lyon"
"#;

const LEGAL: &str = r#"kind = "legal"
name = "Boulangerie du Pont"
form = "SARL"
capital = "10 000 €"
siren = "732829320"
rcs = "Lyon"
[address]
street = "1 quai du Pont"
postcode = "69002"
city = "Lyon"
[representative]
gender = "masculine"
first-name = "Paul"
last-name = "Roy"
capacity = "gérant"
"#;

fn parse(text: &str) -> (Option<Party>, Vec<String>) {
    let file = SourceFile::new("contracts/parties/x.toml", text);
    let mut findings = Findings::new();
    let party = parse_party("x", &file, &mut findings);
    let said = findings
        .sorted()
        .iter()
        .map(|finding| {
            let at = finding.span.start();
            format!("{}:{} {} {}", at.line, at.column, finding.rule.code, finding.message)
        })
        .collect();
    (party, said)
}

#[test]
fn reads_both_kinds() {
    let (party, said) = parse(NATURAL);
    assert!(said.is_empty(), "{said:?}");
    let party = party.expect("a party");
    assert_eq!(party.name(), "Claire Moreau");
    assert_eq!(party.gender(), Gender::Feminine);
    assert!(!party.is_trader() && !party.is_legal_person());
    assert_eq!(party.address.one_line(), "12 rue des Tanneurs, 69003 Lyon");

    let (party, said) = parse(LEGAL);
    assert!(said.is_empty(), "{said:?}");
    let party = party.expect("a party");
    assert_eq!(party.name(), "Boulangerie du Pont");
    assert_eq!(party.gender(), Gender::Masculine);
    assert!(party.is_trader() && party.is_legal_person());
}

#[test]
fn each_fault_is_on_its_line() {
    for (source, good, bad, expected) in [
        (NATURAL, "732 829 320\"", "732 829 321\"", "6:10 ID-01"),
        (NATURAL, "00074", "00075", "7:10 ID-02"),
        (NATURAL, "732 829 320 00074", "356 000 000 00048", "7:10 ID-02"),
        (NATURAL, "FR44", "FR45", "8:8 ID-03"),
        (NATURAL, "FR14 2004", "FR15 2004", "10:9 ID-12"),
        (NATURAL, "@example.fr", "", "11:10 ID-13"),
        (NATURAL, "69003", "6900", "14:13 ID-13"),
        (NATURAL, "sole-trader = true", "capital = \"1 €\"", "5:12 ID-13"),
        (NATURAL, "gender = \"feminine\"", "", "1:1 SRC-09"),
        (NATURAL, "vat-exempt = true", "birth-date = \"hier\"", "9:15 SRC-10"),
        (
            LEGAL,
            "form = \"SARL\"",
            "form = \"SARL\"\nbirth-place = \"Lyon\"",
            "4:16 ID-13",
        ),
        (
            LEGAL,
            "first-name = \"Paul\"",
            "first-name = \"Paul\"\ncompany = \"A\"",
            "11:1 SRC-09",
        ),
        (LEGAL, "\"gérant\"", "\"gérant\"\ncompany-capacity = \"b\"", "16:21 ID-13"),
        (LEGAL, "form = \"SARL\"", "", "1:1 SRC-09"),
        (LEGAL, "siren = \"732829320\"", "", "1:1 SRC-09"),
        (LEGAL, "10 000 €", "10000", "4:12 VAL-01"),
        (LEGAL, "[representative]", "[representant]", "1:1 SRC-09"),
        (
            LEGAL,
            "city = \"Lyon\"\n",
            "city = \"Lyon\"\ncontry = \"France\"\n",
            "11:1 SRC-08",
        ),
    ] {
        let source = source.replacen(good, bad, 1);
        let (_, said) = parse(&source);
        assert!(
            said.iter().any(|finding| finding.starts_with(expected)),
            "{bad}: {expected} not in {said:#?}"
        );
    }
}

#[test]
fn a_foreign_company_has_a_registration_instead() {
    let abroad = LEGAL
        .replace("siren = \"732829320\"\nrcs = \"Lyon\"\n", "")
        .replace("postcode = \"69002\"", "postcode = \"1204\"\ncountry = \"Suisse\"")
        .replace("form = \"SARL\"", "form = \"société anonyme de droit suisse\"");
    let (_, said) = parse(&abroad);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("registration"), "{said:?}");
    let registered =
        format!("registration = \"registre du commerce de Genève\"\n{abroad}");
    let (party, said) = parse(&registered);
    assert!(said.is_empty(), "{said:?}");
    let line = party.expect("a party").address.one_line();
    assert_eq!(line, "1 quai du Pont, 1204 Lyon, Suisse");
}

#[test]
fn a_private_person_needs_no_number() {
    let (_, said) = parse(
        "kind = \"natural\"\ngender = \"masculine\"\nfirst-name = \"Luc\"\n\
         last-name = \"Petit\"\n[address]\nstreet = \"3 rue Haute\"\n\
         postcode = \"01000\"\ncity = \"Bourg-en-Bresse\"\n",
    );
    assert!(said.is_empty(), "{said:?}");
}
