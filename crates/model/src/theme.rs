//! The practice's look: colours, margins, fonts and logo.

use serde::{Deserialize, Serialize};

/// How documents of a workspace look, read from `theme.toml`.
///
/// Lengths are in millimetres, colours are `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Theme {
    /// The font of text and headings, among those that are embedded.
    pub font: String,
    /// Size of text, in points.
    pub font_size: u8,
    /// Colour of headings and rules.
    pub accent: String,
    /// Page margins on the left and on the right.
    pub margin_side: u8,
    /// Page margin at the top.
    pub margin_top: u8,
    /// Page margin at the bottom.
    pub margin_bottom: u8,
    /// Path of an SVG or PNG logo in the workspace, printed on the first page.
    pub logo: Option<String>,
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            font: "Libertinus Serif".to_owned(),
            font_size: 11,
            accent: "#1f3a5f".to_owned(),
            margin_side: 25,
            margin_top: 25,
            margin_bottom: 25,
            logo: None,
        }
    }
}
