//! Articles of a text, and the parts of an article.

use std::fmt;

/// An article, or another division of a text, with what matters in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// How it follows the one before it.
    pub joint: Joint,
    /// Which one it is.
    pub name: ArticleName,
    /// The parts of it that matter; none for the whole article.
    pub paragraphs: Vec<Paragraph>,
    /// Whether those that follow it matter too: « art. L. 223-1 et s. ».
    pub following: bool,
}

/// Which article it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArticleName {
    /// An article by its number: « L. 441-10 », « 293 B », « 1231-5 ».
    Number {
        /// `L`, `LO`, `R`, `D` or `A`, if it has one.
        prefix: Option<&'static str>,
        /// Its number, with what completes it.
        number: String,
    },
    /// A requirement of a standard: « 12.8.2 ».
    Requirement(String),
    /// « article liminaire »: the first one of the Code de la consommation.
    Preliminary,
    /// A division that is not an article: « livre V », « ann. II ».
    Division(String),
}

/// A part of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// How it follows what is before it.
    pub joint: Joint,
    /// What kind of part it is.
    pub kind: ParagraphKind,
}

/// What kind of part of an article it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParagraphKind {
    /// « II »
    Roman(String),
    /// « 1° »
    Degree(String),
    /// « § 3 », and the numbers that follow it: « § 2 et 4 ».
    Section {
        /// The number.
        number: String,
        /// Whether the mark stands before it.
        marked: bool,
    },
    /// « al. 4 »
    Indent(u32),
    /// « dernier alinéa »
    LastIndent,
    /// « a », or « c) »
    Letter(char),
    /// « 12) »
    Point(String),
}

/// How a part of a reference follows the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// « , »: a next one, or a part of what is before.
    Comma,
    /// « et »
    And,
    /// « , et »
    CommaAnd,
    /// « à »: all those between.
    To,
}

impl fmt::Display for Joint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Comma => ", ",
            Self::And => " et ",
            Self::CommaAnd => ", et ",
            Self::To => " à ",
        })
    }
}

impl fmt::Display for ParagraphKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Roman(number) | Self::Section { number, marked: false } => {
                f.write_str(number)
            }
            Self::Degree(number) => write!(f, "{number}°"),
            Self::Section { number, marked: true } => write!(f, "§ {number}"),
            Self::Indent(number) => write!(f, "al. {number}"),
            Self::LastIndent => f.write_str("dernier alinéa"),
            Self::Letter(letter) => write!(f, "{letter}"),
            Self::Point(number) => write!(f, "{number})"),
        }
    }
}

impl fmt::Display for ArticleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number { prefix: Some(prefix), number } => {
                write!(f, "{prefix}. {number}")
            }
            Self::Number { prefix: None, number } | Self::Requirement(number) => {
                f.write_str(number)
            }
            Self::Preliminary => f.write_str("article liminaire"),
            Self::Division(name) => f.write_str(name),
        }
    }
}

impl ArticleName {
    /// The word before the first of a series.
    fn word(&self, several: bool) -> &'static str {
        match self {
            Self::Number { .. } => "art. ",
            Self::Requirement(_) if several => "exigences ",
            Self::Requirement(_) => "exigence ",
            Self::Preliminary | Self::Division(_) => "",
        }
    }
}

/// Writes the articles after their text.
pub(super) fn write_articles(
    f: &mut fmt::Formatter<'_>,
    articles: &[Article],
) -> fmt::Result {
    let mut said = "";
    for (at, article) in articles.iter().enumerate() {
        let word = article.name.word(articles.len() > at + 1);
        // A series bears its word once.
        let again = word == said || (at > 0 && said.starts_with("exigence"));
        let joint = if at == 0 { Joint::Comma } else { article.joint };
        write!(f, "{joint}{}{}", if again { "" } else { word }, article.name)?;
        said = word;
        for paragraph in &article.paragraphs {
            write!(f, "{}{}", paragraph.joint, paragraph.kind)?;
        }
        if article.following {
            f.write_str(" et s.")?;
        }
    }
    Ok(())
}
