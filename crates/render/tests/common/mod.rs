//! Documents to try the renderers on, and what each must say.

#![expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]
// Each test binary uses its part of this module.
#![allow(dead_code)]

use std::path::Path;

use clausier_model::document::{
    Annex, Block, BlockKind, Division, Document, Inline, Number, Parties, Recitals,
    Signatures, Status, plain_text,
};

/// A complete contract.
pub(crate) fn contract() -> Document {
    fixture("contrat.json")
}

/// A draft with gaps, whose values look like markup of every format.
pub(crate) fn draft() -> Document {
    fixture("projet.json")
}

/// A contract whose first annex is a whole contract of its own, signed apart.
pub(crate) fn nested() -> Document {
    let mut document = contract();
    let annex = &mut document.annexes[0];
    annex.parties = Some(document.parties.clone());
    annex.recitals = document.recitals.clone();
    annex.signatures = document.signatures.clone();
    document
}

fn fixture(name: &str) -> Document {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let json = std::fs::read(folder.join(name)).unwrap();
    serde_json::from_slice(&json).unwrap()
}

/// Compares with `tests/expected/<name>`, or writes it under `SNAPSHOTS=overwrite`.
pub(crate) fn assert_expected(name: &str, actual: String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected").join(name);
    snapbox::Assert::new()
        .action_env("SNAPSHOTS")
        .eq(snapbox::IntoData::raw(actual), snapbox::Data::read_from(&path, None).raw());
}

/// Gives every article a provenance, as the compiler does.
pub(crate) fn with_origins(mut document: Document) -> Document {
    fn mark(division: &mut Division) {
        division.origin.clause = Some("secrete/provenance".to_owned());
        division.origin.version = Some("7.7.7".to_owned());
        division.divisions.iter_mut().for_each(mark);
    }
    document.articles.iter_mut().for_each(mark);
    document
}

/// Everything that a reader of the document must find, in order: one entry a heading,
/// a paragraph or a cell. Lettered items begin with their marker.
pub(crate) fn expected(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    if document.status == Status::Draft {
        out.push("PROJET – document de travail, à ne pas signer".to_owned());
    }
    out.push(document.title.clone());
    out.extend(document.notice.clone());
    let blank = "Date\u{a0}: ……………………".to_owned();
    out.push(document.date.clone().unwrap_or(blank));
    out.push(format!("Référence\u{a0}: {}", document.reference));
    parties(&document.parties, &mut out);
    if let Some(recitals) = &document.recitals {
        expose(recitals, &mut out);
    }
    document.articles.iter().for_each(|article| division(article, &mut out));
    if let Some(signatures) = &document.signatures {
        sign(signatures, &mut out);
    }
    document.annexes.iter().for_each(|part| annex(part, &mut out));
    out.retain(|entry| !entry.is_empty());
    out
}

fn parties(parties: &Parties, out: &mut Vec<String>) {
    out.push(parties.opening.clone());
    for (rank, party) in parties.parties.iter().enumerate() {
        if rank > 0 {
            out.push("et".to_owned());
        }
        out.push(plain_text(&party.identity));
        out.push(plain_text(&party.designation));
        out.push(party.side.clone());
    }
    out.push(plain_text(&parties.closing));
}

fn expose(recitals: &Recitals, out: &mut Vec<String>) {
    out.push(recitals.opening.clone());
    blocks(&recitals.blocks, out);
    out.push(recitals.closing.clone());
}

fn division(part: &Division, out: &mut Vec<String>) {
    out.push(format!("{} {}", label(&part.number), plain_text(&part.heading)));
    blocks(&part.blocks, out);
    part.divisions.iter().for_each(|child| division(child, out));
}

fn label(number: &Number) -> String {
    match number.segments().len() {
        1 => format!("Article\u{a0}{number}\u{a0}–"),
        _ => number.to_string(),
    }
}

fn annex(part: &Annex, out: &mut Vec<String>) {
    out.push(format!("Annexe\u{a0}{}\u{a0}– {}", part.number, plain_text(&part.heading)));
    if let Some(own) = &part.parties {
        parties(own, out);
    }
    if let Some(own) = &part.recitals {
        expose(own, out);
    }
    blocks(&part.blocks, out);
    part.articles.iter().for_each(|article| division(article, out));
    if let Some(own) = &part.signatures {
        sign(own, out);
    }
}

fn sign(signatures: &Signatures, out: &mut Vec<String>) {
    blocks(&signatures.formula, out);
    for signatory in &signatures.signatories {
        out.push(plain_text(&signatory.heading));
        out.extend(signatory.lines.iter().map(|line| plain_text(line)));
        let mention = signatory.mention.as_ref();
        out.extend(mention.map(|text| format!("Mention manuscrite\u{a0}: {text}")));
    }
}

fn blocks(list: &[Block], out: &mut Vec<String>) {
    for block in list {
        match &block.kind {
            BlockKind::Paragraph { inlines } => out.push(plain_text(inlines)),
            BlockKind::Conspicuous { blocks: inner } => blocks(inner, out),
            BlockKind::Table(table) => {
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    out.extend(row.cells.iter().map(|cell| plain_text(cell)));
                }
            }
            BlockKind::List(list) => {
                for item in &list.items {
                    let at = out.len();
                    let texts =
                        matches!(item.blocks[0].kind, BlockKind::Paragraph { .. });
                    blocks(&item.blocks, out);
                    if list.ordered && texts {
                        out[at] = format!("{} {}", item.marker, out[at]);
                    } else if list.ordered {
                        out.insert(at, item.marker.clone());
                    }
                }
            }
        }
    }
}

/// Text without its white space, which each format lays out in its own way.
pub(crate) fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The names of all variables of a document.
pub(crate) fn variables(document: &Document) -> Vec<String> {
    fn of(inlines: &[Inline], out: &mut Vec<String>) {
        for inline in inlines {
            match inline {
                Inline::Value { variable, .. } => out.push(variable.clone()),
                Inline::Strong { inlines }
                | Inline::Emphasis { inlines }
                | Inline::Link { inlines, .. } => of(inlines, out),
                _ => {}
            }
        }
    }
    fn in_blocks(blocks: &[Block], out: &mut Vec<String>) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph { inlines } => of(inlines, out),
                BlockKind::Conspicuous { blocks } => in_blocks(blocks, out),
                BlockKind::List(list) => {
                    list.items.iter().for_each(|item| in_blocks(&item.blocks, out));
                }
                BlockKind::Table(table) => {
                    table.rows.iter().flat_map(|row| &row.cells).for_each(|c| of(c, out));
                }
            }
        }
    }
    fn in_division(division: &Division, out: &mut Vec<String>) {
        in_blocks(&division.blocks, out);
        division.divisions.iter().for_each(|child| in_division(child, out));
    }
    let mut out = Vec::new();
    document.parties.parties.iter().for_each(|party| of(&party.identity, &mut out));
    document.articles.iter().for_each(|article| in_division(article, &mut out));
    out
}
