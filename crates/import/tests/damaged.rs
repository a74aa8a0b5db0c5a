//! Files that are not what their names say.

use std::io::Write;

use clausier_diagnostics::Findings;
use clausier_import::import;

use super::word_file::{File, archive};

#[track_caller]
fn refused(path: &str, bytes: &[u8], said: &str) {
    let mut findings = Findings::new();
    assert!(import(path, bytes, &mut findings).is_none(), "{path} was read");
    let [finding] = &findings.iter().collect::<Vec<_>>()[..] else {
        panic!("{findings:?}")
    };
    assert_eq!(finding.rule.code, "IMP-02");
    assert!(finding.message.contains(said), "{}", finding.message);
    assert!(!finding.help.is_empty());
}

#[test]
fn texts_that_are_not_utf_8() {
    refused("a.txt", b"Le prix est d\xE9termin\xE9.", "UTF-8");
    refused("a.md", &[0xFF, 0xFE, b'A', 0], "UTF-16");
    refused("a.txt", b"PK\x03\x04", "archive");
    refused("a.txt", b"a\0b", "nuls");
    refused("a.pdf", b"%PDF-1.7", "format");
    let mut findings = Findings::new();
    let marked = import("a.txt", "\u{feff}CONTRAT\n".as_bytes(), &mut findings);
    assert_eq!(marked.expect("a mark is no fault").document.title, "CONTRAT");
}

#[test]
fn files_that_are_not_word() {
    refused("a.docx", b"", "vide");
    refused("a.docx", b"Bonjour", "n’est pas un document Word");
    refused("a.docx", b"%PDF-1.7", "PDF");
    refused("a.docx", b"{\\rtf1}", "RTF");
    refused("a.docx", b"PK\x03\x04 and no more", "abîmé");
    refused(
        "a.docx",
        &archive(&[("a.txt", "rien".into())]),
        "n’est pas un document Word",
    );
    let mut old = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    refused("a.docx", &old, ".doc");
    old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    refused("a.docx", &old, "mot de passe");
}

#[test]
fn hostile_parts() {
    let with = |document: &str| File::default().document(document).bytes();
    refused(
        "a.docx",
        &with("<!DOCTYPE x [<!ENTITY a \"b\">]><w:document><w:body/></w:document>"),
        "type de document",
    );
    refused("a.docx", &with("<w:document><w:body>&a;</w:body></w:document>"), "entité");
    refused(
        "a.docx",
        &with("<w:document><w:body><w:p></w:body></w:document>"),
        "bien formé",
    );
    let deep = format!(
        "<w:document><w:body>{}{}</w:body></w:document>",
        "<w:sdt>".repeat(5000),
        "</w:sdt>".repeat(5000)
    );
    refused("a.docx", &with(&deep), "compliqué");
    let blanks = " ".repeat(40 << 20);
    refused(
        "a.docx",
        &with(&format!("<w:document><w:body>{blanks}</w:body></w:document>")),
        "trop gros",
    );
}

#[test]
fn cut_files_are_refused_or_read() {
    let whole =
        File::default().paragraphs("<w:p><w:r><w:t>Un texte.</w:t></w:r></w:p>").bytes();
    for length in (0..whole.len()).step_by(7) {
        let mut bytes = Vec::new();
        bytes.write_all(&whole[..length]).expect("in memory");
        let mut findings = Findings::new();
        let read = import("a.docx", &bytes, &mut findings);
        assert!(read.is_some() || findings.has_errors());
    }
}
