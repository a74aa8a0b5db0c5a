//! Runs of text, flattened first.
//!
//! Whether `**` opens emphasis depends on the characters on both sides of it, which may
//! belong to other inlines. So a run is first made a list of pieces, then written.

use clausier_model::document::Inline;

use super::escape::{Position, push_text, push_url};

/// How a run stands in its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a paragraph; a new line is a hard break.
    Paragraph,
    /// On a line that cannot be broken: a heading.
    Line,
    /// In a cell; a new line is `<br>`.
    Cell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Strong,
    Emphasis,
}

impl Mark {
    fn markdown(self) -> &'static str {
        match self {
            Self::Strong => "**",
            Self::Emphasis => "_",
        }
    }

    fn tag(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Emphasis => "em",
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Piece<'i> {
    Text(&'i str),
    Open(Mark),
    Close(Mark),
    LinkStart,
    LinkEnd(&'i str),
    Break,
}

/// Writes a run; `prefix` is what starts each line of the block, after a line break.
pub(super) fn push_inlines(
    inlines: &[Inline],
    place: Place,
    start: Position,
    prefix: &str,
    out: &mut String,
) {
    let mut pieces = Vec::new();
    flatten(inlines, Open::default(), &mut pieces);
    tidy(&mut pieces);
    let written = faces(&pieces);
    let mut position = start;
    for (piece, markdown) in pieces.iter().zip(written) {
        match piece {
            Piece::Text(text) => {
                position = push_text(text, position, out);
                continue;
            }
            Piece::Open(mark) | Piece::Close(mark) if markdown => {
                out.push_str(mark.markdown());
            }
            Piece::Open(mark) => {
                out.push('<');
                out.push_str(mark.tag());
                out.push('>');
            }
            Piece::Close(mark) => {
                out.push_str("</");
                out.push_str(mark.tag());
                out.push('>');
            }
            Piece::LinkStart => {
                // An exclamation mark just before would make an image of the link.
                if out.ends_with('!') {
                    out.insert(out.len() - 1, '\\');
                }
                out.push('[');
            }
            Piece::LinkEnd(url) => {
                out.push_str("](<");
                push_url(url, out);
                out.push_str(">)");
            }
            Piece::Break => match place {
                Place::Paragraph => {
                    out.push_str("\\\n");
                    out.push_str(prefix);
                    position = Position::LineStart;
                    continue;
                }
                Place::Line => out.push(' '),
                Place::Cell => out.push_str("<br>"),
            },
        }
        position = Position::Inside;
    }
}

/// What encloses the run being flattened; Markdown nests none of these in itself.
#[derive(Debug, Clone, Copy, Default)]
struct Open {
    strong: bool,
    emphasis: bool,
    link: bool,
}

fn flatten<'i>(inlines: &'i [Inline], open: Open, out: &mut Vec<Piece<'i>>) {
    for inline in inlines {
        match inline {
            Inline::Text { text }
            | Inline::Value { text, .. }
            | Inline::Reference { text, .. } => {
                if !text.is_empty() {
                    out.push(Piece::Text(text));
                }
            }
            Inline::Gap { text } => {
                if !open.strong {
                    out.push(Piece::Open(Mark::Strong));
                }
                out.extend([Piece::Text("["), Piece::Text(text), Piece::Text("]")]);
                if !open.strong {
                    out.push(Piece::Close(Mark::Strong));
                }
            }
            Inline::Strong { inlines } if !open.strong && !inlines.is_empty() => {
                out.push(Piece::Open(Mark::Strong));
                flatten(inlines, Open { strong: true, ..open }, out);
                out.push(Piece::Close(Mark::Strong));
            }
            Inline::Emphasis { inlines } if !open.emphasis && !inlines.is_empty() => {
                out.push(Piece::Open(Mark::Emphasis));
                flatten(inlines, Open { emphasis: true, ..open }, out);
                out.push(Piece::Close(Mark::Emphasis));
            }
            Inline::Link { url, inlines } if !open.link => {
                out.push(Piece::LinkStart);
                flatten(inlines, Open { link: true, ..open }, out);
                out.push(Piece::LinkEnd(url));
            }
            Inline::Strong { inlines }
            | Inline::Emphasis { inlines }
            | Inline::Link { inlines, .. } => flatten(inlines, open, out),
            Inline::LineBreak => out.push(Piece::Break),
        }
    }
}

/// Takes new lines out of the edges of emphasis and links, where Markdown does not read
/// them, and drops emphasis of nothing.
fn tidy(pieces: &mut Vec<Piece<'_>>) {
    let mut at = 0;
    while at + 1 < pieces.len() {
        match (pieces[at], pieces[at + 1]) {
            (Piece::Open(_) | Piece::LinkStart, Piece::Break)
            | (Piece::Break, Piece::Close(_) | Piece::LinkEnd(_)) => {
                pieces.swap(at, at + 1);
                at = at.saturating_sub(1);
            }
            (Piece::Open(_), Piece::Close(_)) => {
                pieces.drain(at..at + 2);
                at = at.saturating_sub(1);
            }
            // White space at the start of a line is not read either.
            (Piece::Break, Piece::Text(text))
                if text.trim_matches([' ', '\t']).is_empty() =>
            {
                pieces.remove(at + 1);
            }
            _ => at += 1,
        }
    }
}

/// For each mark, whether Markdown's own delimiter would be understood where it stands;
/// a pair falls back to tags together.
fn faces(pieces: &[Piece<'_>]) -> Vec<bool> {
    let mut faces = vec![true; pieces.len()];
    let mut opened = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(mark) => {
                opened.push(at);
                let (before, after) = neighbours(pieces, at, *mark);
                faces[at] = flanks(before, after, *mark);
            }
            Piece::Close(mark) => {
                let (before, after) = neighbours(pieces, at, *mark);
                let closes = flanks(after, before, *mark);
                if let Some(start) = opened.pop() {
                    let both = faces[start] && closes;
                    faces[start] = both;
                    faces[at] = both;
                }
            }
            Piece::Text(_) | Piece::LinkStart | Piece::LinkEnd(_) | Piece::Break => {}
        }
    }
    faces
}

/// What stands next to a delimiter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Neighbour {
    Space,
    Punctuation,
    Word,
    /// A delimiter of the same kind, with which it would melt.
    Same,
}

/// What stands before and after the mark at a place.
fn neighbours(pieces: &[Piece<'_>], at: usize, mark: Mark) -> (Neighbour, Neighbour) {
    let before = match at.checked_sub(1).map(|before| pieces[before]) {
        None | Some(Piece::Break) => Neighbour::Space,
        Some(piece) => neighbour(piece, mark, |text| text.chars().next_back()),
    };
    let after = match pieces.get(at + 1) {
        None => Neighbour::Space,
        // A new line begins with a backslash, or is a tag.
        Some(piece) => neighbour(*piece, mark, |text| text.chars().next()),
    };
    (before, after)
}

fn neighbour(
    piece: Piece<'_>,
    mark: Mark,
    edge: impl Fn(&str) -> Option<char>,
) -> Neighbour {
    match piece {
        Piece::Text(text) => match edge(text) {
            None => Neighbour::Space,
            Some(c) if c.is_whitespace() => Neighbour::Space,
            Some(c) if c.is_alphanumeric() => Neighbour::Word,
            Some(_) => Neighbour::Punctuation,
        },
        Piece::Open(other) | Piece::Close(other) if other == mark => Neighbour::Same,
        _ => Neighbour::Punctuation,
    }
}

/// Whether a delimiter with this outside and this inside is read as one: Markdown's
/// rule of flanking runs, on the safe side.
fn flanks(outside: Neighbour, inside: Neighbour, mark: Mark) -> bool {
    use Neighbour::{Punctuation, Same, Space, Word};
    match (outside, inside) {
        (Same, _) | (_, Same | Space) | (Word, Punctuation) => false,
        (Space | Punctuation, Word | Punctuation) => true,
        (Word, Word) => mark == Mark::Strong,
    }
}
