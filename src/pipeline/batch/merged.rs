//! Merged cells below the headings: only the first of them has a value.

use std::collections::BTreeSet;

use super::columns::ColumnRole;
use super::layout::Layout;
use super::problem::{BatchProblem, BatchProblemKind};
use crate::spreadsheet::{CellPlace, MergedArea, Sheet};

/// Returns what is wrong with merged cells: each area that is about something, at its first cell, and each other row that would be
/// exported without the value that people see in it. `rows` are the numbers of the rows that are to be agreements.
pub(super) fn merged(sheet: &Sheet, layout: &Layout, rows: &BTreeSet<u32>) -> Vec<BatchProblem> {
    let mut problems = Vec::new();
    // One problem is enough to leave a row out.
    let mut told = BTreeSet::new();
    for area in &sheet.merged {
        let Some(column) = first_used_column(area, layout) else {
            continue;
        };
        if area.last.row < layout.first_row {
            continue;
        }
        let kind = BatchProblemKind::Merged { last: area.last };
        problems.push(BatchProblem::at(area.first, kind));
        for row in rows.range(area.first.row..=area.last.row) {
            if *row > area.first.row && told.insert(*row) {
                let place = CellPlace::new(*row, column);
                let kind = BatchProblemKind::MergedWith { first: area.first };
                problems.push(BatchProblem::at(place, kind));
            }
        }
    }
    problems
}

/// The first column of an area that is for something.
fn first_used_column(area: &MergedArea, layout: &Layout) -> Option<u32> {
    let columns = layout.columns.iter();
    let columns = columns.filter(|known| known.role != ColumnRole::Note);
    let columns = columns.map(|known| known.column);
    columns
        .filter(|column| (area.first.column..=area.last.column).contains(column))
        .min()
}
