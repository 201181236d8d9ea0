//! Why no draft can be taken out of a file.

use crate::message::Message;
use crate::pdf::read::budget::Exhausted;
use crate::pdf::read::filter::FilterError;
use crate::ron_text::MAX_BYTES;

/// Why no draft can be taken out of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It is no PDF.
    #[error("no PDF")]
    NoPdf,
    /// It is broken off, or broken.
    #[error("a damaged PDF")]
    Damaged,
    /// It needs a password, or was encrypted.
    #[error("an encrypted PDF")]
    Encrypted,
    /// There is no draft in it: another program made it, or it was left out.
    #[error("no draft in the PDF")]
    NoDraft,
    /// There is more than one in it.
    #[error("several drafts in the PDF")]
    SeveralDrafts,
    /// What is in it is larger than anything the program reads.
    #[error("too large")]
    TooLarge,
}

impl OpenError {
    /// The sentence for the person who reads it (without the path).
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::NoPdf => Message::new("open-no-pdf"),
            Self::Damaged => Message::new("open-damaged"),
            Self::Encrypted => Message::new("open-encrypted"),
            Self::NoDraft => Message::new("open-no-draft"),
            Self::SeveralDrafts => Message::new("open-several-drafts"),
            Self::TooLarge => {
                Message::new("storage-too-large").with("megabytes", MAX_BYTES / 1024 / 1024)
            }
        }
    }
}

impl From<Exhausted> for OpenError {
    fn from(_: Exhausted) -> Self {
        Self::TooLarge
    }
}

impl From<FilterError> for OpenError {
    fn from(error: FilterError) -> Self {
        match error {
            FilterError::TooLarge => Self::TooLarge,
            FilterError::Broken | FilterError::Unknown => Self::Damaged,
        }
    }
}
