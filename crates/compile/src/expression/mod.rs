//! Expressions: their syntax and their value.

mod syntax;

pub use syntax::{Comparison, Expr, ExprKind, Operator, parse_expression};
