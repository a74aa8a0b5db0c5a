//! The law over words: what no sentence of a contract may say, and what it must say
//! somewhere.
//!
//! The checks are data, beside the clauses that they watch; the compiler tells which of
//! them stand in a contract. Here they meet its words.

use std::collections::BTreeSet;

use clausier_compile::checks::{Sighting, StandingCheck, Words, pictures};
use clausier_compile::{Compiled, Library};
use clausier_diagnostics::{Diagnostic, Findings};

use crate::text::{Kind, Passage, Text};

/// Applies the checks that stand in a contract, and tells what they say together.
pub(crate) fn apply(
    library: &Library<'_>,
    compiled: &Compiled,
    text: &Text<'_>,
    out: &mut Findings,
) {
    let standing = &compiled.text_checks;
    let words = Words::new(library, standing);
    let mut said: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut signs = compiled.signs.clone();
    let mut tell =
        |check: &StandingCheck, finding: Diagnostic| match &check.parsed.check.sign {
            Some(sign) => signs.push(Sighting::new(sign, finding)),
            None => out.push(finding),
        };
    for passage in &text.passages {
        let covers =
            |check: usize| standing[check].text().within().covers(passage.clause());
        let found = words.read(&passage.reading);
        for (check, range) in found.hits {
            if states(passage) && covers(check) {
                let check = &standing[check];
                let finding = check.parsed.finding(text.span(passage, &range));
                let is_shared = passage.computed_in(&range).is_none();
                tell(check, if is_shared { finding } else { text.of(finding) });
            }
        }
        said.extend(found.said.into_iter().filter(|(check, _)| covers(*check)));
    }
    // What seems to be missing may be in what has no value or could not be read.
    let is_partial = !(compiled.missing.is_empty() && compiled.unread.is_empty());
    for (at, check) in standing.iter().enumerate() {
        if !check.text().demands() || is_partial {
            continue;
        }
        let missing = check.text().unsaid(&|item| said.contains(&(at, item)));
        if !missing.is_empty() {
            tell(check, check.parsed.lacking(&missing, text.whole.clone()));
        }
    }
    out.extend(pictures(signs));
}

/// Whether a passage says what is agreed, rather than naming or dividing it.
fn states(passage: &Passage<'_>) -> bool {
    matches!(passage.kind(), Kind::Paragraph | Kind::Item | Kind::Cell)
}
