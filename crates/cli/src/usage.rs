//! Reading the command line, with help and refusals in French.
//!
//! The library that reads it speaks English, so its headings are replaced and its
//! errors, which come as data, are told again here.

use std::ffi::OsString;
use std::iter;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, Error, FromArgMatches};
use clausier_french::quote;

use crate::args::Cli;
use crate::console;
use crate::exit::Exit;

/// How help is laid out; a colon stands after a no-break space in French.
const TEMPLATE: &str = "{about-with-newline}\nUtilisation\u{a0}: {usage}\n\n{all-args}";

/// Reads the arguments; help, version and refusals are printed here and end the run.
pub(crate) fn parse(args: Vec<OsString>) -> Result<Cli, Exit> {
    let words = iter::once(OsString::from("clausier")).chain(args);
    let mut command = command();
    let read = command
        .try_get_matches_from_mut(words)
        .and_then(|matches| Cli::from_arg_matches(&matches))
        .map_err(|error| error.format(&mut command));
    read.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // Nobody is left to tell when this fails.
            let _ = error.print();
            Exit::Success
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            Exit::Failure
        }
        _ => {
            console::write_err(&format!(
                "erreur: {}\n",
                console::shown(&refusal(&error))
            ));
            Exit::Failure
        }
    })
}

fn command() -> Command {
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .help("Affiche la version")
        .action(ArgAction::Version);
    french(Cli::command())
        .disable_version_flag(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(version.help_heading("Options\u{a0}"))
}

/// A command and those below it, with French headings.
fn french(command: Command) -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .help("Affiche cette aide")
        .action(ArgAction::Help);
    command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Commandes\u{a0}")
        .subcommand_value_name("COMMANDE")
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .arg(help)
        .mut_args(|arg| {
            let heading =
                if arg.is_positional() { "Arguments\u{a0}" } else { "Options\u{a0}" };
            let takes_value = arg.get_action().takes_values();
            let arg = arg.help_heading(heading);
            // What they would print is English, and stands in the help already.
            if takes_value {
                arg.hide_possible_values(true).hide_default_value(true)
            } else {
                arg
            }
        })
        .mut_subcommands(french)
}

/// What is wrong with the command line, with a way out.
fn refusal(error: &Error) -> String {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    let mut message = match error.kind() {
        ErrorKind::UnknownArgument => format!("l’option {argument} n’existe pas"),
        ErrorKind::InvalidSubcommand => {
            let command = text(error, ContextKind::InvalidSubcommand);
            format!("la commande {command} n’existe pas")
        }
        ErrorKind::MissingSubcommand => "il manque une commande".to_owned(),
        ErrorKind::InvalidValue if value == quote("") => {
            format!("l’option {argument} attend une valeur")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("{value} n’est pas une valeur de {argument}")
        }
        ErrorKind::MissingRequiredArgument => format!("il manque {argument}"),
        ErrorKind::ArgumentConflict => {
            let other = text(error, ContextKind::PriorArg);
            if other == quote("") || other == argument {
                format!("{argument} ne se donne qu’une fois")
            } else {
                format!("{argument} et {other} ne vont pas ensemble")
            }
        }
        ErrorKind::NoEquals
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::TooManyValues => {
            format!("{argument} n’a pas le nombre de valeurs attendu")
        }
        ErrorKind::InvalidUtf8 => "un argument n’est pas en UTF-8".to_owned(),
        _ => "la ligne de commande n’est pas comprise".to_owned(),
    };
    let suggestions = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    if let Some(close) = suggestions.iter().find_map(|kind| error.get(*kind)) {
        message += &format!("\naide: vouliez-vous dire {}\u{a0}?", said(close));
    } else if let Some(valid) = error.get(ContextKind::ValidValue) {
        message += &format!("\naide: écrivez {}", said(valid));
    } else if let Some(valid) = error.get(ContextKind::ValidSubcommand) {
        message += &format!("\naide: écrivez {}", said(valid));
    }
    message + "\naide: «\u{a0}clausier --help\u{a0}» dit ce qui existe"
}

fn text(error: &Error, kind: ContextKind) -> String {
    error.get(kind).map_or_else(|| quote(""), said)
}

/// What an error holds, in French quotation marks.
fn said(value: &ContextValue) -> String {
    match value {
        ContextValue::String(one) => quote(one),
        ContextValue::Strings(all) => {
            let all: Vec<_> = all.iter().map(|one| quote(one)).collect();
            clausier_french::join_or(&all)
        }
        ContextValue::StyledStr(styled) => quote(&StyledStr::to_string(styled)),
        ContextValue::StyledStrs(all) => {
            let all: Vec<_> = all.iter().map(|one| quote(&one.to_string())).collect();
            clausier_french::join_or(&all)
        }
        ContextValue::Number(number) => number.to_string(),
        _ => quote(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(line: &[&str]) -> String {
        let words = iter::once("clausier").chain(line.iter().copied());
        let error = command().try_get_matches_from(words).expect_err("refused");
        refusal(&error)
            .replace('\u{a0}', " ")
            .lines()
            .take(2)
            .collect::<Vec<_>>()
            .join(" / ")
    }

    #[test]
    fn the_declaration_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn refusals_are_french() {
        for (line, expected) in [
            (
                &["bulid"][..],
                "la commande « bulid » n’existe pas / aide: vouliez-vous dire « build » ?",
            ),
            (
                &["build", "--formt", "json"],
                "l’option « --formt » n’existe pas / aide: vouliez-vous dire « --format » ?",
            ),
            (
                &["build", "--to", "odt"],
                "« odt » n’est pas une valeur de « --to <FORMATS> » / aide: écrivez \
                 « html », « docx », « pdf », « md », « txt » ou « json »",
            ),
            (
                &["new", "x", "--client", "a"],
                "il manque « --reference <RÉFÉRENCE> » / aide: « clausier --help » dit \
                 ce qui existe",
            ),
            (
                &["check", "--format"],
                "l’option « --format <FORME> » attend une valeur / aide: écrivez \
                 « terminal », « short », « json », \
                 « sarif » ou « github »",
            ),
        ] {
            assert_eq!(refused(line), expected, "{line:?}");
        }
    }

    #[test]
    fn help_is_french() {
        for name in ["", "init", "new", "check", "build"] {
            let words = ["clausier", name, "--help"];
            let words = words.into_iter().filter(|word| !word.is_empty());
            let help =
                command().try_get_matches_from(words).expect_err("help").to_string();
            assert!(help.contains("Utilisation\u{a0}: clausier"), "{help}");
            for english in [
                "Usage", "Print", "default", "possible", "Commands", "help [", "Options:",
            ] {
                assert!(!help.contains(english), "{english}: {help}");
            }
        }
    }
}
