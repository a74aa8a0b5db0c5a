//! Models in memory, and those of the repository.

use std::path::Path;

use clausier_compile::store::{DiskStore, MemoryStore};
use clausier_compile::{Library, MODELS, ids};

use super::check_model;

#[test]
fn no_answers_break_the_models_of_the_repository() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let store = DiskStore::new(&root).expect("the repository");
    let library = Library::new(&store);
    let mut said = Vec::new();
    for model in ids(&store, MODELS).expect("readable") {
        for finding in check_model(&library, &model).expect("readable") {
            said.push(format!(
                "{model}: {}:{} {} {}",
                finding.span.file().path(),
                finding.span.start().line,
                finding.rule.code,
                finding.message
            ));
        }
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
}

/// The findings of the model of a workspace in memory: `clauses` are ids with what
/// their headers add and their texts; `model` is what follows its title and roles.
fn found(model: &str, clauses: &[(&str, &str, &str)]) -> Vec<String> {
    let mut store = MemoryStore::new();
    let head = "title = \"M\"\nversion = \"1.0.0\"\nkind = \"contract\"\n";
    let roles = "[roles.client]\nterm = \"Client\"\n[roles.prestataire]\nterm = \"Prestataire\"\n";
    store.insert("contracts/models/m.toml", format!("{head}{roles}{model}"));
    for (id, header, text) in clauses {
        let head = "title = \"C\"\nversion = \"1.0.0\"\nstatus = \"in-force\"\n";
        let source = format!("+++\n{head}{header}\n+++\n{text}\n");
        store.insert(format!("clauses/{id}.md"), source);
    }
    let library = Library::new(&store);
    let found = check_model(&library, "m").expect("readable");
    found
        .iter()
        .map(|it| {
            let message = it.message.replace('\u{a0}', " ");
            format!("{} {message}", it.rule.code)
        })
        .collect()
}

fn boolean(name: &str) -> String {
    format!("[variables.{name}]\ntype = \"boolean\"\nquestion = \"?\"\n")
}

fn article(id: &str, when: &str) -> String {
    let when =
        if when.is_empty() { String::new() } else { format!("when = \"{when}\"\n") };
    format!("[[articles]]\nid = \"{id}\"\ntitle = \"T\"\nclauses = [\"x/{id}\"]\n{when}")
}

const MODE: &str = "[variables.mode]\ntype = \"choice\"\nquestion = \"?\"\nchoices = { forfait = \"au forfait\", regie = \"en régie\", abonnement = \"par abonnement\" }\n";

/// References from an article `a` to an article `b`.
#[test]
fn references_resolve_under_every_answer() {
    let options = format!(
        "{}{}{MODE}[variables.n]\ntype = \"integer\"\nquestion = \"?\"\n[variables.d]\ntype = \"date\"\noptional = true\nquestion = \"?\"\n",
        boolean("p"),
        boolean("q")
    );
    for (when_a, when_b, text, expected) in [
        ("", "", "{{ article('b') }}", None),
        ("", "p", "{{ article('b') }}", Some("p = false")),
        ("p", "p", "{{ article('b') }}", None),
        ("p and q", "p", "{{ article('b') }}", None),
        ("p", "p and q", "{{ article('b') }}", Some("p = true et q = false")),
        ("", "p", "{% if present('b') %}{{ article('b') }}{% endif %}", None),
        (
            "",
            "p",
            "{% if not present('b') %}x{% else %}{{ article('b') }}{% endif %}",
            None,
        ),
        (
            "",
            "p",
            "{% if present('b') %}x{% else %}{{ article('b') }}{% endif %}",
            Some("p = false"),
        ),
        ("", "p", "{{ article('b') if p else 'x' }}", None),
        ("", "p", "{{ article('b') if q else 'x' }}", Some("q = true et p = false")),
        ("", "mode == 'forfait'", "{{ article('b') }}", Some("mode = \"regie\"")),
        (
            "mode != 'forfait'",
            "mode in ['regie', 'abonnement']",
            "{{ article('b') }}",
            None,
        ),
        (
            "mode == 'regie'",
            "mode != 'regie'",
            "{{ article('b') }}",
            Some("mode = \"regie\""),
        ),
        ("n >= 3", "n > 1", "{{ article('b') }}", None),
        ("n > 2", "n >= 3", "{{ article('b') }}", None),
        ("n >= 2", "n >= 3", "{{ article('b') }}", Some("n >= 2 et n < 3")),
        ("n == 2", "n < 3", "{{ article('b') }}", None),
        ("", "defini(d)", "{{ article('b') }}", Some("d n’a pas de valeur")),
        ("", "defini(n)", "{{ article('b') }}", None),
        ("d > date('2026-01-31')", "d >= date('2026-01-01')", "{{ article('b') }}", None),
        (
            "",
            "client.commercant",
            "{{ article('b') }}",
            Some("client.commercant = false"),
        ),
        (
            "client.entrepreneur_individuel",
            "not client.personne_morale",
            "{{ article('b') }}",
            None,
        ),
        (
            "client.pays == 'France' and prestataire.pays == 'France'",
            "client.pays == prestataire.pays",
            "{{ article('b') }}",
            None,
        ),
        ("", "", "{{ article('rien') }}", Some("quelles que soient les réponses")),
        ("", "", "{{ article('x/b#point') }}", Some("p = false")),
        ("p", "", "{{ article('x/b#point') }}", None),
    ] {
        let model = format!("{options}{}{}", article("a", when_a), article("b", when_b));
        let said = found(
            &model,
            &[
                ("x/a", "", text),
                (
                    "x/b",
                    "",
                    "Texte.\n\n{% if p %}\n## Point {#point}\n\nTexte.\n{% endif %}",
                ),
            ],
        );
        match expected {
            None => assert!(said.is_empty(), "{when_a} | {when_b} | {text}: {said:?}"),
            Some(answers) => {
                assert_eq!(said.len(), 1, "{when_a} | {when_b} | {text}: {said:?}");
                assert!(
                    said[0].starts_with("OPT-01") && said[0].ends_with(answers),
                    "{when_a} | {when_b} | {text}: {said:?}"
                );
            }
        }
    }
}

#[test]
fn unlawful_answers_are_no_answers() {
    let model = format!("{}{}", boolean("p"), article("a", "") + &article("b", "p"));
    let clauses = [("x/a", "", "{{ article('b') }}"), ("x/b", "", "Texte.")];
    assert_eq!(found(&model, &clauses).len(), 1);
    let law = "[[unlawful]]\nwhen = \"not p\"\nreason = \"la loi\"\n";
    assert!(found(&format!("{model}{law}"), &clauses).is_empty());
    let check = "[[checks]]\ncode = \"A-1\"\nname = \"a\"\nseverity = \"error\"\nassert = \"p\"\nmessage = \"m\"\n";
    assert!(found(&format!("{model}{check}"), &clauses).is_empty());
    let warning = check.replace("error", "warning");
    assert_eq!(found(&format!("{model}{warning}"), &clauses).len(), 1);
}

#[test]
fn every_rule_fires_and_its_mended_source_does_not() {
    let p = boolean("p");
    let both = |when: &str| format!("{p}{}{}", article("a", ""), article("b", when));
    let annex = |when: &str| {
        format!(
            "{p}{}[[annexes]]\nid = \"z\"\ntitle = \"Z\"\nclauses = [\"x/b\"]\n{when}",
            article("a", "")
        )
    };
    let term = "[terms]\n\"Livrable\" = \"ce qui est livré\"";
    let plain = ("x/b", "", "Texte.");
    for (expected, bad, good, clauses) in [
        (
            "OPT-02 le terme « Livrable » n’est pas défini quand p = false",
            both("p"),
            both(""),
            vec![
                ("x/a", "", "Il remet les Livrables dits « Livrables »."),
                ("x/b", term, "Texte."),
            ],
        ),
        (
            "OPT-03 la clause « x/a » demande la clause « x/b », qui manque quand p = false",
            both("p"),
            both(""),
            vec![("x/a", "requires = [\"x/b\"]", "Texte."), plain],
        ),
        (
            "OPT-04 l’annexe « z », à laquelle ce passage renvoie, manque quand p = false",
            annex("when = \"p\"\n"),
            annex(""),
            vec![("x/a", "", "Voir {{ l_annexe('z') }}."), plain],
        ),
        (
            "OPT-06 l’article « b » n’est au contrat sous aucune réponse",
            both("p and not p"),
            both("p"),
            vec![("x/a", "", "Texte."), plain],
        ),
        (
            "OPT-08 « x/a » exclut « x/b », et les deux sont au contrat quand p = true",
            both("p"),
            format!("{p}{}{}", article("a", "not p"), article("b", "p")),
            vec![("x/a", "excludes = [\"x/b\"]", "Texte."), plain],
        ),
    ] {
        assert_eq!(found(&bad, &clauses), [expected]);
        assert_eq!(found(&good, &clauses), [""; 0], "{good}");
    }
}

#[test]
fn dead_branches_are_told_once() {
    let model = format!("{MODE}{}{}", boolean("p"), article("a", ""));
    for (text, expected) in [
        ("{% if p %}a{% elif not p %}b{% else %}c{% endif %}", "else"),
        ("{% if p %}a{% elif p %}b{% if p %}d{% endif %}{% endif %}", "ne remplit"),
        ("{% if mode == 'autre' %}a{% endif %}", "ne remplit"),
        (
            "{% if mode == 'regie' %}a{% elif mode == 'forfait' %}b{% elif mode == 'abonnement' %}c{% else %}d{% endif %}",
            "else",
        ),
        (
            "{% if mode == 'regie' %}a{% elif mode == 'forfait' %}b{% else %}d{% endif %}",
            "",
        ),
        ("{% if present('rien') %}a{% else %}b{% endif %}", ""),
    ] {
        let said = found(&model, &[("x/a", "", text)]);
        assert_eq!(said.len(), usize::from(!expected.is_empty()), "{text}: {said:?}");
        assert!(said.iter().all(|it| it.starts_with("OPT-05") && it.contains(expected)));
    }
}

#[test]
fn a_variant_keeps_what_the_others_rely_on() {
    let model = article("a", "") + &article("b", "");
    let variant = |header: &'static str, text: &'static str| {
        found(
            &model,
            &[
                ("x/a", "", "Voir {{ l_article('b') }} et {{ l_article('x/b#point') }}."),
                ("x/b", "", "Texte.\n\n## Point {#point}\n\nTexte."),
                ("x/c", header, text),
            ],
        )
    };
    let of_b = "alternative-to = \"x/b\"";
    assert_eq!(
        variant(of_b, "Texte."),
        [
            "OPT-01 le renvoi à « x/b#point » ne mène nulle part quand la variante « x/c » remplace « x/b »"
        ]
    );
    assert_eq!(variant(of_b, "Texte.\n\n## Autre {#point}\n\nTexte."), [""; 0]);
    assert_eq!(variant("", "Texte."), [""; 0]);
    let foreign = found(
        &article("a", ""),
        &[("x/a", "", "Texte."), ("y/a", "alternative-to = \"x/a\"", "Texte.")],
    );
    assert_eq!(
        foreign,
        ["OPT-07 « y/a » se dit variante de « x/a », qui est d’une autre famille"]
    );
}

/// A model of twenty options, each guarding an article that refers to the three that
/// follow it, where they are.
fn twenty(guarded: bool) -> Vec<String> {
    let mut model = String::new();
    let mut articles = String::new();
    let mut texts = Vec::new();
    for rank in 0..20 {
        model.push_str(&boolean(&format!("o{rank}")));
        let next = (rank + 1) % 20;
        articles.push_str(&article(
            &format!("a{rank}"),
            &format!("o{rank} or (o{next} and client.commercant)"),
        ));
        let mut text = String::new();
        for step in 1..=3 {
            let other = (rank + step * 7) % 20;
            let reference = format!("{{{{ article('a{other}') }}}}");
            text.push_str(&if guarded {
                format!("Voir{{% if present('a{other}') %}} {reference}{{% endif %}}.\n")
            } else {
                format!("Voir {reference}.\n")
            });
        }
        texts.push((format!("x/a{rank}"), text));
    }
    let clauses: Vec<_> =
        texts.iter().map(|(id, text)| (id.as_str(), "", text.as_str())).collect();
    found(&format!("{model}{articles}"), &clauses)
}

#[test]
fn every_combination_of_twenty_options_is_tried() {
    assert_eq!(twenty(true), [""; 0]);
    let broken = twenty(false);
    assert_eq!(broken.len(), 60);
    assert!(broken[0].contains("quand"), "{}", broken[0]);
}
