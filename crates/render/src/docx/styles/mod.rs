//! The styles part.
//!
//! Word knows its own styles by their English names and shows them under the names of
//! its language: « heading 1 » is « Titre 1 » on a French machine. Styles that Word does
//! not have keep the French names they are given here.

mod contract;
mod text;

use super::look::Look;
use super::numbering::{Family, Numbering};
use super::xml::Xml;

/// Where the headings of articles and annexes begin, after their numbers.
pub(super) const ARTICLE_INDENT: u32 = 1361;

/// The styles part.
pub(super) fn part(look: &Look) -> Vec<u8> {
    let mut styles = Styles { xml: Xml::part(), look };
    styles.xml.open("w:styles", &[("xmlns:w", super::MAIN)]);
    styles.defaults();
    styles.latent();
    styles.text();
    styles.headings();
    styles.lists();
    styles.contract();
    styles.contents();
    styles.characters();
    styles.tables();
    styles.xml.close("w:styles");
    styles.xml.finish()
}

struct Styles<'a> {
    xml: Xml,
    look: &'a Look,
}

/// A paragraph style: its names, and the properties that are its own, in the order of
/// the schema.
struct Style<'a> {
    id: &'a str,
    name: &'a str,
    based: &'a str,
    next: &'a str,
    /// Whether Word has no such style of its own.
    custom: bool,
    /// Whether it is among the styles first offered.
    offered: bool,
    paragraph: String,
    run: String,
}

impl Default for Style<'_> {
    fn default() -> Self {
        Self {
            id: "",
            name: "",
            based: "Normal",
            next: "",
            custom: false,
            offered: true,
            paragraph: String::new(),
            run: String::new(),
        }
    }
}

impl Styles<'_> {
    fn defaults(&mut self) {
        let size = self.look.size.to_string();
        let font = self.look.font.clone();
        self.xml.element("w:docDefaults", &[], |xml| {
            xml.element("w:rPrDefault", &[], |xml| {
                xml.element("w:rPr", &[], |xml| {
                    let attributes = [
                        ("w:ascii", font.as_str()),
                        ("w:hAnsi", &font),
                        ("w:eastAsia", &font),
                        ("w:cs", &font),
                    ];
                    xml.empty("w:rFonts", &attributes);
                    xml.value("w:sz", &size);
                    xml.value("w:szCs", &size);
                    let lang = [
                        ("w:val", "fr-FR"),
                        ("w:eastAsia", "fr-FR"),
                        ("w:bidi", "ar-SA"),
                    ];
                    xml.empty("w:lang", &lang);
                });
            });
            xml.element("w:pPrDefault", &[], |xml| {
                xml.element("w:pPr", &[], |xml| {
                    let attributes =
                        [("w:after", "120"), ("w:line", "264"), ("w:lineRule", "auto")];
                    xml.empty("w:spacing", &attributes);
                });
            });
        });
    }

    /// Word's own styles that are not written here are offered only once they are used.
    fn latent(&mut self) {
        let attributes = [
            ("w:defLockedState", "0"),
            ("w:defUIPriority", "99"),
            ("w:defSemiHidden", "1"),
            ("w:defUnhideWhenUsed", "1"),
            ("w:defQFormat", "0"),
            ("w:count", "376"),
        ];
        self.xml.empty("w:latentStyles", &attributes);
    }

    fn paragraph(&mut self, style: Style<'_>) {
        let mut attributes = vec![("w:type", "paragraph")];
        if style.custom {
            attributes.push(("w:customStyle", "1"));
        }
        attributes.push(("w:styleId", style.id));
        self.xml.element("w:style", &attributes, |xml| {
            xml.value("w:name", style.name);
            xml.value("w:basedOn", style.based);
            if !style.next.is_empty() {
                xml.value("w:next", style.next);
            }
            if style.offered {
                xml.empty("w:qFormat", &[]);
            }
            if !style.paragraph.is_empty() {
                xml.element("w:pPr", &[], |xml| xml.raw(style.paragraph.as_bytes()));
            }
            if !style.run.is_empty() {
                xml.element("w:rPr", &[], |xml| xml.raw(style.run.as_bytes()));
            }
        });
    }

    /// A size that differs from the text's by half-points.
    fn size(&self, more: i32) -> String {
        let size = self.look.size.saturating_add_signed(more);
        format!(r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#)
    }
}

/// « List Bullet », « List Bullet 2 » …: the first has no rank in Word.
fn ranked(base: &str, label: &str, level: usize) -> (String, String) {
    match level {
        0 => (base.to_owned(), label.to_owned()),
        _ => (format!("{base}{}", level + 1), format!("{label} {}", level + 1)),
    }
}

fn numbered(family: Family, level: usize) -> String {
    let instance = Numbering::plain(family);
    match level {
        0 => format!(r#"<w:numPr><w:numId w:val="{instance}"/></w:numPr>"#),
        _ => format!(
            r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>"#
        ),
    }
}
