//! Bytes of a text file as text.

use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, SourceFile, Span};

use crate::rules::UNREADABLE;

/// The largest file that is read.
pub(crate) const LARGEST: usize = 64 << 20;

/// A file that cannot be read, as a finding at its start.
pub(crate) fn refuse(path: &str, message: &str, help: &str, findings: &mut Findings) {
    let file = SourceFile::new(path, "");
    let finding = Diagnostic::new(&UNREADABLE, Span::file_start(&file), message);
    findings.push(finding.help(help));
}

/// Text in UTF-8, with or without its mark.
///
/// Other encodings are refused: which one it is could only be guessed, and a wrong
/// guess changes words.
pub(crate) fn decode(
    path: &str,
    bytes: &[u8],
    findings: &mut Findings,
) -> Option<Arc<SourceFile>> {
    const SAVE: &str = "enregistrez-le au format texte avec l’encodage « UTF-8 » \
        (« Enregistrer sous… », puis « Encodage »)";
    let mut refuse = |message: &str, help: &str| {
        refuse(path, message, help, findings);
        None
    };
    if bytes.len() > LARGEST {
        return refuse(
            "le fichier est trop gros : plus de 64 Mio",
            "vérifiez que c’est bien le texte d’un contrat",
        );
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return refuse("le texte est en UTF-16, non en UTF-8", SAVE);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return refuse(
            "ce fichier n’est pas un texte, mais une archive ou un document Word",
            "donnez-lui l’extension « .docx » si c’est un document Word",
        );
    }
    if bytes.starts_with(b"%PDF-") {
        return refuse(
            "ce fichier n’est pas un texte, mais un PDF",
            "exportez le contrat en .docx, en .txt ou en .md",
        );
    }
    if bytes.contains(&0) {
        return refuse(
            "ce fichier n’est pas un texte : il contient des octets nuls",
            SAVE,
        );
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(SourceFile::new(path, text)),
        Err(error) => {
            let line =
                bytes[..error.valid_up_to()].iter().filter(|b| **b == b'\n').count();
            refuse(
                &format!(
                    "le texte n’est pas en UTF-8 (ligne {}) : sans doute un ancien encodage \
                     de Windows ou de Mac",
                    line + 1
                ),
                SAVE,
            )
        }
    }
}
