//! Rust files that nothing compiles.
//!
//! A test that no test binary includes passes for ever.

use std::collections::BTreeSet;

use toml::Table;

use super::Violation;
use super::tree::{Tree, has_extension};

/// Refuses Rust files of a package that no target reaches.
pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let mut out = Vec::new();
    for (folder, manifest) in tree.packages() {
        let prefix = format!("{folder}/");
        let sources: BTreeSet<&str> = tree
            .rust()
            .map(|(path, _)| path)
            .filter(|path| path.starts_with(&prefix))
            .collect();
        let mut reached = BTreeSet::new();
        let mut waiting: Vec<&str> = sources
            .iter()
            .filter(|path| is_root(&path[prefix.len()..], manifest))
            .copied()
            .collect();
        while let Some(path) = waiting.pop() {
            if reached.insert(path) {
                let text = tree.text(path).unwrap_or_default();
                waiting
                    .extend(sources.iter().filter(|other| includes(path, text, other)));
            }
        }
        out.extend(sources.difference(&reached).map(|path| {
            Violation::new(
                path,
                "nothing compiles this file",
                "name it with `mod` in the file above it, or remove it",
            )
        }));
    }
    out
}

/// Whether cargo finds a target at `path`, which counts from the package.
fn is_root(path: &str, manifest: &str) -> bool {
    let table: Table = manifest.parse().unwrap_or_default();
    let found_alone = |key: &str| {
        let value = table.get("package").and_then(|package| package.get(key));
        value.and_then(|value| value.as_bool()) != Some(false)
    };
    let parts: Vec<&str> = path.split('/').collect();
    let found = match parts.as_slice() {
        ["build.rs"] | ["src", "lib.rs" | "main.rs"] => true,
        ["src", "bin", _] | ["src", "bin", _, "main.rs"] => found_alone("autobins"),
        ["tests", _] | ["tests", _, "main.rs"] => found_alone("autotests"),
        ["benches", _] | ["benches", _, "main.rs"] => found_alone("autobenches"),
        ["examples", _] | ["examples", _, "main.rs"] => found_alone("autoexamples"),
        _ => false,
    };
    found
        || named(&table).any(|(kind, name, at)| match at {
            Some(at) => at == path,
            None => {
                path == format!("{kind}/{name}.rs")
                    || path == format!("{kind}/{name}/main.rs")
            }
        })
}

/// The targets that a manifest names: the folder of their kind, name and path.
fn named(table: &Table) -> impl Iterator<Item = (&'static str, &str, Option<&str>)> {
    let kinds = [
        ("test", "tests"),
        ("bench", "benches"),
        ("example", "examples"),
        ("bin", "src/bin"),
    ];
    kinds.into_iter().flat_map(move |(kind, folder)| {
        let targets = table.get(kind).and_then(|targets| targets.as_array());
        targets.into_iter().flatten().map(move |target| {
            let text = |key| target.get(key).and_then(|value| value.as_str());
            (folder, text("name").unwrap_or_default(), text("path"))
        })
    })
}

/// Whether the file at `path` declares the module `other`, or includes it.
fn includes(path: &str, text: &str, other: &str) -> bool {
    let name = other.rsplit('/').next().unwrap_or(other);
    if text.contains(&format!("{name}\"")) {
        return true;
    }
    let module = module_of(other);
    let (dir, file) = path.rsplit_once('/').unwrap_or(("", path));
    let home = match file {
        "lib.rs" | "main.rs" | "mod.rs" => dir.to_owned(),
        // The root of a target is the top of its folder, whatever its name.
        _ if dir.ends_with("/tests") || dir.ends_with("/benches") => dir.to_owned(),
        _ => format!("{dir}/{}", file.trim_end_matches(".rs")),
    };
    let Some(rest) = module.strip_prefix(&format!("{home}/")) else { return false };
    // Modules written in the file itself may stand between: `mod a { mod b; }`.
    let last = rest.rsplit('/').next().unwrap_or(rest);
    text.lines().any(|line| {
        let line = line.trim();
        let line = line.rsplit_once("mod ").map_or("", |(_, name)| name);
        line.strip_suffix(';') == Some(last)
    })
}

/// The path of a file without `.rs` or `/mod.rs`.
fn module_of(path: &str) -> String {
    debug_assert!(has_extension(path, "rs"));
    let path = path.trim_end_matches(".rs");
    path.strip_suffix("/mod").unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    const MANIFEST: (&str, &str) = ("crates/x/Cargo.toml", "[package]\nname = \"x\"");

    #[test]
    fn modules_are_followed() {
        let files = [
            MANIFEST,
            ("crates/x/src/lib.rs", "mod a;\n#[cfg(test)]\nmod tests;"),
            ("crates/x/src/a/mod.rs", "pub(crate) mod b;"),
            ("crates/x/src/a/b.rs", ""),
            ("crates/x/src/a/lost.rs", ""),
            ("crates/x/src/tests.rs", ""),
            ("crates/x/tests/main.rs", "mod found;"),
            ("crates/x/tests/found.rs", "mod deep;"),
            ("crates/x/tests/found/deep.rs", ""),
            ("crates/x/tests/common/mod.rs", ""),
        ];
        assert_eq!(
            found(check, &files),
            ["crates/x/src/a/lost.rs:0", "crates/x/tests/common/mod.rs:0"]
        );
    }

    #[test]
    fn tests_that_cargo_is_told_not_to_find() {
        let manifest = "[package]\nautotests = false\n[[test]]\nname = \"main\"";
        let files = [
            ("crates/x/Cargo.toml", manifest),
            ("crates/x/src/lib.rs", ""),
            ("crates/x/tests/main.rs", "mod one;"),
            ("crates/x/tests/one.rs", ""),
            ("crates/x/tests/two.rs", ""),
        ];
        assert_eq!(found(check, &files), ["crates/x/tests/two.rs:0"]);
    }
}
