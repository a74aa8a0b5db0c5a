//! XML parts, element by element.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Writes one part.
///
/// Text and attribute values are escaped, and what XML cannot hold is replaced, so
/// that no value can break a part. Elements are closed by construction.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A part with its XML declaration.
    pub(super) fn part() -> Self {
        let mut xml = Self::fragment();
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// A piece to be put into a part with [`Xml::raw`].
    pub(super) fn fragment() -> Self {
        Self { writer: Writer::new(Vec::with_capacity(16 * 1024)) }
    }

    /// An element and what `content` writes in it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        content: impl FnOnce(&mut Self),
    ) {
        self.open(name, attributes);
        content(self);
        self.close(name);
    }

    /// The beginning of an element that a later [`Xml::close`] ends.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Start(start(name, attributes)));
    }

    /// The end of the element last opened.
    pub(super) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// The most frequent element of this format: an empty one with `w:val`.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Characters.
    pub(super) fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(&clean(text))));
    }

    /// XML that was written elsewhere.
    pub(super) fn raw(&mut self, xml: &[u8]) {
        self.writer.get_mut().extend_from_slice(xml);
    }

    /// How many bytes are written.
    pub(super) fn len(&mut self) -> usize {
        self.writer.get_mut().len()
    }

    /// XML that is put where only later writing shows that it is needed; `at` is a
    /// place that [`Xml::len`] gave between two elements.
    pub(super) fn insert(&mut self, at: usize, xml: &[u8]) {
        let bytes = self.writer.get_mut();
        if at <= bytes.len() {
            bytes.splice(at..at, xml.iter().copied());
        }
    }

    /// The bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        self.writer.into_inner()
    }

    fn event(&mut self, event: Event<'_>) {
        self.writer
            .write_event(event)
            .expect("invariant: writing to memory does not fail");
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (key, value) in attributes {
        element.push_attribute((*key, clean(value).as_ref()));
    }
    element
}

/// Text with U+FFFD for each character that XML 1.0 cannot hold.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let refused = |c: char| match c {
        '\t' | '\n' | '\r' => false,
        '\u{fffe}' | '\u{ffff}' => true,
        c => c < ' ',
    };
    if text.contains(refused) {
        Cow::Owned(text.replace(refused, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_text_and_replaces_what_xml_refuses() {
        let mut xml = Xml::fragment();
        xml.element("w:t", &[("a", "\"<\u{1}")], |xml| {
            xml.text("a & </w:t>\u{b}\u{ffff}");
        });
        let written = String::from_utf8(xml.finish()).unwrap();
        assert!(!written.contains("</w:t>\u{fffd}"), "{written}");
        assert!(written.contains("a &amp; &lt;/w:t&gt;\u{fffd}\u{fffd}"), "{written}");
        assert!(written.contains("&quot;&lt;\u{fffd}"), "{written}");
    }
}
