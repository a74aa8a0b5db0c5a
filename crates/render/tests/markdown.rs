//! Markdown reads back as the tree.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use clausier_model::document::{Block, BlockKind, Inline, Origin, plain_text};
use clausier_render::{Audience, markdown};
use common::{assert_expected, contract, draft, expected, nested, with_origins};
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
    for document in [contract(), draft(), nested()] {
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

/// A small generator of numbers, the same at each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as usize % sides
    }

    fn text(&mut self) -> String {
        let alphabet: Vec<char> =
            "*_`[]()<>&#|~\\!-+1.:={}$\"aé«\u{a0} ;".chars().collect();
        (0..1 + self.roll(6)).map(|_| alphabet[self.roll(alphabet.len())]).collect()
    }

    fn run(&mut self, depth: usize) -> Vec<Inline> {
        (0..1 + self.roll(4)).map(|_| self.inline(depth)).collect()
    }

    fn inline(&mut self, depth: usize) -> Inline {
        match self.roll(if depth == 0 { 4 } else { 7 }) {
            0 | 1 => Inline::text(self.text()),
            2 => Inline::Gap { text: self.text() },
            3 => Inline::LineBreak,
            4 => Inline::Strong { inlines: self.run(depth - 1) },
            5 => Inline::Emphasis { inlines: self.run(depth - 1) },
            _ => Inline::Link {
                url: "https://example.fr/a_(b)?c=*d*&e".to_owned(),
                inlines: self.run(depth - 1),
            },
        }
    }
}

#[test]
fn any_run_of_text_reads_back_as_itself() {
    let mut document = contract();
    document.articles.truncate(2);
    document.annexes.clear();
    let mut dice = Dice(7);
    for _ in 0..3_000 {
        let mut inlines = dice.run(3);
        // A paragraph neither begins nor ends with white space.
        inlines.insert(0, Inline::text(["a", "1", "#", "-", "é "][dice.roll(5)]));
        inlines.push(Inline::text("z"));
        let text = plain_text(&inlines);
        let paragraph = BlockKind::Paragraph { inlines };
        document.articles[1].blocks =
            vec![Block { anchor: None, kind: paragraph, origin: Origin::default() }];
        let markdown = markdown(&document, Audience::External);
        let found = read(&markdown, Options::ENABLE_TABLES);
        let at = found.iter().position(|entry| entry.contains("– Objet")).unwrap();
        // White space at the ends of lines is not kept by Markdown.
        let lines = |text: &str| -> Vec<String> {
            text.split('\n').map(|line| line.trim().to_owned()).collect()
        };
        assert_eq!(lines(&found[at + 1]), lines(&text), "{markdown}");
    }
}
