//! The blocks of a Word file: paragraphs, tables, frames, notes.

use clausier_diagnostics::Severity;

use super::Reader;
use super::fragment::{Around, Fragment, Piece};
use super::numbering::Printed;
use super::styles::Look;
use super::writer::{TraceKind, Written};
use super::xml::Node;
use crate::flow::{Cell, Grid, Hint, Para, Run, Unit};

/// Where blocks stand.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Within {
    /// Items of lists around them.
    inside: u8,
    framed: bool,
    contents: bool,
}

impl<'n> Reader<'n> {
    /// Reads what holds blocks: the body, a cell, a frame, a note.
    pub(super) fn blocks(&mut self, node: &'n Node, within: Within) {
        for child in node.nodes() {
            match child.name.as_str() {
                "p" => self.paragraph(child, within),
                "tbl" => self.table(child, within),
                "sdt" => {
                    let contents = child.child("sdtPr").is_some_and(|properties| {
                        properties.child("docPartObj").is_some_and(|part| {
                            part.val("docPartGallery") == Some("Table of Contents")
                        })
                    });
                    let within = Within { contents: within.contents || contents, ..within };
                    for content in child.all("sdtContent") {
                        self.blocks(content, within);
                    }
                }
                "AlternateContent" => {
                    let chosen = child.child("Choice").or_else(|| child.child("Fallback"));
                    if let Some(chosen) = chosen {
                        self.blocks(chosen, within);
                    }
                }
                "altChunk" => self.unread(
                    "une partie du document est un autre fichier, inséré sans être converti, et \
                     n’est pas lue",
                    Severity::Warning,
                ),
                "ins" | "moveTo" | "customXml" => self.blocks(child, within),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: &'n Node, within: Within) {
        let Some(read) = self.read_paragraph(node) else { return };
        let contents = within.contents || read.contents;
        let Read { written, hint, framed, .. } = read;
        let inside = written.mark.as_ref().map_or(0, |mark| mark.depth.saturating_add(1));
        if !written.runs.is_empty() || written.mark.is_some() {
            self.units.push(Unit::Para(Para {
                runs: written.runs,
                mark: written.mark,
                hint,
                inside: within.inside,
                contents,
                framed: framed || within.framed,
                at: written.at,
            }));
        }
        self.after_paragraph(Within { inside: within.inside + inside.min(8), ..within });
    }

    /// Frames and notes that a paragraph mentions.
    fn after_paragraph(&mut self, within: Within) {
        for frame in std::mem::take(&mut self.frames) {
            self.blocks(frame, Within::default());
        }
        for key in std::mem::take(&mut self.notes_here) {
            // A note is read once, however often it is mentioned.
            if let Some(note) = self.notes.remove(&key) {
                self.blocks(note, within);
            }
        }
    }

    /// Reads a paragraph and writes it out; `None` when it goes on in the next, because
    /// the mark between them is deleted.
    fn read_paragraph(&mut self, node: &'n Node) -> Option<Read> {
        let properties = node.child("pPr");
        let named = properties.and_then(|it| it.val("pStyle"));
        let style = self.styles.of_paragraph(named).map(str::to_owned);
        let from_style =
            style.as_deref().map(|id| self.styles.look(id)).unwrap_or_default();
        let own = Look::of(properties, None);
        let look = own.over(&from_style);

        let mut contents = self.in_contents();
        let mut fragments = std::mem::take(&mut self.pending);
        self.collect(node, &Around::default(), &from_style, &mut fragments);
        contents = contents || self.in_contents();
        if let Some(style) = &style {
            contents = contents
                || self.styles.is_called(style, |name| {
                    name.starts_with("toc ") || name == "table of figures"
                });
        }

        let mark = properties.and_then(|it| it.child("rPr"));
        for (name, kind) in [
            ("ins", TraceKind::Insertion),
            ("moveTo", TraceKind::Move),
            ("del", TraceKind::Deletion),
            ("moveFrom", TraceKind::Move),
        ] {
            if let Some(change) = mark.and_then(|mark| mark.child(name)) {
                let rank = self.change(kind, change);
                fragments.push(Fragment::sign(Piece::Change(rank)));
                if matches!(name, "del" | "moveFrom") {
                    self.pending = fragments;
                    return None;
                }
            }
        }

        let number = if contents {
            None
        } else {
            self.number(&own, &look, style.as_deref(), &fragments)
        };
        let hint = self.hint(&look, style.as_deref(), &fragments);
        let framed = look.framed == Some(true);
        let number = number.map(|it| (it.text, it.level, it.bullet));
        let written = self.writer.paragraph(fragments, number);
        Some(Read { written, hint, framed, contents })
    }

    fn in_contents(&self) -> bool {
        self.balanced && self.fields.iter().any(super::fragment::Field::is_contents)
    }

    /// The automatic number of a paragraph. One without text is counted too, but shows
    /// nothing worth reading.
    fn number(
        &mut self,
        own: &Look,
        look: &Look,
        style: Option<&str>,
        fragments: &[Fragment],
    ) -> Option<Printed> {
        let list = look.list.as_deref().filter(|list| *list != "0")?;
        // The level is the paragraph’s own, or the one its style has in the list.
        let level = match (own.level, style) {
            (Some(level), _) => level,
            (None, Some(style)) if own.list.is_none() => {
                self.level_of_style(list, style).or(look.level).unwrap_or(0)
            }
            _ => look.level.unwrap_or(0),
        };
        let printed = self.numbering.count(list, level, &self.styles)?;
        let has_text = fragments
            .iter()
            .filter_map(Fragment::text)
            .any(|text| !text.trim().is_empty());
        has_text
            .then_some(printed)
            .map(|printed| Printed { text: printed.text.trim().to_owned(), ..printed })
    }

    /// The level that a list means for a style, or for one it is based on.
    fn level_of_style(&self, list: &str, style: &str) -> Option<u8> {
        self.styles
            .ids(style)
            .find_map(|id| self.numbering.level_of(list, id, &self.styles))
    }

    fn hint(&self, look: &Look, style: Option<&str>, fragments: &[Fragment]) -> Hint {
        if let Some(style) = style {
            if self.styles.is_called(style, |name| name == "title" || name == "titre") {
                return Hint::Title;
            }
            let level = match look.outline {
                Some(level) => (level < 9).then(|| level + 1),
                None => self.styles.named_level(style),
            };
            if let Some(level) = level {
                return Hint::Heading(level);
            }
        }
        let mut words = fragments
            .iter()
            .filter(|fragment| {
                fragment.text().is_some_and(|text| !text.trim().is_empty())
            })
            .peekable();
        if words.peek().is_none() {
            return Hint::None;
        }
        let bold = look.bold == Some(true);
        let capitals = words.clone().all(|fragment| {
            fragment.capitals
                || fragment
                    .text()
                    .is_some_and(|text| !text.chars().any(char::is_lowercase))
        });
        let strong = words.all(|fragment| fragment.strong);
        let centred = look.centred == Some(true);
        if bold || strong || (capitals && centred) {
            Hint::Emphasised
        } else {
            Hint::None
        }
    }

    // --- Tables

    fn table(&mut self, node: &'n Node, within: Within) {
        let rows: Vec<&'n Node> = rows(node).collect();
        // One cell is a frame around its text.
        if let [row] = rows[..]
            && let [cell] = cells(row).collect::<Vec<_>>()[..]
        {
            self.blocks(cell, Within { framed: true, ..within });
            return;
        }
        let start = self.writer.text.len();
        let mut grid = Grid {
            columns: 0,
            rows: Vec::new(),
            span: start..start,
            inside: within.inside,
        };
        for row in rows {
            if self.deleted_row(row) {
                continue;
            }
            let mut line = Vec::new();
            for cell in cells(row) {
                let properties = cell.child("tcPr");
                let span = properties
                    .and_then(|it| it.val("gridSpan")?.parse().ok())
                    .unwrap_or(1);
                let read = self.cell(cell);
                let at = read.place.end;
                line.push(read);
                for _ in 1..usize::min(span, 64) {
                    line.push(Cell { runs: Vec::new(), place: at..at });
                }
            }
            grid.columns = grid.columns.max(line.len());
            grid.rows.push(line);
        }
        for row in &mut grid.rows {
            let at = row.last().map_or(start, |cell| cell.place.end);
            row.resize(grid.columns, Cell { runs: Vec::new(), place: at..at });
        }
        grid.span.end = self.writer.text.trim_end().len().max(start);
        if grid.columns > 0 {
            self.units.push(Unit::Table(grid));
        }
    }

    /// Whether a whole row is deleted; what it held is a trace.
    fn deleted_row(&mut self, row: &'n Node) -> bool {
        let properties = row.child("trPr");
        if let Some(change) = properties.and_then(|it| it.child("ins")) {
            let rank = self.change(TraceKind::Insertion, change);
            let here = self.writer.text.len();
            self.writer.traces[rank].place = Some(here..here);
        }
        let Some(change) = properties.and_then(|it| it.child("del")) else {
            return false;
        };
        let rank = self.change(TraceKind::Deletion, change);
        let here = self.writer.text.len();
        self.writer.traces[rank].place = Some(here..here);
        let mut dropped = Vec::new();
        for cell in cells(row) {
            for paragraph in cell.all("p") {
                let around = Around { deleted: Some(rank), ..Around::default() };
                self.collect(paragraph, &around, &Look::default(), &mut dropped);
            }
        }
        true
    }

    /// The text of a cell in one run of inlines; paragraphs are parted by line breaks.
    fn cell(&mut self, node: &'n Node) -> Cell {
        let start = self.writer.text.len();
        let before = std::mem::take(&mut self.units);
        self.blocks(node, Within::default());
        let inner = std::mem::replace(&mut self.units, before);
        let mut runs: Vec<Run> = Vec::new();
        let mut add = |more: Vec<Run>| {
            let Some(first) = more.first() else { return };
            if let Some(last) = runs.last() {
                let gap = last.place.end..first.place.start;
                runs.push(Run { line_break: true, ..Run::plain("\n", gap) });
            }
            runs.extend(more);
        };
        for unit in inner {
            match unit {
                Unit::Para(para) => {
                    let mut own = Vec::new();
                    if let Some(mark) = para.mark {
                        let space = mark.place.end..mark.place.end + 1;
                        own.push(Run::plain(mark.text, mark.place));
                        own.push(Run::plain(" ", space));
                    }
                    own.extend(para.runs);
                    add(own);
                }
                Unit::Table(grid) => {
                    grid.rows.into_iter().flatten().for_each(|cell| add(cell.runs));
                }
            }
        }
        let place = match (runs.first(), runs.last()) {
            (Some(first), Some(last)) => first.place.start..last.place.end,
            _ => start..start,
        };
        Cell { runs, place }
    }
}

/// A paragraph, read.
struct Read {
    written: Written,
    hint: Hint,
    framed: bool,
    contents: bool,
}

/// The rows of a table, through content controls.
fn rows(table: &Node) -> Box<dyn Iterator<Item = &Node> + '_> {
    through(table, "tr")
}

fn cells(row: &Node) -> Box<dyn Iterator<Item = &Node> + '_> {
    through(row, "tc")
}

fn through<'n>(
    node: &'n Node,
    name: &'static str,
) -> Box<dyn Iterator<Item = &'n Node> + 'n> {
    Box::new(node.nodes().flat_map(
        move |child| -> Box<dyn Iterator<Item = &'n Node> + 'n> {
            match child.name.as_str() {
                it if it == name => Box::new(std::iter::once(child)),
                "sdt" => Box::new(
                    child
                        .all("sdtContent")
                        .flat_map(move |content| through(content, name)),
                ),
                "customXml" | "ins" | "moveTo" => through(child, name),
                _ => Box::new(std::iter::empty()),
            }
        },
    ))
}
