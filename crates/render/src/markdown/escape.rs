//! Text that Markdown reads back as itself.

use std::fmt::Write;

/// Where the writer stands on its line, as far as Markdown cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// Nothing but the block's prefix stands before: `#`, `-`, `1.` would open a block.
    LineStart,
    /// This many digits, and nothing else: a stop or a bracket would open a list.
    Digits,
    /// Anywhere else.
    Inside,
}

/// Writes text; returns where the line then stands.
///
/// Only what could be taken for markup gets a backslash, so that a contract stays
/// readable in its source.
pub(super) fn push_text(text: &str, start: Position, out: &mut String) -> Position {
    let mut position = start;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let ends_word = next.is_none_or(char::is_whitespace);
        let at_start = position == Position::LineStart;
        match c {
            ' ' | '\t' | '\n' if at_start => continue,
            '\t' | '\n' => out.push(' '),
            // A hard break is a backslash or two spaces at the end of a line.
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '#' | '$' | '{'
            | '}' => {
                out.push('\\');
                out.push(c);
            }
            '&' if !ends_word || next.is_none() => out.push_str("\\&"),
            '>' | '-' | '+' | '=' | ':' if at_start => {
                out.push('\\');
                out.push(c);
            }
            '.' | ')' if position == Position::Digits && ends_word => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
        let digits = at_start || position == Position::Digits;
        position = if digits && c.is_ascii_digit() {
            Position::Digits
        } else {
            Position::Inside
        };
    }
    position
}

/// Writes an address between `<` and `>`.
pub(super) fn push_url(url: &str, out: &mut String) {
    for c in url.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' | '>' | '\\' => {
                let _ = write!(out, "%{:02X}", c as u32);
            }
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_markup_is_escaped() {
        for (text, expected) in [
            ("l’article 5 : 12 %", "l’article 5 : 12 %"),
            ("# titre", "\\# titre"),
            ("- a - b", "\\- a - b"),
            ("1. un", "1\\. un"),
            ("1.5 kg", "1.5 kg"),
            ("12) b", "12\\) b"),
            ("R&D & co", "R\\&D & co"),
            ("*a* <b> | [c](d)", "\\*a\\* \\<b> \\| \\[c\\](d)"),
        ] {
            let mut out = String::new();
            push_text(text, Position::LineStart, &mut out);
            assert_eq!(out, expected);
        }
    }
}
