//! Versions of clauses and models.

use std::fmt;

use clausier_diagnostics::{Diagnostic, Findings};

use crate::say::{excerpt, quote};
use crate::{Spanned, rule};

/// A version of a clause or of a model.
///
/// Major changes rights, obligations, money or risk; minor adds or clarifies; patch
/// is typography. Ordered as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Version {
    /// Rights, obligations, money or risk.
    pub major: u32,
    /// Additions and clarifications.
    pub minor: u32,
    /// Typography and spelling.
    pub patch: u32,
}

impl Version {
    /// Reads `1.2.3`; nothing else is a version.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.').map(|part| {
            let canonical = part == "0" || !part.starts_with('0');
            let digits = part.bytes().all(|byte| byte.is_ascii_digit());
            (canonical && digits).then(|| part.parse::<u32>().ok()).flatten()
        });
        let version =
            Self { major: parts.next()??, minor: parts.next()??, patch: parts.next()?? };
        parts.next().is_none().then_some(version)
    }

    /// The version a source declares, or a finding.
    pub(crate) fn read(
        text: Option<Spanned<String>>,
        findings: &mut Findings,
    ) -> Option<Self> {
        let text = text?;
        let version = Self::parse(&text.value);
        if version.is_none() {
            findings.push(
                Diagnostic::new(
                    &rule::WORD,
                    text.span,
                    format!("{} n’est pas une version", quote(excerpt(&text.value))),
                )
                .help("écrivez trois nombres, par exemple version = \"1.0.0\""),
            );
        }
        version
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_three_numbers() {
        let version = Version::parse("1.20.3").expect("a version");
        assert_eq!(version.to_string(), "1.20.3");
        assert!(version > Version::parse("1.3.9").expect("a version"));
        for bad in [
            "",
            "1",
            "1.0",
            "1.0.0.0",
            "v1.0.0",
            "01.0.0",
            "1..0",
            "1.0.-1",
            "+1.0.0",
            "9999999999.0.0",
        ] {
            assert_eq!(Version::parse(bad), None, "{bad}");
        }
    }
}
