//! From expressions to diagrams.

use clausier_compile::State;
use clausier_compile::expression::{Comparison, Expr, ExprKind, Operator, Val};
use clausier_compile::outline::Voice;
use clausier_model::value::{Type, Value};

use super::atoms::{Atom, Bound};
use super::bdd::Bdd;
use super::world::{Mode, World};

impl World<'_> {
    fn atom(&mut self, atom: Atom) -> Bdd {
        let rank = self.atoms.rank(atom);
        self.all.variable(rank)
    }

    /// When an expression holds.
    pub(super) fn expr(&mut self, expr: &Expr, voice: &Voice, mode: Mode) -> Bdd {
        match &expr.kind {
            ExprKind::Boolean(true) => Bdd::TRUE,
            ExprKind::Boolean(false) => Bdd::FALSE,
            ExprKind::Not(inner) => {
                let inner = self.expr(inner, voice, mode);
                self.all.not(inner)
            }
            ExprKind::And(left, right) => {
                let (left, right) =
                    (self.expr(left, voice, mode), self.expr(right, voice, mode));
                self.all.and(left, right)
            }
            ExprKind::Or(left, right) => {
                let (left, right) =
                    (self.expr(left, voice, mode), self.expr(right, voice, mode));
                self.all.or(left, right)
            }
            ExprKind::Conditional { condition, then, otherwise } => {
                let condition = self.expr(condition, voice, mode);
                let then = self.expr(then, voice, mode);
                let otherwise = self.expr(otherwise, voice, mode);
                self.all.choose(condition, then, otherwise)
            }
            _ if !voice.locals.is_empty() && speaks_of(expr, &voice.locals) => {
                self.atom(Atom::Other(shown(expr)))
            }
            ExprKind::Name(_) | ExprKind::Attribute(..) => {
                self.atom(Atom::Flag(shown(expr)))
            }
            ExprKind::Compare(first, steps) => {
                let mut left = first.as_ref();
                let mut out = Bdd::TRUE;
                for (comparison, right) in steps {
                    let step = self.compare(left, *comparison, right, voice, mode);
                    out = self.all.and(out, step);
                    left = right;
                }
                out
            }
            ExprKind::Call(function, arguments) => {
                match (function.as_str(), arguments.as_slice()) {
                    ("present", [Expr { kind: ExprKind::Text(id), .. }]) => {
                        self.present(id, voice, mode)
                    }
                    ("defini", [argument]) => self.given(argument),
                    ("est_annexe", []) if mode == Mode::Whole => {
                        if voice.prefix.is_empty() { Bdd::FALSE } else { Bdd::TRUE }
                    }
                    ("est_annexe", []) => self.atom(Atom::Annexed),
                    _ => self.atom(Atom::Other(shown(expr))),
                }
            }
            _ => self.atom(Atom::Other(shown(expr))),
        }
    }

    /// When a list has elements: one that must be given has some.
    pub(super) fn elements(&mut self, list: &Expr, voice: &Voice) -> Bdd {
        match &list.kind {
            ExprKind::Name(name) if !voice.locals.contains(name) => self.given(list),
            _ => self.atom(Atom::Elements(shown(list))),
        }
    }

    fn given(&mut self, argument: &Expr) -> Bdd {
        let ExprKind::Name(name) = &argument.kind else {
            return self.atom(Atom::Given(shown(argument)));
        };
        if let Some(slot) = self.outline.variables.get(name) {
            let may_lack = slot.variable.optional && slot.state == State::Absent;
            return if may_lack {
                self.atom(Atom::Given(name.clone()))
            } else {
                Bdd::TRUE
            };
        }
        let model = self.outline.model.value.as_ref();
        let mut roles = model.into_iter().flat_map(|model| &model.roles);
        match roles.find(|role| role.id.value == *name) {
            Some(role) if !role.optional => Bdd::TRUE,
            _ => self.atom(Atom::Given(name.clone())),
        }
    }

    fn compare(
        &mut self,
        left: &Expr,
        comparison: Comparison,
        right: &Expr,
        voice: &Voice,
        mode: Mode,
    ) -> Bdd {
        match comparison {
            Comparison::Equal => self.equal(left, right, voice, mode),
            Comparison::NotEqual => {
                let same = self.equal(left, right, voice, mode);
                self.all.not(same)
            }
            Comparison::In => self.within(left, right, voice, mode),
            Comparison::NotIn => {
                let within = self.within(left, right, voice, mode);
                self.all.not(within)
            }
            Comparison::Less => self.below(left, right, false),
            Comparison::LessOrEqual => self.below(left, right, true),
            Comparison::Greater => self.below(right, left, false),
            Comparison::GreaterOrEqual => self.below(right, left, true),
        }
    }

    fn within(&mut self, left: &Expr, list: &Expr, voice: &Voice, mode: Mode) -> Bdd {
        let ExprKind::List(items) = &list.kind else {
            return self.atom(Atom::Other(format!("{} in {}", shown(left), shown(list))));
        };
        let mut out = Bdd::FALSE;
        for item in items {
            let same = self.equal(left, item, voice, mode);
            out = self.all.or(out, same);
        }
        out
    }

    fn equal(&mut self, left: &Expr, right: &Expr, voice: &Voice, mode: Mode) -> Bdd {
        match (&left.kind, &right.kind) {
            (_, ExprKind::Boolean(value)) => {
                let held = self.expr(left, voice, mode);
                if *value { held } else { self.all.not(held) }
            }
            (ExprKind::Text(one), ExprKind::Text(two)) => {
                if one == two {
                    Bdd::TRUE
                } else {
                    Bdd::FALSE
                }
            }
            (_, ExprKind::Text(text)) => self.is(left, text),
            (ExprKind::Boolean(_) | ExprKind::Text(_), _) => {
                self.equal(right, left, voice, mode)
            }
            _ if constant(left).is_some() || constant(right).is_some() => {
                let at_most = self.below(left, right, true);
                let at_least = self.below(right, left, true);
                self.all.and(at_most, at_least)
            }
            _ => {
                let mut names = [shown(left), shown(right)];
                names.sort_unstable();
                let [left, right] = names;
                self.atom(Atom::Same { left, right })
            }
        }
    }

    fn is(&mut self, subject: &Expr, text: &str) -> Bdd {
        let choices = match &subject.kind {
            ExprKind::Name(name) => match self.kind_of(name) {
                Some(Type::Choice(choices)) => Some((name.clone(), choices.clone())),
                _ => None,
            },
            _ => None,
        };
        let Some((variable, choices)) = choices else {
            return self
                .atom(Atom::Is { subject: shown(subject), text: text.to_owned() });
        };
        // The answers of one question are neighbours.
        let mut out = Bdd::FALSE;
        for choice in choices {
            let atom =
                Atom::Choice { variable: variable.clone(), key: choice.key.clone() };
            let answer = self.atom(atom);
            if choice.key == text {
                out = answer;
            }
        }
        out
    }

    fn kind_of(&self, variable: &str) -> Option<&Type> {
        self.outline.variables.get(variable).map(|slot| &slot.variable.ty)
    }

    /// When `left` is below `right`, or at most it.
    fn below(&mut self, left: &Expr, right: &Expr, inclusive: bool) -> Bdd {
        match (constant(left), constant(right)) {
            (_, Some(value)) => {
                let bound = Bound { shown: plain(right, &value), value: Some(value) };
                self.under(left, bound, inclusive)
            }
            // 3 < n is the contrary of n <= 3.
            (Some(value), None) => {
                let bound = Bound { shown: plain(left, &value), value: Some(value) };
                let contrary = self.under(right, bound, !inclusive);
                self.all.not(contrary)
            }
            (None, None) => {
                let (one, two) = (shown(left), shown(right));
                if one <= two {
                    self.under(left, Bound { shown: two, value: None }, inclusive)
                } else {
                    let bound = Bound { shown: one, value: None };
                    let contrary = self.under(right, bound, !inclusive);
                    self.all.not(contrary)
                }
            }
        }
    }

    fn under(&mut self, subject: &Expr, mut bound: Bound, mut inclusive: bool) -> Bdd {
        let is_whole = match &subject.kind {
            ExprKind::Name(name) => self.kind_of(name) == Some(&Type::Integer),
            ExprKind::Filter(_, filter, _) => filter == "nombre",
            _ => false,
        };
        // Among whole numbers, n <= 2 is n < 3.
        if is_whole && let Some(Val::Number(number)) = &bound.value {
            let next = match inclusive {
                true => number.floor().checked_add(1.into()),
                false => Some(number.ceil()),
            };
            if let Some(next) = next {
                bound = Bound {
                    shown: next.normalize().to_string(),
                    value: Some(Val::Number(next)),
                };
                inclusive = false;
            }
        }
        self.atom(Atom::Below { subject: shown(subject), bound, inclusive })
    }
}

/// The value of what is written as one.
fn constant(expr: &Expr) -> Option<Val> {
    match &expr.kind {
        ExprKind::Number(number) => Some(Val::Number(*number)),
        ExprKind::Negative(inner) => match constant(inner)? {
            Val::Number(number) => Some(Val::Number(-number)),
            _ => None,
        },
        ExprKind::Call(function, arguments) => {
            let kind = match function.as_str() {
                "euros" => Type::Money,
                "percent" => Type::Percent,
                "duration" => Type::Duration,
                "date" => Type::Date,
                _ => return None,
            };
            let [Expr { kind: ExprKind::Text(text), .. }] = arguments.as_slice() else {
                return None;
            };
            Value::parse_str(text, &kind).ok().map(Val::Value)
        }
        _ => None,
    }
}

/// A constant as a manifest writes it.
fn plain(expr: &Expr, value: &Val) -> String {
    value.print().unwrap_or_else(|| shown(expr))
}

/// Whether an expression names one of these.
fn speaks_of(expr: &Expr, locals: &[String]) -> bool {
    match &expr.kind {
        ExprKind::Name(name) => locals.contains(name),
        ExprKind::Text(_) | ExprKind::Number(_) | ExprKind::Boolean(_) => false,
        ExprKind::Attribute(inner, _)
        | ExprKind::Not(inner)
        | ExprKind::Negative(inner) => speaks_of(inner, locals),
        ExprKind::List(items) | ExprKind::Call(_, items) => {
            items.iter().any(|item| speaks_of(item, locals))
        }
        ExprKind::Filter(subject, _, items) => {
            speaks_of(subject, locals) || items.iter().any(|item| speaks_of(item, locals))
        }
        ExprKind::And(left, right)
        | ExprKind::Or(left, right)
        | ExprKind::Arithmetic(_, left, right) => {
            speaks_of(left, locals) || speaks_of(right, locals)
        }
        ExprKind::Compare(first, steps) => {
            speaks_of(first, locals)
                || steps.iter().any(|(_, step)| speaks_of(step, locals))
        }
        ExprKind::Conditional { condition, then, otherwise } => {
            [condition, then, otherwise].into_iter().any(|part| speaks_of(part, locals))
        }
    }
}

/// An expression in one way of writing, whatever its blanks and quotes.
fn shown(expr: &Expr) -> String {
    let list = |items: &[Expr]| items.iter().map(shown).collect::<Vec<_>>().join(", ");
    match &expr.kind {
        ExprKind::Text(text) => format!("\"{text}\""),
        ExprKind::Number(number) => number.to_string(),
        ExprKind::Boolean(value) => value.to_string(),
        ExprKind::Name(name) => name.clone(),
        ExprKind::Attribute(subject, name) => format!("{}.{name}", shown(subject)),
        ExprKind::List(items) => format!("[{}]", list(items)),
        ExprKind::Not(inner) => format!("not ({})", shown(inner)),
        ExprKind::Negative(inner) => format!("-{}", shown(inner)),
        ExprKind::And(left, right) => format!("({} and {})", shown(left), shown(right)),
        ExprKind::Or(left, right) => format!("({} or {})", shown(left), shown(right)),
        ExprKind::Compare(first, steps) => {
            let mut out = shown(first);
            for (comparison, step) in steps {
                let sign = match comparison {
                    Comparison::Equal => "==",
                    Comparison::NotEqual => "!=",
                    Comparison::Less => "<",
                    Comparison::LessOrEqual => "<=",
                    Comparison::Greater => ">",
                    Comparison::GreaterOrEqual => ">=",
                    Comparison::In => "in",
                    Comparison::NotIn => "not in",
                };
                out.push_str(&format!(" {sign} {}", shown(step)));
            }
            out
        }
        ExprKind::Arithmetic(operator, left, right) => {
            let sign = match operator {
                Operator::Add => '+',
                Operator::Subtract => '-',
                Operator::Multiply => '*',
                Operator::Divide => '/',
            };
            format!("({} {sign} {})", shown(left), shown(right))
        }
        ExprKind::Conditional { condition, then, otherwise } => {
            format!("({} if {} else {})", shown(then), shown(condition), shown(otherwise))
        }
        ExprKind::Call(function, arguments) => format!("{function}({})", list(arguments)),
        ExprKind::Filter(subject, filter, _) => format!("{} | {filter}", shown(subject)),
    }
}
