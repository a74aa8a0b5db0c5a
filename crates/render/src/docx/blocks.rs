//! Paragraphs, lists and conspicuous text.

use clausier_model::document::{Block, BlockKind, Item, List};

use super::body::Body;
use super::inlines::Format;
use super::marker::{self, Counted};
use super::numbering::{Family, Numbering, Place};
use super::paragraph::Paragraph;
use super::tables::Frame;

/// Where blocks stand, and so which styles they have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room<'a> {
    /// The style of a paragraph.
    pub(super) paragraph: &'a str,
    /// The style of the items of an outermost list, where it is not the list's own.
    pub(super) item: Option<&'a str>,
    /// Whether the paragraphs stay on one page.
    pub(super) together: bool,
    /// How many lists are around.
    pub(super) nesting: u8,
}

impl Room<'_> {
    /// The text of an article.
    pub(super) const TEXT: Room<'static> =
        Room { paragraph: "BodyText", item: None, together: false, nesting: 0 };
    /// What is told before the articles.
    pub(super) const RECITALS: Room<'static> =
        Room { paragraph: "Expos", item: Some("Expos"), together: false, nesting: 0 };
}

impl Body<'_> {
    /// Blocks, one after the other.
    pub(super) fn blocks(&mut self, blocks: &[Block], room: Room<'_>) {
        for (rank, block) in blocks.iter().enumerate() {
            let next = blocks.get(rank + 1).map(|block| &block.kind);
            let index = self.index;
            let mark = block.anchor.as_ref().and_then(|anchor| index.on(anchor));
            match &block.kind {
                BlockKind::Paragraph { inlines } => {
                    // What announces a list or a table is not parted from it.
                    let announces =
                        matches!(next, Some(BlockKind::List(_) | BlockKind::Table(_)));
                    let kept = announces || (room.together && next.is_some());
                    let paragraph = Paragraph::styled(room.paragraph);
                    let paragraph = if kept { paragraph.kept() } else { paragraph };
                    self.paragraph(paragraph, |body| {
                        body.bookmarked(mark, false, |body| {
                            body.inlines(inlines, body.base);
                        });
                    });
                }
                kind => {
                    if mark.is_some() {
                        let empty = Paragraph::styled("Tableaufin").kept();
                        self.paragraph(empty, |body| {
                            body.bookmarked(mark, false, |_| {});
                        });
                    }
                    match kind {
                        BlockKind::List(list) => {
                            self.list(list, room);
                            if matches!(next, Some(BlockKind::Table(_))) {
                                self.paragraph(Paragraph::styled("Tableaufin"), |_| {});
                            }
                        }
                        BlockKind::Table(table) => self.table(table),
                        BlockKind::Conspicuous { blocks } => self.conspicuous(blocks),
                        BlockKind::Paragraph { .. } => {}
                    }
                }
            }
        }
    }

    /// Framed text: paragraphs have a style for it, anything else stands in a frame.
    fn conspicuous(&mut self, blocks: &[Block]) {
        let plain = |block: &Block| matches!(block.kind, BlockKind::Paragraph { .. });
        if blocks.iter().all(plain) {
            let room =
                Room { paragraph: "Clauseapparente", together: true, ..Room::TEXT };
            self.blocks(blocks, room);
            return;
        }
        let base = self.base;
        self.base = Format { bold: true, ..base };
        self.frame(Frame::CONSPICUOUS, |body| body.blocks(blocks, Room::TEXT));
        self.base = base;
    }

    fn list(&mut self, list: &List, room: Room<'_>) {
        let level = room.nesting.min(8);
        let mut instance = Numbering::plain(Family::Dashes);
        let mut before: Option<Counted> = None;
        for item in &list.items {
            if list.ordered {
                let now = marker::read(&item.marker, level, before);
                match now {
                    Some(now) if before.is_some_and(|last| last.precedes(now)) => {}
                    Some(now) => {
                        instance = self.numbering.list(now.family, level, now.value);
                    }
                    None => instance = self.numbering.literal(level, &item.marker),
                }
                before = now;
            }
            self.item(item, list.ordered, Place { instance, level }, room);
        }
    }

    /// An item: its first paragraph has the number, the rest is aligned with it.
    fn item(&mut self, item: &Item, ordered: bool, place: Place, room: Room<'_>) {
        let ranked = |base: &str| match room.nesting {
            0 => base.to_owned(),
            nesting => format!("{base}{}", nesting.min(4) + 1),
        };
        let base = if ordered { "ListNumber" } else { "ListBullet" };
        let style = match (room.item, room.nesting) {
            (Some(style), 0) => style.to_owned(),
            _ => ranked(base),
        };
        let first = Paragraph::styled(&style).numbered(Some(place));
        let index = self.index;
        let mark = item.anchor.as_ref().and_then(|anchor| index.on(anchor));
        let (inlines, rest) = match item.blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph { inlines }, .. }, rest)) => {
                (inlines.as_slice(), rest)
            }
            _ => (&[][..], item.blocks.as_slice()),
        };
        let opens =
            rest.first().is_some_and(|block| matches!(block.kind, BlockKind::List(_)));
        let first = if opens { first.kept() } else { first };
        self.paragraph(first, |body| {
            body.bookmarked(mark, false, |body| body.inlines(inlines, body.base));
        });
        let paragraph = ranked("ListContinue");
        let nesting = room.nesting.saturating_add(1);
        let inner = Room { paragraph: &paragraph, item: None, together: false, nesting };
        self.blocks(rest, inner);
    }
}
