//! The sum of a column of a table, whose cells are texts.

use std::ops::Range;

use clausier_model::value::{Type, Value};

use super::eval::{Fault, Scope};
use super::operators::arithmetic;
use super::syntax::{Expr, Operator};
use super::value::Val;
use crate::rules;

/// What the cells of a column add up to: amounts, or else rates, or else whole numbers,
/// as its first cell is. A cell of anything else is a fault: nothing is left out.
pub(super) fn column(
    scope: &Scope<'_>,
    table: &Expr,
    name: &str,
    range: &Range<usize>,
) -> Result<Val, Fault> {
    let value = scope.eval(table)?;
    let Val::Value(Value::Table(rows)) = &value else {
        return Err(Fault::wrong(
            &rules::TYPE,
            &table.range,
            format!("« somme » attend un tableau, et ceci est {}", value.nature()),
            "donnez une variable de type table, et le nom d’une colonne",
        ));
    };
    let mut read: Option<(Type, Val)> = None;
    for (rank, row) in rows.iter().enumerate() {
        let wrong = |message: String, help: &str| {
            Fault::wrong(&rules::TYPE, range, message, help)
        };
        let Some(cell) = row.get(name) else {
            return Err(wrong(
                format!("ce tableau n’a pas de colonne « {name} »"),
                "donnez le nom d’une colonne",
            ));
        };
        let kinds = match &read {
            Some((kind, _)) => vec![kind.clone()],
            None => vec![Type::Money, Type::Percent, Type::Integer],
        };
        let of = |kind: &Type| {
            let value = match kind {
                Type::Integer => Value::Integer(cell.trim().parse().ok()?),
                kind => Value::parse_str(cell, kind).ok()?,
            };
            Some((kind.clone(), Val::Value(value)))
        };
        let Some((kind, value)) = kinds.iter().find_map(of) else {
            return Err(wrong(
                format!(
                    "« {cell} », ligne {} de la colonne « {name} », ne s’additionne pas",
                    rank + 1
                ),
                "une colonne dont on prend la somme n’a que des montants, que des pourcentages ou que des nombres entiers",
            ));
        };
        let total = match read {
            None => value,
            Some((_, total)) => arithmetic(Operator::Add, &total, &value, range)?,
        };
        read = Some((kind, total));
    }
    read.map(|(_, total)| total).ok_or_else(|| {
        Fault::wrong(
            &rules::TYPE,
            &table.range,
            "un tableau sans ligne n’a pas de somme",
            "demandez d’abord « defini(…) »",
        )
    })
}
