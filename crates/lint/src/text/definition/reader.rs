//! The definitions of one passage.

use std::ops::Range;

use clausier_french::{Token, TokenKind};

use super::{Definition, Says};
use crate::text::Passage;

/// Longer quotations are no terms.
const TERM: usize = 10;

/// Adds the definitions of a passage.
pub(super) fn read(
    passage: &Passage<'_>,
    rank: usize,
    of_definitions: bool,
    out: &mut Vec<Definition>,
) {
    let first = out.len();
    let reader =
        Reader { passage, text: passage.text(), tokens: passage.reading.tokens(), rank };
    reader.quoted(out);
    reader.named_plainly(out);
    if of_definitions && out.len() == first {
        reader.headed(out);
    }
}

/// Whether a key is an article or a word that stands in its place.
pub(crate) fn is_determiner(key: &str) -> bool {
    matches!(
        key,
        "le" | "la"
            | "les"
            | "l'"
            | "un"
            | "une"
            | "des"
            | "du"
            | "au"
            | "aux"
            | "ce"
            | "cet"
            | "cette"
            | "ces"
            | "chaque"
            | "tout"
            | "toute"
            | "tous"
            | "toutes"
            | "aucun"
            | "aucune"
    )
}

struct Reader<'p, 't> {
    passage: &'p Passage<'t>,
    text: &'t str,
    tokens: &'p [Token<'t>],
    rank: usize,
}

impl Reader<'_, '_> {
    /// Terms between quotation marks.
    fn quoted(&self, out: &mut Vec<Definition>) {
        let mut at = 0;
        // The mark that closed the last term.
        let mut last = None;
        while at < self.tokens.len() {
            let Some(close) = self.closing(at) else {
                at += 1;
                continue;
            };
            let inner = self.without_article(at + 1..close);
            if self.is_term(&inner)
                && let Some(says) = self.says(at, close, last)
            {
                out.push(self.definition(inner, says));
                last = Some(close);
            }
            at = close + 1;
        }
    }

    /// The mark that closes a quotation opened at a token.
    fn closing(&self, open: usize) -> Option<usize> {
        let close = match &*self.tokens[open].key {
            "«" => "»",
            "“" => "”",
            "\"" => "\"",
            _ => return None,
        };
        let end = self.tokens.len().min(open + TERM + 2);
        (open + 1..end).find(|at| self.tokens[*at].is_mark(close))
    }

    fn without_article(&self, range: Range<usize>) -> Range<usize> {
        let article =
            matches!(self.key(range.start), "le" | "la" | "les" | "l'" | "un" | "une");
        range.start + usize::from(article && range.len() > 1)..range.end
    }

    fn is_term(&self, range: &Range<usize>) -> bool {
        let plain = range.clone().all(|at| {
            let token = &self.tokens[at];
            token.is_spoken()
                || ["&", "-", "/", "*"].iter().any(|mark| token.is_mark(mark))
        });
        !range.is_empty() && plain && self.is_capital(range.start)
    }

    /// What the words around a quotation say of it.
    fn says(&self, open: usize, close: usize, last: Option<usize>) -> Option<Says> {
        let mut after = close + 1;
        // « Livrable » ou « Livrables » désigne …, « Projet » (ou « P ») désigne …
        while matches!(self.key(after), "ou" | "et" | "(" | ",")
            && let Some(other) = self.other_term(after)
        {
            after = other;
        }
        let opens = (0..open).all(|at| {
            matches!(self.tokens[at].kind, TokenKind::Number)
                || ["-", "–", "—", "•", ".", "*", "(", ")"]
                    .iter()
                    .any(|it| self.tokens[at].is_mark(it))
                || is_determiner(self.key(at))
        });
        if opens && self.key(after) == ":" {
            return Some(self.meaning(open, after + 1));
        }
        if let Some(start) = self.verb(after) {
            return Some(self.meaning(open, start));
        }
        if self.is_after_by(open) {
            return Some(self.meaning(open, after));
        }
        self.is_named(open, last).then_some(Says::Name)
    }

    /// The token after « ou « … » » at a token.
    fn other_term(&self, at: usize) -> Option<usize> {
        let quote = (at + 1..self.tokens.len().min(at + 4))
            .find_map(|at| Some((at, self.closing(at)?)));
        let (open, close) = quote?;
        let between =
            (at + 1..open).all(|at| matches!(self.key(at), "ou" | "la" | "le" | "les"));
        let closed = usize::from(self.key(close + 1) == ")");
        between.then_some(close + 1 + closed)
    }

    /// The token after a verb that opens a meaning.
    fn verb(&self, at: usize) -> Option<usize> {
        match self.key(at) {
            "designe" | "designent" | "signifie" | "signifient" | "recouvre"
            | "recouvrent" => Some(at + 1),
            "s'" if matches!(self.key(at + 1), "entend" | "entendent") => Some(at + 2),
            "a" | "ont" if self.key(at + 1) == "le" && self.key(at + 2) == "sens" => {
                Some(at + 3)
            }
            "correspond" | "correspondent" => Some(at + 1),
            _ => None,
        }
    }

    /// Whether « on entend par » stands before a quotation.
    fn is_after_by(&self, open: usize) -> bool {
        let back = |by: usize| open.checked_sub(by).map_or("", |at| self.key(at));
        let article = usize::from(matches!(back(1), "le" | "la" | "les" | "l'"));
        back(1 + article) == "par"
            && matches!(
                back(2 + article),
                "entend" | "entendre" | "entendons" | "entendent"
            )
    }

    /// Whether the words before a quotation call something by it.
    fn is_named(&self, open: usize, last: Option<usize>) -> bool {
        let mut called = false;
        let mut article = false;
        for back in 1..=12 {
            let Some(at) = open.checked_sub(back) else { break };
            let key = self.key(at);
            match key {
                "le" | "la" | "les" | "l'" | "un" | "une" => article = true,
                "ci-apres" => return true,
                "(" if called || self.is_bare_bracket(at, open) => return true,
                "ensemble" | "est" | "sont" | "chacun" | "chacune" => called |= article,
                "»" | "”" | "\"" if last == Some(at) => return true,
                "(" | ")" | "e" | "s" | "es" | "," | "et" | "ou" | "individuellement"
                | "separement" | "collectivement" | "d'" | "eux" | "elles" | "comme"
                | "etant" | "respectivement" | "conjointement" => {}
                _ if is_called(key) => return true,
                _ => break,
            }
        }
        called
    }

    /// Whether only an article stands between a bracket and the quotation.
    fn is_bare_bracket(&self, bracket: usize, open: usize) -> bool {
        (bracket + 1..open)
            .all(|at| matches!(self.key(at), "le" | "la" | "les" | "l'" | "un" | "une"))
    }

    /// « ci-après le Mandant », « ci-après dénommée l’Autrice ».
    fn named_plainly(&self, out: &mut Vec<Definition>) {
        for at in 0..self.tokens.len() {
            if self.key(at) != "ci-apres" {
                continue;
            }
            let mut start = at + 1;
            let filler = |key: &str| {
                is_called(key)
                    || matches!(
                        key,
                        "ensemble" | "(" | ")" | "e" | "s" | "le" | "la" | "les" | "l'"
                    )
            };
            while start < self.tokens.len() && filler(self.key(start)) {
                start += 1;
            }
            let end = self.end_of_name(start);
            if end > start && start > at + 1 {
                out.push(self.definition(start..end, Says::Name));
            }
        }
    }

    /// Where a name in capitals that starts at a token ends.
    fn end_of_name(&self, start: usize) -> usize {
        let mut end = start;
        let mut at = start;
        while at < self.tokens.len().min(start + TERM) {
            if self.tokens[at].kind == TokenKind::Word && self.is_capital(at) {
                end = at + 1;
            } else if !matches!(
                self.key(at),
                "de" | "d'" | "du" | "des" | "a" | "l'" | "la"
            ) {
                break;
            }
            at += 1;
        }
        end
    }

    /// « Livrable : … » at the head of a line of the article of definitions.
    fn headed(&self, out: &mut Vec<Definition>) {
        let mut start = 0;
        while start < self.tokens.len() {
            let next = self.next_start(start);
            let opens = |at: &usize| self.key(*at) == ":" || self.verb(*at).is_some();
            let end = (start..next.min(start + TERM)).find(opens);
            let start_of_term = match self.tokens[start].kind {
                TokenKind::Mark if !self.tokens[start].is_mark("«") => start + 1,
                _ => start,
            };
            if let Some(end) = end
                && start_of_term < end
            {
                let range = self.without_article(start_of_term..end);
                let meaning = self.verb(end).unwrap_or(end + 1);
                let spoken = range.clone().all(|at| self.tokens[at].is_spoken());
                if spoken && self.is_term(&range) && range.len() <= 6 && meaning < next {
                    out.push(
                        self.definition(
                            range,
                            self.meaning_between(start, meaning, next),
                        ),
                    );
                }
            }
            start = next;
        }
    }

    /// The token that starts the line or the sentence after that of a token.
    fn next_start(&self, start: usize) -> usize {
        let sentences = self.passage.reading.sentences();
        let end =
            sentences.iter().find(|range| range.contains(&start)).map(|range| range.end);
        let end = end.unwrap_or(self.tokens.len());
        let breaks = |at: &usize| {
            let before = self.tokens[*at - 1].range.end;
            self.text[before..self.tokens[*at].range.start].contains('\n')
        };
        (start + 1..end).find(breaks).unwrap_or(end)
    }

    fn meaning(&self, open: usize, start: usize) -> Says {
        let sentences = self.passage.reading.sentences();
        let sentence = sentences.iter().find(|range| range.contains(&open));
        let (first, end) =
            sentence.map_or((0, self.tokens.len()), |it| (it.start, it.end));
        self.meaning_between(first, start, end.max(start.min(self.tokens.len())))
    }

    fn meaning_between(&self, first: usize, start: usize, end: usize) -> Says {
        let words = self.tokens.get(start..end).unwrap_or_default().iter();
        let words =
            words.filter(|token| token.is_spoken()).map(|token| token.key.to_string());
        // « au sens du présent article », « pour l’application de l’article 5 »
        let local = |at: usize| {
            matches!(
                self.key(at),
                "present" | "presente" | "l'" | "la" | "le" | "du" | "seul" | "seule"
            ) && matches!(
                self.key(at + 1),
                "article" | "paragraphe" | "clause" | "section" | "annexe" | "chapitre"
            )
        };
        Says::Meaning { words: words.collect(), is_local: (first..start).any(local) }
    }

    fn definition(&self, range: Range<usize>, says: Says) -> Definition {
        let range = self.passage.reading.bytes(range);
        let term = self.text[range.clone()].replace(['\u{a0}', '\n'], " ");
        Definition { term, passage: self.rank, range, says }
    }

    fn key(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.key)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.text[self.tokens[at].range.clone()].starts_with(char::is_uppercase)
    }
}

/// Whether a folded word calls: « dénommée », « désignés », « appelé ».
fn is_called(key: &str) -> bool {
    let stem = key.trim_end_matches('s').trim_end_matches('e');
    matches!(stem, "denomm" | "design" | "appel" | "nomm" | "dit" | "intitul")
}
