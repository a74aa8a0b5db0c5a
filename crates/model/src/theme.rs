//! The practice's look: colours, margins, fonts and logo.

use std::sync::Arc;

use clausier_diagnostics::{Diagnostic, Findings, SourceFile};
use serde::{Deserialize, Serialize};

use crate::coverage::is_covered;
use crate::reader::Reader;
use crate::say::{closest, excerpt, one_of, quote};
use crate::toml_source::parse_toml;
use crate::{Spanned, rule};

/// The fonts that every document can be printed with, without installing any.
pub const EMBEDDED_FONTS: [&str; 3] =
    ["Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"];

/// How documents of a workspace look, read from `theme.toml`.
///
/// Lengths are in millimetres, colours are `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// What every document tells its reader below the title, in one paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
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
            notice: None,
        }
    }
}

/// Parses the look of a workspace; what is not said is the usual look.
pub fn parse_theme(file: &Arc<SourceFile>, findings: &mut Findings) -> Option<Theme> {
    let table = parse_toml(file, 0..file.text().len(), findings)?;
    let mut reader = Reader::new(&table, findings);
    let mut theme = Theme::default();
    if let Some(font) = reader.string("font") {
        if EMBEDDED_FONTS.contains(&font.value.as_str()) {
            theme.font = font.value;
        } else {
            let mut finding = Diagnostic::new(
                &rule::WORD,
                font.span,
                format!("la police {} n’est pas embarquée", quote(excerpt(&font.value))),
            );
            if let Some(close) = closest(&font.value, EMBEDDED_FONTS) {
                finding =
                    finding.help(format!("vouliez-vous dire {}\u{a0}?", quote(close)));
            }
            reader
                .findings
                .push(finding.help(format!("écrivez {}", one_of(EMBEDDED_FONTS))));
        }
    }
    if let Some(colour) = reader.string("accent") {
        if is_colour(&colour.value) {
            theme.accent = colour.value.to_ascii_lowercase();
        } else {
            reader.findings.push(
                Diagnostic::new(
                    &rule::WORD,
                    colour.span,
                    format!("{} n’est pas une couleur", quote(excerpt(&colour.value))),
                )
                .help("écrivez # et six chiffres hexadécimaux, par exemple \"#1f3a5f\""),
            );
        }
    }
    let mut length = |key, bounds, field: &mut u8| {
        let read = reader.integer(key, bounds);
        if let Some(number) = read.and_then(|read| u8::try_from(read.value).ok()) {
            *field = number;
        }
    };
    length("font-size", 8..=16, &mut theme.font_size);
    length("margin-side", 10..=50, &mut theme.margin_side);
    length("margin-top", 10..=50, &mut theme.margin_top);
    length("margin-bottom", 10..=50, &mut theme.margin_bottom);
    if let Some(logo) = reader.string("logo") {
        if is_logo(&logo.value) {
            theme.logo = Some(logo.value);
        } else {
            reader.findings.push(
                Diagnostic::new(
                    &rule::ID,
                    logo.span,
                    format!(
                        "{} n’est pas le chemin d’un logo",
                        quote(excerpt(&logo.value))
                    ),
                )
                .help("placez un fichier .svg ou .png dans l’espace de travail, et écrivez son chemin sans «\u{a0}..\u{a0}»\u{a0}: \"logo.svg\""),
            );
        }
    }
    if let Some(notice) = reader.string("notice") {
        theme.notice = read_notice(notice, reader.findings);
    }
    reader.finish();
    Some(theme)
}

/// A paragraph that every format can print.
fn read_notice(notice: Spanned<String>, findings: &mut Findings) -> Option<String> {
    if let Some(character) = notice.value.chars().find(|c| !is_covered(*c)) {
        findings.push(
            Diagnostic::new(
                &rule::CHARACTER,
                notice.span,
                format!("aucune police embarquée n’a le caractère {character}"),
            )
            .help("retirez-le de l’avertissement"),
        );
        return None;
    }
    let text = notice.value.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| {
        digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// A path that stays in the workspace, of a kind of picture that all formats have.
fn is_logo(path: &str) -> bool {
    let inside = path.split('/').all(|part| {
        !part.is_empty()
            && !part.starts_with('.')
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    });
    inside && (path.ends_with(".svg") || path.ends_with(".png"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(source: &str) -> (Theme, Vec<String>) {
        let file = SourceFile::new("theme.toml", source);
        let mut findings = Findings::new();
        let theme = parse_theme(&file, &mut findings).expect("a theme");
        let said = findings
            .sorted()
            .iter()
            .map(|finding| {
                let at = finding.span.start();
                format!("{}:{} {}", at.line, at.column, finding.rule.code)
            })
            .collect();
        (theme, said)
    }

    #[test]
    fn reads_a_look() {
        let (theme, said) = parse(
            "font = \"DejaVu Sans Mono\"\naccent = \"#AA0000\"\nlogo = \"img/logo.svg\"\n",
        );
        assert!(said.is_empty(), "{said:?}");
        assert_eq!(theme.accent, "#aa0000");
        assert_eq!(theme.margin_top, 25);
        assert_eq!(parse("notice = \" \"").0.notice, None);
        assert_eq!(parse("notice = \"a b\"").0.notice.as_deref(), Some("a b"));
        assert_eq!(parse("").0, Theme::default());
    }

    #[test]
    fn refuses_what_cannot_be_printed() {
        for (source, expected) in [
            ("font = \"Comic Sans\"", "1:9 SRC-12"),
            ("accent = \"blue\"", "1:11 SRC-12"),
            ("accent = \"#12345\"", "1:11 SRC-12"),
            ("margin-side = 9", "1:15 SRC-17"),
            ("margin-top = 51", "1:14 SRC-17"),
            ("margin-bottom = \"25\"", "1:18 SRC-10"),
            ("logo = \"../secret.png\"", "1:9 SRC-11"),
            ("logo = \"/etc/logo.png\"", "1:9 SRC-11"),
            ("logo = \"logo.exe\"", "1:9 SRC-11"),
            ("marge = 1", "1:1 SRC-08"),
            ("notice = \"😀\"", "1:11 SRC-03"),
            ("notice = \"a\\nb\"", "1:11 SRC-03"),
        ] {
            assert_eq!(parse(source).1, [expected], "{source}");
        }
    }
}
