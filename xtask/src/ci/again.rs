//! `cargo test --workspace` after `cargo xtask build` compiles no library again.
//!
//! It would, if two packages asked for the same library with different features:
//! cargo then builds it once for each selection of packages, and Typst's share of
//! that is minutes.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use crate::cargo::{cargo, shown};

/// The packages that `cargo xtask build` compiles.
const BUILT: &[&str] = &["--package", "xtask", "--package", "clausier-pdf"];

/// Compiles the tests and refuses to see a library that the build had compiled.
pub(super) fn check() -> Result<(), String> {
    let built = libraries(BUILT, "normal,build")?;
    // A library that only macros used is compiled for the machine that builds; the
    // tests that link it have it compiled for themselves, once.
    let linked = libraries(BUILT, "normal,no-proc-macro")?;
    let tested = libraries(&["--workspace"], "normal,dev,no-proc-macro")?;
    let is_again = |name: &String| {
        built.contains(name) && (linked.contains(name) || !tested.contains(name))
    };
    let mut command =
        cargo(["test", "--workspace", "--no-run", "--locked", "--color", "never"]);
    let failed = |error| format!("`{}` did not run: {error}", shown(&cargo(["test"])));
    let mut child = command.stderr(Stdio::piped()).spawn().map_err(failed)?;
    let stderr = child.stderr.take().expect("invariant: it was asked for");
    let mut compiled = Vec::new();
    for line in BufReader::new(stderr).lines() {
        let line = line.map_err(failed)?;
        eprintln!("{line}");
        compiled.extend(library(&line));
    }
    if !child.wait().map_err(failed)?.success() {
        return Err("the tests do not compile".into());
    }
    let again: Vec<String> =
        compiled.iter().filter(|name| is_again(name)).cloned().collect();
    println!(
        "{} libraries compiled for the tests alone, {} again",
        compiled.len() - again.len(),
        again.len()
    );
    if again.is_empty() {
        return Ok(());
    }
    Err(format!(
        "compiled again: {}; give each the same features wherever it is used, in \
         `[workspace.dependencies]`",
        again.join(", ")
    ))
}

/// The libraries that packages reach over these edges, as `name v1.2.3`.
fn libraries(packages: &[&str], edges: &str) -> Result<BTreeSet<String>, String> {
    let mut tree = cargo(["tree", "--prefix", "none", "--edges", edges]);
    let output = tree
        .args(packages)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("`cargo tree` did not run: {error}"))?;
    if !output.status.success() {
        return Err("`cargo tree` failed".into());
    }
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text.lines().filter_map(named).collect())
}

/// The library that a line of cargo's says it compiles; `None` for one of ours.
fn library(line: &str) -> Option<String> {
    let rest = line.trim_start().strip_prefix("Compiling ")?;
    // Ours are followed by their folder.
    if rest.contains('(') { None } else { named(rest) }
}

/// The first two words: name and version.
fn named(line: &str) -> Option<String> {
    let mut words = line.split_whitespace();
    Some(format!("{} {}", words.next()?, words.next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_are_told_from_our_crates() {
        for (line, expected) in [
            ("   Compiling serde v1.0.228", Some("serde v1.0.228")),
            ("   Compiling xtask v0.1.0 (folder/xtask)", None),
            ("    Finished `test` profile", None),
            ("   Fresh serde v1.0.228", None),
        ] {
            assert_eq!(library(line).as_deref(), expected, "{line}");
        }
        assert_eq!(named("syn v2.0.1 (proc-macro) (*)").as_deref(), Some("syn v2.0.1"));
    }
}
