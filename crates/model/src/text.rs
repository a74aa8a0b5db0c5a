//! Characters that no source and no value may hold.
//!
//! A contract must say the same thing to its reader and to its author: a control
//! that reverses the direction of a line, or a character that fonts draw as they
//! please, would let the two differ.

use clausier_diagnostics::{Diagnostic, Findings, Span};

use crate::rule;

/// The longest value, in characters.
pub const MAX_VALUE_CHARS: usize = 100_000;

/// Why a character is refused, in French; `None` when it is not.
///
/// Line feeds and tabs are refused too: whoever allows them says so first.
pub fn forbidden(c: char) -> Option<&'static str> {
    match c {
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some("caractère de commande"),
        '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{61c}' => Some("commande du sens d’écriture"),
        '\u{2028}' | '\u{2029}' => Some("séparateur de lignes ou de paragraphes"),
        '\u{e000}'..='\u{f8ff}'
        | '\u{f0000}'..='\u{ffffd}'
        | '\u{100000}'..='\u{10fffd}' => Some("caractère à usage privé"),
        '\u{fdd0}'..='\u{fdef}' => Some("code sans caractère"),
        c if u32::from(c) & 0xfffe == 0xfffe => Some("code sans caractère"),
        _ => None,
    }
}

/// The finding for a forbidden character.
pub(crate) fn finding(c: char, why: &str, span: Span) -> Diagnostic {
    let code = u32::from(c);
    Diagnostic::new(
        &rule::CHARACTER,
        span,
        format!("le caractère U+{code:04X} n’est pas admis ({why})"),
    )
    .label("ici")
    .help("supprimez ce caractère, souvent invisible, apporté par un copier-coller")
}

/// Checks a value: its characters, and its length.
///
/// `span` is the place of the text in its source, and the place of a character is
/// exact unless the source writes it with an escape. Returns whether all is well.
pub fn check_value(
    text: &str,
    span: &Span,
    lines: bool,
    findings: &mut Findings,
) -> bool {
    let length = text.chars().count();
    if length > MAX_VALUE_CHARS {
        let found = clausier_french::count(length as u64, "caractère");
        let most = clausier_french::group_thousands(&MAX_VALUE_CHARS.to_string());
        findings.push(
            Diagnostic::new(
                &rule::VALUE_SIZE,
                span.clone(),
                format!("cette valeur compte {found}\u{a0}; le maximum est de {most}"),
            )
            .help("placez ce texte dans une clause ou dans une annexe"),
        );
        return false;
    }
    let Some((at, c, why)) = text
        .char_indices()
        .filter(|(_, c)| !(lines && *c == '\n'))
        .find_map(|(at, c)| forbidden(c).map(|why| (at, c, why)))
    else {
        return true;
    };
    if c == '\n' {
        findings.push(
            Diagnostic::new(
                &rule::CHARACTER,
                span.clone(),
                "ce texte doit tenir sur une seule ligne",
            )
            .help("écrivez-le sur une ligne, ou donnez à la variable le type «\u{a0}paragraphs\u{a0}»"),
        );
        return false;
    }
    let exact = span.file().text().get(span.range()) == Some(text);
    let place = if exact { span.part(at..at + c.len_utf8()) } else { span.clone() };
    findings.push(finding(c, why, place));
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_deceives_and_nothing_else() {
        for c in [
            '\0',
            '\u{7}',
            '\n',
            '\t',
            '\u{7f}',
            '\u{85}',
            '\u{202e}',
            '\u{2066}',
            '\u{200e}',
            '\u{200f}',
            '\u{61c}',
            '\u{2028}',
            '\u{2029}',
            '\u{e000}',
            '\u{fffe}',
            '\u{10ffff}',
            '\u{fdd0}',
        ] {
            assert!(forbidden(c).is_some(), "U+{:04X}", u32::from(c));
        }
        for c in "aé’«»\u{a0}\u{202f}œ€½☒🙂\u{200d}".chars() {
            assert!(forbidden(c).is_none(), "U+{:04X}", u32::from(c));
        }
    }
}
