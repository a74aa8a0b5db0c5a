//! Child processes: cargo above all.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the repository: the folder that holds `xtask`.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("invariant: xtask is a folder of the repository")
}

/// A command of the cargo that started us, run at the root of the repository.
pub(crate) fn cargo<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = command(program);
    command.args(args);
    command
}

/// A command run at the root of the repository.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// How the command reads in a report.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = vec![
        program.file_stem().unwrap_or(program.as_os_str()).to_string_lossy().into_owned(),
    ];
    words.extend(command.get_args().map(|arg| arg.to_string_lossy().into_owned()));
    words.join(" ")
}

/// Runs to the end; an error says what failed.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let status = command
        .status()
        .map_err(|error| format!("`{}` did not start: {error}", shown(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{}` failed ({status})", shown(command)))
    }
}

/// Where this program was built, which tells where and how to build the others.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The folder of our executable.
    pub(crate) dir: PathBuf,
    /// The profile it was built with.
    pub(crate) profile: String,
    /// The target folder, as cargo's `--target-dir` wants it.
    pub(crate) target: Option<PathBuf>,
}

impl Place {
    /// The place of the running program.
    pub(crate) fn current() -> Result<Self, String> {
        let exe = std::env::current_exe()
            .map_err(|error| format!("the place of xtask is unknown: {error}"))?;
        Ok(Self::of(&exe, |dir| dir.join("CACHEDIR.TAG").is_file()))
    }

    /// The place of `exe`; `is_target` knows cargo's target folder.
    fn of(exe: &Path, is_target: impl Fn(&Path) -> bool) -> Self {
        let dir = exe.parent().unwrap_or(exe).to_path_buf();
        let folder = dir.file_name().unwrap_or_default().to_string_lossy();
        let profile = if folder == "debug" { "dev".into() } else { folder.into_owned() };
        // Not simply the grandparent: a `build.target` puts one more folder between.
        let target = dir.ancestors().find(|dir| is_target(dir)).map(Path::to_path_buf);
        Self { dir, profile, target }
    }

    /// The program `name` beside ours.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.dir.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profile_follows_the_folder() {
        for (exe, profile) in [
            ("t/debug/xtask", "dev"),
            ("t/release/xtask", "release"),
            ("t/x86_64-unknown-linux-gnu/fast/xtask", "fast"),
        ] {
            let place = Place::of(Path::new(exe), |dir| dir == Path::new("t"));
            assert_eq!(place.profile, profile, "{exe}");
            assert_eq!(place.target.as_deref(), Some(Path::new("t")), "{exe}");
        }
    }

    #[test]
    fn a_command_reads_as_typed() {
        let mut command = Command::new("/opt/rust/bin/cargo");
        command.args(["fmt", "--all"]);
        assert_eq!(shown(&command), "cargo fmt --all");
    }
}
