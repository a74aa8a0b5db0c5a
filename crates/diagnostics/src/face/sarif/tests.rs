//! The log against the published schema, and what the schema does not say.

use boon::{Compiler, Schemas};
use serde_json::{Value, json};

use super::super::sample::{TERM, findings, law, span};
use super::*;
use crate::{Basis, SourceFile};

const SCHEMA: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sarif-schema-2.1.0.json"));

/// What the schema does not like, if anything.
fn judged(log: &Value) -> std::result::Result<(), String> {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let mut schemas = Schemas::new();
    let mut compiler = Compiler::new();
    compiler.enable_format_assertions();
    compiler.add_resource("sarif.json", schema).expect("the schema is a resource");
    let index = compiler.compile("sarif.json", &mut schemas).expect("it compiles");
    schemas.validate(log, index).map_err(|error| format!("{error:#}"))
}

fn log(findings: &Findings) -> Value {
    let described = |rule: &Rule| {
        (rule.code == "DEF-01").then(|| Description {
            short: "Un terme employé est défini.".into(),
            markdown: "## Pourquoi\n\nLa majuscule annonce une définition.\n".into(),
            url: Some("https://clausier.example.fr/regles/def.html".into()),
        })
    };
    serde_json::from_str(&sarif(findings, "0.1.0", &described)).expect("it is JSON")
}

/// Findings with everything a finding may have.
fn rich() -> Findings {
    let file = SourceFile::new(
        "contracts/clients/café/à signer.md",
        "La 1ère échéance.\nLa 1ère fois.\n",
    );
    let word = span(&file, "1ère");
    let mut all = findings();
    all.push(
        Diagnostic::new(
            &Rule::new("TYPO-02", "ordinaux", Severity::Info),
            word.clone(),
            "1ère",
        )
        .basis(law())
        .basis(Basis { text: "usage".into(), url: None })
        .help("écrivez « 1re »")
        .fix(word, "1re")
        .fix(Span::new(&file, 23..28), "1re"),
    );
    all.push(Diagnostic::new(&TERM, Span::file_start(&file), "tout le fichier"));
    all
}

#[test]
fn the_schema_accepts_it() {
    for (what, findings) in [("everything", rich()), ("nothing", Findings::new())] {
        if let Err(error) = judged(&log(&findings)) {
            panic!("{what}: {error}");
        }
    }
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let sound = log(&rich());
    for (place, wrong) in [
        ("/version", json!("2.0.0")),
        ("/runs/0/columnKind", json!("bytes")),
        ("/runs/0/tool/driver/name", Value::Null),
        ("/runs/0/results/0/level", json!("erreur")),
        ("/runs/0/results/0/message", json!("un texte")),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", json!(0)),
        (
            "/runs/0/results/2/locations/0/physicalLocation/artifactLocation/uri",
            json!("à signer.md"),
        ),
        ("/runs/0/results/2/fixes/0/artifactChanges", json!([])),
    ] {
        let mut broken = sound.clone();
        *broken.pointer_mut(place).expect(place) = wrong;
        assert!(judged(&broken).is_err(), "{place}");
    }
}

#[test]
fn results_say_everything() {
    let log = log(&rich());
    let run = &log["runs"][0];
    let rules: Vec<_> =
        run["tool"]["driver"]["rules"].as_array().expect("rules").iter().collect();
    let ids: Vec<_> = rules.iter().map(|rule| &rule["id"]).collect();
    assert_eq!(ids, ["DEF-01", "DEF-02", "TYPO-02"]);
    assert_eq!(rules[0]["shortDescription"]["text"], "Un terme employé est défini.");
    assert_eq!(rules[0]["defaultConfiguration"]["level"], "error");
    assert_eq!(rules[1]["shortDescription"]["text"], "double-terme");
    assert_eq!(rules[1].get("help"), None);

    let results = run["results"].as_array().expect("results");
    let indices: Vec<_> = results.iter().map(|result| &result["ruleIndex"]).collect();
    assert_eq!(indices, [0, 1, 2, 0]);
    let ordinal = &results[2];
    assert_eq!(ordinal["level"], "note");
    assert_eq!(
        ordinal["message"]["text"].as_str().expect("a text").replace('\u{a0}', " "),
        "1ère\ntexte : C. com., art. L. 441-10, II\ntexte : usage\naide : écrivez « 1re »"
    );
    assert_eq!(
        ordinal["locations"][0]["physicalLocation"],
        json!({
            "artifactLocation": { "uri": "contracts/clients/caf%C3%A9/%C3%A0%20signer.md" },
            "region": { "startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 8 },
        })
    );
    let replacements = &ordinal["fixes"][0]["artifactChanges"][0]["replacements"];
    assert_eq!(replacements[1]["deletedRegion"]["startLine"], 2);
    assert_eq!(replacements[1]["insertedContent"]["text"], "1re");
    assert_eq!(ordinal["properties"]["basis"][1], json!({ "text": "usage" }));
    let related = &results[1]["relatedLocations"][0];
    assert_eq!(related["message"]["text"], "le rôle est nommé ici");
}

#[test]
fn fingerprints_survive_what_moves() {
    let prints = |text: &str| {
        let file = SourceFile::new("a.md", text);
        let mut all = Findings::new();
        for (at, _) in text.match_indices("le\u{a0}Client") {
            let span = Span::new(&file, at..at + "le\u{a0}Client".len());
            all.push(Diagnostic::new(&TERM, span, "terme"));
        }
        let log = log(&all);
        let results = log["runs"][0]["results"].as_array().expect("results").clone();
        let print =
            |result: &Value| result["partialFingerprints"]["clausier/v1"].to_string();
        results.iter().map(print).collect::<Vec<_>>()
    };
    let before = prints("le\u{a0}Client et le\u{a0}Client\n");
    assert_eq!(before, prints("Titre\n\nle\u{a0}Client et\n le\u{a0}Client paie\n"));
    assert_ne!(before[0], before[1]);
}
