//! Programs that a developer may not have.

use std::process::{Command, Stdio};

use crate::cargo::{cargo, command, run};

/// Runs a tool if it is there; says so if it is not.
///
/// These take minutes to install from source and judge nothing that a change to a
/// contract could break: the forge's own integration always runs them.
pub(super) fn if_installed(program: &str, args: &[&str]) -> Result<(), String> {
    if !answers(program) {
        println!("`{program}` is not installed: left to the forge's integration");
        return Ok(());
    }
    if program.starts_with("cargo-") {
        run(&mut cargo(args))
    } else {
        run(command(program).args(args))
    }
}

/// Whether `program` can be started.
pub(super) fn answers(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
