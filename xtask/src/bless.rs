//! `cargo xtask bless`: takes what the tests produce as what they expect.

use std::ffi::OsString;

use crate::cargo::{cargo, command, run};

/// Runs the tests with `SNAPSHOTS=overwrite`, then lists what changed.
///
/// `args` are handed to `cargo test`; without any, the whole workspace is run.
pub(crate) fn bless(args: Vec<OsString>) -> Result<(), String> {
    let mut test = cargo(["test"]);
    test.env("SNAPSHOTS", "overwrite");
    if args.is_empty() {
        test.arg("--workspace");
    }
    test.args(args);
    run(&mut test)?;
    println!("\nReview what changed before you commit it:");
    run(command("git").args(["status", "--short"]))
}
