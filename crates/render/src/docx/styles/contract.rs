//! The styles that only contracts have: parties, recitals, signatures, tables.

use super::{Style, Styles};

impl Styles<'_> {
    pub(super) fn contract(&mut self) {
        let accent = self.look.accent.clone();
        let border = |side: &str| {
            format!(
                r#"<w:{side} w:val="single" w:sz="6" w:space="6" w:color="{accent}"/>"#
            )
        };
        let sides: String = ["top", "left", "bottom", "right"].map(border).concat();
        let styles: [(&str, &str, String, &str); 16] = [
            (
                "Avisdeprojet",
                "Avis de projet",
                r#"<w:keepNext/><w:spacing w:before="0" w:after="120"/><w:jc w:val="center"/>"#
                    .to_owned(),
                r#"<w:b/><w:bCs/><w:color w:val="C00000"/>"#,
            ),
            (
                "Avertissement",
                "Avertissement",
                r#"<w:keepLines/><w:spacing w:before="0" w:after="200"/><w:ind w:left="851" w:right="851"/><w:jc w:val="center"/>"#
                    .to_owned(),
                r#"<w:i/><w:iCs/><w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/>"#,
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

    pub(super) fn tables(&mut self) {
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
}
