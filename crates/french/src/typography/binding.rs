//! Blanks at which a line must not break: between a number and its unit, an
//! abbreviation and what it announces, a day and its month.

use super::NBSP;
use super::glyph::{Glyph, is_blank};
use crate::date::MONTHS;

/// What follows a number without being parted from it.
const UNITS: [&str; 40] = [
    "jour",
    "jours",
    "mois",
    "an",
    "ans",
    "année",
    "années",
    "semaine",
    "semaines",
    "heure",
    "heures",
    "minute",
    "minutes",
    "seconde",
    "secondes",
    "trimestre",
    "trimestres",
    "semestre",
    "semestres",
    "euro",
    "euros",
    "centime",
    "centimes",
    "h",
    "min",
    "km",
    "m",
    "m²",
    "cm",
    "mm",
    "kg",
    "g",
    "Mo",
    "Go",
    "To",
    "million",
    "millions",
    "milliard",
    "milliards",
    "points",
];

/// What a name follows.
const TITLES: [&str; 8] = ["M.", "MM.", "Mme", "Mmes", "Mlle", "Me", "Dr", "Pr"];

/// The most bytes that one of them, or « art. », has.
pub(super) const LONGEST_TITLE: usize = 4;

/// The longest word that is looked up.
const LONGEST: usize = 12;

/// Replaces the plain blanks that must hold, and adds those after n° and §.
pub(super) fn bind(run: &[Glyph]) -> Vec<Glyph> {
    let mut out: Vec<Glyph> = Vec::with_capacity(run.len() + 4);
    for (at, glyph) in run.iter().enumerate() {
        let mut glyph = *glyph;
        let after = &run[at + 1..];
        if glyph.is_prose() && glyph.ch == 'º' && numero(&out) {
            glyph.ch = '°';
        }
        if glyph.is_prose() && glyph.ch == ' ' && holds(&out, after) {
            glyph.ch = NBSP;
        }
        out.push(glyph);
        // « n°5 », « §5 », « L.441-10 »: the blank was left out.
        if glyph.is_prose()
            && matches!(glyph.ch, '§' | '°' | '.')
            && after.first().is_some_and(|next| next.ch.is_ascii_digit())
            && (glyph.ch == '§'
                || matches!(last_word(&out).as_str(), "n°" | "N°" | "L." | "R." | "D."))
        {
            out.push(Glyph::prose(NBSP));
        }
    }
    out
}

/// Whether the blank between `before` and `after` must not break.
fn holds(before: &[Glyph], after: &[Glyph]) -> bool {
    let Some(next) = after.first().map(|glyph| glyph.ch) else { return false };
    let Some(previous) = before.last().map(|glyph| glyph.ch) else { return false };
    if previous.is_ascii_digit() {
        let word = next_word(after);
        let thousands =
            word.strip_suffix('€').is_some_and(|s| matches!(s, "k" | "M" | "Md"));
        return thousands
            || UNITS.contains(&word.as_str())
            || MONTHS.contains(&word.to_lowercase().as_str());
    }
    let digit = next.is_ascii_digit();
    // Most words hold nothing: what they are is not asked.
    let asks = match previous {
        '.' | 'r' => true,
        'e' | 's' => next.is_uppercase(),
        _ => false,
    };
    if !digit && !asks {
        return false;
    }
    let last = last_word(before);
    let is_hours = last == "h" && digit && {
        let mut earlier = before.iter().rev().skip(1).map(|glyph| glyph.ch);
        earlier.next().is_some_and(is_blank)
            && earlier.next().is_some_and(|c| c.is_ascii_digit())
    };
    is_hours
        || last == "1er" && MONTHS.contains(&next_word(after).to_lowercase().as_str())
        || match last.as_str() {
            "n°" | "N°" | "p." | "pp." | "§" | "al." => digit,
            "art." | "Art." => next.is_alphanumeric(),
            last if TITLES.contains(&last) => next.is_uppercase(),
            last => digit && is_code_letter(last),
        }
}

/// Whether a text ends in what holds a word that is no number.
pub(super) fn ends_in_title(text: &str) -> bool {
    text.ends_with("art.")
        || text.ends_with("Art.")
        || TITLES.iter().any(|title| text.ends_with(title))
}

/// The letter of an article of a code: L. (statute), R. and D. (decrees), A.
/// (orders), with the star or the O of organic laws.
fn is_code_letter(word: &str) -> bool {
    matches!(word, "L." | "R." | "D." | "A." | "LO." | "R.*" | "D.*")
}

/// The letters before, back to a blank or an opening mark.
fn last_word(before: &[Glyph]) -> String {
    let stops = |c: char| c.is_whitespace() || "’'«“([".contains(c);
    let length =
        before.iter().rev().take(LONGEST).take_while(|glyph| !stops(glyph.ch)).count();
    before[before.len() - length..].iter().map(|glyph| glyph.ch).collect()
}

/// The letters after, with what belongs to a unit.
fn next_word(after: &[Glyph]) -> String {
    after
        .iter()
        .map(|glyph| glyph.ch)
        .take_while(|c| c.is_alphanumeric() || matches!(c, '€' | '²'))
        .take(LONGEST + 1)
        .collect()
}

fn numero(before: &[Glyph]) -> bool {
    matches!(last_word(before).as_str(), "n" | "N")
}
