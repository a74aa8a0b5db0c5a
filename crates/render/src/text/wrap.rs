//! Lines of a given width.

use unicode_width::UnicodeWidthStr;

/// Breaks text at its ordinary spaces, never at the no-break ones, so that no line is
/// wider than `width`; a word that is wider stands alone on its line.
///
/// A line feed is kept. At least one line comes out.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split([' ', '\t']).filter(|word| !word.is_empty()) {
            let wide = word.width();
            if !line.is_empty() && used + 1 + wide > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if !line.is_empty() {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += wide;
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_at_ordinary_spaces_only() {
        for (text, width, expected) in [
            ("un deux trois", 8, &["un deux", "trois"][..]),
            (
                "le prix de 1\u{202f}500\u{a0}€",
                8,
                &["le prix", "de", "1\u{202f}500\u{a0}€"],
            ),
            ("anticonstitutionnellement", 8, &["anticonstitutionnellement"]),
            ("a\nb", 8, &["a", "b"]),
            ("", 8, &[""]),
        ] {
            assert_eq!(wrap(text, width), expected, "{text}");
        }
    }
}
