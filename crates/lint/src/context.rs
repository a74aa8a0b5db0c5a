//! What a rule may look at.

use std::collections::BTreeSet;
use std::sync::Arc;

use clausier_compile::store::StoreError;
use clausier_compile::{
    Clauses, Compiled, Library, MANIFEST, ParsedClause, Unread, UsedClause,
};
use clausier_diagnostics::{SourceFile, Span};
use clausier_model::document::{Document, Origin};

use crate::text::Text;

/// A document, the clauses it was made from, and those it could have been made from.
///
/// A rule reads nothing else: what it says depends on the sources alone.
pub struct Context<'a> {
    /// The document; it has gaps where the compiler found errors.
    pub document: &'a Document,
    /// Its words.
    pub(crate) text: Text<'a>,
    /// The clauses that stand in it, each at its use, then those of annexed models.
    pub clauses: &'a [UsedClause],
    /// What the contract asks for and could not be read: what seems to be missing may
    /// be in it.
    pub unread: &'a Unread,
    /// Every clause that contracts share.
    shared: Clauses,
    /// Those of the contract's own folder.
    own: Clauses,
    /// The contract's manifest.
    pub manifest: Arc<SourceFile>,
    /// Ids of the clauses some text of which is in the document, annexed models
    /// included.
    standing: BTreeSet<String>,
    sources: &'a Library<'a>,
    inputs: &'a [String],
}

impl<'a> Context<'a> {
    /// Gathers what rules look at.
    pub(crate) fn new(
        sources: &'a Library<'a>,
        compiled: &'a Compiled,
        manifest: &Arc<SourceFile>,
        text: Text<'a>,
    ) -> Result<Self, StoreError> {
        let document = text.document;
        let contract = manifest.path().strip_suffix(MANIFEST).unwrap_or_default();
        let contract = contract.trim_end_matches('/');
        let mut standing: BTreeSet<_> =
            compiled.clauses.iter().map(|used| used.parsed().clause.id.clone()).collect();
        standing
            .extend(text.passages.iter().filter_map(|it| it.clause().map(str::to_owned)));
        Ok(Self {
            document,
            text,
            clauses: &compiled.clauses,
            unread: &compiled.unread,
            shared: sources.shared_clauses()?,
            own: sources.own_clauses(contract)?,
            manifest: Arc::clone(manifest),
            standing,
            sources,
            inputs: &compiled.inputs,
        })
    }

    /// Every clause of the library, then those of the contract's own folder, each in
    /// the order of their paths. Clauses whose header cannot be read are left out.
    pub fn library(&self) -> impl Iterator<Item = &ParsedClause> {
        self.shared.iter().chain(&*self.own).filter_map(|loaded| loaded.value.as_ref())
    }

    /// Whether a clause has text in the document.
    pub fn stands(&self, clause: &str) -> bool {
        self.standing.contains(clause)
    }

    /// The manifest as a whole: the place of what has no better one.
    pub fn whole_manifest(&self) -> Span {
        Span::file_start(&self.manifest)
    }

    /// The place of an origin.
    pub fn place(&self, origin: Option<&Origin>) -> Span {
        origin
            .and_then(|origin| origin.span.clone())
            .unwrap_or_else(|| self.whole_manifest())
    }

    /// Where a character was written: at the origin of the text that shows it, else in
    /// the manifest, else in another source of the contract, such as a party.
    pub fn place_of_character(&self, character: char, origin: Option<&Origin>) -> Span {
        if let Some(span) = origin.and_then(|origin| origin.span.as_ref()) {
            let range = span.range();
            if let Some(at) = span.file().text()[range].find(character) {
                return span.part(at..at + character.len_utf8());
            }
        }
        let others = self.inputs.iter().filter_map(|path| {
            // What cannot be read again is only a place that is not shown.
            let bytes = self.sources.store().read(path).ok().flatten()?;
            let text = std::str::from_utf8(&bytes).ok()?;
            text.contains(character).then(|| SourceFile::new(path.as_str(), text))
        });
        let mut files = std::iter::once(Arc::clone(&self.manifest)).chain(others);
        files
            .find_map(|file| {
                let at = file.text().find(character)?;
                Some(Span::new(&file, at..at + character.len_utf8()))
            })
            .unwrap_or_else(|| self.whole_manifest())
    }
}
