//! Sources that cost more than they say: each ends in a finding, in bounded time.

use crate::workspace::{CONTRACT, build, workspace};
use clausier_compile::store::MemoryStore;
use clausier_compile::{Compiled, Library};

/// Each finding as `path:line:column name`, sorted, each once.
pub(crate) fn said(compiled: &Compiled) -> Vec<String> {
    let mut said: Vec<_> = compiled
        .findings
        .clone()
        .sorted()
        .iter()
        .map(|finding| {
            let at = finding.span.start();
            let path = finding.span.file().path();
            format!("{path}:{}:{} {}", at.line, at.column, finding.rule.name)
        })
        .collect();
    said.dedup();
    said
}

fn list(count: usize, entry: &str) -> String {
    format!("liste = [{}]\n", format!("\"{entry}\", ").repeat(count))
}

const LIST: &str = "[variables.liste]\ntype = \"list\"\n";

#[track_caller]
fn limited(store: &MemoryStore) {
    let compiled = build(store);
    let said = said(&compiled);
    assert!(said.iter().any(|s| s.ends_with("limite-depassee")), "{said:?}");
}

#[test]
fn loops_in_loops() {
    let open = "{% for x in liste %}";
    let close = "{% endfor %}";
    for (depth, body) in [
        (2, "a {{ x }}"),
        (8, "a"),
        (1, "{% if liste | nombre > 3 %}a{% endif %}"),
        (1, "{{ liste | ou }}"),
    ] {
        let body = format!("A {}{body}{} b.\n", open.repeat(depth), close.repeat(depth));
        limited(&workspace(LIST, &body, &list(2_000, "un")));
    }
}

#[test]
fn lists_written_in_the_clause() {
    let list = format!("[{}1]", "1, ".repeat(200));
    let body = format!(
        "A {}a{} b.\n",
        format!("{{% for x in {list} %}}").repeat(6),
        "{% endfor %}".repeat(6)
    );
    limited(&workspace("", &body, ""));
}

#[test]
fn long_values_many_times() {
    let values = format!(
        "liste = [{}]\ntexte = \"{}\"\n",
        "\"a\", ".repeat(5_000),
        "é".repeat(99_000)
    );
    let variables = format!("{LIST}[variables.texte]\ntype = \"text\"\n");
    for printed in ["texte", "texte | majuscule"] {
        let body =
            format!("A {{% for x in liste %}}{{{{ {printed} }}}}{{% endfor %}}.\n");
        limited(&workspace(&variables, &body, &values));
    }
}

#[test]
fn many_tags_and_deep_markdown() {
    for body in [
        "{{ 1 }}\n".repeat(20_000),
        "{% if true %}\n".repeat(20_000),
        "{% if true %}a{% endif %}\n".repeat(20_000),
        ">".repeat(10_000) + " a",
        "- ".repeat(10_000) + "a",
        (0..400).map(|depth| "  ".repeat(depth) + "- a\n").collect(),
    ] {
        limited(&workspace("", &body, ""));
    }
    // Stars alone are a filet, or words: no more than one level.
    for body in ["*".repeat(10_000) + "a", "*a ".repeat(10_000), "[".repeat(10_000)] {
        let _ = build(&workspace("", &body, ""));
    }
}

#[test]
fn deep_and_long_expressions() {
    for expression in [
        "(".repeat(490) + "1" + &")".repeat(490),
        "not ".repeat(240) + "true",
        "-".repeat(990) + "1",
        "[".repeat(490) + &"]".repeat(490),
        "1".to_owned() + &" + 1".repeat(240),
        "a".repeat(5_000),
        "x.".repeat(400) + "x",
        "1".to_owned() + &"|majuscule".repeat(90),
        "le(".repeat(300) + &")".repeat(300),
        "1 if true else ".repeat(60) + "1",
    ] {
        let body =
            format!("A {{% if {expression} %}}b{{% endif %}} {{{{ {expression} }}}}.\n");
        let compiled = build(&workspace("", &body, ""));
        // Some are mere numbers, which is no condition: all have something to say.
        assert!(
            compiled.findings.has_errors() || expression.starts_with("not"),
            "{expression}"
        );
    }
}

fn model(articles: &str) -> MemoryStore {
    let mut store = workspace("", "Texte.\n", "");
    let text = format!(
        "title = \"E\"\nversion = \"1.0.0\"\nkind = \"contract\"\n[roles.prestataire]\n\
         term = \"P\"\n[roles.client]\nterm = \"C\"\n{articles}"
    );
    store.insert("contracts/models/essai.toml", text);
    store
}

fn article(id: &str, when: &str) -> String {
    format!(
        "[[articles]]\nid = \"{id}\"\ntitle = \"T\"\nwhen = '{when}'\n\
         clauses = [{{ id = \"essai/a\", as = \"n-{id}\" }}]\n"
    )
}

#[test]
fn a_presence_that_depends_on_itself() {
    let one = article("a", "present(\"a\")");
    let two = article("a", "present(\"b\")") + &article("b", "not present(\"a\")");
    let many: String = (0..30)
        .map(|rank| {
            let next = (rank + 1) % 30;
            article(
                &format!("x{rank}"),
                &format!("present(\"x{next}\") or present(\"x{rank}\")"),
            )
        })
        .collect();
    for articles in [one, two, many] {
        let said = said(&build(&model(&articles)));
        assert!(said.iter().any(|s| s.ends_with("condition-circulaire")), "{said:?}");
    }
}

#[test]
fn a_presence_that_depends_on_thousands() {
    let chain: String = (0..200)
        .map(|rank| article(&format!("x{rank}"), &format!("present(\"x{}\")", rank + 1)))
        .collect();
    limited(&model(&(chain + &article("x200", "true"))));
}

#[test]
fn models_and_blocks_that_hold_themselves() {
    let annexed = "[[articles]]\nid = \"essai\"\ntitle = \"T\"\nclauses = [\"essai/a\"]\n\
         [[annexes]]\nid = \"annexe\"\ntitle = \"T\"\nmodel = \"essai\"\n";
    let said_annexed = said(&build(&model(annexed)));
    assert!(
        said_annexed.iter().any(|s| s.ends_with("condition-circulaire")),
        "{said_annexed:?}"
    );
    let mut store = model("[[articles]]\ninclude = \"bloc\"\n");
    store.insert(
        "contracts/models/blocks/bloc.toml",
        "[[articles]]\ninclude = \"bloc\"\n[[articles]]\nid = \"a\"\ntitle = \"T\"\nclauses = [\"essai/a\"]\n",
    );
    let compiled = build(&store);
    assert!(compiled.findings.has_errors(), "{:?}", said(&compiled));
}

#[test]
fn clauses_that_require_each_other() {
    let variables = "requires = [\"essai/b\", \"essai/a\"]\nexcludes = [\"essai/a\"]\nalternative-to = \"essai/a\"\n";
    let mut store = workspace(variables, "A.\n", "");
    let text =
        format!("+++\n{}requires = [\"essai/a\"]\n+++\nB.\n", crate::workspace::HEADER);
    store.insert("clauses/essai/b.md", text);
    let compiled = build(&store);
    assert!(compiled.document.is_some());
    let library = Library::new(&store);
    assert!(library.clause("essai/b", CONTRACT).expect("the store answers").is_some());
}
