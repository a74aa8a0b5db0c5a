//! XML as a small tree, without types, entities or name spaces.
//!
//! Elements and attributes are known by their local names: Word’s are unambiguous
//! where they are looked for, and other programs choose other prefixes.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// The deepest nesting; a contract in tables in frames stays under fifty.
const DEEPEST: usize = 200;
/// The most elements.
const NODES: usize = 4_000_000;

/// An element.
#[derive(Debug, Clone, Default)]
pub(super) struct Node {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Child>,
}

/// What stands in an element.
#[derive(Debug, Clone)]
pub(super) enum Child {
    Node(Node),
    Text(String),
}

impl Node {
    /// The first child of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Node> {
        self.nodes().find(|node| node.name == name)
    }

    /// The child elements.
    pub(super) fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.children.iter().filter_map(|child| match child {
            Child::Node(node) => Some(node),
            Child::Text(_) => None,
        })
    }

    /// The child elements of a name.
    pub(super) fn all<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Node> {
        self.nodes().filter(move |node| node.name == name)
    }

    /// An attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The `val` of a child.
    pub(super) fn val(&self, name: &str) -> Option<&str> {
        self.child(name)?.get("val")
    }

    /// A property that is on or off: there without a value, it is on.
    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        let value = self.child(name)?.get("val").unwrap_or("true");
        Some(!matches!(value, "0" | "false" | "off" | "none"))
    }

    /// All the text below.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        self.write_text(&mut out);
        out
    }

    fn write_text(&self, out: &mut String) {
        for child in &self.children {
            match child {
                Child::Text(text) => out.push_str(text),
                Child::Node(node) => node.write_text(out),
            }
        }
    }

    /// Whether an element of one of the names stands below.
    pub(super) fn holds(&self, names: &[&str]) -> bool {
        self.nodes().any(|node| names.contains(&node.name.as_str()) || node.holds(names))
    }
}

/// Reads XML; the error goes on « le fichier … ».
pub(super) fn parse(text: &str) -> Result<Node, &'static str> {
    const DAMAGED: &str = "n’est pas du XML bien formé";
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut stack = vec![Node::default()];
    let mut count = 0;
    loop {
        match reader.read_event().map_err(|_| DAMAGED)? {
            Event::Start(start) => {
                count += 1;
                if stack.len() > DEEPEST || count > NODES {
                    return Err("est trop compliqué pour un contrat");
                }
                stack.push(node(&start)?);
            }
            Event::Empty(start) => {
                count += 1;
                if count > NODES {
                    return Err("est trop compliqué pour un contrat");
                }
                let node = node(&start)?;
                push(&mut stack, Child::Node(node));
            }
            Event::End(_) => {
                if stack.len() < 2 {
                    return Err(DAMAGED);
                }
                if let Some(done) = stack.pop() {
                    push(&mut stack, Child::Node(done));
                }
            }
            Event::Text(text) => push_text(&mut stack, &text.xml10_content()),
            Event::CData(text) => push_text(&mut stack, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                let character = match &*reference.clone().into_inner() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => reference.resolve_char_ref().map_err(|_| DAMAGED)?,
                };
                let character =
                    character.ok_or("contient une entité, ce que Word n’écrit pas")?;
                push_text(&mut stack, character.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => {
                return Err("déclare un type de document, ce que Word n’écrit pas");
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    if stack.len() != 1 {
        return Err(DAMAGED);
    }
    let root = stack.pop().and_then(|top| {
        top.children.into_iter().find_map(|child| match child {
            Child::Node(node) => Some(node),
            Child::Text(_) => None,
        })
    });
    root.ok_or("est vide")
}

fn node(start: &BytesStart<'_>) -> Result<Node, &'static str> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| "a un attribut mal formé")?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|_| "a un attribut mal formé")?;
        let name = local(attribute.key.as_ref());
        attributes.push((name.to_owned(), value.into_owned()));
    }
    let name = local(start.name().as_ref()).to_owned();
    Ok(Node { name, attributes, children: Vec::new() })
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn push(stack: &mut [Node], child: Child) {
    if let Some(top) = stack.last_mut() {
        top.children.push(child);
    }
}

fn push_text(stack: &mut [Node], text: &str) {
    let Some(top) = stack.last_mut() else { return };
    match top.children.last_mut() {
        Some(Child::Text(before)) => before.push_str(text),
        _ => top.children.push(Child::Text(text.to_owned())),
    }
}
