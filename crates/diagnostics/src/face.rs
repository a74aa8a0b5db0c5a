//! Faces of findings.

use crate::Findings;

/// The face for a person at a terminal.
pub fn terminal(findings: &Findings, colour: bool) -> String {
    let _ = colour;
    short(findings)
}

/// One line a finding.
pub fn short(findings: &Findings) -> String {
    findings
        .iter()
        .map(|finding| format!("{}: {}\n", finding.rule.code, finding.message))
        .collect()
}

/// JSON, for machines.
pub fn json(findings: &Findings) -> String {
    short(findings)
}
