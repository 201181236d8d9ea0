//! `OpenDocument` spreadsheets (ods).
//!
//! Libraries expand what a file repeats: a row of sixteen thousand cells, a hundred thousand times, is a line of XML. Here a
//! repeated cell costs memory only where it is not empty, and only within the limits.

use roxmltree::{Document, Node, ParsingOptions};

use super::error::SheetError;
use super::limits::{MAX_COLUMNS, MAX_MERGED, MAX_NODES, MAX_ROWS, MAX_SHEETS};
use super::place::CellPlace;
use super::sheet::{CellValue, MergedArea, Sheet, SheetBuilder};
use super::workbook::iso_date;

/// The namespace of tables.
const TABLE: &str = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
/// The namespace of values.
const OFFICE: &str = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
/// The namespace in which `LibreOffice` says more of values than the standard can.
const CALC: &str = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";
/// The namespace of texts.
const TEXT: &str = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

/// Reads the first sheet with anything in it from the content of an `OpenDocument` file.
pub(super) fn read(content: &str) -> Result<Sheet, SheetError> {
    let options = ParsingOptions {
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(content, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => SheetError::TooMuchText,
        error => SheetError::damaged(error),
    })?;
    let is_table = |node: &Node<'_, '_>| node.has_tag_name((TABLE, "table"));
    let tables = document.root_element().descendants().filter(is_table);
    let mut is_spreadsheet = false;
    for table in tables.take(MAX_SHEETS) {
        is_spreadsheet = true;
        let sheet = sheet(table)?;
        if !sheet.rows.is_empty() {
            return Ok(sheet);
        }
    }
    Err(if is_spreadsheet {
        SheetError::Empty
    } else {
        SheetError::UnknownFormat
    })
}

fn sheet(table: Node<'_, '_>) -> Result<Sheet, SheetError> {
    let mut builder = SheetBuilder::default();
    let mut merged = Vec::new();
    let mut hidden = Vec::new();
    let mut row = 0_usize;
    // Rows stand in the table itself, or in groups and among its headings.
    let rows = table.descendants();
    for node in rows.filter(|node| node.has_tag_name((TABLE, "table-row"))) {
        let repeated = repeated(node, "number-rows-repeated");
        add_row(&mut builder, &mut merged, node, row, repeated)?;
        if node
            .attribute((TABLE, "visibility"))
            .is_some_and(|how| how != "visible")
        {
            let rows = row..row.saturating_add(repeated).min(MAX_ROWS);
            hidden.extend(rows.map(|row| place(row, 0).row));
        }
        row = row.saturating_add(repeated);
    }
    builder.finish(merged, hidden)
}

/// Adds a row that is repeated so often.
fn add_row(
    builder: &mut SheetBuilder,
    merged: &mut Vec<MergedArea>,
    node: Node<'_, '_>,
    row: usize,
    rows: usize,
) -> Result<(), SheetError> {
    let mut column = 0_usize;
    for cell in node.children().filter(Node::is_element) {
        let columns = repeated(cell, "number-columns-repeated");
        let is_covered = cell.has_tag_name((TABLE, "covered-table-cell"));
        let is_cell = cell.has_tag_name((TABLE, "table-cell"));
        if !is_cell && !is_covered {
            continue;
        }
        if let Some(value) = value_of(cell).filter(|value| is_cell && !value.is_blank()) {
            // One beyond the limits is enough to be refused.
            for row in row..row.saturating_add(rows.min(MAX_ROWS + 1)) {
                for column in column..column.saturating_add(columns.min(MAX_COLUMNS + 1)) {
                    builder.add(place(row, column), value.clone())?;
                }
            }
            let spans = ["number-rows-spanned", "number-columns-spanned"];
            let [down, across] = spans.map(|name| repeated(cell, name));
            let is_merged = down.max(across) > 1;
            // Rows that look the same are one row that is repeated, with its areas.
            let rows = row..row.saturating_add(rows);
            for row in rows.take_while(|_| is_merged) {
                // One beyond the limit is enough to be refused.
                if merged.len() > MAX_MERGED {
                    break;
                }
                let last = (row + down - 1, column + across - 1);
                merged.push(MergedArea::between(
                    place(row, column),
                    place(last.0, last.1),
                ));
            }
        }
        column = column.saturating_add(columns);
    }
    Ok(())
}

fn place(row: usize, column: usize) -> CellPlace {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    CellPlace::new(number(row), number(column))
}

/// More than any program has rows or columns: what a file says beyond that means no more.
const MAX_REPEATED: usize = 1 << 24;

/// How often something is repeated; at least once.
fn repeated(node: Node<'_, '_>, name: &str) -> usize {
    let number = node.attribute((TABLE, name));
    let number = number.and_then(|number| number.parse::<usize>().ok());
    number.unwrap_or(1).clamp(1, MAX_REPEATED)
}

fn value_of(cell: Node<'_, '_>) -> Option<CellValue> {
    let attribute = |name: &str| cell.attribute((OFFICE, name));
    let shown = text_of(cell);
    let number = || attribute("value").and_then(|value| value.parse::<f64>().ok());
    let formula = cell.attribute((TABLE, "formula"));
    // Before the equals sign stands what language it is written in: `of:=SUM([.A1])`.
    let formula = formula.map(|text| text[text.find('=').unwrap_or(0)..].to_owned());
    let is_formula = formula.is_some();
    let is_error = cell.attribute((CALC, "value-type")) == Some("error");
    if is_error || is_formula && shown.starts_with('#') || shown.starts_with("Err:") {
        return Some(CellValue::Error(shown));
    }
    Some(match attribute("value-type") {
        Some("float" | "currency") => match number() {
            // Shown with leading zeros, it is a number of digits and no quantity.
            Some(_) if is_fixed(&shown) => CellValue::Text(shown),
            Some(number) => CellValue::Number(number),
            None => return None,
        },
        Some("percentage") => CellValue::Percent(number()?),
        Some("date") => iso_date(attribute("date-value")?),
        Some("time") => CellValue::Time(shown),
        Some("boolean") => CellValue::Bool(attribute("boolean-value")? == "true"),
        _ if shown.is_empty() => match attribute("string-value") {
            Some(text) => CellValue::of_text(text.to_owned()),
            None if attribute("value-type").is_none() => CellValue::NotComputed(formula?),
            None => return None,
        },
        _ => CellValue::of_text(shown),
    })
}

/// Whether a number is shown with leading zeros, and nothing but digits and hyphens.
fn is_fixed(shown: &str) -> bool {
    let is_plain = shown
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-');
    is_plain && shown.starts_with('0') && shown.len() > 1
}

/// The paragraphs of a cell, a line each.
fn text_of(cell: Node<'_, '_>) -> String {
    let paragraphs = cell
        .children()
        .filter(|node| node.has_tag_name((TEXT, "p")));
    let paragraphs = paragraphs.map(|paragraph| {
        let mut text = String::new();
        for node in paragraph.descendants() {
            if node.is_text() {
                text.push_str(node.text().unwrap_or_default());
            } else if node.has_tag_name((TEXT, "s")) {
                let count = node
                    .attribute((TEXT, "c"))
                    .and_then(|count| count.parse().ok());
                text.extend(std::iter::repeat_n(' ', count.unwrap_or(1).min(100)));
            } else if node.has_tag_name((TEXT, "tab")) {
                text.push('\t');
            } else if node.has_tag_name((TEXT, "line-break")) {
                text.push('\n');
            }
        }
        text
    });
    paragraphs.collect::<Vec<_>>().join("\n")
}
