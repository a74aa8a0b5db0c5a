//! `cargo xtask tidy`: the conventions of this repository, each as a check that
//! says how to mend what it finds.

mod changelog;
mod checks;
mod clauses;
mod codes;
mod coverage;
mod edges;
mod law;
mod library;
mod lints;
mod notice;
mod orphans;
mod places;
mod sizes;
mod tree;
mod words;

use tree::Tree;

/// What breaks a convention.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Violation {
    /// The file, from the root.
    path: String,
    /// The line, from 1; 0 for the file as a whole.
    line: usize,
    /// What is wrong.
    message: String,
    /// What to do.
    remedy: String,
}

impl Violation {
    fn new(path: &str, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            line: 0,
            message: message.into(),
            remedy: remedy.into(),
        }
    }

    fn at(mut self, line: usize) -> Self {
        self.line = line;
        self
    }

    fn print(&self, level: &str) {
        let Self { path, line, message, remedy } = self;
        let place = if *line == 0 { path.clone() } else { format!("{path}:{line}") };
        println!("{level}: {place}: {message}\n  = help: {remedy}");
    }
}

/// What a check does: it reads the tree and lists what it does not like.
type Check = fn(&Tree) -> Vec<Violation>;

/// The checks that refuse.
const CHECKS: &[(&str, Check)] = &[
    ("edges between crates", edges::check),
    ("lints of each crate", lints::check),
    ("sizes of files", sizes::too_long),
    ("files that nothing compiles", orphans::check),
    ("words left behind", words::check),
    ("places of a machine", places::check),
    ("clause sources", clauses::check),
    ("legal checks", checks::check),
    ("rules of law", law::check),
    ("clause library", library::check),
    ("ranked positions", library::ranked),
    ("notice", notice::check),
    ("codes of findings", codes::check),
    ("map of the requirements", coverage::check),
    ("changelog", changelog::check),
];

/// The checks that only warn.
const WARNINGS: &[Check] = &[sizes::long];

/// Runs every check; an error when one refuses.
pub(crate) fn tidy() -> Result<(), String> {
    let tree = Tree::read(crate::cargo::root())?;
    for check in WARNINGS {
        for violation in check(&tree) {
            violation.print("warning");
        }
    }
    let mut count = 0;
    for (name, check) in CHECKS {
        let mut violations = check(&tree);
        violations.sort();
        for violation in &violations {
            violation.print("error");
        }
        if !violations.is_empty() {
            println!("{name}: {}\n", violations.len());
        }
        count += violations.len();
    }
    println!("tidy: {} files, {} checks, {count} violations", tree.len(), CHECKS.len());
    if count == 0 { Ok(()) } else { Err("the tree is not tidy".into()) }
}

/// The violations of a tree made of `files`, as `path:line`.
#[cfg(test)]
fn found(check: Check, files: &[(&str, &str)]) -> Vec<String> {
    let tree = Tree::of(files);
    check(&tree)
        .into_iter()
        .map(|violation| format!("{}:{}", violation.path, violation.line))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_repository_is_tidy() {
        tidy().expect("cargo xtask tidy says what to mend");
    }
}
