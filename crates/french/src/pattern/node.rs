//! What a pattern says, as a tree.

/// One test on one piece of a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Test {
    /// One of these forms, lower case, accents kept; sorted.
    Word(Vec<String>),
    /// This form only.
    Exact(String),
    /// What a contraction says after its preposition: the article of « du ».
    ExactArticle(String),
    /// A folded beginning.
    Prefix(String),
    /// A mark.
    Mark(String),
    /// The first piece of a number.
    Number,
    /// What follows the first piece of a number.
    NumberInside,
}

/// A part of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// One piece.
    One(Test),
    /// A whole number.
    Number,
    /// One part after the other.
    Sequence(Vec<Node>),
    /// One of several, the first preferred.
    Choice(Vec<Node>),
    /// May be missing; present preferred.
    Optional(Box<Node>),
    /// Up to so many words.
    Gap(usize),
}

impl Node {
    /// Whether it may match nothing.
    pub(super) fn is_nullable(&self) -> bool {
        match self {
            Self::One(_) | Self::Number => false,
            Self::Sequence(parts) => parts.iter().all(Self::is_nullable),
            Self::Choice(parts) => parts.iter().any(Self::is_nullable),
            Self::Optional(_) | Self::Gap(_) => true,
        }
    }

    /// Whether a gap may stand at one end: the first, or the last.
    pub(super) fn is_loose(&self, at_start: bool) -> bool {
        match self {
            Self::One(_) | Self::Number => false,
            Self::Gap(_) => true,
            Self::Optional(part) => part.is_loose(at_start),
            Self::Choice(parts) => parts.iter().any(|part| part.is_loose(at_start)),
            Self::Sequence(parts) => {
                let mut parts: Vec<&Self> = parts.iter().collect();
                if !at_start {
                    parts.reverse();
                }
                let firm = parts.iter().position(|part| !part.is_nullable());
                let reached = firm.map_or(parts.len(), |firm| firm + 1);
                parts[..reached].iter().any(|part| part.is_loose(at_start))
            }
        }
    }

    /// Tests of which one each must pass somewhere, for the whole to be found.
    pub(super) fn needs<'n>(&'n self, out: &mut Vec<Vec<&'n Test>>) {
        match self {
            Self::Sequence(parts) => parts.iter().for_each(|part| part.needs(out)),
            // What may be missing is not needed.
            _ if self.is_nullable() => {}
            Self::One(_) | Self::Number | Self::Choice(_) => {
                let mut tests = Vec::new();
                self.heads(&mut tests);
                out.push(tests);
            }
            Self::Optional(_) | Self::Gap(_) => {}
        }
    }

    /// Tests of which one must pass; of a part that is not nullable.
    fn heads<'n>(&'n self, out: &mut Vec<&'n Test>) {
        match self {
            Self::One(test) => out.push(test),
            Self::Number => out.push(&Test::Number),
            Self::Sequence(parts) => {
                if let Some(firm) = parts.iter().find(|part| !part.is_nullable()) {
                    firm.heads(out);
                }
            }
            Self::Choice(parts) => parts.iter().for_each(|part| part.heads(out)),
            Self::Optional(_) | Self::Gap(_) => {}
        }
    }

    /// How many instructions it takes, at most.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::Number => 3,
            Self::Sequence(parts) => parts.iter().map(Self::size).sum(),
            Self::Choice(parts) => parts.iter().map(|part| part.size() + 2).sum(),
            Self::Optional(part) => part.size() + 1,
            Self::Gap(words) => 2 * words + 2,
        }
    }
}
