//! Types of variables.

/// The type of a variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// A text of one line.
    Text,
    /// Paragraphs.
    Paragraphs,
    /// A whole number.
    Integer,
    /// An amount in euros.
    Money,
    /// A percentage.
    Percent,
    /// A date.
    Date,
    /// A duration.
    Duration,
    /// Yes or no; never printed.
    Boolean,
    /// One of the choices, in the order they are offered.
    Choice(Vec<Choice>),
    /// Texts.
    List,
    /// Rows of texts.
    Table(Vec<Column>),
    /// A party, by the id of its file or described in place.
    Party,
}

/// One answer to a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What sources write and conditions compare.
    pub key: String,
    /// What is printed.
    pub label: String,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What sources write.
    pub key: String,
    /// What is printed above it.
    pub heading: String,
}

impl Type {
    /// Its name in sources.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Paragraphs => "paragraphs",
            Self::Integer => "integer",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Date => "date",
            Self::Duration => "duration",
            Self::Boolean => "boolean",
            Self::Choice(_) => "choice",
            Self::List => "list",
            Self::Table(_) => "table",
            Self::Party => "party",
        }
    }

    /// What it is, in French and with its article.
    pub fn nature(&self) -> &'static str {
        match self {
            Self::Text => "un texte d’une ligne",
            Self::Paragraphs => "des paragraphes",
            Self::Integer => "un nombre entier",
            Self::Money => "un montant",
            Self::Percent => "un pourcentage",
            Self::Date => "une date",
            Self::Duration => "une durée",
            Self::Boolean => "oui ou non",
            Self::Choice(_) => "un choix",
            Self::List => "une liste",
            Self::Table(_) => "un tableau",
            Self::Party => "une partie",
        }
    }
}
