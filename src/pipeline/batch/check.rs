//! All rows' problems, and those that only show between rows.

use std::collections::BTreeMap;

use super::problem::{BatchProblem, BatchProblemKind};
use super::row::Batch;
use crate::draft;
use crate::parallel::in_parallel;
use crate::spreadsheet::SheetRow;
use crate::storage::ContentHash;

/// A batch that was checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    /// Its rows, in the order of the sheet.
    pub rows: Vec<CheckedRow>,
    /// What shows only between rows, by row.
    pub between: Vec<BatchProblem>,
}

/// A row that was checked.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedRow {
    /// Its number, from 0.
    pub number: u32,
    /// The name of its file, without extension.
    pub file: String,
    /// The name of the other party.
    pub customer: String,
    /// What the other party is known by.
    pub identity: String,
    /// The hash of its draft: the same answers have the same.
    pub draft: ContentHash,
    /// What is wrong with it.
    pub problems: Vec<BatchProblem>,
}

impl Checked {
    /// Returns all problems of rows, in the order of the sheet.
    #[must_use]
    pub fn problems(&self) -> Vec<&BatchProblem> {
        let own = self.rows.iter().flat_map(|row| &row.problems);
        let mut all: Vec<&BatchProblem> = own.chain(&self.between).collect();
        all.sort_by_key(|problem| (problem.row, problem.column.unwrap_or(u32::MAX)));
        all
    }
}

impl Batch {
    /// Checks a row, without looking at other rows.
    #[must_use]
    pub fn check_row(&self, row: &SheetRow) -> CheckedRow {
        let found = self.row(row);
        CheckedRow {
            number: row.number,
            draft: ContentHash::of(draft::write(&found.draft).as_bytes()),
            file: found.file,
            customer: found.customer,
            identity: found.identity,
            problems: found.problems,
        }
    }
}

/// Checks all rows of a batch on so many threads.
#[must_use]
pub fn check(batch: &Batch, jobs: usize) -> Checked {
    let rows: Vec<&SheetRow> = batch.rows().collect();
    let mut checked: Vec<Option<CheckedRow>> = vec![None; rows.len()];
    in_parallel(
        jobs,
        &rows,
        &|| (),
        &|(), _, row| batch.check_row(row),
        &mut |index, row| {
            checked[index] = Some(row);
            true
        },
    );
    let rows: Vec<CheckedRow> = checked.into_iter().flatten().collect();
    let between = between_rows(&rows);
    Checked { rows, between }
}

/// Returns what is wrong between rows: two that would give one file, two about one customer.
#[must_use]
pub fn between_rows(rows: &[CheckedRow]) -> Vec<BatchProblem> {
    // Some file systems take capital and small letters for the same.
    let mut files: BTreeMap<String, u32> = BTreeMap::new();
    let mut customers: BTreeMap<&str, u32> = BTreeMap::new();
    let mut problems = Vec::new();
    for row in rows {
        let mut report = |kind| problems.push(BatchProblem::of_row(row.number, kind));
        let file = row.file.to_lowercase();
        let of_file = (!file.is_empty()).then(|| *files.entry(file).or_insert(row.number));
        let of_customer = (!row.identity.is_empty())
            .then(|| *customers.entry(&row.identity).or_insert(row.number));
        match (of_file, of_customer) {
            (Some(other), _) if other != row.number => report(BatchProblemKind::SameFile {
                other,
                name: row.file.clone(),
            }),
            (_, Some(other)) if other != row.number => {
                report(BatchProblemKind::SameCustomer { other });
            }
            _ => {}
        }
    }
    problems
}
