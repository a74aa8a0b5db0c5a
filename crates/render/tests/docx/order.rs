//! The order in which the schema wants the children of an element.
//!
//! Word repairs or refuses a file whose properties are in another order.

use super::package::Element;

const PARAGRAPH: &str = "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr \
    suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct \
    topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind \
    contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
    textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange";
const RUN: &str = "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow \
    emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs \
    highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath";
const LEVEL: &str = "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr";
const CELL: &str = "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar \
    textDirection tcFitText vAlign hideMark";
const TABLE: &str = "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize \
    tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar \
    tblLook tblCaption tblDescription";
const SECTION: &str = "headerReference footerReference footnotePr endnotePr type pgSz pgMar \
    paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg \
    textDirection bidi rtlGutter docGrid";
const STYLE: &str = "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden \
    unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr \
    trPr tcPr tblStylePr";
const FAMILY: &str = "nsid multiLevelType tmpl name styleLink numStyleLink lvl";
const SETTINGS: &str = "zoom removePersonalInformation mirrorMargins defaultTabStop \
    autoHyphenation hyphenationZone characterSpacingControl compat rsids themeFontLang \
    clrSchemeMapping decimalSymbol listSeparator";
const BORDERS: &str = "top left start bottom right end insideH insideV between bar";

/// Checks a part, element by element.
pub(crate) fn check(part: &str, element: &Element) {
    let order = match element.name.as_str() {
        "w:pPr" => PARAGRAPH,
        "w:rPr" => RUN,
        "w:lvl" => LEVEL,
        "w:tcPr" => CELL,
        "w:tblPr" => TABLE,
        "w:sectPr" => SECTION,
        "w:style" => STYLE,
        "w:abstractNum" => FAMILY,
        "w:numbering" => "abstractNum num",
        "w:numPr" => "ilvl numId",
        "w:num" => "abstractNumId lvlOverride",
        "w:lvlOverride" => "startOverride lvl",
        "w:settings" => SETTINGS,
        "w:styles" => "docDefaults latentStyles style",
        "w:tbl" => "tblPr tblGrid tr",
        "w:tr" => "trPr tc",
        "w:sdt" => "sdtPr sdtContent",
        "w:sdtPr" => "rPr alias tag id",
        "w:tblBorders" | "w:tcBorders" | "w:pBdr" | "w:tblCellMar" => BORDERS,
        _ => "",
    };
    if !order.is_empty() {
        let order: Vec<&str> = order.split_whitespace().collect();
        let mut last = 0;
        for child in element.elements() {
            let name = child.name.strip_prefix("w:").unwrap_or(&child.name);
            let at = order.iter().position(|known| *known == name);
            let at = at.unwrap_or_else(|| panic!("{part}: {name} in {}", element.name));
            assert!(
                at >= last,
                "{part}: {name} after {} in {}",
                order[last],
                element.name
            );
            last = at;
        }
    }
    match element.name.as_str() {
        // A cell's last child is a paragraph, and properties come first of all.
        "w:tc" => {
            let last = element.elements().last().map(|child| child.name.as_str());
            assert_eq!(last, Some("w:p"), "{part}");
        }
        "w:p" | "w:r" => {
            let late = element.elements().skip(1).any(|child| child.name.ends_with("Pr"));
            assert!(!late, "{part}: late properties in {}", element.name);
        }
        _ => {}
    }
    element.elements().for_each(|child| check(part, child));
}
