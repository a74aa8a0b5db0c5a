//! Text, headings, lists, contents: the styles that Word has of its own, and those made
//! in their likeness.

use super::super::numbering::{Family, STYLED_LEVELS};
use super::{ARTICLE_INDENT, Style, Styles, numbered, ranked};

impl Styles<'_> {
    pub(super) fn text(&mut self) {
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

    pub(super) fn headings(&mut self) {
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

    pub(super) fn lists(&mut self) {
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

    pub(super) fn contents(&mut self) {
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

    pub(super) fn characters(&mut self) {
        let accent = self.look.accent.clone();
        self.xml.raw(
            format!(
                r#"<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr><w:color w:val="{accent}"/><w:u w:val="single"/></w:rPr></w:style><w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style><w:style w:type="character" w:customStyle="1" w:styleId="completer"><w:name w:val="À compléter"/><w:qFormat/><w:rPr><w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/></w:rPr></w:style>"#
            )
            .as_bytes(),
        );
    }
}
