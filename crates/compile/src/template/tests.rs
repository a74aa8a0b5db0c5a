use super::*;

/// A clause as an indented outline: one line a node, inlines run together.
fn outline(text: &str) -> (String, Vec<String>) {
    let file = SourceFile::new("clause.md", text);
    let mut findings = Findings::new();
    let root = parse_template(&file, 0..text.len(), &mut findings);
    let mut out = String::new();
    write(&root.children, 0, &mut out);
    let findings = findings
        .iter()
        .map(|f| {
            let at = f.span.start();
            let message = f.message.replace(['\u{a0}', '\u{202f}'], " ");
            format!("{}:{} {} {message}", at.line, at.column, f.rule.name)
        })
        .collect();
    (out, findings)
}

fn write(nodes: &[Node], depth: usize, out: &mut String) {
    for node in nodes {
        out.push_str(&"  ".repeat(depth));
        let anchor = node.anchor.as_ref().map(|a| format!(" #{a}")).unwrap_or_default();
        match &node.kind {
            NodeKind::Text(words) => out.push_str(&format!("\"{words}\"\n")),
            NodeKind::Token(_) => out.push_str("{{}}\n"),
            NodeKind::If(branches) => {
                out.push_str("si\n");
                for (rank, branch) in branches.iter().enumerate() {
                    if rank > 0 {
                        out.push_str(&format!("{}ou\n", "  ".repeat(depth)));
                    }
                    write(&branch.body, depth + 1, out);
                }
            }
            NodeKind::For { variable, body, .. } => {
                out.push_str(&format!("pour {variable}\n"));
                write(body, depth + 1, out);
            }
            kind => {
                let name = format!("{kind:?}");
                let name = name.split(['(', ' ']).next().unwrap_or_default();
                out.push_str(&format!("{name}{anchor}\n"));
                write(&node.children, depth + 1, out);
            }
        }
    }
}

fn check(text: &str, expected: &str) {
    let (tree, findings) = outline(text);
    assert!(findings.is_empty(), "{findings:?}\n{tree}");
    let expected = expected.trim_start_matches('\n').trim_end();
    assert_eq!(tree.trim_end(), expected, "for {text:?}");
}

fn refused(text: &str, expected: &[&str]) {
    let (tree, findings) = outline(text);
    assert_eq!(findings, expected, "{tree}");
}

#[test]
fn blocks_under_a_condition() {
    check(
        "A.\n\n{% if x %}\n\nB {{ y }}.\n\n{% else %}\n\nC.\n\n{% endif %}\n\nD.\n",
        r#"
Paragraph
  "A."
si
  Paragraph
    "B "
    {{}}
    "."
ou
  Paragraph
    "C."
Paragraph
  "D."
"#,
    );
}

#[test]
fn sentences_of_a_paragraph() {
    check(
        "A.\n{% if x %}\nB.\n{% endif %}\nC.\n",
        r#"
Paragraph
  "A."
  SoftBreak
  si
    "B."
    SoftBreak
  "C."
"#,
    );
}

#[test]
fn words_of_a_sentence() {
    check(
        "Le prix{% if x %} et **les frais**{% elif y %} seul{% endif %} est dû.",
        r#"
Paragraph
  "Le prix"
  si
    " et "
    Strong
      "les frais"
  ou
    " seul"
  " est dû."
"#,
    );
}

#[test]
fn items_of_a_list() {
    check(
        "- a\n{% if x %}\n- b\n{% endif %}\n- c\n",
        r#"
List
  Item
    Paragraph
      "a"
  si
    Item
      Paragraph
        "b"
  Item
    Paragraph
      "c"
"#,
    );
}

#[test]
fn first_item_of_a_list() {
    check(
        "{% if x %}\n- a\n{% endif %}\n- b\n",
        r#"
List
  si
    Item
      Paragraph
        "a"
  Item
    Paragraph
      "b"
"#,
    );
}

#[test]
fn loop_over_a_list_makes_items() {
    check(
        "Liste :\n\n{% for m in missions %}\n- {{ m }} ;\n{% endfor %}\n\nFin.",
        r#"
Paragraph
  "Liste :"
List
  pour m
    Item
      Paragraph
        {{}}
        " ;"
Paragraph
  "Fin."
"#,
    );
}

#[test]
fn nested_items() {
    check(
        "1. a\n   {% if x %}\n   - b\n   {% endif %}\n   - c\n{% if y %}\n2. d\n{% endif %}\n",
        r#"
List
  Item
    Paragraph
      "a"
    List
      si
        Item
          Paragraph
            "b"
      Item
        Paragraph
          "c"
  si
    Item
      Paragraph
        "d"
"#,
    );
}

#[test]
fn rows_of_a_table() {
    check(
        "| a | b |\n|---|--:|\n{% for l in lignes %}\n| {{ l.a }} | {% if l.b %}x{% endif %} |\n{% endfor %}\n| t | u |\n",
        r#"
Table
  Row
    Cell
      "a"
    Cell
      "b"
  pour l
    Row
      Cell
        {{}}
      Cell
        si
          "x"
  Row
    Cell
      "t"
    Cell
      "u"
"#,
    );
}

#[test]
fn nested_groups() {
    check(
        "{% if x %}\n\nA.\n\n{% for m in l %}\n- {% if m %}b{% endif %}\n{% endfor %}\n\n{% endif %}\n",
        r#"
si
  Paragraph
    "A."
  List
    pour m
      Item
        si
          Paragraph
            "b"
"#,
    );
}

#[test]
fn anchors() {
    check(
        "## Titre {#t}\n\nA. {#p}\n\n1. b {#i}\n2. c\n\n{% if x %}\n\nD. {#d}\n\n{% endif %}\n",
        r#"
Heading #t
  "Titre"
Paragraph #p
  "A."
List
  Item #i
    Paragraph
      "b"
  Item
    Paragraph
      "c"
si
  Paragraph #d
    "D."
"#,
    );
}

#[test]
fn straddling_is_a_finding() {
    refused(
        "- a\n{% if x %}\n- b\n\nC.\n{% endif %}\n",
        &["2:1 condition-a-cheval cette balise coupe la liste en deux"],
    );
    refused(
        "A {% if x %}**b{% endif %} c** d.",
        &["1:16 condition-a-cheval cette balise coupe le passage en gras en deux"],
    );
    refused(
        "A {% if x %}b.\n\nC{% endif %} d.",
        &["1:3 condition-a-cheval cette balise coupe le paragraphe en deux"],
    );
    refused(
        "{% if x %}\n| a | b |\n|---|---|\n{% endif %}\n| c | d |\n",
        &["4:1 condition-a-cheval cette balise coupe le tableau en deux"],
    );
    refused(
        "| a | b |\n|---|---|\n| c {% if x %}| d{% endif %} |\n",
        &["3:5 condition-a-cheval cette balise coupe la ligne de tableau en deux"],
    );
    refused(
        "- a\n{% if x %}\nB.\n{% endif %}\n",
        &["2:1 condition-a-cheval cette balise coupe l’élément de liste en deux"],
    );
}

#[test]
fn tags_that_do_not_match() {
    refused(
        "{% if x %}A",
        &["1:1 balise-incomprise cette condition ou cette boucle n’est pas fermée"],
    );
    refused("A{% endif %}", &["1:2 balise-incomprise cette fin ne ferme rien"]);
    refused(
        "{% if x %}A{% else %}B{% else %}C{% endif %}",
        &["1:23 balise-incomprise rien ne peut suivre « else » dans une condition"],
    );
    refused(
        "{% set x = 1 %}",
        &["1:1 balise-incomprise la balise « set x = 1 » n’existe pas"],
    );
    refused("A {{ x", &["1:3 balise-incomprise « {{ » n’est pas fermé sur sa ligne"]);
}

#[test]
fn what_a_contract_cannot_hold() {
    let (_, findings) =
        outline("<b>x</b>\n\n`c`\n\n![i](https://x)\n\n[a](https://x/{{ y }})");
    let names: Vec<_> = findings.iter().map(|f| f.split(' ').nth(1).unwrap()).collect();
    assert!(names.contains(&"balisage-refuse") && names.contains(&"valeur-mal-placee"));
    refused("A\u{202e}B", &["1:2 caractere-refuse le caractère U+202E n’est pas admis"]);
    refused("A\u{e001}B", &["1:2 caractere-refuse le caractère U+E001 n’est pas admis"]);
}

#[test]
fn places_are_those_of_the_source() {
    let text = "é {{ a }} b {{ nom }}\n{% if x %}\nc {{ suite }}\n{% endif %}\n";
    let file = SourceFile::new("c.md", text);
    let root = parse_template(&file, 0..text.len(), &mut Findings::new());
    let mut found = Vec::new();
    tokens(&root, &mut |range| found.push(text[range].trim().to_owned()));
    assert_eq!(found, ["a", "nom", "suite"]);
}

fn tokens(node: &Node, visit: &mut dyn FnMut(Range<usize>)) {
    match &node.kind {
        NodeKind::Token(_) => visit(node.range.clone()),
        NodeKind::If(branches) => {
            branches.iter().flat_map(|b| &b.body).for_each(|n| tokens(n, visit));
        }
        NodeKind::For { body, .. } => body.iter().for_each(|n| tokens(n, visit)),
        _ => node.children.iter().for_each(|n| tokens(n, visit)),
    }
}
