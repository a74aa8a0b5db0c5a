//! Documents that Clausier did not write, as document trees.
//!
//! [`import`] reads Markdown, plain text and Word (`.docx`) and gives the tree that all
//! other crates read, the text that findings point into, and the traces that work left
//! in the file. No word is lost and none is read twice: what is not certain to be more
//! is a paragraph.
//!
//! # What is read
//!
//! - **Headings**, with the number as printed: « Article 1 – Objet », « ARTICLE PREMIER »,
//!   « Art. 3 », « Titre I », « 1. », « 1.1 », « II – », headings of Markdown and Word,
//!   « Annexe 1 », whose articles are numbered on their own. A bare number is a heading
//!   when it counts the document and stands before a title; otherwise it is an item. A
//!   choice that could have gone the other way is said (`IMP-01`).
//! - **Lists, tables, conspicuous frames, places to sign** (« Fait à … »), a table of
//!   contents (beside the text, not in it).
//! - **Word**: automatic numbers counted as Word counts them, through styles and linked
//!   lists; results of fields; text boxes, footnotes and endnotes after the paragraph
//!   that mentions them; heads and feet of pages beside the text. Tracked deletions are
//!   out of the text and tracked insertions in it; both are traces, as are comments,
//!   highlights, hidden words and what the file says of itself.
//!
//! # What is not read
//!
//! - Who the parties are, dates and values: the comparution is paragraphs of the
//!   recitals.
//! - Pictures, embedded objects and inserted files, which are said (`IMP-03`); macros.
//! - Headings inside tables of several cells, and contracts in two columns.
//! - Encodings other than UTF-8, and Word’s format before 2007: they are refused with
//!   the way to convert them (`IMP-02`), for a wrong guess would change words.
//!
//! A file is taken as hostile: the archive and its XML have limits of size, number and
//! depth, and types of documents and entities are refused.

mod decode;
mod docx;
mod flow;
mod format;
mod imported;
mod label;
mod markdown;
mod numeral;
pub mod rules;
mod structure;
mod text;
mod traces;

pub use format::Format;
pub use imported::{Aside, AsideKind, Heading, HeadingKind, Imported, Signatory};
pub use traces::{Trace, Traces};

use clausier_diagnostics::Findings;

/// Reads a document that Clausier did not write.
///
/// `path` is how the user knows the file; its extension says the format. `None`, with a
/// finding for people, when the file cannot be read as what its name says; a document
/// whose structure is not certain is read nevertheless, and a finding says what was
/// decided.
pub fn import(path: &str, bytes: &[u8], findings: &mut Findings) -> Option<Imported> {
    let flow = match Format::of(path) {
        Some(Format::Markdown) => {
            markdown::read(&decode::decode(path, bytes, findings)?, findings)
        }
        Some(Format::Text) => text::read(&decode::decode(path, bytes, findings)?),
        Some(Format::Docx) => docx::read(path, bytes, findings)?,
        None => {
            decode::refuse(
                path,
                "ce format n’est pas lu",
                "enregistrez le contrat en .docx, en .md ou en .txt",
                findings,
            );
            return None;
        }
    };
    Some(structure::assemble(flow, findings))
}
