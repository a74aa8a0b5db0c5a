//! The PDF worker.

fn main() {}
