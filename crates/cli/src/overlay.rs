//! A workspace with one file more, to try a source before it is written.

use std::sync::Arc;

use clausier_compile::store::{Store, StoreError};

/// A store in which one file is ours.
pub(crate) struct Overlay<'s> {
    base: &'s dyn Store,
    path: String,
    content: Arc<[u8]>,
}

impl<'s> Overlay<'s> {
    /// `base`, with `content` at `path`.
    pub(crate) fn new(base: &'s dyn Store, path: String, content: &str) -> Self {
        Self { base, path, content: Arc::from(content.as_bytes()) }
    }
}

impl Store for Overlay<'_> {
    fn read(&self, path: &str) -> Result<Option<Arc<[u8]>>, StoreError> {
        if path == self.path {
            return Ok(Some(Arc::clone(&self.content)));
        }
        self.base.read(path)
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, StoreError> {
        let mut files = self.base.list(folder)?;
        let inside = self.path.strip_prefix(folder);
        if inside.is_some_and(|rest| rest.starts_with('/')) {
            files.push(self.path.clone());
            files.sort();
            files.dedup();
        }
        Ok(files)
    }
}
