//! Apostrophes, ellipses, quotation marks, and the blanks marks ask for.

use super::glyph::{Glyph, Kind, is_blank};
use super::{NBSP, NNBSP};

/// `'` after a letter becomes `’`; three full stops become `…`.
pub(super) fn apostrophes_and_ellipses(run: &[Glyph]) -> Vec<Glyph> {
    let mut out: Vec<Glyph> = Vec::with_capacity(run.len());
    let mut at = 0;
    while let Some(glyph) = run.get(at) {
        let letter_before = at > 0 && run[at - 1].ch.is_alphabetic();
        if glyph.is_prose() && glyph.ch == '\'' && letter_before {
            out.push(Glyph::prose('’'));
        } else if glyph.is_prose() && glyph.ch == '.' {
            let dots =
                run[at..].iter().take_while(|g| g.is_prose() && g.ch == '.').count();
            let cut = [at.checked_sub(1), Some(at + dots)]
                .into_iter()
                .flatten()
                .any(|n| run.get(n).is_some_and(|g| g.ch == '.'));
            if dots == 3 && !cut {
                out.push(Glyph::prose('…'));
            } else {
                out.extend_from_slice(&run[at..at + dots]);
            }
            at += dots;
            continue;
        } else {
            out.push(*glyph);
        }
        at += 1;
    }
    out
}

/// `"…"` becomes « … », and “ … ” within « ».
///
/// A mark opens after a blank or an opening mark, closes after anything else. A
/// mark between two blanks, or after a digit that nothing opened (inches), says
/// neither and stays.
pub(super) fn quotes(run: &[Glyph]) -> Vec<Glyph> {
    let mut out = Vec::with_capacity(run.len());
    // Whether the quotation marks that are open are straight ones.
    let mut open: Vec<bool> = Vec::new();
    for (at, glyph) in run.iter().enumerate() {
        let previous = at.checked_sub(1).map(|at| run[at]);
        let next = run.get(at + 1).map(|glyph| glyph.ch);
        match glyph.ch {
            '«' => open.push(false),
            '»' => {
                open.pop();
            }
            '"' if glyph.is_prose() => {
                let after_opening = previous.is_none_or(|previous| {
                    previous.ch.is_whitespace() || "([«“’'—–-".contains(previous.ch)
                });
                let before_blank = next.is_none_or(char::is_whitespace);
                let straight = open.last() == Some(&true);
                let inner = if straight { open.len() > 1 } else { !open.is_empty() };
                if after_opening && !before_blank {
                    out.push(Glyph::prose(if open.is_empty() { '«' } else { '“' }));
                    open.push(true);
                    continue;
                }
                let from_outside = previous.is_some_and(|g| g.kind == Kind::Neighbour);
                let digit = previous.is_some_and(|g| g.ch.is_ascii_digit());
                if !after_opening && (straight || from_outside || !digit) {
                    out.push(Glyph::prose(if inner { '”' } else { '»' }));
                    if straight {
                        open.pop();
                    }
                    continue;
                }
            }
            _ => {}
        }
        out.push(*glyph);
    }
    out
}

/// The no-break spaces around marks.
pub(super) fn spaces(run: &[Glyph]) -> Vec<Glyph> {
    let mut out: Vec<Glyph> = Vec::with_capacity(run.len() + 8);
    let mut at = 0;
    while let Some(glyph) = run.get(at) {
        let next = run.get(at + 1).map(|glyph| glyph.ch);
        at += 1;
        if glyph.kind == Kind::Address {
            out.push(*glyph);
            continue;
        }
        match glyph.ch {
            ';' => space_before(&mut out, *glyph, NNBSP, ends_word),
            '!' if next != Some('=') => space_before(&mut out, *glyph, NNBSP, ends_word),
            '?' => space_before(&mut out, *glyph, NNBSP, ends_word),
            ':' if next.is_none_or(|c| c.is_whitespace() || c == '»') => {
                space_before(&mut out, *glyph, NBSP, ends_word);
            }
            ':' if next != Some(':') => space_before(&mut out, *glyph, NBSP, |_| false),
            '»' => {
                let leans = |c: char| !c.is_whitespace() && c != '«';
                space_before(&mut out, *glyph, NBSP, leans);
            }
            '%' | '‰' | '€' if !next.is_some_and(|c| c.is_ascii_alphanumeric()) => {
                let digits = |glyph: &&Glyph| !is_blank(glyph.ch);
                if out.iter().rev().find(digits).is_some_and(|g| g.ch.is_ascii_digit()) {
                    space_before(&mut out, *glyph, NBSP, |c| c.is_ascii_digit());
                }
            }
            _ => {}
        }
        out.push(*glyph);
        if glyph.ch == '«' {
            let blanks = run[at..].iter().take_while(|glyph| glyph.is_blank()).count();
            let word = run.get(at).is_some_and(|g| !g.ch.is_whitespace() && g.ch != '»');
            if blanks > 0 || (word && glyph.is_prose()) {
                out.push(Glyph::prose(NBSP));
            }
            at += blanks;
        }
    }
    out
}

/// What a high mark leans on when its author wrote no blank.
fn ends_word(c: char) -> bool {
    c.is_alphanumeric() || "»)]”’…%‰€°".contains(c)
}

/// Puts `space` before `mark`, in place of the blanks there, or where there are
/// none and `inserts` says so of the character before.
///
/// A neighbour's mark may change blanks but brings none: its own run does.
fn space_before(
    out: &mut Vec<Glyph>,
    mark: Glyph,
    space: char,
    inserts: fn(char) -> bool,
) {
    let blanks = out.iter().rev().take_while(|glyph| glyph.is_blank()).count();
    let Some(previous) = out.len().checked_sub(blanks + 1).map(|at| out[at].ch) else {
        return;
    };
    // Nothing of a line stands before the mark: a break is not undone.
    if previous.is_whitespace() {
        return;
    }
    if blanks > 0 {
        out.truncate(out.len() - blanks);
        out.push(Glyph::prose(space));
    } else if mark.is_prose() && inserts(previous) {
        out.push(Glyph::prose(space));
    }
}
