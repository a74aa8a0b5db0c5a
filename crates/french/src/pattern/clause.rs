//! The clauses of a sentence, as far as a negation needs them.

use std::ops::Range;

use crate::{Reading, TokenKind};

/// Words that open a new clause wherever they stand.
const OPENERS: [&str; 19] = [
    "mais",
    "car",
    "lorsque",
    "lorsqu'",
    "quand",
    "toutefois",
    "cependant",
    "sauf",
    "puis",
    "dont",
    "qui",
    "lequel",
    "laquelle",
    "lesquels",
    "lesquelles",
    "puisque",
    "alors",
    "si",
    "neanmoins",
];

const PRONOUNS: [&str; 14] = [
    "il", "elle", "ils", "elles", "on", "nous", "vous", "chacun", "chacune", "celui-ci",
    "celle-ci", "ceux-ci", "ne", "n'",
];

const DETERMINERS: [&str; 22] = [
    "le", "la", "les", "l'", "un", "une", "des", "du", "ce", "cet", "cette", "ces",
    "son", "sa", "ses", "leur", "leurs", "tout", "toute", "tous", "toutes", "chaque",
];

const PREPOSITIONS: [&str; 16] = [
    "apres",
    "avant",
    "avec",
    "chez",
    "contre",
    "dans",
    "depuis",
    "durant",
    "lors",
    "moyennant",
    "notamment",
    "pendant",
    "pour",
    "selon",
    "sous",
    "ainsi",
];

/// Pronouns between a subject and its verb.
const CLITICS: [&str; 11] =
    ["se", "s'", "y", "en", "lui", "leur", "le", "la", "l'", "les", "me"];

/// Verbs in the present that contracts use, which no ending tells from a noun.
const FINITE: [&str; 44] = [
    "est",
    "sont",
    "a",
    "ont",
    "doit",
    "doivent",
    "peut",
    "peuvent",
    "renonce",
    "renoncent",
    "accepte",
    "acceptent",
    "reconnait",
    "reconnaissent",
    "garantit",
    "garantissent",
    "reste",
    "restent",
    "demeure",
    "demeurent",
    "conserve",
    "conservent",
    "engage",
    "engagent",
    "interdit",
    "oblige",
    "obligent",
    "declare",
    "declarent",
    "autorise",
    "autorisent",
    "fait",
    "font",
    "cede",
    "cedent",
    "exerce",
    "paie",
    "paye",
    "verse",
    "soumet",
    "execute",
    "fournit",
    "respecte",
    "remet",
];

const SUBJUNCTIVE: [&str; 16] = [
    "soit", "soient", "puisse", "puissent", "doive", "doivent", "ait", "aient", "fasse",
    "fassent", "ne", "n'", "mette", "mettent", "vienne", "prenne",
];

/// How many tokens a negation reaches at most, before or after it.
pub(super) const REACH: usize = 120;

/// A sentence, cut where a negation stops.
#[derive(Debug)]
pub(super) struct Clauses<'r, 't> {
    reading: &'r Reading<'t>,
    sentence: Range<usize>,
}

impl<'r, 't> Clauses<'r, 't> {
    pub(super) fn new(reading: &'r Reading<'t>, sentence: Range<usize>) -> Self {
        Self { reading, sentence }
    }

    /// The key of a token; empty outside the sentence.
    pub(super) fn key(&self, at: usize) -> &'r str {
        if self.sentence.contains(&at) { &self.reading.tokens()[at].key } else { "" }
    }

    fn before(&self, at: usize) -> &'r str {
        at.checked_sub(1).map_or("", |at| self.key(at))
    }

    fn is_mark(&self, at: usize) -> bool {
        self.sentence.contains(&at)
            && self.reading.tokens()[at].kind == TokenKind::Mark
            && !matches!(
                self.key(at),
                "«" | "»" | "“" | "”" | "\"" | "/" | "%" | "€" | "°"
            )
    }

    /// Where what `from` denies ends.
    pub(super) fn end(&self, from: usize) -> usize {
        let mut at = from + 1;
        let last = self.sentence.end.min(from + REACH);
        while at < last {
            if self.key(at) == "," && at <= from + 4 && !self.goes_on(at) {
                // « ne peut, sauf accord, céder »: what stands between two commas
                // is passed over.
                let next = (at + 1..last).find(|at| self.key(*at) == ",");
                match next {
                    Some(next) => at = next + 1,
                    None => return at,
                }
                continue;
            }
            if self.opens(at, from) {
                return at;
            }
            at += 1;
        }
        last
    }

    /// Where the clause that holds `to` begins; `through` « et » when the verb is
    /// in the plural.
    pub(super) fn start(&self, to: usize, through: bool) -> usize {
        let stops = |at: &usize| {
            let key = self.key(*at);
            self.is_mark(*at)
                || OPENERS.contains(&key)
                || matches!(key, "que" | "qu'")
                || (!through && matches!(key, "et" | "ou"))
        };
        let first = self.sentence.start.max(to.saturating_sub(REACH));
        (first..to).rev().find(stops).map_or(first, |at| at + 1)
    }

    /// Whether a comma continues a list: of infinitives, or of bare nouns up to
    /// « ni » or « ou ».
    fn goes_on(&self, comma: usize) -> bool {
        let next = self.key(comma + 1);
        let bare = next.len() > 3
            && !DETERMINERS.contains(&next)
            && !OPENERS.contains(&next)
            && !PREPOSITIONS.contains(&next)
            && !self.is_finite(comma + 1);
        self.is_infinitive(comma + 1)
            || (bare
                && (comma + 2..comma + 5)
                    .take_while(|at| !self.is_mark(*at))
                    .any(|at| matches!(self.key(at), "ni" | "ou")))
            || matches!(next, "ni")
            || (matches!(next, "de" | "d'") && self.is_infinitive(comma + 2))
    }

    fn opens(&self, at: usize, from: usize) -> bool {
        let key = self.key(at);
        if self.is_mark(at) {
            return !(key == "," && self.goes_on(at));
        }
        match key {
            // « Où », not « ou ».
            "ou" if self.is_accented(at) => true,
            "et" | "ou" => self.begins_clause(at + 1, from),
            "que" | "qu'" => at != from + 1 && !self.is_completive(at),
            _ => OPENERS.contains(&key),
        }
    }

    fn is_accented(&self, at: usize) -> bool {
        let range = self.reading.tokens()[at].range.clone();
        !self.reading.text()[range].is_ascii()
    }

    /// Whether what follows « et » has its own verb.
    fn begins_clause(&self, at: usize, from: usize) -> bool {
        let key = self.key(at);
        if PRONOUNS.contains(&key) {
            return true;
        }
        // « à ne rien divulguer et à respecter ».
        if matches!(key, "a" | "de" | "d'") && matches!(self.key(from), "ne" | "n'") {
            return self.before(from) == key && !matches!(self.key(at + 1), "ne" | "n'");
        }
        if DETERMINERS.contains(&key) {
            let stop = |at: &usize| self.is_mark(*at) || *at >= from + REACH;
            let end = (at..self.sentence.end).find(stop).unwrap_or(self.sentence.end);
            return (at + 2..end.min(at + 8)).any(|at| self.is_finite(at));
        }
        self.is_finite(self.verb(at))
    }

    /// The verb that some pronouns precede: « ne se le … ».
    fn verb(&self, at: usize) -> usize {
        (at..at + 3).find(|at| !CLITICS.contains(&self.key(*at))).unwrap_or(at + 3)
    }

    fn is_finite(&self, at: usize) -> bool {
        let key = self.key(at);
        let future = ["era", "eront", "erait", "eraient", "ira", "iront", "dra", "dront"];
        FINITE.contains(&key)
            || (key.len() > 4 && future.iter().any(|end| key.ends_with(end)))
    }

    /// Whether a word looks like an infinitive.
    pub(super) fn is_infinitive(&self, at: usize) -> bool {
        let key = self.key(at);
        key.len() > 3
            && ["er", "ir", "dre", "tre", "ire", "ure"]
                .iter()
                .any(|end| key.ends_with(end))
            && !matches!(
                key,
                "notre"
                    | "votre"
                    | "autre"
                    | "titre"
                    | "entre"
                    | "contre"
                    | "lettre"
                    | "ordre"
                    | "cadre"
                    | "facture"
                    | "nature"
                    | "premier"
                    | "dernier"
                    | "particulier"
                    | "courrier"
                    | "maitre"
                    | "salaire"
                    | "affaire"
                    | "procedure"
                    | "signature"
                    | "mesure"
                    | "fourniture"
                    | "rupture"
                    | "structure"
                    | "contraire"
                    | "prestataire"
                    | "necessaire"
                    | "supplementaire"
                    | "tiers"
                    | "papier"
                    | "financier"
                    | "chiffre"
                    | "quatre"
                    | "prejudiciaire"
                    | "judiciaire"
                    | "forfaitaire"
            )
    }

    /// Whether « que » opens what the verb asks for: « exiger que le Prestataire
    /// soit soumis ».
    fn is_completive(&self, que: usize) -> bool {
        matches!(self.before(que), "sans")
            || (que + 1..self.sentence.end.min(que + 9))
                .take_while(|at| !self.is_mark(*at))
                .any(|at| SUBJUNCTIVE.contains(&self.key(at)))
    }

    /// Whether « ne » goes with « que », which restricts and denies nothing.
    pub(super) fn is_restriction(&self, ne: usize) -> bool {
        (ne + 2..self.sentence.end.min(ne + 12))
            .take_while(|at| !self.is_mark(*at) || self.key(*at) == ",")
            .find(|at| matches!(self.key(*at), "que" | "qu'"))
            .is_some_and(|que| !self.is_completive(que))
    }

    /// Whether « ne » is only good French after « à moins que », « avant que ».
    pub(super) fn is_expletive(&self, ne: usize) -> bool {
        (self.sentence.start.max(ne.saturating_sub(12))..ne)
            .rev()
            .take_while(|at| !self.is_mark(*at))
            .find(|at| matches!(self.key(*at), "que" | "qu'"))
            .is_some_and(|que| {
                matches!(
                    self.before(que),
                    "moins" | "avant" | "sans" | "crainte" | "peur" | "plus" | "autre"
                )
            })
    }

    /// Whether « ne » denies a finite verb whose subject stands before it.
    pub(super) fn has_subject(&self, ne: usize) -> bool {
        let verb = self.verb(ne + 1);
        let before = self.before(ne);
        !matches!(
            before,
            "" | "a"
                | "de"
                | "d'"
                | "pour"
                | "et"
                | "ou"
                | "mais"
                | "qui"
                | "que"
                | "afin"
        ) && !matches!(self.key(verb), "pas" | "plus" | "jamais" | "rien")
            && !self.is_infinitive(verb)
            && !self.is_mark(ne - 1)
    }

    /// Whether the verb after « ne » is in the plural.
    pub(super) fn is_plural(&self, ne: usize) -> bool {
        self.key(self.verb(ne + 1)).ends_with("nt")
    }
}
