//! Models and blocks.

use clausier_diagnostics::{Findings, SourceFile};
use clausier_model::document::Kind;
use clausier_model::model::{
    AnnexContent, Entry, Include, Model, parse_block, parse_model,
};

pub(crate) const GOOD: &str = r#"title = "Prestation"
version = "1.0.0"
kind = "contract"
contents = true

[roles.prestataire]
term = "Prestataire"
[roles.client]
term = "Client"
feminine = "Cliente"

[variables.acompte]
type = "boolean"
question = "Un acompte est-il demandé ?"

[defaults]
taux_penalites = "12 %"

[[recitals]]
clause = "preambule/contexte"

[[articles]]
id = "definitions"
title = "Définitions"
definitions = true
[[articles]]
id = "prix"
title = "Prix"
clauses = ["paiement/prix", { id = "paiement/acompte", when = "acompte", as = "acompte" }]
[[articles]]
include = "dispositions-finales"
when = "not acompte"

[[annexes]]
id = "annexe-missions"
title = "Missions"
clauses = ["annexes/missions"]
[[annexes]]
id = "annexe-donnees"
title = "Données"
model = "sous-traitance"

[signature]
mode = "signature"
initials = true

[[unlawful]]
when = "acompte and not acompte"
reason = "contradiction"
"#;

fn parse(source: &str) -> (Option<Model>, Vec<String>) {
    let file = SourceFile::new("contracts/models/prestation.toml", source);
    let mut findings = Findings::new();
    let model = parse_model("prestation", &file, &mut findings);
    (model, crate::said(findings))
}

#[test]
fn reads_a_whole_model() {
    let (model, said) = parse(GOOD);
    assert!(said.is_empty(), "{said:?}");
    let model = model.expect("a model");
    assert_eq!(model.kind, Kind::Contract);
    let roles: Vec<_> = model.roles.iter().map(|role| role.id.value.as_str()).collect();
    assert_eq!(roles, ["prestataire", "client"]);
    assert_eq!(model.recitals.len(), 1);
    assert_eq!(model.defaults[0].0.value, "taux_penalites");
    let [
        Entry::One(definitions),
        Entry::One(price),
        Entry::Include(Include { block, .. }),
    ] = model.articles.as_slice()
    else {
        panic!("{:?}", model.articles);
    };
    assert!(definitions.definitions && definitions.clauses.is_empty());
    assert_eq!(block.value, "dispositions-finales");
    let deposit = &price.clauses[1];
    assert_eq!(deposit.node().value, "acompte");
    let when = deposit.when.as_ref().expect("a condition");
    // An expression's own findings are placed within its quotation marks.
    assert_eq!(&GOOD[when.span.range()], "acompte");
    let annex = model.annexes[1].own().expect("an annex");
    assert!(matches!(annex.content, AnnexContent::Model(_)));
    assert!(model.signature.initials);
}

#[test]
fn each_fault_is_on_its_line() {
    for (good, bad, expected) in [
        ("version = \"1.0.0\"", "version = 1", "2:11 SRC-10"),
        ("kind = \"contract\"", "kind = \"contrat\"", "3:9 SRC-12"),
        ("[roles.client]", "[roles.Client]", "8:8 SRC-13"),
        ("id = \"prix\"", "id = \"definitions\"", "27:7 SRC-15"),
        ("id = \"prix\"", "id = \"../prix\"", "27:7 SRC-11"),
        ("\"paiement/prix\"", "\"paiement\\\\prix\"", "29:13 SRC-11"),
        ("when = \"acompte\"", "wen = \"acompte\"", "29:56 SRC-08"),
        ("\"dispositions-finales\"", "\"/etc/passwd\"", "31:12 SRC-11"),
        ("model = \"sous-traitance\"", "", "38:1 SRC-09"),
        ("reason = \"contradiction\"", "", "47:1 SRC-09"),
        ("clauses = [\"annexes/missions\"]", "clauses = [3]", "37:12 SRC-10"),
        ("feminine = \"Cliente\"", "many = true", "8:1 SRC-09"),
        ("term = \"Client\"", "term = \"Client\"\ngender = \"feminine\"", "11:13 SRC-14"),
    ] {
        let source = GOOD.replacen(good, bad, 1);
        let (_, said) = parse(&source);
        assert!(
            said.iter().any(|finding| finding.starts_with(expected)),
            "{bad}: {expected} not in {said:#?}"
        );
    }
}

#[test]
fn a_block_includes_no_other() {
    let source = "[[articles]]\nid = \"a\"\ntitle = \"A\"\nclauses = [\"f/a\"]\n\
                  [[articles]]\ninclude = \"b\"\n";
    let file = SourceFile::new("contracts/models/blocks/x.toml", source);
    let mut findings = Findings::new();
    let block = parse_block("x", &file, &mut findings).expect("a block");
    assert_eq!(block.articles.len(), 1);
    let said = crate::said(findings);
    assert_eq!(said, ["5:1 SRC-14 un bloc n’en contient pas un autre"]);
}

#[test]
fn a_block_has_all_that_models_share() {
    let source = "[[recitals]]\nclause = \"f/a\"\n[[annexes]]\nid = \"b\"\ntitle = \"B\"\n\
                  clauses = [\"f/b\"]\n[[unlawful]]\nwhen = \"x\"\nreason = \"y\"\n\
                  [[checks]]\ncode = \"A-1\"\nname = \"a\"\nseverity = \"error\"\n\
                  assert = \"x\"\nmessage = \"y\"\n[[annexes]]\nid = \"b\"\ntitle = \"B\"\n\
                  clauses = [\"f/b\"]\n";
    let file = SourceFile::new("contracts/models/blocks/x.toml", source);
    let mut findings = Findings::new();
    let block = parse_block("x", &file, &mut findings).expect("a block");
    assert_eq!(
        (block.recitals.len(), block.annexes.len(), block.articles.len()),
        (1, 2, 0)
    );
    assert_eq!((block.unlawful.len(), block.checks.len()), (1, 1));
    let said = crate::said(findings);
    assert_eq!(said, ["17:7 SRC-15 l’identifiant «\u{a0}b\u{a0}» sert deux fois"]);
}
