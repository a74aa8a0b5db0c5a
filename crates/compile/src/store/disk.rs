//! Sources on the disk.

#![expect(clippy::disallowed_methods, reason = "this store is the door to the disk")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use super::{MAX_FILE_SIZE, Store, StoreError, is_inside};

/// A workspace on the disk.
///
/// A link that leads out of the workspace is refused, whatever it is called.
#[derive(Debug)]
pub struct DiskStore {
    /// Invariant: canonical.
    root: PathBuf,
    read: RwLock<BTreeMap<String, Option<Arc<[u8]>>>>,
}

impl DiskStore {
    /// The workspace whose top folder is `root`.
    ///
    /// # Errors
    ///
    /// When `root` is not a folder that can be read.
    pub fn new(root: &Path) -> Result<Self, StoreError> {
        let root = root
            .canonicalize()
            .map_err(|source| StoreError::Unreadable { path: root.to_owned(), source })?;
        Ok(Self { root, read: RwLock::default() })
    }

    /// The top folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn load(&self, path: &str) -> Result<Option<Arc<[u8]>>, StoreError> {
        let outside = || StoreError::Outside { path: path.to_owned() };
        if !is_inside(path) {
            return Err(outside());
        }
        let unreadable = |path: &Path, source: io::Error| StoreError::Unreadable {
            path: path.to_owned(),
            source,
        };
        let full = match self.root.join(path).canonicalize() {
            Ok(full) => full,
            Err(error) if is_absent(&error) => return Ok(None),
            Err(error) => return Err(unreadable(&self.root.join(path), error)),
        };
        if !full.starts_with(&self.root) {
            return Err(outside());
        }
        let metadata = fs::metadata(&full).map_err(|error| unreadable(&full, error))?;
        if !metadata.is_file() {
            return Ok(None);
        }
        let too_large = |size| StoreError::TooLarge { path: path.to_owned(), size };
        if metadata.len() > MAX_FILE_SIZE {
            return Err(too_large(metadata.len()));
        }
        let file = fs::File::open(&full).map_err(|error| unreadable(&full, error))?;
        let mut bytes = Vec::new();
        // A file may grow between the two calls.
        file.take(MAX_FILE_SIZE + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| unreadable(&full, error))?;
        if bytes.len() as u64 > MAX_FILE_SIZE {
            return Err(too_large(bytes.len() as u64));
        }
        Ok(Some(bytes.into()))
    }

    fn list_into(
        &self,
        folder: &str,
        depth: usize,
        out: &mut Vec<String>,
    ) -> Result<(), StoreError> {
        /// Deeper than any workspace; a loop of links ends here.
        const MAX_DEPTH: usize = 12;
        if depth > MAX_DEPTH {
            return Ok(());
        }
        let full = self.root.join(folder);
        let unreadable = |source| StoreError::Unreadable { path: full.clone(), source };
        let entries = match fs::read_dir(&full) {
            Ok(entries) => entries,
            Err(error) if is_absent(&error) => return Ok(()),
            Err(error) => return Err(unreadable(error)),
        };
        for entry in entries {
            let entry = entry.map_err(unreadable)?;
            // A name that is not UTF-8 cannot be written in a source either.
            let Ok(name) = entry.file_name().into_string() else { continue };
            if name.starts_with('.') {
                continue;
            }
            let path = format!("{folder}/{name}");
            let kind = entry.file_type().map_err(unreadable)?;
            if kind.is_dir() {
                self.list_into(&path, depth + 1, out)?;
            } else {
                out.push(path);
            }
        }
        Ok(())
    }
}

impl Store for DiskStore {
    fn read(&self, path: &str) -> Result<Option<Arc<[u8]>>, StoreError> {
        {
            let known = self.read.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(bytes) = known.get(path) {
                return Ok(bytes.clone());
            }
        }
        let bytes = self.load(path)?;
        let mut known = self.read.write().unwrap_or_else(PoisonError::into_inner);
        Ok(known.entry(path.to_owned()).or_insert(bytes).clone())
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, StoreError> {
        if !is_inside(folder) {
            return Err(StoreError::Outside { path: folder.to_owned() });
        }
        let mut out = Vec::new();
        self.list_into(folder, 0, &mut out)?;
        out.sort();
        Ok(out)
    }
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
