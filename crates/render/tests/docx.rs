//! Word documents: their parts, their schema, their numbers and what they keep secret.

// A test that cannot go on stops.
#![allow(clippy::unwrap_used)]

mod common;
#[path = "docx/numbers.rs"]
mod numbers;
#[path = "docx/order.rs"]
mod order;
#[path = "docx/package.rs"]
mod package;

use std::collections::BTreeSet;

use clausier_model::document::{
    Block, BlockKind, Division, Document, Inline, Item, List, Number, Segment,
};
use clausier_model::theme::Theme;
use clausier_render::{Audience, docx};

use common::{contract, dense, draft, expected, variables, with_origins};
use numbers::Numbers;
use package::{Element, Package};

/// A PNG of one pixel by one.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0";

fn write(document: &Document, audience: Audience) -> Vec<u8> {
    docx(document, &Theme::default(), None, audience)
}

fn open(document: &Document, audience: Audience) -> Package {
    Package::read(&write(document, audience))
}

/// Every document that the tests know, in both copies.
fn all() -> Vec<Package> {
    let mut out = Vec::new();
    for document in [contract(), draft(), frozen(), odd_lists()] {
        for audience in [Audience::External, Audience::Internal] {
            out.push(open(&with_origins(document.clone()), audience));
        }
    }
    out
}

/// A signed contract that got an article 2 bis and lost its article 4.
fn frozen() -> Document {
    let mut document = contract();
    let renumber = |division: &mut Division, value: u32, suffix: Option<&str>| {
        fn set(division: &mut Division, value: u32, suffix: Option<&str>) {
            let mut segments = division.number.segments().to_vec();
            segments[0] = Segment { value, suffix: suffix.map(str::to_owned) };
            let json = serde_json::json!({ "segments": segments });
            division.number = serde_json::from_value::<Number>(json).unwrap();
            division.divisions.iter_mut().for_each(|part| set(part, value, suffix));
        }
        set(division, value, suffix);
    };
    let places = [
        (1, None),
        (2, None),
        (2, Some("bis")),
        (2, Some("ter")),
        (3, None),
        (5, None),
        (6, None),
        (8, None),
    ];
    for (article, (value, suffix)) in document.articles.iter_mut().zip(places) {
        renumber(article, value, suffix);
    }
    document.articles.truncate(places.len());
    document
}

/// Lists whose markers are not what counting from one would give.
fn odd_lists() -> Document {
    let mut document = contract();
    let item = |marker: &str, inner: Vec<Block>| {
        let kind = BlockKind::Paragraph { inlines: vec![Inline::text("mot ;")] };
        let mut blocks = vec![Block { anchor: None, kind, origin: Default::default() }];
        blocks.extend(inner);
        Item {
            anchor: None,
            marker: marker.to_owned(),
            blocks,
            origin: Default::default(),
        }
    };
    let list = |markers: &[&str], ordered: bool, depth: u8| {
        let items = markers.iter().map(|marker| item(marker, Vec::new())).collect();
        let kind = BlockKind::List(List { ordered, depth, items });
        Block { anchor: None, kind, origin: Default::default() }
    };
    let letters: Vec<String> = ('a'..='k').map(|letter| format!("({letter})")).collect();
    let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
    let mut nested = list(&["–", "–"], false, 0);
    if let BlockKind::List(outer) = &mut nested.kind {
        outer.items[0].blocks.push(list(&["(a)", "(b)"], true, 0));
        outer.items[1].blocks.push(list(&["(i)", "(ii)"], true, 1));
    }
    document.articles[0].blocks = vec![
        list(&letters, true, 0),
        list(&["(a)", "(b)", "(b bis)", "(c)", "(e)", "(100 %)"], true, 0),
        list(&["1.", "2."], true, 0),
        list(&["(i)", "(ii)", "(iii)", "(iv)"], true, 0),
        nested,
        Block {
            anchor: None,
            kind: BlockKind::Conspicuous { blocks: vec![list(&["(a)", "(b)"], true, 0)] },
            origin: Default::default(),
        },
    ];
    document
}

#[test]
fn every_part_follows_the_order_of_the_schema() {
    for package in all() {
        for (name, part) in package.parts() {
            order::check(name, part);
        }
    }
}

#[test]
fn every_word_and_every_number_is_there_in_order() {
    for document in [contract(), draft(), frozen(), odd_lists()] {
        for audience in [Audience::External, Audience::Internal] {
            let package = open(&document, audience);
            let mut numbers = Numbers::read(&package);
            let mut actual = Vec::new();
            let mut in_contents = false;
            for paragraph in package.part("word/document.xml").all("w:p") {
                let label = numbers.label(paragraph);
                let style = paragraph.style();
                in_contents = match style.as_str() {
                    "TOCHeading" => true,
                    "Formule" | "Heading1" => false,
                    _ => in_contents,
                };
                let text = dense(&format!("{label}{}", paragraph.text()));
                if !in_contents && !text.is_empty() {
                    actual.push(text);
                }
            }
            let expected: Vec<String> = expected(&document)
                .iter()
                .map(|entry| {
                    // The number stands at a tab stop from its heading, without a dash.
                    let heading = entry.starts_with("Article\u{a0}")
                        || entry.starts_with("Annexe\u{a0}");
                    dense(&if heading {
                        entry.replacen("\u{a0}– ", "", 1)
                    } else {
                        entry.clone()
                    })
                })
                .filter(|entry| !entry.is_empty())
                .collect();
            assert_eq!(actual, expected);
        }
    }
}

#[test]
fn a_reference_prints_what_word_will_compute() {
    for document in [contract(), frozen(), odd_lists()] {
        let package = open(&document, Audience::External);
        let mut numbers = Numbers::read(&package);
        let mut labels = std::collections::BTreeMap::new();
        let body = package.part("word/document.xml");
        for paragraph in body.all("w:p") {
            let label = numbers.label(paragraph);
            for mark in paragraph.all("w:bookmarkStart") {
                labels.insert(mark.attribute("w:name").to_owned(), label.clone());
            }
        }
        let mut fields = 0;
        for paragraph in body.all("w:p") {
            for (instruction, result) in paragraph.fields() {
                let words: Vec<&str> = instruction.split_whitespace().collect();
                let (bookmark, switches) = match words.as_slice() {
                    ["REF", bookmark, switches @ ..] => (bookmark, switches),
                    [bookmark, switches @ ..] if bookmark.starts_with("_Ref") => {
                        (bookmark, switches)
                    }
                    _ => continue,
                };
                let label = labels.get(*bookmark).expect("a bookmark");
                assert!(switches.contains(&"\\n") && switches.contains(&"\\h"));
                let computed = match switches.contains(&"\\t") {
                    true => label.chars().filter(|c| !c.is_alphabetic()).collect(),
                    false => label.clone(),
                };
                assert_eq!(computed.trim(), result, "{instruction}");
                fields += 1;
            }
        }
        assert!(fields >= 5, "{fields}");
    }
}

#[test]
fn every_link_inside_leads_somewhere() {
    for package in all() {
        let body = package.part("word/document.xml");
        let mut names = BTreeSet::new();
        let mut ids = BTreeSet::new();
        for mark in body.all("w:bookmarkStart") {
            let name = mark.attribute("w:name");
            assert!(name.len() <= 40 && name.starts_with('_'), "{name}");
            assert!(names.insert(name), "{name} twice");
            assert!(ids.insert(mark.attribute("w:id")));
        }
        let ends: BTreeSet<&str> =
            body.all("w:bookmarkEnd").iter().map(|end| end.attribute("w:id")).collect();
        assert_eq!(ids, ends);
        let anchors = body.all("w:hyperlink");
        for link in anchors.iter().filter(|link| link.has("w:anchor")) {
            assert!(names.contains(link.attribute("w:anchor")));
        }
        for (instruction, _) in body.all("w:p").iter().flat_map(|p| p.fields()) {
            for word in
                instruction.split_whitespace().filter(|word| word.starts_with('_'))
            {
                assert!(names.contains(word), "{instruction}");
            }
        }
        let targets: BTreeSet<&str> = package
            .part("word/_rels/document.xml.rels")
            .all("Relationship")
            .iter()
            .map(|relation| relation.attribute("Id"))
            .collect();
        for link in anchors.iter().filter(|link| link.has("r:id")) {
            assert!(targets.contains(link.attribute("r:id")));
        }
    }
}

#[test]
fn every_style_that_is_used_exists() {
    for package in all() {
        let styles: BTreeSet<&str> = package
            .part("word/styles.xml")
            .all("w:style")
            .iter()
            .map(|style| style.attribute("w:styleId"))
            .collect();
        for (_, part) in package.parts() {
            for name in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"] {
                for used in part.all(name) {
                    let style = used.attribute("w:val");
                    assert!(styles.contains(style), "{style}");
                }
            }
        }
    }
}

#[test]
fn a_copy_for_the_outside_tells_nothing_but_its_text() {
    let document = with_origins(contract());
    let package = open(&document, Audience::External);
    let mut secrets = variables(&document);
    secrets.retain(|name| name.len() > 5 && name.contains(['_', '.']));
    assert!(secrets.len() > 10);
    let more = ["secrete/provenance", "7.7.7", "paiement/", "execution/", "#", "w:sdt"];
    secrets.extend(more.map(str::to_owned));
    for (name, xml) in package.sources() {
        // Colours of the watermark, and the namespace of styles, are no secrets.
        if name.contains("header") || name.contains("theme") {
            continue;
        }
        for secret in &secrets {
            assert!(!xml.contains(secret.as_str()), "« {secret} » in {name}");
        }
        for mark in ["w:rsid", "dc:creator", "lastModifiedBy", "dcterms:", "Company"] {
            assert!(!xml.contains(mark), "« {mark} » in {name}");
        }
    }
    let internal = open(&document, Audience::Internal);
    let tags: BTreeSet<&str> = internal
        .part("word/document.xml")
        .all("w:tag")
        .iter()
        .map(|tag| tag.attribute("w:val"))
        .collect();
    for variable in variables(&document) {
        assert!(tags.contains(variable.as_str()), "{variable}");
    }
    for article in &document.articles {
        assert!(tags.contains(article.id.0.as_str()), "{}", article.id);
    }
}

#[test]
fn what_is_not_read_does_not_show() {
    let plain = write(&contract(), Audience::External);
    assert!(plain == write(&with_origins(contract()), Audience::External));
    assert!(plain == write(&contract(), Audience::External));
}

#[test]
fn word_asks_nothing_on_opening() {
    for package in all() {
        for (name, xml) in package.sources() {
            for word in ["w:updateFields", "w:dirty", "attachedTemplate"] {
                assert!(!xml.contains(word), "{word} in {name}");
            }
        }
    }
}

#[test]
fn a_draft_says_so_on_every_page_and_shows_its_gaps() {
    let package = open(&draft(), Audience::External);
    for header in ["word/header.xml", "word/header-first.xml"] {
        let words = package.part(header).all("v:textpath");
        assert!(
            words
                .iter()
                .any(|word| word.has("string") && word.attribute("string") == "PROJET")
        );
    }
    let body = package.part("word/document.xml");
    let marked: Vec<String> = body
        .all("w:r")
        .iter()
        .filter(|run| {
            run.all("w:highlight").iter().any(|h| h.attribute("w:val") == "yellow")
        })
        .map(|run| run.text())
        .collect();
    assert!(
        marked.iter().all(|gap| gap.starts_with('[') && gap.ends_with(']')),
        "{marked:?}"
    );
    assert!(!marked.is_empty());
    let signed = open(&contract(), Audience::External);
    assert!(signed.part("word/header.xml").all("v:shape").is_empty());
}

#[test]
fn the_logo_is_on_the_first_page_if_it_is_a_picture_that_word_shows() {
    let theme = Theme::default();
    let with =
        |logo| Package::read(&docx(&contract(), &theme, Some(logo), Audience::External));
    let package = with(PNG);
    assert_eq!(package.part("word/header-first.xml").all("w:drawing").len(), 1);
    assert!(package.holds("word/media/logo.png"));
    let package = with(b"<svg/>");
    assert!(package.part("word/header-first.xml").all("w:drawing").is_empty());
    assert!(!package.holds("word/media/logo.png"));
}

#[test]
fn signatures_never_stand_alone_on_their_page() {
    let package = open(&contract(), Audience::External);
    let body = package.part("word/document.xml").all("w:body")[0];
    let children: Vec<&Element> = body.elements().collect();
    let style = |at: usize| match children[at].name.as_str() {
        "w:p" => children[at].style(),
        _ => String::new(),
    };
    let formula =
        (0..children.len()).find(|at| style(*at) == "Signatureformule").unwrap();
    let before = children[formula - 1].child("w:pPr").unwrap();
    assert!(before.child("w:keepNext").is_some());
}

#[test]
fn what_xml_refuses_is_replaced() {
    let mut document = contract();
    document.title = "a\u{1}b\u{ffff}c".to_owned();
    let package = open(&document, Audience::External);
    let title = package.part("docProps/core.xml").all("dc:title")[0].text();
    assert_eq!(title, "a\u{fffd}b\u{fffd}c");
}

#[test]
fn tables_repeat_their_heading_and_keep_their_rows_whole() {
    let package = open(&contract(), Audience::External);
    let tables: Vec<&Element> = package
        .part("word/document.xml")
        .all("w:tbl")
        .into_iter()
        .filter(|table| !table.all("w:tblHeader").is_empty())
        .collect();
    assert!(!tables.is_empty());
    for table in tables {
        let rows = table.all("w:tr");
        assert!(!rows[0].all("w:tblHeader").is_empty());
        assert!(rows.iter().all(|row| !row.all("w:cantSplit").is_empty()));
        let columns = table.all("w:gridCol").len();
        assert!(rows.iter().all(|row| row.all("w:tc").len() == columns));
    }
}
