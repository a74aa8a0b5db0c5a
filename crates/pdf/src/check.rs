//! What Typst would refuse, said in French before it does.

use std::collections::BTreeSet;

use clausier_model::coverage::is_covered;
use clausier_model::document::{
    Annex, Block, BlockKind, Division, Document, Inline, Item, NodeId, Parties, Recitals,
    Signatures, Table, plain_text,
};
use clausier_model::theme::{EMBEDDED_FONTS, Theme};
use clausier_model::worker::Request;

/// Refuses what cannot be laid out, with the reason; otherwise says which nodes are
/// referred to.
///
/// A reference to what is absent is printed all the same: whether it may be is for
/// the compiler to say.
pub(crate) fn check(request: &Request) -> Result<BTreeSet<&NodeId>, String> {
    check_theme(&request.theme)?;
    let mut seen = Seen::default();
    seen.document(&request.document);
    if let Some(logo) = &request.logo {
        seen.text(&logo.alt);
    }
    seen.verdict()
}

fn check_theme(theme: &Theme) -> Result<(), String> {
    let Theme {
        font,
        font_size,
        accent,
        margin_side,
        margin_top,
        margin_bottom,
        logo: _,
        // The tree has it, as printed.
        notice: _,
    } = theme;
    if !EMBEDDED_FONTS.contains(&font.as_str()) {
        return Err(format!(
            "la police « {font} » n’est pas embarquée ; polices disponibles : {}",
            EMBEDDED_FONTS.join(", ")
        ));
    }
    let colour = accent.strip_prefix('#').is_some_and(|digits| {
        digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    });
    if !colour {
        return Err(format!("la couleur « {accent} » n’est pas de la forme « #rrggbb »"));
    }
    if !(8..=16).contains(font_size) {
        return Err(format!("le corps {font_size} n’est pas entre 8 et 16 points"));
    }
    for (margin, side) in [
        (margin_side, "sur les côtés"),
        (margin_top, "en haut"),
        (margin_bottom, "en bas"),
    ] {
        if !(10..=50).contains(margin) {
            return Err(format!(
                "la marge {side} est de {margin} mm, au lieu de 10 à 50 mm"
            ));
        }
    }
    Ok(())
}

/// What a document holds, gathered in one walk.
#[derive(Default)]
struct Seen<'a> {
    nodes: BTreeSet<&'a NodeId>,
    twice: Option<&'a NodeId>,
    targets: BTreeSet<&'a NodeId>,
    uncovered: BTreeSet<char>,
    empty_link: bool,
    untitled: Option<&'a NodeId>,
}

impl<'a> Seen<'a> {
    fn verdict(self) -> Result<BTreeSet<&'a NodeId>, String> {
        if !self.uncovered.is_empty() {
            let list: Vec<_> = self
                .uncovered
                .iter()
                .map(|c| {
                    if c.is_control() || c.is_whitespace() {
                        format!("U+{:04X}", u32::from(*c))
                    } else {
                        format!("« {c} » (U+{:04X})", u32::from(*c))
                    }
                })
                .collect();
            return Err(format!(
                "aucune police embarquée ne possède {} {}",
                if list.len() == 1 { "le caractère" } else { "les caractères" },
                list.join(", ")
            ));
        }
        if let Some(id) = self.twice {
            return Err(format!("le nom « {id} » désigne deux endroits du document"));
        }
        if let Some(id) = self.untitled {
            return Err(format!("« {id} » n’a pas de titre"));
        }
        if self.empty_link {
            return Err("un lien n’a pas d’adresse".to_owned());
        }
        Ok(self.targets.intersection(&self.nodes).copied().collect())
    }

    fn document(&mut self, document: &'a Document) {
        self.text(&document.title);
        self.text(document.notice.as_deref().unwrap_or_default());
        self.text(&document.reference);
        self.text(document.date.as_deref().unwrap_or_default());
        self.parties(&document.parties);
        self.recitals(document.recitals.as_ref());
        self.divisions(&document.articles);
        self.signatures(document.signatures.as_ref());
        for annex in &document.annexes {
            self.annex(annex);
        }
    }

    fn annex(&mut self, annex: &'a Annex) {
        self.heading(&annex.id, &annex.heading);
        if let Some(parties) = &annex.parties {
            self.parties(parties);
        }
        self.recitals(annex.recitals.as_ref());
        self.blocks(&annex.blocks);
        self.divisions(&annex.articles);
        self.signatures(annex.signatures.as_ref());
    }

    fn parties(&mut self, parties: &'a Parties) {
        self.text(&parties.opening);
        for party in &parties.parties {
            self.inlines(&party.identity);
            self.inlines(&party.designation);
            self.text(&party.side);
        }
        self.inlines(&parties.closing);
    }

    fn recitals(&mut self, recitals: Option<&'a Recitals>) {
        let Some(recitals) = recitals else { return };
        self.text(&recitals.opening);
        self.blocks(&recitals.blocks);
        self.text(&recitals.closing);
    }

    fn signatures(&mut self, signatures: Option<&'a Signatures>) {
        let Some(signatures) = signatures else { return };
        self.blocks(&signatures.formula);
        for signatory in &signatures.signatories {
            self.inlines(&signatory.heading);
            for line in &signatory.lines {
                self.inlines(line);
            }
            self.text(signatory.mention.as_deref().unwrap_or_default());
        }
    }

    fn divisions(&mut self, divisions: &'a [Division]) {
        for division in divisions {
            self.heading(&division.id, &division.heading);
            for segment in division.number.segments() {
                self.text(segment.suffix.as_deref().unwrap_or_default());
            }
            self.blocks(&division.blocks);
            self.divisions(&division.divisions);
        }
    }

    fn heading(&mut self, id: &'a NodeId, heading: &'a [Inline]) {
        self.node(id);
        self.inlines(heading);
        if plain_text(heading).trim().is_empty() {
            self.untitled.get_or_insert(id);
        }
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            if let Some(anchor) = &block.anchor {
                self.node(anchor);
            }
            match &block.kind {
                BlockKind::Paragraph { inlines } => self.inlines(inlines),
                BlockKind::List(list) => {
                    for Item { anchor, marker, blocks, .. } in &list.items {
                        if let Some(anchor) = anchor {
                            self.node(anchor);
                        }
                        self.text(marker);
                        self.blocks(blocks);
                    }
                }
                BlockKind::Table(Table { header, rows, .. }) => {
                    for row in std::iter::once(header).chain(rows) {
                        for cell in &row.cells {
                            self.inlines(cell);
                        }
                    }
                }
                BlockKind::Conspicuous { blocks } => self.blocks(blocks),
            }
        }
    }

    fn inlines(&mut self, inlines: &'a [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text { text }
                | Inline::Value { text, .. }
                | Inline::Gap { text } => {
                    self.text(text);
                }
                Inline::Strong { inlines } | Inline::Emphasis { inlines } => {
                    self.inlines(inlines);
                }
                Inline::Reference { target, text } => {
                    self.targets.insert(target);
                    self.text(text);
                }
                Inline::Link { url, inlines } => {
                    self.empty_link |= url.is_empty();
                    self.inlines(inlines);
                }
                Inline::LineBreak => {}
            }
        }
    }

    fn node(&mut self, id: &'a NodeId) {
        if !self.nodes.insert(id) {
            self.twice.get_or_insert(id);
        }
    }

    fn text(&mut self, text: &str) {
        self.uncovered.extend(text.chars().filter(|c| !is_covered(*c)));
    }
}
