//! What is said to the person, on standard output and standard error.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clausier_diagnostics::{Findings, github, json, sarif, short, summary, terminal};

use crate::args::{ColourChoice, Face, Globals};
use crate::commands::explain::descriptions;
use crate::failure::Failure;

/// The person's terminal, or the pipe in its place.
///
/// A stream that is closed is not an error: the reader has seen enough.
pub(crate) struct Console {
    colour: ColourChoice,
    quiet: bool,
    /// The workspace, if the options name one.
    root: Option<PathBuf>,
}

/// One of the two streams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stream {
    /// Results.
    Out,
    /// What is said about them.
    Err,
}

impl Console {
    /// A console as the options want it.
    pub(crate) fn new(globals: &Globals) -> Self {
        Self { colour: globals.color, quiet: globals.quiet, root: globals.root.clone() }
    }

    /// Prints findings with one of their faces, then how many there are.
    pub(crate) fn findings(&self, findings: &Findings, face: Face, stream: Stream) {
        let text = match face {
            Face::Github => github(findings),
            Face::Json => json(findings),
            Face::Sarif => {
                let describe = descriptions(self.root.as_deref());
                sarif(findings, env!("CARGO_PKG_VERSION"), &describe)
            }
            Face::Terminal if findings.is_empty() => String::new(),
            Face::Terminal => terminal(findings, self.colours(stream)),
            Face::Short => short(findings),
        };
        write(stream, &text);
        match face {
            // Lines for programs stay alone on their stream.
            Face::Github | Face::Short if !findings.is_empty() => {
                self.status(&format!("{}\n", summary(findings)));
            }
            _ => {}
        }
    }

    /// Prints a result that `--quiet` does without.
    pub(crate) fn result(&self, text: &str) {
        if !self.quiet {
            write(Stream::Out, text);
        }
    }

    /// Prints a status that `--quiet` does without.
    pub(crate) fn status(&self, text: &str) {
        if !self.quiet {
            write(Stream::Err, text);
        }
    }

    /// Prints why something could not be done.
    pub(crate) fn failure(&self, failure: &Failure) {
        let colour = self.colours(Stream::Err);
        let (on, off) =
            if colour { ("\u{1b}[1m\u{1b}[91m", "\u{1b}[0m") } else { ("", "") };
        write(
            Stream::Err,
            &format!("{on}erreur{off}: {}\n", shown(&failure.to_string())),
        );
    }

    /// Whether colours are used on a stream.
    pub(crate) fn colours(&self, stream: Stream) -> bool {
        match self.colour {
            ColourChoice::Always => true,
            ColourChoice::Never => false,
            ColourChoice::Auto => {
                let terminal = match stream {
                    Stream::Out => io::stdout().is_terminal(),
                    Stream::Err => io::stderr().is_terminal(),
                };
                let refused =
                    env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                terminal && !refused
            }
        }
    }
}

/// A text in which a path cannot drive the terminal.
pub(crate) fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push(c),
            _ if c.is_control() || is_directional(c) => {
                out.extend(c.escape_unicode());
            }
            _ => out.push(c),
        }
    }
    out
}

fn is_directional(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Writes to standard error, whatever the options.
pub(crate) fn write_err(text: &str) {
    write(Stream::Err, text);
}

fn write(stream: Stream, text: &str) {
    // A reader that went away, as `head` does, is no fault of ours.
    let _ = match stream {
        Stream::Out => {
            let mut out = io::stdout().lock();
            out.write_all(text.as_bytes()).and_then(|()| out.flush())
        }
        Stream::Err => io::stderr().lock().write_all(text.as_bytes()),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_cannot_drive_the_terminal() {
        assert_eq!(shown("a\u{1b}[2Jé\u{202e}\n"), "a\\u{1b}[2Jé\\u{202e}\n");
    }
}
