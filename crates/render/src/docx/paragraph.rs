//! Paragraphs, bookmarks and fields.

use clausier_model::document::Inline;

use super::body::Body;
use super::index::Mark;
use super::inlines::Format;
use super::numbering::Place;
use super::xml::Xml;

/// A paragraph's style and what it has besides.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Paragraph<'a> {
    style: &'a str,
    keep_next: bool,
    page_break: bool,
    place: Option<Place>,
    /// `left`, `center` or `right`, where it is not the style's.
    alignment: Option<&'static str>,
}

impl<'a> Paragraph<'a> {
    /// A paragraph with nothing of its own.
    pub(super) fn styled(style: &'a str) -> Self {
        Self { style, ..Self::default() }
    }

    /// On the same page as what comes next.
    pub(super) fn kept(mut self) -> Self {
        self.keep_next = true;
        self
    }

    /// On a new page, if so.
    pub(super) fn on_new_page(mut self, so: bool) -> Self {
        self.page_break = so;
        self
    }

    /// With this number rather than the style's.
    pub(super) fn numbered(mut self, place: Option<Place>) -> Self {
        self.place = place;
        self
    }

    /// Aligned so.
    pub(super) fn aligned(mut self, alignment: &'static str) -> Self {
        self.alignment = Some(alignment);
        self
    }

    /// The properties, in the order of the schema; gives the place of « keep with
    /// next ».
    pub(super) fn write(&self, xml: &mut Xml) -> usize {
        let mut keep_at = 0;
        xml.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", self.style);
            keep_at = xml.len();
            if self.keep_next {
                xml.empty("w:keepNext", &[]);
            }
            if self.page_break {
                xml.empty("w:pageBreakBefore", &[]);
            }
            if let Some(place) = self.place {
                xml.element("w:numPr", &[], |xml| {
                    xml.value("w:ilvl", &place.level.to_string());
                    xml.value("w:numId", &place.instance.to_string());
                });
            }
            if let Some(alignment) = self.alignment {
                xml.value("w:jc", alignment);
            }
        });
        keep_at
    }
}

impl Body<'_> {
    /// A paragraph and what `content` writes in it.
    pub(super) fn paragraph(
        &mut self,
        paragraph: Paragraph<'_>,
        content: impl FnOnce(&mut Self),
    ) {
        self.xml.open("w:p", &[]);
        let keep_at = paragraph.write(&mut self.xml);
        self.keep_at = (!paragraph.keep_next).then_some(keep_at);
        content(self);
        self.flush();
        self.xml.close("w:p");
    }

    /// Keeps the paragraph last written on the same page as what comes next.
    pub(super) fn keep_last_paragraph(&mut self) {
        if let Some(at) = self.keep_at.take() {
            self.xml.insert(at, b"<w:keepNext/>");
        }
    }

    /// A paragraph of inlines.
    pub(super) fn inlines_in(&mut self, paragraph: Paragraph<'_>, inlines: &[Inline]) {
        self.paragraph(paragraph, |body| body.inlines(inlines, body.base));
    }

    /// A paragraph of plain words.
    pub(super) fn line(&mut self, paragraph: Paragraph<'_>, words: &str) {
        self.paragraph(paragraph, |body| body.words(words, body.base));
    }

    /// What `content` writes, between the ends of a node's bookmarks.
    pub(super) fn bookmarked(
        &mut self,
        mark: Option<&Mark>,
        listed: bool,
        content: impl FnOnce(&mut Self),
    ) {
        let mut names: Vec<String> = Vec::new();
        if listed {
            self.listed += 1;
            names.push(contents_bookmark(self.listed));
        }
        names.extend(mark.map(|mark| mark.bookmark.clone()));
        let mut ids = Vec::new();
        for name in &names {
            self.bookmarks += 1;
            let id = self.bookmarks.to_string();
            self.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
            ids.push(id);
        }
        content(self);
        self.flush();
        for id in ids.iter().rev() {
            self.xml.empty("w:bookmarkEnd", &[("w:id", id)]);
        }
    }

    /// A field with the result that is shown until it is computed again.
    pub(super) fn field(&mut self, instruction: &str, result: &str, format: Format) {
        self.flush();
        field(&mut self.xml, instruction, |xml| run(xml, result, format));
    }
}

/// The bookmark of the heading of this rank in the table of contents.
pub(super) fn contents_bookmark(rank: usize) -> String {
    format!("_Toc{rank:06}")
}

/// A field and its cached result.
pub(super) fn field(xml: &mut Xml, instruction: &str, result: impl FnOnce(&mut Xml)) {
    field_start(xml, instruction);
    result(xml);
    field_character(xml, "end");
}

/// A field up to its result.
pub(super) fn field_start(xml: &mut Xml, instruction: &str) {
    field_character(xml, "begin");
    xml.element("w:r", &[], |xml| {
        xml.element("w:instrText", &[("xml:space", "preserve")], |xml| {
            xml.text(&format!(" {instruction} "));
        });
    });
    field_character(xml, "separate");
}

/// `begin`, `separate` or `end` of a field.
pub(super) fn field_character(xml: &mut Xml, kind: &str) {
    xml.element("w:r", &[], |xml| {
        xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
    });
}

/// A run of text of one look; a line feed is a new line, a tabulation is one.
pub(super) fn run(xml: &mut Xml, text: &str, format: Format) {
    xml.element("w:r", &[], |xml| {
        format.write(xml);
        let mut rest = text;
        while let Some(at) = rest.find(['\n', '\t']) {
            words(xml, &rest[..at]);
            let name = if rest[at..].starts_with('\n') { "w:br" } else { "w:tab" };
            xml.empty(name, &[]);
            rest = &rest[at + 1..];
        }
        words(xml, rest);
    });
}

fn words(xml: &mut Xml, words: &str) {
    if !words.is_empty() {
        xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(words));
    }
}
