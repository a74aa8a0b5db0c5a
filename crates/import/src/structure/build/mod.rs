//! The tree, from paragraphs whose role is decided.

mod heading;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use clausier_diagnostics::{SourceFile, Span};
use clausier_french::fold;
use clausier_model::document::{
    Alignment, Annex, Block, BlockKind, Division, Document, Inline, Item, Kind, NodeId,
    Number, Origin, Parties, Recitals, Row, Signatures, Status, Table,
};

use super::lists::{Draft, Stack};
use super::outline::{Opens, Role};
use super::shape::{look, opens_signature};
use super::signatures::signatories;
use crate::flow::{Cell, Flow, Grid, Map, Para, Run, Unit, inlines, split};
use crate::label::{Label, Style};
use crate::{Aside, AsideKind, Heading, Imported};

/// Puts every unit in its place.
pub(super) fn build(flow: Flow, roles: &[Role]) -> Imported {
    let mut builder = Builder::new(&flow.file);
    for (at, (unit, role)) in flow.units.iter().zip(roles).enumerate() {
        builder.unit(unit, role, || signs(&flow.units[at..], &roles[at..]));
    }
    builder.finish(flow)
}

/// Whether the place to sign starts here: its formula, then nothing but the places of
/// the parties up to an annex or the end.
fn signs(units: &[Unit], roles: &[Role]) -> bool {
    let Some(para) = units[0].para() else { return false };
    if !opens_signature(&para.text()) {
        return false;
    }
    let headings = |role: &&Role| matches!(role, Role::Heading { .. });
    roles
        .iter()
        .find(headings)
        .is_none_or(|role| matches!(role, Role::Heading { opens: Opens::Annex, .. }))
}

struct Builder {
    file: Arc<SourceFile>,
    title: Option<(String, Span)>,
    front: Vec<Block>,
    articles: Vec<Division>,
    signatures: Option<Vec<Block>>,
    annexes: Vec<Annex>,
    /// The divisions that are open, with their ranks, the outermost first.
    open: Vec<(u32, Division)>,
    lists: Stack,
    /// How the items of the open lists are written, when their level is not told.
    typed: Vec<(Key, u32)>,
    /// The text that the paragraph before shares its frame with.
    frame: Vec<(Block, Range<usize>)>,
    headings: Vec<Heading>,
    asides: Vec<Aside>,
    /// The paragraphs of places to sign.
    signing: Vec<(String, Span)>,
    in_signatures: bool,
    ids: BTreeMap<String, u32>,
    maps: BTreeMap<usize, Map>,
    cells: BTreeMap<usize, Vec<Range<usize>>>,
}

/// How items of a list are written: style and signs around it.
type Key = (Style, String);

impl Builder {
    fn new(file: &Arc<SourceFile>) -> Self {
        Self {
            file: Arc::clone(file),
            title: None,
            front: Vec::new(),
            articles: Vec::new(),
            signatures: None,
            annexes: Vec::new(),
            open: Vec::new(),
            lists: Stack::default(),
            typed: Vec::new(),
            frame: Vec::new(),
            headings: Vec::new(),
            asides: Vec::new(),
            signing: Vec::new(),
            in_signatures: false,
            ids: BTreeMap::new(),
            maps: BTreeMap::new(),
            cells: BTreeMap::new(),
        }
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(&self.file, range)
    }

    fn unit(&mut self, unit: &Unit, role: &Role, signs: impl Fn() -> bool) {
        match (unit, role) {
            (Unit::Para(para), Role::Title) => {
                let span = self.span(para.body());
                self.maps.insert(para.body().start, Map::of(&para.runs));
                self.title = Some((para.text(), span));
            }
            (_, Role::Contents) => {
                let span = self.span(unit.span());
                self.asides.push(Aside { kind: AsideKind::Contents, span });
            }
            (Unit::Para(para), Role::Heading { opens, rank, title }) => {
                self.heading(para, *opens, *rank, *title);
            }
            (Unit::Para(para), Role::Subtitle) => self.subtitle(para),
            (Unit::Para(para), Role::Item) => self.item(para),
            (Unit::Para(para), Role::Plain) => {
                if !self.in_signatures && !self.headings.is_empty() && signs() {
                    self.end_text();
                    self.in_signatures = true;
                }
                self.plain(para);
            }
            (Unit::Table(grid), _) => self.table(grid),
        }
    }

    // --- Blocks

    fn origin(&self, range: Range<usize>) -> Origin {
        origin(&self.file, range)
    }

    fn paragraph(&mut self, runs: &[Run]) -> Option<(Block, Range<usize>)> {
        let (first, last) = (runs.first()?, runs.last()?);
        let place = first.place.start..last.place.end;
        self.maps.insert(place.start, Map::of(runs));
        let kind = BlockKind::Paragraph { inlines: inlines(runs) };
        Some((Block { anchor: None, kind, origin: self.origin(place.clone()) }, place))
    }

    fn plain(&mut self, para: &Para) {
        let Some((block, place)) = self.paragraph(&para.runs) else { return };
        if para.framed && para.inside == 0 {
            self.end_lists();
            self.frame.push((block, place));
            return;
        }
        self.end_frame();
        if self.in_signatures {
            let span = self.span(place.clone());
            self.signing.push((para.text(), span));
        }
        self.add(para.inside, block, &place);
    }

    /// Adds a block where the text is now.
    fn add(&mut self, inside: u8, block: Block, place: &Range<usize>) {
        if inside > 0 && !self.lists.is_empty() {
            let file = Arc::clone(&self.file);
            let at = |range| origin(&file, range);
            match self.lists.add(inside, block, place, &at) {
                Ok(()) => {}
                Err(block) => self.sink().push(*block),
            }
            return;
        }
        self.end_lists();
        self.sink().push(block);
    }

    fn sink(&mut self) -> &mut Vec<Block> {
        if self.in_signatures {
            return match self.annexes.last_mut() {
                Some(annex) => {
                    &mut annex.signatures.get_or_insert_with(no_signatures).formula
                }
                None => self.signatures.get_or_insert_default(),
            };
        }
        match (self.open.last_mut(), self.annexes.last_mut()) {
            (Some((_, division)), _) => &mut division.blocks,
            (None, Some(annex)) => &mut annex.blocks,
            (None, None) => &mut self.front,
        }
    }

    fn end_lists(&mut self) {
        self.typed.clear();
        let file = Arc::clone(&self.file);
        if let Some(list) = self.lists.end(&|range| origin(&file, range)) {
            self.sink().push(list);
        }
    }

    fn end_frame(&mut self) {
        let framed = std::mem::take(&mut self.frame);
        let (Some(first), Some(last)) = (framed.first(), framed.last()) else { return };
        let place = first.1.start..last.1.end;
        let blocks = framed.into_iter().map(|(block, _)| block).collect();
        let block = Block {
            anchor: None,
            kind: BlockKind::Conspicuous { blocks },
            origin: self.origin(place),
        };
        self.sink().push(block);
    }

    fn end_text(&mut self) {
        self.end_lists();
        self.end_frame();
    }

    fn table(&mut self, grid: &Grid) {
        self.end_frame();
        let mut places = Vec::new();
        let mut rows = Vec::new();
        for cells in &grid.rows {
            let row =
                (0..grid.columns).map(|column| self.cell(cells.get(column), &mut places));
            rows.push(Row { cells: row.collect() });
        }
        if rows.is_empty() {
            return;
        }
        let header = rows.remove(0);
        if self.in_signatures {
            for cell in grid.rows.iter().flatten() {
                let text: String =
                    cell.runs.iter().map(|run| run.text.as_str()).collect();
                let span = self.span(cell.place.clone());
                let lines = text.lines().map(|line| (line.to_owned(), span.clone()));
                self.signing.extend(lines);
            }
        }
        self.cells.insert(grid.span.start, places);
        let columns = vec![Alignment::Left; grid.columns];
        let block = Block {
            anchor: None,
            kind: BlockKind::Table(Table { columns, header, rows }),
            origin: self.origin(grid.span.clone()),
        };
        self.add(grid.inside, block, &grid.span);
    }

    fn cell(
        &mut self,
        cell: Option<&Cell>,
        places: &mut Vec<Range<usize>>,
    ) -> Vec<Inline> {
        let Some(cell) = cell else {
            let at = places.last().map_or(0, |place| place.end);
            places.push(at..at);
            return Vec::new();
        };
        places.push(cell.place.clone());
        if !cell.runs.is_empty() {
            self.maps.insert(cell.place.start, Map::of(&cell.runs));
        }
        inlines(&cell.runs)
    }

    // --- Items

    fn item(&mut self, para: &Para) {
        self.end_frame();
        let shape = look(para);
        let typed = shape.label.as_ref().filter(|_| !shape.automatic);
        let runs = match typed {
            Some(label) => split(&para.runs, label.rest).1,
            None => para.runs.clone(),
        };
        let text = para.text();
        let printed = typed.map(|label| &text[label.printed.clone()]);
        let marker = match (&para.mark, printed) {
            (Some(mark), Some(printed)) if !mark.bullet => {
                format!("{} {printed}", mark.text)
            }
            (_, Some(printed)) => printed.to_owned(),
            (Some(mark), None) => mark.text.clone(),
            (None, None) => String::new(),
        };
        let bullet = match (&para.mark, &shape.label) {
            (Some(mark), _) if !mark.bullet => false,
            (_, Some(label)) => label.style == Style::Bullet,
            (Some(mark), None) => mark.bullet,
            (None, None) => true,
        };
        let depth = match (&para.mark, typed) {
            (Some(mark), _) => mark.depth,
            (None, Some(label)) => self.typed_depth(label, &marker),
            (None, None) => 0,
        };
        let place = para.span();
        let blocks = self.paragraph(&runs).map(|(block, _)| block).into_iter().collect();
        let item =
            Item { anchor: None, marker, blocks, origin: self.origin(place.clone()) };
        let file = Arc::clone(&self.file);
        let draft = Draft { item, depth, ordered: !bullet, place };
        if let Some(list) = self.lists.push(draft, &|range| origin(&file, range)) {
            self.sink().push(list);
        }
    }

    /// The level of an item whose marker is typed: that of the open list that is written
    /// the same way, or one more.
    fn typed_depth(&mut self, label: &Label, marker: &str) -> u8 {
        let signs: String = marker.chars().filter(|c| !c.is_alphanumeric()).collect();
        let value = label.value().unwrap_or(0);
        let mut key = (label.style, signs);
        // « i) » after « h) » is a letter.
        if label.style == Style::Roman {
            let letters = marker.trim_matches(|c: char| !c.is_alphanumeric());
            let as_letter = crate::numeral::letter(letters);
            let follows = self.typed.iter().any(|((style, signs), last)| {
                *style == Style::Letter && *signs == key.1 && as_letter == Some(last + 1)
            });
            if follows {
                key.0 = Style::Letter;
            }
        }
        let value = if key.0 == Style::Letter && label.style == Style::Roman {
            crate::numeral::letter(marker.trim_matches(|c: char| !c.is_alphanumeric()))
                .unwrap_or(value)
        } else {
            value
        };
        match self.typed.iter().position(|(open, _)| *open == key) {
            Some(depth) => {
                self.typed.truncate(depth + 1);
                self.typed[depth].1 = value;
            }
            None => self.typed.push((key, value)),
        }
        u8::try_from(self.typed.len() - 1).unwrap_or(u8::MAX)
    }

    // --- Headings

    /// A name that no other node has, within the annex that is open.
    fn id(&mut self, name: &str) -> NodeId {
        let name = match self.annexes.last() {
            Some(annex) => format!("{}/{name}", annex.id),
            None => name.to_owned(),
        };
        self.id_of(&name)
    }

    fn id_of(&mut self, name: &str) -> NodeId {
        let count = self.ids.entry(name.to_owned()).or_default();
        *count += 1;
        match count {
            1 => NodeId(name.to_owned()),
            more => NodeId(format!("{name}~{more}")),
        }
    }

    fn finish(mut self, flow: Flow) -> Imported {
        self.end_text();
        self.close_all();
        let (title, place) = self.title.unzip();
        let title = title.unwrap_or_default();
        let is_amendment = fold(&title).trim_start().starts_with("avenant");
        let document = Document {
            kind: if is_amendment { Kind::Amendment } else { Kind::Contract },
            status: Status::Final,
            title,
            reference: String::new(),
            date: None,
            notice: None,
            contents: false,
            parties: Parties {
                opening: String::new(),
                parties: Vec::new(),
                closing: Vec::new(),
            },
            recitals: (!self.front.is_empty()).then_some(Recitals {
                opening: String::new(),
                blocks: self.front,
                closing: String::new(),
            }),
            articles: self.articles,
            signatures: self
                .signatures
                .map(|formula| Signatures { formula, ..no_signatures() }),
            annexes: self.annexes,
        };
        let mut asides = self.asides;
        asides.extend(flow.asides);
        Imported {
            document,
            file: flow.file,
            traces: flow.traces,
            title: place,
            headings: self.headings,
            asides,
            signatories: signatories(&self.signing),
            maps: self.maps,
            cells: self.cells,
        }
    }
}

fn origin(file: &Arc<SourceFile>, range: Range<usize>) -> Origin {
    Origin { clause: None, version: None, span: Some(Span::new(file, range)) }
}

fn no_signatures() -> Signatures {
    Signatures { formula: Vec::new(), signatories: Vec::new(), initials: false }
}

/// A label without what parts it from the title.
fn trimmed(label: &str) -> &str {
    label.trim_end_matches(|c: char| c.is_whitespace() || ".:–—-".contains(c))
}

/// A title without the dash that parts it from an automatic number.
fn unseparated(runs: Vec<Run>) -> Vec<Run> {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let rest = text.trim_start_matches(|c: char| "–—-:".contains(c) || c.is_whitespace());
    let drawn = text.len() - rest.len();
    if drawn == 0 || rest.is_empty() { runs } else { split(&runs, drawn).1 }
}

/// A number for an identifier: « 5bis.1 ».
fn plain(number: &Number) -> String {
    number.to_string().replace('\u{a0}', "")
}
