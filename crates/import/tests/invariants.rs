//! What holds for every import: no word is lost, none is read twice, and every place
//! is the place of its words.

use clausier_diagnostics::Span;
use clausier_import::Imported;
use clausier_model::document::{
    Block, BlockKind, Division, Inline, Origin, Recitals, Signatures, plain_text,
};

/// Every passage with its place, and every marker with the place it starts at.
pub(crate) struct Passages {
    pub(crate) texts: Vec<(String, Span)>,
    pub(crate) markers: Vec<(String, Span)>,
}

/// The passages of an import, in the order of the tree.
pub(crate) fn passages(imported: &Imported) -> Passages {
    let mut out = Passages { texts: Vec::new(), markers: Vec::new() };
    let document = &imported.document;
    if let Some(place) = &imported.title {
        out.texts.push((document.title.clone(), place.clone()));
    }
    recitals(imported, document.recitals.as_ref(), &mut out);
    divisions(imported, &document.articles, &mut out);
    signatures(imported, document.signatures.as_ref(), &mut out);
    for annex in &document.annexes {
        text(&annex.heading, &annex.origin, &mut out);
        blocks(imported, &annex.blocks, &mut out);
        divisions(imported, &annex.articles, &mut out);
        signatures(imported, annex.signatures.as_ref(), &mut out);
    }
    for heading in &imported.headings {
        out.markers.push((heading.label.clone(), heading.span.clone()));
    }
    for aside in &imported.asides {
        let words = aside.span.file().text()[aside.span.range()].to_owned();
        out.markers.push((words, aside.span.clone()));
    }
    out
}

fn recitals(imported: &Imported, recitals: Option<&Recitals>, out: &mut Passages) {
    recitals.into_iter().for_each(|it| blocks(imported, &it.blocks, out));
}

fn signatures(imported: &Imported, signatures: Option<&Signatures>, out: &mut Passages) {
    signatures.into_iter().for_each(|it| blocks(imported, &it.formula, out));
}

fn divisions(imported: &Imported, list: &[Division], out: &mut Passages) {
    for division in list {
        text(&division.heading, &division.origin, out);
        blocks(imported, &division.blocks, out);
        divisions(imported, &division.divisions, out);
    }
}

fn text(inlines: &[Inline], origin: &Origin, out: &mut Passages) {
    let span = origin.span.clone().expect("everything imported has a place");
    if !inlines.is_empty() {
        out.texts.push((plain_text(inlines), span));
    }
}

fn blocks(imported: &Imported, list: &[Block], out: &mut Passages) {
    for block in list {
        match &block.kind {
            BlockKind::Paragraph { inlines } => text(inlines, &block.origin, out),
            BlockKind::List(list) => {
                for item in &list.items {
                    let span = item.origin.span.clone().expect("an item has a place");
                    out.markers.push((item.marker.clone(), span));
                    blocks(imported, &item.blocks, out);
                }
            }
            BlockKind::Table(table) => {
                let span = block.origin.span.as_ref().expect("a table has a place");
                let rows = std::iter::once(&table.header).chain(&table.rows);
                let cells: Vec<_> = rows.flat_map(|row| &row.cells).collect();
                let places = imported.cells(span);
                assert_eq!(cells.len(), places.len(), "a place a cell");
                for (cell, place) in cells.into_iter().zip(places) {
                    if !cell.is_empty() {
                        out.texts.push((plain_text(cell), place));
                    }
                }
            }
            BlockKind::Conspicuous { blocks: inner } => blocks(imported, inner, out),
        }
    }
}

/// Checks places; with `whole`, also that every letter of the file is read once.
pub(crate) fn check(imported: &Imported, whole: bool) {
    let source = imported.file.text();
    let found = passages(imported);
    let mut seen = vec![0_u8; source.len()];
    for (text, span) in &found.texts {
        let mut at = 0;
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            if !word.is_empty() {
                let start = at + text[at..].find(word).expect("the word");
                at = start + word.len();
                let place = imported.place(span, start..at).range();
                let there = source.get(place.clone()).expect("a place on letters");
                if whole {
                    assert_eq!(there, word, "in {text:?}");
                    seen[place].iter_mut().for_each(|count| *count += 1);
                }
            }
        }
    }
    if !whole {
        return;
    }
    for (marker, span) in &found.markers {
        let start = span.range().start;
        if marker.chars().any(char::is_alphanumeric) {
            let place = start..start + marker.len();
            assert_eq!(&source[place.clone()], marker, "a marker at its place");
            seen[place].iter_mut().for_each(|count| *count += 1);
        }
    }
    for (at, letter) in source.char_indices() {
        if letter.is_alphanumeric() {
            let around = source[at..].chars().take(40).collect::<String>();
            assert_eq!(seen[at], 1, "read {} times: {around:?}", seen[at]);
        }
    }
}
