//! Rows of a list: what is pasted from a spreadsheet or typed on the command line.

use crate::draft::row::Row;
use crate::draft::values::typed;
use crate::template::{Column, RowsOf};

/// The most cells that are read from a pasted text.
const MAX_CELLS: usize = 200_000;

/// Reads the cells that a spreadsheet puts on the clipboard: a line for each row, a tab between cells. A cell with line
/// feeds, tabs or quotation marks in it stands in quotation marks, and its own are doubled. Lines without anything in them
/// are left out.
#[must_use]
pub fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut count = 0;
    let mut rest = text;
    while !rest.is_empty() && count < MAX_CELLS {
        let (cell, behind) = cell(rest);
        row.push(cell);
        count += 1;
        rest = behind;
        if let Some(next) = rest.strip_prefix('\t') {
            rest = next;
            if rest.is_empty() {
                row.push(String::new());
            }
            continue;
        }
        rest = rest.strip_prefix('\r').unwrap_or(rest);
        rest = rest.strip_prefix('\n').unwrap_or(rest);
        push(&mut rows, std::mem::take(&mut row));
    }
    push(&mut rows, row);
    rows
}

fn push(rows: &mut Vec<Vec<String>>, row: Vec<String>) {
    if row.iter().any(|cell| !cell.trim().is_empty()) {
        rows.push(row);
    }
}

/// The first cell of a text, and what stands behind it.
fn cell(text: &str) -> (String, &str) {
    if let Some(quoted) = quoted_cell(text) {
        return quoted;
    }
    let end = text.find(['\t', '\r', '\n']).unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

/// A cell in quotation marks; none if the marks are a part of what it says.
fn quoted_cell(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let mark = rest.find('"')?;
        cell.push_str(&rest[..mark]);
        rest = &rest[mark + 1..];
        match rest.strip_prefix('"') {
            Some(behind) => {
                cell.push('"');
                rest = behind;
            }
            None if rest.is_empty() || rest.starts_with(['\t', '\r', '\n']) => {
                return Some((cell.replace("\r\n", "\n"), rest));
            }
            None => return None,
        }
    }
}

/// Returns rows of a list from cells, each as it is stored. A first line with the names or labels of columns says which
/// column is which; without one they are in the template's order. Cells beyond the columns are left out.
#[must_use]
pub fn from_cells(of: &RowsOf, cells: &[Vec<String>], language: &str) -> Vec<Row> {
    let heading = headings(of, cells, language);
    let is_headed = heading.is_some();
    let order = heading.unwrap_or_else(|| (0..of.columns.len()).collect());
    let rows = cells.iter().skip(usize::from(is_headed)).map(|cells| {
        let cells = order.iter().zip(cells).filter_map(|(index, text)| {
            let column = of.columns.get(*index)?;
            let text = typed::stored(&column.kind, text);
            (!text.trim().is_empty()).then(|| (column.id.clone(), text))
        });
        cells.collect::<Row>()
    });
    rows.collect()
}

/// Whether the first line of cells has the names or labels of columns.
#[must_use]
pub fn has_headings(of: &RowsOf, cells: &[Vec<String>], language: &str) -> bool {
    headings(of, cells, language).is_some()
}

/// The columns that the first line of cells names, if each cell of it does.
fn headings(of: &RowsOf, cells: &[Vec<String>], language: &str) -> Option<Vec<usize>> {
    let is_named = |name: &str, column: &Column| {
        let name = name.trim().to_lowercase();
        let labels = [column.label.own.as_str(), column.label.text(language)];
        name == column.id.to_lowercase() || labels.iter().any(|one| one.to_lowercase() == name)
    };
    let first = cells.first()?.iter();
    first
        .map(|name| of.columns.iter().position(|one| is_named(name, one)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::{FieldKind, Label};

    #[test]
    fn cells_of_a_spreadsheet() {
        let check = |text: &str, expected: &[&[&str]]| {
            assert_eq!(cells(text), expected, "{text:?}");
        };
        check("", &[]);
        check("\n\r\n\t\t\n", &[]);
        check("a", &[&["a"]]);
        check("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]);
        check("a\t\tc\n\tb\t", &[&["a", "", "c"], &["", "b", ""]]);
        check("\"a\nb\"\tc", &[&["a\nb", "c"]]);
        check("\"say \"\"yes\"\"\"\tb", &[&["say \"yes\"", "b"]]);
        check("\"a\tb\"\r\nc", &[&["a\tb"], &["c"]]);
        // Marks that are a part of what a cell says.
        check("\"Öst\" Ab\tb", &[&["\"Öst\" Ab", "b"]]);
        check("\"never closed\tb", &[&["\"never closed", "b"]]);
    }

    fn columns() -> RowsOf {
        let column = |id: &str, kind: FieldKind, own: &str| Column {
            id: id.to_owned(),
            kind,
            label: Label {
                own: own.to_owned(),
                others: [("en".to_owned(), format!("{id} in English"))].into(),
            },
            required: false,
        };
        RowsOf {
            columns: vec![
                column("name", FieldKind::Text { lines: 1 }, "Namn"),
                column("country", FieldKind::Country, "Land"),
            ],
            min: 0,
            max: 10,
        }
    }

    #[test]
    fn rows_of_cells() {
        let check = |text: &str, expected: &[&[(&str, &str)]]| {
            let rows = from_cells(&columns(), &cells(text), "en");
            let rows: Vec<Vec<(&str, &str)>> = rows
                .iter()
                .map(|row| row.iter().map(|(id, text)| (&**id, &**text)).collect())
                .collect();
            assert_eq!(rows, expected, "{text:?}");
        };
        check(
            "Acme\tSverige\tmore",
            &[&[("country", "SE"), ("name", "Acme")]],
        );
        check(
            "Land\tNamn\nFI\tAcme",
            &[&[("country", "FI"), ("name", "Acme")]],
        );
        check("Country in English\nFinland", &[&[("country", "FI")]]);
        check("\tFI\nx", &[&[("country", "FI")], &[("name", "x")]]);
    }
}
