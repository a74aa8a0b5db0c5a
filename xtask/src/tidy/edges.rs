//! Who may depend on whom.

use std::collections::BTreeSet;

use toml::Table;

use super::Violation;
use super::tree::Tree;

/// Each crate and the crates it stands on; what those stand on is allowed too.
///
/// This is the architecture. A crate that is not named here does not exist, and an
/// edge that does not follow from these lines is refused.
const EDGES: &[(&str, &[&str])] = &[
    ("french", &[]),
    ("diagnostics", &["french"]),
    ("model", &["diagnostics"]),
    ("compile", &["model"]),
    ("import", &["model"]),
    ("redline", &["model"]),
    ("render", &["model"]),
    ("lint", &["compile", "import"]),
    ("history", &["compile"]),
    ("amend", &["redline", "import"]),
    ("handbook", &["lint", "redline", "history", "render"]),
    ("review", &["lint", "amend", "history"]),
    ("pdf", &["model"]),
    ("cli", &["handbook", "review"]),
    ("xtask", &["cli"]),
];

/// The only crates that may know a library, so that each stays replaceable.
const ROOMS: &[(&str, &[&str])] = &[
    ("annotate-snippets", &["diagnostics"]),
    ("clap", &["cli"]),
    ("git2", &["history"]),
    ("mdbook-driver", &["handbook"]),
    ("minijinja", &["compile"]),
    ("typst", &["pdf"]),
    ("typst-kit", &["pdf"]),
    ("typst-layout", &["pdf"]),
    ("typst-pdf", &["pdf"]),
    ("zip", &["render", "import"]),
];

/// The tables of a `Cargo.toml` whose dependencies are linked into the crate.
const LINKED: &[&str] = &["dependencies", "build-dependencies"];

/// Refuses the edges and libraries that the tables above do not allow.
pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let mut out = Vec::new();
    for (folder, text) in tree.packages() {
        let path = format!("{folder}/Cargo.toml");
        let name = folder.rsplit('/').next().unwrap_or(folder);
        let Ok(table) = text.parse::<Table>() else {
            out.push(Violation::new(&path, "not TOML", "write it as cargo reads it"));
            continue;
        };
        let Some(allowed) = below(name) else {
            out.push(Violation::new(
                &path,
                format!("the crate `{name}` has no place in the architecture"),
                "give it a line in `EDGES` (xtask/src/tidy/edges.rs) and in ARCHITECTURE.md",
            ));
            continue;
        };
        for dependency in dependencies(&table, LINKED) {
            if let Some(other) = dependency.strip_prefix("clausier-") {
                if !allowed.contains(other) {
                    out.push(Violation::new(
                        &path,
                        format!("`{name}` may not depend on `{other}`"),
                        format!(
                            "`{name}` stands on {}: move the code, or change `EDGES` \
                             in xtask/src/tidy/edges.rs with the reason in DESIGN.md",
                            list(&allowed)
                        ),
                    ));
                }
            } else if let Some((_, rooms)) =
                ROOMS.iter().find(|(library, _)| *library == dependency)
                && !rooms.contains(&name)
            {
                out.push(Violation::new(
                    &path,
                    format!("`{name}` may not know `{dependency}`"),
                    format!("use what `{}` offers", rooms.join("`, `")),
                ));
            }
        }
        // Tests may look upwards, but linking Typst into them costs minutes.
        if dependencies(&table, &["dev-dependencies"])
            .contains(&"clausier-pdf".to_owned())
        {
            out.push(Violation::new(
                &path,
                "nothing links `clausier-pdf`, tests neither",
                "run it as a program",
            ));
        }
    }
    out
}

/// All crates that `name` may depend on, or `None` if it is not in the table.
fn below(name: &str) -> Option<BTreeSet<&'static str>> {
    let (_, direct) = EDGES.iter().find(|(crate_name, _)| *crate_name == name)?;
    let mut all = BTreeSet::new();
    for other in *direct {
        all.insert(*other);
        all.extend(below(other)?);
    }
    Some(all)
}

/// The packages that the tables named in `sections` ask for, on any platform.
fn dependencies(table: &Table, sections: &[&str]) -> Vec<String> {
    let targets = table.get("target").and_then(|targets| targets.as_table());
    let platforms = targets.into_iter().flat_map(Table::values);
    let mut out = Vec::new();
    for holder in platforms.filter_map(|value| value.as_table()).chain([table]) {
        for section in sections {
            let Some(entries) = holder.get(*section).and_then(|value| value.as_table())
            else {
                continue;
            };
            for (key, value) in entries {
                let renamed = value.get("package").and_then(|package| package.as_str());
                out.push(renamed.unwrap_or(key).to_owned());
            }
        }
    }
    out
}

fn list(names: &BTreeSet<&str>) -> String {
    if names.is_empty() {
        return "nothing".into();
    }
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn the_table_stands_on_itself() {
        for (name, _) in EDGES {
            let all = below(name).expect("every crate named is in the table");
            assert!(!all.contains(name), "{name} stands on itself");
        }
        assert!(below("cli").is_some_and(|all| all.len() == EDGES.len() - 3));
    }

    #[test]
    fn edges_follow_the_table() {
        for (path, text, refused) in [
            (
                "crates/model/Cargo.toml",
                "[dependencies]\nclausier-french.workspace = true",
                0,
            ),
            ("crates/model/Cargo.toml", "[dependencies]\nclausier-compile = \"1\"", 1),
            (
                "crates/model/Cargo.toml",
                "[dependencies]\nx = { package = \"clausier-cli\" }",
                1,
            ),
            (
                "crates/model/Cargo.toml",
                "[target.'cfg(unix)'.dependencies]\nclausier-cli = \"1\"",
                1,
            ),
            (
                "crates/model/Cargo.toml",
                "[dev-dependencies]\nclausier-compile = \"1\"",
                0,
            ),
            ("crates/cli/Cargo.toml", "[dev-dependencies]\nclausier-pdf = \"1\"", 1),
            ("crates/cli/Cargo.toml", "[dependencies]\nclausier-pdf = \"1\"", 1),
            ("crates/cli/Cargo.toml", "[dependencies]\nclap = \"4\"\ntypst = \"1\"", 1),
            ("crates/stranger/Cargo.toml", "", 1),
            ("crates/model/Cargo.toml", "not toml", 1),
        ] {
            assert_eq!(found(check, &[(path, text)]).len(), refused, "{path}\n{text}");
        }
    }
}
