//! From the bytes of a file to a source that findings can point into.

use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, SourceFile, Span};

use crate::{rule, text};

/// The largest source, in bytes. A store may refuse a larger file before reading it.
pub const MAX_SOURCE_BYTES: usize = 4 * 1024 * 1024;

/// How many forbidden characters of one file are reported.
const MAX_CHARACTERS: usize = 20;

/// Decodes a source file.
///
/// A byte order mark is removed and line ends become line feeds, silently: editors
/// put them there. Bytes that are not UTF-8, forbidden characters and a file that
/// is too large are findings; there is always a source for them to point into.
pub fn decode(path: &str, bytes: &[u8]) -> (Arc<SourceFile>, Findings) {
    let mut findings = Findings::new();
    if bytes.len() > MAX_SOURCE_BYTES {
        let file = SourceFile::new(path, "");
        findings.push(too_large(&file, bytes.len() as u64));
        return (file, findings);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let valid = std::str::from_utf8(bytes).err().map(|error| error.valid_up_to());
    let decoded = String::from_utf8_lossy(bytes);
    // Positions are those of the text that is kept, so the fault's place moves back
    // by the carriage returns that are removed before it.
    let fault = valid.map(|at| normalise(&decoded[..at]).len());
    let file = SourceFile::new(path, normalise(&decoded));
    if let (Some(at), Some(raw)) = (fault, valid) {
        let byte = bytes[raw];
        findings.push(
            Diagnostic::new(
                &rule::ENCODING,
                Span::new(&file, at..at + char::REPLACEMENT_CHARACTER.len_utf8()),
                format!(
                    "ce fichier n’est pas en UTF-8\u{a0}: l’octet {raw} vaut 0x{byte:02X}"
                ),
            )
            .label("premier octet illisible")
            .help("enregistrez le fichier en UTF-8"),
        );
    }
    let faults = file
        .text()
        .char_indices()
        .filter(|(_, c)| !matches!(c, '\n' | '\t'))
        .filter_map(|(at, c)| text::forbidden(c).map(|why| (at, c, why)))
        .take(MAX_CHARACTERS);
    for (at, c, why) in faults {
        findings.push(text::finding(c, why, Span::new(&file, at..at + c.len_utf8())));
    }
    (file, findings)
}

/// The finding for a file of `size` bytes, above [`MAX_SOURCE_BYTES`].
pub fn too_large(file: &Arc<SourceFile>, size: u64) -> Diagnostic {
    let tenths = size.saturating_mul(10) / (1024 * 1024);
    Diagnostic::new(
        &rule::FILE_SIZE,
        Span::file_start(file),
        format!(
            "ce fichier pèse {},{}\u{a0}Mio\u{a0}; le maximum est de 4\u{a0}Mio",
            tenths / 10,
            tenths % 10
        ),
    )
    .help("vérifiez qu’il s’agit bien d’un texte, et divisez-le s’il le faut")
}

fn normalise(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normalises_in_silence() {
        let (file, findings) = decode("a.md", b"\xef\xbb\xbfun\r\ndeux\rtrois\n");
        assert_eq!(file.text(), "un\ndeux\ntrois\n");
        assert!(findings.is_empty());
    }

    #[test]
    fn says_where_a_file_is_not_utf8() {
        let (_, findings) = decode("a.md", b"un\r\nd\xe9j\xe0 \r\n");
        let first = findings.iter().next().expect("a finding");
        assert_eq!(first.rule, rule::ENCODING);
        assert_eq!((first.span.start().line, first.span.start().column), (2, 2));
        assert!(first.message.contains("0xE9"), "{}", first.message);
    }

    #[test]
    fn refuses_nul_and_names_hidden_characters() {
        let (_, findings) = decode("a.md", "a\0b\n\u{202e}".as_bytes());
        let said: Vec<_> = findings.iter().map(|f| f.message.clone()).collect();
        assert_eq!(said.len(), 2);
        assert!(said[0].contains("U+0000") && said[1].contains("U+202E"), "{said:?}");
    }

    #[test]
    fn refuses_huge_files() {
        let (file, findings) = decode("a.md", &vec![b'a'; MAX_SOURCE_BYTES + 1]);
        assert!(file.text().is_empty());
        assert_eq!(findings.iter().next().expect("a finding").rule, rule::FILE_SIZE);
    }
}
