//! The package: which parts there are, what they are and how they refer to each other.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::Xml;

const RELATIONSHIPS: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A part of the package other than the document itself.
pub(super) struct Part {
    /// Its relationship id in the document.
    pub(super) id: &'static str,
    /// The last word of its relationship type.
    pub(super) relation: &'static str,
    /// Its name below `word/`.
    pub(super) name: &'static str,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

/// What goes into the file.
pub(super) struct Package<'a> {
    /// The document part.
    pub(super) document: Vec<u8>,
    /// The parts that the document refers to.
    pub(super) parts: Vec<Part>,
    /// The addresses of the document's outside links, in the order of their ids.
    pub(super) links: Vec<String>,
    /// The logo of the first page's header, a PNG.
    pub(super) logo: Option<&'a [u8]>,
    /// The title, the only thing that the properties tell with the language.
    pub(super) title: &'a str,
}

/// The relationship id of the outside link of this rank.
pub(super) fn link_id(rank: usize) -> String {
    format!("rLink{}", rank + 1)
}

/// The relationship id of the logo in the first page's header.
pub(super) const LOGO_ID: &str = "rLogo";

impl Package<'_> {
    /// The file.
    ///
    /// Entries have no date and stand in a fixed order, so that the same document
    /// gives the same bytes.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut zip = Zip(ZipWriter::new(Cursor::new(Vec::new())));
        zip.add("[Content_Types].xml", &self.content_types());
        zip.add("_rels/.rels", &package_relationships());
        zip.add("docProps/app.xml", &application());
        zip.add("docProps/core.xml", &core(self.title));
        zip.add("word/document.xml", &self.document);
        zip.add("word/_rels/document.xml.rels", &self.document_relationships());
        for part in &self.parts {
            zip.add(&format!("word/{}", part.name), &part.bytes);
        }
        if let Some(logo) = self.logo {
            zip.add("word/media/logo.png", logo);
            zip.add("word/_rels/header-first.xml.rels", &logo_relationship());
        }
        zip.0.finish().expect("invariant: writing to memory does not fail").into_inner()
    }

    fn content_types(&self) -> Vec<u8> {
        let mut xml = Xml::part();
        let space = "http://schemas.openxmlformats.org/package/2006/content-types";
        xml.element("Types", &[("xmlns", space)], |xml| {
            let default = |xml: &mut Xml, extension: &str, kind: &str| {
                let attributes = [("Extension", extension), ("ContentType", kind)];
                xml.empty("Default", &attributes);
            };
            let kind = "application/vnd.openxmlformats-package.relationships+xml";
            default(xml, "rels", kind);
            default(xml, "xml", "application/xml");
            if self.logo.is_some() {
                default(xml, "png", "image/png");
            }
            let place = |xml: &mut Xml, name: &str, kind: &str| {
                xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
            };
            place(xml, "/word/document.xml", &format!("{WORD}.document.main+xml"));
            for part in &self.parts {
                let kind = match part.relation {
                    "theme" => "application/vnd.openxmlformats-officedocument.theme+xml"
                        .to_owned(),
                    relation => format!("{WORD}.{relation}+xml"),
                };
                place(xml, &format!("/word/{}", part.name), &kind);
            }
            let kind = "application/vnd.openxmlformats-package.core-properties+xml";
            place(xml, "/docProps/core.xml", kind);
            let kind =
                "application/vnd.openxmlformats-officedocument.extended-properties+xml";
            place(xml, "/docProps/app.xml", kind);
        });
        xml.finish()
    }

    fn document_relationships(&self) -> Vec<u8> {
        relationships(|xml| {
            for part in &self.parts {
                relationship(
                    xml,
                    part.id,
                    &format!("{OFFICE}/{}", part.relation),
                    part.name,
                );
            }
            for (rank, target) in self.links.iter().enumerate() {
                xml.empty(
                    "Relationship",
                    &[
                        ("Id", &link_id(rank)),
                        ("Type", &format!("{OFFICE}/hyperlink")),
                        ("Target", target),
                        ("TargetMode", "External"),
                    ],
                );
            }
        })
    }
}

struct Zip(ZipWriter<Cursor<Vec<u8>>>);

impl Zip {
    fn add(&mut self, name: &str, bytes: &[u8]) {
        // The date is given even though it is the default: another crate of the build
        // may switch on a feature of `zip` under which the default is the clock.
        //
        // The lowest level: a third less time for a document, and ten kilobytes more.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(1))
            .last_modified_time(DateTime::default());
        self.0
            .start_file(name, options)
            .and_then(|()| Ok(self.0.write_all(bytes)?))
            .expect("invariant: writing to memory does not fail");
    }
}

fn relationships(content: impl FnOnce(&mut Xml)) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.element("Relationships", &[("xmlns", RELATIONSHIPS)], content);
    xml.finish()
}

fn relationship(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
}

fn package_relationships() -> Vec<u8> {
    relationships(|xml| {
        relationship(
            xml,
            "rId1",
            &format!("{OFFICE}/officeDocument"),
            "word/document.xml",
        );
        let core = format!("{RELATIONSHIPS}/metadata/core-properties");
        relationship(xml, "rId2", &core, "docProps/core.xml");
        let extended = format!("{OFFICE}/extended-properties");
        relationship(xml, "rId3", &extended, "docProps/app.xml");
    })
}

fn logo_relationship() -> Vec<u8> {
    relationships(|xml| {
        relationship(xml, LOGO_ID, &format!("{OFFICE}/image"), "media/logo.png");
    })
}

fn core(title: &str) -> Vec<u8> {
    let mut xml = Xml::part();
    let space = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    let attributes =
        [("xmlns:cp", space), ("xmlns:dc", "http://purl.org/dc/elements/1.1/")];
    xml.element("cp:coreProperties", &attributes, |xml| {
        xml.element("dc:title", &[], |xml| xml.text(title));
        xml.element("dc:language", &[], |xml| xml.text("fr-FR"));
    });
    xml.finish()
}

fn application() -> Vec<u8> {
    let mut xml = Xml::part();
    let space =
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.element("Properties", &[("xmlns", space)], |xml| {
        xml.element("DocSecurity", &[], |xml| xml.text("0"));
    });
    xml.finish()
}
