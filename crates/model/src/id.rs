//! Identifiers of clauses, models, parties, articles, and names of variables.
//!
//! An identifier becomes part of a path. That it can be nothing else than lower-case
//! words is what keeps a manifest from reading outside its workspace.

use clausier_diagnostics::{Diagnostic, Findings, Span};

use crate::say::{excerpt, quote};
use crate::{Spanned, rule};

/// Longest identifier or name, in bytes.
const MAX_LENGTH: usize = 100;

/// Words of the expression language, and of the templates, that name no variable.
pub const RESERVED: &[&str] = &[
    "true", "false", "and", "or", "not", "in", "if", "else", "elif", "endif", "for",
    "endfor", "is", "loop", "contract", "none",
];

/// Whether a text is an identifier: `[a-z0-9-]+(/[a-z0-9-]+)?`.
pub fn is_id(text: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    if text.len() > MAX_LENGTH {
        return false;
    }
    match text.split_once('/') {
        Some((family, name)) => word(family) && word(name),
        None => word(text),
    }
}

/// Whether a text is an identifier without a family.
pub fn is_simple_id(text: &str) -> bool {
    is_id(text) && !text.contains('/')
}

/// Whether a text may name a variable or a role.
pub fn is_name(text: &str) -> bool {
    text.len() <= MAX_LENGTH
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        && !RESERVED.contains(&text)
}

/// An identifier, with or without a family, or a finding.
pub fn check_id(id: Spanned<String>, findings: &mut Findings) -> Option<Spanned<String>> {
    if is_id(&id.value) {
        return Some(id);
    }
    findings.push(refused(
        &id.value,
        &id.span,
        "écrivez des lettres minuscules sans accent, des chiffres et des tirets, avec au \
         plus une famille\u{a0}: «\u{a0}paiement/delais\u{a0}»",
    ));
    None
}

/// An identifier without a family, or a finding.
pub fn check_simple_id(
    id: Spanned<String>,
    findings: &mut Findings,
) -> Option<Spanned<String>> {
    if is_simple_id(&id.value) {
        return Some(id);
    }
    findings.push(refused(
        &id.value,
        &id.span,
        "écrivez des lettres minuscules sans accent, des chiffres et des tirets\u{a0}: \
         «\u{a0}boulangerie-du-pont\u{a0}»",
    ));
    None
}

/// Identifiers of a list; those refused are findings.
pub(crate) fn check_ids(
    ids: Vec<Spanned<String>>,
    findings: &mut Findings,
) -> Vec<Spanned<String>> {
    ids.into_iter().filter_map(|id| check_id(id, findings)).collect()
}

/// Whether a name may be borne by a variable or a role; otherwise a finding.
pub fn check_name(name: &Spanned<String>, findings: &mut Findings) -> bool {
    if is_name(&name.value) {
        return true;
    }
    let (why, help) = if RESERVED.contains(&name.value.as_str()) {
        ("est un mot réservé", "choisissez un autre nom")
    } else {
        (
            "n’est pas un nom admis",
            "commencez par une lettre, puis écrivez des minuscules sans accent, des \
             chiffres et «\u{a0}_\u{a0}»\u{a0}: «\u{a0}taux_penalites\u{a0}»",
        )
    };
    findings.push(
        Diagnostic::new(
            &rule::NAME,
            name.span.clone(),
            format!("{} {why}", quote(excerpt(&name.value))),
        )
        .help(help),
    );
    false
}

fn refused(id: &str, span: &Span, help: &str) -> Diagnostic {
    Diagnostic::new(
        &rule::ID,
        span.clone(),
        format!("{} n’est pas un identifiant", quote(excerpt(id))),
    )
    .help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_never_a_path() {
        for good in ["a", "prix", "paiement/delais-45", "2026", "av-2026-014"] {
            assert!(is_id(good), "{good}");
        }
        for bad in [
            "", ".", "..", "../a", "a/..", "/a", "a/", "a//b", "a/b/c", "a\\b", "A", "é",
            "a b", "a.md", "C:", "a\0", "~", "a/../b", "%2e%2e", "a\n", "a_b",
        ] {
            assert!(!is_id(bad), "{bad:?}");
        }
        assert!(!is_id(&"a".repeat(101)));
        assert!(!is_simple_id("a/b"));
    }

    #[test]
    fn names_are_those_of_expressions() {
        for good in ["a", "taux_penalites", "x2"] {
            assert!(is_name(good), "{good}");
        }
        for bad in ["", "_a", "2x", "Taux", "délai", "a-b", "loop", "contract", "not"] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
