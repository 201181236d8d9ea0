//! Why a file can't be opened, saved or exported.

use std::path::{Path, PathBuf};

use crate::draft::{Draft, ReadError};
use crate::message::Message;
use crate::pdf::read::OpenError;
use crate::pipeline::error::ExportError as NotExported;
use crate::storage::{ContentHash, StorageError, StorageErrorKind};

/// Why no draft could be read.
#[derive(Debug, thiserror::Error)]
pub enum OpenFailure {
    /// The file can't be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// There is no draft in the PDF.
    #[error(transparent)]
    Pdf(#[from] OpenError),
    /// The file is not a draft.
    #[error(transparent)]
    Draft(#[from] ReadError),
}

impl OpenFailure {
    /// Returns where it is: the file, with the line and column if they are known.
    #[must_use]
    pub fn place(&self, path: &Path) -> String {
        match self {
            Self::Draft(error) => error.place(path),
            Self::Storage(_) | Self::Pdf(_) => path.display().to_string(),
        }
    }

    /// Returns the sentence for the person who reads it (without the place).
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Storage(error) => error.message(),
            Self::Pdf(error) => error.message(),
            Self::Draft(error) => {
                Message::new("window-broken-draft").with("detail", error.message())
            }
        }
    }

    /// Whether there is no such file.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Storage(error) if matches!(error.kind, StorageErrorKind::NotFound))
    }
}

/// Why a draft could not be saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The file can't be written.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// Somebody else has changed the file.
    #[error("the file was changed by somebody else")]
    Conflict(Box<Theirs>),
}

/// What the draft's file holds after somebody else changed it.
#[derive(Debug)]
pub struct Theirs {
    /// The draft in it.
    pub draft: Result<Draft, OpenFailure>,
    /// The hash of its content; none if it can't be read.
    pub content_hash: Option<ContentHash>,
}

/// Why an export failed.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file can't be written.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// There is a file of another kind.
    #[error("{0} is no PDF")]
    OtherKind(PathBuf),
    /// The PDF can't be made.
    #[error(transparent)]
    Pdf(#[from] NotExported),
    /// The clock shows no date.
    #[error("the clock shows no date")]
    Clock,
}

impl ExportError {
    /// Returns the sentence for the person who reads it (without the path).
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Storage(error) => error.message(),
            Self::OtherKind(_) => Message::new("window-not-onto-other"),
            Self::Pdf(error) => error.message(),
            Self::Clock => Message::new("window-clock"),
        }
    }

    /// Whether there is a PDF that the user may want to replace.
    #[must_use]
    pub fn is_replaceable(&self) -> bool {
        matches!(self, Self::Storage(error) if matches!(error.kind, StorageErrorKind::Exists))
    }
}
