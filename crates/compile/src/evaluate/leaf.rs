//! The words and values of a run in reading order, whatever emphasis they stand in:
//! blanks, stops and typography look across its joints.

use clausier_french as french;
use clausier_model::document::Inline;

/// Whether nothing is left of words at the end of a line.
pub(super) fn is_blank(words: &str) -> bool {
    words.chars().all(is_layout)
}

/// A blank of the source, which says nothing but that words are apart.
pub(super) fn is_layout(character: char) -> bool {
    matches!(character, ' ' | '\n' | '\t')
}

/// A leaf of a run, in reading order.
enum Leaf<'a> {
    /// Words of the source, to be set.
    Text(&'a mut String),
    /// What is printed as it is: its first and last characters.
    Fixed(Option<char>, Option<char>),
    Break,
}

fn leaves<'a>(inlines: &'a mut [Inline], out: &mut Vec<Leaf<'a>>) {
    for inline in inlines {
        match inline {
            Inline::Text { text } => out.push(Leaf::Text(text)),
            Inline::Value { text, .. } | Inline::Reference { text, .. } => {
                out.push(Leaf::Fixed(text.chars().next(), text.chars().next_back()));
            }
            Inline::Gap { .. } => out.push(Leaf::Fixed(Some('['), Some(']'))),
            Inline::Strong { inlines }
            | Inline::Emphasis { inlines }
            | Inline::Link { inlines, .. } => leaves(inlines, out),
            Inline::LineBreak => out.push(Leaf::Break),
        }
    }
}

/// One blank where branches left several, none at either end of a line.
pub(super) fn collapse(inlines: &mut [Inline]) {
    let mut found = Vec::new();
    leaves(inlines, &mut found);
    let mut blank_before = true;
    for leaf in &mut found {
        match leaf {
            Leaf::Text(text) if is_collapsed(text, blank_before) => {
                blank_before =
                    if text.is_empty() { blank_before } else { text.ends_with(' ') };
            }
            Leaf::Text(text) => {
                let mut kept = String::with_capacity(text.len());
                for character in text.chars() {
                    let blank = is_layout(character);
                    if !blank {
                        kept.push(character);
                    } else if !blank_before {
                        kept.push(' ');
                    }
                    blank_before = blank;
                }
                **text = kept;
            }
            Leaf::Fixed(..) => blank_before = false,
            Leaf::Break => blank_before = true,
        }
    }
    let mut at_end = true;
    for leaf in found.iter_mut().rev() {
        match leaf {
            Leaf::Text(text) if at_end => {
                let kept = text.trim_end_matches(' ').len();
                text.truncate(kept);
                at_end = text.is_empty();
            }
            Leaf::Text(_) => {}
            Leaf::Fixed(..) => at_end = false,
            Leaf::Break => at_end = true,
        }
    }
}

/// Whether blanks are single and plain already, as they are in most words.
fn is_collapsed(text: &str, mut blank_before: bool) -> bool {
    text.bytes().all(|byte| {
        let blank = is_layout(char::from(byte));
        let kept = !blank || byte == b' ' && !blank_before;
        blank_before = blank;
        kept
    })
}

/// The stop of an abbreviation that ends a value is that of the sentence: « S.A. ».
pub(super) fn merge_stops(inlines: &mut [Inline]) {
    let mut found = Vec::new();
    leaves(inlines, &mut found);
    let mut after_stop = false;
    for leaf in &mut found {
        match leaf {
            Leaf::Text(text) if after_stop => {
                if text.starts_with('.') && !text.starts_with("..") {
                    text.remove(0);
                }
                after_stop = false;
            }
            Leaf::Text(_) | Leaf::Break => after_stop = false,
            Leaf::Fixed(_, last) => after_stop = *last == Some('.'),
        }
    }
}

/// Sets the typography of words, across the joints.
pub(super) fn typeset(inlines: &mut [Inline]) {
    let mut found = Vec::new();
    leaves(inlines, &mut found);
    let edges: Vec<(Option<char>, Option<char>)> = found
        .iter()
        .map(|leaf| match leaf {
            Leaf::Text(text) => (text.chars().next(), text.chars().next_back()),
            Leaf::Fixed(first, last) => (*first, *last),
            Leaf::Break => (None, None),
        })
        .collect();
    for (rank, leaf) in found.iter_mut().enumerate() {
        if let Leaf::Text(text) = leaf {
            let before = edges[..rank].last().and_then(|edge| edge.1);
            let after = edges.get(rank + 1).and_then(|edge| edge.0);
            **text = french::typeset_between(before, text, after);
        }
    }
}

/// Takes away what is empty, and all of it when only new lines are left.
pub(super) fn prune(inlines: &mut Vec<Inline>) {
    inlines.retain_mut(|inline| match inline {
        Inline::Text { text } => !text.is_empty(),
        Inline::Strong { inlines }
        | Inline::Emphasis { inlines }
        | Inline::Link { inlines, .. } => {
            prune(inlines);
            !inlines.is_empty()
        }
        _ => true,
    });
    if inlines.iter().all(|inline| matches!(inline, Inline::LineBreak)) {
        inlines.clear();
    }
}
