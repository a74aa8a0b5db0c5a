//! `check`: what is wrong, and nothing written.

mod checklist;
mod contracts;
mod fix;
mod ready;
mod text;

use std::path::Path;

use clausier_diagnostics::Findings;

use crate::args::Check;
use crate::console::{Console, Stream};
use crate::exit::Exit;
use crate::failure::Failure;

/// Checks what is asked for: contracts with their sources, or texts; or says whether they
/// may be sent, or what a lawyer looks at in them.
pub(crate) fn run(
    options: &Check,
    root: Option<&Path>,
    console: &Console,
) -> Result<Exit, Failure> {
    if options.ready {
        return ready::run(options, root, console);
    }
    if options.checklist {
        return checklist::run(options, root, console);
    }
    if !options.text.is_empty() {
        return text::run(options, root, console);
    }
    contracts::run(options, root, console)
}

/// Shows findings; `sound` is said when there is none.
fn show(findings: &Findings, options: &Check, sound: &str, console: &Console) -> Exit {
    console.findings(findings, options.format, Stream::Out);
    if findings.is_empty() && options.format == crate::args::Face::Terminal {
        console.result(sound);
    }
    if findings.has_errors() { Exit::Findings } else { Exit::Success }
}
