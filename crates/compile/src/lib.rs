//! From sources to a document: parse, resolve, evaluate, number, refer.
