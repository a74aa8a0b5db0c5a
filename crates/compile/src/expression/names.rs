//! The names that an expression speaks of.

use super::{Expr, ExprKind};

impl Expr {
    /// Visits it and the expressions in it.
    pub fn each_part<'e>(&'e self, visit: &mut dyn FnMut(&'e Self)) {
        visit(self);
        match &self.kind {
            ExprKind::Name(_)
            | ExprKind::Text(_)
            | ExprKind::Number(_)
            | ExprKind::Boolean(_) => {}
            ExprKind::Attribute(inner, _)
            | ExprKind::Not(inner)
            | ExprKind::Negative(inner) => inner.each_part(visit),
            ExprKind::List(items) | ExprKind::Call(_, items) => {
                items.iter().for_each(|it| it.each_part(visit));
            }
            ExprKind::Filter(subject, _, items) => {
                subject.each_part(visit);
                items.iter().for_each(|it| it.each_part(visit));
            }
            ExprKind::And(left, right)
            | ExprKind::Or(left, right)
            | ExprKind::Arithmetic(_, left, right) => {
                left.each_part(visit);
                right.each_part(visit);
            }
            ExprKind::Compare(first, steps) => {
                first.each_part(visit);
                steps.iter().for_each(|(_, step)| step.each_part(visit));
            }
            ExprKind::Conditional { condition, then, otherwise } => {
                let parts = [condition, then, otherwise];
                parts.into_iter().for_each(|it| it.each_part(visit));
            }
        }
    }

    /// Visits the names of variables, roles and loops in it, in order; not those of
    /// attributes, functions and filters.
    pub fn each_name<'e>(&'e self, visit: &mut dyn FnMut(&'e str)) {
        self.each_part(&mut |part| {
            if let ExprKind::Name(name) = &part.kind {
                visit(name);
            }
        });
    }
}
