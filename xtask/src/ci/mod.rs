//! `cargo xtask ci`: every check of continuous integration, in one list.
//!
//! `.ci/run` installs what the steps need and calls this, so that the list exists
//! once. Steps are ordered so that each third-party crate is compiled once for the
//! programs and once for the lints, which share with rustdoc.

mod again;
mod judges;
mod reproducible;
mod run;
mod tools;

use crate::cargo::{cargo, run};

/// One check.
struct Step {
    /// What it is called by: `cargo xtask ci <name>` runs it alone.
    name: &'static str,
    /// What it makes sure of.
    promise: &'static str,
    /// The step without which this one cannot say anything.
    after: Option<&'static str>,
    run: fn() -> Result<(), String>,
}

/// The steps, in order.
const STEPS: &[Step] = &[
    Step {
        name: "format",
        promise: "sources are formatted",
        after: None,
        run: || run(&mut cargo(["fmt", "--all", "--check"])),
    },
    Step {
        name: "tidy",
        promise: "conventions are kept",
        after: None,
        run: crate::tidy::tidy,
    },
    Step {
        name: "docs",
        promise: "generated pages are those of the rules",
        after: None,
        run: || crate::docs::docs(&["--check".into()]),
    },
    Step {
        name: "build",
        promise: "every contract builds",
        after: None,
        run: || run(&mut cargo(["xtask", "build"])),
    },
    Step {
        name: "again",
        promise: "tests compile no library again",
        after: Some("build"),
        run: again::check,
    },
    Step {
        name: "tests",
        promise: "tests pass",
        after: None,
        run: || run(&mut cargo(["test", "--workspace"])),
    },
    Step {
        name: "reproducible",
        promise: "a second build gives the same bytes",
        after: Some("build"),
        run: reproducible::check,
    },
    Step {
        name: "judges",
        promise: "other programs accept what was built",
        after: Some("build"),
        run: judges::check,
    },
    Step {
        name: "clippy",
        promise: "no lint speaks",
        after: None,
        run: || {
            let args = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
            run(&mut cargo(args))
        },
    },
    Step {
        name: "rustdoc",
        promise: "the documentation is whole",
        after: None,
        run: || {
            let mut doc = cargo(["doc", "--workspace", "--no-deps"]);
            run(doc.env("RUSTDOCFLAGS", "-D warnings"))
        },
    },
    Step {
        name: "deny",
        promise: "licences and advisories are in order",
        after: None,
        run: || tools::if_installed("cargo-deny", &["deny", "check"]),
    },
    Step {
        name: "typos",
        promise: "English is spelt right",
        after: None,
        run: || tools::if_installed("typos", &[]),
    },
];

pub(crate) use run::ci;
