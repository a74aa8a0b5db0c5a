//! Text made safe for each place of a page.

use std::fmt::Write;

/// Writes text between tags.
pub(super) fn push_text(text: &str, out: &mut String) {
    let mut clean = 0;
    for (at, c) in text.char_indices() {
        let replacement = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\n' | '\t' => " ",
            c if is_forbidden(c) => "\u{fffd}",
            _ => continue,
        };
        out.push_str(&text[clean..at]);
        out.push_str(replacement);
        clean = at + c.len_utf8();
    }
    out.push_str(&text[clean..]);
}

/// Writes text between the double quotes of an attribute.
pub(super) fn push_attribute(text: &str, out: &mut String) {
    for (rank, part) in text.split('"').enumerate() {
        if rank > 0 {
            out.push_str("&quot;");
        }
        push_text(part, out);
    }
}

/// Writes an address between the double quotes of an attribute.
///
/// Characters that no address may hold are percent-encoded.
pub(super) fn push_url(url: &str, out: &mut String) {
    for c in url.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '[' | ']' => {
                push_percent(c, out);
            }
            c if c.is_whitespace() || is_forbidden(c) => push_percent(c, out),
            c => out.push(c),
        }
    }
}

fn push_percent(c: char, out: &mut String) {
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        let _ = write!(out, "%{byte:02X}");
    }
}

/// Writes a string of a style sheet, with its quotes.
///
/// Whatever is not a letter, a digit or a space is written by its code point: a
/// style sheet inside a page must never hold `</style`.
pub(super) fn push_css_string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        if c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | ',') {
            out.push(c);
        } else if is_forbidden(c) {
            out.push('\u{fffd}');
        } else {
            let _ = write!(out, "\\{:x} ", c as u32);
        }
    }
    out.push('"');
}

/// Characters that an HTML document may not hold, in any form.
fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
        || (c as u32) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(write: fn(&str, &mut String), cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            let mut out = String::new();
            write(text, &mut out);
            assert_eq!(&out, expected, "{text:?}");
        }
    }

    #[test]
    fn text_never_becomes_a_tag() {
        check(
            push_text,
            &[
                ("l’été", "l’été"),
                ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
                ("a\u{0}b\u{ffff}", "a\u{fffd}b\u{fffd}"),
                ("\"q\"", "\"q\""),
            ],
        );
    }

    #[test]
    fn attributes_keep_their_quotes() {
        check(push_attribute, &[("a\"b<", "a&quot;b&lt;")]);
    }

    #[test]
    fn addresses_hold_no_space_nor_quote() {
        check(push_url, &[("https://a.fr/é \"?a&b", "https://a.fr/é%20%22?a&amp;b")]);
    }

    #[test]
    fn style_strings_close_nothing() {
        check(push_css_string, &[("a\"</style>", "\"a\\22 \\3c \\2f style\\3e \"")]);
    }
}
