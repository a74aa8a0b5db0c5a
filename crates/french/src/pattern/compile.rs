//! A pattern as instructions.

use std::collections::BTreeSet;

use super::node::{Node, Test};
use super::stream::Lexicon;

/// One step of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A piece that passes a test.
    Test(u32),
    /// A piece that a gap counts goes on; another stays at the choice before.
    Word,
    /// A piece that no gap counts goes back to the choice before.
    Light,
    /// Either, the first preferred.
    Either(usize, usize),
    /// Somewhere else.
    Jump(usize),
    /// Found.
    Found,
}

/// A pattern that is ready to be looked for.
#[derive(Clone, Debug)]
pub(super) struct Program {
    pub(super) steps: Vec<Step>,
    /// Tests of which one each must pass in a sentence that has the pattern.
    pub(super) needs: Vec<Vec<u32>>,
    /// The tests that a first piece may pass, sorted.
    pub(super) first: Vec<u32>,
    /// Whether the pattern says a negation itself.
    pub(super) negative: bool,
}

impl Program {
    pub(super) fn new(node: &Node, negative: bool, lexicon: &mut Lexicon) -> Self {
        let mut program = Self {
            steps: Vec::with_capacity(node.size() + 1),
            needs: Vec::new(),
            first: Vec::new(),
            negative,
        };
        program.emit(node, lexicon);
        program.steps.push(Step::Found);
        let mut needs = Vec::new();
        node.needs(&mut needs);
        program.needs = needs
            .into_iter()
            .map(|tests| tests.into_iter().map(|test| lexicon.rank(test)).collect())
            .collect();
        program.first = program.first_tests();
        program
    }

    fn emit(&mut self, node: &Node, lexicon: &mut Lexicon) {
        match node {
            Node::One(test) => self.steps.push(Step::Test(lexicon.rank(test))),
            Node::Number => {
                self.steps.push(Step::Test(lexicon.rank(&Test::Number)));
                let at = self.steps.len();
                self.steps.push(Step::Either(at + 1, at + 3));
                self.steps.push(Step::Test(lexicon.rank(&Test::NumberInside)));
                self.steps.push(Step::Jump(at));
            }
            Node::Sequence(parts) => {
                parts.iter().for_each(|part| self.emit(part, lexicon));
            }
            Node::Choice(parts) => {
                let mut ends = Vec::with_capacity(parts.len());
                for (rank, part) in parts.iter().enumerate() {
                    let last = rank + 1 == parts.len();
                    let either = self.steps.len();
                    if !last {
                        self.steps.push(Step::Jump(0));
                    }
                    self.emit(part, lexicon);
                    if !last {
                        ends.push(self.steps.len());
                        self.steps.push(Step::Jump(0));
                        self.steps[either] = Step::Either(either + 1, self.steps.len());
                    }
                }
                let end = self.steps.len();
                ends.into_iter().for_each(|at| self.steps[at] = Step::Jump(end));
            }
            Node::Optional(part) => {
                let either = self.steps.len();
                self.steps.push(Step::Jump(0));
                self.emit(part, lexicon);
                self.steps[either] = Step::Either(either + 1, self.steps.len());
            }
            Node::Gap(words) => {
                // The short way first: what follows, then one more word.
                let end = self.steps.len() + 2 * words + 2;
                for step in [Step::Word, Step::Light].into_iter().flat_map(|step| {
                    let times = if step == Step::Word { *words } else { 1 };
                    std::iter::repeat_n(step, times)
                }) {
                    let at = self.steps.len();
                    self.steps.push(Step::Either(end, at + 1));
                    self.steps.push(step);
                }
            }
        }
    }

    /// What a sentence is asked for first: of what is needed, the tests that the fewest
    /// patterns share, by how many share each.
    pub(super) fn anchor(&self, shared: &[usize]) -> &[u32] {
        let cost = |tests: &&Vec<u32>| -> usize {
            tests.iter().map(|test| shared[*test as usize]).sum()
        };
        self.needs.iter().min_by_key(cost).unwrap_or(&self.first)
    }

    fn first_tests(&self) -> Vec<u32> {
        let mut out = BTreeSet::new();
        let mut seen = vec![false; self.steps.len()];
        let mut next = vec![0];
        while let Some(at) = next.pop() {
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            match self.steps[at] {
                Step::Test(test) => {
                    out.insert(test);
                }
                Step::Either(one, other) => next.extend([one, other]),
                Step::Jump(to) => next.push(to),
                Step::Word | Step::Light | Step::Found => {}
            }
        }
        out.into_iter().collect()
    }
}
