//! The archive of a Word file, with its limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{self, Node};

/// The most parts a file may have.
const PARTS: usize = 8192;
/// The most bytes of one part.
const PART: u64 = 48 << 20;
/// The most bytes of all parts that are read.
const ALL: u64 = 128 << 20;
/// A part that grows more than this, from more than a few letters, is an attack.
const RATIO: u64 = 300;

/// What is wrong with a file, for people.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) help: &'static str,
}

const OPEN_AND_SAVE: &str = "ouvrez-le dans Word ou LibreOffice, puis enregistrez-le au format \
    « Document Word (.docx) »";

pub(super) fn fault(message: impl Into<String>) -> Fault {
    Fault { message: message.into(), help: OPEN_AND_SAVE }
}

/// The parts of a Word file.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many more bytes may be read.
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens a file, or says what it is instead.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        if bytes.is_empty() {
            return Err(fault("le fichier est vide"));
        }
        if bytes.len() > crate::decode::LARGEST {
            return Err(fault("le fichier est trop gros : plus de 64 Mio"));
        }
        // Both the format before 2007 and an encrypted file are of this older kind.
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Err(older(bytes));
        }
        if bytes.starts_with(b"{\\rtf") {
            return Err(fault(
                "ce fichier n’est pas un document Word (.docx), mais un RTF",
            ));
        }
        if bytes.starts_with(b"%PDF-") {
            return Err(Fault {
                message: "ce fichier n’est pas un document Word, mais un PDF".into(),
                help: "exportez le contrat en .docx, en .txt ou en .md",
            });
        }
        if !bytes.starts_with(b"PK") {
            return Err(fault("ce fichier n’est pas un document Word (.docx)"));
        }
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| fault("le document est abîmé : son archive ne s’ouvre pas"))?;
        if archive.len() > PARTS {
            return Err(fault(format!("le document a plus de {PARTS} parties")));
        }
        Ok(Self { archive, left: ALL })
    }

    pub(super) fn has(&mut self, name: &str) -> bool {
        self.archive.by_name(name).is_ok()
    }

    /// A part of XML; `None` when there is none of that name.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<Node>, Fault> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let text = String::from_utf8(bytes).map_err(|_| {
            fault(format!("le document est abîmé : « {name} » n’est pas en UTF-8"))
        })?;
        xml::parse(&text).map(Some).map_err(|problem| {
            fault(format!("le document est abîmé : « {name} » {problem}"))
        })
    }

    fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let mut part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::InvalidPassword | ZipError::UnsupportedArchive(_)) => {
                return Err(encrypted());
            }
            Err(_) => {
                return Err(fault(format!(
                    "le document est abîmé : « {name} » ne se lit pas"
                )));
            }
        };
        if part.encrypted() {
            return Err(encrypted());
        }
        let limit = PART.min(self.left);
        let compressed = part.compressed_size();
        let mut out = Vec::new();
        // What the archive says of the size is not believed.
        let read = part.by_ref().take(limit + 1).read_to_end(&mut out);
        if read.is_err() {
            return Err(fault(format!(
                "le document est abîmé : « {name} » ne se lit pas"
            )));
        }
        let size = out.len() as u64;
        let swollen = size > 4 << 20 && size / RATIO > compressed.max(1);
        if size > limit || swollen {
            return Err(fault(format!("« {name} » est trop gros pour un contrat")));
        }
        self.left -= size;
        Ok(Some(out))
    }
}

fn encrypted() -> Fault {
    Fault {
        message: "le document est protégé par un mot de passe".into(),
        help: "ouvrez-le dans Word, enlevez le mot de passe (« Fichier », « Informations », \
               « Protéger le document »), puis enregistrez-le",
    }
}

fn older(bytes: &[u8]) -> Fault {
    let name: Vec<u8> =
        "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        return encrypted();
    }
    fault("le document est à l’ancien format de Word (.doc), qui n’est pas lu")
}

/// A target of a relation, from the folder of the part that has it.
pub(super) fn resolve(folder: &str, target: &str) -> String {
    let mut out: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|name| !name.is_empty()).collect(),
    };
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                out.pop();
            }
            name => out.push(name),
        }
    }
    out.join("/")
}
