//! Two builds of the same sources give the same bytes.

use std::collections::BTreeMap;
use std::path::Path;

use crate::cargo::{cargo, root, run};

/// Builds every contract elsewhere and compares with `dist`.
pub(super) fn check() -> Result<(), String> {
    let second = root().join("target/ci-second-build");
    if second.exists() {
        std::fs::remove_dir_all(&second)
            .map_err(|error| format!("{} stays: {error}", second.display()))?;
    }
    run(cargo(["xtask", "build", "--out"]).arg(&second))?;
    let first = files(&root().join("dist"))?;
    let again = files(&second)?;
    // `dist` may hold older contracts: what the second build wrote is what counts.
    let differing: Vec<&str> = again
        .iter()
        .filter(|(path, bytes)| first.get(*path) != Some(bytes))
        .map(|(path, _)| path.as_str())
        .collect();
    println!("{} files compared", again.len());
    if again.is_empty() {
        return Err("the build wrote nothing".into());
    }
    if differing.is_empty() {
        Ok(())
    } else {
        Err(format!("differ from one build to the next: {}", differing.join(", ")))
    }
}

/// The documents under `dir`, by their path in it.
pub(super) fn files(dir: &Path) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let mut out = BTreeMap::new();
    let mut waiting = vec![dir.to_path_buf()];
    while let Some(next) = waiting.pop() {
        let failed = |error| format!("{} cannot be read: {error}", next.display());
        for entry in std::fs::read_dir(&next).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            // What a build remembers for itself is not a document.
            if name.starts_with('.') {
                continue;
            }
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).map_err(failed)?;
            let inside = path.strip_prefix(dir).unwrap_or(&path);
            out.insert(inside.to_string_lossy().replace('\\', "/"), bytes);
        }
    }
    Ok(out)
}
