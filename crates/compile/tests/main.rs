//! What the compiler makes of sources that nobody would write.

mod checks;
mod clauses;
mod expressions;
mod invariants;
mod limits;
mod paths;
mod values;
mod workspace;
