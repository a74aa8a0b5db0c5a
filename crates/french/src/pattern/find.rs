//! Looking for patterns.
//!
//! Each pattern is tried only in sentences that have what it needs, where its first
//! word stands, all its ways at once, and no further than so many pieces: no pattern
//! and no text make it slow.

use std::ops::Range;

use super::compile::{Program, Step};
use super::negation::Negations;
use super::stream::Stream;
use super::{Match, Patterns};
use crate::Reading;

/// How many pieces a match may span, marks included.
const LONGEST: usize = 400;

pub(super) fn find(patterns: &Patterns, reading: &Reading<'_>) -> Vec<Match> {
    if patterns.is_empty() {
        return Vec::new();
    }
    let stream = patterns.lexicon.stream(reading);
    let mut out = Vec::new();
    let mut runner = Runner::default();
    // The last sentence in which each test passed, and each pattern was looked at.
    let mut passed = vec![usize::MAX; patterns.anchors.len()];
    let mut looked_at = vec![usize::MAX; patterns.len()];
    let mut present = Vec::new();
    let mut start = 0;
    for (sentence, tokens) in reading.sentences().iter().enumerate() {
        let end = start
            + stream.pieces[start..].partition_point(|piece| piece.token < tokens.end);
        present.clear();
        for test in (start..end).flat_map(|piece| stream.passed(piece)) {
            let last = &mut passed[*test as usize];
            if std::mem::replace(last, sentence) != sentence {
                present.push(*test as usize);
            }
        }
        let mut negations = None;
        for pattern in present.iter().flat_map(|test| &patterns.anchors[*test]) {
            let pattern = *pattern as usize;
            if std::mem::replace(&mut looked_at[pattern], sentence) == sentence {
                continue;
            }
            let program = &patterns.programs[pattern];
            let passes = |test: &u32| passed[*test as usize] == sentence;
            if !program.needs.iter().all(|tests| tests.iter().any(passes)) {
                continue;
            }
            let mut at = start;
            while at < end {
                let begins = |test: &u32| program.first.binary_search(test).is_ok();
                if !stream.passed(at).iter().any(begins) {
                    at += 1;
                    continue;
                }
                let Some(words) = runner.run(program, &stream, at..end) else {
                    at += 1;
                    continue;
                };
                let negations = negations
                    .get_or_insert_with(|| Negations::new(reading, tokens.clone()));
                let found =
                    describe(reading, &stream, words, program, pattern, negations);
                at = match words.last() {
                    Some(last) if found.counts() => last + 1,
                    _ => at + 1,
                };
                out.push(Match { sentence, ..found });
            }
        }
        start = end;
    }
    out.sort_by_key(|found| (found.range.start, found.range.end, found.pattern));
    out
}

fn describe(
    reading: &Reading<'_>,
    stream: &Stream,
    words: &[usize],
    program: &Program,
    pattern: usize,
    negations: &Negations,
) -> Match {
    let tokens: Vec<usize> =
        words.iter().map(|piece| stream.pieces[*piece].token).collect();
    let range = match tokens.as_slice() {
        [first, .., last] => reading.bytes(*first..last + 1),
        [only] => reading.bytes(*only..only + 1),
        [] => 0..0,
    };
    Match {
        pattern,
        range,
        sentence: 0,
        negated: !program.negative && negations.deny(&tokens),
        quoted: tokens.iter().any(|token| reading.is_quoted(*token)),
    }
}

/// One way of a pattern: the next step, and the words matched so far.
#[derive(Clone, Copy)]
struct Way {
    step: usize,
    trail: Option<usize>,
}

/// What trying a pattern needs, kept from one try to the next.
#[derive(Default)]
struct Runner {
    now: Vec<Way>,
    next: Vec<Way>,
    pending: Vec<usize>,
    /// The round in which a step was last reached.
    seen: Vec<u32>,
    round: u32,
    /// Words matched, each with the one before it.
    trails: Vec<(usize, Option<usize>)>,
    words: Vec<usize>,
}

impl Runner {
    /// The pieces that match from the first of `pieces` on, without gaps.
    fn run(
        &mut self,
        program: &Program,
        stream: &Stream,
        pieces: Range<usize>,
    ) -> Option<&[usize]> {
        self.now.clear();
        self.trails.clear();
        if self.seen.len() < program.steps.len() {
            self.seen.resize(program.steps.len(), 0);
        }
        self.turn();
        self.reach(program, 0, None);
        std::mem::swap(&mut self.now, &mut self.next);
        let mut best = None;
        // One more than the pieces: the last may be followed by nothing.
        for piece in pieces.clone().take(LONGEST).map(Some).chain([None]) {
            self.turn();
            for rank in 0..self.now.len() {
                let Way { step, trail } = self.now[rank];
                let piece = match program.steps[step] {
                    Step::Found => {
                        // Ways after this one are less preferred.
                        best = trail;
                        break;
                    }
                    _ => piece,
                };
                let Some(piece) = piece else { continue };
                match program.steps[step] {
                    Step::Test(test) => {
                        if stream.passed(piece).contains(&test) {
                            self.trails.push((piece, trail));
                            let trail = Some(self.trails.len() - 1);
                            self.reach(program, step + 1, trail);
                        }
                    }
                    Step::Word if stream.pieces[piece].counts => {
                        self.reach(program, step + 1, trail);
                    }
                    Step::Word => self.reach(program, step - 1, trail),
                    Step::Light if !stream.pieces[piece].counts => {
                        self.reach(program, step - 1, trail);
                    }
                    Step::Light | Step::Either(..) | Step::Jump(_) | Step::Found => {}
                }
            }
            std::mem::swap(&mut self.now, &mut self.next);
            if self.now.is_empty() {
                break;
            }
        }
        self.words.clear();
        let mut trail = Some(best?);
        while let Some(at) = trail {
            let (piece, before) = self.trails[at];
            self.words.push(piece);
            trail = before;
        }
        self.words.reverse();
        Some(&self.words)
    }

    fn turn(&mut self) {
        self.next.clear();
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.seen.fill(0);
            self.round = 1;
        }
    }

    /// Adds the steps that wait for a piece, the preferred first.
    fn reach(&mut self, program: &Program, step: usize, trail: Option<usize>) {
        self.pending.clear();
        self.pending.push(step);
        while let Some(step) = self.pending.pop() {
            if std::mem::replace(&mut self.seen[step], self.round) == self.round {
                continue;
            }
            match program.steps[step] {
                Step::Either(one, other) => self.pending.extend([other, one]),
                Step::Jump(to) => self.pending.push(to),
                Step::Test(_) | Step::Word | Step::Light | Step::Found => {
                    self.next.push(Way { step, trail });
                }
            }
        }
    }
}
