//! A DOCX, read back: its parts as small trees.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// An element of a part.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
}

#[derive(Debug)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The elements below with this name, in order.
    pub(crate) fn all(&self, name: &str) -> Vec<&Element> {
        let mut out = Vec::new();
        self.collect(name, &mut out);
        out
    }

    fn collect<'a>(&'a self, name: &str, out: &mut Vec<&'a Element>) {
        for child in self.elements() {
            if child.name == name {
                out.push(child);
            }
            child.collect(name, out);
        }
    }

    /// The elements directly below.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|child| child.name == name)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.attributes.iter().any(|(name, _)| name == key)
    }

    pub(crate) fn attribute(&self, key: &str) -> &str {
        let found = self.attributes.iter().find(|(name, _)| name == key);
        &found.unwrap_or_else(|| panic!("no {key} on {}", self.name)).1
    }

    /// The style of a paragraph.
    pub(crate) fn style(&self) -> String {
        self.all("w:pStyle")[0].attribute("w:val").to_owned()
    }

    /// The text shown, field codes apart.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        for child in &self.children {
            match child {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => match element.name.as_str() {
                    "w:instrText" => {}
                    "w:br" => out.push('\n'),
                    "w:tab" if self.name == "w:r" => out.push('\t'),
                    _ => out.push_str(&element.text()),
                },
            }
        }
        out
    }

    /// The fields of a paragraph: instruction and result.
    pub(crate) fn fields(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        let mut field: Option<(String, String, bool)> = None;
        for run in self.all("w:r") {
            match run.child("w:fldChar").map(|mark| mark.attribute("w:fldCharType")) {
                Some("begin") => field = Some((String::new(), String::new(), false)),
                Some("separate") => {
                    if let Some((_, _, shown)) = &mut field {
                        *shown = true;
                    }
                }
                Some(_) => {
                    out.extend(field.take().map(|(code, result, _)| (code, result)));
                }
                None => match &mut field {
                    Some((_, result, true)) => result.push_str(&run.text()),
                    Some((code, _, false)) => {
                        for part in run.all("w:instrText") {
                            code.push_str(&part.text());
                        }
                    }
                    None => {}
                },
            }
        }
        out
    }
}

/// A DOCX.
pub(crate) struct Package {
    sources: BTreeMap<String, String>,
    trees: BTreeMap<String, Element>,
    names: Vec<String>,
}

impl Package {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut sources = BTreeMap::new();
        let mut names = Vec::new();
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).unwrap();
            let name = file.name().unwrap().into_owned();
            let dated = file.last_modified().unwrap();
            assert_eq!((dated.year(), dated.month()), (1980, 1), "{name}");
            names.push(name.clone());
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            if !name.ends_with(".png") {
                sources.insert(name, String::from_utf8(content).unwrap());
            }
        }
        let trees =
            sources.iter().map(|(name, xml)| (name.clone(), parse(name, xml))).collect();
        Self { sources, trees, names }
    }

    pub(crate) fn parts(&self) -> impl Iterator<Item = (&str, &Element)> {
        self.trees.iter().map(|(name, tree)| (name.as_str(), tree))
    }

    pub(crate) fn sources(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sources.iter().map(|(name, xml)| (name.as_str(), xml.as_str()))
    }

    pub(crate) fn part(&self, name: &str) -> &Element {
        self.trees.get(name).unwrap_or_else(|| panic!("no part {name}"))
    }

    pub(crate) fn holds(&self, name: &str) -> bool {
        self.names.iter().any(|other| other == name)
    }
}

/// Parses a part, which must be well-formed.
fn parse(name: &str, xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    let mut stack = vec![Element::default()];
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
            Event::Start(start) => stack.push(element(&start)),
            Event::Empty(start) => {
                let element = element(&start);
                stack.last_mut().unwrap().children.push(Node::Element(element));
            }
            Event::End(_) => {
                let element = stack.pop().unwrap();
                stack.last_mut().unwrap().children.push(Node::Element(element));
            }
            Event::Text(text) => text_to(&mut stack, text.into_inner().as_ref()),
            Event::GeneralRef(entity) => {
                let character = entity.resolve_char_ref().unwrap();
                match character {
                    Some(character) => text_to(&mut stack, &character.to_string()),
                    None => {
                        let name = entity.into_inner();
                        text_to(
                            &mut stack,
                            resolve_predefined_entity(name.as_ref()).unwrap(),
                        );
                    }
                }
            }
            Event::Decl(_) => {}
            Event::Eof => break,
            event => panic!("{name}: {event:?}"),
        }
    }
    assert_eq!(stack.len(), 1, "{name}");
    stack.pop().unwrap()
}

fn text_to(stack: &mut [Element], text: &str) {
    stack.last_mut().unwrap().children.push(Node::Text(text.to_owned()));
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start
        .attributes()
        .map(|attribute| {
            let attribute = attribute.unwrap();
            let value = quick_xml::escape::unescape(&attribute.value).unwrap();
            (attribute.key.as_ref().to_owned(), value.into_owned())
        })
        .collect();
    Element { name: start.name().as_ref().to_owned(), attributes, children: Vec::new() }
}
