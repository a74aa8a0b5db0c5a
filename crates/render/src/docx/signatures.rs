//! The end of a document: place, date, and where each party signs.

use clausier_model::document::{Signatory, Signatures};

use super::blocks::Room;
use super::body::Body;
use super::inlines::Format;
use super::paragraph::Paragraph;
use super::tables::{cell_width, grid};
use crate::wording;

/// The height left to sign, in twentieths of a point: 28 mm.
const ROOM_TO_SIGN: &str = "1588";

impl Body<'_> {
    /// The formula and a table without borders, all on one page.
    ///
    /// The paragraph before them is kept with them: a page of signatures alone could
    /// be put at the end of another text.
    pub(super) fn signatures(&mut self, signatures: &Signatures) {
        self.keep_last_paragraph();
        let formula = Room { paragraph: "Signatureformule", ..Room::TEXT };
        self.blocks(&signatures.formula, formula);
        let signatories = &signatures.signatories;
        if signatories.is_empty() {
            return;
        }
        // A single signatory has the left half, as the first of two would.
        let columns = signatories.len().clamp(2, 3);
        let columns = if signatories.len() == 4 { 2 } else { columns };
        let width = self.width / u32::try_from(columns).unwrap_or(1);
        let widths = vec![width; columns];
        self.xml.open("w:tbl", &[]);
        self.xml.element("w:tblPr", &[], |xml| {
            xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            xml.element("w:tblCellMar", &[], |xml| {
                xml.empty("w:left", &[("w:w", "0"), ("w:type", "dxa")]);
                xml.empty("w:right", &[("w:w", "284"), ("w:type", "dxa")]);
            });
            xml.empty("w:tblLook", &[("w:val", "0000")]);
        });
        grid(&mut self.xml, &widths);
        let rows = signatories.chunks(columns);
        let last = rows.len();
        for (rank, row) in rows.enumerate() {
            self.row_of(row, &widths);
            self.blank_row(row.len(), &widths, rank + 1 == last);
        }
        self.xml.close("w:tbl");
        self.paragraph(Paragraph::styled("Tableaufin"), |_| {});
    }

    fn row_of(&mut self, row: &[Signatory], widths: &[u32]) {
        self.xml.open("w:tr", &[]);
        self.xml.element("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
        for (rank, width) in widths.iter().enumerate() {
            self.xml.open("w:tc", &[]);
            self.xml.element("w:tcPr", &[], |xml| cell_width(xml, *width));
            match row.get(rank) {
                Some(signatory) => self.signatory(signatory),
                None => self.paragraph(Paragraph::styled("Signataire"), |_| {}),
            }
            self.xml.close("w:tc");
        }
        self.xml.close("w:tr");
    }

    fn signatory(&mut self, signatory: &Signatory) {
        let style = Paragraph::styled("Signataire");
        self.paragraph(style, |body| {
            body.inlines(&signatory.heading, Format { bold: true, ..body.base });
        });
        for line in &signatory.lines {
            self.inlines_in(style, line);
        }
        if let Some(mention) = &signatory.mention {
            self.paragraph(style, |body| {
                let format = Format { italic: true, ..body.base };
                body.words(&format!("{}{mention}", wording::MENTION), format);
            });
        }
    }

    /// The place to sign, with a line below; only the last one may be parted from what
    /// follows.
    fn blank_row(&mut self, signatories: usize, widths: &[u32], last: bool) {
        self.xml.open("w:tr", &[]);
        self.xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            xml.empty("w:trHeight", &[("w:val", ROOM_TO_SIGN), ("w:hRule", "atLeast")]);
        });
        for (rank, width) in widths.iter().enumerate() {
            self.xml.open("w:tc", &[]);
            self.xml.element("w:tcPr", &[], |xml| {
                cell_width(xml, *width);
                xml.value("w:vAlign", "bottom");
            });
            let style =
                if rank < signatories { "Signatureligne" } else { "Tableautexte" };
            let paragraph = Paragraph::styled(style);
            let paragraph = if last { paragraph } else { paragraph.kept() };
            self.paragraph(paragraph, |_| {});
            self.xml.close("w:tc");
        }
        self.xml.close("w:tr");
    }
}
