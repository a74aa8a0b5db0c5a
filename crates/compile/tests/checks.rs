//! Checks over words, questions and signs: which of them a contract has to answer.

use std::collections::BTreeMap;
use std::path::Path;

use clausier_compile::checks::{TextChecks, pictures, prove};
use clausier_compile::store::{DiskStore, Store};
use clausier_diagnostics::{Findings, SourceFile};
use clausier_french::Reading;
use clausier_model::clause::parse_clause;

use crate::workspace::{HEADER, build, workspace};

const VARIABLES: &str = "[variables.seul]\ntype = \"boolean\"\ndefault = false\n\
    [[checks]]\ncode = \"PEN-04\"\nname = \"penalites-apres-rappel\"\n\
    forbid = 'après … mise en demeure'\nwith = 'pénalité'\nmessage = \"m\"\n\
    basis = \"C. com., art. L. 441-10, II\"\nhelp = \"h\"\n\
    [[checks]]\ncode = \"PEN-05\"\nname = \"jamais\"\nwhen = \"seul\"\n\
    forbid = 'pénalité'\nmessage = \"m\"\n\
    [[checks]]\ncode = \"PEN-06\"\nname = \"muet\"\nseverity = \"warning\"\n\
    demand = [{ item = 'a) x', any = 'confidentialité' }, { item = 'b) y', any = 'audit' }]\n\
    message = \"il manque\"\nverify = \"le texte\"\n\
    [[checks]]\ncode = \"IND-02\"\nname = \"horaires\"\nseverity = \"warning\"\n\
    assert = \"seul\"\nmessage = \"horaires imposés\"\ngroup = \"subordination\"\n\
    weight = \"heavy\"\nhelp = \"retirez-les\"\n\
    [[checklist]]\ncode = \"ASS-02\"\nask = \"Est-ce couvert ?\"\n\
    basis = \"C. assur., art. L. 113-9\"\n\
    [[checklist]]\ncode = \"ASS-03\"\nask = \"Et seul ?\"\nwhen = \"seul\"\n";

#[test]
fn what_stands_is_given_to_who_has_the_words() {
    let compiled = build(&workspace(VARIABLES, "Un.\n", ""));
    assert!(compiled.findings.is_empty(), "{:?}", compiled.findings);
    let standing: Vec<_> = compiled
        .text_checks
        .iter()
        .map(|check| (check.parsed.check.code.as_str(), check.node.as_deref()))
        .collect();
    let node = Some("essai/a");
    assert_eq!(standing, [("PEN-04", node), ("PEN-06", node)]);
    let asked: Vec<_> =
        compiled.checklist.iter().map(|item| item.code.as_str()).collect();
    assert_eq!(asked, ["ASS-02"]);
    assert!(compiled.checklist[0].basis[0].url.is_some());

    let told = pictures(compiled.signs);
    let [picture] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(picture.rule.name, "subordination");
    assert_eq!(picture.help, ["IND-02\u{a0}: retirez-les"]);

    let checks = TextChecks::new(compiled.text_checks.iter().map(|check| check.text()));
    let text = "Les pénalités courent après une mise en demeure. Un audit est possible.";
    let found = checks.read(&Reading::new(text));
    let [(0, range)] = found.hits.as_slice() else { panic!("{found:?}") };
    assert_eq!(&text[range.clone()], "après une mise en demeure");
    assert_eq!(found.said, [(1, 1)]);
    let second = compiled.text_checks[1].text();
    let missing = second.unsaid(&|item| found.said.contains(&(1, item)));
    assert_eq!(missing, ["a) x"]);

    let [first, second] = compiled.text_checks.as_slice() else { panic!("two checks") };
    assert_eq!(first.text().hits(&Reading::new(text)), std::slice::from_ref(range));
    let place = first.parsed.check.span.clone();
    let finding = first.parsed.finding(place.clone());
    assert_eq!(finding.basis[0].text, "C. com., art. L. 441-10, II");
    let finding = second.parsed.lacking(&missing, place);
    assert_eq!(finding.message, "il manque\u{a0}: a) x");
    assert_eq!(finding.help, ["à vérifier\u{a0}: le texte"]);
}

#[test]
fn a_pattern_that_cannot_be_read_is_said_where_it_is() {
    let variables = "[[checks]]\ncode = \"A-1\"\nname = \"a\"\nmessage = \"m\"\n\
        forbid = ['un', '(deux|trois']\n";
    let compiled = build(&workspace(variables, "Un.\n", ""));
    let found: Vec<_> = compiled.findings.iter().collect();
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(finding.rule.code, "EXP-05");
    let line = 1 + HEADER.lines().count() + variables.lines().count();
    assert_eq!(finding.span.start().line, line);
    assert!(finding.span.start().column > "forbid = ['un', '".len());
    assert!(compiled.text_checks.is_empty());
}

/// What the handbook shows is true.
#[test]
fn the_examples_of_the_guide_are_proved() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let store = DiskStore::new(&root).expect("the repository");
    let page = store.read("book/src/guide/ecrire-une-clause.md").expect("readable");
    let page = String::from_utf8(page.expect("the guide").to_vec()).expect("UTF-8");
    let mut proved = 0;
    for block in page.split("```toml\n").skip(1) {
        let block = block.split("```").next().expect("a first part");
        if !block.starts_with("[[checks]]") || block.contains("assert") {
            continue;
        }
        let source = format!("+++\n{HEADER}{block}+++\nA.\n");
        let file = SourceFile::new("clauses/a/a.md", source);
        let mut findings = Findings::new();
        let clause = parse_clause("a/a", &file, &mut findings).expect("a clause");
        let faults = prove(&clause.checks[0], &BTreeMap::new(), None);
        assert!(faults.is_empty(), "{block}{faults:?}");
        proved += 1;
    }
    assert_eq!(proved, 2, "one check of each kind over words");
}
