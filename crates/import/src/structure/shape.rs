//! What a paragraph looks like, before anything is decided.

use std::ops::Range;

use clausier_french::fold;

use crate::flow::{Flow, Hint, Map, Para};
use crate::label::{self, Close, Label, Style, Word};

/// A paragraph, looked at.
pub(super) struct Shape {
    /// Its label: an automatic one, or the one its text starts with.
    pub(super) label: Option<Label>,
    /// The label is the paragraph’s mark, no part of its text.
    pub(super) automatic: bool,
    /// The text without its label.
    pub(super) rest: String,
    /// It stands out: a heading by its style, all bold, or in capitals.
    pub(super) stands_out: bool,
    /// It looks like a title: short, with a capital, without the end of a sentence.
    pub(super) title_like: bool,
    /// The bytes of the text that are bold from its start, when not all of it is.
    pub(super) bold_head: Option<usize>,
    /// A line of a table of contents.
    pub(super) contents: bool,
    /// It stands in a list for certain.
    pub(super) listed: bool,
}

/// Looks at a paragraph.
pub(super) fn look(para: &Para) -> Shape {
    let text = para.text();
    let automatic_label =
        para.mark.as_ref().and_then(|mark| label::parse_mark(&mark.text));
    // « – (A) Le Prestataire … »: the bullet is only how Markdown writes a list.
    let typed = label::parse(&text);
    let bullet = para.mark.as_ref().is_some_and(|mark| mark.bullet);
    let typed = typed.filter(|label| {
        para.mark.is_none()
            || (bullet && label.is_item() && label.style != Style::Bullet)
            || (automatic_label.is_none() && !bullet)
    });
    let automatic = typed.is_none() && automatic_label.is_some();
    let start = typed.as_ref().map_or(0, |label| label.rest);
    let rest = text[start..].to_owned();
    let stands_out =
        matches!(para.hint, Hint::Heading(_) | Hint::Title | Hint::Emphasised)
            || is_bold(para)
            || is_capital(&rest);
    Shape {
        automatic,
        stands_out,
        title_like: is_title(&rest, stands_out),
        bold_head: bold_head(para, start),
        contents: para.contents || is_contents(&text),
        listed: para.inside > 0 || bullet,
        label: typed.or(automatic_label),
        rest,
    }
}

fn is_bold(para: &Para) -> bool {
    let mut runs = para.runs.iter().filter(|run| !run.text.trim().is_empty()).peekable();
    runs.peek().is_some() && runs.all(|run| run.strong)
}

fn is_capital(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !text.chars().any(char::is_lowercase)
}

/// Where the bold words that open a paragraph end, beyond `start`.
fn bold_head(para: &Para, start: usize) -> Option<usize> {
    let mut end = 0;
    for run in &para.runs {
        if !run.strong && !run.text.trim().is_empty() {
            return (end > start).then_some(end);
        }
        end += run.text.len();
    }
    None
}

fn is_title(rest: &str, stands_out: bool) -> bool {
    let rest = rest.trim();
    let length = rest.chars().count();
    let starts =
        rest.trim_start_matches(|c: char| "«“\"(’'".contains(c) || c.is_whitespace());
    let short = length > 0 && length <= if stands_out { 200 } else { 110 };
    let capital = starts.starts_with(|c: char| !c.is_lowercase());
    let sentence = rest.ends_with([';', ',', '?', '!'])
        || (rest.ends_with(['.', ':']) && !stands_out)
        || rest.trim_end_matches('.').contains(". ");
    short && capital && !sentence
}

/// « Article 3 – Prix ........ 4 ».
fn is_contents(text: &str) -> bool {
    let text = text.trim_end();
    let stem = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if stem.len() == text.len() {
        return false;
    }
    let words = stem.trim_end();
    words.ends_with("....")
        || words.ends_with("……")
        || words.ends_with(". . .")
        || (stem.ends_with('\t') && text.len() - stem.len() <= 3)
}

/// Whether a label with a word opens a heading here, and not a sentence such as
/// « Article 5 du Code civil … ».
pub(super) fn opens_heading(shape: &Shape) -> bool {
    let Some(label) = &shape.label else { return false };
    if label.word.is_none() {
        return false;
    }
    match label.close {
        Close::End => true,
        Close::Stop | Close::Mark => {
            // « ANNEXE – » without a number, in the middle of a sentence.
            label.style != Style::Bare || shape.title_like
        }
        Close::Space => shape.automatic || shape.title_like,
        Close::Bracket => shape.automatic,
    }
}

/// Whether a heading without number names what comes before the articles.
pub(super) fn is_front(text: &str) -> bool {
    let folded = fold(text);
    let folded = folded.trim().trim_end_matches([':', '.', ' ']);
    [
        "preambule",
        "expose",
        "expose prealable",
        "entre",
        "entre les soussignes",
        "entre les soussignees",
        "les parties",
        "parties",
        "sommaire",
        "table des matieres",
        "considerants",
        "contexte",
    ]
    .contains(&folded)
}

/// Whether a text opens the place to sign: « Fait à Lyon, le … », « Signatures ».
pub(super) fn opens_signature(text: &str) -> bool {
    let folded = fold(text);
    let folded = folded.trim();
    let made =
        ["fait a ", "fait le ", "fait en ", "fait et signe ", "etabli a ", "signe a "];
    (made.iter().any(|start| folded.starts_with(start)) && folded.len() <= 400)
        || ["signature", "signatures", "signature des parties", "signatures des parties"]
            .contains(&folded.trim_end_matches([':', '.', ' ']))
}

/// The paragraphs of a flow, looked at; `None` for tables.
pub(super) fn look_at_all(flow: &Flow) -> Vec<Option<Shape>> {
    flow.units.iter().map(|unit| unit.para().map(look)).collect()
}

/// The rank of a part among headings: the smaller holds the greater.
pub(super) fn rank(word: Word) -> u32 {
    match word {
        Word::Part(deep) => u32::from(deep),
        Word::Article => ARTICLE,
        Word::Annex => 0,
    }
}

/// The rank of an article.
pub(super) const ARTICLE: u32 = 20;

/// The place of the label in the file: of the mark, of what is typed, or of both.
pub(super) fn label_place(para: &Para, shape: &Shape) -> Range<usize> {
    let typed = shape.label.as_ref().filter(|_| !shape.automatic);
    let typed = typed.map(|label| Map::of(&para.runs).place(label.printed.clone()));
    match (para.mark.as_ref().map(|mark| mark.place.clone()), typed) {
        (Some(mark), Some(typed)) => mark.start..typed.end,
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => para.at..para.at,
    }
}
