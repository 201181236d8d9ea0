//! What can be wrong with a batch, with its place.

use std::collections::BTreeMap;

use super::cell::{CellProblem, CellRemark};
use crate::date::Date;
use crate::draft::DraftProblem;
use crate::message::Message;
use crate::pipeline::export::blocks_export;
use crate::spreadsheet::CellPlace;

/// Something that is wrong, or worth a look.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchProblem {
    /// The row, from 0; nothing for the sheet as a whole.
    pub row: Option<u32>,
    /// The column, from 0, if it is in one.
    pub column: Option<u32>,
    /// What it is.
    pub kind: BatchProblemKind,
}

/// What can be wrong with a batch.
#[derive(Clone, Debug, PartialEq)]
pub enum BatchProblemKind {
    /// No row of the sheet has headings that are known.
    NoHeadings,
    /// A column has a heading that is not known.
    UnknownColumn {
        /// Its heading.
        found: String,
        /// The heading that was probably meant.
        nearest: Option<String>,
    },
    /// A column has no heading.
    NoHeading,
    /// Two columns are for the same.
    ColumnTwice {
        /// The first of them.
        first: CellPlace,
    },
    /// A column that every row needs is not there.
    ColumnMissing {
        /// Its heading.
        heading: String,
        /// Its identifier.
        id: String,
    },
    /// Cells are merged.
    Merged {
        /// The last of them.
        last: CellPlace,
    },
    /// A row has no value of its own in merged cells.
    MergedWith {
        /// The cell that has the value.
        first: CellPlace,
    },
    /// The encoding of a text file was guessed.
    EncodingGuessed,
    /// There is no row to export.
    NoRows,
    /// Rows are hidden or filtered out, and exported like the others.
    HiddenRows {
        /// Their numbers, from 0, in order.
        rows: Vec<u32>,
    },
    /// The rows of a table in the agreement, which no sheet has.
    RowsMissing {
        /// The table's name.
        name: String,
    },
    /// What is in a cell can't be an answer.
    Cell(CellProblem),
    /// What is in a cell was read as something else.
    Remark(CellRemark),
    /// Something is wrong with the draft of a row.
    Draft(Box<DraftProblem>),
    /// Two rows would give one file.
    SameFile {
        /// The other row, from 0.
        other: u32,
        /// The file's name.
        name: String,
    },
    /// A row has neither a name of the other party nor one of a file.
    NoFileName,
    /// Two rows are about one customer.
    SameCustomer {
        /// The other row, from 0.
        other: u32,
    },
    /// The row was exported before.
    Exported {
        /// When.
        date: Date,
    },
    /// A file of that name is something else, or was made of other answers.
    InTheWay {
        /// The file's name.
        name: String,
    },
}

impl BatchProblem {
    /// Creates a problem of the sheet as a whole.
    pub(super) fn of_sheet(kind: BatchProblemKind) -> Self {
        Self {
            row: None,
            column: None,
            kind,
        }
    }

    /// Creates a problem of a cell.
    pub(super) fn at(place: CellPlace, kind: BatchProblemKind) -> Self {
        Self {
            row: Some(place.row),
            column: Some(place.column),
            kind,
        }
    }

    /// Creates a problem of a row.
    pub(super) fn of_row(row: u32, kind: BatchProblemKind) -> Self {
        Self {
            row: Some(row),
            column: None,
            kind,
        }
    }

    /// Whether there is no agreement of its row, or of the sheet, with it.
    #[must_use]
    pub fn blocks(&self, is_draft: bool) -> bool {
        use BatchProblemKind as Kind;
        match &self.kind {
            Kind::Draft(problem) => blocks_export(problem, is_draft),
            Kind::UnknownColumn { nearest, .. } => nearest.is_some(),
            Kind::ColumnMissing { .. } | Kind::RowsMissing { .. } => !is_draft,
            Kind::NoHeading
            | Kind::EncodingGuessed
            | Kind::HiddenRows { .. }
            | Kind::Remark(_)
            | Kind::SameCustomer { .. }
            | Kind::Exported { .. } => false,
            Kind::NoHeadings
            | Kind::ColumnTwice { .. }
            | Kind::Merged { .. }
            | Kind::MergedWith { .. }
            | Kind::NoRows
            | Kind::Cell(_)
            | Kind::SameFile { .. }
            | Kind::NoFileName
            | Kind::InTheWay { .. } => true,
        }
    }

    /// Returns the place as people call it: `B7`, `7`, or nothing for the sheet as a whole.
    #[must_use]
    pub fn place(&self) -> String {
        match (self.row, self.column) {
            (Some(row), Some(column)) => CellPlace::new(row, column).to_string(),
            (Some(row), None) => row_number(row),
            (None, _) => String::new(),
        }
    }

    /// Returns the sentence for the person who reads it, without the place.
    #[must_use]
    pub fn message(&self) -> Message {
        use BatchProblemKind as Kind;
        match &self.kind {
            Kind::NoHeadings => Message::new("batch-no-headings"),
            Kind::UnknownColumn { found, nearest } => Message::new("batch-unknown-column")
                .with("found", found)
                .with_nearest(nearest.as_deref()),
            Kind::NoHeading => Message::new("batch-no-heading"),
            Kind::ColumnTwice { first } => {
                Message::new("batch-column-twice").with("first", first.to_string())
            }
            Kind::ColumnMissing { heading, id } => Message::new("batch-column-missing")
                .with("heading", heading)
                .with("id", id),
            Kind::Merged { last } => Message::new("batch-merged").with("last", last.to_string()),
            Kind::MergedWith { first } => {
                Message::new("batch-merged-with").with("first", first.to_string())
            }
            Kind::EncodingGuessed => Message::new("batch-encoding-guessed"),
            Kind::NoRows => Message::new("batch-no-rows"),
            Kind::HiddenRows { rows } => Message::new("batch-hidden-rows")
                .with("count", rows.len())
                .with("rows", ranges(rows)),
            Kind::RowsMissing { name } => Message::new("batch-rows-missing").with("name", name),
            Kind::Cell(problem) => problem.message(),
            Kind::Remark(remark) => remark.message(),
            Kind::Draft(problem) => problem.message(),
            Kind::SameFile { other, name } => Message::new("batch-same-file")
                .with("row", row_number(*other))
                .with("name", name),
            Kind::NoFileName => Message::new("batch-no-file-name"),
            Kind::SameCustomer { other } => {
                Message::new("batch-same-customer").with("row", row_number(*other))
            }
            Kind::Exported { date } => {
                Message::new("batch-exported").with("date", date.to_string())
            }
            Kind::InTheWay { name } => Message::new("batch-in-the-way").with("name", name),
        }
    }
}

/// Returns one sentence about all rows that have their customer in common with others; nothing for a single one, whose own
/// sentence is as short.
#[must_use]
pub fn same_customers(problems: &[BatchProblem]) -> Option<Message> {
    let mut groups: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for problem in problems {
        if let (Some(row), &BatchProblemKind::SameCustomer { other }) = (problem.row, &problem.kind)
        {
            groups.entry(other).or_insert_with(|| vec![other]).push(row);
        }
    }
    let count: usize = groups.values().map(|rows| rows.len() - 1).sum();
    let named = groups.values_mut().take(MAX_RANGES);
    let named = named.map(|rows| {
        rows.sort_unstable();
        ranges(rows)
    });
    let mut named: Vec<String> = named.collect();
    if groups.len() > MAX_RANGES {
        named.push("…".to_owned());
    }
    (count > 1).then(|| {
        Message::new("batch-same-customers")
            .with("customers", groups.len())
            .with("rows", named.join("; "))
    })
}

/// So many ranges of rows are named.
const MAX_RANGES: usize = 8;

/// Returns the numbers of rows as people write them: `4–6, 9`.
fn ranges(rows: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *row => *last = *row,
            _ => ranges.push((*row, *row)),
        }
    }
    let named = ranges.iter().take(MAX_RANGES);
    let named = named.map(|(first, last)| {
        if first == last {
            row_number(*first)
        } else {
            format!("{}–{}", row_number(*first), row_number(*last))
        }
    });
    let mut named: Vec<String> = named.collect();
    if ranges.len() > MAX_RANGES {
        named.push("…".to_owned());
    }
    named.join(", ")
}

/// Returns the number of a row as spreadsheet programs show it.
fn row_number(row: u32) -> String {
    (u64::from(row) + 1).to_string()
}
