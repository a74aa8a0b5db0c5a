//! The theme, in the units of this format.

use clausier_model::theme::Theme;

/// Twentieths of a point in a page's width (A4).
pub(super) const PAGE_WIDTH: u32 = 11906;
/// Twentieths of a point in a page's height (A4).
pub(super) const PAGE_HEIGHT: u32 = 16838;

/// What the parts need of a theme, checked once.
pub(super) struct Look {
    /// The font that Word is asked for.
    pub(super) font: String,
    /// Text size in half-points.
    pub(super) size: u32,
    /// `RRGGBB`.
    pub(super) accent: String,
    /// Left and right margin.
    pub(super) side: u32,
    /// Top margin.
    pub(super) top: u32,
    /// Bottom margin.
    pub(super) bottom: u32,
}

impl Look {
    /// The theme's look; what a document could not be read with falls back on the
    /// usual.
    pub(super) fn new(theme: &Theme) -> Self {
        let usual = Theme::default();
        let twips = |millimetres: u8| u32::from(millimetres) * 1440 * 10 / 254;
        let accent = accent(&theme.accent).or_else(|| accent(&usual.accent));
        Self {
            font: font(&theme.font).to_owned(),
            size: u32::from(theme.font_size.clamp(6, 24)) * 2,
            accent: accent.unwrap_or_default(),
            side: twips(theme.margin_side.clamp(10, 60)),
            top: twips(theme.margin_top.clamp(15, 60)),
            bottom: twips(theme.margin_bottom.clamp(15, 60)),
        }
    }

    /// The width of text.
    pub(super) fn width(&self) -> u32 {
        PAGE_WIDTH - 2 * self.side
    }
}

/// A font that the reader of a DOCX has.
///
/// The fonts embedded in PDFs are not on the machines of those who will edit the
/// contract: their nearest relative that comes with Word is asked for instead, so that
/// lines break in the same places for everybody.
fn font(name: &str) -> &str {
    match name.trim() {
        "" | "Libertinus Serif" | "New Computer Modern" => "Times New Roman",
        "Libertinus Sans" => "Arial",
        "DejaVu Sans Mono" | "Libertinus Mono" => "Courier New",
        name => name,
    }
}

fn accent(colour: &str) -> Option<String> {
    let digits = colour.strip_prefix('#')?;
    (digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
        .then(|| digits.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_theme_still_gives_a_readable_document() {
        let theme = Theme {
            accent: "red\"/>".to_owned(),
            margin_side: 200,
            font: " ".to_owned(),
            ..Theme::default()
        };
        let look = Look::new(&theme);
        assert_eq!(look.accent, "1F3A5F");
        assert_eq!(look.font, "Times New Roman");
        assert!(look.width() > 5000);
    }
}
