//! Text inside a paragraph.
//!
//! # References
//!
//! The words around a reference (« à l’article ») are text; the reference is the number
//! alone. Word recomputes it with a REF field to the bookmark of the heading:
//!
//! - `REF bookmark \n \h` for « 5.2 » and « (b) », whose printed number holds nothing
//!   else. Every level of an article's number repeats the levels above, so `\n` gives
//!   the whole of it wherever the reference stands; for an item it gives its own
//!   marker, as the tree does.
//! - `bookmark \n \t \h` for « 5 », whose printed number is « Article 5 »: `\t` leaves
//!   out what is neither a figure nor a delimiter. The keyword REF is optional, and left
//!   out on purpose: `LibreOffice` recomputes fields it knows when it opens a file but does
//!   not know `\t`, and would print « à l’article Article 5 »; a field without a keyword
//!   it leaves as it is.
//!
//! What stands around the number in a heading must therefore be letters and spaces: a
//! dash is a delimiter for Word, and « Article 5 – » could give « 5 – ». So the number is
//! « Article 5 », and the heading follows at a tab stop.
//!
//! A number with a suffix (« 5 bis ») would lose it under `\t`: the reference is then
//! fixed text with a link. So is what does not print its target's own number.

use clausier_model::document::{Inline, NodeId};

use super::body::Body;
use super::index::{Mark, Target};
use super::package::link_id;
use super::paragraph::run;
use super::xml::Xml;

/// How a run looks beyond its paragraph's style.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Format {
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// A hole to fill in.
    pub(super) gap: bool,
    /// Leads to the outside.
    pub(super) link: bool,
    /// A value, shown as such to the practice.
    pub(super) value: bool,
}

impl Format {
    /// The properties, in the order of the schema; nothing where there are none.
    pub(super) fn write(self, xml: &mut Xml) {
        if self == Self::default() {
            return;
        }
        xml.element("w:rPr", &[], |xml| {
            if self.gap {
                xml.value("w:rStyle", "completer");
            } else if self.link {
                xml.value("w:rStyle", "Hyperlink");
            }
            for (set, names) in
                [(self.bold, ["w:b", "w:bCs"]), (self.italic, ["w:i", "w:iCs"])]
            {
                if set {
                    names.iter().for_each(|name| xml.empty(name, &[]));
                }
            }
            if self.gap {
                xml.value("w:highlight", "yellow");
            } else if self.value {
                xml.empty(
                    "w:shd",
                    &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "E2EFDA")],
                );
            }
        });
    }
}

/// Text of one look, held back until the look changes.
///
/// So a paragraph is one run where it looks like one: lawyers search and replace in
/// it, and the cuts do not tell which words came from a variable.
#[derive(Debug, Default)]
pub(super) struct Run {
    text: String,
    format: Format,
}

impl Body<'_> {
    /// Inlines, with what `format` adds to them.
    pub(super) fn inlines(&mut self, inlines: &[Inline], format: Format) {
        for inline in inlines {
            self.inline(inline, format);
        }
    }

    fn inline(&mut self, inline: &Inline, format: Format) {
        match inline {
            Inline::Text { text } => self.words(text, format),
            Inline::Strong { inlines } => {
                self.inlines(inlines, Format { bold: true, ..format });
            }
            Inline::Emphasis { inlines } => {
                self.inlines(inlines, Format { italic: !format.italic, ..format });
            }
            Inline::Value { variable, text } => self.variable(variable, text, format),
            Inline::Reference { target, text } => self.reference(target, text, format),
            Inline::Gap { text } => {
                self.words(&format!("[{text}]"), Format { gap: true, ..format });
            }
            Inline::Link { url, inlines } => self.link(url, inlines, format),
            Inline::LineBreak => self.words("\n", format),
        }
    }

    /// Plain words.
    pub(super) fn words(&mut self, words: &str, format: Format) {
        if self.run.format != format {
            self.flush();
            self.run.format = format;
        }
        self.run.text.push_str(words);
    }

    /// Writes what is held back.
    pub(super) fn flush(&mut self) {
        if !self.run.text.is_empty() {
            run(&mut self.xml, &self.run.text, self.run.format);
            self.run.text.clear();
        }
    }

    fn variable(&mut self, variable: &str, text: &str, format: Format) {
        if !self.audience.is_internal() {
            self.words(text, format);
            return;
        }
        self.control(variable, variable, |body| {
            body.words(text, Format { value: true, ..format });
        });
    }

    /// A content control around what `content` writes.
    pub(super) fn control(
        &mut self,
        title: &str,
        tag: &str,
        content: impl FnOnce(&mut Self),
    ) {
        self.flush();
        self.controls += 1;
        let id = self.controls.to_string();
        // Word refuses a longer title or tag.
        let short = |name: &str| name.chars().take(64).collect::<String>();
        let (title, tag) = (short(title), short(tag));
        self.xml.open("w:sdt", &[]);
        self.xml.element("w:sdtPr", &[], |xml| {
            xml.value("w:alias", &title);
            xml.value("w:tag", &tag);
            xml.value("w:id", &id);
        });
        self.xml.open("w:sdtContent", &[]);
        content(self);
        self.flush();
        self.xml.close("w:sdtContent");
        self.xml.close("w:sdt");
    }

    fn reference(&mut self, target: &NodeId, text: &str, format: Format) {
        let index = self.index;
        let Some(mark) = index.lead(target) else {
            self.words(text, format);
            return;
        };
        match instruction(mark, text) {
            Some(instruction) => self.field(&instruction, text, format),
            None => {
                self.flush();
                let attributes =
                    [("w:anchor", mark.bookmark.as_str()), ("w:history", "1")];
                self.xml
                    .element("w:hyperlink", &attributes, |xml| run(xml, text, format));
            }
        }
    }

    fn link(&mut self, url: &str, inlines: &[Inline], format: Format) {
        let known = ["https://", "http://", "mailto:"];
        if !known.iter().any(|scheme| url.starts_with(scheme)) {
            self.inlines(inlines, format);
            return;
        }
        self.flush();
        let url = escape_url(url);
        let rank = self.links.iter().position(|link| *link == url).unwrap_or_else(|| {
            self.links.push(url);
            self.links.len() - 1
        });
        self.xml.open("w:hyperlink", &[("r:id", &link_id(rank)), ("w:history", "1")]);
        self.inlines(inlines, Format { link: true, ..format });
        self.flush();
        self.xml.close("w:hyperlink");
    }
}

/// The field that gives this text again, where Word can compute it.
fn instruction(mark: &Mark, text: &str) -> Option<String> {
    let Mark { bookmark, target, number } = mark;
    if number != text {
        return None;
    }
    let digits = |c: char| c.is_ascii_digit() || c == '.';
    match target {
        Target::Article | Target::Annex if number.chars().all(digits) => {
            Some(format!("{bookmark} \\n \\t \\h"))
        }
        Target::Part if number.chars().all(digits) => {
            Some(format!("REF {bookmark} \\n \\h"))
        }
        Target::Item => Some(format!("REF {bookmark} \\n \\h")),
        Target::Article | Target::Annex | Target::Part | Target::Block => None,
    }
}

/// An address that a package may hold: what an address cannot hold is percent-encoded.
fn escape_url(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    let bytes = url.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let hexadecimal = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_hexdigit);
        let plain = match byte {
            b'%' => hexadecimal(bytes.get(at + 1)) && hexadecimal(bytes.get(at + 2)),
            byte => byte.is_ascii_graphic() && !b"\"<>\\^`{|}[]".contains(byte),
        };
        if plain {
            out.push(char::from(*byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_give_back_the_number_alone() {
        let mark = |target, number: &str| Mark {
            bookmark: "_Ref000001".to_owned(),
            target,
            number: number.to_owned(),
        };
        let cases = [
            (Target::Article, "5", "5", Some("_Ref000001 \\n \\t \\h")),
            (Target::Annex, "2", "2", Some("_Ref000001 \\n \\t \\h")),
            (Target::Part, "5.2", "5.2", Some("REF _Ref000001 \\n \\h")),
            (Target::Item, "(b)", "(b)", Some("REF _Ref000001 \\n \\h")),
            (Target::Article, "5\u{a0}bis", "5\u{a0}bis", None),
            (Target::Part, "5.2", "5", None),
            (Target::Block, "", "", None),
        ];
        for (target, number, text, expected) in cases {
            let field = instruction(&mark(target, number), text);
            assert_eq!(field.as_deref(), expected, "{number} as {text}");
        }
    }

    #[test]
    fn addresses_hold_nothing_strange() {
        let cases = [
            ("https://example.fr/a%20b?c=d#e", "https://example.fr/a%20b?c=d#e"),
            ("https://example.fr/é \"<x>", "https://example.fr/%C3%A9%20%22%3Cx%3E"),
            ("https://example.fr/100%", "https://example.fr/100%25"),
        ];
        for (url, expected) in cases {
            assert_eq!(escape_url(url), expected);
        }
    }
}
