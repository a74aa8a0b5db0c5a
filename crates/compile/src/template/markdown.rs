//! Markdown to nodes, before the tags are woven in.
//!
//! Ranges are those of the text without tags, trimmed of blanks at both ends, so that
//! two neighbours never overlap and a tag between them touches neither.

use std::ops::Range;

use clausier_diagnostics::{Diagnostic, Findings, Span};
use clausier_model::document::Alignment;
use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::kept::Kept;
use super::scan::{Scanned, is_refused};
use super::tree::{Node, NodeKind};
use crate::rules;

/// What Markdown takes for blank; a no-break space is a word's.
const BLANKS: [char; 3] = [' ', '\t', '\n'];
/// How deep blocks and emphasis may be nested.
const MAX_DEPTH: usize = 24;

/// Reads the text of a scanned clause.
pub(super) fn read(
    scanned: &Scanned,
    place: &dyn Fn(&Range<usize>) -> Span,
    findings: &mut Findings,
) -> Node {
    let mut reader = Reader {
        text: &scanned.text,
        place,
        findings,
        stack: Vec::new(),
        skipped: 0,
        kept: Kept::default(),
    };
    reader.open(NodeKind::Root, 0..scanned.text.len());
    let options = Options::ENABLE_TABLES;
    for (event, range) in Parser::new_ext(&scanned.text, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.kept.report_lost(reader.text, place, reader.findings);
    reader.finish()
}

struct Reader<'a> {
    text: &'a str,
    place: &'a dyn Fn(&Range<usize>) -> Span,
    findings: &'a mut Findings,
    stack: Vec<Node>,
    /// How many elements are open that are refused, with all that they hold.
    skipped: usize,
    /// What is in the tree, or refused by a finding.
    kept: Kept,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end, &range),
            _ if self.skipped > 0 => {}
            Event::Text(text) => self.text(&text, range),
            Event::SoftBreak => self.leaf(NodeKind::SoftBreak, range),
            Event::HardBreak => self.leaf(NodeKind::LineBreak, range),
            Event::Code(_) => self.refuse("le code", &range),
            Event::Html(_) | Event::InlineHtml(_) => self.refuse("le HTML", &range),
            Event::Rule => self.refuse("le filet", &range),
            Event::FootnoteReference(_) => self.refuse("la note de bas de page", &range),
            Event::TaskListMarker(_) => self.refuse("la case à cocher", &range),
            Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.refuse("la formule", &range);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        let kind = match tag {
            Tag::Paragraph => NodeKind::Paragraph,
            Tag::Heading { level, .. } => {
                if level > HeadingLevel::H3 {
                    self.findings.push(
                        Diagnostic::new(
                            &rules::MARKUP,
                            (self.place)(&range),
                            "un article n’a que deux niveaux de titres",
                        )
                        .help("employez « ## » et « ### »"),
                    );
                }
                NodeKind::Heading((level as u8).clamp(2, 3))
            }
            Tag::BlockQuote(_) => NodeKind::Quote,
            Tag::List(first) => NodeKind::List { ordered: first.is_some() },
            Tag::Item => {
                self.kept.marker(self.text, &range);
                NodeKind::Item
            }
            Tag::Table(columns) => {
                NodeKind::Table(columns.into_iter().map(alignment).collect())
            }
            Tag::TableHead | Tag::TableRow => NodeKind::Row,
            Tag::TableCell => NodeKind::Cell,
            Tag::Strong => NodeKind::Strong,
            Tag::Emphasis => NodeKind::Emphasis,
            Tag::Link { link_type, dest_url, title, .. } => {
                if !title.is_empty() {
                    self.refuse("le titre d’un lien", &range);
                }
                let url = if link_type == LinkType::Email {
                    format!("mailto:{dest_url}")
                } else {
                    dest_url.to_string()
                };
                if url.chars().any(|c| Scanned::token_of(c).is_some()) {
                    self.findings.push(
                        Diagnostic::new(
                            &rules::GRAFT,
                            (self.place)(&range),
                            "une valeur ne peut être l’adresse d’un lien",
                        )
                        .help("écrivez la valeur dans le texte, sans lien"),
                    );
                } else if !url.starts_with("https://") && !url.starts_with("mailto:") {
                    self.findings.push(
                        Diagnostic::new(
                            &rules::MARKUP,
                            (self.place)(&range),
                            format!("l’adresse « {url} » n’est pas admise"),
                        )
                        .help("un lien commence par « https:// » ou « mailto: »"),
                    );
                }
                NodeKind::Link(url)
            }
            Tag::CodeBlock(_) => return self.skip("le bloc de code", &range),
            Tag::HtmlBlock => return self.skip("le HTML", &range),
            Tag::Image { .. } => return self.skip("l’image", &range),
            Tag::FootnoteDefinition(_) => {
                return self.skip("la note de bas de page", &range);
            }
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => return self.skip("cette mise en forme", &range),
        };
        if self.stack.len() > MAX_DEPTH {
            self.findings.push(
                Diagnostic::new(
                    &rules::LIMIT,
                    (self.place)(&range),
                    format!("plus de {MAX_DEPTH} niveaux d’imbrication"),
                )
                .help("simplifiez les listes et les citations"),
            );
            self.skipped = 1;
            self.kept.range(range);
            return;
        }
        self.open(kind, range);
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if let TagEnd::Link = tag {
            self.kept.address(range);
        }
        self.close();
    }

    fn open(&mut self, kind: NodeKind, range: Range<usize>) {
        let range = trimmed(self.text, &range);
        self.stack.push(Node { kind, range, anchor: None, children: Vec::new() });
    }

    fn close(&mut self) {
        let mut node = self.stack.pop().expect("invariant: an element is open");
        if matches!(node.kind, NodeKind::Item) {
            wrap_inlines(&mut node);
        }
        if matches!(node.kind, NodeKind::Heading(_)) {
            trim_last(&mut node);
        }
        if let Some(parent) = self.stack.last_mut() {
            parent.children.push(node);
        } else {
            self.stack.push(node);
        }
    }

    fn finish(mut self) -> Node {
        while self.stack.len() > 1 {
            self.close();
        }
        self.stack.pop().expect("invariant: the root is open")
    }

    fn leaf(&mut self, kind: NodeKind, range: Range<usize>) {
        let parent = self.stack.last_mut().expect("invariant: the root is open");
        parent.children.push(Node { kind, range, anchor: None, children: Vec::new() });
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        self.kept.range(range.clone());
        // What stands for another character must not stand for one that is refused,
        // nor for the mark of a value.
        let refused = text.chars().find(|c| is_refused(*c));
        if let Some(character) = refused.filter(|_| self.text[range.clone()] != *text) {
            self.findings.push(
                Diagnostic::new(
                    &rules::CHARACTER,
                    (self.place)(&range),
                    format!(
                        "le caractère U+{:04X} n’est pas admis",
                        u32::from(character)
                    ),
                )
                .help("supprimez-le : il est invisible ou réservé"),
            );
            return;
        }
        self.leaf(NodeKind::Text(text.to_owned()), range);
    }

    fn skip(&mut self, what: &str, range: &Range<usize>) {
        self.refuse(what, range);
        self.skipped = 1;
    }

    fn refuse(&mut self, what: &str, range: &Range<usize>) {
        self.kept.range(range.clone());
        let held = &self.text[range.clone()];
        if held.chars().any(|c| Scanned::token_of(c).is_some()) {
            self.findings.push(Diagnostic::new(
                &rules::GRAFT,
                (self.place)(range),
                format!("une valeur ne peut être placée dans {what}"),
            ));
        }
        self.findings.push(
            Diagnostic::new(
                &rules::MARKUP,
                (self.place)(range),
                format!("une clause n’admet pas {what}"),
            )
            .help("employez des titres, paragraphes, listes, tableaux et citations"),
        );
    }
}

fn alignment(column: pulldown_cmark::Alignment) -> Alignment {
    match column {
        pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => {
            Alignment::Left
        }
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}

/// The range without the blanks at its ends.
fn trimmed(text: &str, range: &Range<usize>) -> Range<usize> {
    let held = &text[range.clone()];
    let start = range.start + (held.len() - held.trim_start_matches(BLANKS).len());
    let end = range.start + held.trim_end_matches(BLANKS).len();
    start..end.max(start)
}

/// A tight item holds bare inlines: they become a paragraph, as in a loose one.
fn wrap_inlines(item: &mut Node) {
    let mut children = Vec::with_capacity(item.children.len());
    let mut run: Vec<Node> = Vec::new();
    for child in std::mem::take(&mut item.children) {
        if child.kind.is_inline() {
            run.push(child);
        } else {
            flush(&mut run, &mut children);
            children.push(child);
        }
    }
    flush(&mut run, &mut children);
    item.children = children;
}

fn flush(run: &mut Vec<Node>, children: &mut Vec<Node>) {
    if let (Some(first), Some(last)) = (run.first(), run.last()) {
        let range = first.range.start..last.range.end;
        let inlines = std::mem::take(run);
        let kind = NodeKind::Paragraph;
        children.push(Node { kind, range, anchor: None, children: inlines });
    }
}

/// Markdown keeps a tab at the end of a heading: it is no part of its words.
fn trim_last(heading: &mut Node) {
    let Some(last) = heading.children.last_mut() else { return };
    let NodeKind::Text(words) = &mut last.kind else { return };
    if last.range.end > heading.range.end {
        words.truncate(words.trim_end().len());
        last.range.end = heading.range.end.max(last.range.start);
    }
}
