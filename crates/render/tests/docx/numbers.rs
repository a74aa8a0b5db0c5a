//! Automatic numbers, computed as Word does.

use std::collections::{BTreeMap, BTreeSet};

use super::package::{Element, Package};

#[derive(Clone)]
struct Level {
    start: u32,
    format: String,
    text: String,
}

struct Instance {
    family: String,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// The numbers of a document while its paragraphs are read in order.
pub(crate) struct Numbers {
    families: BTreeMap<String, Vec<Level>>,
    instances: BTreeMap<String, Instance>,
    /// Instance and level by style.
    styles: BTreeMap<String, (String, usize)>,
    counts: BTreeMap<String, Vec<Option<u32>>>,
    started: BTreeSet<(String, usize)>,
}

impl Numbers {
    pub(crate) fn read(package: &Package) -> Self {
        let part = package.part("word/numbering.xml");
        let families = part
            .all("w:abstractNum")
            .iter()
            .map(|family| {
                let levels = family.all("w:lvl").into_iter().map(level).collect();
                (family.attribute("w:abstractNumId").to_owned(), levels)
            })
            .collect();
        let instances = part.all("w:num").into_iter().map(instance).collect();
        let mut styles = BTreeMap::new();
        for style in package.part("word/styles.xml").all("w:style") {
            if let Some(number) = style.all("w:numPr").first() {
                let level =
                    number.child("w:ilvl").map_or(0, |level| value(level) as usize);
                let instance = number.child("w:numId").unwrap().attribute("w:val");
                let name = style.attribute("w:styleId").to_owned();
                styles.insert(name, (instance.to_owned(), level));
            }
        }
        Self {
            families,
            instances,
            styles,
            counts: BTreeMap::new(),
            started: BTreeSet::new(),
        }
    }

    /// The number of the next paragraph; nothing for a dash.
    pub(crate) fn label(&mut self, paragraph: &Element) -> String {
        let own =
            paragraph.child("w:pPr").and_then(|p| p.child("w:numPr")).map(|number| {
                let instance =
                    number.child("w:numId").unwrap().attribute("w:val").to_owned();
                (instance, value(number.child("w:ilvl").unwrap()) as usize)
            });
        let Some((id, at)) = own.or_else(|| self.styles.get(&paragraph.style()).cloned())
        else {
            return String::new();
        };
        let instance = &self.instances[&id];
        let levels = &self.families[&instance.family];
        let shape = |at: usize| instance.levels.get(&at).unwrap_or(&levels[at]);
        let counts =
            self.counts.entry(instance.family.clone()).or_insert_with(|| vec![None; 9]);
        let restart = instance.starts.get(&at).filter(|_| self.started.insert((id, at)));
        counts[at] = Some(match (restart, counts[at]) {
            (Some(start), _) => *start,
            (None, Some(count)) => count + 1,
            (None, None) => shape(at).start,
        });
        counts[at + 1..].fill(None);
        let mut label = shape(at).text.clone();
        if shape(at).format == "bullet" {
            return String::new();
        }
        for above in (0..=at).rev() {
            let start = shape(above).start;
            let count = *counts[above].get_or_insert(start);
            let printed = print(count, &shape(above).format);
            label = label.replace(&format!("%{}", above + 1), &printed);
        }
        // A percent sign of the text itself is written so that it is none.
        label.replace('\u{ff05}', "%")
    }
}

fn instance(instance: &Element) -> (String, Instance) {
    let mut starts = BTreeMap::new();
    let mut levels = BTreeMap::new();
    for over in instance.all("w:lvlOverride") {
        let at = over.attribute("w:ilvl").parse().unwrap();
        starts.extend(over.child("w:startOverride").map(|start| (at, value(start))));
        levels.extend(over.child("w:lvl").map(|shape| (at, level(shape))));
    }
    let family = instance.child("w:abstractNumId").unwrap().attribute("w:val").to_owned();
    let id = instance.attribute("w:numId").to_owned();
    (id, Instance { family, starts, levels })
}

fn level(level: &Element) -> Level {
    let word = |name: &str| level.child(name).unwrap().attribute("w:val").to_owned();
    Level {
        start: word("w:start").parse().unwrap(),
        format: word("w:numFmt"),
        text: word("w:lvlText"),
    }
}

fn value(element: &Element) -> u32 {
    element.attribute("w:val").parse().unwrap()
}

fn print(count: u32, format: &str) -> String {
    let letter = |first: u8| {
        let letter = char::from(first + u8::try_from((count - 1) % 26).unwrap());
        letter.to_string().repeat(usize::try_from((count - 1) / 26 + 1).unwrap())
    };
    match format {
        "decimal" => count.to_string(),
        "lowerLetter" => letter(b'a'),
        "upperLetter" => letter(b'A'),
        "lowerRoman" => ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
            [count as usize - 1]
            .to_owned(),
        format => panic!("{format}"),
    }
}
