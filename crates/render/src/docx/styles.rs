//! The styles part.
//!
//! Word knows its own styles by their English names and shows them under the names of
//! its language: « heading 1 » is « Titre 1 » on a French machine. Styles that Word does
//! not have keep the French names they are given here.

use super::look::Look;
use super::numbering::{Family, Numbering, STYLED_LEVELS};
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

    fn text(&mut self) {
        self.xml.raw(
            br#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/><w:suppressAutoHyphens/></w:pPr></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>"#,
        );
        self.paragraph(Style {
            id: "BodyText",
            name: "Body Text",
            paragraph: r#"<w:jc w:val="both"/>"#.to_owned(),
            ..Style::default()
        });
        let accent = &self.look.accent;
        let title = Style {
            id: "Title",
            name: "Title",
            next: "Subtitle",
            paragraph: format!(
                r#"<w:keepNext/><w:keepLines/><w:pBdr><w:bottom w:val="single" w:sz="8" w:space="8" w:color="{accent}"/></w:pBdr><w:spacing w:before="240" w:after="160" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>"#
            ),
            run: format!(r#"<w:b/><w:bCs/><w:color w:val="{accent}"/>{}"#, self.size(16)),
            ..Style::default()
        };
        self.paragraph(title);
        self.paragraph(Style {
            id: "Subtitle",
            name: "Subtitle",
            next: "BodyText",
            paragraph: r#"<w:spacing w:before="0" w:after="40"/><w:jc w:val="center"/>"#
                .to_owned(),
            run: r#"<w:color w:val="595959"/>"#.to_owned(),
            ..Style::default()
        });
        let furniture = |id, name| Style {
            id,
            name,
            offered: false,
            paragraph: format!(
                r#"<w:tabs><w:tab w:val="right" w:pos="{}"/></w:tabs><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>"#,
                self.look.width()
            ),
            run: format!(r#"<w:color w:val="595959"/>{}"#, self.size(-4)),
            ..Style::default()
        };
        let (header, footer) =
            (furniture("Header", "header"), furniture("Footer", "footer"));
        self.paragraph(header);
        self.paragraph(footer);
        self.paragraph(Style {
            id: "CommentText",
            name: "annotation text",
            offered: false,
            run: r#"<w:sz w:val="20"/><w:szCs w:val="20"/>"#.to_owned(),
            ..Style::default()
        });
    }

    fn headings(&mut self) {
        for level in 1..=STYLED_LEVELS {
            let (id, name) = (format!("Heading{level}"), format!("heading {level}"));
            let style = Style {
                id: &id,
                name: &name,
                next: "BodyText",
                paragraph: self.heading(level, Family::Articles, level - 1),
                run: self.heading_run(level),
                ..Style::default()
            };
            self.paragraph(style);
        }
        let annex = Style {
            id: "Annexe",
            name: "Annexe",
            based: "Heading1",
            next: "BodyText",
            custom: true,
            paragraph: format!(
                r#"<w:pageBreakBefore/>{}<w:spacing w:before="0" w:after="360"/><w:outlineLvl w:val="0"/>"#,
                numbered(Family::Annexes, 0)
            ),
            run: self.size(6),
            ..Style::default()
        };
        self.paragraph(annex);
        for level in 1..=STYLED_LEVELS {
            let id = format!("Articledannexe{level}");
            let name = format!("Article d’annexe {level}");
            let style = Style {
                id: &id,
                name: &name,
                next: "BodyText",
                custom: true,
                paragraph: self.heading(level, Family::AnnexArticles, level),
                run: self.heading_run(level),
                ..Style::default()
            };
            self.paragraph(style);
        }
    }

    fn heading(&self, level: usize, family: Family, outline: usize) -> String {
        let (before, after) = match level {
            1 => (360, 120),
            2 => (240, 80),
            _ => (160, 80),
        };
        format!(
            r#"<w:keepNext/><w:keepLines/>{}<w:spacing w:before="{before}" w:after="{after}"/><w:outlineLvl w:val="{outline}"/>"#,
            numbered(family, level - 1)
        )
    }

    fn heading_run(&self, level: usize) -> String {
        let accent = &self.look.accent;
        match level {
            1 => format!(r#"<w:b/><w:bCs/><w:color w:val="{accent}"/>{}"#, self.size(4)),
            2 => "<w:b/><w:bCs/>".to_owned(),
            _ => "<w:i/><w:iCs/>".to_owned(),
        }
    }

    fn lists(&mut self) {
        for (base, label, family) in [
            ("ListBullet", "List Bullet", Family::Dashes),
            ("ListNumber", "List Number", Family::Letters),
        ] {
            for level in 0..5 {
                let (id, name) = ranked(base, label, level);
                let style = Style {
                    id: &id,
                    name: &name,
                    paragraph: format!(
                        r#"{}<w:spacing w:after="80"/><w:jc w:val="both"/>"#,
                        numbered(family, level)
                    ),
                    ..Style::default()
                };
                self.paragraph(style);
            }
        }
        for level in 0..5 {
            let (id, name) = ranked("ListContinue", "List Continue", level);
            let style = Style {
                id: &id,
                name: &name,
                paragraph: format!(
                    r#"<w:spacing w:after="80"/><w:ind w:left="{}"/><w:jc w:val="both"/>"#,
                    567 * (level + 1)
                ),
                ..Style::default()
            };
            self.paragraph(style);
        }
    }

    fn contract(&mut self) {
        let accent = self.look.accent.clone();
        let border = |side: &str| {
            format!(
                r#"<w:{side} w:val="single" w:sz="6" w:space="6" w:color="{accent}"/>"#
            )
        };
        let sides: String = ["top", "left", "bottom", "right"].map(border).concat();
        let styles: [(&str, &str, String, &str); 15] = [
            (
                "Avisdeprojet",
                "Avis de projet",
                r#"<w:keepNext/><w:spacing w:before="0" w:after="120"/><w:jc w:val="center"/>"#
                    .to_owned(),
                r#"<w:b/><w:bCs/><w:color w:val="C00000"/>"#,
            ),
            (
                "Rfrence",
                "Référence",
                r#"<w:spacing w:before="0" w:after="360"/><w:jc w:val="center"/>"#.to_owned(),
                r#"<w:color w:val="595959"/>"#,
            ),
            (
                "Clauseapparente",
                "Clause apparente",
                format!(
                    r#"<w:keepLines/><w:pBdr>{sides}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/><w:spacing w:before="160" w:after="160"/><w:ind w:left="142" w:right="142"/><w:jc w:val="both"/>"#
                ),
                "<w:b/><w:bCs/>",
            ),
            (
                "Formule",
                "Formule",
                r#"<w:keepNext/><w:spacing w:before="240" w:after="160"/>"#.to_owned(),
                "<w:b/><w:bCs/>",
            ),
            (
                "Partie",
                "Partie",
                r#"<w:spacing w:after="80"/><w:jc w:val="both"/>"#.to_owned(),
                "",
            ),
            (
                "Partiect",
                "Partie – côté",
                r#"<w:spacing w:after="160"/><w:jc w:val="right"/>"#.to_owned(),
                "",
            ),
            (
                "Partieet",
                "Partie – et",
                r#"<w:keepNext/><w:spacing w:before="120" w:after="160"/><w:jc w:val="center"/>"#
                    .to_owned(),
                "<w:b/><w:bCs/><w:caps/>",
            ),
            (
                "Expos",
                "Exposé",
                r#"<w:jc w:val="both"/>"#.to_owned(),
                "",
            ),
            (
                "Signatureformule",
                "Signature – formule",
                r#"<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="240"/><w:jc w:val="both"/>"#
                    .to_owned(),
                "",
            ),
            (
                "Signataire",
                "Signataire",
                r#"<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="40" w:line="240" w:lineRule="auto"/>"#
                    .to_owned(),
                "",
            ),
            (
                "Signatureligne",
                "Signature – ligne",
                r#"<w:pBdr><w:bottom w:val="dotted" w:sz="4" w:space="1" w:color="7F7F7F"/></w:pBdr><w:spacing w:before="0" w:after="120" w:line="240" w:lineRule="auto"/>"#
                    .to_owned(),
                "",
            ),
            (
                "Tableautitre",
                "Tableau – titre",
                r#"<w:keepNext/><w:spacing w:before="60" w:after="60" w:line="240" w:lineRule="auto"/>"#
                    .to_owned(),
                "<w:b/><w:bCs/>",
            ),
            (
                "Tableautexte",
                "Tableau – texte",
                r#"<w:spacing w:before="60" w:after="60" w:line="240" w:lineRule="auto"/>"#
                    .to_owned(),
                "",
            ),
            (
                "Tableaufin",
                "Tableau – fin",
                r#"<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>"#
                    .to_owned(),
                r#"<w:sz w:val="8"/><w:szCs w:val="8"/>"#,
            ),
            (
                "Paraphes",
                "Paraphes",
                r#"<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>"#
                    .to_owned(),
                r#"<w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/>"#,
            ),
        ];
        for (id, name, paragraph, run) in styles {
            self.paragraph(Style {
                id,
                name,
                custom: true,
                paragraph,
                run: run.to_owned(),
                ..Style::default()
            });
        }
    }

    fn contents(&mut self) {
        let run = self.heading_run(1);
        self.paragraph(Style {
            id: "TOCHeading",
            name: "TOC Heading",
            next: "BodyText",
            paragraph: r#"<w:keepNext/><w:spacing w:before="240" w:after="160"/>"#
                .to_owned(),
            run,
            ..Style::default()
        });
        let right = self.look.width();
        for level in 1..=3u32 {
            let left = 284 * (level - 1);
            let text = left + ARTICLE_INDENT;
            let (id, name) = (format!("TOC{level}"), format!("toc {level}"));
            self.paragraph(Style {
                id: &id,
                name: &name,
                next: "Normal",
                offered: false,
                paragraph: format!(
                    r#"<w:tabs><w:tab w:val="left" w:pos="{text}"/><w:tab w:val="right" w:leader="dot" w:pos="{right}"/></w:tabs><w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/><w:ind w:left="{text}" w:right="567" w:hanging="{ARTICLE_INDENT}"/>"#
                ),
                ..Style::default()
            });
        }
    }

    fn characters(&mut self) {
        let accent = self.look.accent.clone();
        self.xml.raw(
            format!(
                r#"<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr><w:color w:val="{accent}"/><w:u w:val="single"/></w:rPr></w:style><w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style><w:style w:type="character" w:customStyle="1" w:styleId="completer"><w:name w:val="À compléter"/><w:qFormat/><w:rPr><w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/></w:rPr></w:style>"#
            )
            .as_bytes(),
        );
    }

    fn tables(&mut self) {
        let accent = self.look.accent.clone();
        let rule = |side: &str, size: u8, colour: &str| {
            format!(
                r#"<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>"#
            )
        };
        let borders = [
            rule("top", 8, &accent),
            rule("left", 4, "BFBFBF"),
            rule("bottom", 8, &accent),
            rule("right", 4, "BFBFBF"),
            rule("insideH", 4, "BFBFBF"),
            rule("insideV", 4, "BFBFBF"),
        ]
        .concat();
        self.xml.raw(
            format!(
                r#"<w:style w:type="table" w:customStyle="1" w:styleId="Tableauducontrat"><w:name w:val="Tableau du contrat"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>{}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/></w:tcPr></w:tblStylePr></w:style>"#,
                rule("bottom", 8, &accent)
            )
            .as_bytes(),
        );
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
