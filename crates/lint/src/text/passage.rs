//! A passage: words that are read in one go, and where each of them comes from.

use std::ops::Range;

use clausier_diagnostics::Span;
use clausier_model::document::{Inline, NodeId, Origin};

use crate::walk::each_leaf;

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The heading of an article, a sub-article or an annex.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A paragraph of an item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// The identity of a party, or how it is called.
    Party,
    /// The end of the document: formula and places to sign.
    Signature,
}

/// Where in the document a passage stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// The rank, from 0, of the outermost article of the body or of the annex.
    pub(crate) article: Option<usize>,
    /// The rank, from 0, of the annex.
    pub(crate) annex: Option<usize>,
    /// The rank, from 0, of the innermost division among all those of the document, in
    /// reading order.
    pub(crate) division: Option<usize>,
    /// Which list or table of the document, counted from 0, and which item or row of
    /// it.
    pub(crate) group: Option<(usize, usize)>,
    /// Which cell of its table, counted from 0, row by row from the heading row.
    pub(crate) cell: Option<usize>,
    /// Whether the law would call it conspicuous.
    pub(crate) conspicuous: bool,
}

/// What computed a part of a passage that nobody typed in a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Computed<'d> {
    /// A value of this variable or expression.
    Value(&'d str),
    /// The number of this node.
    Reference(&'d NodeId),
    /// A hole of a draft.
    Gap,
}

/// The words of a passage, as one text.
///
/// No-break spaces and curly apostrophes are those of the print: what is looked for in
/// it is compared by [`clausier_french::Reading`], for which they are all alike.
#[derive(Debug, Clone)]
pub(crate) struct Flat<'d> {
    /// The text; a line break is a line feed.
    pub(crate) text: String,
    /// What it is.
    pub(crate) kind: Kind,
    /// Where it stands.
    pub(crate) place: Place,
    /// Its computed parts, in order.
    pub(crate) computed: Vec<(Range<usize>, Computed<'d>)>,
    /// Where it was written.
    pub(crate) origin: Option<&'d Origin>,
}

impl<'d> Flat<'d> {
    /// The words of inlines.
    pub(crate) fn of(
        inlines: &'d [Inline],
        kind: Kind,
        place: Place,
        origin: Option<&'d Origin>,
    ) -> Self {
        let mut text = String::new();
        let mut computed = Vec::new();
        each_leaf(inlines, &mut |leaf| {
            let start = text.len();
            let by = match leaf {
                Inline::Text { text: words } => {
                    text.push_str(words);
                    None
                }
                Inline::Value { variable, text: words } => {
                    text.push_str(words);
                    Some(Computed::Value(variable.as_str()))
                }
                Inline::Reference { target, text: words } => {
                    text.push_str(words);
                    Some(Computed::Reference(target))
                }
                Inline::Gap { text: words } => {
                    text.push_str(words);
                    Some(Computed::Gap)
                }
                _ => {
                    text.push('\n');
                    None
                }
            };
            computed.extend(by.map(|by| (start..text.len(), by)));
        });
        Self { text, kind, place, computed, origin }
    }

    /// Words without inlines, such as a formula.
    pub(crate) fn plain(text: &str, kind: Kind) -> Self {
        Self {
            text: text.to_owned(),
            kind,
            place: Place::default(),
            computed: Vec::new(),
            origin: None,
        }
    }

    /// What computed a part of a range; `None` where a lawyer wrote all of it.
    pub(crate) fn computed_in(&self, range: &Range<usize>) -> Option<&Computed<'d>> {
        let meets =
            |part: &Range<usize>| part.start < range.end && range.start < part.end;
        self.computed.iter().find(|(part, _)| meets(part)).map(|(_, by)| by)
    }
}

/// The part of a span that holds some words; all of it when they are not found there,
/// such as when they were computed.
pub(crate) fn narrow(span: &Span, words: &str) -> Span {
    let source = &span.file().text()[span.range()];
    let wanted: Vec<char> = squeezed(words).map(|(_, c)| c).collect();
    if wanted.is_empty() {
        return span.clone();
    }
    let (places, letters): (Vec<usize>, Vec<char>) = squeezed(source).unzip();
    let found = letters.windows(wanted.len()).enumerate().find(|(at, here)| {
        *here == wanted.as_slice() && is_apart(&letters, &(*at..at + wanted.len()))
    });
    let Some((at, _)) = found else { return span.clone() };
    let last = places[at + wanted.len() - 1];
    let length = source[last..].chars().next().map_or(1, char::len_utf8);
    span.part(places[at]..last + length)
}

/// The characters of a text that count, each with its place: marks of emphasis do not,
/// a run of blanks is one space, apostrophes are alike.
fn squeezed(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut blank = false;
    text.char_indices().filter_map(move |(at, c)| {
        let is_blank = c.is_whitespace() || c == '\u{202f}';
        let again = is_blank && blank;
        blank = is_blank || (blank && c == '*');
        match c {
            '*' => None,
            _ if again => None,
            _ if is_blank => Some((at, ' ')),
            '\'' => Some((at, '’')),
            c => Some((at, c)),
        }
    })
}

/// Whether a range is neither preceded nor followed by more of a word.
fn is_apart(letters: &[char], range: &Range<usize>) -> bool {
    let inner = |c: &char| c.is_alphanumeric();
    let starts = letters.get(range.start).is_some_and(inner);
    let ends = letters.get(range.end - 1).is_some_and(inner);
    let before = range.start.checked_sub(1).and_then(|at| letters.get(at));
    let is_after_more = starts && before.is_some_and(inner);
    let is_before_more = ends && letters.get(range.end).is_some_and(inner);
    !is_after_more && !is_before_more
}

#[cfg(test)]
mod tests {
    use clausier_diagnostics::SourceFile;

    use super::*;

    #[test]
    fn words_are_found_in_their_source() {
        let source = "les Factures\net la\nFacture **due**, l'objet : un";
        let file = SourceFile::new("a.md", source);
        let span = Span::new(&file, 4..source.len());
        for (words, expected) in [
            ("Facture due", Some("Facture **due")),
            ("Facture", Some("Facture")),
            ("l’objet\u{a0}:", Some("l'objet :")),
            ("Devis", None),
            ("et la Facture", Some("et la\nFacture")),
        ] {
            let found = narrow(&span, words);
            let found = &source[found.range()];
            assert_eq!(found, expected.unwrap_or(&source[4..]), "{words}");
        }
    }

    #[test]
    fn computed_parts_are_known() {
        let inlines = [
            Inline::text("la "),
            Inline::Value { variable: "x".to_owned(), text: "Facture".to_owned() },
            Inline::text(" due"),
        ];
        let flat = Flat::of(&inlines, Kind::Paragraph, Place::default(), None);
        assert_eq!(flat.text, "la Facture due");
        assert_eq!(flat.computed_in(&(0..4)), Some(&Computed::Value("x")));
        assert_eq!(flat.computed_in(&(0..3)), None);
        assert_eq!(flat.computed_in(&(11..14)), None);
    }
}
