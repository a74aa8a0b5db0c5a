//! The checks over words of a whole library, looked for together.
//!
//! Contracts share most of their clauses, and so most of their passages: a passage is
//! read once for all the checks of the library, and each contract takes of what was
//! seen what its own checks look for.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use clausier_french::Reading;

use super::StandingCheck;
use super::parsed::ParsedCheck;
use super::proof::each_check;
use super::text::{Sightings, TextCheck, TextChecks};
use crate::library::Library;

/// How many passages are remembered: beyond, they are too unlike to be met again.
const MAX_PASSAGES: usize = 16_384;

/// What all the checks over words of a library look for, and what passages say of it.
#[derive(Debug, Default)]
pub(crate) struct LibraryWords {
    checks: TextChecks,
    /// The rank of each check, by where it is in memory: sources are kept as long as
    /// the library, so that no two are at one place.
    ranks: BTreeMap<usize, usize>,
    /// What passages say, by their text: nothing else counts.
    seen: Mutex<HashMap<String, Arc<Sightings>>>,
}

impl LibraryWords {
    /// Puts the checks together that contracts share.
    ///
    /// Where a source cannot be read, each contract has checks of its own only: what
    /// is wrong with it is said where it is asked for.
    pub(crate) fn new(library: &Library<'_>) -> Self {
        let mut checks = Vec::new();
        let read = each_check(library, |check, _, _| {
            if check.text().is_some() {
                checks.push(Arc::clone(check));
            }
        });
        if read.is_err() {
            return Self::default();
        }
        Self {
            checks: TextChecks::new(checks.iter().filter_map(|check| check.text())),
            ranks: checks.iter().map(place).zip(0..).collect(),
            seen: Mutex::default(),
        }
    }

    fn read(&self, reading: &Reading<'_>) -> Arc<Sightings> {
        {
            let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(known) = seen.get(reading.text()) {
                return Arc::clone(known);
            }
        }
        let said = Arc::new(self.checks.read(reading));
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() < MAX_PASSAGES {
            seen.insert(reading.text().to_owned(), Arc::clone(&said));
        }
        said
    }
}

fn place(check: &Arc<ParsedCheck>) -> usize {
    Arc::as_ptr(check).addr()
}

/// What the checks over words of one contract look for.
pub struct Words<'l> {
    shared: &'l LibraryWords,
    /// For each check of the library that stands, its places in the contract's list.
    places: BTreeMap<usize, Vec<usize>>,
    /// The checks of the contract's own clauses.
    own: TextChecks,
    /// Their places in the contract's list.
    own_places: Vec<usize>,
}

impl<'l> Words<'l> {
    /// Of the checks that stand in a contract; they are known by their places there.
    pub fn new(library: &'l Library<'_>, standing: &[StandingCheck]) -> Self {
        let shared = library.words();
        let mut places: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let (mut own, mut own_places) = (Vec::<&TextCheck>::new(), Vec::new());
        for (at, check) in standing.iter().enumerate() {
            match shared.ranks.get(&place(&check.parsed)) {
                Some(rank) => places.entry(*rank).or_default().push(at),
                None => {
                    own.push(check.text());
                    own_places.push(at);
                }
            }
        }
        Self { shared, places, own: TextChecks::new(own), own_places }
    }

    /// What a passage says of what they look for.
    ///
    /// The caller leaves out what a check does not read: see [`TextCheck::within`].
    pub fn read(&self, reading: &Reading<'_>) -> Sightings {
        let mut out = Sightings::default();
        let shared = self.shared.read(reading);
        let places = |rank: &usize| self.places.get(rank).into_iter().flatten();
        for (rank, bytes) in &shared.hits {
            out.hits.extend(places(rank).map(|at| (*at, bytes.clone())));
        }
        for (rank, item) in &shared.said {
            out.said.extend(places(rank).map(|at| (*at, *item)));
        }
        let own = self.own.read(reading);
        let place = |rank: usize| self.own_places[rank];
        out.hits.extend(own.hits.into_iter().map(|(rank, bytes)| (place(rank), bytes)));
        out.said.extend(own.said.into_iter().map(|(rank, item)| (place(rank), item)));
        out.hits.sort_by_key(|(at, _)| *at);
        out
    }
}
