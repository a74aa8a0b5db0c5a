//! The day it is, which nothing below the command line asks for.

use std::env;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::civil::Date;

use crate::failure::Failure;

/// What says the time in place of the clock, in seconds since 1970, so that a check can
/// be made again as it was.
const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// The day of the run, in universal time.
pub(crate) fn today() -> Result<Date, Failure> {
    let since = match env::var(VARIABLE) {
        Ok(seconds) => {
            seconds.parse().ok().map(Duration::from_secs).ok_or_else(|| {
                Failure::usage(format!(
                    "{VARIABLE} n’est pas un nombre de secondes : « {seconds} »"
                ))
            })?
        }
        Err(_) => SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default(),
    };
    let days = i64::try_from(since.as_secs() / 86_400).unwrap_or(i64::MAX);
    let epoch = jiff::civil::date(1970, 1, 1);
    let span = jiff::Span::new().try_days(days).ok();
    span.and_then(|span| epoch.checked_add(span).ok()).ok_or_else(|| {
        Failure::usage(format!("{VARIABLE} désigne un jour qui n’existe pas"))
    })
}
