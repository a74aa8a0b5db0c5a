//! The program `clausier`.

use std::process::ExitCode;

fn main() -> ExitCode {
    clausier_cli::run(std::env::args_os().skip(1))
}
