//! The command line.
//!
//! Everything that touches the machine is here: arguments, files that are written,
//! processes, cores, colours and exit codes. No rule of law or of layout is.

#![expect(
    clippy::disallowed_methods,
    reason = "this crate is the edge: it writes files and reads the environment"
)]

mod args;
mod build;
mod clock;
mod commands;
mod console;
mod exit;
mod failure;
mod output;
mod overlay;
mod parallel;
mod selection;
mod starter;
mod state;
mod usage;
mod worker;
mod workspace;

use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use args::{Cli, Command};
use console::Console;
use exit::Exit;
use failure::Failure;

/// Runs `clausier` with the arguments that follow the program's name.
///
/// The exit code is 0 when there is nothing to say, 1 for findings of error level, 2
/// when the machine or the usage is at fault, 101 for a bug.
pub fn run<I: IntoIterator<Item = OsString>>(args: I) -> ExitCode {
    panic::set_hook(Box::new(exit::report_bug));
    let args: Vec<_> = args.into_iter().collect();
    panic::catch_unwind(AssertUnwindSafe(|| dispatch(args))).unwrap_or(Exit::Bug).into()
}

fn dispatch(args: Vec<OsString>) -> Exit {
    let cli = match usage::parse(args) {
        Ok(cli) => cli,
        Err(exit) => return exit,
    };
    let console = Console::new(&cli.globals);
    execute(&cli, &console).unwrap_or_else(|failure| {
        console.failure(&failure);
        Exit::Failure
    })
}

fn execute(cli: &Cli, console: &Console) -> Result<Exit, Failure> {
    let root = cli.globals.root.as_deref();
    match &cli.command {
        Command::Init(options) => commands::init::run(options, console),
        Command::New(options) => commands::new::run(options, root, console),
        Command::Check(options) => commands::check::run(options, root, console),
        Command::Build(options) => commands::build::run(options, root, console),
        Command::Explain(options) => commands::explain::run(options, root, console),
    }
}
