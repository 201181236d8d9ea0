//! Tables.

use std::sync::Arc;

use super::columns::widths;
use super::labels::UNBOUNDED_PT;
use super::rows::{GUTTER_PT, LABEL_GAP_PT, Layout, ROUNDING_PT, Source};
use super::style::TextStyle;
use crate::agreement::{Part, Table, TableRow};
use crate::typeset::model::{Ink, LineText, Rule};
use crate::typeset::paginate::cost;
use crate::typeset::row::Row;

/// The thickness of rules.
const RULE_PT: f64 = 0.5;
/// The part of a table's columns together below which none of them gets narrower.
const MIN_COLUMN: f64 = 0.25;

/// The places of the columns of a table.
#[expect(clippy::struct_field_names, reason = "a length says its unit")]
struct Columns {
    /// The room of the labels.
    label_pt: f64,
    /// The left edges of the columns.
    x_pt: Vec<f64>,
    /// The widths of the columns.
    widths_pt: Vec<f64>,
    /// The width of a cell over all columns.
    wide_pt: f64,
}

/// The lines of a cell.
struct CellLines {
    x_pt: f64,
    source: Source,
    style: TextStyle,
    lines: Vec<Arc<LineText>>,
}

impl Layout<'_> {
    pub(super) fn table(&mut self, block: usize, table: &Table) {
        let leading_pt = self.style.sizes.leading_pt;
        self.heading(block, 1, None, &table.heading);
        if let Some(row) = self.rows.last_mut() {
            row.space_before_pt = leading_pt * 1.2;
        }
        let columns = self.columns(table);
        self.header_row(block, table, &columns);
        for (index, row) in table.all_rows().enumerate() {
            let is_wide = index >= table.rows.len();
            let mut row = self.table_row(block, row, &columns, is_wide);
            row.break_cost = if index == 0 { cost::NEVER } else { cost::SPLIT };
            self.rows.push(row);
        }
        self.rows.push(Row {
            height_pt: leading_pt * 0.9,
            break_cost: cost::NEVER,
            rules: vec![self.full_rule(leading_pt * 0.3)],
            ..Row::default()
        });
    }

    fn columns(&mut self, table: &Table) -> Columns {
        let full_pt = self.frame.full_pt();
        let labels = table.all_rows().map(|row| &row.label);
        let label_pt = self.label_width(labels, full_pt * 0.36) + LABEL_GAP_PT;
        let count = table.columns.len().max(1);
        let room_pt = full_pt - label_pt - GUTTER_PT * (count - 1) as f64;
        let natural_pt = self.natural_widths(table);
        let widths_pt = widths(&natural_pt, room_pt, room_pt * MIN_COLUMN);
        let mut x_pt = self.frame.left_pt + label_pt;
        let lefts = widths_pt.iter().map(|width_pt| {
            let left_pt = x_pt;
            x_pt += width_pt + GUTTER_PT;
            left_pt
        });
        Columns {
            label_pt,
            x_pt: lefts.collect(),
            widths_pt,
            wide_pt: full_pt - label_pt,
        }
    }

    /// Returns for each column the width in which no cell breaks a line.
    fn natural_widths(&mut self, table: &Table) -> Vec<f64> {
        let small = TextStyle::small(self.style.sizes);
        let style = TextStyle::left(self.style.sizes);
        let headers = table.columns.iter();
        let mut natural_pt: Vec<f64> = headers
            .map(|header| self.natural_width(header, small))
            .collect();
        natural_pt.resize(table.columns.len().max(1), 0.0);
        for row in &table.rows {
            for (column_pt, cell) in natural_pt.iter_mut().zip(&row.cells) {
                *column_pt = column_pt.max(self.natural_width(cell, style));
            }
        }
        natural_pt
    }

    /// Returns the width in which a part has no line but its own.
    pub(super) fn natural_width(&mut self, part: &Part, style: TextStyle) -> f64 {
        let lines = self.paragraph(&part.runs, style, UNBOUNDED_PT);
        let widths = lines.iter().map(|line| line.width_pt + ROUNDING_PT);
        widths.fold(0.0, f64::max)
    }

    /// Returns a rule over the full width.
    fn full_rule(&self, y_pt: f64) -> Rule {
        Rule {
            x_pt: self.frame.left_pt,
            y_pt,
            width_pt: self.frame.full_pt(),
            thickness_pt: RULE_PT,
            ink: Ink::Grey,
        }
    }

    fn cell(
        &mut self,
        block: usize,
        part: &Part,
        style: TextStyle,
        (x_pt, width_pt): (f64, f64),
    ) -> CellLines {
        CellLines {
            x_pt,
            source: Source::part(block, part),
            style,
            lines: self.paragraph(&part.runs, style, width_pt).to_vec(),
        }
    }

    fn header_row(&mut self, block: usize, table: &Table, columns: &Columns) {
        let style = TextStyle::small(self.style.sizes);
        let places = columns.x_pt.iter().zip(&columns.widths_pt);
        let headers = table.columns.iter().zip(places);
        let cells: Vec<CellLines> = headers
            .map(|(header, (x_pt, width_pt))| self.cell(block, header, style, (*x_pt, *width_pt)))
            .collect();
        let mut row = side_by_side(&cells);
        row.space_before_pt = self.style.sizes.leading_pt * 0.3;
        row.break_cost = cost::NEVER;
        row.rules.push(self.full_rule(row.height_pt + 2.0));
        row.height_pt += 5.0;
        self.rows.push(row);
    }

    fn table_row(&mut self, block: usize, row: &TableRow, columns: &Columns, is_wide: bool) -> Row {
        let label_style = TextStyle::small(self.style.sizes);
        let label_pt = columns.label_pt - 2.0 * LABEL_GAP_PT + ROUNDING_PT;
        let label_place = (self.frame.left_pt, label_pt);
        let mut cells = vec![self.cell(block, &row.label, label_style, label_place)];
        let style = TextStyle::left(self.style.sizes);
        let places = columns.x_pt.iter().zip(&columns.widths_pt);
        for (cell, (x_pt, width_pt)) in row.cells.iter().zip(places) {
            let width_pt = if is_wide { columns.wide_pt } else { *width_pt };
            cells.push(self.cell(block, cell, style, (*x_pt, width_pt)));
        }
        Row {
            space_before_pt: 1.5,
            ..side_by_side(&cells)
        }
    }
}

/// Returns a row of cells side by side.
fn side_by_side(cells: &[CellLines]) -> Row {
    let mut row = Row::default();
    // Labels are smaller than values: their first baselines agree.
    let baselines = cells.iter().map(|cell| cell.style.baseline_pt());
    let first_baseline_pt = baselines.fold(0.0, f64::max);
    for cell in cells {
        let top_pt = first_baseline_pt - cell.style.baseline_pt();
        let height_pt = cell.lines.len() as f64 * cell.style.leading_pt;
        row.height_pt = row.height_pt.max(top_pt + height_pt);
        let lines = cell
            .source
            .lines(&cell.lines, cell.style, cell.x_pt, top_pt);
        row.lines.extend(lines);
    }
    row
}
