//! Manifests.

use clausier_diagnostics::{Findings, SourceFile};
use clausier_model::manifest::{Manifest, PartySource, parse_manifest};
use clausier_model::value::{Type, Value};

pub(crate) const GOOD: &str = r#"model = "prestation"
reference = "AV-2026-014"
date = 2026-12-01
place = "Lyon"

[parties]
prestataire = "claire-moreau"
client = ["boulangerie-du-pont", { kind = "natural", first-name = "Luc" }]

[values]
prix = "1 500 €"
acompte = true

[omit]
"general/langue" = "les deux parties sont francophones"

[replace]
"paiement/delais" = "paiement/delais-45"

[[add]]
id = "exclusivite-locale"
title = "Exclusivité locale"
clauses = ["exclusivite-locale"]
after = "prix"
"#;

fn parse(source: &str) -> (Option<Manifest>, Vec<String>) {
    let file = SourceFile::new("contract.toml", source);
    let mut findings = Findings::new();
    let manifest = parse_manifest(&file, &mut findings);
    (manifest, crate::said(findings))
}

#[test]
fn reads_a_whole_manifest() {
    let (manifest, said) = parse(GOOD);
    assert!(said.is_empty(), "{said:?}");
    let manifest = manifest.expect("a manifest");
    assert_eq!(manifest.model.value, "prestation");
    assert_eq!(manifest.parties[0].1[0].value, PartySource::Id("claire-moreau".into()));
    assert!(matches!(manifest.parties[1].1[1].value, PartySource::Inline(_)));
    assert_eq!(manifest.omit.len(), 1);
    assert_eq!(manifest.replace[0].1.value, "paiement/delais-45");
    assert_eq!(manifest.add[0].after.as_ref().expect("a place").value, "prix");
    // Types come later; the place of the value is still known then.
    let (name, raw) = &manifest.values[0];
    let mut findings = Findings::new();
    assert_eq!(Value::parse(&name.value, raw, &Type::Date, &mut findings), None);
    assert!(crate::said(findings)[0].starts_with("11:9 VAL-01"));
}

#[test]
fn each_fault_is_on_its_line() {
    for (good, bad, expected) in [
        ("model = \"prestation\"", "modele = \"x\"", "1:1 SRC-09"),
        ("model = \"prestation\"", "model = \"../x\"", "1:10 SRC-11"),
        ("2026-12-01", "2026-12-01T10:00:00Z", "3:8 SRC-10"),
        ("\"claire-moreau\"", "\"..\"", "7:16 SRC-11"),
        ("\"claire-moreau\"", "3", "7:15 SRC-10"),
        ("prix = ", "Prix = ", "11:1 SRC-13"),
        ("\"les deux parties sont francophones\"", "\" \"", "15:21 SRC-09"),
        ("\"paiement/delais\" =", "\"a/b/c\" =", "18:1 SRC-11"),
        ("after = \"prix\"", "after = \"PRIX\"", "24:10 SRC-11"),
        ("[values]", "[valeurs]", "10:2 SRC-08"),
    ] {
        let source = GOOD.replacen(good, bad, 1);
        let (_, said) = parse(&source);
        assert!(
            said.iter().any(|finding| finding.starts_with(expected)),
            "{bad}: {expected} not in {said:#?}"
        );
    }
}
