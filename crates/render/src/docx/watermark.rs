//! The word across the pages of a draft.

use super::xml::Xml;

/// A word across the page, drawn as Word draws its own watermarks: Word's menu removes
/// it, and `LibreOffice` shows it too. `rank` keeps the shapes of two headers apart.
pub(super) fn watermark(xml: &mut Xml, word: &str, rank: u8) {
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| xml.empty("w:noProof", &[]));
        xml.element("w:pict", &[], |xml| {
            shape_type(xml);
            shape(xml, word, rank);
        });
    });
}

/// The plain text path, the 136th of Word's built-in shapes.
fn shape_type(xml: &mut Xml) {
    let attributes = [
        ("id", "_x0000_t136"),
        ("coordsize", "21600,21600"),
        ("o:spt", "136"),
        ("adj", "10800"),
        ("path", "m@7,l@8,m@5,21600l@6,21600e"),
    ];
    xml.element("v:shapetype", &attributes, |xml| {
        xml.element("v:formulas", &[], |xml| {
            for equation in [
                "sum #0 0 10800",
                "prod #0 2 1",
                "sum 21600 0 @1",
                "sum 0 0 @2",
                "sum 21600 0 @3",
                "if @0 @3 0",
                "if @0 21600 @1",
                "if @0 0 @2",
                "if @0 @4 21600",
                "mid @5 @6",
                "mid @8 @5",
                "mid @7 @8",
                "mid @6 @7",
                "sum @6 0 @5",
            ] {
                xml.empty("v:f", &[("eqn", equation)]);
            }
        });
        xml.empty(
            "v:path",
            &[
                ("textpathok", "t"),
                ("o:connecttype", "custom"),
                ("o:connectlocs", "@9,0;@10,10800;@11,21600;@12,10800"),
                ("o:connectangles", "270,180,90,0"),
            ],
        );
        xml.empty("v:textpath", &[("on", "t"), ("fitshape", "t")]);
        xml.element("v:handles", &[], |xml| {
            xml.empty("v:h", &[("position", "#0,bottomRight"), ("xrange", "6629,14971")]);
        });
        xml.empty("o:lock", &[("v:ext", "edit"), ("text", "t"), ("shapetype", "t")]);
    });
}

fn shape(xml: &mut Xml, word: &str, rank: u8) {
    let style = "position:absolute;margin-left:0;margin-top:0;width:440pt;height:132pt;\
                 rotation:315;z-index:-251658752;mso-position-horizontal:center;\
                 mso-position-horizontal-relative:margin;mso-position-vertical:center;\
                 mso-position-vertical-relative:margin";
    let (id, spid) = (
        format!("PowerPlusWaterMarkObject{rank}"),
        format!("_x0000_s{}", 2048 + u32::from(rank)),
    );
    let attributes = [
        ("id", id.as_str()),
        ("o:spid", &spid),
        ("type", "#_x0000_t136"),
        ("style", style),
        ("o:allowincell", "f"),
        ("fillcolor", "#c0c0c0"),
        ("stroked", "f"),
    ];
    xml.element("v:shape", &attributes, |xml| {
        xml.empty("v:fill", &[("opacity", ".5")]);
        let style = "font-family:&quot;Arial&quot;;font-size:1pt;font-weight:bold";
        let style = style.replace("&quot;", "\"");
        xml.empty("v:textpath", &[("style", &style), ("string", word)]);
        xml.empty("w10:wrap", &[("anchorx", "margin"), ("anchory", "margin")]);
    });
}
