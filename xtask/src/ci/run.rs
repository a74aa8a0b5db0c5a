//! Running the steps and reporting on them.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::{STEPS, Step};

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed,
    /// Not run: the step it stands on failed.
    Skipped,
}

/// Runs the steps named by `args`, or all of them.
///
/// A failed step does not stop the others, so that one run shows everything that is
/// to be mended.
pub(crate) fn ci(args: &[OsString]) -> Result<(), String> {
    let chosen = choose(args)?;
    let mut done: Vec<(&Step, Outcome, Duration)> = Vec::new();
    for step in chosen {
        println!("\n==> {}: {}", step.name, step.promise);
        let blocked = step.after.is_some_and(|name| {
            done.iter().any(|(other, outcome, _)| {
                other.name == name && *outcome != Outcome::Passed
            })
        });
        let start = Instant::now();
        let outcome = if blocked {
            println!("not run: `{}` did not pass", step.after.unwrap_or_default());
            Outcome::Skipped
        } else {
            match (step.run)() {
                Ok(()) => Outcome::Passed,
                Err(message) => {
                    println!("error: {message}");
                    Outcome::Failed
                }
            }
        };
        let time = start.elapsed();
        println!("<== {}: {} in {}", step.name, word(outcome), seconds(time));
        done.push((step, outcome, time));
    }
    print!("\n{}", table(&done));
    let failed: Vec<&str> = done
        .iter()
        .filter(|(_, outcome, _)| *outcome != Outcome::Passed)
        .map(|(step, ..)| step.name)
        .collect();
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("did not pass: {}", failed.join(", ")))
    }
}

/// The steps of those names, in the order of the list.
fn choose(args: &[OsString]) -> Result<Vec<&'static Step>, String> {
    let names: Vec<String> =
        args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    if let Some(unknown) =
        names.iter().find(|name| STEPS.iter().all(|step| step.name != *name))
    {
        let known: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        return Err(format!("no step `{unknown}`; there are {}", known.join(", ")));
    }
    Ok(STEPS
        .iter()
        .filter(|step| names.is_empty() || names.iter().any(|name| name == step.name))
        .collect())
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => "passed",
        Outcome::Failed => "FAILED",
        Outcome::Skipped => "skipped",
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn table(done: &[(&Step, Outcome, Duration)]) -> String {
    let mut out = String::new();
    let mut total = Duration::ZERO;
    for (step, outcome, time) in done {
        total += *time;
        writeln!(out, "{:<14}{:<9}{:>10}", step.name, word(*outcome), seconds(*time))
            .expect("invariant: a string takes what is written");
    }
    writeln!(out, "{:<14}{:<9}{:>10}", "total", "", seconds(total))
        .expect("invariant: a string takes what is written");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_chosen_by_name_in_their_own_order() {
        let names = |args: &[&str]| -> Result<Vec<&str>, String> {
            let args: Vec<OsString> = args.iter().map(OsString::from).collect();
            Ok(choose(&args)?.into_iter().map(|step| step.name).collect())
        };
        assert_eq!(names(&["tests", "format"]).as_deref(), Ok(&["format", "tests"][..]));
        assert_eq!(names(&[]).map(|all| all.len()), Ok(STEPS.len()));
        assert!(names(&["nothing"]).is_err_and(|error| error.contains("rustdoc")));
    }

    #[test]
    fn a_step_stands_on_an_earlier_one() {
        for (index, step) in STEPS.iter().enumerate() {
            if let Some(name) = step.after {
                let earlier = &STEPS[..index];
                assert!(earlier.iter().any(|other| other.name == name), "{}", step.name);
            }
        }
    }

    #[test]
    fn the_table_says_all() {
        let done = [(&STEPS[0], Outcome::Failed, Duration::from_millis(1250))];
        let table = table(&done);
        assert!(table.contains("FAILED") && table.contains("1.2 s"), "{table}");
    }
}
