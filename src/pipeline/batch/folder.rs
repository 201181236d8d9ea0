//! What of a batch is in a folder already.

use super::check::CheckedRow;
use super::problem::{BatchProblem, BatchProblemKind};
use crate::date::Date;
use crate::ledger::Entry;

/// What is in a folder under the name of a row's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowState {
    /// Nothing.
    Missing,
    /// The row's agreement.
    Made {
        /// Its day.
        date: Date,
        /// Its entry in the list of exports, if it is final.
        entry: Option<Entry>,
    },
    /// Something else.
    InTheWay,
    /// Something that wasn't compared: the run was stopped before.
    NotCompared,
}

impl RowState {
    /// Returns what to say about it; `name` is that of the file.
    #[must_use]
    pub fn problem(&self, row: &CheckedRow, name: &str) -> Option<BatchProblem> {
        let kind = match self {
            Self::Missing | Self::NotCompared => return None,
            Self::Made { date, .. } => BatchProblemKind::Exported { date: *date },
            Self::InTheWay => BatchProblemKind::InTheWay {
                name: name.to_owned(),
            },
        };
        Some(BatchProblem::of_row(row.number, kind))
    }
}
