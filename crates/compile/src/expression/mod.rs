//! Expressions: their syntax and their value.

mod eval;
mod functions;
mod names;
mod operators;
mod sum;
mod syntax;
mod value;

pub use eval::{Fact, Facts, Fault, RoleWords, Scope, Speaker};
pub use functions::{FILTERS, FUNCTIONS};
pub use syntax::{Comparison, Expr, ExprKind, Operator, parse_expression};
pub use value::{Form, Reference, Val};
