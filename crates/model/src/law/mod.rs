//! Legal references: what a check, a clause or a finding rests on.
//!
//! A reference is a text and, most often, articles of it: « C. com., art. L. 441-10,
//! II ». It is read from the short form that lawyers use, with its variants, and
//! printed back in one form. It has an address only when the address of its text is
//! known for certain: a wrong link is worse than none.

mod article;
mod cursor;
mod parse;
mod parse_source;
mod source;
mod table;
#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Range;

use clausier_diagnostics::Basis;

pub use article::{Article, ArticleName, Joint, Paragraph, ParagraphKind};
pub use source::{Act, Nature, Source};
pub use table::Code;

/// A text, and the articles of it that matter.
///
/// Prints in the usual form, which reads back as the same reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The text.
    pub source: Source,
    /// Its articles, in the order they are cited; none for the text as a whole.
    pub articles: Vec<Article>,
}

/// Why a reference cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The bytes of the reference that are not understood.
    pub range: Range<usize>,
    /// What is wrong with them, in the style of a finding.
    pub message: String,
}

impl Reference {
    /// Reads a reference.
    ///
    /// The usual variants are understood, such as « art. L441-10 » or « Code de
    /// commerce », and printed back in the usual form.
    ///
    /// ```
    /// use clausier_model::law::Reference;
    ///
    /// let read = Reference::parse("code de commerce, article L441-10 II").expect("usual");
    /// assert_eq!(read.to_string(), "C. com., art. L. 441-10, II");
    /// ```
    ///
    /// # Errors
    ///
    /// When a part of it is not understood.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        parse::reference(text)
    }

    /// Where its text can be read, when that address is known for certain and lasts.
    ///
    /// It leads to the whole text in force: the addresses of articles hold an
    /// identifier that changes with each version of the article. For the same reason,
    /// an act of the Union is read as it was published, under its European identifier.
    pub fn url(&self) -> Option<String> {
        self.source.url()
    }

    /// The reference as a finding gives it.
    pub fn basis(&self) -> Basis {
        Basis { text: self.to_string(), url: self.url() }
    }
}

/// A reference as a finding gives it; as it is written when it cannot be read.
pub fn basis(text: &str) -> Basis {
    Reference::parse(text).map_or_else(
        |_| Basis { text: text.to_owned(), url: None },
        |reference| reference.basis(),
    )
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.source)?;
        article::write_articles(f, &self.articles)
    }
}
