//! Files that are written: whole, or untouched.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// What tells a file from what it became later, without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stamp {
    /// Its size in bytes.
    pub(crate) size: u64,
    /// When it was last written, in nanoseconds.
    modified: u64,
}

impl Stamp {
    /// The stamp of a file; `None` if it is not a file, or not there.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let metadata = fs::symlink_metadata(path).ok()?;
        let modified = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        metadata.is_file().then_some(Self {
            size: metadata.len(),
            modified: u64::try_from(modified.as_nanos()).ok()?,
        })
    }
}

/// Makes a folder, with those above it, and makes sure that files can be written there.
///
/// What is wrong is said once, before the work, and not once for each file.
pub(crate) fn prepare(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| {
        let taken = fs::symlink_metadata(folder).is_ok() && !folder.is_dir();
        if taken {
            return Failure::usage(format!(
                "« {} » existe déjà et n’est pas un dossier",
                folder.display()
            ));
        }
        Failure::path(folder, "ne peut être créé")(error)
    })?;
    let trial = beside(&folder.join("x"));
    File::create_new(&trial)
        .and_then(|_| fs::remove_file(&trial))
        .map_err(Failure::path(folder, "ne peut recevoir de fichiers"))
}

/// A name beside `path` that nobody else has.
fn beside(path: &Path) -> PathBuf {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let turn = NEXT.fetch_add(1, Ordering::Relaxed);
    path.with_file_name(format!(".clausier-{}-{turn}.tmp", process::id()))
}

/// Writes a file beside its place, then moves it there.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let beside = beside(path);
    let written = File::create_new(&beside)
        .and_then(|mut file| file.write_all(bytes))
        .and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        // What is left of it would only be in the way.
        let _ = fs::remove_file(&beside);
        Failure::path(path, "ne peut être écrit")(error)
    })
}

/// Makes the folder `below` in `top` and those between, and gives its path.
///
/// A link in the way that leads out of `top` is refused: what is written would land
/// where nobody asked for it.
pub(crate) fn folder(top: &Path, below: &str) -> Result<PathBuf, Failure> {
    let whole = |path: &Path| {
        path.canonicalize().map_err(Failure::path(path, "ne peut être trouvé"))
    };
    let whole_top = whole(top)?;
    let mut path = top.to_owned();
    for part in below.split('/').filter(|part| !part.is_empty()) {
        path.push(part);
        if let Err(error) = fs::create_dir(&path)
            && !path.is_dir()
        {
            return Err(Failure::path(path, "ne peut être créé")(error));
        }
        if !whole(&path)?.starts_with(&whole_top) {
            return Err(Failure::usage(format!(
                "« {} » est un lien qui sort de « {} » : rien n’y est écrit",
                path.display(),
                top.display()
            )));
        }
    }
    Ok(path)
}

/// What became of a file that was to be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Removal {
    /// It is no longer there.
    Gone,
    /// Somebody changed it, so it stays.
    Kept,
}

/// Removes a file below `top` that we wrote, if it is still as we wrote it, and the
/// folders between that it leaves empty.
pub(crate) fn remove(top: &Path, path: &Path, stamp: Stamp) -> Result<Removal, Failure> {
    match Stamp::of(path) {
        None => return Ok(Removal::Gone),
        Some(found) if found != stamp => return Ok(Removal::Kept),
        Some(_) => {}
    }
    fs::remove_file(path).map_err(Failure::path(path, "ne peut être supprimé"))?;
    let between = path.ancestors().skip(1).take_while(|folder| *folder != top);
    for folder in between {
        // It refuses when something is left inside, which is what is wanted.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(Removal::Gone)
}
