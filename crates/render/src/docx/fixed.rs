//! Parts that say the same for every contract, but for font and colour.

use super::look::Look;
use super::xml::Xml;

/// Settings: French, no hyphenation, and nothing that makes Word ask on opening.
///
/// Fields are not marked for an update on opening, because Word asks its user before
/// it does so; their results are written instead.
pub(super) fn settings() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.element("w:settings", &[("xmlns:w", super::MAIN)], |xml| {
        xml.empty("w:zoom", &[("w:percent", "100")]);
        xml.value("w:defaultTabStop", "709");
        xml.value("w:autoHyphenation", "0");
        xml.value("w:characterSpacingControl", "doNotCompress");
        xml.element("w:compat", &[], |xml| {
            // Justified text is not stretched before a line break.
            xml.empty("w:doNotExpandShiftReturn", &[]);
            let settings = [
                ("compatibilityMode", "15"),
                ("overrideTableStyleFontSizeAndJustification", "1"),
                ("enableOpenTypeFeatures", "1"),
                ("doNotFlipMirrorIndents", "1"),
                ("differentiateMultirowTableHeaders", "1"),
            ];
            for (name, value) in settings {
                xml.empty(
                    "w:compatSetting",
                    &[
                        ("w:name", name),
                        ("w:uri", "http://schemas.microsoft.com/office/word"),
                        ("w:val", value),
                    ],
                );
            }
        });
        xml.value("w:themeFontLang", "fr-FR");
        xml.value("w:decimalSymbol", ",");
        xml.value("w:listSeparator", ";");
    });
    xml.finish()
}

/// The fonts that the document names.
pub(super) fn fonts(look: &Look) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.element("w:fonts", &[("xmlns:w", super::MAIN)], |xml| {
        xml.element("w:font", &[("w:name", &look.font)], |xml| {
            xml.value("w:charset", "00");
            xml.value("w:family", "auto");
            xml.value("w:pitch", "variable");
        });
    });
    xml.finish()
}

/// The theme part, that Word wants to find: the practice's font and colour.
pub(super) fn theme(look: &Look) -> Vec<u8> {
    let mut xml = Xml::part();
    let space = "http://schemas.openxmlformats.org/drawingml/2006/main";
    let attributes = [("xmlns:a", space), ("name", "Clausier")];
    xml.element("a:theme", &attributes, |xml| {
        xml.element("a:themeElements", &[], |xml| {
            xml.element("a:clrScheme", &[("name", "Clausier")], |xml| {
                let colours = [
                    ("a:dk1", "000000"),
                    ("a:lt1", "FFFFFF"),
                    ("a:dk2", &look.accent),
                    ("a:lt2", "F2F2F2"),
                    ("a:accent1", &look.accent),
                    ("a:accent2", "595959"),
                    ("a:accent3", "7F7F7F"),
                    ("a:accent4", "A5A5A5"),
                    ("a:accent5", "BFBFBF"),
                    ("a:accent6", "D9D9D9"),
                    ("a:hlink", &look.accent),
                    ("a:folHlink", &look.accent),
                ];
                for (name, colour) in colours {
                    xml.element(name, &[], |xml| {
                        xml.empty("a:srgbClr", &[("val", colour)]);
                    });
                }
            });
            xml.element("a:fontScheme", &[("name", "Clausier")], |xml| {
                for name in ["a:majorFont", "a:minorFont"] {
                    xml.element(name, &[], |xml| {
                        xml.empty("a:latin", &[("typeface", &look.font)]);
                        xml.empty("a:ea", &[("typeface", "")]);
                        xml.empty("a:cs", &[("typeface", "")]);
                    });
                }
            });
            xml.element("a:fmtScheme", &[("name", "Clausier")], format_scheme);
        });
    });
    xml.finish()
}

/// Three plain fills, lines, effects and backgrounds: the schema wants three of each.
fn format_scheme(xml: &mut Xml) {
    let fill = |xml: &mut Xml| {
        xml.element("a:solidFill", &[], |xml| {
            xml.empty("a:schemeClr", &[("val", "phClr")]);
        });
    };
    xml.element("a:fillStyleLst", &[], |xml| (0..3).for_each(|_| fill(xml)));
    xml.element("a:lnStyleLst", &[], |xml| {
        for width in ["6350", "12700", "19050"] {
            xml.element("a:ln", &[("w", width)], fill);
        }
    });
    xml.element("a:effectStyleLst", &[], |xml| {
        for _ in 0..3 {
            xml.element("a:effectStyle", &[], |xml| xml.empty("a:effectLst", &[]));
        }
    });
    xml.element("a:bgFillStyleLst", &[], |xml| (0..3).for_each(|_| fill(xml)));
}
