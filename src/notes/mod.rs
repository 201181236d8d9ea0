//! Notes to clauses: what a lawyer tells sales about a clause that customers argue about.
//!
//! A [`Template`] and its `notes.ron` go in; [`ClauseNotes`] come out, or everything that is wrong with the file. The file
//! stands beside the template's content and is no part of it. The window shows notes; nothing that leaves the house is made
//! from them: the rooms that make agreements, pages and PDFs stand below this one and can't name it.
//!
//! | file | has |
//! | --- | --- |
//! | `format` | the file |
//! | `problem` | what can be wrong with it |
//! | `list` | the notes by block |
//!
//! [`Template`]: crate::template::Template

mod format;
mod list;
mod problem;

pub use format::BUILT_IN_NOTES;
pub use list::ClauseNotes;
pub use problem::{NotesProblem, NotesProblemKind};
