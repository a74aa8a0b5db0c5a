//! Markdown, as events of its parser with their exact places.

use std::ops::Range;
use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, Severity, SourceFile};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::Trace;
use crate::flow::{Cell, Flow, Grid, Hint, Mark, Para, Run, Unit, trim};
use crate::rules::UNREAD;

/// Reads Markdown: tables, footnotes and front matter included.
///
/// Of HTML, comments are traces, `<br>` is a line break, `<mark>` a highlight; of any
/// other tag the content alone is kept.
pub(crate) fn read(file: &Arc<SourceFile>, findings: &mut Findings) -> Flow {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader::new(file, findings);
    for (event, range) in Parser::new_ext(file.text(), options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.flush();
    reader.flow
}

struct Reader<'r> {
    flow: Flow,
    findings: &'r mut Findings,
    para: Option<Para>,
    /// The list each open list is: whether an item of it is open.
    lists: Vec<bool>,
    /// The marker of an item whose text has not come yet.
    mark: Option<Mark>,
    strong: usize,
    emphasis: usize,
    quotes: usize,
    links: Vec<String>,
    /// The start of a highlight and its words.
    highlight: Option<(usize, String)>,
    grid: Option<Grid>,
    cell: Option<Cell>,
    metadata: bool,
    /// The lines of an HTML block, and where it starts.
    block: Option<(String, usize)>,
}

impl<'r> Reader<'r> {
    fn new(file: &Arc<SourceFile>, findings: &'r mut Findings) -> Self {
        Self {
            flow: Flow::new(Arc::clone(file)),
            findings,
            para: None,
            lists: Vec::new(),
            mark: None,
            strong: 0,
            emphasis: 0,
            quotes: 0,
            links: Vec::new(),
            highlight: None,
            grid: None,
            cell: None,
            metadata: false,
            block: None,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.metadata => self.front_matter(&text),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => {
                let around = range.len().saturating_sub(text.len()) / 2;
                self.text(&text, range.start + around..range.end - around);
            }
            Event::SoftBreak => self.push(Run::plain(" ", range)),
            Event::HardBreak => self.line_break(range),
            Event::Html(html) => match &mut self.block {
                Some((block, _)) => block.push_str(&html),
                None => self.block = Some((html.to_string(), range.start)),
            },
            Event::InlineHtml(html) => self.html(&html, range),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, range),
            Event::Rule => self.flush(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.open(range.start, Hint::None),
            Tag::Heading { level, .. } => {
                self.open(range.start, Hint::Heading(level as u8));
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => self.open(range.start, Hint::None),
            Tag::HtmlBlock | Tag::FootnoteDefinition(_) => self.flush(),
            Tag::List(_) => {
                self.flush();
                self.bare_mark();
                self.lists.push(false);
            }
            Tag::Item => self.item(range),
            Tag::Table(columns) => {
                self.flush();
                self.grid = Some(Grid {
                    columns: columns.len(),
                    rows: Vec::new(),
                    span: range,
                    inside: self.inside(),
                });
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(grid) = &mut self.grid {
                    grid.rows.push(Vec::new());
                }
            }
            Tag::TableCell => {
                self.cell =
                    Some(Cell { runs: Vec::new(), place: range.start..range.start });
            }
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => self.links.push(dest_url.to_string()),
            Tag::Image { .. } => {
                let message = "l’image n’est pas lue : les mots qu’elle montre ne sont \
                    pas vérifiés";
                let mut finding =
                    Diagnostic::new(&UNREAD, self.flow.span(range), message);
                finding.severity = Severity::Info;
                self.findings.push(finding);
            }
            Tag::MetadataBlock(_) => self.metadata = true,
            Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::FootnoteDefinition => self.flush(),
            TagEnd::HtmlBlock => {
                // A comment goes over several lines, each an event.
                if let Some((block, start)) = self.block.take() {
                    self.html(&block, start..start + block.len());
                }
                self.flush();
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => {
                self.flush();
                self.bare_mark();
                if let Some(open) = self.lists.last_mut() {
                    *open = false;
                }
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::Table => {
                if let Some(grid) = self.grid.take() {
                    self.flow.units.push(Unit::Table(grid));
                }
            }
            TagEnd::TableCell => {
                let cell = self.cell.take();
                let row = self.grid.as_mut().and_then(|grid| grid.rows.last_mut());
                if let (Some(mut cell), Some(row)) = (cell, row) {
                    cell.runs = trim(std::mem::take(&mut cell.runs));
                    if let (Some(first), Some(last)) =
                        (cell.runs.first(), cell.runs.last())
                    {
                        cell.place = first.place.start..last.place.end;
                    }
                    row.push(cell);
                }
            }
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => {
                self.links.pop();
            }
            TagEnd::MetadataBlock(_) => self.metadata = false,
            TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Image
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => {}
        }
    }

    fn inside(&self) -> u8 {
        let open = self.lists.iter().filter(|open| **open).count();
        u8::try_from(open).unwrap_or(u8::MAX)
    }

    fn item(&mut self, range: Range<usize>) {
        self.flush();
        let source = &self.flow.file.text()[range.clone()];
        let end = source.find(char::is_whitespace).unwrap_or(source.len()).min(10);
        let end = (0..=end).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0);
        let printed = &source[..end];
        let bullet = !printed.starts_with(|c: char| c.is_ascii_digit());
        self.mark = Some(Mark {
            text: if bullet { "–".to_owned() } else { printed.to_owned() },
            place: range.start..range.start + end,
            depth: self.inside(),
            bullet,
        });
        if let Some(open) = self.lists.last_mut() {
            *open = true;
        }
    }

    fn open(&mut self, at: usize, hint: Hint) {
        self.flush();
        let mark = self.mark.take();
        let inside = self.inside().saturating_sub(u8::from(mark.is_some()));
        let framed = self.quotes > 0;
        self.para = Some(Para { mark, hint, inside, framed, at, ..Para::default() });
    }

    /// An item without text of its own.
    fn bare_mark(&mut self) {
        if let Some(mark) = &self.mark {
            let at = mark.place.end;
            self.open(at, Hint::None);
            self.flush();
        }
    }

    fn flush(&mut self) {
        let Some(mut para) = self.para.take() else { return };
        para.runs = trim(para.runs);
        if !para.runs.is_empty() || para.mark.is_some() {
            self.flow.units.push(Unit::Para(para));
        }
    }

    fn push(&mut self, mut run: Run) {
        if run.text.is_empty() {
            return;
        }
        run.strong = self.strong > 0;
        run.emphasis = self.emphasis > 0;
        run.link = self.links.last().cloned();
        if let Some((_, words)) = &mut self.highlight {
            words.push_str(&run.text);
        }
        if let Some(cell) = &mut self.cell {
            cell.runs.push(run);
            return;
        }
        if self.para.is_none() {
            self.open(run.place.start, Hint::None);
        }
        if let Some(para) = &mut self.para {
            para.runs.push(run);
        }
    }

    fn line_break(&mut self, range: Range<usize>) {
        self.push(Run { line_break: true, ..Run::plain("\n", range) });
    }

    /// Words, line by line where they are code.
    fn text(&mut self, text: &str, range: Range<usize>) {
        if !text.contains('\n') {
            self.push(Run::plain(text, range));
            return;
        }
        let exact = text.len() == range.len();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let place = |from: usize, to: usize| {
                if exact { range.start + from..range.start + to } else { range.clone() }
            };
            let kept = line.trim_end_matches('\n');
            self.push(Run::plain(kept, place(at, at + kept.len())));
            if kept.len() < line.len() {
                self.line_break(place(at + kept.len(), at + line.len()));
            }
            at += line.len();
        }
    }

    fn front_matter(&mut self, text: &str) {
        for line in text.lines() {
            let Some((key, value)) = line.split_once([':', '=']) else { continue };
            let value = value.trim().trim_matches('"');
            if !value.is_empty() {
                let entry = (key.trim().to_owned(), value.to_owned());
                self.flow.traces.metadata.push(entry);
            }
        }
    }

    /// HTML: the words outside the tags.
    fn html(&mut self, html: &str, range: Range<usize>) {
        let mut at = 0;
        while at < html.len() {
            let rest = &html[at..];
            let here = |from: usize, to: usize| range.start + from..range.start + to;
            if let Some(comment) = rest.strip_prefix("<!--") {
                let end = comment.find("-->");
                let inner = &comment[..end.unwrap_or(comment.len())];
                let length = end.map_or(rest.len(), |end| end + 7);
                self.flow.traces.comments.push(Trace {
                    author: None,
                    date: None,
                    text: inner.trim().to_owned(),
                    span: self.flow.span(here(at, at + length)),
                });
                at += length;
            } else if rest.starts_with('<') {
                let length = rest.find('>').map_or(rest.len(), |end| end + 1);
                self.tag(&rest[..length], here(at, at + length));
                at += length;
            } else {
                let length = rest.find('<').unwrap_or(rest.len());
                self.text(&rest[..length], here(at, at + length));
                at += length;
            }
        }
    }

    fn tag(&mut self, tag: &str, place: Range<usize>) {
        let closes = tag.starts_with("</");
        let name = tag.trim_start_matches(['<', '/']);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        match name[..end].to_ascii_lowercase().as_str() {
            "br" => self.line_break(place),
            "b" | "strong" if closes => self.strong = self.strong.saturating_sub(1),
            "b" | "strong" => self.strong += 1,
            "i" | "em" if closes => self.emphasis = self.emphasis.saturating_sub(1),
            "i" | "em" => self.emphasis += 1,
            "mark" if closes => {
                if let Some((start, text)) = self.highlight.take() {
                    self.flow.traces.highlights.push(Trace {
                        author: None,
                        date: None,
                        text,
                        span: self.flow.span(start..place.start),
                    });
                }
            }
            "mark" => self.highlight = Some((place.end, String::new())),
            _ => {}
        }
    }
}
