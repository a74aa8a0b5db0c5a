//! Tables, and frames around what a paragraph style cannot frame.

use clausier_model::document::{Alignment, Row, Table, plain_text};

use super::body::Body;
use super::paragraph::Paragraph;
use super::xml::Xml;

/// A frame around blocks.
pub(super) struct Frame {
    fill: &'static str,
}

impl Frame {
    /// For text that the law wants conspicuous.
    pub(super) const CONSPICUOUS: Self = Self { fill: "F2F2F2" };
}

impl Body<'_> {
    /// A table whose heading row is repeated on each page.
    pub(super) fn table(&mut self, table: &Table) {
        let widths = widths(table, self.width);
        self.xml.open("w:tbl", &[]);
        self.xml.element("w:tblPr", &[], |xml| {
            xml.value("w:tblStyle", "Tableauducontrat");
            xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
            let look = [("w:val", "0220"), ("w:firstRow", "1"), ("w:noHBand", "1")];
            xml.empty("w:tblLook", &look);
        });
        grid(&mut self.xml, &widths);
        self.row(&table.header, &table.columns, &widths, true);
        for row in &table.rows {
            self.row(row, &table.columns, &widths, false);
        }
        self.xml.close("w:tbl");
        // Without a paragraph between them, Word joins two tables.
        self.paragraph(Paragraph::styled("Tableaufin"), |_| {});
    }

    fn row(&mut self, row: &Row, columns: &[Alignment], widths: &[u32], header: bool) {
        self.xml.open("w:tr", &[]);
        self.xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            if header {
                xml.empty("w:tblHeader", &[]);
            }
        });
        let style = if header { "Tableautitre" } else { "Tableautexte" };
        for (column, width) in widths.iter().enumerate() {
            let cell = row.cells.get(column).map_or(&[][..], Vec::as_slice);
            let alignment = match columns.get(column) {
                Some(Alignment::Center) => "center",
                Some(Alignment::Right) => "right",
                Some(Alignment::Left) | None => "left",
            };
            self.xml.open("w:tc", &[]);
            self.xml.element("w:tcPr", &[], |xml| cell_width(xml, *width));
            self.inlines_in(Paragraph::styled(style).aligned(alignment), cell);
            self.xml.close("w:tc");
        }
        self.xml.close("w:tr");
    }

    /// A frame around what `content` writes.
    pub(super) fn frame(&mut self, frame: Frame, content: impl FnOnce(&mut Self)) {
        let outer = self.width;
        self.paragraph(Paragraph::styled("Tableaufin").kept(), |_| {});
        self.xml.open("w:tbl", &[]);
        self.xml.element("w:tblPr", &[], |xml| {
            xml.value("w:tblStyle", "Tableauducontrat");
            xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
            xml.empty("w:tblLook", &[("w:val", "0000")]);
        });
        grid(&mut self.xml, &[outer]);
        self.xml.open("w:tr", &[]);
        self.xml.open("w:tc", &[]);
        self.xml.element("w:tcPr", &[], |xml| {
            cell_width(xml, outer);
            let shade = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", frame.fill)];
            xml.empty("w:shd", &shade);
        });
        self.width = outer.saturating_sub(216);
        content(self);
        self.width = outer;
        // A cell ends with a paragraph, whatever stands in it.
        self.paragraph(Paragraph::styled("Tableaufin"), |_| {});
        self.xml.close("w:tc");
        self.xml.close("w:tr");
        self.xml.close("w:tbl");
        self.paragraph(Paragraph::styled("Tableaufin"), |_| {});
    }
}

/// The widths of a table's columns.
pub(super) fn grid(xml: &mut Xml, widths: &[u32]) {
    xml.element("w:tblGrid", &[], |xml| {
        for width in widths {
            xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
    });
}

/// The width of a cell.
pub(super) fn cell_width(xml: &mut Xml, width: u32) {
    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
}

/// The blank on both sides of a cell's text, in twentieths of a point.
const CELL_PADDING: u32 = 260;
/// About the width of a bold character, likewise.
const CHARACTER: u32 = 130;

/// Columns as wide as their text asks for, within reason.
fn widths(table: &Table, width: u32) -> Vec<u32> {
    let columns = table.columns.len().max(table.header.cells.len()).max(1);
    let rows = || std::iter::once(&table.header).chain(&table.rows);
    let longest = |column: usize, measure: &dyn Fn(&str) -> usize| {
        let cells = rows().filter_map(|row| row.cells.get(column));
        let longest = cells.map(|cell| measure(&plain_text(cell))).max().unwrap_or(0);
        u32::try_from(longest).unwrap_or(u32::MAX)
    };
    let text = |text: &str| text.chars().count();
    let word =
        |text: &str| text.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
    // No column cuts a word, as far as there is room; then long texts take more.
    let floors: Vec<u32> = (0..columns)
        .map(|column| CELL_PADDING + longest(column, &word).min(60) * CHARACTER)
        .collect();
    let floor: u32 = floors.iter().sum();
    let weights: Vec<u32> =
        (0..columns).map(|column| longest(column, &text).clamp(1, 48)).collect();
    let total: u32 = weights.iter().sum();
    let spare = width.saturating_sub(floor);
    let mut widths: Vec<u32> = if spare == 0 {
        floors.iter().map(|column| width * column / floor).collect()
    } else {
        floors
            .iter()
            .zip(&weights)
            .map(|(column, weight)| column + spare * weight / total)
            .collect()
    };
    let used: u32 = widths.iter().sum();
    if let Some(last) = widths.last_mut() {
        *last += width - used;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;
    use clausier_model::document::Inline;

    #[test]
    fn columns_fill_the_width() {
        let cell = |text: &str| vec![Inline::text(text)];
        let header = Row { cells: vec![cell("Prestation"), cell("Prix"), cell("")] };
        let rows = vec![Row { cells: vec![cell(&"x".repeat(200)), cell("1 500 €")] }];
        let columns = vec![Alignment::Left, Alignment::Right, Alignment::Right];
        let widths = widths(&Table { columns, header, rows }, 9000);
        assert_eq!(widths.iter().sum::<u32>(), 9000);
        // A word of two hundred letters leaves the others what their own words want.
        assert!(widths[0] > 3 * widths[1], "{widths:?}");
        assert!(widths[1] >= CELL_PADDING, "{widths:?}");
    }

    #[test]
    fn no_column_cuts_a_word() {
        let cell = |text: &str| vec![Inline::text(text)];
        let header =
            Row { cells: vec![cell("N°"), cell("Obligation"), cell("Mission")] };
        let long = "mot ".repeat(60);
        let rows = vec![Row { cells: vec![cell("1"), cell("Moyens"), cell(&long)] }];
        let columns = vec![Alignment::Right, Alignment::Left, Alignment::Left];
        let widths = widths(&Table { columns, header, rows }, 9000);
        assert!(widths[0] >= CELL_PADDING + 2 * CHARACTER, "{widths:?}");
        assert!(widths[1] >= CELL_PADDING + 10 * CHARACTER, "{widths:?}");
        assert!(widths[2] > 5000, "{widths:?}");
    }
}
