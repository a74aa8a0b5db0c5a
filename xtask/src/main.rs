//! The front door of this repository.
//!
//! `cargo xtask <command>` is `clausier <command>`: the product's commands are the
//! command line's, word for word. What only developers of this repository need is
//! here alone: [`ci`], [`tidy`], [`coverage`], [`docs`] and [`bless`].

#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a developer's tool: it reads the tree, the clock and the environment, and talks"
)]

mod bless;
mod cargo;
mod ci;
mod coverage;
mod docs;
mod front;
#[cfg(test)]
mod guide;
mod tidy;

use std::ffi::OsString;
use std::process::ExitCode;

/// What this repository adds to the product's own help.
const HELP: &str = "
Commandes propres à ce dépôt :
  ci        Rejoue toutes les vérifications de l’intégration continue
  tidy      Vérifie les conventions du dépôt
  coverage  Montre ce qui répond à chaque exigence de la bibliothèque
  docs      Écrit les pages du recueil qui viennent des règles
  bless     Accepte les sorties actuelles des tests comme références
";

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    let done = match args.first().and_then(|arg| arg.to_str()) {
        Some("ci") => ci::ci(&args[1..]),
        Some("tidy") => tidy::tidy(),
        Some("coverage") => coverage::coverage(),
        Some("docs") => docs::docs(&args[1..]),
        Some("bless") => bless::bless(args[1..].to_vec()),
        None | Some("help" | "--help" | "-h") => {
            let code = front::product(args);
            println!("{HELP}");
            return code;
        }
        Some(_) => return front::product(args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}
