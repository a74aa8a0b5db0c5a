//! The formats that are read.

/// What a file is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Markdown: `.md`, `.markdown`.
    Markdown,
    /// Plain text: `.txt`, `.text`.
    Text,
    /// Word: `.docx`, and `.docm` whose macros are not read.
    Docx,
}

impl Format {
    /// The format that the extension of `path` names, in any case.
    ///
    /// ```
    /// use clausier_import::Format;
    /// assert_eq!(Format::of("Contrat signé.DOCX"), Some(Format::Docx));
    /// assert_eq!(Format::of("contrat.pdf"), None);
    /// ```
    pub fn of(path: &str) -> Option<Self> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "txt" | "text" => Some(Self::Text),
            "docx" | "docm" => Some(Self::Docx),
            _ => None,
        }
    }
}
