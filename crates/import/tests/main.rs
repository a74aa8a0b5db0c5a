//! Texts that Clausier did not write, and its own read back.

mod corpus;
mod damaged;
mod invariants;
mod numbers;
mod repository;
mod structure;
mod word;
mod word_file;
