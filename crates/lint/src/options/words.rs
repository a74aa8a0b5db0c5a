//! The words of a passage with every branch present.

use clausier_compile::outline::Piece;
use clausier_diagnostics::Span;

/// Characters in reading order, each with the one that is read before it.
///
/// All apostrophes are alike in it, and so are all blanks.
pub(super) struct Words {
    characters: Vec<Character>,
}

struct Character {
    value: char,
    /// Whether a lawyer wrote it, outside of any quotation.
    written: bool,
    /// The rank of its piece.
    piece: usize,
    /// The rank of the character before it.
    before: Option<usize>,
}

impl Words {
    pub(super) fn of(pieces: &[Piece]) -> Self {
        let mut characters: Vec<Character> = Vec::new();
        // The last character of each piece, or of those before it when it has none.
        let mut ends: Vec<Option<usize>> = Vec::with_capacity(pieces.len());
        let mut quotations = 0_usize;
        let mut is_straight = false;
        for (piece, it) in pieces.iter().enumerate() {
            let mut before = it.after.and_then(|after| ends[after]);
            let mut push = |value, written| {
                characters.push(Character { value, written, piece, before });
                before = Some(characters.len() - 1);
            };
            match &it.words {
                None => push('\u{fffc}', false),
                Some(words) => {
                    for value in words.chars() {
                        match value {
                            '«' | '“' => quotations += 1,
                            '»' | '”' => quotations = quotations.saturating_sub(1),
                            '"' => is_straight = !is_straight,
                            _ => {}
                        }
                        push(alike(value), quotations == 0 && !is_straight);
                    }
                }
            }
            ends.push(before);
        }
        Self { characters }
    }

    pub(super) fn len(&self) -> usize {
        self.characters.len()
    }

    pub(super) fn at(&self, at: usize) -> char {
        self.characters[at].value
    }

    /// The rank of the piece that holds a character.
    pub(super) fn piece(&self, at: usize) -> usize {
        self.characters[at].piece
    }

    /// Whether `phrase`, whole words of it, is written at `at`.
    pub(super) fn has(&self, phrase: &[char], at: usize) -> bool {
        let end = at + phrase.len();
        let Some(here) = self.characters.get(at..end) else { return false };
        let is_phrase =
            here.iter().zip(phrase).enumerate().all(|(rank, (it, wanted))| {
                let follows = rank == 0 || it.before == Some(at + rank - 1);
                it.value == *wanted && it.written && follows
            });
        let inner = |c: char| c.is_alphanumeric() || c == '-' || c == '\u{2011}';
        let before = self.characters[at].before.map(|before| self.at(before));
        let after = self.characters.get(end).filter(|it| it.before == Some(end - 1));
        is_phrase
            && !before.is_some_and(inner)
            && !after.is_some_and(|it| inner(it.value))
    }

    /// Whether a sentence starts at `at`.
    pub(super) fn starts_sentence(&self, at: usize) -> bool {
        let mut before = self.characters[at].before;
        while let Some(rank) = before {
            let value = self.at(rank);
            if value != ' ' && !"«“\"(–—-".contains(value) {
                return ".!?…".contains(value);
            }
            before = self.characters[rank].before;
        }
        true
    }
}

/// A phrase, to be looked for.
pub(super) fn phrase(text: &str) -> Vec<char> {
    text.chars().map(alike).collect()
}

/// The part of a span where a phrase starts; all of it where none does.
pub(super) fn narrow(span: &Span, phrase: &[char]) -> Span {
    let text = &span.file().text()[span.range()];
    let starts = |at: usize| {
        let mut rest = text[at..].chars().map(alike);
        phrase.iter().all(|wanted| rest.next() == Some(*wanted))
    };
    let Some((at, _)) = text.char_indices().find(|(at, _)| starts(*at)) else {
        return span.clone();
    };
    let length = text[at..].chars().take(phrase.len()).map(char::len_utf8).sum::<usize>();
    span.part(at..at + length)
}

fn alike(character: char) -> char {
    match character {
        '\'' => '’',
        c if c.is_whitespace() || c == '\u{202f}' => ' ',
        c => c,
    }
}
