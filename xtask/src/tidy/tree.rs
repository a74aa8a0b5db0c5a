//! The files of the repository.

use std::collections::BTreeMap;
use std::path::Path;

/// Folders that are never part of the sources, wherever they are.
const SKIPPED: &[&str] = &[".git", "target", "dist", "node_modules"];

/// Every file of the repository, by its path from the root, with `/`.
///
/// Read by walking and not from git, so that what is not yet committed is checked
/// too, and so that an archive without its history can be checked.
pub(super) struct Tree {
    /// `None` for what is not UTF-8: pictures, hostile fixtures.
    files: BTreeMap<String, Option<String>>,
}

impl Tree {
    /// Reads the tree under `root`, without what `.gitignore` at its top names.
    pub(super) fn read(root: &Path) -> Result<Self, String> {
        let ignored = std::fs::read_to_string(root.join(".gitignore"))
            .map(|text| patterns(&text))
            .unwrap_or_default();
        let mut tree = Self { files: BTreeMap::new() };
        tree.walk(root, "", &ignored)?;
        Ok(tree)
    }

    fn walk(
        &mut self,
        dir: &Path,
        prefix: &str,
        ignored: &[String],
    ) -> Result<(), String> {
        let failed = |error| format!("{} cannot be read: {error}", dir.display());
        for entry in std::fs::read_dir(dir).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}{name}");
            if SKIPPED.contains(&name.as_str()) || ignored.contains(&path) {
                continue;
            }
            let kind = entry.file_type().map_err(failed)?;
            if kind.is_dir() {
                self.walk(&entry.path(), &format!("{path}/"), ignored)?;
            } else if kind.is_file() {
                let bytes = std::fs::read(entry.path()).map_err(failed)?;
                self.files.insert(path, String::from_utf8(bytes).ok());
            }
        }
        Ok(())
    }

    /// A tree made up for a test.
    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), Some((*text).to_owned())))
            .collect();
        Self { files }
    }

    /// How many files there are.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// The text of a file.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path)?.as_deref()
    }

    /// The texts whose path is chosen.
    pub(super) fn texts(
        &self,
        chosen: impl Fn(&str) -> bool,
    ) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(move |(path, text)| {
            let text = text.as_deref()?;
            chosen(path).then_some((path.as_str(), text))
        })
    }

    /// The Rust sources.
    pub(super) fn rust(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts(|path| has_extension(path, "rs"))
    }

    /// The packages of the workspace: the folder of each and its `Cargo.toml`.
    pub(super) fn packages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts(|path| path.ends_with("/Cargo.toml")).filter_map(|(path, text)| {
            let folder = path.strip_suffix("/Cargo.toml")?;
            let member = match folder.strip_prefix("crates/") {
                Some(name) => !name.contains('/'),
                None => folder == "xtask",
            };
            member.then_some((folder, text))
        })
    }
}

/// The header of a clause, and what follows it; `None` for what has no header.
pub(super) fn header(text: &str) -> Option<(toml::Table, &str)> {
    let (header, rest) = text.strip_prefix("+++\n")?.split_once("\n+++\n")?;
    Some((header.parse().ok()?, rest))
}

/// Whether the name of the file at `path` ends in `.extension`.
pub(super) fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == extension)
}

/// The paths that a `.gitignore` names from its own folder; other patterns are not
/// needed here.
fn patterns(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.starts_with('#') && !line.contains('*'))
        .filter(|line| line.trim_end_matches('/').contains('/'))
        .map(|line| line.trim_matches('/').to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchored_patterns_are_read() {
        let text = "# built\n/target\n/dist/\nfuzz/corpus\n*.tmp\n\nname\n";
        assert_eq!(patterns(text), ["target", "dist", "fuzz/corpus"]);
    }

    #[test]
    fn packages_are_the_members() {
        let tree = Tree::of(&[
            ("Cargo.toml", ""),
            ("crates/french/Cargo.toml", ""),
            ("crates/french/tests/cases/Cargo.toml", ""),
            ("fuzz/Cargo.toml", ""),
            ("xtask/Cargo.toml", ""),
        ]);
        let folders: Vec<&str> = tree.packages().map(|(folder, _)| folder).collect();
        assert_eq!(folders, ["crates/french", "xtask"]);
    }
}
