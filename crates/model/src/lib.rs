//! Sources of a contract and the document they make.
//!
//! Text comes in, typed values and findings come out; nothing here reads a file.

pub mod coverage;
pub mod document;
pub mod theme;
pub mod worker;
