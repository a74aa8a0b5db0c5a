//! Automatic numbers, counted as Word counts them.

use std::collections::{BTreeMap, BTreeSet};

use clausier_french::{Gender, cardinal, ordinal, ordinal_abbreviation, roman};

use super::styles::Styles;
use super::xml::Node;
use crate::numeral::print_letter;

/// How many levels a list has.
const LEVELS: usize = 9;

/// The lists of a document and where their counts are.
#[derive(Default)]
pub(super) struct Numbering {
    definitions: BTreeMap<String, Definition>,
    lists: BTreeMap<String, List>,
    /// By definition: lists of one definition share their count.
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// Lists and levels that have begun anew already.
    begun: BTreeSet<(String, usize)>,
}

#[derive(Default, Clone)]
struct Definition {
    levels: Vec<Level>,
    /// The style of lists that defines it instead.
    link: Option<String>,
}

#[derive(Clone)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// The level after which it begins again, from 1; 0 for never.
    restart: Option<usize>,
    legal: bool,
    style: Option<String>,
}

#[derive(Default)]
struct List {
    definition: String,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// The number of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Printed {
    pub(super) text: String,
    pub(super) bullet: bool,
    pub(super) level: u8,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(root: Option<&Node>) -> Self {
        let mut out = Self::default();
        let Some(root) = root else { return out };
        for node in root.all("abstractNum") {
            let Some(id) = node.get("abstractNumId") else { continue };
            let mut levels = vec![Level::none(); LEVELS];
            for level in node.all("lvl") {
                if let Some(rank) = rank(level) {
                    levels[rank] = Level::read(level);
                }
            }
            let link = node.val("numStyleLink").map(str::to_owned);
            out.definitions.insert(id.to_owned(), Definition { levels, link });
        }
        for node in root.all("num") {
            let (Some(id), Some(definition)) =
                (node.get("numId"), node.val("abstractNumId"))
            else {
                continue;
            };
            let mut list = List { definition: definition.to_owned(), ..List::default() };
            for change in node.all("lvlOverride") {
                let Some(rank) = rank(change) else { continue };
                if let Some(start) =
                    change.val("startOverride").and_then(|it| it.parse().ok())
                {
                    list.starts.insert(rank, start);
                }
                if let Some(level) = change.child("lvl") {
                    list.levels.insert(rank, Level::read(level));
                }
            }
            out.lists.insert(id.to_owned(), list);
        }
        out
    }

    /// The definition of a list, through the style it may be linked to.
    fn definition(&self, list: &str, styles: &Styles) -> Option<String> {
        let mut id = self.lists.get(list)?.definition.clone();
        for _ in 0..8 {
            let Some(link) = &self.definitions.get(&id)?.link else { break };
            let Some(next) = styles.list(link).and_then(|list| self.lists.get(list))
            else {
                break;
            };
            id.clone_from(&next.definition);
        }
        Some(id)
    }

    /// The level of a list that is meant for a style.
    pub(super) fn level_of(
        &self,
        list: &str,
        style: &str,
        styles: &Styles,
    ) -> Option<u8> {
        let id = self.definition(list, styles)?;
        let levels = &self.definitions.get(&id)?.levels;
        let rank =
            levels.iter().position(|level| level.style.as_deref() == Some(style))?;
        u8::try_from(rank).ok()
    }

    /// Counts a paragraph, and gives the number it is printed with.
    pub(super) fn count(
        &mut self,
        list: &str,
        level: u8,
        styles: &Styles,
    ) -> Option<Printed> {
        let rank = usize::from(level).min(LEVELS - 1);
        let definition = self.definition(list, styles)?;
        let levels = self.levels(list, &definition)?;
        let here = &levels[rank];
        let counts = self.counts.entry(definition).or_insert([None; LEVELS]);
        let own = self.lists.get(list)?.starts.get(&rank).copied();
        let begins = own.is_some() && self.begun.insert((list.to_owned(), rank));
        let start = own.unwrap_or(here.start);
        counts[rank] = Some(match counts[rank] {
            Some(last) if !begins => last.saturating_add(1),
            _ => start,
        });
        for (deeper, level) in levels.iter().enumerate().skip(rank + 1) {
            let restarts = match level.restart {
                None => true,
                Some(0) => false,
                Some(after) => rank < after,
            };
            if restarts {
                counts[deeper] = None;
            }
        }
        // Levels that were passed over count as begun.
        for (above, level) in levels.iter().enumerate().take(rank) {
            counts[above].get_or_insert(level.start);
        }
        let counts = *counts;
        let bullet = here.format == "bullet";
        let text =
            if bullet { bullet_sign(&here.text) } else { print(&levels, rank, &counts) };
        (!text.trim().is_empty()).then_some(Printed { text, bullet, level })
    }

    /// The levels of a list, with its own changes.
    fn levels(&self, list: &str, definition: &str) -> Option<Vec<Level>> {
        let mut levels = self.definitions.get(definition)?.levels.clone();
        for (rank, level) in &self.lists.get(list)?.levels {
            levels[*rank] = level.clone();
        }
        Some(levels)
    }
}

impl Level {
    fn none() -> Self {
        Self {
            start: 1,
            format: "none".into(),
            text: String::new(),
            restart: None,
            legal: false,
            style: None,
        }
    }

    fn read(node: &Node) -> Self {
        Self {
            start: node.val("start").and_then(|it| it.parse().ok()).unwrap_or(0),
            format: node.val("numFmt").unwrap_or("decimal").to_owned(),
            text: node.val("lvlText").unwrap_or_default().to_owned(),
            restart: node.val("lvlRestart").and_then(|it| it.parse().ok()),
            legal: node.flag("isLgl").unwrap_or(false),
            style: node.val("pStyle").map(str::to_owned),
        }
    }
}

fn rank(node: &Node) -> Option<usize> {
    node.get("ilvl")?.parse().ok().filter(|rank| *rank < LEVELS)
}

/// « Article %1 » with its counts.
fn print(levels: &[Level], rank: usize, counts: &[Option<u32>; LEVELS]) -> String {
    let here = &levels[rank];
    let mut out = String::new();
    let mut characters = here.text.chars().peekable();
    while let Some(character) = characters.next() {
        let digit = characters.peek().and_then(|next| next.to_digit(10));
        match digit {
            Some(digit @ 1..=9) if character == '%' => {
                characters.next();
                let level = digit as usize - 1;
                let format = &levels[level].format;
                let legal = here.legal && format != "none";
                let format = if legal { "decimal" } else { format.as_str() };
                let value = counts[level].unwrap_or(levels[level].start);
                out.push_str(&figure(format, value));
            }
            _ => out.push(character),
        }
    }
    out
}

/// A count in its figures.
fn figure(format: &str, value: u32) -> String {
    let wide = u64::from(value);
    match format {
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{value:02}"),
        "upperRoman" => roman(value.min(3999)),
        "lowerRoman" => roman(value.min(3999)).to_lowercase(),
        "upperLetter" => print_letter(value).to_uppercase(),
        "lowerLetter" => print_letter(value),
        "ordinal" => ordinal_abbreviation(wide, Gender::Masculine),
        "ordinalText" => ordinal(wide, Gender::Masculine),
        "cardinalText" => cardinal(wide),
        _ => value.to_string(),
    }
}

/// A bullet as a sign that every font has: symbol fonts draw theirs over private ones.
fn bullet_sign(text: &str) -> String {
    match text.chars().next() {
        Some('-' | '–' | '—') => "–".into(),
        Some(sign) if "•◦▪○●■".contains(sign) => sign.into(),
        None => String::new(),
        Some(_) => "•".into(),
    }
}
