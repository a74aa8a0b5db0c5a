//! How many findings there are, in words.

use clausier_french::count;

use crate::{Findings, Severity};

/// The findings counted: « 2 erreurs, 1 avertissement », « aucun constat ».
pub fn summary(findings: &Findings) -> String {
    let counts: Vec<String> = [
        (Severity::Error, "erreur"),
        (Severity::Warning, "avertissement"),
        (Severity::Info, "information"),
    ]
    .into_iter()
    .map(|(severity, noun)| (findings.count(severity), noun))
    .filter(|(found, _)| *found > 0)
    .map(|(found, noun)| count(u64::try_from(found).unwrap_or(u64::MAX), noun))
    .collect();
    if counts.is_empty() { "aucun constat".to_owned() } else { counts.join(", ") }
}

/// What a severity is called before a finding.
pub(super) fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "erreur",
        Severity::Warning => "avertissement",
        Severity::Info => "info",
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{TERM, findings};
    use super::*;
    use crate::{Diagnostic, SourceFile, Span};

    #[test]
    fn counted() {
        assert_eq!(summary(&Findings::new()), "aucun constat");
        assert_eq!(summary(&findings()), "1\u{a0}erreur, 1\u{a0}avertissement");
        let file = SourceFile::new("a.md", "");
        let mut all = findings();
        all.push(Diagnostic::new(&TERM, Span::file_start(&file), "autre"));
        let mut info = Diagnostic::new(&TERM, Span::file_start(&file), "autre");
        info.severity = Severity::Info;
        all.extend([info.clone(), info]);
        assert_eq!(
            summary(&all),
            "2\u{a0}erreurs, 1\u{a0}avertissement, 2\u{a0}informations"
        );
    }
}
