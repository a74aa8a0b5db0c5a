//! Terms that a text defines in its own words.
//!
//! Nobody declares the terms of a text that Clausier did not write: they are read where
//! lawyers put them, between quotation marks after « ci-après » or before « désigne »,
//! in brackets, or at the head of a line of the article of definitions.

mod lexicon;
mod reader;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::{Kind, Text};

pub(crate) use lexicon::{Lexicon, stem};
pub(crate) use reader::is_determiner;

/// A term where a text defines it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Definition {
    /// The term as defined, without its article: « Livrable ».
    pub(crate) term: String,
    /// The rank of the passage.
    pub(crate) passage: usize,
    /// The term in that passage.
    pub(crate) range: Range<usize>,
    /// What the text says of it.
    pub(crate) says: Says,
}

/// What a definition says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Says {
    /// How something that was just described is called: « ci-après le « Projet » ».
    Name,
    /// What the term means: « « Livrable » désigne … ».
    Meaning {
        /// The words of the meaning, folded.
        words: Vec<String>,
        /// Whether it holds for one article only.
        is_local: bool,
    },
}

impl Definition {
    /// Whether it gives a meaning.
    pub(crate) fn is_meaning(&self) -> bool {
        matches!(self.says, Says::Meaning { .. })
    }
}

/// The definitions of a text, in reading order.
pub(crate) fn definitions(text: &Text<'_>) -> Vec<Definition> {
    let mut out = Vec::new();
    let mut of_definitions = false;
    for (rank, passage) in text.passages.iter().enumerate() {
        match passage.kind() {
            Kind::Heading => {
                let words = clausier_french::fold(passage.text());
                of_definitions = ["definition", "glossaire", "lexique", "terminologie"]
                    .iter()
                    .any(|word| words.contains(word));
            }
            Kind::Signature => {}
            Kind::Paragraph | Kind::Item | Kind::Cell | Kind::Party => {
                reader::read(passage, rank, of_definitions, &mut out);
            }
        }
    }
    out
}
