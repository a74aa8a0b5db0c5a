//! A text beside the same text as the compiler would set it.

use std::ops::Range;

use clausier_french::{NBSP, NNBSP, typeset};

/// What a change mends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// A blank is missing before or after a mark.
    Missing,
    /// A blank is there where none should be, or twice.
    Spare,
    /// A plain blank stands where the line must not break.
    Breakable,
    /// A straight quotation mark.
    Quote,
    /// A straight apostrophe.
    Apostrophe,
    /// Three full stops.
    Ellipsis,
    /// « etc. » and more dots.
    Etc,
    /// « nº », « n°5 », « L.441-10 ».
    Numero,
}

/// The changes that set a text right, in order, none over another.
pub(crate) struct Setting(Vec<(Change, Range<usize>, String)>);

impl Setting {
    /// Of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut spare = Vec::new();
        let clean = clean(text, &mut spare);
        let plain: String = clean.iter().map(|piece| piece.letter).collect();
        let set: Vec<char> = typeset(&plain).chars().collect();
        let mut out = Comparison { old: &clean, new: &set, out: Vec::new() }.run();
        out.extend(spare.into_iter().map(|range| (Change::Spare, range, String::new())));
        out.sort_by_key(|(_, range, _)| range.start);
        Self(out)
    }

    /// The changes of some kinds.
    pub(crate) fn only(
        self,
        kinds: &'static [Change],
    ) -> impl Iterator<Item = (Change, Range<usize>, String)> {
        self.0.into_iter().filter(|(change, ..)| kinds.contains(change))
    }
}

/// A character, where it was, and why it is not the one that was there.
#[derive(Clone)]
struct Piece {
    letter: char,
    place: Range<usize>,
    change: Option<Change>,
}

/// The text without blanks that are too many, nor dots after « etc. »: the compiler
/// leaves those as they are. `spare` is given the blanks of which nothing is left.
fn clean(text: &str, spare: &mut Vec<Range<usize>>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(text.len());
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let mut end = at + c.len_utf8();
        let mut piece = Piece { letter: c, place: at..end, change: None };
        if is_blank(c) {
            let mut count = 1;
            let mut plain = c == ' ';
            while let Some((next, c)) = letters.next_if(|(_, c)| is_blank(*c)) {
                end = next + c.len_utf8();
                plain &= c == ' ';
                count += 1;
            }
            let inside = at > 0 && end < text.len();
            if inside && is_spare(&text[..at], &text[end..]) {
                spare.push(at..end);
                continue;
            }
            if inside && count == 2 && plain {
                piece =
                    Piece { letter: ' ', place: at..end, change: Some(Change::Spare) };
            } else {
                // Columns and the like are laid out by their author.
                let run = text[at..end].char_indices();
                out.extend(run.map(|(from, c)| Piece {
                    letter: c,
                    place: at + from..at + from + c.len_utf8(),
                    change: None,
                }));
                continue;
            }
        } else if matches!(c, '.' | '…') && ends_in_etc(&text[..at]) {
            let mut count = 1;
            while let Some((next, c)) = letters.next_if(|(_, c)| matches!(c, '.' | '…'))
            {
                end = next + c.len_utf8();
                count += 1;
            }
            if count > 1 || c == '…' {
                piece = Piece { letter: '.', place: at..end, change: Some(Change::Etc) };
            }
        }
        out.push(piece);
    }
    out
}

/// Whether a blank stands before a comma or within brackets.
fn is_spare(before: &str, after: &str) -> bool {
    let last = before.chars().next_back().unwrap_or_default();
    let mut rest = after.chars();
    let (next, further) = (rest.next().unwrap_or_default(), rest.next());
    let word = last.is_alphanumeric() || ")»”\"€%…°".contains(last);
    match next {
        ',' => (word || last == '.') && further.is_none_or(|c| !c.is_alphanumeric()),
        '.' => word && further.is_none_or(char::is_whitespace) && !before.ends_with("n°"),
        ')' => word,
        _ => last == '(' && next.is_alphanumeric(),
    }
}

fn ends_in_etc(before: &str) -> bool {
    let Some(rest) = before.strip_suffix("etc").or(before.strip_suffix("Etc")) else {
        return false;
    };
    !rest.ends_with(char::is_alphanumeric)
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | NBSP | NNBSP)
}

struct Comparison<'c> {
    old: &'c [Piece],
    new: &'c [char],
    out: Vec<(Change, Range<usize>, String)>,
}

impl Comparison<'_> {
    fn run(mut self) -> Vec<(Change, Range<usize>, String)> {
        let (mut i, mut j) = (0, 0);
        while i < self.old.len() || j < self.new.len() {
            let Some((left, right)) = self.step(i, j) else { break };
            (i, j) = (left, right);
        }
        self.out
    }

    fn was(&self, at: usize) -> char {
        self.old.get(at).map_or('\0', |piece| piece.letter)
    }

    fn set(&self, at: usize) -> char {
        self.new.get(at).copied().unwrap_or_default()
    }

    /// Goes on from two places that match; `None` where the texts part for another
    /// reason than typography.
    fn step(&mut self, i: usize, j: usize) -> Option<(usize, usize)> {
        let (old, new) = (self.was(i), self.set(j));
        let quote = |c: char| matches!(c, '«' | '»' | '“' | '”');
        if is_blank(old) && is_blank(new) {
            return Some(self.blanks(i, j));
        }
        if old == new {
            if let Some(change) = self.old[i].change {
                self.clean(i, change);
            }
            return Some((i + 1, j + 1));
        }
        if old == '"' && quote(new) {
            let mut text = new.to_string();
            let mut next = j + 1;
            if new == '«' && is_blank(self.set(next)) && !is_blank(self.was(i + 1)) {
                text.push(self.set(next));
                next += 1;
            }
            self.push(Change::Quote, self.old[i].place.clone(), text);
            return Some((i + 1, next));
        }
        if old == '"' && is_blank(new) && quote(self.set(j + 1)) {
            let text = [new, self.set(j + 1)].iter().collect();
            self.push(Change::Quote, self.old[i].place.clone(), text);
            return Some((i + 1, j + 2));
        }
        if old == '\'' && new == '’' {
            self.push(Change::Apostrophe, self.old[i].place.clone(), "’".to_owned());
            return Some((i + 1, j + 1));
        }
        if old == '.' && new == '…' {
            let place = self.old[i].place.start..self.old.get(i + 2)?.place.end;
            self.push(Change::Ellipsis, place, "…".to_owned());
            return Some((i + 3, j + 1));
        }
        if old == 'º' && new == '°' {
            self.push(Change::Numero, self.old[i].place.clone(), "°".to_owned());
            return Some((i + 1, j + 1));
        }
        if is_blank(new) && i > 0 && i < self.old.len() {
            let before = self.was(i - 1);
            let stop = before == '.' && self.was(i).is_ascii_digit();
            let numero = stop || matches!(before, '°' | 'º' | '§');
            let change = if numero { Change::Numero } else { Change::Missing };
            let at = self.old[i].place.start;
            self.push(change, at..at, new.to_string());
            return Some((i, j + 1));
        }
        if is_blank(old) {
            self.push(Change::Spare, self.old[i].place.clone(), String::new());
            return Some((i + 1, j));
        }
        None
    }

    /// Runs of blanks that stand at one place of both texts.
    fn blanks(&mut self, i: usize, j: usize) -> (usize, usize) {
        let left = self.old[i..].iter().take_while(|it| is_blank(it.letter)).count();
        let right = self.new[j..].iter().take_while(|c| is_blank(**c)).count();
        let pieces = &self.old[i..i + left];
        let old: String = pieces.iter().map(|piece| piece.letter).collect();
        let new: String = self.new[j..j + right].iter().collect();
        let place = pieces[0].place.start..pieces[left - 1].place.end;
        let cleaned = pieces.iter().any(|piece| piece.change.is_some());
        // A mark that comes with a blank from typesetting asks for it.
        let before = i.checked_sub(1).map_or('\0', |at| self.was(at));
        let after = self.was(i + left);
        let asked = ";:!?»%€‰".contains(after)
            || matches!(before, '«' | '°' | 'º' | '§')
            || (before.is_ascii_digit() && after.is_ascii_digit())
            || self.abbreviated(i);
        // No-break spaces of either width do.
        let plain = old.contains(' ');
        if cleaned {
            self.push(Change::Spare, place, new);
        } else if old != new && plain && asked {
            self.push(Change::Breakable, place, new);
        }
        (i + left, j + right)
    }

    /// Whether « art. » or the letter of an article stands before.
    fn abbreviated(&self, i: usize) -> bool {
        let letters: String =
            self.old[i.saturating_sub(4)..i].iter().map(|it| it.letter).collect();
        letters.ends_with("art.")
            || letters.ends_with("Art.")
            || [" L.", " R.", " D.", "’L.", "’R.", "’D."]
                .iter()
                .any(|it| letters.ends_with(it))
    }

    /// A character that was cleaned and is otherwise as it should be.
    fn clean(&mut self, i: usize, change: Change) {
        let piece = &self.old[i];
        let text = piece.letter.to_string();
        self.push(change, piece.place.clone(), text);
    }

    fn push(&mut self, change: Change, range: Range<usize>, text: String) {
        self.out.push((change, range, text));
    }
}
