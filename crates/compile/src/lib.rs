//! From sources to a document: parse, resolve, evaluate, assemble, number, refer.

pub mod expression;
pub mod rules;
pub mod template;
