//! A run of characters that knows which of them may change.

use super::{NBSP, NNBSP};

/// One character of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) ch: char,
    pub(super) kind: Kind,
}

/// What may be done with a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Prose.
    Prose,
    /// Part of an address: never touched.
    Address,
    /// The neighbour of the run: seen, never printed.
    Neighbour,
}

impl Glyph {
    pub(super) fn prose(ch: char) -> Self {
        Self { ch, kind: Kind::Prose }
    }

    pub(super) fn is_prose(self) -> bool {
        self.kind == Kind::Prose
    }

    /// Whether this is a blank within a line that may be replaced.
    pub(super) fn is_blank(self) -> bool {
        self.is_prose() && is_blank(self.ch)
    }
}

/// A blank within a line, no-break or not.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | NBSP | NNBSP)
}

/// The run with its neighbours; its addresses are marked if it may have any.
pub(super) fn read(
    before: Option<char>,
    text: &str,
    after: Option<char>,
    addresses: bool,
) -> Vec<Glyph> {
    let neighbour = |ch| Glyph { ch, kind: Kind::Neighbour };
    let mut run = Vec::with_capacity(text.len() + 2);
    run.extend(before.map(neighbour));
    let start = run.len();
    run.extend(text.chars().map(Glyph::prose));
    if addresses {
        mark_addresses(&mut run[start..]);
    }
    run.extend(after.map(neighbour));
    run
}

/// The run as text, without its neighbours.
pub(super) fn write(run: &[Glyph]) -> String {
    let mut out = String::with_capacity(run.len() + run.len() / 8 + 8);
    for glyph in run.iter().filter(|glyph| glyph.kind != Kind::Neighbour) {
        out.push(glyph.ch);
    }
    out
}

fn mark_addresses(run: &mut [Glyph]) {
    let mut at = 0;
    while at < run.len() {
        match address(run, at) {
            Some((start, end)) => {
                for glyph in &mut run[start..end] {
                    glyph.kind = Kind::Address;
                }
                at = end;
            }
            None => at += 1,
        }
    }
}

/// The address recognised by the mark at `at`: `://`, `www.` or `@`.
fn address(run: &[Glyph], at: usize) -> Option<(usize, usize)> {
    let free = |glyph: &Glyph| glyph.is_prose();
    let begins = |text: &str| {
        text.chars()
            .enumerate()
            .all(|(n, c)| run.get(at + n).is_some_and(|glyph| glyph.ch == c))
    };
    let back = |wanted: fn(char) -> bool| {
        let before =
            run[..at].iter().rev().take_while(|g| free(g) && wanted(g.ch)).count();
        at - before
    };
    let word_start = || {
        at == 0
            || !run[at - 1].ch.is_alphanumeric() && !matches!(run[at - 1].ch, '.' | '-')
    };
    let (start, found) = if begins("://") {
        let start = back(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'));
        (start, start < at)
    } else if begins("www.") {
        (at, word_start())
    } else if begins("@") {
        let local = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
        let start = back(|c| c.is_alphanumeric() || "._%+-".contains(c));
        let end = at + 1 + run[at + 1..].iter().take_while(|g| local(g.ch)).count();
        let dotted = run[at + 1..end].iter().any(|glyph| glyph.ch == '.');
        return (start < at && dotted).then(|| (start, trim(run, at, end)));
    } else {
        return None;
    };
    let stops = |c: char| c.is_whitespace() || "«»“”\"<>|".contains(c);
    let end = at + run[at..].iter().take_while(|glyph| !stops(glyph.ch)).count();
    found.then(|| (start, trim(run, at, end)))
}

/// Leaves to the sentence the marks that end it.
fn trim(run: &[Glyph], at: usize, end: usize) -> usize {
    let tail =
        run[at..end].iter().rev().take_while(|g| ".,:;!?)]'’…".contains(g.ch)).count();
    // Something of the address is left, or the caller would not go forward.
    (end - tail).max(at + 1)
}
