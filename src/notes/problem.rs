//! What can be wrong with `notes.ron`.

use crate::message::{Message, Suggestion};
use crate::ron_text::{Position, SyntaxError};
use crate::template::Named;

/// Something wrong with the notes of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotesProblem {
    /// Where, if it has one place.
    pub position: Option<Position>,
    /// What is wrong.
    pub kind: NotesProblemKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotesProblemKind {
    /// It is no RON of this format.
    #[error(transparent)]
    Syntax(SyntaxError),
    /// It is of a newer format.
    #[error("format {found}, known is {known}")]
    NewerFormat {
        /// Its format.
        found: u32,
        /// The newest that is known.
        known: u32,
    },
    /// The template has no block of that name.
    #[error("the template has no block {found}")]
    UnknownBlock {
        /// The name.
        found: String,
        /// What may be meant.
        suggestion: Suggestion,
    },
    /// A second note to a block.
    #[error("the block {0} has two notes")]
    Twice(String),
    /// A note that says nothing.
    #[error("the note to {0} is empty")]
    Empty(String),
}

impl NotesProblem {
    pub(super) fn of_syntax(error: SyntaxError) -> Self {
        Self {
            position: error.position,
            kind: NotesProblemKind::Syntax(error),
        }
    }

    /// Returns the sentence for the person who reads it.
    #[must_use]
    pub fn message(&self) -> Message {
        match &self.kind {
            NotesProblemKind::Syntax(error) => error.message(),
            NotesProblemKind::NewerFormat { found, known } => Message::new("newer-format")
                .with("found", found.to_string())
                .with("known", known.to_string()),
            NotesProblemKind::UnknownBlock { found, suggestion } => {
                Message::unknown_name(Named::Block.message(), found, suggestion)
            }
            NotesProblemKind::Twice(block) => Message::new("notes-twice").with("block", block),
            NotesProblemKind::Empty(block) => Message::new("notes-empty").with("block", block),
        }
    }
}
