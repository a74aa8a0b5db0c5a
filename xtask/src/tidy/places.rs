//! Places that exist on one machine only.

use super::Violation;
use super::tree::{Tree, has_extension};

/// Where developers and build machines keep things.
const FOLDERS: &[&str] = &["work", "tmp", "home", "root"];

/// Hosts that packages are downloaded from; clients know their own.
const HOSTS: &[&[&str]] = &[
    &["crates", "io"],
    &["pypi", "org"],
    &["pythonhosted", "org"],
    &["npmjs", "org"],
    &["npmjs", "com"],
    &["proxy", "golang", "org"],
];

/// Files that must name such a place, each with the reason.
const ALLOWED: &[(&str, &str)] = &[
    ("Cargo.lock", "cargo writes the registry's name into it"),
    ("fuzz/Cargo.lock", "cargo writes the registry's name into it"),
];

/// Refuses absolute paths of a machine and hosts of registries.
pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let hosts: Vec<String> = HOSTS.iter().map(|labels| labels.join(".")).collect();
    let mut out = Vec::new();
    let allowed = |path: &str| ALLOWED.iter().any(|(allowed, _)| *allowed == path);
    for (path, text) in tree.texts(|path| !allowed(path) && !has_extension(path, "svg")) {
        for (index, line) in text.lines().enumerate() {
            if let Some(folder) = FOLDERS.iter().find(|folder| has_path(line, folder)) {
                out.push(
                    Violation::new(
                        path,
                        format!("an absolute path under `{folder}`"),
                        "write it from the root of the repository, or take a temporary \
                         folder at run time",
                    )
                    .at(index + 1),
                );
            }
            if let Some(host) = hosts.iter().find(|host| line.contains(*host)) {
                out.push(
                    Violation::new(
                        path,
                        format!("the registry host {host}"),
                        "leave the choice of registry to the client's configuration",
                    )
                    .at(index + 1),
                );
            }
        }
    }
    out
}

/// Whether an absolute path under `/folder/` stands in `line`.
///
/// What has a name, a dot or a slash before it is the middle of a relative path or
/// of an address.
fn has_path(line: &str, folder: &str) -> bool {
    let needle = format!("/{folder}/");
    line.match_indices(&needle).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && !"._-/~}>*$".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn machine_places_are_found() {
        for (line, refused) in [
            (format!("see /{}/main/x.rs", "work"), 1),
            (format!("\"/{}/x\"", "tmp"), 1),
            (format!("`/{}/someone`", "home"), 1),
            ("target/tmp/x".to_owned(), 0),
            ("../tmp/x".to_owned(), 0),
            ("${HOME}/tmp/x".to_owned(), 0),
            (format!("https://example.fr/{}/x", "tmp"), 0),
            (["https://crates", "io/x"].join("."), 1),
            ("a crate of ours".to_owned(), 0),
        ] {
            assert_eq!(found(check, &[("README.md", &line)]).len(), refused, "{line}");
        }
    }
}
