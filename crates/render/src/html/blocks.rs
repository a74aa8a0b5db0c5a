//! Paragraphs, lists, tables, conspicuous text.

use clausier_model::document::{
    Alignment, Block, BlockKind, Item, List, NodeId, Row, Table,
};

use super::Page;
use crate::wording;

impl Page<'_> {
    /// Writes blocks, in order.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph { inlines } => {
                self.open_at("p", block.anchor.as_ref());
                self.inlines(inlines);
                self.raw("</p>\n");
            }
            BlockKind::List(list) => self.list(list, block.anchor.as_ref()),
            BlockKind::Table(table) => self.table(table, block.anchor.as_ref()),
            BlockKind::Conspicuous { blocks } => {
                // Not an `aside`: readers may skip those, and this is the text that
                // the law wants seen first.
                self.start_at("div", block.anchor.as_ref());
                self.raw(" class=\"apparent\" role=\"group\" aria-label=\"");
                self.raw(wording::CONSPICUOUS);
                self.raw("\">\n");
                self.blocks(blocks);
                self.raw("</div>\n");
            }
        }
    }

    fn list(&mut self, list: &List, anchor: Option<&NodeId>) {
        let tag = if list.ordered { "ol" } else { "ul" };
        self.open_at(tag, anchor);
        self.raw("\n");
        for item in &list.items {
            self.item(item, list.ordered);
        }
        self.close(tag);
        self.raw("\n");
    }

    /// An ordered item prints its marker as text, so that it is read aloud, copied and
    /// found as it is seen; browsers draw none of their own.
    fn item(&mut self, item: &Item, ordered: bool) {
        self.open_at("li", item.anchor.as_ref());
        if ordered {
            self.raw("<span class=\"m\">");
            self.text(&item.marker);
            self.raw("</span> ");
        }
        let mut blocks = &item.blocks[..];
        // The first paragraph needs no `p` unless something must point at it.
        if let [
            Block { anchor: None, kind: BlockKind::Paragraph { inlines }, .. },
            rest @ ..,
        ] = blocks
        {
            self.inlines(inlines);
            blocks = rest;
        }
        if !blocks.is_empty() {
            self.raw("\n");
        }
        self.blocks(blocks);
        self.raw("</li>\n");
    }

    fn table(&mut self, table: &Table, anchor: Option<&NodeId>) {
        // Narrow screens scroll the frame, which the keyboard must then reach.
        self.start_at("div", anchor);
        self.raw(
            " class=\"tableau\" role=\"group\" aria-label=\"Tableau\" tabindex=\"0\">",
        );
        self.raw("<table>\n<thead>\n");
        self.row(&table.header, &table.columns, "th", " scope=\"col\"");
        self.raw("</thead>\n<tbody>\n");
        for row in &table.rows {
            self.row(row, &table.columns, "td", "");
        }
        self.raw("</tbody>\n</table></div>\n");
    }

    fn row(&mut self, row: &Row, columns: &[Alignment], tag: &str, attributes: &str) {
        self.raw("<tr>");
        for (rank, cell) in row.cells.iter().enumerate() {
            self.raw("<");
            self.raw(tag);
            self.raw(attributes);
            match columns.get(rank) {
                Some(Alignment::Center) => self.raw(" class=\"c\""),
                Some(Alignment::Right) => self.raw(" class=\"d\""),
                Some(Alignment::Left) | None => {}
            }
            self.raw(">");
            self.inlines(cell);
            self.close(tag);
        }
        self.raw("</tr>\n");
    }
}
