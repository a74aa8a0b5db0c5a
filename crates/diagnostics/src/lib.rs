//! Places in sources, findings about them, and the faces they are shown with.
//!
//! A bad contract is not an error of the program: it is a list of findings. All
//! stages add to one list, so that one run reports everything.

mod face;
mod finding;
mod source;

pub use face::{Description, github, json, sarif, short, summary, terminal};
pub use finding::{Basis, Diagnostic, Edit, Findings, Rule, Severity};
pub use source::{Position, SourceFile, Span};
