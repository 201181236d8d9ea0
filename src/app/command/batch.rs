//! Commands for many agreements from a spreadsheet.

use std::path::PathBuf;

use crate::spreadsheet::CellPlace;

/// A command for many agreements from a spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BatchCommand {
    /// Asks for a spreadsheet and opens it.
    Open,
    /// Opens a spreadsheet.
    OpenPath(PathBuf),
    /// Asks where to write an empty spreadsheet, and writes it.
    NewSheet,
    /// Selects a cell.
    Select(CellPlace),
    /// Moves the selection by rows and columns.
    Move {
        /// Rows down.
        down: i32,
        /// Columns to the right.
        right: i32,
    },
    /// Selects the next cell with a mistake.
    NextProblem,
    /// Begins to change the selected cell, with what is in it or with a text instead.
    Edit(Option<String>),
    /// Changes what is typed in the selected cell.
    Type(String),
    /// Puts what is typed into the cell.
    Commit,
    /// Leaves the cell as it was.
    Cancel,
    /// Takes the last change of a cell back.
    Undo,
    /// Makes the change that was taken back last once more.
    Redo,
    /// Asks where to write the spreadsheet with its changes, and writes it.
    SaveMended,
    /// Shows only rows with mistakes, or all.
    ToggleWrongOnly,
    /// Asks for the folder of the agreements.
    ChooseFolder,
    /// Exports the rows without mistakes.
    Export,
    /// Pauses the run, or goes on with it.
    TogglePause,
    /// Stops the run.
    Stop,
    /// Shows the list of results in its folder.
    RevealResults,
    /// Closes the spreadsheet.
    Close,
}
