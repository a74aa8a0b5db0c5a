//! Sources kept in memory, for tests and tools.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Store, StoreError, is_inside};

/// A workspace in memory.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore {
    files: BTreeMap<String, Arc<[u8]>>,
}

impl MemoryStore {
    /// An empty workspace.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file, or replaces it.
    pub fn insert(&mut self, path: impl Into<String>, content: impl AsRef<[u8]>) {
        self.files.insert(path.into(), Arc::from(content.as_ref()));
    }
}

impl Store for MemoryStore {
    fn read(&self, path: &str) -> Result<Option<Arc<[u8]>>, StoreError> {
        if !is_inside(path) {
            return Err(StoreError::Outside { path: path.to_owned() });
        }
        Ok(self.files.get(path).cloned())
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, StoreError> {
        let prefix = format!("{folder}/");
        let below = self.files.range(prefix.clone()..);
        Ok(below
            .map(|(path, _)| path)
            .take_while(|path| path.starts_with(&prefix))
            .cloned()
            .collect())
    }
}
