//! All that a model may come to, and what can be said of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use clausier_compile::outline::{GuardId, Name, Outline, Test, Voice};
use clausier_diagnostics::Severity;

use super::atoms::{Atom, Atoms};
use super::bdd::{Bdd, Diagrams};

/// How much is known where conditions are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Mode {
    /// The model, signed for itself.
    Whole,
    /// The model, signed for itself or annexed to another one, which may hold what it
    /// does not.
    Apart,
    /// A text that several models share: what else the contract holds is not known.
    Alone,
}

/// How many nodes may depend on each other's presence in a row.
const MAX_ASKED: usize = 50;

/// The possible contracts of a model.
pub(super) struct World<'o> {
    pub(super) outline: &'o Outline,
    pub(super) all: Diagrams,
    pub(super) atoms: Atoms,
    names: BTreeMap<&'o str, Vec<&'o Name>>,
    /// What may stand in the place of each clause.
    variants: BTreeMap<&'o str, Vec<&'o str>>,
    guards: HashMap<(Mode, GuardId), Bdd>,
    present: HashMap<(Mode, String), Bdd>,
    asking: Vec<String>,
    /// What holds in every contract, with what it depends on.
    facts: Vec<Fact>,
    /// What the law adds to it, by mode.
    laws: HashMap<Mode, Vec<Fact>>,
}

/// Something that holds in every contract.
pub(super) struct Fact {
    pub(super) holds: Bdd,
    pub(super) support: BTreeSet<u32>,
}

impl<'o> World<'o> {
    /// Reads every condition of an outline.
    pub(super) fn new(outline: &'o Outline) -> Self {
        let mut names: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for name in &outline.names {
            names.entry(name.name.as_str()).or_default().push(name);
        }
        let mut variants: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for guard in &outline.guards {
            if let Test::Variant { clause, chosen } = &guard.test {
                let chosen_ones = variants.entry(clause.as_str()).or_default();
                if !chosen_ones.contains(&chosen.as_str()) {
                    chosen_ones.push(chosen.as_str());
                }
            }
        }
        let mut world = Self {
            outline,
            all: Diagrams::new(),
            atoms: Atoms::default(),
            names,
            variants,
            guards: HashMap::new(),
            present: HashMap::new(),
            asking: Vec::new(),
            facts: Vec::new(),
            laws: HashMap::new(),
        };
        // Bounds are ordered once they are all known.
        for rank in 0..outline.guards.len() {
            world.guard(GuardId(rank), Mode::Whole);
        }
        for mode in [Mode::Whole, Mode::Apart] {
            let laws = world.read_laws(mode);
            world.laws.insert(mode, laws);
        }
        for site in &outline.branches {
            world.within_text(site.under, site.base);
        }
        for entry in &outline.entries {
            world.guard(entry.under, Mode::Apart);
            world.guard(entry.under, Mode::Alone);
        }
        world.read_facts();
        world
    }

    /// When a guard, and all those it is under, hold.
    pub(super) fn guard(&mut self, id: GuardId, mode: Mode) -> Bdd {
        self.chain(id, None, mode)
    }

    /// When the conditions of a text alone hold, those of its clause left aside.
    pub(super) fn within_text(&mut self, id: GuardId, base: GuardId) -> Bdd {
        self.chain(id, Some(base), Mode::Alone)
    }

    fn chain(&mut self, id: GuardId, base: Option<GuardId>, mode: Mode) -> Bdd {
        let outline = self.outline;
        let mut open = Vec::new();
        let mut at = Some(id);
        let mut held = Bdd::TRUE;
        while let Some(id) = at.filter(|id| Some(*id) != base) {
            if let Some(known) = self.guards.get(&(mode, id)) {
                held = *known;
                break;
            }
            open.push(id);
            at = outline.guards[id.0].under;
        }
        for id in open.into_iter().rev() {
            let guard = &outline.guards[id.0];
            let test = self.test(&guard.test, &guard.speaker, mode);
            held = self.all.and(held, test);
            self.guards.insert((mode, id), held);
        }
        held
    }

    fn test(&mut self, test: &Test, voice: &Voice, mode: Mode) -> Bdd {
        match test {
            Test::Always | Test::Elements(None) => Bdd::TRUE,
            Test::Never => Bdd::FALSE,
            Test::Holds(expr) => self.expr(expr, voice, mode),
            Test::Fails(expr) => {
                let held = self.expr(expr, voice, mode);
                self.all.not(held)
            }
            Test::Elements(Some(list)) => self.elements(list, voice),
            Test::Variant { clause, chosen } => {
                let mut out = Bdd::FALSE;
                let others = self.variants.get(clause.as_str()).cloned();
                // The answers of one question are neighbours.
                for other in others.unwrap_or_default() {
                    let rank = self.atoms.rank(Atom::Variant {
                        clause: clause.clone(),
                        chosen: other.to_owned(),
                    });
                    let answer = self.all.variable(rank);
                    if other == chosen {
                        out = answer;
                    }
                }
                out
            }
        }
    }

    /// When `present("id")` holds for who speaks.
    pub(super) fn present(&mut self, id: &str, voice: &Voice, mode: Mode) -> Bdd {
        let Voice { node, prefix, .. } = voice;
        let mut names = vec![match id.strip_prefix('#') {
            Some(anchor) => format!("{node}#{anchor}"),
            None => id.to_owned(),
        }];
        if !prefix.is_empty() && !id.starts_with('#') {
            names.push(format!("{prefix}{id}"));
        }
        let known = |name: &String| {
            self.names
                .get(name.as_str())
                .is_some_and(|all| all.iter().any(|it| it.is_asked))
        };
        let is_known = names.iter().any(known);
        if mode == Mode::Alone || (mode == Mode::Apart && !is_known) {
            return self.other(id);
        }
        let mut out = Bdd::FALSE;
        for name in names {
            let stands = self.asked(&name, mode);
            out = self.all.or(out, stands);
        }
        out
    }

    fn other(&mut self, id: &str) -> Bdd {
        let rank = self.atoms.rank(Atom::Other(format!("present(\"{id}\")")));
        self.all.variable(rank)
    }

    fn asked(&mut self, name: &str, mode: Mode) -> Bdd {
        let key = (mode, name.to_owned());
        if let Some(known) = self.present.get(&key) {
            return *known;
        }
        // The compiler says so of a contract.
        if self.asking.iter().any(|asked| asked == name) || self.asking.len() > MAX_ASKED
        {
            return self.other(name);
        }
        self.asking.push(name.to_owned());
        let names = self.names.get(name).cloned().unwrap_or_default();
        let mut out = Bdd::FALSE;
        for name in names.into_iter().filter(|name| name.is_asked) {
            let stands = self.stands(name.under, &name.parts, mode);
            out = self.all.or(out, stands);
        }
        self.asking.pop();
        self.present.insert(key, out);
        out
    }

    /// When a node stands.
    pub(super) fn stands(
        &mut self,
        under: GuardId,
        parts: &[GuardId],
        mode: Mode,
    ) -> Bdd {
        let held = self.guard(under, mode);
        if parts.is_empty() {
            return held;
        }
        let mut any = Bdd::FALSE;
        for part in parts {
            let part = self.guard(*part, mode);
            any = self.all.or(any, part);
        }
        self.all.and(held, any)
    }

    /// The nodes that a reference may name by this name.
    pub(super) fn numbered(&self, name: &str) -> Vec<&'o Name> {
        let names = self.names.get(name).into_iter().flatten();
        names.filter(|name| name.is_numbered).copied().collect()
    }

    fn read_laws(&mut self, mode: Mode) -> Vec<Fact> {
        let outline = self.outline;
        let mut out = Vec::new();
        for law in outline.laws.iter().filter(|law| law.severity == Severity::Error) {
            let mut counts = Bdd::FALSE;
            for guard in &law.under {
                let held = self.guard(*guard, mode);
                counts = self.all.or(counts, held);
            }
            if let Some(when) = &law.when {
                let when = self.expr(when, &law.speaker, mode);
                counts = self.all.and(counts, when);
            }
            let test = self.expr(&law.test, &law.speaker, mode);
            let lawful = if law.refuses { self.all.not(test) } else { test };
            let holds = self.all.implies(counts, lawful);
            out.extend(self.fact(holds));
        }
        out
    }

    fn fact(&self, holds: Bdd) -> Option<Fact> {
        let support = self.all.support(holds);
        (holds != Bdd::TRUE).then_some(Fact { holds, support })
    }

    fn add(&mut self, holds: Bdd) {
        let fact = self.fact(holds);
        self.facts.extend(fact);
    }

    /// What holds between atoms whatever a model says.
    fn read_facts(&mut self) {
        let atoms: Vec<_> =
            self.atoms.iter().map(|(rank, atom)| (rank, atom.clone())).collect();
        let mut seen = BTreeSet::new();
        for (rank, atom) in &atoms {
            if let Some(all) = self.atoms.siblings(*rank)
                && seen.insert(all.clone())
            {
                let one = self.exactly_one(&all);
                self.add(one);
            }
            for (other_rank, other) in &atoms {
                if let Some(holds) = self.between((*rank, atom), (*other_rank, other)) {
                    self.add(holds);
                }
            }
            if let Atom::Same { left, right } = atom {
                self.same(*rank, left, right, &atoms);
            }
        }
    }

    fn exactly_one(&mut self, ranks: &[u32]) -> Bdd {
        let (mut none, mut one) = (Bdd::TRUE, Bdd::FALSE);
        for rank in ranks.iter().rev() {
            let variable = self.all.variable(*rank);
            one = self.all.choose(variable, none, one);
            let not = self.all.not(variable);
            none = self.all.and(none, not);
        }
        one
    }

    /// What two atoms have to do with each other, in this order.
    fn between(&mut self, one: (u32, &Atom), two: (u32, &Atom)) -> Option<Bdd> {
        let (a, b) = (self.all.variable(one.0), self.all.variable(two.0));
        match (one.1, two.1) {
            (
                Atom::Below { subject, bound, inclusive },
                Atom::Below { subject: same, bound: other, inclusive: loosely },
            ) if subject == same && one.0 != two.0 => {
                let is_less = if bound.shown == other.shown {
                    !inclusive && *loosely
                } else {
                    bound.order(other)?.is_lt()
                };
                is_less.then(|| self.all.implies(a, b))
            }
            (Atom::Is { subject, text }, Atom::Is { subject: same, text: other })
                if subject == same && text < other =>
            {
                let both = self.all.and(a, b);
                Some(self.all.not(both))
            }
            // A company is no sole trader.
            (Atom::Flag(one), Atom::Flag(two)) => {
                let role = one.strip_suffix(".personne_morale")?;
                let same = two.strip_suffix(".entrepreneur_individuel")?;
                if role != same {
                    return None;
                }
                let both = self.all.and(a, b);
                Some(self.all.not(both))
            }
            _ => None,
        }
    }

    /// Two values are the same when both are one text, and not when one alone is.
    fn same(&mut self, rank: u32, left: &str, right: &str, atoms: &[(u32, Atom)]) {
        let same = self.all.variable(rank);
        let texts = |side: &str| -> Vec<(u32, String)> {
            let is = |(rank, atom): &(u32, Atom)| match atom {
                Atom::Is { subject, text } if subject == side => {
                    Some((*rank, text.clone()))
                }
                _ => None,
            };
            atoms.iter().filter_map(is).collect()
        };
        for (one, text) in texts(left) {
            for (two, other) in texts(right) {
                if text != other {
                    continue;
                }
                let (one, two) = (self.all.variable(one), self.all.variable(two));
                let both = self.all.and(one, two);
                let follows = self.all.implies(both, same);
                self.add(follows);
                let alike = self.all.same(one, two);
                let follows = self.all.implies(same, alike);
                self.add(follows);
            }
        }
    }

    /// What holds in every contract.
    pub(super) fn known(&self, mode: Mode) -> Vec<&Fact> {
        let laws = self.laws.get(&mode).into_iter().flatten();
        self.facts.iter().chain(laws).collect()
    }
}
