//! Why a file can't be verified at all.

use crate::message::Message;
use crate::pdf::read::budget::Exhausted;
use crate::pdf::read::lexer::SyntaxError;
use crate::ron_text::MAX_BYTES;

/// Why a file can't be verified at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It is no PDF.
    #[error("no PDF")]
    NoPdf,
    /// It is broken, or made so that viewers may differ in what they show.
    #[error("a damaged PDF (byte {at})")]
    Damaged {
        /// The byte where that was noticed, as far as it is known.
        at: usize,
    },
    /// It needs a password, or was encrypted.
    #[error("an encrypted PDF")]
    Encrypted,
    /// It is larger than anything that is read, or decodes to more.
    #[error("too large")]
    TooLarge,
}

impl ReadError {
    /// The sentence for the person who reads it (without the path).
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::NoPdf => Message::new("open-no-pdf"),
            Self::Damaged { at } => Message::new("verify-damaged").with("byte", at),
            Self::Encrypted => Message::new("open-encrypted"),
            Self::TooLarge => {
                Message::new("storage-too-large").with("megabytes", MAX_BYTES / 1024 / 1024)
            }
        }
    }
}

impl From<SyntaxError> for ReadError {
    fn from(error: SyntaxError) -> Self {
        Self::Damaged { at: error.0 }
    }
}

impl From<Exhausted> for ReadError {
    fn from(_: Exhausted) -> Self {
        Self::TooLarge
    }
}
