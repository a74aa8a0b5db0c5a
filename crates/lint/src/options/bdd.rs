//! Decision diagrams: what is true under which answers, exactly.
//!
//! A diagram is reduced and shared, so two of them that say the same are the same, and
//! one that nothing fulfils is [`Bdd::FALSE`]. Variables are asked in the order in which
//! they were made, which is that of the sources.

use std::collections::{BTreeSet, HashMap};

/// A diagram of a [`Diagrams`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Bdd(u32);

impl Bdd {
    pub(super) const FALSE: Self = Self(0);
    pub(super) const TRUE: Self = Self(1);
}

/// How many nodes there may be: real models need some thousands.
const MAX_NODES: usize = 1_000_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Node {
    variable: u32,
    low: Bdd,
    high: Bdd,
}

/// A store of diagrams.
#[derive(Debug)]
pub(super) struct Diagrams {
    /// The first two stand for false and true.
    nodes: Vec<Node>,
    unique: HashMap<Node, Bdd>,
    chosen: HashMap<(Bdd, Bdd, Bdd), Bdd>,
    restricted: HashMap<(Bdd, u32, bool), Bdd>,
    is_full: bool,
}

impl Diagrams {
    pub(super) fn new() -> Self {
        let leaf = Node { variable: u32::MAX, low: Bdd::FALSE, high: Bdd::FALSE };
        Self {
            nodes: vec![leaf, leaf],
            unique: HashMap::new(),
            chosen: HashMap::new(),
            restricted: HashMap::new(),
            is_full: false,
        }
    }

    /// Whether there were more nodes than there may be: nothing can be concluded then.
    pub(super) fn is_full(&self) -> bool {
        self.is_full
    }

    /// A variable.
    pub(super) fn variable(&mut self, variable: u32) -> Bdd {
        self.node(variable, Bdd::FALSE, Bdd::TRUE)
    }

    fn node(&mut self, variable: u32, low: Bdd, high: Bdd) -> Bdd {
        if low == high {
            return low;
        }
        let node = Node { variable, low, high };
        if let Some(known) = self.unique.get(&node) {
            return *known;
        }
        if self.nodes.len() >= MAX_NODES {
            self.is_full = true;
            return Bdd::FALSE;
        }
        let made = Bdd(u32::try_from(self.nodes.len()).unwrap_or(0));
        self.nodes.push(node);
        self.unique.insert(node, made);
        made
    }

    fn at(&self, bdd: Bdd) -> Node {
        self.nodes[bdd.0 as usize]
    }

    fn side(&self, bdd: Bdd, variable: u32, value: bool) -> Bdd {
        let node = self.at(bdd);
        if node.variable != variable {
            bdd
        } else if value {
            node.high
        } else {
            node.low
        }
    }

    /// `then` where `test` holds, `otherwise` elsewhere.
    pub(super) fn choose(&mut self, test: Bdd, then: Bdd, otherwise: Bdd) -> Bdd {
        if test == Bdd::TRUE || then == otherwise {
            return then;
        }
        if test == Bdd::FALSE {
            return otherwise;
        }
        if then == Bdd::TRUE && otherwise == Bdd::FALSE {
            return test;
        }
        let key = (test, then, otherwise);
        if let Some(known) = self.chosen.get(&key) {
            return *known;
        }
        if self.is_full {
            return Bdd::FALSE;
        }
        let first = [test, then, otherwise].map(|bdd| self.at(bdd).variable);
        let first = first.into_iter().min().unwrap_or(u32::MAX);
        let part = |this: &mut Self, value| {
            let [test, then, otherwise] =
                [test, then, otherwise].map(|bdd| this.side(bdd, first, value));
            this.choose(test, then, otherwise)
        };
        let low = part(self, false);
        let high = part(self, true);
        let made = self.node(first, low, high);
        self.chosen.insert(key, made);
        made
    }

    pub(super) fn not(&mut self, bdd: Bdd) -> Bdd {
        self.choose(bdd, Bdd::FALSE, Bdd::TRUE)
    }

    pub(super) fn and(&mut self, left: Bdd, right: Bdd) -> Bdd {
        self.choose(left, right, Bdd::FALSE)
    }

    pub(super) fn or(&mut self, left: Bdd, right: Bdd) -> Bdd {
        self.choose(left, Bdd::TRUE, right)
    }

    pub(super) fn implies(&mut self, left: Bdd, right: Bdd) -> Bdd {
        self.choose(left, right, Bdd::TRUE)
    }

    pub(super) fn same(&mut self, left: Bdd, right: Bdd) -> Bdd {
        let opposite = self.not(right);
        self.choose(left, right, opposite)
    }

    /// What is left of a diagram once a variable has a value.
    pub(super) fn restrict(&mut self, bdd: Bdd, variable: u32, value: bool) -> Bdd {
        let node = self.at(bdd);
        // Leaves come after every variable.
        if node.variable > variable {
            return bdd;
        }
        if node.variable == variable {
            return self.side(bdd, variable, value);
        }
        let key = (bdd, variable, value);
        if let Some(known) = self.restricted.get(&key) {
            return *known;
        }
        let low = self.restrict(node.low, variable, value);
        let high = self.restrict(node.high, variable, value);
        let made = self.node(node.variable, low, high);
        self.restricted.insert(key, made);
        made
    }

    /// The variables on which a diagram depends.
    pub(super) fn support(&self, bdd: Bdd) -> BTreeSet<u32> {
        let mut seen = BTreeSet::new();
        let mut out = BTreeSet::new();
        let mut open = vec![bdd];
        while let Some(bdd) = open.pop() {
            if bdd <= Bdd::TRUE || !seen.insert(bdd) {
                continue;
            }
            let node = self.at(bdd);
            out.insert(node.variable);
            open.extend([node.low, node.high]);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_the_same_is_the_same() {
        let mut all = Diagrams::new();
        let [a, b, c] = [0, 1, 2].map(|rank| all.variable(rank));
        let both = all.and(a, b);
        let left = all.or(both, c);
        let (one, two) = (all.or(a, c), all.or(b, c));
        assert_eq!(all.and(one, two), left);
        let not_a = all.not(a);
        assert_eq!(all.and(a, not_a), Bdd::FALSE);
        assert_eq!(all.or(a, not_a), Bdd::TRUE);
        let implied = all.implies(both, a);
        assert_eq!(implied, Bdd::TRUE);
        let same = all.same(a, b);
        assert_eq!(all.restrict(same, 0, true), b);
        assert_eq!(all.support(left), BTreeSet::from([0, 1, 2]));
    }

    #[test]
    fn too_many_nodes_are_told() {
        let mut all = Diagrams::new();
        // The sum of products of far variables doubles with each of them.
        let mut out = Bdd::FALSE;
        for rank in 0..24 {
            let (near, far) = (all.variable(rank), all.variable(rank + 24));
            let both = all.and(near, far);
            out = all.or(out, both);
        }
        assert!(all.is_full());
    }
}
