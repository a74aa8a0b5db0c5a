//! Styles: what they say of the paragraphs and runs that have them.

use std::collections::BTreeMap;

use super::xml::Node;

/// The longest chain of styles that are based on each other.
const CHAIN: usize = 32;

/// The styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of a paragraph that names none.
    normal: Option<String>,
}

#[derive(Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    look: Look,
    /// The list, for a style of lists.
    list: Option<String>,
}

/// What a style or a paragraph says; `None` where it says nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    /// From 0; 9 is the body.
    pub(super) outline: Option<u8>,
    pub(super) list: Option<String>,
    pub(super) level: Option<u8>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) capitals: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) centred: Option<bool>,
    pub(super) framed: Option<bool>,
    pub(super) highlighted: Option<bool>,
}

impl Look {
    /// What the properties of a paragraph and of its runs say.
    pub(super) fn of(paragraph: Option<&Node>, run: Option<&Node>) -> Self {
        let mut look = Self::default();
        if let Some(node) = paragraph {
            look.outline = node.val("outlineLvl").and_then(|it| it.parse().ok());
            if let Some(numbering) = node.child("numPr") {
                look.list = numbering.val("numId").map(str::to_owned);
                look.level = numbering.val("ilvl").and_then(|it| it.parse().ok());
            }
            look.centred = node.val("jc").map(|it| it == "center");
            look.framed = node.child("pBdr").map(|borders| {
                ["top", "left", "bottom", "right"].iter().all(|side| {
                    let drawn =
                        borders.val(side).is_some_and(|it| it != "none" && it != "nil");
                    let other = match *side {
                        "left" => borders.val("start"),
                        "right" => borders.val("end"),
                        _ => None,
                    };
                    drawn || other.is_some_and(|it| it != "none" && it != "nil")
                })
            });
        }
        if let Some(node) = run {
            look.bold = node.flag("b");
            look.italic = node.flag("i");
            look.capitals = node.flag("caps");
            look.hidden = node.flag("vanish");
            // Yellow behind letters is how many highlight.
            let shade = node.child("shd").and_then(|shade| shade.get("fill"));
            look.highlighted = node
                .val("highlight")
                .map(|colour| colour != "none" && colour != "white")
                .or(shade.map(|fill| fill.eq_ignore_ascii_case("FFFF00")));
        }
        look
    }

    /// This, and below it what `other` says.
    #[must_use]
    pub(super) fn over(&self, other: &Self) -> Self {
        Self {
            outline: self.outline.or(other.outline),
            list: self.list.clone().or_else(|| other.list.clone()),
            level: self.level.or(other.level),
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            capitals: self.capitals.or(other.capitals),
            hidden: self.hidden.or(other.hidden),
            centred: self.centred.or(other.centred),
            framed: self.framed.or(other.framed),
            highlighted: self.highlighted.or(other.highlighted),
        }
    }
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(root: Option<&Node>) -> Self {
        let mut out = Self::default();
        for node in root.into_iter().flat_map(|root| root.all("style")) {
            let Some(id) = node.get("styleId") else { continue };
            let look = Look::of(node.child("pPr"), node.child("rPr"));
            let is_default = matches!(node.get("default"), Some("1" | "true" | "on"));
            if is_default && node.get("type") == Some("paragraph") {
                out.normal = Some(id.to_owned());
            }
            let style = Style {
                name: node.val("name").unwrap_or_default().to_lowercase(),
                based_on: node.val("basedOn").map(str::to_owned),
                list: look.list.clone(),
                look,
            };
            out.styles.insert(id.to_owned(), style);
        }
        out
    }

    /// The style of a paragraph that names `id` or none.
    pub(super) fn of_paragraph<'s>(&'s self, id: Option<&'s str>) -> Option<&'s str> {
        id.filter(|id| self.styles.contains_key(*id)).or(self.normal.as_deref())
    }

    /// The chain of a style, from itself to what it is based on in the end.
    fn chain<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s Style> {
        let mut next = self.styles.get(id);
        let steps = std::iter::from_fn(move || {
            let here = next?;
            next = here.based_on.as_ref().and_then(|id| self.styles.get(id));
            Some(here)
        });
        steps.take(CHAIN)
    }

    /// A style and those it is based on.
    pub(super) fn ids<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s str> {
        let first = self.styles.contains_key(id).then_some(id);
        let rest = self.chain(id).filter_map(|style| style.based_on.as_deref());
        first.into_iter().chain(rest)
    }

    /// What a style says, with what it is based on.
    pub(super) fn look(&self, id: &str) -> Look {
        self.chain(id).fold(Look::default(), |look, style| look.over(&style.look))
    }

    /// Whether a style or one it is based on has a name that `test` knows.
    pub(super) fn is_called(&self, id: &str, test: impl Fn(&str) -> bool) -> bool {
        self.chain(id).any(|style| test(&style.name))
    }

    /// The heading level that the name of a style says, from 1: every Word calls the
    /// built-in styles « heading 1 » in the file, whatever it shows.
    pub(super) fn named_level(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|style| {
            let rank = style
                .name
                .strip_prefix("heading ")
                .or_else(|| style.name.strip_prefix("titre "))?;
            rank.parse().ok().filter(|level| (1..=9).contains(level))
        })
    }

    /// The list that a style of lists stands for.
    pub(super) fn list(&self, id: &str) -> Option<&str> {
        self.styles.get(id)?.list.as_deref()
    }
}
