//! What a sentence denies.
//!
//! A negation reaches from its word to the end of its clause, and a finite verb
//! that is denied denies its subject: « une mise en demeure n’est pas requise ».
//! Two that are not of one kind undo each other: « ne sont pas dues sans mise en
//! demeure » asks for one. There is no grammar of French here, only the turns
//! that contracts use; what is not understood is taken as denied rather than
//! said, for a finding must be certain.

use std::ops::Range;

use super::clause::{Clauses, REACH};
use crate::{Reading, tokenize};

/// Verbs that « ne » denies by itself.
const BARE: [&str; 4] = ["peu", "pour", "sau", "pui"];

/// What completes « ne », or denies alone.
const COMPLETIONS: [&str; 9] =
    ["pas", "plus", "jamais", "point", "guere", "rien", "aucun", "aucune", "nullement"];

/// « Pas seulement » denies nothing.
const ONLY: [&str; 4] = ["seulement", "uniquement", "exclusivement", "simplement"];

/// What « sans » makes an adverb of, which says nothing of what follows.
const ADVERBS: [&str; 22] = [
    "delai",
    "delais",
    "reserve",
    "reserves",
    "frais",
    "exception",
    "condition",
    "conditions",
    "retard",
    "limite",
    "limites",
    "limitation",
    "contrepartie",
    "preavis",
    "indemnite",
    "motif",
    "difficulte",
    "faute",
    "distinction",
    "interruption",
    "discontinuer",
    "compensation",
];

/// Where a new circumstance begins, which « sans » does not reach.
const CIRCUMSTANCES: [&str; 8] =
    ["apres", "moyennant", "des", "avant", "sous", "pendant", "lors", "par"];

const TO_BE: [&str; 14] = [
    "est",
    "sont",
    "soit",
    "soient",
    "sera",
    "seront",
    "serait",
    "seraient",
    "etait",
    "etaient",
    "demeure",
    "demeurent",
    "reste",
    "restent",
];

/// Whether a pattern says a negation itself.
pub(super) fn holds_negation(source: &str) -> bool {
    tokenize(source).iter().any(|token| {
        let key = &*token.key;
        matches!(key, "ne" | "n'" | "pas" | "jamais" | "sans" | "ni" | "non" | "rien")
            || key.starts_with("aucun")
            || key.starts_with("interdi")
            || matches!(key, "nul" | "nulle" | "nuls" | "nulles")
    })
}

/// What a negation reaches.
#[derive(Debug)]
struct Scope {
    reach: Range<usize>,
    /// The word that denies.
    by: usize,
    /// « ne », « ni » and their kind, which agree instead of undoing each other.
    agrees: bool,
}

/// The negations of a sentence.
#[derive(Debug)]
pub(super) struct Negations {
    /// Invariant: in the order of `by`.
    scopes: Vec<Scope>,
}

impl Negations {
    /// Reads the negations of a sentence, given as a range of tokens.
    pub(super) fn new(reading: &Reading<'_>, sentence: Range<usize>) -> Self {
        let mut finder = Finder {
            clauses: Clauses::new(reading, sentence.clone()),
            scopes: Vec::new(),
        };
        for at in sentence {
            finder.token(at);
        }
        Self { scopes: finder.scopes }
    }

    /// Whether one of these tokens is denied. A negation that is among them is
    /// part of what is looked for, and denies nothing.
    pub(super) fn deny(&self, tokens: &[usize]) -> bool {
        tokens.iter().any(|token| {
            let first = self.scopes.partition_point(|scope| scope.by + REACH < *token);
            let near = || {
                self.scopes[first..].iter().take_while(|scope| scope.by <= token + REACH)
            };
            let over = |scope: &&Scope| {
                scope.reach.contains(token) && tokens.binary_search(&scope.by).is_err()
            };
            let agreeing = near().filter(over).any(|scope| scope.agrees);
            let others = near().filter(over).filter(|scope| !scope.agrees);
            (others.count() + usize::from(agreeing)) % 2 == 1
        })
    }
}

struct Finder<'r, 't> {
    clauses: Clauses<'r, 't>,
    scopes: Vec<Scope>,
}

impl Finder<'_, '_> {
    fn key(&self, at: usize) -> &str {
        self.clauses.key(at)
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.key(at))
    }

    fn add(&mut self, by: usize, reach: Range<usize>, agrees: bool) {
        if !reach.is_empty() {
            self.scopes.push(Scope { reach, by, agrees });
        }
    }

    fn covered(&self, at: usize) -> bool {
        let near = |scope: &&Scope| scope.by + REACH >= at;
        self.scopes.iter().rev().take_while(near).any(|scope| scope.reach.contains(&at))
    }

    fn forward(&mut self, at: usize, agrees: bool) {
        let end = self.clauses.end(at);
        self.add(at, at + 1..end, agrees);
    }

    fn token(&mut self, at: usize) {
        match self.key(at) {
            "ne" | "n'" => self.ne(at),
            "sans" => self.sans(at),
            "ni" | "nullement" | "jamais" | "aucun" | "aucune" | "aucuns" | "aucunes"
                if !self.covered(at) =>
            {
                self.forward(at, true);
            }
            "nul" | "nulle" if !self.covered(at) && self.is_determiner(at) => {
                self.forward(at, true);
            }
            "non"
                if !ONLY.contains(&self.key(at + 1))
                    && !matches!(self.before(at), "ou" | "et") =>
            {
                let end = self.clauses.end(at).min(at + 4);
                self.add(at, at + 1..end, true);
            }
            _ => self.word(at),
        }
    }

    /// « Nul retard », but « la clause est nulle ».
    fn is_determiner(&self, at: usize) -> bool {
        let after = self.key(at + 1);
        let before = self.before(at);
        !TO_BE.contains(&before)
            && !matches!(
                before,
                "repute" | "reputee" | "reputes" | "comme" | "et" | "etre"
            )
            && after.chars().next().is_some_and(char::is_alphabetic)
            && !matches!(after, "et" | "ou" | "de" | "d'" | "si")
    }

    fn ne(&mut self, at: usize) {
        let verb = self.key(at + 1);
        // « N’importe quel ».
        if verb.starts_with("importe") {
            return;
        }
        let end = self.clauses.end(at);
        let completion = (at + 1..end.min(at + 8)).find(|at| {
            COMPLETIONS.contains(&self.key(*at)) || matches!(self.key(*at), "ni" | "sans")
        });
        if let Some(completion) = completion
            && ONLY.contains(&self.key(completion + 1))
        {
            return;
        }
        let bare = BARE.iter().any(|start| verb.starts_with(start));
        if completion.is_none() {
            if self.clauses.is_restriction(at) {
                return;
            }
            // « À moins que le Client ne paie » denies nothing.
            if !bare && self.clauses.is_expletive(at) {
                return;
            }
        }
        self.add(at, at + 1..end, true);
        if self.clauses.has_subject(at) {
            let start = self.clauses.start(at, self.clauses.is_plural(at));
            self.add(at, start..at, true);
        }
    }

    fn sans(&mut self, at: usize) {
        let mut next = at + 1;
        if matches!(self.key(next), "aucun" | "aucune" | "autre" | "autres" | "nul") {
            next += 1;
        }
        let noun = self.key(next);
        let after = self.key(next + 1);
        let has_complement = matches!(after, "de" | "d'" | "du" | "des");
        if noun.starts_with("prejudice") || (ADVERBS.contains(&noun) && !has_complement) {
            self.add(at, at + 1..next + 1, false);
            return;
        }
        let is_clause = matches!(noun, "que" | "qu'") || self.clauses.is_infinitive(next);
        let mut end = self.clauses.end(if is_clause { next } else { at });
        if !is_clause
            && let Some(circumstance) =
                (next..end).find(|at| CIRCUMSTANCES.contains(&self.key(*at)) && *at > next + 1)
            // « Sans qu’un rappel » and « sans envoi par lettre »: « des » is also an
            // article, « par » also says how.
            && !matches!(self.key(circumstance), "des")
        {
            end = circumstance;
        }
        self.add(at, at + 1..end, false);
    }

    /// Words that deny by their sense.
    fn word(&mut self, at: usize) {
        let key = self.key(at);
        let before = self.before(at);
        let of = matches!(self.key(at + 1), "de" | "d'" | "du" | "des");
        if ["interdi", "prohib", "exclu"].iter().any(|start| key.starts_with(start)) {
            let noun = key.ends_with("ion") || key.ends_with("ions");
            let adjective = key.starts_with("exclusi") && !noun;
            if key.starts_with("exclusivi") || key.starts_with("exclusivem") {
                return;
            }
            if noun || adjective {
                if of {
                    self.forward(at, false);
                }
                return;
            }
            let passive = TO_BE.contains(&before) || matches!(before, "etre" | "etant");
            let complement =
                of || matches!(self.key(at + 1), "a" | "au" | "aux" | "que" | "qu'");
            if passive && !complement {
                let start = self.clauses.start(at, true);
                self.add(at, start..at - 1, false);
            } else {
                self.forward(at, false);
            }
            return;
        }
        let denies = match key {
            "absence" | "exempt" | "exempte" | "exempts" | "exemptes" | "inexistence" => {
                of
            }
            "hors" | "libre" | "libres" => {
                let after = if of { self.key(at + 2) } else { self.key(at + 1) };
                matches!(after, "tout" | "toute" | "tous" | "toutes")
            }
            "defense" => of && matches!(before, "" | "," | "interdiction" | "ou"),
            _ => of && (key.starts_with("dispens") || key.starts_with("depourvu")),
        };
        if denies {
            self.forward(at, false);
        }
    }
}
