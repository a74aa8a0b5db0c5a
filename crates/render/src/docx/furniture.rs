//! Headers and footers.

use clausier_model::document::{Document, Status};

use super::inlines::Format;
use super::logo::Logo;
use super::look::Look;
use super::paragraph::{Paragraph, field, run};
use super::tables::{cell_width, grid};
use super::watermark::watermark;
use super::xml::Xml;
use crate::wording;

const NAMESPACES: [(&str, &str); 8] = [
    ("xmlns:w", super::MAIN),
    ("xmlns:r", super::RELATIONS),
    ("xmlns:v", "urn:schemas-microsoft-com:vml"),
    ("xmlns:o", "urn:schemas-microsoft-com:office:office"),
    ("xmlns:w10", "urn:schemas-microsoft-com:office:word"),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
];

/// The header of the first page: the logo, where there is one.
pub(super) fn first_header(document: &Document, logo: Option<&Logo<'_>>) -> Vec<u8> {
    part("w:hdr", |xml| {
        paragraph(xml, "Header", |xml| {
            if let Some(logo) = logo {
                xml.element("w:r", &[], |xml| logo.write(xml));
            }
            draft(xml, document, 1);
        });
    })
}

/// The header of the other pages: title on the left, reference on the right.
pub(super) fn header(document: &Document) -> Vec<u8> {
    part("w:hdr", |xml| {
        paragraph(xml, "Header", |xml| {
            let words = format!(
                "{}\t{}{}",
                document.title,
                wording::REFERENCE,
                document.reference
            );
            run(xml, &words, Format::default());
            draft(xml, document, 2);
        });
    })
}

/// A footer: the page's number, and boxes for initials on paper.
pub(super) fn footer(document: &Document, look: &Look) -> Vec<u8> {
    let signed = document.signatures.iter();
    let signed = signed
        .chain(document.annexes.iter().filter_map(|annex| annex.signatures.as_ref()));
    let boxes = signed
        .filter(|signatures| signatures.initials)
        .map(|signatures| signatures.signatories.len())
        .max();
    part("w:ftr", |xml| match boxes {
        None | Some(0) => {
            xml.element("w:p", &[], |xml| {
                Paragraph::styled("Footer").aligned("center").write(xml);
                page(xml);
            });
        }
        Some(boxes) => initials(xml, boxes.min(6), look.width()),
    })
}

fn initials(xml: &mut Xml, boxes: usize, width: u32) {
    let (label, side) = (1134, 794);
    let rest = width.saturating_sub(label + side * u32::try_from(boxes).unwrap_or(0));
    let mut widths = vec![label];
    widths.extend(std::iter::repeat_n(side, boxes));
    widths.push(rest);
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            xml.element("w:tblCellMar", &[], |xml| {
                xml.empty("w:left", &[("w:w", "0"), ("w:type", "dxa")]);
                xml.empty("w:right", &[("w:w", "0"), ("w:type", "dxa")]);
            });
            xml.empty("w:tblLook", &[("w:val", "0000")]);
        });
        grid(xml, &widths);
        xml.element("w:tr", &[], |xml| {
            xml.element("w:trPr", &[], |xml| {
                xml.empty("w:cantSplit", &[]);
                xml.empty("w:trHeight", &[("w:val", "567"), ("w:hRule", "exact")]);
            });
            for (rank, width) in widths.iter().enumerate() {
                let boxed = rank > 0 && rank <= boxes;
                xml.element("w:tc", &[], |xml| {
                    xml.element("w:tcPr", &[], |xml| {
                        cell_width(xml, *width);
                        if boxed {
                            xml.element("w:tcBorders", &[], borders);
                        }
                        xml.value("w:vAlign", "center");
                    });
                    xml.element("w:p", &[], |xml| {
                        let last = rank > boxes;
                        let style = Paragraph::styled("Paraphes");
                        let style = if last { style.aligned("right") } else { style };
                        style.write(xml);
                        if rank == 0 {
                            run(xml, "Paraphes\u{a0}:", Format::default());
                        } else if last {
                            page(xml);
                        }
                    });
                });
            }
        });
    });
    paragraph(xml, "Tableaufin", |_| {});
}

fn borders(xml: &mut Xml) {
    for side in ["w:top", "w:left", "w:bottom", "w:right"] {
        xml.empty(
            side,
            &[
                ("w:val", "single"),
                ("w:sz", "4"),
                ("w:space", "0"),
                ("w:color", "7F7F7F"),
            ],
        );
    }
}

/// « page 3 sur 12 ».
fn page(xml: &mut Xml) {
    run(xml, "page\u{a0}", Format::default());
    field(xml, "PAGE", |xml| run(xml, "1", Format::default()));
    run(xml, " sur\u{a0}", Format::default());
    field(xml, "NUMPAGES", |xml| run(xml, "1", Format::default()));
}

fn draft(xml: &mut Xml, document: &Document, rank: u8) {
    if document.status == Status::Draft {
        watermark(xml, wording::DRAFT, rank);
    }
}

fn part(name: &str, content: impl FnOnce(&mut Xml)) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.element(name, &NAMESPACES, content);
    xml.finish()
}

fn paragraph(xml: &mut Xml, style: &str, content: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        Paragraph::styled(style).write(xml);
        content(xml);
    });
}
