//! The labels that open headings and items: « Article 5 bis – », « 1.1 », « II. », « (a) ».

use std::ops::Range;

use clausier_french::fold;
use clausier_model::document::{Number, Segment};

use crate::numeral;

/// A label at the start of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    /// The word before the number, if any.
    pub(crate) word: Option<Word>,
    pub(crate) style: Style,
    /// The number; `None` for a bullet and for « ANNEXE » alone.
    pub(crate) number: Option<Number>,
    /// As printed, without what parts it from the rest.
    pub(crate) printed: Range<usize>,
    /// Where the rest starts.
    pub(crate) rest: usize,
    pub(crate) close: Close,
}

/// The word of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    Article,
    Annex,
    /// Titre, Chapitre …, with how deep it goes among its like.
    Part(u8),
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Decimal,
    Roman,
    Letter,
    Bullet,
    /// There is no number.
    Bare,
}

/// What follows the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Close {
    /// Nothing more: the label stands alone.
    End,
    /// Only blanks.
    Space,
    /// A full stop.
    Stop,
    /// A dash, a colon or a tab.
    Mark,
    /// A bracket, closing « (a) » or « a) », or the sign of « 1° ».
    Bracket,
}

impl Label {
    /// How many levels the number has.
    pub(crate) fn levels(&self) -> usize {
        self.number.as_ref().map_or(0, |number| number.segments().len())
    }

    /// The last level of the number.
    pub(crate) fn value(&self) -> Option<u32> {
        self.number.as_ref()?.segments().last().map(|segment| segment.value)
    }

    /// Whether it can only open an item of a list.
    pub(crate) fn is_item(&self) -> bool {
        self.word.is_none()
            && (self.close == Close::Bracket
                || self.style == Style::Bullet
                || (self.style == Style::Letter && self.close != Close::Mark))
    }
}

/// Whether a line can only start a paragraph: a heading with its word, or a bullet.
pub(crate) fn starts_unit(text: &str) -> bool {
    parse(text).is_some_and(|label| match label.word {
        Some(_) => label.close != Close::Space,
        None => label.style == Style::Bullet || label.close == Close::Bracket,
    })
}

/// Reads the label that `text` starts with.
pub(crate) fn parse(text: &str) -> Option<Label> {
    if !text.starts_with(|c: char| c.is_alphanumeric() || "([-–—•▪◦·‣●○■➢❖*".contains(c))
    {
        return None;
    }
    worded(text)
        .or_else(|| bullet(text))
        .or_else(|| bracketed(text))
        .or_else(|| bare(text))
}

/// Reads an automatic number, which is all label: « 1 » is one too.
pub(crate) fn parse_mark(text: &str) -> Option<Label> {
    let stop = if text.ends_with('.') { "" } else { "." };
    [text.to_owned(), format!("{text}{stop} x")].into_iter().find_map(|probe| {
        let mut label = parse(&probe).filter(|label| label.rest >= text.len())?;
        label.printed.end = label.printed.end.min(text.len());
        label.rest = text.len();
        Some(label)
    })
}

/// « Article 5 », « ARTICLE PREMIER », « Annexe A », « Titre II ».
fn worded(text: &str) -> Option<Label> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let name = fold(&text[..end]);
    let (word, end) = match name.as_str() {
        "article" => (Word::Article, end),
        "art" => (Word::Article, end + usize::from(text[end..].starts_with('.'))),
        "annexe" => (Word::Annex, end),
        "partie" => (Word::Part(0), end),
        "livre" => (Word::Part(1), end),
        "titre" => (Word::Part(2), end),
        "chapitre" => (Word::Part(3), end),
        "section" => (Word::Part(4), end),
        _ => return None,
    };
    let blank = blanks(&text[end..]);
    let mut at = end + blank;
    if blank > 0 {
        at += ["n°", "N°", "nº", "Nº", "no ", "No "]
            .iter()
            .find(|sign| text[at..].starts_with(**sign))
            .map_or(0, |sign| sign.len() + blanks(&text[at + sign.len()..]));
        let found = number(&text[at..], true);
        if let Some((number, style, length)) = found
            && is_boundary(&text[at + length..])
        {
            let stop = at + length;
            let (close, rest) = close(text, stop);
            // « Article L. 441-10 », « Article R 123 » are of a code.
            if word == Word::Article
                && style == Style::Letter
                && !matches!(close, Close::Mark | Close::End)
            {
                return None;
            }
            return Some(Label {
                word: Some(word),
                style,
                number: Some(number),
                printed: 0..stop,
                rest,
                close,
            });
        }
    }
    // « ANNEXE » or « Annexe : … », when there is only one.
    let (close, rest) = close(text, end);
    (word == Word::Annex && matches!(close, Close::End | Close::Mark)).then_some(Label {
        word: Some(word),
        style: Style::Bare,
        number: None,
        printed: 0..end,
        rest,
        close,
    })
}

/// « – », « • ».
fn bullet(text: &str) -> Option<Label> {
    let first = text.chars().next()?;
    if !"-–—•▪◦·‣●○■➢❖*".contains(first) {
        return None;
    }
    let end = first.len_utf8();
    let blank = blanks(&text[end..]);
    // Dashes may be minus signs, asterisks emphasis: they need a blank.
    let tight = "•▪‣●■➢❖".contains(first);
    if text.len() == end + blank || (blank == 0 && !tight) {
        return None;
    }
    Some(Label {
        word: None,
        style: Style::Bullet,
        number: None,
        printed: 0..end,
        rest: end + blank,
        close: Close::Space,
    })
}

/// « (a) », « (1) », « (ii) ».
fn bracketed(text: &str) -> Option<Label> {
    let inner = text.strip_prefix(['(', '['])?;
    let close = if text.starts_with('(') { ')' } else { ']' };
    let end = inner.find(close)?;
    let (number, style, length) = short(&inner[..end])?;
    if length != end {
        return None;
    }
    let stop = end + 2;
    let blank = blanks(&text[stop..]);
    if blank == 0 && stop < text.len() {
        return None;
    }
    Some(Label {
        word: None,
        style,
        number: Some(number),
        printed: 0..stop,
        rest: stop + blank,
        close: Close::Bracket,
    })
}

/// « 1. », « 1.1 », « II – », « a) », « 1° ».
fn bare(text: &str) -> Option<Label> {
    let (number, style, length) = hyphened(text).or_else(|| short(text))?;
    let (ended, rest) = close(text, length);
    let after = &text[length..];
    let label = |printed: usize, rest: usize, close: Close| {
        let number = Some(number.clone());
        Label { word: None, style, number, printed: 0..printed, rest, close }
    };
    if after.starts_with([')', '°', 'º']) {
        let sign = after.chars().next().map_or(0, char::len_utf8);
        // « 1°) »
        let more = usize::from(sign > 1 && after[sign..].starts_with(')'));
        let printed = length + sign + more;
        let blank = blanks(&text[printed..]);
        return (blank > 0 || printed == text.len())
            .then(|| label(printed, printed + blank, Close::Bracket));
    }
    match ended {
        Close::Stop | Close::Mark => Some(label(length, rest, ended)),
        // « 1.1 Objet »; a single number is a quantity.
        Close::Space | Close::End
            if style == Style::Decimal && number.segments().len() > 1 =>
        {
            Some(label(length, rest, ended))
        }
        _ => None,
    }
}

/// « 3-1. » is a number, « 5-6 jours » and « 12-14, rue » are not.
fn hyphened(text: &str) -> Option<(Number, Style, usize)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '-')?;
    let (one, two) = text[..end].split_once('-')?;
    let level = |figures: &str| {
        let small = (1..=2).contains(&figures.len()) && !figures.starts_with('0');
        figures.parse().ok().filter(|_| small)
    };
    let levels = [level(one)?, level(two)?];
    let stop = text[end..].strip_prefix('.')?;
    let segments = levels.map(|value| Segment { value, suffix: None });
    stop.starts_with(char::is_whitespace)
        .then(|| Some((Number::from_segments(segments.to_vec())?, Style::Decimal, end)))?
}

/// A number that no word announces: figures, Roman figures, a letter.
fn short(text: &str) -> Option<(Number, Style, usize)> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return number(text, false);
    }
    let name = &text[..end];
    // « i) » is the first Roman figure, « c) » the third letter; « I. » is Roman.
    let roman = numeral::roman(name).filter(|_| {
        name.bytes().all(|byte| byte == b'I' || byte == b'V' || byte == b'X')
            || name.bytes().all(|byte| byte == b'i' || byte == b'v' || byte == b'x')
    });
    let (value, style) = match roman {
        Some(value) => (value, Style::Roman),
        None => (numeral::letter(name)?, Style::Letter),
    };
    Some((Number::first_level(value), style, end))
}

/// Reads a number: figures by levels, with `worded` also Roman figures, a letter and
/// words. Gives the bytes it takes.
fn number(text: &str, worded: bool) -> Option<(Number, Style, usize)> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return if worded { number_in_words(text) } else { None };
    }
    let mut segments = Vec::new();
    let mut at = 0;
    loop {
        let digits =
            text[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - at);
        let figures = &text[at..at + digits];
        // Years, amounts and « 05 » are no numbers of headings.
        if digits == 0 || digits > 3 || figures.starts_with('0') {
            return None;
        }
        at += digits;
        segments.push(Segment { value: figures.parse().ok()?, suffix: None });
        let first = ["ᵉʳ", "er", "ère", "ere", "re", "e", "ème", "ER"];
        if let Some(end) = first.iter().find(|end| {
            text[at..].starts_with(**end)
                && !text[at + end.len()..].starts_with(char::is_alphanumeric)
        }) {
            if !worded {
                return None;
            }
            at += end.len();
        }
        if let Some(taken) = suffix(&text[at..], &mut segments) {
            at += taken;
        }
        let after = &text[at..];
        // « Article 5-1 » is a number, « 5-6 jours » is not.
        let goes_on = (after.starts_with('.') || (worded && after.starts_with('-')))
            && after[1..].starts_with(|c: char| c.is_ascii_digit());
        if !goes_on || segments.len() >= 6 {
            break;
        }
        at += 1;
    }
    if text[at..].starts_with(char::is_alphanumeric) {
        return None;
    }
    Some((Number::from_segments(segments)?, Style::Decimal, at))
}

/// « bis », « ter » after a number.
fn suffix(text: &str, segments: &mut [Segment]) -> Option<usize> {
    let blank = blanks(text);
    let rest = &text[blank..];
    let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let name = rest[..end].to_ascii_lowercase();
    if !clausier_french::INSERTED.contains(&name.as_str()) {
        return None;
    }
    segments.last_mut()?.suffix = Some(name);
    Some(blank + end)
}

fn number_in_words(text: &str) -> Option<(Number, Style, usize)> {
    let end = text.find(|c: char| !(c.is_alphabetic() || c == '-')).unwrap_or(text.len());
    let end = text[..end].trim_end_matches('-').len();
    let name = &text[..end];
    let is_capital = name.chars().all(|c| c.is_ascii_uppercase());
    // « Article L » is of a code, not the fiftieth.
    if is_capital
        && name != "L"
        && let Some(value) = numeral::roman(name)
    {
        return Some((Number::first_level(value), Style::Roman, end));
    }
    if is_capital && let Some(value) = numeral::letter(name) {
        return Some((Number::first_level(value), Style::Letter, end));
    }
    // « vingt et un »: the longest number of one to three words.
    let mut found = None;
    let mut stop = 0;
    for piece in text.split_inclusive(char::is_whitespace).take(3) {
        stop += piece.len();
        let taken =
            text[..stop].trim_end().trim_end_matches(|c: char| !c.is_alphabetic());
        if let Some(value) = numeral::word(taken) {
            found = Some((Number::first_level(value), Style::Decimal, taken.len()));
        }
    }
    found
}

/// What follows a number that ends at `at`, and where the rest starts.
fn close(text: &str, at: usize) -> (Close, usize) {
    let mut close = Close::Space;
    let mut end = at;
    let mut blank = false;
    for character in text[at..].chars() {
        match character {
            '.' if close == Close::Space && !blank => close = Close::Stop,
            '–' | '—' | '-' | ':' | '|' | '/' => close = Close::Mark,
            '\t' => {
                blank = true;
                if close == Close::Space {
                    close = Close::Mark;
                }
            }
            c if c.is_whitespace() => blank = true,
            _ => break,
        }
        end += character.len_utf8();
    }
    if end == text.len() {
        return (Close::End, end);
    }
    // « 1.Objet » is a slip, « 1.a » and « 5-A » are not labels of ours.
    if !blank && close != Close::Stop {
        return (Close::Bracket, at);
    }
    (close, end)
}

fn is_boundary(text: &str) -> bool {
    !text.starts_with(char::is_alphanumeric)
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start().len()
}
