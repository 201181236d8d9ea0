//! Commands that change the rows of a list.

/// A change of the rows of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowsCommand {
    /// Changes a cell; a row behind the last is added.
    SetCell {
        /// The row's index.
        row: usize,
        /// The column.
        column: String,
        /// The text as typed.
        text: String,
    },
    /// Adds an empty row.
    Add,
    /// Removes a row.
    Remove(usize),
    /// Moves a row.
    Move {
        /// The row's index.
        from: usize,
        /// The index to move it to.
        to: usize,
    },
    /// Fills in cells that were copied in a spreadsheet.
    Paste {
        /// The row that has the focus.
        row: usize,
        /// The column that has the focus.
        column: String,
        /// The text of the clipboard.
        text: String,
    },
}
