//! Headings that would move the border between the contract and what stays in the
//! practice.

use std::ops::Range;
use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, SourceFile, Span};

use crate::clause::Section;
use crate::rule;
use crate::say::quote;

/// The headings that end the contract's part.
const SECTIONS: [&str; 3] = ["Commentaire", "Négociation", "Historique"];

/// Refuses what would take text out of the contract, or let into it what was to stay
/// out: a level too high, a heading underlined with `=`, a `#` without its space.
pub(crate) fn check(
    file: &Arc<SourceFile>,
    body: &Range<usize>,
    first: Option<&Section>,
    findings: &mut Findings,
) {
    let mut at = body.start;
    for line in file.text()[body.clone()].split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let line = line.trim();
        let after = line.trim_start_matches('#');
        let problem = if !line.is_empty() && line.bytes().all(|byte| byte == b'=') {
            "un titre souligné de «\u{a0}=\u{a0}» reste dans le contrat, et ce qui le suit aussi"
        } else if after.len() < line.len()
            && !after.is_empty()
            && !after.starts_with([' ', '\t'])
        {
            "sans espace après «\u{a0}#\u{a0}», ceci n’est pas un titre, et reste dans le contrat"
        } else {
            continue;
        };
        let span = Span::new(file, start..start + line.len());
        findings.push(Diagnostic::new(&rule::WORD, span, problem).help(help()));
    }
    let Some(first) = first.filter(|it| !SECTIONS.contains(&it.title.as_str())) else {
        return;
    };
    let line = file.text()[body.end..first.range.start].trim_end();
    let title = quote(&first.title);
    findings.push(
        Diagnostic::new(
            &rule::WORD,
            Span::new(file, body.end..body.end + line.len()),
            format!("le titre {title} retirerait du contrat tout ce qui le suit"),
        )
        .help(help()),
    );
}

fn help() -> String {
    let [first, second, third] = SECTIONS.map(|title| quote(format!("# {title}")));
    format!(
        "écrivez {} pour un titre du contrat\u{a0}; {first}, {second} ou {third} pour ce \
         qui reste au cabinet",
        quote("## Titre")
    )
}
