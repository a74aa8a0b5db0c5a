//! Markdown reads back as the tree.

mod common;

use clausier_render::{Audience, markdown};
use common::{assert_expected, contract, draft, expected, with_origins};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

#[test]
fn texts_are_as_expected() {
    assert_expected("contrat.md", markdown(&contract(), Audience::External));
    assert_expected("projet.md", markdown(&draft(), Audience::External));
}

/// The text of each heading, paragraph and cell, as a Markdown reader finds it.
fn read(markdown: &str, options: Options) -> Vec<String> {
    let mut out = vec![String::new()];
    for event in Parser::new_ext(markdown, options) {
        let last = out.last_mut().unwrap();
        match event {
            Event::Text(text) | Event::Code(text) => last.push_str(&text),
            Event::HardBreak => last.push('\n'),
            Event::SoftBreak => last.push(' '),
            Event::InlineHtml(html) => {
                let known = ["<strong>", "</strong>", "<em>", "</em>", "<br>"];
                assert!(known.contains(&&*html), "{html}");
            }
            Event::Html(html) => assert!(html.starts_with("<!-- "), "{html}"),
            Event::Start(Tag::Image { .. } | Tag::CodeBlock(_)) => {
                panic!("a value became markup: {event:?}")
            }
            Event::Start(
                Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell | Tag::Item,
            )
            | Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item,
            ) => out.push(String::new()),
            _ => {}
        }
    }
    out.retain(|text| !text.is_empty());
    out
}

fn check(source: &str, expected: &[String]) {
    for options in [Options::ENABLE_TABLES, Options::all() - old_and_taste()] {
        let read = read(source, options);
        for (read, expected) in read.iter().zip(expected) {
            assert_eq!(read, expected.trim());
        }
        assert_eq!(read.len(), expected.len());
    }
}

/// Options that change the text on purpose, or that exclude another.
fn old_and_taste() -> Options {
    Options::ENABLE_SMART_PUNCTUATION | Options::ENABLE_OLD_FOOTNOTES
}

#[test]
fn whatever_the_tree_holds_reads_back_as_itself() {
    for document in [contract(), draft()] {
        check(&markdown(&document, Audience::External), &expected(&document));
    }
}

#[test]
fn provenance_is_for_the_practice() {
    let document = with_origins(contract());
    let internal = markdown(&document, Audience::Internal);
    assert!(internal.contains("<!-- secrete/provenance 7.7.7 -->"));
    check(&internal, &expected(&document));
    assert_eq!(
        markdown(&document, Audience::External),
        markdown(&contract(), Audience::External)
    );
}
