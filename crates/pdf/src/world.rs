//! What Typst sees: the template, one document, the embedded fonts; no disk, no
//! network, no clock.

use clausier_model::worker::LogoFormat;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::fonts::{FontStore, embedded};

const DATA: &str = "/data.json";

/// The template, in the order of its layers; the first file is the one compiled.
const TEMPLATE: [(&str, &str); 8] = [
    ("/main.typ", include_str!("template/main.typ")),
    ("/look.typ", include_str!("template/look.typ")),
    ("/inline.typ", include_str!("template/inline.typ")),
    ("/table.typ", include_str!("template/table.typ")),
    ("/block.typ", include_str!("template/block.typ")),
    ("/division.typ", include_str!("template/division.typ")),
    ("/parts.typ", include_str!("template/parts.typ")),
    ("/page.typ", include_str!("template/page.typ")),
];

/// What all documents share.
pub(crate) struct Shared {
    library: LazyHash<Library>,
    fonts: FontStore,
    sources: Vec<Source>,
    data: FileId,
    logo_png: FileId,
    logo_svg: FileId,
}

impl Shared {
    /// Loads the fonts and the template.
    pub(crate) fn new() -> Self {
        let mut fonts = FontStore::new();
        fonts.extend(embedded());
        Self {
            library: LazyHash::new(Library::default()),
            fonts,
            sources: TEMPLATE
                .iter()
                .map(|(path, text)| Source::new(file_id(path), (*text).to_owned()))
                .collect(),
            data: file_id(DATA),
            logo_png: file_id("/logo.png"),
            logo_svg: file_id("/logo.svg"),
        }
    }
}

/// Typst keeps paths for ever and no more than 65 535 of them, so all documents
/// use the same ones.
fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("invariant: our paths are absolute");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

/// One document, before the template.
pub(crate) struct DocumentWorld<'a> {
    shared: &'a Shared,
    data: Bytes,
    logo: Option<(FileId, Bytes)>,
}

impl<'a> DocumentWorld<'a> {
    /// Shows `data` to the template, and a logo beside it.
    pub(crate) fn new(
        shared: &'a Shared,
        data: Vec<u8>,
        logo: Option<(LogoFormat, Vec<u8>)>,
    ) -> Self {
        let logo = logo.map(|(format, bytes)| {
            let id = match format {
                LogoFormat::Png => shared.logo_png,
                LogoFormat::Svg => shared.logo_svg,
            };
            (id, Bytes::new(bytes))
        });
        Self { shared, data: Bytes::new(data), logo }
    }
}

impl World for DocumentWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.shared.fonts.book()
    }

    fn main(&self) -> FileId {
        self.shared.sources[0].id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.shared
            .sources
            .iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shared.data {
            return Ok(self.data.clone());
        }
        match &self.logo {
            Some((logo, bytes)) if *logo == id => Ok(bytes.clone()),
            _ => Err(not_found(id)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}
