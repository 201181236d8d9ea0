//! What follows once unsaved changes are saved or discarded.

use std::path::PathBuf;

use crate::app::effect::Derivation;

/// What follows once the draft's changes are saved or discarded.
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
    /// The end of the program.
    Quit,
}
