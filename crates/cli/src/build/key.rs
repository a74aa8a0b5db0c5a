//! Keys: what stands for all that a document is made from.

use std::collections::BTreeMap;
use std::env;
use std::sync::{PoisonError, RwLock};

use clausier_compile::store::{Store, StoreError};
use clausier_compile::{Library, SETTINGS, SHARED_CLAUSES};
use sha2::{Digest, Sha256};

use crate::output::Stamp;

/// Sources that change a document by appearing, though it was never read from them.
const GENERAL: [&str; 2] = ["theme.toml", SETTINGS];

type Hash = [u8; 32];

/// Makes the keys of a run; each source is hashed once.
pub(super) struct Keys<'s> {
    store: &'s dyn Store,
    /// What all documents of the run share.
    seed: Vec<u8>,
    hashes: RwLock<BTreeMap<String, Option<Hash>>>,
}

impl<'s> Keys<'s> {
    /// Over the sources of `store`; `options` say how documents are made from them.
    pub(super) fn new(
        store: &'s dyn Store,
        options: &[&[u8]],
    ) -> Result<Self, StoreError> {
        let mut keys = Self { store, seed: Vec::new(), hashes: RwLock::default() };
        let mut seed = Sha256::new();
        part(&mut seed, env!("CARGO_PKG_VERSION").as_bytes());
        // While Clausier itself is worked on, its version does not move.
        let program = env::current_exe().ok().and_then(|path| Stamp::of(&path));
        part(&mut seed, format!("{program:?}").as_bytes());
        for option in options {
            part(&mut seed, option);
        }
        for path in GENERAL {
            part(&mut seed, &keys.hash(path)?.unwrap_or_default());
        }
        // Rules look at clauses that no contract uses, and so at new ones.
        keys.folder(&mut seed, SHARED_CLAUSES)?;
        keys.seed = seed.finalize().to_vec();
        Ok(keys)
    }

    /// The key of the document of a contract, read from `inputs`.
    pub(super) fn key(
        &self,
        contract: &str,
        inputs: &[impl AsRef<str>],
    ) -> Result<String, StoreError> {
        let mut hash = Sha256::new();
        part(&mut hash, &self.seed);
        for path in inputs {
            part(&mut hash, path.as_ref().as_bytes());
            part(&mut hash, &self.hash(path.as_ref())?.unwrap_or_default());
        }
        self.folder(&mut hash, &Library::own_folder(contract))?;
        Ok(hex(&hash.finalize()))
    }

    /// Adds all that is below a folder, with the names.
    fn folder(&self, out: &mut Sha256, folder: &str) -> Result<(), StoreError> {
        let files = self.store.list(folder)?;
        part(out, &(files.len() as u64).to_be_bytes());
        for path in files {
            part(out, path.as_bytes());
            match self.hash(&path) {
                Ok(content) => part(out, &content.unwrap_or_default()),
                // Rules pass over it too, until it changes.
                Err(
                    refused @ (StoreError::Outside { .. } | StoreError::TooLarge { .. }),
                ) => part(out, refused.to_string().as_bytes()),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn hash(&self, path: &str) -> Result<Option<Hash>, StoreError> {
        {
            let known = self.hashes.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(hash) = known.get(path) {
                return Ok(*hash);
            }
        }
        let hash = self.store.read(path)?.map(|bytes| Sha256::digest(&bytes).into());
        let mut known = self.hashes.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(path.to_owned(), hash);
        Ok(hash)
    }
}

/// Adds a part with its length, so that parts cannot run into each other.
fn part(hash: &mut Sha256, bytes: &[u8]) {
    hash.update((bytes.len() as u64).to_be_bytes());
    hash.update(bytes);
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digits =
        |byte: &u8| [byte >> 4, byte & 15].map(|four| char::from_digit(four.into(), 16));
    bytes.iter().flat_map(digits).flatten().collect()
}

#[cfg(test)]
mod tests {
    use clausier_compile::store::MemoryStore;

    use super::*;

    fn key(store: &MemoryStore, options: &[&[u8]], inputs: &[&str]) -> String {
        Keys::new(store, options).expect("reads").key("c", inputs).expect("reads")
    }

    #[test]
    fn anything_changes_a_key() {
        let mut store = MemoryStore::new();
        store.insert("a", "1");
        store.insert("b", "2");
        let first = key(&store, &[b"x"], &["a", "b"]);
        assert_eq!(first, key(&store, &[b"x"], &["a", "b"]));
        assert_ne!(first, key(&store, &[b"y"], &["a", "b"]), "an option");
        assert_ne!(first, key(&store, &[b"x"], &["a"]), "an input less");
        let mut themed = store.clone();
        themed.insert("theme.toml", "");
        assert_ne!(first, key(&themed, &[b"x"], &["a", "b"]), "a theme that appears");
        for appeared in ["clauses/prix/new.md", "c/clauses/new.md"] {
            let mut store = store.clone();
            store.insert(appeared, "");
            let new = key(&store, &[b"x"], &["a", "b"]);
            assert_ne!(first, new, "{appeared}");
            store.insert(appeared, "x");
            assert_ne!(new, key(&store, &[b"x"], &["a", "b"]), "{appeared}, changed");
        }
        store.insert("d/clauses/new.md", "");
        assert_eq!(first, key(&store, &[b"x"], &["a", "b"]), "another contract's");
        store.insert("b", "3");
        assert_ne!(first, key(&store, &[b"x"], &["a", "b"]), "a content");
    }

    #[test]
    fn digits() {
        assert_eq!(hex(&[0, 255, 16]), "00ff10");
    }
}
