//! PDF files as verification reads them: strictly, revision by revision, within bounds.

pub(crate) mod file;
pub(crate) mod filter;
pub(crate) mod object;
pub(crate) mod syntax;
pub(crate) mod view;

use crate::message::Message;
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
    /// It is larger than anything that is read, or unpacks to more.
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
