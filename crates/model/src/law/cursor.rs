//! Reading a reference from left to right.

use jiff::civil::Date;

/// The rest of a reference.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    /// Where the rest starts.
    pub(super) at: usize,
}

/// The short forms of the months that have one, and what is found without accents.
const MONTHS: [&[&str]; 12] = [
    &["janvier", "janv."],
    &["février", "févr.", "fév.", "fevrier"],
    &["mars"],
    &["avril", "avr."],
    &["mai"],
    &["juin"],
    &["juillet", "juill.", "juil."],
    &["août", "aout"],
    &["septembre", "sept."],
    &["octobre", "oct."],
    &["novembre", "nov."],
    &["décembre", "déc.", "decembre"],
];

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut cursor = Self { text, at: 0 };
        cursor.blanks();
        cursor
    }

    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    pub(super) fn is_end(&self) -> bool {
        self.rest().trim().is_empty()
    }

    /// Whether what was read last is a blank.
    pub(super) fn is_after_blank(&self) -> bool {
        self.text[..self.at].ends_with(char::is_whitespace)
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Passes over blanks; says whether there were any.
    pub(super) fn blanks(&mut self) -> bool {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        rest.starts_with(char::is_whitespace)
    }

    /// Takes these words, whatever their case, their blanks and their apostrophes; a
    /// word is taken whole. Blanks before and after are passed over.
    pub(super) fn eat(&mut self, words: &str) -> bool {
        let mut next = self.clone();
        next.blanks();
        for wanted in words.chars() {
            if wanted == ' ' {
                // « n°2022 » and « n° 2022 », « L.441 » and « L. 441 » are the same.
                let before = next.text[..next.at].chars().next_back();
                let glued = before.is_some_and(|c| ".°§".contains(c));
                if !next.blanks() && !glued {
                    return false;
                }
                continue;
            }
            match next.peek() {
                Some(found) if same(found, wanted) => next.at += found.len_utf8(),
                _ => return false,
            }
        }
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if inside(words.chars().next_back()) && inside(next.peek()) {
            return false;
        }
        next.blanks();
        *self = next;
        true
    }

    /// Takes the first of these that stands here.
    pub(super) fn eat_one<'w, T: Copy>(
        &mut self,
        words: &'w [(&'w str, T)],
    ) -> Option<T> {
        words.iter().find(|(word, _)| self.eat(word)).map(|(_, meaning)| *meaning)
    }

    /// Takes characters as long as they are of a kind; at least one.
    pub(super) fn take(&mut self, kind: impl Fn(char) -> bool) -> Option<&'t str> {
        let rest = self.rest();
        let end = rest.find(|c| !kind(c)).unwrap_or(rest.len());
        let found = &rest[..end];
        self.at += end;
        (!found.is_empty()).then_some(found)
    }

    /// Takes what `read` makes of what stands here, or nothing.
    pub(super) fn try_take<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        let mut next = self.clone();
        let found = read(&mut next)?;
        *self = next;
        Some(found)
    }

    /// Takes « 14 février 2003 » or « 14 févr. 2003 ».
    pub(super) fn date(&mut self) -> Option<Date> {
        self.try_take(|cursor| {
            cursor.blanks();
            let day: i8 = cursor.take(|c| c.is_ascii_digit())?.parse().ok()?;
            if day == 1 {
                cursor.eat("er");
            }
            cursor.blanks();
            let month = MONTHS
                .iter()
                .position(|names| names.iter().any(|name| cursor.eat(name)))?;
            let year = cursor.take(|c| c.is_ascii_digit())?;
            let year = (year.len() == 4).then(|| year.parse().ok())??;
            Date::new(year, i8::try_from(month + 1).ok()?, day).ok()
        })
    }
}

/// Whether two characters are the same to a reader.
fn same(found: char, wanted: char) -> bool {
    let apostrophe = |c| matches!(c, '\'' | '’');
    let degree = |c| matches!(c, '°' | 'º');
    found == wanted
        || (apostrophe(found) && apostrophe(wanted))
        || (degree(found) && degree(wanted))
        || found.to_lowercase().eq(wanted.to_lowercase())
}
