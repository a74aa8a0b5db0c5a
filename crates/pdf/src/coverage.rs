//! Keeps the table of [`clausier_model::coverage`] true to the embedded fonts.
//!
//! When a new Typst brings other fonts, run this test with `SNAPSHOTS=overwrite` and
//! read the difference.

#![expect(clippy::disallowed_methods, reason = "a test writes the table it keeps")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use clausier_model::coverage::is_covered;
use clausier_model::document::{
    Block, BlockKind, Division, Document, Inline, Kind, Number, Parties, Status,
};
use clausier_model::theme::Theme;
use clausier_model::worker::Request;

use typst::layout::Abs;
use typst::text::{FontVariant, FontVariations};

use crate::render::render;
use crate::world::Shared;

const TABLE: &str = "../model/src/coverage/table.rs";

/// Characters that PDF/A refuses or that show nothing, whatever the fonts say.
fn is_excluded(c: char) -> bool {
    c.is_control()
        || matches!(
            u32::from(c),
            // Letters that shaping takes apart into marks without a glyph.
            0x1F5A | 0x1F5C
            // Soft hyphen; Arabic and Mongolian marks that format.
            | 0xAD | 0x600..=0x605 | 0x61C | 0x6DD | 0x70F | 0x180E
            // Zero width, bidirectional controls, line and paragraph separators.
            | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F
            // Private use.
            | 0xE000..=0xF8FF | 0xF_0000..=0x10_FFFF
            // Variation selectors, byte order mark, replacements, tags.
            | 0xFE00..=0xFE0F | 0xFEFF | 0xFFF0..=0xFFFF | 0xE_0000..=0xE_0FFF
        )
}

/// What at least one embedded font has, as Typst looks in all of them.
///
/// Some fonts name a character and have no glyph for it; Typst believes them, so what
/// any font only pretends to have is left out.
fn covered() -> BTreeSet<char> {
    let mut covered = BTreeSet::new();
    let mut pretended = BTreeSet::new();
    for (font, info) in typst_kit::fonts::embedded() {
        let font = font.instantiate(
            FontVariant::default(),
            Abs::zero(),
            &FontVariations::default(),
        );
        for c in info.coverage.iter().filter_map(char::from_u32) {
            let set = match font.ttf().glyph_index(c) {
                Some(_) => &mut covered,
                None => &mut pretended,
            };
            set.insert(c);
        }
    }
    covered.retain(|c| !is_excluded(*c) && !pretended.contains(c));
    covered
}

fn table(covered: &BTreeSet<char>) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for code in covered.iter().map(|c| u32::from(*c)) {
        match ranges.last_mut() {
            Some(last) if last.1 + 1 == code => last.1 = code,
            _ => ranges.push((code, code)),
        }
    }
    let mut out = String::from(
        "//! Written by a test of `clausier-pdf`; do not edit.\n\n\
         /// First and last code point of each run of covered characters, in order.\n\
         #[rustfmt::skip]\n\
         pub(super) const RANGES: &[(u32, u32)] = &[\n",
    );
    for line in ranges.chunks(4) {
        out.push_str("   ");
        for (first, last) in line {
            write!(out, " (0x{first:X}, 0x{last:X}),").expect("a string takes all");
        }
        out.push('\n');
    }
    out.push_str("];\n");
    out
}

#[test]
fn the_table_is_that_of_the_embedded_fonts() {
    let covered = covered();
    if std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(TABLE);
        std::fs::write(path, table(&covered)).expect("writes the table");
        return;
    }
    let known: BTreeSet<char> =
        (0..=0x10_FFFF).filter_map(char::from_u32).filter(|c| is_covered(*c)).collect();
    let wrong: Vec<_> = known.symmetric_difference(&covered).take(20).collect();
    assert!(wrong.is_empty(), "run again with SNAPSHOTS=overwrite: {wrong:?}");
}

#[test]
fn every_covered_character_is_printed() {
    let covered: Vec<char> = covered().into_iter().collect();
    let paragraph = |inlines| Block {
        anchor: None,
        kind: BlockKind::Paragraph { inlines },
        origin: Default::default(),
    };
    let blocks = covered
        .chunks(60)
        .map(|chunk| {
            let text = chunk.iter().flat_map(|c| [*c, ' ']).collect::<String>();
            paragraph(vec![Inline::text(text)])
        })
        .collect();
    let document = Document {
        kind: Kind::Form,
        status: Status::Final,
        title: "Caractères".to_owned(),
        reference: "C-1".to_owned(),
        date: None,
        notice: None,
        contents: false,
        parties: Parties {
            opening: String::new(),
            parties: Vec::new(),
            closing: Vec::new(),
        },
        recitals: None,
        articles: vec![Division {
            id: "tous".into(),
            number: Number::first_level(1),
            heading: vec![Inline::text("Tous")],
            blocks,
            divisions: Vec::new(),
            origin: Default::default(),
        }],
        signatures: None,
        annexes: Vec::new(),
    };
    let theme = Theme::default();
    let request = Request { document, theme, logo: None, internal: false };
    let result = render(&Shared::new(), &request);
    assert!(result.is_ok(), "{:?}", result.err());
}
