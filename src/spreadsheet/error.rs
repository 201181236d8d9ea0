//! Why a spreadsheet can't be read.

use super::limits::{
    MAX_BYTES, MAX_CELL_UNITS, MAX_COLUMNS, MAX_MERGED, MAX_ROWS, MAX_UNPACKED_BYTES,
};
use super::place::CellPlace;
use crate::message::Message;

/// Why a spreadsheet can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum SheetError {
    /// No spreadsheet of a format that is read.
    UnknownFormat,
    /// A file of Excel 97 to 2003, or one with a password.
    OldOrLocked,
    /// A file with a password.
    Locked,
    /// Of a format that is read, but not as its standard has it.
    Damaged {
        /// What the reader says.
        detail: String,
    },
    /// Longer than any sheet of customers.
    TooLarge,
    /// It holds more than any sheet of customers.
    TooLargeUnpacked,
    /// More rows than are read.
    TooManyRows {
        /// The first cell beyond them.
        found: CellPlace,
    },
    /// More columns than are read.
    TooManyColumns {
        /// The first cell beyond them.
        found: CellPlace,
    },
    /// More cells or text than any sheet of customers.
    TooMuchText,
    /// A cell with more text than a workbook holds.
    TextTooLong {
        /// The first such cell.
        found: CellPlace,
    },
    /// A quotation mark that has no pair: everything behind it is in one cell.
    OpenQuote {
        /// The cell.
        found: CellPlace,
    },
    /// More areas of merged cells than any sheet of customers.
    TooManyMerged,
    /// No cell with anything in it.
    Empty,
}

impl SheetError {
    /// Creates the error of a damaged file.
    pub(super) fn damaged(error: impl std::fmt::Display) -> Self {
        let detail = error.to_string();
        Self::Damaged { detail }
    }

    /// Returns the sentence for the person who reads it, without the file.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::UnknownFormat => Message::new("sheet-unknown-format"),
            Self::OldOrLocked => Message::new("sheet-old-or-locked"),
            Self::Locked => Message::new("sheet-locked"),
            Self::Damaged { detail } => Message::new("sheet-damaged").with("detail", detail),
            Self::TooLarge => Message::new("sheet-too-large").with("megabytes", MAX_BYTES >> 20),
            Self::TooLargeUnpacked => {
                Message::new("sheet-too-large-unpacked").with("megabytes", MAX_UNPACKED_BYTES >> 20)
            }
            Self::TooManyRows { found } => Message::new("sheet-too-many-rows")
                .with("most", MAX_ROWS)
                .with("cell", found.to_string()),
            Self::TooManyColumns { found } => Message::new("sheet-too-many-columns")
                .with("most", MAX_COLUMNS)
                .with("cell", found.to_string()),
            Self::TooMuchText => Message::new("sheet-too-much-text"),
            Self::TextTooLong { found } => Message::new("sheet-cell-too-long")
                .with("most", MAX_CELL_UNITS)
                .with("cell", found.to_string()),
            Self::OpenQuote { found } => {
                Message::new("sheet-open-quote").with("cell", found.to_string())
            }
            Self::TooManyMerged => Message::new("sheet-too-many-merged").with("most", MAX_MERGED),
            Self::Empty => Message::new("sheet-empty"),
        }
    }
}
