//! The body of the document, from the title to the last annex.

use clausier_model::document::{Document, Status};

use super::index::Index;
use super::inlines::{Format, Run};
use super::look::{Look, PAGE_HEIGHT, PAGE_WIDTH};
use super::numbering::{Numbering, Sequence};
use super::paragraph::Paragraph;
use super::xml::Xml;
use crate::{Audience, wording};

/// How many entries a table of contents may have and share its page with the parties.
const SHORT_CONTENTS: usize = 16;

/// Writes the document part, and learns on the way what the other parts must hold.
pub(super) struct Body<'a> {
    pub(super) document: &'a Document,
    pub(super) audience: Audience,
    pub(super) index: &'a Index<'a>,
    pub(super) xml: Xml,
    /// The numbers that the text asked for.
    pub(super) numbering: Numbering,
    /// The outside addresses that the text links to.
    pub(super) links: Vec<String>,
    /// The last bookmark's id.
    pub(super) bookmarks: u32,
    /// The last content control's id.
    pub(super) controls: u32,
    /// How many headings are in the table of contents so far.
    pub(super) listed: usize,
    /// Where the last paragraph would say that it is kept with the next, unless it does.
    pub(super) keep_at: Option<usize>,
    /// Text of one look that is not written yet.
    pub(super) run: Run,
    /// What all text has here besides its own look.
    pub(super) base: Format,
    /// The width there is, in twentieths of a point.
    pub(super) width: u32,
}

/// What the body leaves to the other parts.
pub(super) struct Written {
    /// The document part.
    pub(super) part: Vec<u8>,
    /// The numbers it uses.
    pub(super) numbering: Numbering,
    /// The addresses it links to, by rank of relationship.
    pub(super) links: Vec<String>,
}

impl<'a> Body<'a> {
    /// Writes the whole document.
    pub(super) fn write(
        document: &'a Document,
        look: &'a Look,
        audience: Audience,
        index: &'a Index<'a>,
    ) -> Written {
        let mut body = Self {
            document,
            audience,
            index,
            xml: Xml::part(),
            numbering: Numbering::new(),
            links: Vec::new(),
            bookmarks: 0,
            controls: 0,
            listed: 0,
            keep_at: None,
            run: Run::default(),
            base: Format::default(),
            width: look.width(),
        };
        let spaces = [("xmlns:w", super::MAIN), ("xmlns:r", super::RELATIONS)];
        body.xml.open("w:document", &spaces);
        body.xml.open("w:body", &[]);
        body.content();
        body.section(look);
        body.xml.close("w:body");
        body.xml.close("w:document");
        Written { part: body.xml.finish(), numbering: body.numbering, links: body.links }
    }

    fn content(&mut self) {
        let document = self.document;
        if document.status == Status::Draft {
            let notice = format!("{} – {}", wording::DRAFT, wording::DRAFT_NOTICE);
            self.line(Paragraph::styled("Avisdeprojet"), &notice);
        }
        self.line(Paragraph::styled("Title"), &document.title);
        if let Some(notice) = &document.notice {
            self.line(Paragraph::styled("Avertissement"), notice);
        }
        let date = document.date.as_deref().unwrap_or(wording::DATE_BLANK);
        self.line(Paragraph::styled("Subtitle"), date);
        let reference = format!("{}{}", wording::REFERENCE, document.reference);
        self.line(Paragraph::styled("Rfrence"), &reference);
        if document.contents {
            self.contents();
        }
        // A long table of contents is a cover; a short one leaves its page to the text.
        let headings = document.articles.len() + document.annexes.len();
        self.parties(&document.parties, document.contents && headings > SHORT_CONTENTS);
        if let Some(recitals) = &document.recitals {
            self.recitals(recitals);
        }
        let mut sequence = Sequence::articles();
        for article in &document.articles {
            self.division(article, "Heading", &mut sequence);
        }
        if let Some(signatures) = &document.signatures {
            self.signatures(signatures);
        }
        let mut annexes = Sequence::annexes();
        for annex in &document.annexes {
            self.annex(annex, &mut annexes);
        }
    }

    fn section(&mut self, look: &Look) {
        self.xml.element("w:sectPr", &[], |xml| {
            let furniture = [
                ("w:headerReference", "default", "rHeader"),
                ("w:headerReference", "first", "rHeaderFirst"),
                ("w:footerReference", "default", "rFooter"),
                ("w:footerReference", "first", "rFooterFirst"),
            ];
            for (name, kind, id) in furniture {
                xml.empty(name, &[("w:type", kind), ("r:id", id)]);
            }
            let (width, height) = (PAGE_WIDTH.to_string(), PAGE_HEIGHT.to_string());
            xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
            let (top, side, bottom) =
                (look.top.to_string(), look.side.to_string(), look.bottom.to_string());
            xml.empty(
                "w:pgMar",
                &[
                    ("w:top", &top),
                    ("w:right", &side),
                    ("w:bottom", &bottom),
                    ("w:left", &side),
                    ("w:header", "709"),
                    ("w:footer", "567"),
                    ("w:gutter", "0"),
                ],
            );
            xml.empty("w:cols", &[("w:space", "708")]);
            xml.empty("w:titlePg", &[]);
        });
    }
}
