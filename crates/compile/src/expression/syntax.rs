//! The expressions of tags and conditions.
//!
//! `MiniJinja` parses them, so that they read as everyone knows them; what comes out
//! is our own small tree, with byte ranges of the source file. Only what a contract
//! needs is kept: no string is ever joined to another, nothing is repeated, nothing
//! is called but a closed list of functions. So an expression cannot take more time
//! or memory than its own length, whatever the values.

use std::ops::Range;

use clausier_diagnostics::{Diagnostic, Findings, Span};
use minijinja::machinery::{ast, parse_expr};
use rust_decimal::Decimal;

use crate::rules;

/// The longest expression, in bytes.
const MAX_LENGTH: usize = 1_000;
/// How deep its tree can be: what reads it goes as deep.
const MAX_DEPTH: usize = 50;
/// How many brackets may be open, and how many `not` and `-` follow each other: the
/// parser goes deeper with each.
const MAX_OPEN: usize = 12;

/// An expression and its place in its file.
#[derive(Debug, Clone)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Its bytes in its file.
    pub range: Range<usize>,
}

/// What an expression is.
#[derive(Debug, Clone)]
pub enum ExprKind {
    /// `"texte"`.
    Text(String),
    /// `5` or `2.5`.
    Number(Decimal),
    /// `true` or `false`.
    Boolean(bool),
    /// A variable or a role.
    Name(String),
    /// `client.nom`.
    Attribute(Box<Expr>, String),
    /// `["a", "b"]`.
    List(Vec<Expr>),
    /// `not x`.
    Not(Box<Expr>),
    /// `-x`.
    Negative(Box<Expr>),
    /// `x and y`.
    And(Box<Expr>, Box<Expr>),
    /// `x or y`.
    Or(Box<Expr>, Box<Expr>),
    /// `x < y`, `x < y <= z`: each comparison with what stands before it.
    Compare(Box<Expr>, Vec<(Comparison, Expr)>),
    /// `x + y`.
    Arithmetic(Operator, Box<Expr>, Box<Expr>),
    /// `x if c else y`.
    Conditional {
        /// The condition.
        condition: Box<Expr>,
        /// What it is if the condition holds.
        then: Box<Expr>,
        /// What it is otherwise.
        otherwise: Box<Expr>,
    },
    /// `article("prix")`.
    Call(String, Vec<Expr>),
    /// `montant | en_lettres`.
    Filter(Box<Expr>, String, Vec<Expr>),
}

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `in`
    In,
    /// `not in`
    NotIn,
}

/// An arithmetic operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

/// Reads an expression; `span` is its text in its file.
///
/// A syntax error, or something that contracts do not need, is a finding.
pub fn parse_expression(span: &Span, findings: &mut Findings) -> Option<Expr> {
    let range = span.range();
    let text = &span.file().text()[range.clone()];
    if text.trim().is_empty() {
        findings.push(
            Diagnostic::new(&rules::SYNTAX, span.clone(), "l’expression est vide")
                .help("écrivez le nom d’une variable ou une condition"),
        );
        return None;
    }
    if text.len() > MAX_LENGTH {
        findings.push(Diagnostic::new(
            &rules::SYNTAX,
            span.clone(),
            format!("l’expression dépasse {MAX_LENGTH} octets"),
        ));
        return None;
    }
    if is_nested(text) {
        findings.push(
            Diagnostic::new(&rules::LIMIT, span.clone(), TOO_DEEP.0).help(TOO_DEEP.1),
        );
        return None;
    }
    let parsed = match parse_expr(text) {
        Ok(parsed) => parsed,
        Err(error) => {
            let place = error.range().filter(|at| at.end <= text.len());
            // The parser counts bytes where it meets a character it does not know.
            let place = place.map_or_else(
                || span.clone(),
                |at| {
                    let (start, end) = (at.start, at.end);
                    span.part(
                        text.floor_char_boundary(start)..text.ceil_char_boundary(end),
                    )
                },
            );
            findings.push(
                Diagnostic::new(
                    &rules::SYNTAX,
                    place,
                    format!("l’expression « {} » n’est pas comprise", text.trim()),
                )
                .label("la lecture s’arrête ici")
                .help(
                    "vérifiez les guillemets, les parenthèses et les virgules ; ce qui \
                     s’écrit est dans le guide, « Écrire une clause »",
                ),
            );
            return None;
        }
    };
    let mut reader = Reader { base: range.start, depth: 0 };
    match reader.expr(&parsed) {
        Ok(expr) => Some(expr),
        Err(refused) => {
            findings.push(
                Diagnostic::new(
                    &rules::SYNTAX,
                    Span::new(span.file(), refused.range),
                    refused.message,
                )
                .help(refused.help),
            );
            None
        }
    }
}

const TOO_DEEP: (&str, &str) = (
    "l’expression est trop imbriquée",
    "partagez-la entre plusieurs conditions, ou faites-en une question de la clause",
);

/// Whether brackets, or `not` and `-`, go too deep for the parser.
fn is_nested(text: &str) -> bool {
    let mut open = 0_usize;
    let mut prefixes = 0_usize;
    let mut quote = None;
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let here = at;
        at += character.len_utf8();
        match (quote, character) {
            (Some(mark), _) if character == mark => quote = None,
            (Some(_), '\\') => at += text[at..].chars().next().map_or(0, char::len_utf8),
            (Some(_), _) => {}
            (None, '"' | '\'') => {
                quote = Some(character);
                prefixes = 0;
            }
            (None, '(' | '[' | '{') => open += 1,
            (None, ')' | ']' | '}') => {
                open = open.saturating_sub(1);
                prefixes = 0;
            }
            (None, '-') => prefixes += 1,
            (None, _) if character.is_alphanumeric() || character == '_' => {
                let rest = &text[here..];
                let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
                let word = &rest[..word.unwrap_or(rest.len())];
                at = here + word.len();
                prefixes = if word == "not" { prefixes + 1 } else { 0 };
            }
            (None, _) => {}
        }
        if open > MAX_OPEN || prefixes > MAX_OPEN {
            return true;
        }
    }
    false
}

/// Something `MiniJinja` knows and contracts do not need.
struct Refused {
    range: Range<usize>,
    message: String,
    help: &'static str,
}

struct Reader {
    /// Where the expression starts in its file.
    base: usize,
    /// How many expressions hold the one being read.
    depth: usize,
}

impl Reader {
    fn range(&self, expr: &ast::Expr<'_>) -> Range<usize> {
        let span = expr.span();
        self.base + span.start_offset as usize..self.base + span.end_offset as usize
    }

    fn boxed(&mut self, expr: &ast::Expr<'_>) -> Result<Box<Expr>, Refused> {
        self.expr(expr).map(Box::new)
    }

    fn expr(&mut self, expr: &ast::Expr<'_>) -> Result<Expr, Refused> {
        if self.depth >= MAX_DEPTH {
            let (message, help) = TOO_DEEP;
            return Err(Refused {
                range: self.range(expr),
                message: message.into(),
                help,
            });
        }
        self.depth += 1;
        let read = self.kind(expr);
        self.depth -= 1;
        read
    }

    fn kind(&mut self, expr: &ast::Expr<'_>) -> Result<Expr, Refused> {
        let range = self.range(expr);
        let refuse = |message: &str, help: &'static str| {
            Err(Refused { range: range.clone(), message: message.to_owned(), help })
        };
        let kind = match expr {
            ast::Expr::Var(var) => ExprKind::Name(var.id.to_owned()),
            ast::Expr::Const(constant) => {
                let value = &constant.value;
                if let Some(text) = value.as_str() {
                    ExprKind::Text(text.to_owned())
                } else if value.is_number() {
                    match value.to_string().parse() {
                        Ok(number) => ExprKind::Number(number),
                        Err(_) => {
                            return refuse(
                                "le nombre est trop grand",
                                "écrivez un nombre de moins de vingt-huit chiffres",
                            );
                        }
                    }
                } else if let Ok(boolean) = bool::try_from(value.clone()) {
                    ExprKind::Boolean(boolean)
                } else {
                    return refuse(
                        "« none » n’est pas une valeur",
                        "demandez si une variable facultative a une valeur par « defini(x) »",
                    );
                }
            }
            ast::Expr::List(list) => ExprKind::List(
                list.items
                    .iter()
                    .map(|item| self.expr(item))
                    .collect::<Result<_, _>>()?,
            ),
            ast::Expr::UnaryOp(unary) => match unary.op {
                ast::UnaryOpKind::Not => ExprKind::Not(self.boxed(&unary.expr)?),
                ast::UnaryOpKind::Neg => ExprKind::Negative(self.boxed(&unary.expr)?),
            },
            ast::Expr::BinOp(binary) => {
                let left = self.boxed(&binary.left)?;
                let right = self.boxed(&binary.right)?;
                let compare =
                    |op| ExprKind::Compare(left.clone(), vec![(op, (*right).clone())]);
                match binary.op {
                    ast::BinOpKind::ScAnd => ExprKind::And(left, right),
                    ast::BinOpKind::ScOr => ExprKind::Or(left, right),
                    ast::BinOpKind::Eq => compare(Comparison::Equal),
                    ast::BinOpKind::Ne => compare(Comparison::NotEqual),
                    ast::BinOpKind::Lt => compare(Comparison::Less),
                    ast::BinOpKind::Lte => compare(Comparison::LessOrEqual),
                    ast::BinOpKind::Gt => compare(Comparison::Greater),
                    ast::BinOpKind::Gte => compare(Comparison::GreaterOrEqual),
                    ast::BinOpKind::In => compare(Comparison::In),
                    ast::BinOpKind::Add => {
                        ExprKind::Arithmetic(Operator::Add, left, right)
                    }
                    ast::BinOpKind::Sub => {
                        ExprKind::Arithmetic(Operator::Subtract, left, right)
                    }
                    ast::BinOpKind::Mul => {
                        ExprKind::Arithmetic(Operator::Multiply, left, right)
                    }
                    ast::BinOpKind::Div => {
                        ExprKind::Arithmetic(Operator::Divide, left, right)
                    }
                    ast::BinOpKind::Concat => {
                        return refuse(
                            "des textes ne se joignent pas dans une expression",
                            "écrivez les mots dans la phrase, chaque valeur à sa place",
                        );
                    }
                    ast::BinOpKind::FloorDiv
                    | ast::BinOpKind::Rem
                    | ast::BinOpKind::Pow => {
                        return refuse(
                            "cette opération n’est pas admise",
                            "employez +, -, * ou /",
                        );
                    }
                }
            }
            ast::Expr::Compare(compare) => {
                let first = self.boxed(&compare.expr)?;
                let mut rest = Vec::with_capacity(compare.ops.len());
                for step in &compare.ops {
                    rest.push((comparison(step.op), self.expr(&step.expr)?));
                }
                ExprKind::Compare(first, rest)
            }
            ast::Expr::IfExpr(choice) => {
                let Some(otherwise) = &choice.false_expr else {
                    return refuse(
                        "il manque « else » à cette expression",
                        "écrivez « x if condition else y »",
                    );
                };
                ExprKind::Conditional {
                    condition: self.boxed(&choice.test_expr)?,
                    then: self.boxed(&choice.true_expr)?,
                    otherwise: self.boxed(otherwise)?,
                }
            }
            ast::Expr::Filter(filter) => {
                let Some(subject) = &filter.expr else {
                    return refuse(
                        "un filtre s’applique à une valeur",
                        "écrivez « valeur | filtre »",
                    );
                };
                ExprKind::Filter(
                    self.boxed(subject)?,
                    filter.name.to_owned(),
                    self.arguments(&filter.args, &range)?,
                )
            }
            ast::Expr::GetAttr(attribute) => ExprKind::Attribute(
                self.boxed(&attribute.expr)?,
                attribute.name.to_owned(),
            ),
            ast::Expr::Call(call) => {
                let ast::Expr::Var(function) = &call.expr else {
                    return refuse(
                        "seule une fonction s’appelle",
                        "voyez la liste des fonctions dans le guide",
                    );
                };
                ExprKind::Call(
                    function.id.to_owned(),
                    self.arguments(&call.args, &range)?,
                )
            }
            ast::Expr::Test(_) => {
                return refuse(
                    "les tests « is » ne sont pas admis",
                    "écrivez « defini(x) », « present(\"…\") » ou une comparaison",
                );
            }
            ast::Expr::Slice(_)
            | ast::Expr::GetItem(_)
            | ast::Expr::Tuple(_)
            | ast::Expr::Map(_) => {
                return refuse(
                    "cette expression n’est pas admise dans un contrat",
                    "employez une variable, une comparaison ou une fonction du guide",
                );
            }
        };
        Ok(Expr { kind, range })
    }

    fn arguments(
        &mut self,
        arguments: &[ast::CallArg<'_>],
        range: &Range<usize>,
    ) -> Result<Vec<Expr>, Refused> {
        arguments
            .iter()
            .map(|argument| match argument {
                ast::CallArg::Pos(expr) => self.expr(expr),
                ast::CallArg::Kwarg(..)
                | ast::CallArg::PosSplat(_)
                | ast::CallArg::KwargSplat(_) => Err(Refused {
                    range: range.clone(),
                    message: "les arguments nommés ne sont pas admis".to_owned(),
                    help: "donnez les arguments dans leur ordre",
                }),
            })
            .collect()
    }
}

fn comparison(op: ast::CompareOpKind) -> Comparison {
    match op {
        ast::CompareOpKind::Eq => Comparison::Equal,
        ast::CompareOpKind::Ne => Comparison::NotEqual,
        ast::CompareOpKind::Lt => Comparison::Less,
        ast::CompareOpKind::Lte => Comparison::LessOrEqual,
        ast::CompareOpKind::Gt => Comparison::Greater,
        ast::CompareOpKind::Gte => Comparison::GreaterOrEqual,
        ast::CompareOpKind::In => Comparison::In,
        ast::CompareOpKind::NotIn => Comparison::NotIn,
    }
}
