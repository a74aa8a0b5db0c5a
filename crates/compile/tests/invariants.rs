//! What holds of every parsed clause, whatever is in it.
//!
//! The fuzz targets, the random tests and the regressions all ask for the same.
//! A clause is made of [`Piece`]s, so that where each word and each value must stand
//! is known without reading the clause a second time.

use std::collections::BTreeMap;
use std::sync::Arc;

use clausier_compile::expression::ExprKind;
use clausier_compile::template::{Condition, Node, NodeKind, parse_template};
use clausier_diagnostics::{Findings, SourceFile};

/// A piece of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A word that occurs once.
    Word,
    /// A `{{ }}` of a variable that occurs once.
    Token,
    If,
    Elif,
    Else,
    EndIf,
    For,
    EndFor,
    /// Markdown, or something that resembles it.
    Mark(&'static str),
}

/// What the pieces of [`clause`] may be, beside words, values and tags.
const MARKS: &[&str] = &[
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    " ",
    " ",
    "- ",
    "- ",
    "1. ",
    "2. ",
    "> ",
    "## ",
    "### ",
    "**",
    "*",
    "_",
    "| ",
    " |",
    "| ",
    "\n|--|--|\n",
    "  ",
    "    ",
    "{#a}",
    "{#b}\n",
    "[",
    "]",
    "](https://example.fr)",
    "](",
    ")",
    "]: ",
    "\"",
    "<",
    ">",
    "<b>",
    "`",
    "```\n",
    "\\",
    "&amp;",
    "&#xE000;",
    "&#x202e;",
    "&rlm;",
    "---\n",
    "===\n",
    "!",
    "~~",
    "<https://example.fr/",
    "{",
    "} ",
    "{{",
    "} }",
    "{%",
    "%}",
    "’",
    "\t",
    "\u{e000}",
    "\u{202e}",
    "[^1]",
    "{{ }}",
    "{% autre %}",
    "\\\n",
];

/// Pieces out of bytes: words, values and tags come often.
pub(crate) fn pieces(bytes: &[u8]) -> Vec<Piece> {
    bytes
        .iter()
        .map(|byte| match byte {
            0..40 => Piece::Word,
            40..70 => Piece::Token,
            70..85 => Piece::If,
            85..90 => Piece::Elif,
            90..96 => Piece::Else,
            96..111 => Piece::EndIf,
            111..118 => Piece::For,
            118..125 => Piece::EndFor,
            mark => Piece::Mark(MARKS[usize::from(mark - 125) % MARKS.len()]),
        })
        .collect()
}

/// The conditions and loops around a word, outermost first.
type Path = Vec<String>;

/// A clause with what must come out of it.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// Its text.
    pub(crate) text: String,
    /// Whether every tag is closed, in order.
    balanced: bool,
    words: BTreeMap<String, Path>,
    tokens: BTreeMap<String, Path>,
}

/// Writes a clause.
pub(crate) fn clause(pieces: &[Piece]) -> Written {
    let mut out = Written { balanced: true, ..Written::default() };
    // Each open group: whether it is a condition, its branch, whether `else` was seen.
    let mut open: Vec<(bool, String, bool)> = Vec::new();
    for (rank, piece) in pieces.iter().enumerate() {
        let path = || open.iter().map(|(_, branch, _)| branch.clone()).collect();
        let tag = match piece {
            Piece::Word => {
                out.words.insert(format!("w{rank}w"), path());
                format!("w{rank}w")
            }
            Piece::Token => {
                out.tokens.insert(format!("v{rank}"), path());
                format!("{{{{ v{rank} }}}}")
            }
            Piece::If => {
                open.push((true, format!("c{rank}"), false));
                format!("{{% if c{rank} %}}")
            }
            Piece::For => {
                open.push((false, format!("l{rank}"), false));
                format!("{{% for x in l{rank} %}}")
            }
            Piece::Elif | Piece::Else => {
                let last = *piece == Piece::Else;
                match open.last_mut() {
                    Some((true, branch, closed @ false)) => {
                        *branch =
                            if last { "else".to_owned() } else { format!("c{rank}") };
                        *closed = last;
                    }
                    _ => out.balanced = false,
                }
                if last {
                    "{% else %}".to_owned()
                } else {
                    format!("{{% elif c{rank} %}}")
                }
            }
            Piece::EndIf | Piece::EndFor => {
                let is_if = *piece == Piece::EndIf;
                out.balanced &= open.pop().is_some_and(|group| group.0 == is_if);
                if is_if { "{% endif %}" } else { "{% endfor %}" }.to_owned()
            }
            Piece::Mark(mark) => (*mark).to_owned(),
        };
        out.text.push_str(&tag);
    }
    out.balanced &= open.is_empty();
    out
}

/// Parses a clause and checks all that must hold of it.
///
/// # Panics
///
/// When something does not.
pub(crate) fn check_clause(written: &Written) {
    let (root, findings) = check_text(&written.text);
    let mut found = Found::default();
    found.gather(std::slice::from_ref(&root), &[]);
    let text = &written.text;
    for (name, count) in &found.tokens {
        assert_eq!(count.len(), 1, "{name} stands twice in {text:?}");
    }
    let all = found.words.iter().map(|(run, _)| run.as_str()).collect::<String>();
    for word in written.words.keys() {
        let count = all.matches(word.as_str()).count();
        assert!(count <= 1, "{word} stands {count} times in {text:?}");
    }
    assert!(
        written.balanced || !findings.is_empty(),
        "unbalanced without a word: {text:?}"
    );
    if !findings.is_empty() {
        return;
    }
    for (name, path) in &written.tokens {
        let places = found.tokens.get(name);
        assert_eq!(
            places.map(Vec::as_slice),
            Some([path.clone()].as_slice()),
            "{name} in {text:?}"
        );
    }
    for (word, path) in &written.words {
        let places: Vec<_> =
            found.words.iter().filter(|(run, _)| run.contains(word.as_str())).collect();
        assert_eq!(places.len(), 1, "{word} is lost in {text:?}\n{root:?}");
        assert_eq!(places[0].1, *path, "{word} in {text:?}");
    }
}

/// Parses any text and checks what must hold of it.
///
/// # Panics
///
/// When something does not.
pub(crate) fn check_text(text: &str) -> (Node, Findings) {
    let file = SourceFile::new("clause.md", text);
    let mut findings = Findings::new();
    let root = parse_template(&file, 0..text.len(), &mut findings);
    check_places(&file, &findings);
    check_node(&root, text);
    (root, findings)
}

/// Every place of a finding is in its file, between two characters.
pub(crate) fn check_places(file: &Arc<SourceFile>, findings: &Findings) {
    for finding in findings {
        let related = finding.related.iter().map(|(span, _)| span);
        for span in std::iter::once(&finding.span).chain(related) {
            let text = span.file().text();
            assert!(text.get(span.range()).is_some(), "{finding:?} in {:?}", file.text());
        }
        assert!(!finding.message.is_empty());
    }
}

/// Ranges are nested, and words hold nothing that is refused.
pub(crate) fn check_node(node: &Node, text: &str) {
    assert!(text.get(node.range.clone()).is_some(), "{node:?} in {text:?}");
    if let NodeKind::Text(words) = &node.kind {
        let refused = words.chars().find(|c| {
            matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. | '\u{202a}'..='\u{202e}'
                | '\u{200e}' | '\u{200f}' | '\u{0}'..='\u{8}')
        });
        assert_eq!(refused, None, "in {text:?}");
    }
    for child in &node.children {
        check_child(node, child, text);
    }
}

/// A group has no range of its own: what it covers is in the node that holds it.
fn check_child(holder: &Node, child: &Node, text: &str) {
    match &child.kind {
        NodeKind::If(branches) => {
            for covered in branches.iter().flat_map(|branch| &branch.body) {
                check_child(holder, covered, text);
            }
        }
        NodeKind::For { body, .. } => {
            for covered in body {
                check_child(holder, covered, text);
            }
        }
        _ => {
            let (outer, inner) = (&holder.range, &child.range);
            // A cell that Markdown adds to a short row stands nowhere.
            let inside =
                inner.is_empty() || outer.start <= inner.start && inner.end <= outer.end;
            assert!(inside, "{child:?}\nout of\n{holder:?}\nin {text:?}");
            check_node(child, text);
        }
    }
}

#[derive(Default)]
struct Found {
    words: Vec<(String, Path)>,
    tokens: BTreeMap<String, Vec<Path>>,
}

impl Found {
    fn gather(&mut self, nodes: &[Node], path: &[String]) {
        let below = |branch: &str| [path, &[branch.to_owned()]].concat();
        for node in nodes {
            match &node.kind {
                // Markdown may cut a word in two runs that follow each other.
                NodeKind::Text(words) => match self.words.last_mut() {
                    Some((run, last)) if last == path => run.push_str(words),
                    _ => self.words.push((words.clone(), path.to_vec())),
                },
                NodeKind::Token(Some(expr)) => {
                    self.words.push(("\u{fffc}".to_owned(), path.to_vec()));
                    if let ExprKind::Name(name) = &expr.kind {
                        self.tokens.entry(name.clone()).or_default().push(path.to_vec());
                    }
                }
                NodeKind::If(branches) => {
                    for branch in branches {
                        let name = match &branch.condition {
                            Condition::When(expr) => match &expr.kind {
                                ExprKind::Name(name) => name.as_str(),
                                _ => "?",
                            },
                            Condition::Otherwise => "else",
                            Condition::Unreadable => "?",
                        };
                        self.gather(&branch.body, &below(name));
                    }
                }
                NodeKind::For { list, body, .. } => {
                    let name = match list.as_ref().map(|list| &list.kind) {
                        Some(ExprKind::Name(name)) => name.as_str(),
                        _ => "?",
                    };
                    self.gather(body, &below(name));
                }
                _ => {
                    self.words.push((String::from(" "), path.to_vec()));
                    self.gather(&node.children, path);
                    self.words.push((String::from(" "), path.to_vec()));
                }
            }
        }
    }
}
