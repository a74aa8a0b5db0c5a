//! Checks and questions: their kinds, and what is said of their faults.

use clausier_diagnostics::{Findings, Severity, SourceFile};
use clausier_model::check::{Check, CheckKind, Weight};
use clausier_model::clause::{Clause, parse_clause};

use crate::said;

const START: &str = "+++\ntitle = \"A\"\nversion = \"1.0.0\"\nstatus = \"draft\"\n";

fn parse(header: &str) -> (Clause, Vec<String>) {
    let file = SourceFile::new("clauses/a/a.md", format!("{START}{header}+++\nA.\n"));
    let mut findings = Findings::new();
    let clause = parse_clause("a/a", &file, &mut findings).expect("a clause");
    (clause, said(findings))
}

/// The only check of a clause, its first lines left out.
fn check(rest: &str) -> (Option<Check>, Vec<String>) {
    let (clause, said) = parse(&format!(
        "[[checks]]\ncode = \"A-1\"\nname = \"a\"\nmessage = \"m\"\n{rest}"
    ));
    (clause.checks.into_iter().next(), said)
}

#[test]
fn a_check_is_of_one_of_three_kinds() {
    let (found, said) = check(
        "forbid = \"un\"\nwith = [\"deux\", \"trois\"]\nunless = \"quatre\"\n\
         within = [\"rgpd\", \"cyber/acces\"]\nbasis = [\"C. civ., art. 1102\", \"CPC\"]\n\
         bad = \"x\"\ngood = [\"y\", \"z\"]\nseverity = \"warning\"\n\
         weight = \"heavy\"\ngroup = \"subordination\"\nverify = \"tout\"\n",
    );
    assert!(said.is_empty(), "{said:?}");
    let found = found.expect("a check");
    let CheckKind::Forbid(forbid) = &found.kind else { panic!("{found:?}") };
    assert_eq!((forbid.patterns.len(), forbid.with.len(), forbid.good.len()), (1, 2, 2));
    for (clause, read) in [
        (Some("rgpd"), true),
        (Some("rgpd/sous-traitance"), true),
        (Some("rgpd-2/a"), false),
        (Some("cyber/acces"), true),
        (Some("cyber/acces-distant"), false),
        (None, false),
    ] {
        assert_eq!(forbid.within.covers(clause), read, "{clause:?}");
    }
    assert_eq!(found.severity, Severity::Warning);
    assert_eq!(found.sign.as_ref().map(|sign| sign.weight), Some(Weight::Heavy));
    let law: Vec<_> = found.law().map(|basis| basis.text).collect();
    assert_eq!(law, ["C. civ., art. 1102", "CPC"]);

    let (found, said) =
        check("assert = \"x\"\nbad = { x = 1 }\ngood = [{ x = 2 }, { x = 3 }]\n");
    assert!(said.is_empty(), "{said:?}");
    let found = found.expect("a check");
    let CheckKind::Assert(assert) = &found.kind else { panic!("{found:?}") };
    assert_eq!((assert.bad.len(), assert.good.len()), (1, 2));
    assert_eq!(found.severity, Severity::Error);

    let (found, said) = check(
        "demand = [{ item = \"i\", any = [\"p\", \"q\"] }, { item = \"j\", any = \"r\" }]\n",
    );
    assert!(said.is_empty(), "{said:?}");
    let found = found.expect("a check");
    let CheckKind::Demand(demand) = &found.kind else { panic!("{found:?}") };
    assert_eq!(demand.items.len(), 2);
    assert!(demand.within.covers(None));
}

#[test]
fn what_was_not_verified_is_never_an_error() {
    let (found, said) = check("assert = \"x\"\nverify = \"l’alinéa\"\n");
    assert!(said.is_empty(), "{said:?}");
    assert_eq!(found.expect("a check").severity, Severity::Warning);
}

#[test]
fn faults_are_where_they_are_written() {
    for (rest, expected) in [
        ("", "5:1 SRC-09 la clé « assert » manque"),
        ("assert = \"x\"\nforbid = \"y\"\n", "5:1 SRC-14"),
        ("forbid = []\n", "5:1 SRC-09 la clé « forbid » manque"),
        ("forbid = 3\n", "9:10 SRC-10"),
        ("forbid = [\"a\", 3]\n", "9:16 SRC-10"),
        ("demand = []\n", "5:1 SRC-09"),
        ("demand = \"x\"\n", "9:11 SRC-10"),
        ("demand = [{ item = \"x\" }]\n", "9:11 SRC-09 la clé « any » manque"),
        ("assert = \"x\"\nwith = \"y\"\n", "10:1 SRC-08"),
        ("assert = \"x\"\nbad = \"y\"\n", "10:8 SRC-10"),
        ("forbid = \"x\"\nbad = { x = 1 }\n", "10:7 SRC-10"),
        ("forbid = \"x\"\nwithin = \"../a\"\n", "10:11 SRC-11"),
        ("assert = \"x\"\nverify = \"y\"\nseverity = \"error\"\n", "10:11 SRC-14"),
        ("assert = \"x\"\nweight = \"light\"\n", "10:11 SRC-14"),
        ("assert = \"x\"\ngroup = \"g\"\nweight = \"lourd\"\n", "11:11 SRC-12"),
        ("assert = \"x\"\nbasis = 3\n", "10:9 SRC-10"),
    ] {
        let (_, said) = check(rest);
        let plain: Vec<_> = said.iter().map(|one| one.replace('\u{a0}', " ")).collect();
        assert!(plain.iter().any(|one| one.starts_with(expected)), "{rest}: {plain:?}");
    }
}

#[test]
fn questions_are_for_the_lawyer() {
    let question = "[[checklist]]\ncode = \"ASS-02\"\nask = \"Est-ce couvert ?\"\n";
    let (clause, said) = parse(&format!(
        "{question}why = \"w\"\nbasis = \"C. assur., art. L. 113-9\"\nwhen = \"x\"\n"
    ));
    assert!(said.is_empty(), "{said:?}");
    let [found] = clause.checklist.as_slice() else { panic!("{clause:?}") };
    assert_eq!(found.code, "ASS-02");
    assert_eq!(found.law().count(), 1);
    for (header, expected) in [
        ("[[checklist]]\ncode = \"A\"\n".to_owned(), "5:1 SRC-09"),
        (format!("{question}{question}"), "9:9 SRC-15"),
        (format!("{question}assert = \"x\"\n"), "8:1 SRC-08"),
    ] {
        let (_, said) = parse(&header);
        assert!(said.iter().any(|one| one.starts_with(expected)), "{said:?}");
    }
}
