//! What of a batch is in a folder already.

use super::check::CheckedRow;
use super::problem::{BatchProblem, BatchProblemKind};
use crate::date::Date;

/// What is in a folder under the name of a row's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    /// Nothing.
    Missing,
    /// The row's agreement, of that day.
    Made(Date),
    /// Something else.
    InTheWay,
}

impl RowState {
    /// Returns what to say about it; `name` is that of the file.
    #[must_use]
    pub fn problem(self, row: &CheckedRow, name: &str) -> Option<BatchProblem> {
        let kind = match self {
            Self::Missing => return None,
            Self::Made(date) => BatchProblemKind::Exported { date },
            Self::InTheWay => BatchProblemKind::InTheWay {
                name: name.to_owned(),
            },
        };
        Some(BatchProblem::of_row(row.number, kind))
    }
}
