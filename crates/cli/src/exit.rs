//! How the program ends.

use std::panic::PanicHookInfo;
use std::process::ExitCode;

use crate::console;

/// What the exit code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Nothing to say.
    Success,
    /// Findings of error level, or questions left.
    Findings,
    /// The machine or the usage.
    Failure,
    /// A defect of Clausier.
    Bug,
}

impl Exit {
    /// The graver of two ends.
    pub(crate) fn and(self, other: Self) -> Self {
        if self.code() >= other.code() { self } else { other }
    }

    fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::Findings => 1,
            Self::Failure => 2,
            Self::Bug => 101,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// What is said of a panic: no bad input causes one, so it is to be reported.
pub(crate) fn report_bug(info: &PanicHookInfo<'_>) {
    let place = info.location().map(|at| format!(" ({}:{})", at.file(), at.line()));
    let why = info
        .payload()
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| info.payload().downcast_ref::<String>().map(String::as_str))
        .unwrap_or("sans message");
    console::write_err(&format!(
        "clausier s’est arrêté sur un défaut qui n’est pas le vôtre{}\u{a0}: {why}\n\
         Signalez-le avec ce message et les fichiers en cause. Aucun fichier n’est \
         resté à moitié écrit.\n",
        place.unwrap_or_default()
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_graver_end_wins() {
        assert_eq!(Exit::Success.and(Exit::Findings), Exit::Findings);
        assert_eq!(Exit::Failure.and(Exit::Findings), Exit::Failure);
        assert_eq!(Exit::Bug.and(Exit::Failure), Exit::Bug);
    }
}
