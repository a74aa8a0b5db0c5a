//! The command line.

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs `clausier` with the arguments that follow the program's name.
pub fn run<I: IntoIterator<Item = OsString>>(args: I) -> ExitCode {
    let known = args.into_iter().next().is_none();
    // Exit codes: 0 nothing to say, 2 the usage.
    if known { ExitCode::SUCCESS } else { ExitCode::from(2) }
}
