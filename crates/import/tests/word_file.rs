//! Word files made in memory.

use std::io::{Cursor, Write};

use clausier_diagnostics::Findings;
use clausier_import::{Imported, import};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::invariants;

const W: &str =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// An archive of the parts.
pub(crate) fn archive(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("in memory");
        zip.write_all(text.as_bytes()).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

/// A Word file to be.
#[derive(Default)]
pub(crate) struct File {
    document: String,
    parts: Vec<(&'static str, String)>,
}

impl File {
    /// The main part, as it is.
    pub(crate) fn document(mut self, xml: &str) -> Self {
        xml.clone_into(&mut self.document);
        self
    }

    /// The main part, from what its body holds.
    pub(crate) fn paragraphs(self, xml: &str) -> Self {
        self.document(&format!("<w:document {W}><w:body>{xml}</w:body></w:document>"))
    }

    /// Another part, by the name of its file without folder and extension.
    pub(crate) fn part(mut self, name: &'static str, xml: &str) -> Self {
        let root = match name {
            "header" => "hdr",
            other => other,
        };
        self.parts.push((name, format!("<w:{root} {W}>{xml}</w:{root}>")));
        self
    }

    pub(crate) fn bytes(self) -> Vec<u8> {
        let relation = |id: &str, kind: &str, target: &str| {
            format!(
                "<Relationship Id=\"{id}\" Type=\"http://x/{kind}\" Target=\"{target}\"/>"
            )
        };
        let mut relations = String::new();
        let mut all = vec![(
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships>{}{}</Relationships>",
                relation("a", "officeDocument", "word/document.xml"),
                relation("b", "core-properties", "docProps/core.xml"),
            ),
        )];
        for (name, xml) in self.parts {
            if name == "core" {
                all.push(("docProps/core.xml".to_owned(), xml));
                continue;
            }
            relations.push_str(&relation(name, name, &format!("{name}.xml")));
            all.push((format!("word/{name}.xml"), xml));
        }
        all.push((
            "word/_rels/document.xml.rels".to_owned(),
            format!("<Relationships>{relations}</Relationships>"),
        ));
        all.push(("word/document.xml".to_owned(), self.document));
        let all: Vec<_> =
            all.iter().map(|(name, xml)| (name.as_str(), xml.clone())).collect();
        archive(&all)
    }

    /// Read, with its words checked.
    pub(crate) fn read(self) -> (Imported, Findings) {
        let mut findings = Findings::new();
        let imported = import("a.docx", &self.bytes(), &mut findings);
        let imported = imported.unwrap_or_else(|| panic!("{findings:?}"));
        invariants::check(&imported, true);
        (imported, findings)
    }
}

/// A paragraph of plain text.
pub(crate) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A paragraph of a style.
pub(crate) fn styled(style: &str, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

/// A paragraph of a list.
pub(crate) fn numbered(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>\
         </w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}
