//! Plain text, for a mail or a terminal.

mod table;
mod wrap;

use clausier_model::document::{
    Annex, Block, BlockKind, Division, Document, Inline, List, Parties, Recitals,
    Signatures, Status,
};
use unicode_width::UnicodeWidthStr;

use crate::wording::{self, annex_label, division_label};
use wrap::wrap;

/// Width of a line, in columns.
const WIDTH: usize = 80;

/// Renders a document as plain text, 80 columns wide.
///
/// Emphasis is dropped; an address follows its link; a gap stands in square brackets.
pub fn text(document: &Document) -> String {
    let mut writer = Writer { out: String::with_capacity(32 * 1024), indent: 0 };
    writer.document(document);
    writer.out
}

/// The text of inlines; unlike the tree's own, it shows where links lead.
fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_plain(inlines, &mut out);
    out
}

fn push_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text }
            | Inline::Value { text, .. }
            | Inline::Reference { text, .. } => push_clean(text, out),
            Inline::Strong { inlines } | Inline::Emphasis { inlines } => {
                push_plain(inlines, out);
            }
            Inline::Link { url, inlines } => {
                let start = out.len();
                push_plain(inlines, out);
                let address = url.strip_prefix("mailto:").unwrap_or(url);
                if &out[start..] != address {
                    out.push_str(" (");
                    push_clean(address, out);
                    out.push(')');
                }
            }
            Inline::Gap { text } => {
                out.push('[');
                push_clean(text, out);
                out.push(']');
            }
            Inline::LineBreak => out.push('\n'),
        }
    }
}

/// A value must not move a terminal's cursor.
fn push_clean(text: &str, out: &mut String) {
    out.extend(text.chars().map(|c| match c {
        '\n' | '\t' => ' ',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }));
}

struct Writer {
    out: String,
    /// How far the current block is from the left.
    indent: usize,
}

impl Writer {
    fn document(&mut self, document: &Document) {
        if document.status == Status::Draft {
            let notice = format!("{} – {}", wording::DRAFT, wording::DRAFT_NOTICE);
            self.frame(|writer| writer.paragraph(&notice));
        }
        self.title(&[Inline::text(document.title.as_str())]);
        if let Some(notice) = &document.notice {
            self.indent += 4;
            self.paragraph(&plain(&[Inline::text(notice.as_str())]));
            self.indent -= 4;
        }
        let date = document.date.as_deref().unwrap_or(wording::DATE_BLANK);
        self.paragraph(&plain(&[Inline::text(date)]));
        if !document.reference.is_empty() {
            let reference = Inline::text(document.reference.as_str());
            self.paragraph(&format!("{}{}", wording::REFERENCE, plain(&[reference])));
        }
        self.parties(&document.parties);
        if let Some(recitals) = &document.recitals {
            self.recitals(recitals);
        }
        for article in &document.articles {
            self.division(article);
        }
        if let Some(signatures) = &document.signatures {
            self.signatures(signatures);
        }
        for annex in &document.annexes {
            self.annex(annex);
        }
    }

    fn title(&mut self, title: &[Inline]) {
        let text = plain(title);
        self.heading(&text, Some('='));
    }

    fn parties(&mut self, parties: &Parties) {
        self.paragraph(&parties.opening);
        for (rank, party) in parties.parties.iter().enumerate() {
            if rank > 0 {
                self.paragraph(wording::AND);
            }
            self.indent += 4;
            self.paragraph(&plain(&party.identity));
            self.paragraph(&plain(&party.designation));
            self.indent -= 4;
            self.right(&party.side);
        }
        self.paragraph(&plain(&parties.closing));
    }

    fn recitals(&mut self, recitals: &Recitals) {
        self.paragraph(&recitals.opening);
        self.blocks(&recitals.blocks);
        self.paragraph(&recitals.closing);
    }

    fn division(&mut self, division: &Division) {
        let label = division_label(&division.number);
        let underline = (division.number.segments().len() == 1).then_some('-');
        self.heading(&format!("{label} {}", plain(&division.heading)), underline);
        self.blocks(&division.blocks);
        for child in &division.divisions {
            self.division(child);
        }
    }

    fn annex(&mut self, annex: &Annex) {
        let label = annex_label(&annex.number);
        self.heading(&format!("{label} {}", plain(&annex.heading)), Some('='));
        if let Some(parties) = &annex.parties {
            self.parties(parties);
        }
        if let Some(recitals) = &annex.recitals {
            self.recitals(recitals);
        }
        self.blocks(&annex.blocks);
        for article in &annex.articles {
            self.division(article);
        }
        if let Some(signatures) = &annex.signatures {
            self.signatures(signatures);
        }
    }

    fn signatures(&mut self, signatures: &Signatures) {
        self.space();
        self.blocks(&signatures.formula);
        for signatory in &signatures.signatories {
            let mut lines = plain(&signatory.heading);
            for line in &signatory.lines {
                lines.push('\n');
                lines.push_str(&plain(line));
            }
            if let Some(mention) = &signatory.mention {
                lines.push('\n');
                lines.push_str(wording::MENTION);
                push_clean(mention, &mut lines);
            }
            self.paragraph(&lines);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph { inlines } => self.paragraph(&plain(inlines)),
                BlockKind::List(list) => self.list(list),
                BlockKind::Table(table) => {
                    self.space();
                    for line in table::lines(table, WIDTH - self.indent.min(WIDTH / 2)) {
                        self.line(&line);
                    }
                }
                BlockKind::Conspicuous { blocks } => {
                    self.frame(|writer| writer.blocks(blocks));
                }
            }
        }
    }

    fn list(&mut self, list: &List) {
        let widest = list.items.iter().map(|item| item.marker.width()).max().unwrap_or(0);
        for item in &list.items {
            self.space();
            let start = self.out.len();
            self.indent += widest + 1;
            self.blocks(&item.blocks);
            self.indent -= widest + 1;
            self.mark(&item.marker, start);
        }
    }

    /// Puts a marker in the indent of the first line written since `start`.
    fn mark(&mut self, marker: &str, start: usize) {
        let first = self.out[start..].trim_start_matches('\n');
        let at = self.out.len() - first.len() + self.indent;
        // Only the spaces of the item's own indent are in the way.
        let spaces = self.out[at..].bytes().take_while(|b| *b == b' ').count();
        let width = marker.width().min(spaces);
        self.out.replace_range(at..at + width, marker);
    }

    fn heading(&mut self, text: &str, underline: Option<char>) {
        if !self.out.is_empty() && underline.is_some() {
            self.out.push('\n');
        }
        self.paragraph(text);
        if let Some(underline) = underline {
            let widest = wrap(text, WIDTH).iter().map(|line| line.width()).max();
            let width = widest.unwrap_or(0).min(WIDTH);
            self.line(&underline.to_string().repeat(width));
        }
    }

    /// Writes what must be seen between two heavy rules.
    fn frame(&mut self, write: impl FnOnce(&mut Self)) {
        let rule = "*".repeat(WIDTH.saturating_sub(self.indent));
        self.space();
        self.line(&rule);
        write(self);
        self.space();
        self.line(&rule);
    }

    fn paragraph(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.space();
        for line in wrap(text, WIDTH.saturating_sub(self.indent)) {
            self.line(&line);
        }
    }

    fn right(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.space();
        for line in wrap(text, WIDTH) {
            let free = WIDTH.saturating_sub(line.width());
            self.line(&format!("{}{line}", " ".repeat(free)));
        }
    }

    /// An empty line between two blocks; none at the start, and never two.
    fn space(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn line(&mut self, line: &str) {
        if !line.is_empty() {
            self.out.extend(std::iter::repeat_n(' ', self.indent));
            self.out.push_str(line);
        }
        self.out.push('\n');
    }
}
