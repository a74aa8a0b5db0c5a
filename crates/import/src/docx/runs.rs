//! The runs of a paragraph: text, fields, tracked changes, notes, frames.

use super::Reader;
use super::fragment::{Around, Field, Fragment, Piece};
use super::styles::Look;
use super::writer::{RawTrace, TraceKind};
use super::xml::{Child, Node};

impl<'n> Reader<'n> {
    /// Collects what stands in a paragraph or in an element of one.
    pub(super) fn collect(
        &mut self,
        node: &'n Node,
        around: &Around,
        style: &Look,
        out: &mut Vec<Fragment>,
    ) {
        for child in node.nodes() {
            match child.name.as_str() {
                "r" => self.run(child, around, style, out),
                "ins" | "moveTo" => {
                    let kind = if child.name == "ins" {
                        TraceKind::Insertion
                    } else {
                        TraceKind::Move
                    };
                    let rank = self.change(kind, child);
                    out.push(Fragment::sign(Piece::Change(rank)));
                    let inner = Around { change: Some(rank), ..around.clone() };
                    self.collect(child, &inner, style, out);
                }
                "del" | "moveFrom" => {
                    // Where the words went is shown by the move’s other half.
                    let kind = if child.name == "del" {
                        TraceKind::Deletion
                    } else {
                        TraceKind::Move
                    };
                    let rank = self.change(kind, child);
                    out.push(Fragment::sign(Piece::Change(rank)));
                    let inner = Around { deleted: Some(rank), ..around.clone() };
                    self.collect(child, &inner, style, out);
                }
                "hyperlink" => {
                    let link = child.get("id").and_then(|id| self.links.get(id)).cloned();
                    let link = link.or_else(|| around.link.clone());
                    let inner = Around { link, ..around.clone() };
                    self.collect(child, &inner, style, out);
                }
                "commentRangeStart" => sign(child, Piece::CommentStart, out),
                "commentRangeEnd" => sign(child, Piece::CommentEnd, out),
                "oMath" | "oMathPara" => {
                    let text = child.text();
                    self.word(&text, around, style, None, out);
                }
                "AlternateContent" => self.alternate(child, around, style, out),
                "sdt" => {
                    for content in child.all("sdtContent") {
                        self.collect(content, around, style, out);
                    }
                }
                "pPr" | "rPr" | "sdtPr" | "sdtEndPr" | "smartTagPr" | "customXmlPr"
                | "bookmarkStart" | "bookmarkEnd" | "proofErr" => {}
                // Smart tags, custom XML, directions: what they hold is text.
                _ => self.collect(child, around, style, out),
            }
        }
    }

    fn alternate(
        &mut self,
        node: &'n Node,
        around: &Around,
        style: &Look,
        out: &mut Vec<Fragment>,
    ) {
        let chosen = node.child("Choice").or_else(|| node.child("Fallback"));
        if let Some(chosen) = chosen {
            self.run_content(chosen, around, style, None, out);
            self.collect_runs_only(chosen, around, style, out);
        }
    }

    /// A choice may hold whole runs.
    fn collect_runs_only(
        &mut self,
        node: &'n Node,
        around: &Around,
        style: &Look,
        out: &mut Vec<Fragment>,
    ) {
        for child in node.all("r") {
            self.run(child, around, style, out);
        }
    }

    fn run(
        &mut self,
        node: &'n Node,
        around: &Around,
        style: &Look,
        out: &mut Vec<Fragment>,
    ) {
        let properties = node.child("rPr");
        let own = Look::of(None, properties);
        let named = properties.and_then(|it| it.val("rStyle"));
        let named = named.map(|id| self.styles.look(id)).unwrap_or_default();
        let look = own.over(&named);
        self.run_content(node, around, style, Some(&look), out);
    }

    fn run_content(
        &mut self,
        node: &'n Node,
        around: &Around,
        style: &Look,
        look: Option<&Look>,
        out: &mut Vec<Fragment>,
    ) {
        for child in node.nodes() {
            match child.name.as_str() {
                "t" | "delText" => {
                    let text = literal(child);
                    self.word(&text, around, style, look, out);
                }
                "tab" | "ptab" => self.word("\t", around, style, look, out),
                "noBreakHyphen" => self.word("\u{2011}", around, style, look, out),
                "br" | "cr" if around.deleted.is_none() && self.shows() => {
                    out.push(Fragment::sign(Piece::LineBreak));
                }
                "sym" => self.symbol(child, around, style, look, out),
                "fldChar" => self.field(child),
                "instrText" | "delInstrText" => {
                    if let Some(field) = self.fields.last_mut() {
                        field.instruction.push_str(&child.text());
                    }
                }
                "footnoteReference" | "endnoteReference" => {
                    let kind = &child.name[..child.name.len() - "Reference".len()];
                    if let Some(id) = child.get("id")
                        && around.deleted.is_none()
                    {
                        self.notes_here.push((kind.to_owned(), id.to_owned()));
                    }
                }
                "commentReference" => sign(child, Piece::CommentHere, out),
                "AlternateContent" => self.alternate(child, around, style, out),
                "drawing" | "pict" | "object" => self.drawing(child),
                "ruby" => {
                    for base in child.all("rubyBase") {
                        self.collect(base, around, style, out);
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether letters are shown here: the instructions of fields are not.
    fn shows(&self) -> bool {
        !self.balanced || self.fields.iter().all(|field| field.in_result)
    }

    fn word(
        &mut self,
        text: &str,
        around: &Around,
        style: &Look,
        look: Option<&Look>,
        out: &mut Vec<Fragment>,
    ) {
        if let Some(rank) = around.deleted {
            self.writer.traces[rank].text.push_str(text);
            return;
        }
        if text.is_empty() || !self.shows() {
            return;
        }
        let own = look.cloned().unwrap_or_default();
        let all = own.over(style);
        let on = |flag: Option<bool>| flag.unwrap_or(false);
        out.push(Fragment {
            kind: Piece::Text(text.to_owned()),
            // What a style makes bold is its look, not the author’s emphasis.
            strong: on(own.bold),
            emphasis: on(own.italic),
            capitals: on(all.capitals),
            hidden: on(all.hidden),
            highlighted: on(all.highlighted),
            link: around.link.clone(),
            change: around.change,
        });
    }

    /// A letter of a font of symbols: boxes to tick have their own signs.
    fn symbol(
        &mut self,
        node: &Node,
        around: &Around,
        style: &Look,
        look: Option<&Look>,
        out: &mut Vec<Fragment>,
    ) {
        let code = node.get("char").and_then(|code| u32::from_str_radix(code, 16).ok());
        let sign = match code.map(|code| code & 0xFF) {
            Some(0x6F | 0xA8 | 0x71 | 0x72) => "☐",
            Some(0x78 | 0xFD | 0x54) => "☒",
            Some(0xFE | 0x52) => "☑",
            Some(0xFC | 0x50) => "✓",
            Some(0xB7 | 0xA7 | 0x6C) => "•",
            _ => return,
        };
        self.word(sign, around, style, look, out);
    }

    fn field(&mut self, node: &Node) {
        match node.get("fldCharType") {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.in_result = true;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    /// Frames in a drawing come after the paragraph; pictures are not read.
    fn drawing(&mut self, node: &'n Node) {
        if !self.frames_of(node) {
            if node.holds(&["OLEObject", "chart", "relIds"]) {
                self.objects += 1;
            } else if node.holds(&["blip", "imagedata"]) {
                self.pictures += 1;
            }
        }
    }

    fn frames_of(&mut self, node: &'n Node) -> bool {
        let mut found = false;
        for child in node.nodes() {
            if child.name == "Fallback" && node.child("Choice").is_some() {
                continue;
            }
            if child.name == "txbxContent" {
                self.frames.push(child);
                found = true;
            } else {
                found |= self.frames_of(child);
            }
        }
        found
    }

    /// A tracked change, as a trace that its words are added to.
    pub(super) fn change(&mut self, kind: TraceKind, node: &Node) -> usize {
        self.writer.traces.push(RawTrace {
            kind,
            author: node.get("author").map(str::to_owned),
            date: node.get("date").map(str::to_owned),
            text: String::new(),
            place: None,
        });
        self.writer.traces.len() - 1
    }
}

fn sign(node: &Node, kind: fn(String) -> Piece, out: &mut Vec<Fragment>) {
    if let Some(id) = node.get("id") {
        out.push(Fragment::sign(kind(id.to_owned())));
    }
}

/// The letters of a run; a line end in them is a blank, unless blanks are to be kept.
fn literal(node: &Node) -> String {
    let mut text = String::new();
    for child in &node.children {
        if let Child::Text(piece) = child {
            text.push_str(piece);
        }
    }
    let text = text.replace(['\n', '\r'], " ");
    if node.get("space") == Some("preserve") { text } else { text.trim().to_owned() }
}
