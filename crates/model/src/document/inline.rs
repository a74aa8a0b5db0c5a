//! Inlines: runs of text inside a block.

use serde::{Deserialize, Serialize};

use super::NodeId;

/// A run of text.
///
/// No inline holds markup: whatever a value contains is printed as itself by
/// every renderer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Inline {
    /// Words of a source.
    Text {
        /// The words, in final typography.
        text: String,
    },
    /// Strong emphasis.
    Strong {
        /// What is emphasised.
        inlines: Vec<Inline>,
    },
    /// Emphasis.
    Emphasis {
        /// What is emphasised.
        inlines: Vec<Inline>,
    },
    /// What a variable or a computation gave.
    Value {
        /// The variable or expression it came from, for internal copies only.
        variable: String,
        /// As printed.
        text: String,
    },
    /// The number of another node, inside a reference such as « à l’article 5.2 »;
    /// the words around it are text.
    Reference {
        /// The node.
        target: NodeId,
        /// Its number as printed: « 5.2 », « 2 », « (a) ».
        text: String,
    },
    /// A hole in a draft, where a value is missing or a reference leads nowhere.
    Gap {
        /// What is to be filled in, such as the question a lawyer is asked.
        text: String,
    },
    /// A link to the outside; an absolute `https:` or `mailto:` address.
    Link {
        /// The address.
        url: String,
        /// What is shown.
        inlines: Vec<Inline>,
    },
    /// A new line inside the block.
    LineBreak,
}

impl Inline {
    /// Words of a source.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
}

/// The text of inlines without its layout; gaps are in square brackets.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    write_plain(inlines, &mut out);
    out
}

fn write_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text }
            | Inline::Value { text, .. }
            | Inline::Reference { text, .. } => out.push_str(text),
            Inline::Strong { inlines }
            | Inline::Emphasis { inlines }
            | Inline::Link { inlines, .. } => write_plain(inlines, out),
            Inline::Gap { text } => {
                out.push('[');
                out.push_str(text);
                out.push(']');
            }
            Inline::LineBreak => out.push('\n'),
        }
    }
}
