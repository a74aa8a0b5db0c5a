//! What the sources of a contract say, and what is said of their faults.

mod checks;
mod hostile;
mod manifest;
mod model;
mod values;

use clausier_diagnostics::Findings;

/// Each finding as `line:column code message`, sorted.
fn said(findings: Findings) -> Vec<String> {
    findings
        .sorted()
        .iter()
        .map(|finding| {
            let at = finding.span.start();
            let code = &finding.rule.code;
            format!("{}:{} {code} {}", at.line, at.column, finding.message)
        })
        .collect()
}
