//! The style sheet: what the theme decides, then what is the same for all.

use std::fmt::Write;

use clausier_model::document::{Document, Status};
use clausier_model::theme::Theme;

use super::escape::push_css_string;
use crate::wording;

const COMMON: &str = include_str!("style.css");

/// What shows the practice where its text comes from.
const INTERNAL: &str = "\
.valeur { background: #e3f1e6; box-shadow: 0 0 0 0.1em #e3f1e6; }
[data-clause]::before { content: attr(data-clause) \" \" attr(data-version); \
display: block; margin-bottom: -1.6em; padding-top: 1.2em; color: var(--gris); \
font-size: 0.75rem; text-align: right; }
";

/// Writes the style sheet of a document.
pub(super) fn push(document: &Document, theme: &Theme, internal: bool, out: &mut String) {
    let default = Theme::default();
    let accent = if is_colour(&theme.accent) { &theme.accent } else { &default.accent };
    out.push_str(":root { --accent: ");
    out.push_str(accent);
    out.push_str("; --police: ");
    push_css_string(&theme.font, out);
    // Serif faces of the usual systems, best first: nobody has the practice's font.
    out.push_str(
        ", \"Source Serif 4\", Charter, \"Bitstream Charter\", \"Sitka Text\", ",
    );
    out.push_str("Cambria, Georgia, serif; }\n");
    out.push_str(COMMON);
    if internal {
        out.push_str(INTERNAL);
    }
    push_page(document, theme, out);
}

/// The printed page: margins, running foot, page numbers, boxes for initials.
fn push_page(document: &Document, theme: &Theme, out: &mut String) {
    let initials = document.signatures.as_ref().is_some_and(|s| s.initials);
    let _ = write!(
        out,
        "@media print {{ body {{ font-size: {}pt; }} }}\n\
         @page {{\n  size: A4;\n  margin: {}mm {side}mm {}mm {side}mm;\n",
        theme.font_size,
        theme.margin_top,
        theme.margin_bottom,
        side = theme.margin_side,
    );
    let small = "font-family: serif; font-size: 8pt; color: #555;";
    if document.status == Status::Draft {
        let _ =
            writeln!(out, "  @top-right {{ content: \"{}\"; {small} }}", wording::DRAFT);
    }
    out.push_str("  @bottom-left { content: ");
    push_css_string(&document.reference, out);
    let _ = writeln!(out, "; {small} }}");
    let _ = writeln!(
        out,
        "  @bottom-center {{ content: counter(page) \" / \" counter(pages); {small} }}"
    );
    if initials {
        let _ = writeln!(
            out,
            "  @bottom-right {{ content: \"Paraphes\"; {small} border: 0.4pt solid #777; \
             width: 32mm; height: 11mm; padding: 1mm; margin: 3mm 0; text-align: left; \
             vertical-align: top; }}"
        );
    }
    out.push_str("}\n");
}

/// Whether a theme's colour is one, and nothing more.
fn is_colour(colour: &str) -> bool {
    colour.strip_prefix('#').is_some_and(|hex| {
        matches!(hex.len(), 3 | 6) && hex.bytes().all(|b| b.is_ascii_hexdigit())
    })
}
