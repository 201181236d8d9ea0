//! What follows once nothing would be lost by it.

use std::path::PathBuf;

use crate::app::effect::Derivation;

/// What follows once nothing would be lost by it: changes are saved or discarded, an export has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowUp {
    /// A new draft of the template of that id, or of the current one.
    New(Option<String>),
    /// A draft for another customer.
    NewForOther,
    /// The example.
    Example,
    /// A draft that is begun from the one in a file.
    NewFrom(PathBuf, Derivation),
    /// The draft in a file.
    Open(PathBuf),
    /// The draft's own file, read again.
    Reload,
    /// A draft of a window that ended without saving: the one of that session.
    Recover(String),
    /// A spreadsheet, in place of the one that is open.
    OpenSheet(PathBuf),
    /// What is behind the spreadsheet that is open.
    CloseSheet,
    /// The list of agreements, or the draft, if that list is behind the spreadsheet that is open.
    Register,
    /// The end of the program.
    Quit,
}
