//! Automatic numbers: no number of an article, an annex or a list is typed.
//!
//! Each family of numbers is an abstract definition bound to styles; each list, and
//! each annex's run of articles, is an instance of one that starts again. A number
//! that the count would not give (« 5 bis », or a gap left by a repealed article)
//! opens an instance that says so, and the count goes on from there.

use clausier_model::document::Number;

use super::xml::Xml;

/// How many levels a list of this format has.
const LEVELS: u8 = 9;

/// What « bis » or « quater » adds to a number's width, in twentieths of a point.
const SUFFIX_WIDTH: u32 = 567;

/// Levels of articles that have a style of their own.
pub(super) const STYLED_LEVELS: usize = 6;

/// A family of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// Article 1, 1.1, 1.1.1.
    Articles,
    /// Annexe 1.
    Annexes,
    /// Article 1, 1.1, 1.1.1 of an annex.
    AnnexArticles,
    /// (a), then (i).
    Letters,
    /// (i), then (a).
    Romans,
    /// (A), then (i).
    Capitals,
    /// 1., then (a).
    Figures,
    /// En dashes.
    Dashes,
}

const FAMILIES: [Family; 8] = [
    Family::Articles,
    Family::Annexes,
    Family::AnnexArticles,
    Family::Letters,
    Family::Romans,
    Family::Capitals,
    Family::Figures,
    Family::Dashes,
];

/// A number's instance and level, as a paragraph names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The instance.
    pub(super) instance: u32,
    /// The level, from 0.
    pub(super) level: u8,
}

/// The instances that a document needs, in the order in which they were asked for.
pub(super) struct Numbering {
    instances: Vec<Instance>,
}

struct Instance {
    family: Family,
    /// Where levels start again, from the outermost.
    starts: Vec<(u8, u32)>,
    /// What is printed instead of the family's text, by level.
    texts: Vec<(u8, String)>,
}

impl Numbering {
    /// One plain instance a family, which styles are bound to.
    pub(super) fn new() -> Self {
        let plain = |family| Instance { family, starts: Vec::new(), texts: Vec::new() };
        Self { instances: FAMILIES.into_iter().map(plain).collect() }
    }

    /// The plain instance of a family.
    pub(super) fn plain(family: Family) -> u32 {
        family as u32 + 1
    }

    /// A new list whose count at `level` starts at `start`.
    pub(super) fn list(&mut self, family: Family, level: u8, start: u32) -> u32 {
        self.add(Instance { family, starts: vec![(level, start)], texts: Vec::new() })
    }

    /// A list of one item whose marker is no number that Word could count.
    pub(super) fn literal(&mut self, level: u8, marker: &str) -> u32 {
        self.add(Instance {
            family: Family::Letters,
            starts: vec![(level, 1)],
            // A percent sign would begin the place of a number.
            texts: vec![(level, marker.replace('%', "\u{ff05}"))],
        })
    }

    fn add(&mut self, instance: Instance) -> u32 {
        self.instances.push(instance);
        u32::try_from(self.instances.len()).unwrap_or(u32::MAX)
    }

    /// The numbering part.
    pub(super) fn part(&self) -> Vec<u8> {
        let mut xml = Xml::part();
        xml.element("w:numbering", &[("xmlns:w", super::MAIN)], |xml| {
            for family in FAMILIES {
                definition(xml, family);
            }
            for (rank, instance) in self.instances.iter().enumerate() {
                let id = (rank + 1).to_string();
                xml.element("w:num", &[("w:numId", &id)], |xml| instance.write(xml));
            }
        });
        xml.finish()
    }
}

impl Instance {
    fn write(&self, xml: &mut Xml) {
        xml.value("w:abstractNumId", &(self.family as u32).to_string());
        for level in 0..LEVELS {
            let start = self.starts.iter().find(|(at, _)| *at == level);
            let text = self.texts.iter().find(|(at, _)| *at == level);
            if start.is_none() && text.is_none() {
                continue;
            }
            let attributes = [("w:ilvl", level.to_string())];
            let attributes = [(attributes[0].0, attributes[0].1.as_str())];
            xml.element("w:lvlOverride", &attributes, |xml| {
                let start = start.map_or(1, |(_, start)| *start);
                xml.value("w:startOverride", &start.to_string());
                if let Some((_, text)) = text {
                    write_level(xml, self.family, level, Some((text, start)));
                }
            });
        }
    }
}

/// A run of articles, counted as Word will count them.
pub(super) struct Sequence {
    family: Family,
    instance: u32,
    counts: Vec<u32>,
    suffixes: Vec<String>,
}

impl Sequence {
    /// The articles of the document.
    pub(super) fn articles() -> Self {
        Self::over(Family::Articles, Numbering::plain(Family::Articles))
    }

    /// The annexes of the document.
    pub(super) fn annexes() -> Self {
        Self::over(Family::Annexes, Numbering::plain(Family::Annexes))
    }

    /// The articles of one annex, from 1.
    pub(super) fn annex_articles(numbering: &mut Numbering) -> Self {
        let instance = numbering.list(Family::AnnexArticles, 0, 1);
        Self::over(Family::AnnexArticles, instance)
    }

    fn over(family: Family, instance: u32) -> Self {
        Self { family, instance, counts: Vec::new(), suffixes: Vec::new() }
    }

    /// Where a heading with this number stands; the count goes on from it.
    pub(super) fn place(&mut self, number: &Number, numbering: &mut Numbering) -> Place {
        let segments = number.segments();
        let values: Vec<u32> = segments.iter().map(|segment| segment.value).collect();
        let suffixes: Vec<String> = segments
            .iter()
            .map(|segment| segment.suffix.clone().unwrap_or_default())
            .collect();
        let level = values.len().saturating_sub(1);
        let mut next = self.counts.clone();
        next.resize(values.len(), 0);
        if let Some(last) = next.last_mut() {
            *last = last.saturating_add(1);
        }
        let mut known = self.suffixes.clone();
        known.resize(values.len(), String::new());
        if next != values || known != suffixes {
            self.instance = numbering.add(Instance {
                family: self.family,
                starts: (0..).zip(values.iter().copied()).collect(),
                texts: suffixed_texts(self.family, &suffixes),
            });
        }
        self.counts = values;
        self.suffixes = suffixes;
        let level = u8::try_from(level).unwrap_or(u8::MAX).min(LEVELS - 1);
        Place { instance: self.instance, level }
    }
}

/// The level texts of numbers with suffixes, such as « Article %1 bis ».
fn suffixed_texts(family: Family, suffixes: &[String]) -> Vec<(u8, String)> {
    if suffixes.iter().all(String::is_empty) {
        return Vec::new();
    }
    let mut texts = Vec::new();
    for level in 0..LEVELS {
        let mut text = if level == 0 { word(family).to_owned() } else { String::new() };
        for at in 0..=level {
            if at > 0 {
                text.push('.');
            }
            text.push_str(&format!("%{}", at + 1));
            if let Some(suffix) = suffixes.get(usize::from(at)).filter(|s| !s.is_empty())
            {
                text.push('\u{a0}');
                text.push_str(&suffix.replace('%', "\u{ff05}"));
            }
        }
        texts.push((level, text));
    }
    texts
}

/// The word before a first-level number.
fn word(family: Family) -> &'static str {
    match family {
        Family::Annexes => "Annexe ",
        _ => "Article ",
    }
}

fn definition(xml: &mut Xml, family: Family) {
    let id = (family as u32).to_string();
    xml.element("w:abstractNum", &[("w:abstractNumId", &id)], |xml| {
        // Without an identity of their own, Word merges definitions when text is
        // pasted from one contract into another.
        xml.value("w:nsid", &format!("{:08X}", 0x2C1A_0000 + (family as u32) * 0x1111));
        let kind = match family {
            Family::Dashes => "hybridMultilevel",
            _ => "multilevel",
        };
        xml.value("w:multiLevelType", kind);
        for level in 0..LEVELS {
            write_level(xml, family, level, None);
        }
    });
}

/// A level; `over` gives the text and the start of one that an instance replaces.
fn write_level(xml: &mut Xml, family: Family, level: u8, over: Option<(&str, u32)>) {
    let shape = Shape::of(family, level);
    xml.element("w:lvl", &[("w:ilvl", &level.to_string())], |xml| {
        let (text, start) = over.unwrap_or((&shape.text, 1));
        xml.value("w:start", &start.to_string());
        xml.value("w:numFmt", shape.format);
        if let (Some(style), None) = (&shape.style, over) {
            xml.value("w:pStyle", style);
        }
        xml.value("w:suff", "tab");
        xml.value("w:lvlText", text);
        xml.value("w:lvlJc", "left");
        xml.element("w:pPr", &[], |xml| {
            // A number with a suffix is wider than those the indent was made for.
            let more = if over.is_some() { SUFFIX_WIDTH } else { 0 };
            let left = (shape.left + more).to_string();
            let hanging = (shape.hanging + more).to_string();
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
        });
        if !shape.inherits {
            xml.element("w:rPr", &[], |xml| {
                xml.value("w:b", "0");
                xml.value("w:i", "0");
            });
        }
    });
}

/// What a level looks like.
struct Shape {
    format: &'static str,
    text: String,
    style: Option<String>,
    left: u32,
    hanging: u32,
    /// Whether the number looks like the text of its paragraph.
    inherits: bool,
}

impl Shape {
    fn of(family: Family, level: u8) -> Self {
        let rank = u32::from(level);
        let styled = |prefix: &str| {
            (usize::from(level) < STYLED_LEVELS).then(|| format!("{prefix}{}", rank + 1))
        };
        match family {
            Family::Articles | Family::AnnexArticles => {
                let prefix = match family {
                    Family::Articles => "Heading",
                    _ => "Articledannexe",
                };
                let digits: Vec<String> =
                    (0..=rank).map(|at| format!("%{}", at + 1)).collect();
                let (text, left) = match level {
                    0 => (format!("{}%1", word(family)), super::styles::ARTICLE_INDENT),
                    1 => (digits.join("."), 709),
                    2 => (digits.join("."), 851),
                    _ => (digits.join("."), 1134),
                };
                Self {
                    format: "decimal",
                    text,
                    style: styled(prefix),
                    left,
                    hanging: left,
                    inherits: true,
                }
            }
            Family::Annexes => Self {
                format: "decimal",
                text: format!("{}%{}", word(family), rank + 1),
                style: (level == 0).then(|| "Annexe".to_owned()),
                left: super::styles::ARTICLE_INDENT,
                hanging: super::styles::ARTICLE_INDENT,
                inherits: true,
            },
            Family::Letters | Family::Romans | Family::Capitals | Family::Figures => {
                let odd = level % 2 == 1;
                let format = match (family, level) {
                    (Family::Capitals, 0) => "upperLetter",
                    (Family::Figures, 0) => "decimal",
                    (Family::Romans, _) if odd => "lowerLetter",
                    (Family::Romans, _) => "lowerRoman",
                    (Family::Figures, _) if odd => "lowerLetter",
                    (Family::Figures, _) => "lowerRoman",
                    (_, _) if odd => "lowerRoman",
                    (_, _) => "lowerLetter",
                };
                let text = match format {
                    "decimal" => "%1.".to_owned(),
                    _ => format!("(%{})", rank + 1),
                };
                let left = 567 * (rank + 1);
                let style = match (family, level) {
                    (Family::Letters, 0) => Some("ListNumber".to_owned()),
                    (Family::Letters, 1..=4) => Some(format!("ListNumber{}", rank + 1)),
                    _ => None,
                };
                Self { format, text, style, left, hanging: 567, inherits: false }
            }
            Family::Dashes => Self {
                format: "bullet",
                text: "–".to_owned(),
                style: match level {
                    0 => Some("ListBullet".to_owned()),
                    1..=4 => Some(format!("ListBullet{}", rank + 1)),
                    _ => None,
                },
                left: 567 * rank + 425,
                hanging: 425,
                inherits: false,
            },
        }
    }
}
