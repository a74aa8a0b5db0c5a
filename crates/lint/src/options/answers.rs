//! The smallest set of answers under which something happens.

use std::collections::BTreeSet;

use clausier_compile::outline::Outline;
use clausier_diagnostics::{Diagnostic, Span};
use clausier_french as french;

use super::atoms::Atom;
use super::bdd::Bdd;
use super::world::{Mode, World};

/// How many sets of answers are tried before one that is only small will do.
const MAX_TRIED: usize = 50_000;

/// Answers, each a question and what is said to it.
#[derive(Debug, Clone)]
pub(super) struct Answers(Vec<(Atom, bool)>);

impl Answers {
    /// « quand acompte = false et mode = "forfait" ».
    pub(super) fn phrase(&self) -> String {
        if self.0.is_empty() {
            return ", quelles que soient les réponses".to_owned();
        }
        let list: Vec<_> =
            self.0.iter().map(|(atom, value)| atom.answer(*value)).collect();
        format!(" quand {}", french::join_and(&list))
    }

    /// Adds to a finding where each question is asked.
    pub(super) fn show(&self, mut finding: Diagnostic, outline: &Outline) -> Diagnostic {
        let mut said = BTreeSet::new();
        for (atom, value) in &self.0 {
            let Some(name) = atom.variable() else { continue };
            let Some(slot) = outline.variables.get(name) else { continue };
            if said.insert(name) {
                let span: Span = slot.variable.span.clone();
                finding =
                    finding.related(span, format!("répondre {}", atom.answer(*value)));
            }
        }
        finding
    }
}

/// A question with one of its answers.
type Literal = (u32, bool);

impl World<'_> {
    /// The fewest answers under which `event` is certain, among lawful contracts; `None`
    /// if it never happens.
    pub(super) fn smallest(&mut self, event: Bdd, mode: Mode) -> Option<Answers> {
        let known = self.around(event, mode)?;
        let mut happens = self.all.and(known, event);
        let opposite = self.all.not(event);
        let mut avoided = self.all.and(known, opposite);
        // A clause stands as it is unless somebody says otherwise: that is no answer.
        for rank in self.kept(event) {
            let next = self.all.restrict(happens, rank, true);
            if next != Bdd::FALSE {
                happens = next;
                avoided = self.all.restrict(avoided, rank, true);
            }
        }
        if self.all.is_full() {
            return None;
        }
        let literals = self.literals(event);
        let mut search = Search { literals: &literals, tried: 0, chosen: Vec::new() };
        for size in 0..=literals.len() {
            if search.find(self, happens, avoided, 0, size) {
                return Some(self.answers(&search.chosen));
            }
            if search.tried > MAX_TRIED {
                break;
            }
        }
        let chosen = self.some(happens, avoided, &literals);
        Some(self.answers(&chosen))
    }

    /// That clauses are not replaced, for those on whose variants an event depends.
    fn kept(&self, event: Bdd) -> Vec<u32> {
        let mut out = BTreeSet::new();
        for rank in self.all.support(event) {
            if let Atom::Variant { .. } = self.atoms.get(rank) {
                let all = self.atoms.siblings(rank).unwrap_or_default();
                let is_kept = |rank: &u32| matches!(self.atoms.get(*rank), Atom::Variant { clause, chosen } if clause == chosen);
                out.extend(all.into_iter().filter(is_kept));
            }
        }
        out.into_iter().collect()
    }

    /// Whether `event` may happen in a lawful contract.
    pub(super) fn may(&mut self, event: Bdd, mode: Mode) -> bool {
        // What cannot be told is not said to be impossible.
        self.around(event, mode).is_some() || self.all.is_full()
    }

    /// What holds in every contract and has to do with `event`; `None` if the event
    /// contradicts it.
    fn around(&mut self, event: Bdd, mode: Mode) -> Option<Bdd> {
        if event == Bdd::FALSE || self.all.is_full() {
            return None;
        }
        let facts: Vec<_> = self
            .known(mode)
            .into_iter()
            .map(|fact| (fact.holds, fact.support.clone()))
            .collect();
        let mut used = vec![false; facts.len()];
        let mut support = self.all.support(event);
        let (mut known, mut held) = (Bdd::TRUE, event);
        loop {
            let near: Vec<_> = facts
                .iter()
                .enumerate()
                .filter(|(rank, (_, on))| !used[*rank] && !on.is_disjoint(&support))
                .map(|(rank, _)| rank)
                .collect();
            if near.is_empty() {
                return (!self.all.is_full()).then_some(known);
            }
            for rank in near {
                used[rank] = true;
                let (fact, on) = &facts[rank];
                held = self.all.and(held, *fact);
                known = self.all.and(known, *fact);
                support.extend(on);
            }
            if held == Bdd::FALSE || self.all.is_full() {
                return None;
            }
        }
    }

    /// The answers that may be given to what an event depends on, in the order of the
    /// sources. A choice is answered by one of its keys, never by what it is not.
    fn literals(&self, event: Bdd) -> Vec<Literal> {
        let mut out = Vec::new();
        let mut seen = BTreeSet::new();
        for rank in self.all.support(event) {
            match self.atoms.siblings(rank) {
                Some(all) => {
                    let new = all.into_iter().filter(|rank| seen.insert(*rank));
                    out.extend(new.map(|rank| (rank, true)));
                }
                None => out.extend([(rank, false), (rank, true)]),
            }
        }
        out
    }

    /// A small set of answers, none of which can be left out.
    fn some(&mut self, happens: Bdd, avoided: Bdd, literals: &[Literal]) -> Vec<Literal> {
        let (mut happens, mut left) = (happens, avoided);
        let mut chosen = Vec::new();
        for (rank, value) in literals {
            let next = self.all.restrict(happens, *rank, *value);
            if next == Bdd::FALSE || left == Bdd::FALSE {
                continue;
            }
            happens = next;
            left = self.all.restrict(left, *rank, *value);
            chosen.push((*rank, *value));
        }
        let mut at = 0;
        while at < chosen.len() {
            let mut fewer = chosen.clone();
            fewer.remove(at);
            let mut left = avoided;
            for (rank, value) in &fewer {
                left = self.all.restrict(left, *rank, *value);
            }
            if left == Bdd::FALSE {
                chosen = fewer;
            } else {
                at += 1;
            }
        }
        chosen
    }

    fn answers(&self, chosen: &[Literal]) -> Answers {
        let answer = |(rank, value): &Literal| (self.atoms.get(*rank).clone(), *value);
        Answers(chosen.iter().map(answer).collect())
    }
}

/// A search for a set of a given size.
struct Search<'l> {
    literals: &'l [Literal],
    tried: usize,
    chosen: Vec<Literal>,
}

impl Search<'_> {
    /// Whether `more` answers from `from` on make certain what may happen.
    fn find(
        &mut self,
        world: &mut World<'_>,
        happens: Bdd,
        avoided: Bdd,
        from: usize,
        more: usize,
    ) -> bool {
        if happens == Bdd::FALSE || self.tried > MAX_TRIED {
            return false;
        }
        if avoided == Bdd::FALSE {
            return true;
        }
        if more == 0 {
            return false;
        }
        for at in from..self.literals.len() {
            let (rank, value) = self.literals[at];
            if self.chosen.iter().any(|(chosen, _)| *chosen == rank) {
                continue;
            }
            self.tried += 1;
            let next = world.all.restrict(happens, rank, value);
            let left = world.all.restrict(avoided, rank, value);
            // What does not depend on a question is not settled by its answer.
            if left == avoided {
                continue;
            }
            self.chosen.push((rank, value));
            if self.find(world, next, left, at + 1, more - 1) {
                return true;
            }
            self.chosen.pop();
        }
        false
    }
}
