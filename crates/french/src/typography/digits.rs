//! Groups of three digits.

use super::glyph::{Glyph, Kind, is_blank};
use super::{NBSP, NNBSP};

/// What a number counts, if it stands right after it: then its groups are
/// certainly thousands.
const COUNTED: [&str; 17] = [
    "euro",
    "euros",
    "jours",
    "heures",
    "minutes",
    "mois",
    "ans",
    "mots",
    "pages",
    "salariés",
    "exemplaires",
    "unités",
    "signes",
    "parts",
    "actions",
    "habitants",
    "km",
];

/// Sets the blanks within numbers.
///
/// Thousands get narrow no-break spaces. Three groups of three and nothing
/// counted are a SIREN (or, with five digits more, a SIRET): no-break spaces.
/// Telephone numbers, post codes and the digits of articles stay.
pub(super) fn group(run: &mut [Glyph]) {
    let mut at = 0;
    while at < run.len() {
        if !run[at].ch.is_ascii_digit() {
            at += 1;
            continue;
        }
        let number = Number::read(run, at);
        if let Some(space) = number.space(run) {
            for blank in number.blanks() {
                run[blank].ch = space;
            }
        }
        at = number.end;
    }
}

/// Digits with single blanks between them.
struct Number {
    /// Invariant: not empty; ranges of digits, ascending, one blank apart.
    groups: Vec<(usize, usize)>,
    end: usize,
}

impl Number {
    fn read(run: &[Glyph], start: usize) -> Self {
        let digits =
            |at: usize| run[at..].iter().take_while(|g| g.ch.is_ascii_digit()).count();
        let mut end = start + digits(start);
        let mut groups = vec![(start, end)];
        while run.get(end).is_some_and(|glyph| glyph.is_blank()) {
            let length = digits(end + 1);
            if length == 0 {
                break;
            }
            groups.push((end + 1, end + 1 + length));
            end += 1 + length;
        }
        Self { groups, end }
    }

    fn blanks(&self) -> impl Iterator<Item = usize> {
        self.groups[1..].iter().map(|(start, _)| start - 1)
    }

    /// The blank this number takes, if it is certain what it is.
    fn space(&self, run: &[Glyph]) -> Option<char> {
        let start = self.groups[0].0;
        let lengths: Vec<usize> =
            self.groups.iter().map(|(from, to)| to - from).collect();
        let all_prose = run[start..self.end].iter().all(|glyph| glyph.is_prose());
        let glued = start.checked_sub(1).is_some_and(|at| {
            let c = run[at].ch;
            c.is_alphanumeric()
                || matches!(c, '.' | ',' | '+' | '/' | '-')
                // A sign is no hyphen: « -1 500 € » begins a word.
                && !(c == '-' && (at == 0 || run[at - 1].ch.is_whitespace()))
        });
        if lengths.len() < 2 || !all_prose || glued {
            return None;
        }
        match lengths[..] {
            [3, 3, 3] if !self.counts(run) => return Some(NBSP),
            [3, 3, 3, 5] => return Some(NBSP),
            _ => {}
        }
        let thousands = (1..=3).contains(&lengths[0])
            && lengths[1..].iter().all(|length| *length == 3)
            && run[start].ch != '0';
        if !thousands {
            return None;
        }
        (self.counts(run) || (!self.after_reference(run) && self.stands_alone(run)))
            .then_some(NNBSP)
    }

    /// Whether an amount or a counted thing follows: « ,50 € », « jours ».
    fn counts(&self, run: &[Glyph]) -> bool {
        let mut at = self.end;
        if run.get(at).is_some_and(|glyph| glyph.ch == ',') {
            let decimals =
                run[at + 1..].iter().take_while(|g| g.ch.is_ascii_digit()).count();
            if decimals > 0 {
                at += 1 + decimals;
            }
        }
        while run.get(at).is_some_and(|glyph| is_blank(glyph.ch)) {
            at += 1;
        }
        let word: String = run[at..]
            .iter()
            .map(|g| g.ch)
            .take_while(|c| c.is_alphabetic())
            .take(16)
            .collect();
        run.get(at).is_some_and(|glyph| matches!(glyph.ch, '€' | '%' | '‰'))
            || COUNTED.contains(&word.as_str())
            || matches!(word.as_str(), "k" | "M" | "Md")
                && run.get(at + word.len()).is_some_and(|glyph| glyph.ch == '€')
    }

    /// Whether what stands before makes the first group a number of its own:
    /// « article 5 », « n° 12 ».
    fn after_reference(&self, run: &[Glyph]) -> bool {
        let before: Vec<char> = run[..self.groups[0].0]
            .iter()
            .rev()
            .map(|glyph| glyph.ch)
            .skip_while(|c| is_blank(*c))
            .take_while(|c| !c.is_whitespace())
            .take(16)
            .collect();
        let word: String = before.iter().rev().collect::<String>().to_lowercase();
        let word = word.rsplit(['’', '\'', '(', '«']).next().unwrap_or_default();
        matches!(
            word,
            "article"
                | "articles"
                | "art."
                | "annexe"
                | "annexes"
                | "n°"
                | "page"
                | "p."
                | "§"
                | "l."
                | "r."
                | "d."
                | "alinéa"
                | "point"
                | "section"
                | "bp"
                | "cs"
        ) || word.ends_with(|c: char| c.is_ascii_digit())
    }

    /// Whether the number may be read as one without knowing what it counts.
    ///
    /// A capital after five digits would be a town after its post code; the
    /// end of the run beside a value hides what follows.
    fn stands_alone(&self, run: &[Glyph]) -> bool {
        let next = run[self.end..].iter().find(|glyph| !is_blank(glyph.ch));
        let digits: usize = self.groups.iter().map(|(from, to)| to - from).sum();
        let town = digits == 5 && next.is_some_and(|glyph| glyph.ch.is_uppercase());
        let hidden = next.is_some_and(|glyph| glyph.kind == Kind::Neighbour);
        let glued = run.get(self.end).is_some_and(|glyph| {
            glyph.ch.is_alphabetic() || matches!(glyph.ch, '/' | '-')
        });
        !town && !hidden && !glued
    }
}
