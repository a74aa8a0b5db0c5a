//! Documents that Clausier did not write, as document trees.
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
