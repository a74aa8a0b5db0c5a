//! Word documents.
//!
//! A DOCX that a lawyer goes on working in: Word's own styles, automatic numbers for
//! articles, annexes and lists, references that Word recomputes ([`inlines`] says how),
//! a table of contents, headers and footers. Nothing in it asks a question on opening.
//!
//! A copy for the outside holds the text and what lays it out, the title, and nothing
//! else: no author, no date, no revision marks, no names of variables or clauses.

mod blocks;
mod body;
mod contents;
mod divisions;
mod fixed;
mod furniture;
mod index;
mod inlines;
mod logo;
mod look;
mod marker;
mod numbering;
mod package;
mod paragraph;
mod parties;
mod signatures;
mod styles;
mod tables;
mod watermark;
mod xml;

use clausier_model::document::Document;
use clausier_model::theme::Theme;

use crate::Audience;
use body::Body;
use index::Index;
use logo::Logo;
use look::Look;
use package::{Package, Part};

/// The namespace of text.
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of relationship ids.
const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Writes a document as a DOCX file.
///
/// The same document, theme, logo and audience always give the same bytes. A `logo`
/// that is not a PNG is left out.
pub fn docx(
    document: &Document,
    theme: &Theme,
    logo: Option<&[u8]>,
    audience: Audience,
) -> Vec<u8> {
    let look = Look::new(theme);
    let logo = logo.and_then(Logo::read);
    let index = Index::new(document, audience);
    let written = Body::write(document, &look, audience, &index);
    let part = |id, relation, name, bytes| Part { id, relation, name, bytes };
    let footer = furniture::footer(document, &look);
    let header = furniture::header(document);
    let first = furniture::first_header(document, logo.as_ref());
    Package {
        document: written.part,
        parts: vec![
            part("rStyles", "styles", "styles.xml", styles::part(&look)),
            part("rNumbering", "numbering", "numbering.xml", written.numbering.part()),
            part("rSettings", "settings", "settings.xml", fixed::settings()),
            part("rFonts", "fontTable", "fontTable.xml", fixed::fonts(&look)),
            part("rTheme", "theme", "theme/theme1.xml", fixed::theme(&look)),
            part("rHeader", "header", "header.xml", header),
            part("rHeaderFirst", "header", "header-first.xml", first),
            part("rFooter", "footer", "footer.xml", footer.clone()),
            part("rFooterFirst", "footer", "footer-first.xml", footer),
        ],
        links: written.links,
        logo: logo.map(|logo| logo.bytes),
        title: &document.title,
    }
    .write()
}
