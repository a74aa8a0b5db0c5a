//! The table of contents.
//!
//! Its entries are written, so that it is there before anyone updates it; Word is not
//! asked to update it on opening, because it would ask its user first. Pages are Word's
//! to count: until the table is updated (F9) its entries lead to the articles but give
//! no page, rather than one that may be wrong.

use clausier_model::document::{Inline, Number, plain_text};

use super::body::Body;
use super::inlines::Format;
use super::paragraph::{Paragraph, contents_bookmark, field_character, field_start, run};
use crate::wording;

impl Body<'_> {
    /// The heading and the entries: articles and annexes.
    pub(super) fn contents(&mut self) {
        let document = self.document;
        let articles = document.articles.iter();
        let annexes = document.annexes.iter();
        let entries: Vec<(&str, &Number, &[Inline])> = articles
            .map(|article| ("Article", &article.number, article.heading.as_slice()))
            .chain(
                annexes.map(|annex| ("Annexe", &annex.number, annex.heading.as_slice())),
            )
            .collect();
        if entries.is_empty() {
            return;
        }
        self.line(Paragraph::styled("TOCHeading"), wording::CONTENTS);
        for (rank, (word, number, heading)) in entries.iter().enumerate() {
            self.paragraph(Paragraph::styled("TOC1"), |body| {
                if rank == 0 {
                    field_start(&mut body.xml, "TOC \\o \"1-1\" \\h \\z \\u");
                }
                let bookmark = contents_bookmark(rank + 1);
                let attributes = [("w:anchor", bookmark.as_str()), ("w:history", "1")];
                let heading = plain_text(heading).replace('\n', " ");
                let entry = format!("{word} {number}\t{heading}");
                body.xml.element("w:hyperlink", &attributes, |xml| {
                    run(xml, &entry, Format::default());
                });
            });
        }
        self.paragraph(Paragraph::styled("Tableaufin"), |body| {
            field_character(&mut body.xml, "end");
        });
    }
}
