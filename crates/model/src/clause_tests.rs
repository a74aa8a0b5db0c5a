use super::*;

const GOOD: &str = r#"+++
title = "Pénalités de retard"
version = "1.2.0"
status = "in-force"
visibility = "public"
legal-basis = ["C. com., art. L. 441-10, II"]
reviewed = 2026-11-22
requires = ["paiement/delais"]
favours = "provider"

[terms]
"Facture" = { text = "la facture émise par {{ le('prestataire') }}", plural = "Factures" }
"Avoir" = "la facture rectificative"

[variables.taux_penalites]
type = "percent"
question = "Quel taux annuel ?"
default = "12 %"

[variables.escompte]
type = "boolean"
question = "Un escompte est-il accordé ?"
example = true

[[checks]]
code = "PEN-01"
name = "penalites-sous-plancher"
severity = "error"
assert = "taux_penalites >= percent('1 %')"
message = "le taux est trop bas"
bad = { taux_penalites = "0,5 %" }
good = { taux_penalites = "12 %" }
+++
Tout retard rend exigibles des pénalités.

```
# pas un titre
```

## Indemnité {#indemnite}
Texte.

# Commentaire
Pour le recueil.
# Historique
1.0.0
"#;

fn parse(text: &str) -> (Option<Clause>, Vec<String>) {
    let file = SourceFile::new("clauses/paiement/penalites.md", text);
    let mut findings = Findings::new();
    let clause = parse_clause("paiement/penalites", &file, &mut findings);
    let said = findings
        .sorted()
        .iter()
        .map(|finding| {
            let at = finding.span.start();
            format!("{}:{} {} {}", at.line, at.column, finding.rule.code, finding.message)
        })
        .collect();
    (clause, said)
}

#[test]
fn reads_a_whole_clause() {
    let (clause, said) = parse(GOOD);
    assert!(said.is_empty(), "{said:?}");
    let clause = clause.expect("a clause");
    assert_eq!(clause.title.value, "Pénalités de retard");
    assert_eq!(clause.version.to_string(), "1.2.0");
    assert_eq!(clause.status, ClauseStatus::InForce);
    let names: Vec<_> = clause.terms.iter().map(|t| t.name.value.as_str()).collect();
    assert_eq!(names, ["Facture", "Avoir"]);
    let term = &clause.terms[0];
    assert_eq!(&GOOD[term.text.span.range()], term.text.value);
    let names: Vec<_> = clause.variables.iter().map(|v| v.name.as_str()).collect();
    assert_eq!(names, ["taux_penalites", "escompte"]);
    let default = clause.variables[0].default.as_ref().expect("a default");
    assert_eq!(default.value.print().as_deref(), Some("12\u{a0}%"));
    let example = clause.variables[1].example.as_ref().expect("an example");
    assert_eq!(example.value, crate::value::Value::Boolean(true));
    assert!(clause.variables[1].default.is_none());
    assert_eq!(clause.checks.len(), 1);
    let body = &GOOD[clause.body.clone()];
    assert!(body.starts_with("Tout retard") && body.ends_with("Texte.\n\n"), "{body}");
    let sections: Vec<_> = clause
        .sections
        .iter()
        .map(|section| (section.title.as_str(), &GOOD[section.range.clone()]))
        .collect();
    assert_eq!(
        sections,
        [("Commentaire", "Pour le recueil.\n"), ("Historique", "1.0.0\n")]
    );
}

#[test]
fn each_fault_is_on_its_line() {
    for (good, bad, expected) in [
        ("title = ", "titel = ", "2:1 SRC-09"),
        ("version = \"1.2.0\"", "version = \"1.2\"", "3:12 SRC-12"),
        ("status = \"in-force\"", "status = \"en-vigueur\"", "4:11 SRC-12"),
        ("[\"paiement/delais\"]", "[\"../../secret\"]", "8:14 SRC-11"),
        ("[\"paiement/delais\"]", "\"paiement/delais\"", "8:13 SRC-10"),
        ("reviewed = 2026-11-22", "reviewed = \"hier\"", "7:13 SRC-10"),
        ("type = \"percent\"", "type = \"pourcent\"", "16:9 SRC-12"),
        ("default = \"12 %\"", "default = \"12\"", "18:12 VAL-01"),
        ("example = true", "example = \"oui\"", "23:12 VAL-01"),
        ("taux_penalites]", "Taux]", "15:12 SRC-13"),
        ("taux_penalites]", "loop]", "15:12 SRC-13"),
        ("\"Avoir\"", "\"facture\"", "13:1 SRC-15"),
        ("favours = \"provider\"", "favours = \"provider", "9:"),
        ("favours = ", "title = ", "9:1 SRC-06"),
        ("Un escompte est", "Un \\u202E est", "22:13 SRC-03"),
    ] {
        let source = GOOD.replacen(good, bad, 1);
        assert_ne!(source, GOOD, "{good}");
        let (_, said) = parse(&source);
        assert!(
            said.iter().any(|finding| finding.starts_with(expected)),
            "{bad}: {expected} not in {said:#?}"
        );
    }
}

#[test]
fn says_when_there_is_no_header() {
    for (source, expected) in [
        ("", "1:1 SRC-04"),
        ("Bonjour\n", "1:1 SRC-04"),
        ("+++\ntitle = \"x\"\n", "1:1 SRC-04"),
        ("++++\n+++\n", "1:1 SRC-04"),
    ] {
        let (clause, said) = parse(source);
        assert!(clause.is_none());
        assert_eq!(said.len(), 1);
        assert!(said[0].starts_with(expected), "{said:?}");
    }
}

#[test]
fn says_where_the_border_of_the_contract_would_move() {
    let header = "+++\ntitle = \"x\"\nversion = \"1.0.0\"\nstatus = \"draft\"\n+++\n";
    for (body, expected) in [
        ("Un.\n\n# Titre\n\nDeux.\n", &["8:1 SRC-12"][..]),
        ("Un.\n\nNégociation\n===\n\nDeux.\n", &["9:1 SRC-12"]),
        ("Un.\n\n#Négociation\n\nDeux.\n", &["8:1 SRC-12"]),
        ("##Un\n\n# commentaire\n", &["6:1 SRC-12", "8:1 SRC-12"]),
        ("## Un {#un}\n\n# Commentaire #\n\n# Autre\n\n===\n#autre\n", &[]),
    ] {
        let (_, said) = parse(&format!("{header}{body}"));
        let places = said.iter().map(|it| it.split(' ').take(2).collect::<Vec<_>>());
        let places: Vec<_> = places.map(|words| words.join(" ")).collect();
        assert_eq!(places, expected, "{body:?}: {said:?}");
    }
}

#[test]
fn a_header_alone_is_a_clause() {
    let (clause, said) =
        parse("+++\ntitle = \"x\"\nversion = \"1.0.0\"\nstatus = \"draft\"\n+++");
    assert!(said.is_empty(), "{said:?}");
    assert!(clause.expect("a clause").body.is_empty());
}
