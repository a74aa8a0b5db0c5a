//! A table that is the value of a variable.

use std::collections::BTreeMap;

use clausier_model::document::{Alignment, Inline, Row, Table};
use clausier_model::value::Column;

/// The table of `rows`, under the headings of its variable.
///
/// Columns whose cells all end in a unit of money or in a digit are aligned on the
/// right, as amounts are.
pub(super) fn table(
    variable: &str,
    columns: &[Column],
    rows: &[BTreeMap<String, String>],
) -> Table {
    let cell = |row: &BTreeMap<String, String>, column: &Column| {
        row.get(&column.key).cloned().unwrap_or_default()
    };
    let alignment = |column: &Column| {
        let numeric = !rows.is_empty()
            && rows.iter().all(|row| {
                let text = cell(row, column);
                text.starts_with(|c: char| c.is_ascii_digit())
                    && text.ends_with(|c: char| c.is_ascii_digit() || "€%".contains(c))
            });
        if numeric { Alignment::Right } else { Alignment::Left }
    };
    let header =
        columns.iter().map(|column| vec![Inline::text(column.heading.clone())]).collect();
    let rows_out = rows
        .iter()
        .map(|row| Row {
            cells: columns
                .iter()
                .map(|column| {
                    let text = cell(row, column);
                    if text.is_empty() {
                        Vec::new()
                    } else {
                        let variable = format!("{variable}.{}", column.key);
                        vec![Inline::Value { variable, text }]
                    }
                })
                .collect(),
        })
        .collect();
    Table {
        columns: columns.iter().map(alignment).collect(),
        header: Row { cells: header },
        rows: rows_out,
    }
}
