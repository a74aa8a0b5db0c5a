//! From sources to a document: parse, resolve, evaluate, assemble, number, refer.
//!
//! [`compile`] reads the sources of one contract through a [`Store`](store::Store) and
//! gives its document with all that is wrong with them. A source is parsed once,
//! whatever the number of contracts, by the [`Library`] they share.

mod assemble;
mod attribute;
pub mod checks;
mod contract;
mod duplicate;
mod evaluate;
pub mod expression;
mod facts;
mod holder;
mod identity;
mod label;
mod law;
mod library;
mod look;
pub mod outline;
mod plan;
mod refer;
pub mod rules;
mod standing;
pub mod store;
pub mod template;
mod unread;
mod variables;

pub use contract::{CLIENTS, Compiled, MANIFEST, UsedClause, compile, contracts};
pub use library::{
    BLOCKS, Clauses, Library, Loaded, MODELS, PARTIES, ParsedClause, SETTINGS,
    SHARED_CLAUSES, ids,
};
pub use look::load_theme;
pub use unread::Unread;
pub use variables::{Slot, State, example};
