//! What a Word file says of itself.

use super::xml::Node;

/// The properties that core and extended properties may have, and their names here.
const KNOWN: [(&str, &str); 16] = [
    ("creator", "author"),
    ("lastModifiedBy", "last-modified-by"),
    ("created", "created"),
    ("modified", "modified"),
    ("lastPrinted", "last-printed"),
    ("revision", "revision"),
    ("title", "title"),
    ("subject", "subject"),
    ("keywords", "keywords"),
    ("description", "description"),
    ("category", "category"),
    ("contentStatus", "status"),
    ("Company", "company"),
    ("Manager", "manager"),
    ("Template", "template"),
    ("TotalTime", "total-time"),
];

/// Reads the properties that have a value.
pub(super) fn read(
    parts: [Option<&Node>; 2],
    custom: Option<&Node>,
) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for node in parts.into_iter().flatten().flat_map(Node::nodes) {
        let Some((_, name)) = KNOWN.iter().find(|(known, _)| *known == node.name) else {
            continue;
        };
        add(&mut out, (*name).to_owned(), &node.text());
    }
    for node in custom.into_iter().flat_map(|root| root.all("property")) {
        let name = node.get("name").unwrap_or_default();
        add(&mut out, format!("custom:{name}"), &node.text());
    }
    out
}

fn add(out: &mut Vec<(String, String)>, name: String, value: &str) {
    let value = value.trim();
    if !value.is_empty() {
        out.push((name, value.to_owned()));
    }
}
