//! Commands for the register.

use std::path::PathBuf;

use crate::app::effect::Derivation;
use crate::register::{Column, StateGroup};

/// A command for the register, the place with the agreements of the user's folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegisterCommand {
    /// Goes to the register, or from there back to the draft.
    Toggle,
    /// Goes to the draft.
    ShowDraft,
    /// Asks for a folder of agreements, and adds it.
    AddFolder,
    /// Takes a folder out of the register.
    RemoveFolder(PathBuf),
    /// Reads what changed.
    Refresh,
    /// Reads and verifies all files again, with both judges.
    VerifyAll,
    /// Ends the verification of all files.
    Stop,
    /// Moves the focus to the search field.
    Find,
    /// Searches for words.
    Search(String),
    /// Shows the agreements of a group of states.
    ShowGroup(StateGroup),
    /// Shows the agreements of a template, by its identifier, or of all.
    ShowTemplate(Option<String>),
    /// Shows the agreements with a service, or all.
    ShowService(Option<String>),
    /// Shows the agreements with a clause set, by its letter, or all.
    ShowSet(Option<String>),
    /// Sorts by a column, or the other way round.
    Sort(Column),
    /// Shows a column, or hides it.
    ToggleColumn(Column),
    /// Selects a row.
    Select(usize),
    /// Moves the selection by so many rows.
    Step(isize),
    /// Opens the draft of the selected agreement, or the one in its PDF.
    Open,
    /// Opens a file of an agreement.
    OpenFile(PathBuf),
    /// Opens the PDF of the selected agreement in the program for it.
    OpenPdf,
    /// Shows the selected agreement's first file in its folder.
    Reveal,
    /// Begins a draft from the selected agreement.
    NewFrom(Derivation),
    /// Asks where to write the list as a spreadsheet, and writes it.
    ExportList,
    /// Shows what people should know about the folders.
    ShowProblems,
}
