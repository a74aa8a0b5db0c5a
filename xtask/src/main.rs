//! The front door of this repository.

fn main() {}
