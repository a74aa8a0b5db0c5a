//! Rows of answers that leave no pair of answers untried.

use std::collections::BTreeSet;
use std::path::Path;

use libtest_mimic::Failed;

use crate::answers::Row;
use crate::workbench::{Desk, Outcome, Workbench};

/// Up to this number of combinations, all are built.
const ALL: usize = 512;
/// Failures told in one run: beyond, the first ones are to be mended first.
const TOLD: usize = 5;
/// Refused rows that may teach nothing, before that is a failure.
const OBSCURE: usize = 100;
/// Orders of the questions that are tried to fill a row.
const RETRIES: usize = 20;

/// An answer to a question: the rank of each.
type Answer = (usize, usize);

/// Builds the combinations of a model.
pub(crate) fn run(root: &Path, model: &str) -> Result<(), Failed> {
    let desk = Desk::new(root);
    let bench = Workbench::new(&desk, model);
    let mut trial = Trial {
        bench: &bench,
        unlawful: Vec::new(),
        built: BTreeSet::new(),
        obscure: 0,
        failures: Vec::new(),
    };
    let product = bench
        .questions
        .iter()
        .try_fold(1_usize, |product, question| product.checked_mul(question.answers))
        .filter(|product| *product <= ALL);
    match product {
        Some(product) => trial.every_row(product),
        None => trial.every_pair(),
    }
    trial.every_answer_is_lawful_somewhere();
    if trial.failures.is_empty() {
        return Ok(());
    }
    Err(trial.failures.join("\n\n").into())
}

struct Trial<'b> {
    bench: &'b Workbench<'b>,
    /// The smallest sets of answers that are refused together.
    unlawful: Vec<Vec<Answer>>,
    /// Answers that stand in a document that was built.
    built: BTreeSet<Answer>,
    /// Refused rows that taught nothing.
    obscure: usize,
    failures: Vec<String>,
}

impl Trial<'_> {
    fn is_over(&self) -> bool {
        self.failures.len() >= TOLD
    }

    /// Whether a row is built; a failure is told once.
    fn builds(&mut self, row: &Row) -> bool {
        match self.bench.outcome(row) {
            Outcome::Built => {
                self.built.extend(row.iter().copied().enumerate());
                true
            }
            Outcome::Refused(_) => false,
            Outcome::Failed(found) => {
                self.failures.push(format!("{}\n{found}", self.bench.describe(row)));
                // It is told: the rest goes on as if it were built.
                self.built.extend(row.iter().copied().enumerate());
                true
            }
        }
    }

    fn every_row(&mut self, product: usize) {
        for mut rank in 0..product {
            let mut row = Row::new();
            for question in &self.bench.questions {
                row.push(rank % question.answers);
                rank /= question.answers;
            }
            self.builds(&row);
            if self.is_over() {
                return;
            }
        }
    }

    fn every_pair(&mut self) {
        let mut left = BTreeSet::new();
        let questions = &self.bench.questions;
        for (first, question) in questions.iter().enumerate() {
            for (second, other) in questions.iter().enumerate().skip(first + 1) {
                for answer in 0..question.answers {
                    for reply in 0..other.answers {
                        left.insert([(first, answer), (second, reply)]);
                    }
                }
            }
        }
        while let Some(&pair) = left.first() {
            if self.is_unlawful(&self.only(pair)) {
                left.remove(&pair);
                continue;
            }
            let alone = self.alone(pair);
            let row = self.fill(pair, &left).unwrap_or_else(|| alone.clone());
            if self.builds(&row) {
                left.retain(|pair| !pair.iter().all(|(at, answer)| row[*at] == *answer));
            } else {
                self.learn(&row);
                // Beside plain answers, the pair itself is what is refused.
                if row == alone {
                    left.remove(&pair);
                }
            }
            if self.is_over() {
                return;
            }
        }
    }

    /// A pair and nothing else.
    fn only(&self, pair: [Answer; 2]) -> Vec<Option<usize>> {
        let mut row = vec![None; self.bench.questions.len()];
        for (at, answer) in pair {
            row[at] = Some(answer);
        }
        row
    }

    /// A pair beside plain answers.
    fn alone(&self, pair: [Answer; 2]) -> Row {
        self.only(pair).into_iter().map(Option::unwrap_or_default).collect()
    }

    /// A row with a pair, and with as many pairs that are left as can be; `None` if no
    /// lawful one is found.
    fn fill(&self, pair: [Answer; 2], left: &BTreeSet<[Answer; 2]>) -> Option<Row> {
        let mut order: Vec<_> = (0..self.bench.questions.len()).collect();
        // A question that others leave without an answer is answered before them.
        for _ in 0..RETRIES {
            match self.fill_in(&order, pair, left) {
                Ok(row) => return Some(row),
                Err(rank) => order[..=rank].rotate_right(1),
            }
        }
        None
    }

    /// Likewise, in one order of the questions; otherwise the rank of the one that is
    /// left without a lawful answer.
    fn fill_in(
        &self,
        order: &[usize],
        pair: [Answer; 2],
        left: &BTreeSet<[Answer; 2]>,
    ) -> Result<Row, usize> {
        let mut row = self.only(pair);
        for (rank, &at) in order.iter().enumerate() {
            if row[at].is_some() {
                continue;
            }
            let mut best: Option<(usize, usize)> = None;
            for answer in 0..self.bench.questions[at].answers {
                row[at] = Some(answer);
                if self.is_unlawful(&row) {
                    continue;
                }
                let gain = gain(&row, (at, answer), left);
                if best.is_none_or(|(most, _)| gain > most) {
                    best = Some((gain, answer));
                }
            }
            row[at] = Some(best.ok_or(rank)?.1);
        }
        Ok(row.into_iter().map(Option::unwrap_or_default).collect())
    }

    fn is_unlawful(&self, row: &[Option<usize>]) -> bool {
        self.unlawful
            .iter()
            .any(|set| set.iter().all(|(at, answer)| row[*at] == Some(*answer)))
    }

    /// Finds which answers of a refused row are refused together.
    fn learn(&mut self, row: &Row) {
        let Outcome::Refused(reasons) = self.bench.outcome(row) else { return };
        for reason in &reasons {
            let mut set = self.answers_that_matter(row, reason);
            if !set.is_empty() {
                self.complete(row, reason, &mut set);
                self.unlawful.push(set);
                return;
            }
        }
        // Several answers give the same reason: this row alone is put aside.
        self.unlawful.push(row.iter().copied().enumerate().collect());
        self.obscure += 1;
        if self.obscure > OBSCURE {
            self.failures.push(format!(
                "refusé sans que l’on sache quelle réponse changer : {}\n{}",
                self.bench.describe(row),
                reasons.into_iter().collect::<Vec<_>>().join("\n")
            ));
        }
    }

    /// The answers of a row without any of which it is no longer refused for `reason`.
    fn answers_that_matter(&self, row: &Row, reason: &str) -> Vec<Answer> {
        let questions = &self.bench.questions;
        let most = questions.iter().map(|question| question.answers).max().unwrap_or(0);
        let mut found = BTreeSet::new();
        // Each round gives each question another answer than in the rounds before.
        for round in 1..most {
            let open: Vec<_> =
                (0..row.len()).filter(|at| round < questions[*at].answers).collect();
            self.narrow(row, reason, round, &open, &mut found);
        }
        found.into_iter().map(|at| (at, row[at])).collect()
    }

    /// Adds to `set` the answers of a row that make it refused beside plain answers: one
    /// of several that give the same reason does not matter by itself.
    fn complete(&self, row: &Row, reason: &str, set: &mut Vec<Answer>) {
        loop {
            let mut probe = vec![0; row.len()];
            for (at, answer) in set.iter() {
                probe[*at] = *answer;
            }
            if self.bench.is_refused_for(&probe, reason) {
                return;
            }
            let added = (0..row.len()).find(|at| {
                let changed = probe[*at] != row[*at];
                probe[*at] = row[*at];
                changed && self.bench.is_refused_for(&probe, reason)
            });
            let Some(at) = added else { return };
            set.push((at, row[at]));
        }
    }

    /// Finds, among `open`, the questions whose answer clears `reason` when changed:
    /// all are changed at once, then each half where that clears it.
    fn narrow(
        &self,
        row: &Row,
        reason: &str,
        round: usize,
        open: &[usize],
        found: &mut BTreeSet<usize>,
    ) {
        let mut other = row.clone();
        for at in open {
            other[*at] = (row[*at] + round) % self.bench.questions[*at].answers;
        }
        if self.bench.is_refused_for(&other, reason) {
            return;
        }
        if let [at] = open {
            found.insert(*at);
        } else if !open.is_empty() {
            let (left, right) = open.split_at(open.len() / 2);
            self.narrow(row, reason, round, left, found);
            self.narrow(row, reason, round, right, found);
        }
    }

    /// An answer that is refused whatever the others is so by itself, with its reason.
    fn every_answer_is_lawful_somewhere(&mut self) {
        for (at, question) in self.bench.questions.iter().enumerate() {
            for answer in 0..question.answers {
                if self.is_over() {
                    return;
                }
                let refused = self.unlawful.contains(&vec![(at, answer)]);
                if !refused && !self.built.contains(&(at, answer)) {
                    let mut row = vec![0; self.bench.questions.len()];
                    row[at] = answer;
                    self.failures.push(format!(
                        "aucun contrat ne se construit avec {} (réponse {answer} de « {} »)\n{:?}",
                        self.bench.describe(&row),
                        question.name,
                        self.bench.outcome(&row)
                    ));
                }
            }
        }
    }
}

/// How many pairs that are left an answer makes with those of a row.
fn gain(
    row: &[Option<usize>],
    (at, answer): Answer,
    left: &BTreeSet<[Answer; 2]>,
) -> usize {
    row.iter()
        .enumerate()
        .filter(|(other, reply)| {
            reply.is_some_and(|reply| {
                let mut pair = [(at, answer), (*other, reply)];
                pair.sort_unstable();
                *other != at && left.contains(&pair)
            })
        })
        .count()
}
