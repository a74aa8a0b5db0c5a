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
            let row = self.fill(pair, &left);
            let settled = row.as_ref().is_some_and(|row| self.builds(row));
            match row {
                Some(row) if settled => {
                    left.retain(|pair| {
                        !pair.iter().all(|(at, answer)| row[*at] == *answer)
                    });
                }
                Some(row) => self.learn(&row),
                // What is unlawful leaves no row for this pair.
                None => {}
            }
            if !settled && self.fill(pair, &left).is_none() {
                left.remove(&pair);
            }
            if self.is_over() {
                return;
            }
        }
    }

    /// A row with a pair, and with as many pairs that are left as can be; `None` if
    /// all of them are known to be unlawful.
    fn fill(&self, pair: [Answer; 2], left: &BTreeSet<[Answer; 2]>) -> Option<Row> {
        let mut row: Vec<Option<usize>> = vec![None; self.bench.questions.len()];
        for (at, answer) in pair {
            row[at] = Some(answer);
        }
        if self.is_unlawful(&row) {
            return None;
        }
        for at in 0..row.len() {
            if row[at].is_some() {
                continue;
            }
            let mut best: Option<(usize, usize)> = None;
            for answer in 0..self.bench.questions[at].answers {
                row[at] = Some(answer);
                if self.is_unlawful(&row) {
                    continue;
                }
                let gain = row
                    .iter()
                    .enumerate()
                    .filter(|(other, reply)| {
                        reply.is_some_and(|reply| {
                            let mut pair = [(at, answer), (*other, reply)];
                            pair.sort_unstable();
                            *other != at && left.contains(&pair)
                        })
                    })
                    .count();
                if best.is_none_or(|(most, _)| gain > most) {
                    best = Some((gain, answer));
                }
            }
            row[at] = Some(best?.1);
        }
        row.into_iter().collect()
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
            let set = self.answers_that_matter(row, reason);
            if !set.is_empty() {
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
        if matches!(self.bench.outcome(&other), Outcome::Refused(reasons) if reasons.contains(reason))
        {
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
                        "aucun contrat ne se construit avec {} (réponse {answer} de « {} »)",
                        self.bench.describe(&row),
                        question.name
                    ));
                }
            }
        }
    }
}
