//! Paths as URIs.

/// The path as a URI reference: relative as it is, absolute as a `file:` URI.
pub(super) fn of(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut rest = path.as_bytes();
    if let [drive, b':', b'/' | b'\\', ..] = rest
        && drive.is_ascii_alphabetic()
    {
        out.push_str("file:///");
        out.push_str(&path[..2]);
        rest = &rest[2..];
    } else if path.starts_with('/') {
        out.push_str("file://");
    }
    let from_drive = !out.is_empty();
    for byte in rest {
        match byte {
            b'A'..=b'Z'
            | b'a'..=b'z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'/' => {
                out.push(char::from(*byte));
            }
            b'\\' if from_drive => out.push('/'),
            // A colon in the first part of a relative path would make it a scheme.
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn paths_are_encoded() {
        for (path, expected) in [
            ("clauses/paiement/delais.md", "clauses/paiement/delais.md"),
            ("projet signé (2).docx", "projet%20sign%C3%A9%20%282%29.docx"),
            ("a:b%20#?.md", "a%3Ab%2520%23%3F.md"),
            ("c:b.md", "c%3Ab.md"),
            ("/dossier/à lire.md", "file:///dossier/%C3%A0%20lire.md"),
            ("C:\\Contrats\\a.docx", "file:///C:/Contrats/a.docx"),
            ("", ""),
        ] {
            assert_eq!(of(path), expected, "{path}");
        }
    }
}
