//! What a new workspace starts with: the library that Clausier was compiled with.

/// The files, by their path in the workspace.
pub(crate) fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    LIBRARY.iter().copied().chain(OWN.iter().copied())
}

/// The clauses, the models and one contract with its parties.
const LIBRARY: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/starter.rs"));

/// What only a new workspace needs.
const OWN: &[(&str, &str)] = &[
    ("README.md", include_str!("starter/README.md")),
    (".gitignore", "# Les documents se refont avec « clausier build ».\n/dist\n"),
];
