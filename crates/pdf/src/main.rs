//! The PDF worker: document trees in, PDF out.
//!
//! Typst lives in this process alone, as it takes minutes to compile, keeps memory
//! unless told otherwise, and may fail on one document. Nothing links it: clients
//! speak to it as [`clausier_model::worker`] says.
//!
//! Words of a document are never Typst markup. A fixed template reads the request
//! as data, so whatever a value holds is printed as itself.

mod check;
#[cfg(test)]
mod coverage;
mod render;
mod serve;
mod world;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::thread;

/// Stack of the thread that works: deep documents recurse in Typst, and the main
/// thread of some systems has one megabyte only.
const STACK: usize = 64 * 1024 * 1024;

fn main() -> ExitCode {
    if io::stdin().is_terminal() {
        return fail("clausier-pdf est lancé par clausier : il ne s’emploie pas seul.");
    }
    let worker = thread::Builder::new()
        .stack_size(STACK)
        .spawn(|| serve::serve(&mut io::stdin().lock(), &mut io::stdout().lock()));
    match worker.map(thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => ExitCode::SUCCESS,
        Ok(Ok(Err(error))) => fail(&format!("clausier-pdf : {error}")),
        Ok(Err(_)) => ExitCode::from(101),
        Err(error) => fail(&format!("clausier-pdf : {error}")),
    }
}

/// Says why on standard error; standard output belongs to the protocol.
fn fail(message: &str) -> ExitCode {
    // Nobody is left to tell when this fails too.
    let _ = writeln!(io::stderr(), "{message}");
    ExitCode::from(2)
}
