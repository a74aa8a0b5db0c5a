//! The practice's logo.

use super::package::LOGO_ID;
use super::xml::Xml;

/// English metric units in a millimetre.
const MILLIMETRE: u64 = 36_000;

/// A logo that Word can show everywhere: a PNG.
///
/// An SVG would need a picture beside it for older Words, so there is none.
pub(super) struct Logo<'a> {
    /// The file.
    pub(super) bytes: &'a [u8],
    width: u64,
    height: u64,
}

impl<'a> Logo<'a> {
    /// The logo, if it is a PNG.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
        let number = |at: usize| {
            let bytes: [u8; 4] = header.get(at..at + 4)?.try_into().ok()?;
            Some(u64::from(u32::from_be_bytes(bytes))).filter(|size| *size > 0)
        };
        (header.get(4..8)? == b"IHDR").then_some(())?;
        Some(Self { bytes, width: number(8)?, height: number(12)? })
    }

    /// Width and height on the page: at most 60 by 16 mm, in its own proportions.
    fn extent(&self) -> (u64, u64) {
        let (most, high) = (60 * MILLIMETRE, 16 * MILLIMETRE);
        let width = high * self.width / self.height;
        if width <= most {
            (width.max(1), high)
        } else {
            (most, (most * self.height / self.width).max(1))
        }
    }

    /// The picture, inside a run.
    pub(super) fn write(&self, xml: &mut Xml) {
        let (width, height) = self.extent();
        let (width, height) = (width.to_string(), height.to_string());
        let extent = [("cx", width.as_str()), ("cy", height.as_str())];
        let sides = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
        xml.element("w:drawing", &[], |xml| {
            xml.element("wp:inline", &sides, |xml| {
                xml.empty("wp:extent", &extent);
                xml.empty(
                    "wp:docPr",
                    &[("id", "1"), ("name", "Logo"), ("descr", "Logo")],
                );
                xml.element("a:graphic", &[], |xml| {
                    let uri = "http://schemas.openxmlformats.org/drawingml/2006/picture";
                    xml.element("a:graphicData", &[("uri", uri)], |xml| {
                        xml.element("pic:pic", &[], |xml| picture(xml, &extent));
                    });
                });
            });
        });
    }
}

fn picture(xml: &mut Xml, extent: &[(&str, &str)]) {
    xml.element("pic:nvPicPr", &[], |xml| {
        xml.empty("pic:cNvPr", &[("id", "1"), ("name", "Logo")]);
        xml.empty("pic:cNvPicPr", &[]);
    });
    xml.element("pic:blipFill", &[], |xml| {
        xml.empty("a:blip", &[("r:embed", LOGO_ID)]);
        xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
    });
    xml.element("pic:spPr", &[], |xml| {
        xml.element("a:xfrm", &[], |xml| {
            xml.empty("a:off", &[("x", "0"), ("y", "0")]);
            xml.empty("a:ext", extent);
        });
        xml.element("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_png_with_a_size_is_shown() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        assert!(Logo::read(&png).is_none());
        png.extend([0, 0, 4, 0, 0, 0, 1, 0]);
        let logo = Logo::read(&png).unwrap();
        assert_eq!(logo.extent(), (60 * MILLIMETRE, 15 * MILLIMETRE));
        assert!(Logo::read(b"<svg/>").is_none());
    }
}
