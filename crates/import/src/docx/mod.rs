//! Word files.

mod body;
mod fragment;
mod numbering;
mod package;
mod properties;
mod runs;
mod styles;
mod writer;
mod xml;

use std::collections::BTreeMap;

use clausier_diagnostics::{Diagnostic, Findings, Severity, SourceFile, Span};

use crate::flow::{Flow, Unit};
use crate::rules::UNREAD;
use crate::{Aside, AsideKind, Trace, Traces};
use body::Within;
use fragment::{Field, Fragment};
use numbering::Numbering;
use package::{Fault, Package, fault, resolve};
use styles::Styles;
use writer::{RawTrace, TraceKind, Writer};
use xml::Node;

/// Reads a Word file; `None`, with a finding, when it cannot be read.
pub(crate) fn read(path: &str, bytes: &[u8], findings: &mut Findings) -> Option<Flow> {
    match Parts::open(bytes) {
        Ok(parts) => Some(assemble(path, &parts, findings)),
        Err(fault) => {
            crate::decode::refuse(path, &fault.message, fault.help, findings);
            None
        }
    }
}

/// The parts of a file that are read.
#[derive(Default)]
struct Parts {
    document: Node,
    relations: Option<Node>,
    styles: Option<Node>,
    numbering: Option<Node>,
    notes: Vec<Node>,
    comments: Option<Node>,
    furniture: Vec<(AsideKind, Node)>,
    settings: Option<Node>,
    metadata: Vec<(String, String)>,
    macros: bool,
}

impl Parts {
    fn open(bytes: &[u8]) -> Result<Self, Fault> {
        let mut package = Package::open(bytes)?;
        let not_word = || fault("ce fichier n’est pas un document Word (.docx)");
        let roots = package.xml("_rels/.rels")?.ok_or_else(not_word)?;
        let main = related(&roots, "/officeDocument").next().ok_or_else(not_word)?;
        let main = resolve("", main);
        let document = package.xml(&main)?.ok_or_else(not_word)?;
        if document.name != "document" || document.child("body").is_none() {
            return Err(not_word());
        }
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
        let relations = package.xml(&resolve(folder, &format!("_rels/{name}.rels")))?;
        let target = |kind: &str| {
            relations
                .iter()
                .flat_map(|root| related(root, kind))
                .map(|target| resolve(folder, target))
                .collect::<Vec<_>>()
        };
        let mut one = |kind: &str| match target(kind).first() {
            Some(name) => package.xml(name),
            None => Ok(None),
        };
        let styles = one("/styles")?;
        let numbering = one("/numbering")?;
        let comments = one("/comments")?;
        let settings = one("/settings")?;
        let notes =
            [one("/footnotes")?, one("/endnotes")?].into_iter().flatten().collect();
        let mut furniture = Vec::new();
        for (kind, aside) in
            [("/header", AsideKind::Header), ("/footer", AsideKind::Footer)]
        {
            for name in target(kind) {
                if let Some(node) = package.xml(&name)? {
                    furniture.push((aside, node));
                }
            }
        }
        let mut of_root = |kind: &str| match related(&roots, kind).next() {
            Some(name) => package.xml(&resolve("", name)),
            None => Ok(None),
        };
        let core = of_root("/core-properties")?;
        let extended = of_root("/extended-properties")?;
        let custom = of_root("/custom-properties")?;
        let metadata =
            properties::read([core.as_ref(), extended.as_ref()], custom.as_ref());
        let macros = package.has(&resolve(folder, "vbaProject.bin"));
        Ok(Self {
            document,
            relations,
            styles,
            numbering,
            notes,
            comments,
            furniture,
            settings,
            metadata,
            macros,
        })
    }
}

/// The targets of the relations whose type ends with `kind`.
fn related<'n>(root: &'n Node, kind: &str) -> impl Iterator<Item = &'n str> {
    root.all("Relationship")
        .filter(move |node| node.get("Type").is_some_and(|it| it.ends_with(kind)))
        .filter(|node| node.get("TargetMode") != Some("External"))
        .filter_map(|node| node.get("Target"))
}

/// What is known while a file is read.
struct Reader<'n> {
    styles: Styles,
    numbering: Numbering,
    links: BTreeMap<String, String>,
    /// Notes that are not written yet, by kind and identifier.
    notes: BTreeMap<(String, String), &'n Node>,
    writer: Writer,
    units: Vec<Unit>,
    /// Complex fields that are open.
    fields: Vec<Field>,
    /// Whether every field of the part that opens also closes.
    balanced: bool,
    /// The start of a paragraph whose end is deleted.
    pending: Vec<Fragment>,
    /// Frames and notes that the paragraph mentions.
    frames: Vec<&'n Node>,
    notes_here: Vec<(String, String)>,
    pictures: usize,
    objects: usize,
    unread: Vec<(usize, String, Severity)>,
}

impl Reader<'_> {
    /// Notes that something here is not read.
    fn unread(&mut self, message: &str, severity: Severity) {
        self.unread.push((self.writer.text.len(), message.to_owned(), severity));
    }
}

fn assemble(path: &str, parts: &Parts, findings: &mut Findings) -> Flow {
    let mut reader = Reader {
        styles: Styles::read(parts.styles.as_ref()),
        numbering: Numbering::read(parts.numbering.as_ref()),
        links: links(parts.relations.as_ref()),
        notes: notes(&parts.notes),
        writer: Writer::default(),
        units: Vec::new(),
        fields: Vec::new(),
        balanced: balanced(&parts.document),
        pending: Vec::new(),
        frames: Vec::new(),
        notes_here: Vec::new(),
        pictures: 0,
        objects: 0,
        unread: Vec::new(),
    };
    comments(parts.comments.as_ref(), &mut reader.writer);
    if let Some(body) = parts.document.child("body") {
        reader.part(body);
    }
    // Notes that no text mentions are still words of the file.
    for (_, note) in std::mem::take(&mut reader.notes) {
        reader.part(note);
    }
    if reader.pictures > 0 {
        reader.unread(
            "les images du document ne sont pas lues : les mots qu’elles montrent ne sont pas \
             vérifiés",
            Severity::Info,
        );
    }
    if reader.objects > 0 {
        reader.unread(
            "le document contient des objets incorporés (tableur, graphique …), qui ne sont pas \
             lus",
            Severity::Warning,
        );
    }
    let body = std::mem::take(&mut reader.units);
    let mut asides = Vec::new();
    for (kind, node) in &parts.furniture {
        reader.fields.clear();
        reader.balanced = balanced(node);
        reader.part(node);
        for unit in std::mem::take(&mut reader.units) {
            asides.push((*kind, unit.span()));
        }
    }

    let file = SourceFile::new(path, std::mem::take(&mut reader.writer.text));
    let mut flow = Flow::new(file);
    flow.units = body;
    flow.asides = asides
        .into_iter()
        .map(|(kind, range)| Aside { kind, span: flow.span(range) })
        .collect();
    flow.traces = traces(reader.writer.traces, &flow);
    flow.traces.metadata.clone_from(&parts.metadata);
    flow.traces.macros = parts.macros;
    for (_, node) in &parts.furniture {
        watermarks(node, &mut flow.traces.watermarks);
    }
    flow.traces.tracking = parts
        .settings
        .as_ref()
        .and_then(|settings| settings.flag("trackRevisions"))
        .unwrap_or(false);
    for (at, message, severity) in reader.unread {
        let mut finding = Diagnostic::new(&UNREAD, flow.span(at..at), message);
        finding.severity = severity;
        findings.push(finding.help("vérifiez ce qu’ils disent à la main"));
    }
    flow
}

impl<'n> Reader<'n> {
    /// Reads a part from its start to its end.
    fn part(&mut self, node: &'n Node) {
        self.blocks(node, Within::default());
        // The last paragraph cannot go on in a next one.
        let left = std::mem::take(&mut self.pending);
        let written = self.writer.paragraph(left, None);
        if !written.runs.is_empty() {
            let at = written.at;
            let para = crate::flow::Para { runs: written.runs, at, ..Default::default() };
            self.units.push(Unit::Para(para));
        }
    }
}

/// The words that Word draws along a path, as its watermarks are.
fn watermarks(node: &Node, out: &mut Vec<String>) {
    for child in node.nodes() {
        let words = child.get("string").filter(|_| child.name == "textpath");
        if let Some(words) = words.map(str::trim)
            && !words.is_empty()
            && !out.iter().any(|known| known == words)
        {
            out.push(words.to_owned());
        }
        watermarks(child, out);
    }
}

/// Links to the outside, by their relation.
fn links(relations: Option<&Node>) -> BTreeMap<String, String> {
    relations
        .into_iter()
        .flat_map(|root| root.all("Relationship"))
        .filter(|node| node.get("TargetMode") == Some("External"))
        .filter_map(|node| {
            let target = node.get("Target")?;
            let kept = target.starts_with("https:") || target.starts_with("mailto:");
            kept.then(|| {
                (node.get("Id").unwrap_or_default().to_owned(), target.to_owned())
            })
        })
        .collect()
}

/// Footnotes and endnotes, without the lines that part them from the text.
fn notes(roots: &[Node]) -> BTreeMap<(String, String), &Node> {
    let mut out = BTreeMap::new();
    for node in roots.iter().flat_map(Node::nodes) {
        let drawn = node.get("type").is_some_and(|kind| kind != "normal");
        if let Some(id) = node.get("id")
            && !drawn
        {
            out.insert((node.name.clone(), id.to_owned()), node);
        }
    }
    out
}

fn comments(root: Option<&Node>, writer: &mut Writer) {
    for node in root.into_iter().flat_map(|root| root.all("comment")) {
        let Some(id) = node.get("id") else { continue };
        let paragraphs: Vec<String> = node.all("p").map(Node::text).collect();
        writer.comments.insert(id.to_owned(), writer.traces.len());
        writer.traces.push(RawTrace {
            kind: TraceKind::Comment,
            author: node.get("author").map(str::to_owned),
            date: node.get("date").map(str::to_owned),
            text: paragraphs.join("\n").trim().to_owned(),
            place: None,
        });
    }
}

/// Whether as many fields end as begin.
fn balanced(node: &Node) -> bool {
    fn count(node: &Node, total: &mut i64) -> bool {
        for child in node.nodes() {
            if child.name == "fldChar" {
                match child.get("fldCharType") {
                    Some("begin") => *total += 1,
                    Some("end") => *total -= 1,
                    _ => {}
                }
                if *total < 0 {
                    return false;
                }
            }
            if !count(child, total) {
                return false;
            }
        }
        true
    }
    let mut total = 0;
    count(node, &mut total) && total == 0
}

/// Traces with their places, in reading order.
fn traces(raw: Vec<RawTrace>, flow: &Flow) -> Traces {
    let mut raw: Vec<RawTrace> = raw
        .into_iter()
        // A comment that the text does not hold is still in the file.
        .filter(|trace| trace.kind == TraceKind::Comment || trace.place.is_some())
        .collect();
    raw.sort_by_key(|trace| trace.place.as_ref().map_or(0, |place| place.start));
    let mut out = Traces::default();
    for trace in raw {
        let list = match trace.kind {
            TraceKind::Comment => &mut out.comments,
            TraceKind::Insertion => &mut out.insertions,
            TraceKind::Deletion => &mut out.deletions,
            TraceKind::Move => &mut out.moves,
            TraceKind::Highlight => &mut out.highlights,
            TraceKind::Hidden => &mut out.hidden,
        };
        let span = match trace.place {
            Some(place) => flow.span(place),
            None => Span::file_start(&flow.file),
        };
        list.push(Trace {
            author: trace.author,
            date: trace.date,
            text: trace.text,
            span,
        });
    }
    out
}
