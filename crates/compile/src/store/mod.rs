//! The only door to sources.

mod disk;
mod memory;

use std::path::PathBuf;
use std::sync::Arc;

pub use disk::DiskStore;
pub use memory::MemoryStore;

/// The largest file a store reads, in bytes: far beyond any clause, and small enough
/// that a mistake in a folder cannot fill the memory.
pub const MAX_FILE_SIZE: u64 = 4 * 1024 * 1024;

/// Reads the sources of a workspace, wherever they are.
///
/// This is the only door between the compiler and the outside. Paths are relative to
/// the workspace, with `/`, and never climb out of it. A store gives the same answer
/// for the same path as long as it lives; one that may change, such as the disk,
/// keeps what it read.
pub trait Store: Send + Sync {
    /// The bytes of a file, or `None` if there is no such file.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, is too large, or is outside of the workspace.
    fn read(&self, path: &str) -> Result<Option<Arc<[u8]>>, StoreError>;

    /// The files below a folder, in all its sub-folders, sorted; none if there is no
    /// such folder.
    ///
    /// # Errors
    ///
    /// When a folder cannot be read.
    fn list(&self, folder: &str) -> Result<Vec<String>, StoreError>;
}

/// Why a source could not be read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The path climbs out of the workspace, by itself or through a link.
    #[error("« {path} » sort de l’espace de travail")]
    Outside {
        /// The path as asked for.
        path: String,
    },
    /// The file is larger than [`MAX_FILE_SIZE`].
    #[error(
        "« {path} » fait {size} octets : une source en compte {MAX_FILE_SIZE} au plus"
    )]
    TooLarge {
        /// The path as asked for.
        path: String,
        /// Its size in bytes.
        size: u64,
    },
    /// The machine refused.
    #[error("« {} » ne peut être lu : {source}", path.display())]
    Unreadable {
        /// The path on the disk.
        path: PathBuf,
        /// What the machine said.
        source: std::io::Error,
    },
}

/// Whether a path stays in the workspace as it is written.
fn is_inside(path: &str) -> bool {
    !path.starts_with('/')
        && !path.contains(['\\', '\0', ':'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}
