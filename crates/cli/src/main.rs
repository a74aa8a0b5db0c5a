//! The program `clausier`.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Contracts are many small texts, and a quarter of the time went into their memory.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    clausier_cli::run(std::env::args_os().skip(1))
}
