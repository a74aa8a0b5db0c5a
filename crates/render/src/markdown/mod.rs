//! Markdown, with GitHub's tables.
//!
//! Numbers, markers and references are written out, so that the text says the same
//! in a mail, in a diff and in a browser, and nothing renumbers it.

mod escape;
mod inlines;

use clausier_model::document::{
    Alignment, Annex, Block, BlockKind, Division, Document, Inline, List, Origin,
    Parties, Recitals, Row, Signatures, Status, Table,
};

use crate::wording::{self, annex_label, division_label};
use crate::{Audience, wording::DRAFT};
use escape::Position;
use inlines::{Place, push_inlines};

/// Renders a document as Markdown, with numbers and references written out.
///
/// Whatever a source or a value holds reads back as itself. A lettered list is a
/// bulleted one whose items begin with « (a) »; conspicuous text is a quotation.
pub fn markdown(document: &Document, audience: Audience) -> String {
    let mut writer = Writer {
        out: String::with_capacity(32 * 1024),
        prefix: String::new(),
        fresh: true,
        internal: audience.is_internal(),
    };
    writer.document(document);
    writer.out
}

struct Writer {
    out: String,
    /// What each line starts with: `> ` and the indent of list items.
    prefix: String,
    /// Whether the line is begun already, by a bullet or the start of the text.
    fresh: bool,
    internal: bool,
}

impl Writer {
    fn document(&mut self, document: &Document) {
        if document.status == Status::Draft {
            self.begin();
            self.out.push_str("> **");
            self.out.push_str(DRAFT);
            self.out.push_str("** – ");
            self.out.push_str(wording::DRAFT_NOTICE);
            self.end();
        }
        self.heading(1, "", &[Inline::text(document.title.as_str())]);
        if let Some(notice) = &document.notice {
            let inlines = vec![Inline::text(notice.as_str())];
            self.paragraph(&[Inline::Emphasis { inlines }]);
        }
        self.line(document.date.as_deref().unwrap_or(wording::DATE_BLANK));
        if !document.reference.is_empty() {
            self.line(&format!("{}{}", wording::REFERENCE, document.reference));
        }
        self.parties(&document.parties);
        if let Some(recitals) = &document.recitals {
            self.recitals(recitals);
        }
        for article in &document.articles {
            self.division(article, 2);
        }
        if let Some(signatures) = &document.signatures {
            self.rule();
            self.signatures(signatures);
        }
        for annex in &document.annexes {
            self.rule();
            self.annex(annex);
        }
    }

    fn parties(&mut self, parties: &Parties) {
        self.line(&parties.opening);
        for (rank, party) in parties.parties.iter().enumerate() {
            if rank > 0 {
                self.line(wording::AND);
            }
            self.paragraph(&party.identity);
            self.paragraph(&party.designation);
            self.line(&party.side);
        }
        self.paragraph(&parties.closing);
    }

    fn recitals(&mut self, recitals: &Recitals) {
        self.line(&recitals.opening);
        self.blocks(&recitals.blocks);
        self.line(&recitals.closing);
    }

    fn division(&mut self, division: &Division, level: usize) {
        self.heading(level, &division_label(&division.number), &division.heading);
        self.provenance(&division.origin);
        self.blocks(&division.blocks);
        for child in &division.divisions {
            self.division(child, level + 1);
        }
    }

    fn annex(&mut self, annex: &Annex) {
        self.heading(2, &annex_label(&annex.number), &annex.heading);
        self.provenance(&annex.origin);
        if let Some(parties) = &annex.parties {
            self.parties(parties);
        }
        if let Some(recitals) = &annex.recitals {
            self.recitals(recitals);
        }
        self.blocks(&annex.blocks);
        for article in &annex.articles {
            self.division(article, 3);
        }
        if let Some(signatures) = &annex.signatures {
            self.signatures(signatures);
        }
    }

    fn signatures(&mut self, signatures: &Signatures) {
        self.blocks(&signatures.formula);
        for signatory in &signatures.signatories {
            self.paragraph(&[Inline::Strong { inlines: signatory.heading.clone() }]);
            for line in &signatory.lines {
                self.paragraph(line);
            }
            if let Some(mention) = &signatory.mention {
                self.line(&format!("{}{mention}", wording::MENTION));
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        let mut bullet = '-';
        for (rank, block) in blocks.iter().enumerate() {
            match &block.kind {
                BlockKind::Paragraph { inlines } => self.paragraph(inlines),
                BlockKind::List(list) => {
                    // Two lists that touch are one list, unless their bullets differ.
                    let touches =
                        rank > 0 && matches!(blocks[rank - 1].kind, BlockKind::List(_));
                    bullet = if touches && bullet == '-' { '+' } else { '-' };
                    self.list(list, bullet);
                }
                BlockKind::Table(table) => self.table(table),
                BlockKind::Conspicuous { blocks } => {
                    self.begin();
                    self.out.push_str("> ");
                    self.within("> ", |writer| writer.blocks(blocks));
                }
            }
        }
    }

    fn list(&mut self, list: &List, bullet: char) {
        for item in &list.items {
            self.begin();
            self.out.push(bullet);
            self.out.push(' ');
            let mut rest = &item.blocks[..];
            if list.ordered {
                // Text, so that no reader of Markdown numbers it in its own way.
                let mut inlines = vec![Inline::text(format!("{} ", item.marker))];
                if let [
                    Block { kind: BlockKind::Paragraph { inlines: first }, .. },
                    tail @ ..,
                ] = rest
                {
                    inlines.extend(first.iter().cloned());
                    rest = tail;
                }
                self.within("  ", |writer| {
                    writer.paragraph(&inlines);
                    writer.blocks(rest);
                });
            } else {
                self.within("  ", |writer| writer.blocks(rest));
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.begin();
        self.row(&table.header);
        self.out.push('\n');
        self.out.push_str(&self.prefix);
        self.out.push('|');
        for column in &table.columns {
            self.out.push_str(match column {
                Alignment::Left => " --- |",
                Alignment::Center => " :---: |",
                Alignment::Right => " ---: |",
            });
        }
        for row in &table.rows {
            self.out.push('\n');
            self.out.push_str(&self.prefix);
            self.row(row);
        }
        self.end();
    }

    fn row(&mut self, row: &Row) {
        self.out.push('|');
        for cell in &row.cells {
            self.out.push(' ');
            push_inlines(cell, Place::Cell, Position::Inside, "", &mut self.out);
            self.out.push_str(" |");
        }
    }

    fn heading(&mut self, level: usize, label: &str, heading: &[Inline]) {
        self.begin();
        self.out.push_str(&"######"[..level.min(6)]);
        self.out.push(' ');
        if !label.is_empty() {
            self.out.push_str(label);
            self.out.push(' ');
        }
        push_inlines(heading, Place::Line, Position::Inside, "", &mut self.out);
        self.end();
    }

    fn paragraph(&mut self, inlines: &[Inline]) {
        if inlines.is_empty() {
            return;
        }
        self.begin();
        let start = Position::LineStart;
        push_inlines(inlines, Place::Paragraph, start, &self.prefix, &mut self.out);
        self.end();
    }

    fn line(&mut self, text: &str) {
        if !text.is_empty() {
            self.paragraph(&[Inline::text(text)]);
        }
    }

    fn rule(&mut self) {
        self.begin();
        self.out.push_str("---");
        self.end();
    }

    /// The clause a text was taken from, as a comment that no reader prints.
    fn provenance(&mut self, origin: &Origin) {
        let Some(clause) = origin.clause.as_ref().filter(|_| self.internal) else {
            return;
        };
        self.begin();
        self.out.push_str("<!-- ");
        let version = origin.version.as_deref().unwrap_or_default();
        for c in clause.chars().chain([' ']).chain(version.chars()) {
            // An id is letters, digits, `/` and `-`; whatever else could end the comment.
            if c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | ' ') {
                self.out.push(c);
            }
        }
        self.out.truncate(self.out.trim_end_matches([' ', '-']).len());
        self.out.push_str(" -->");
        self.end();
    }

    /// Starts a block, after an empty line unless a bullet begins it.
    fn begin(&mut self) {
        if self.fresh {
            self.fresh = false;
            return;
        }
        self.out.push_str(self.prefix.trim_end());
        self.out.push('\n');
        self.out.push_str(&self.prefix);
    }

    fn end(&mut self) {
        self.out.push('\n');
    }

    /// Writes what stands in an item or in a quotation, whose first line is begun.
    fn within(&mut self, prefix: &str, write: impl FnOnce(&mut Self)) {
        let length = self.prefix.len();
        self.prefix.push_str(prefix);
        self.fresh = true;
        write(self);
        if self.fresh {
            self.fresh = false;
            self.end();
        }
        self.prefix.truncate(length);
    }
}
