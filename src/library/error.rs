//! What can go wrong with keys and approvals.

use crate::message::Message;
use crate::ron_text::SyntaxError;

/// The minimum of characters of a passphrase.
pub(super) const MIN_PASSPHRASE: usize = 8;

/// Why a key can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The file holds no key.
    #[error("this is no secret key")]
    NotAKey,
    /// The key isn't encrypted.
    #[error("the key is not encrypted with a passphrase")]
    NotEncrypted,
    /// It is a key of another kind.
    #[error("the key is not an Ed25519 key")]
    NotEd25519,
    /// The passphrase is another one.
    #[error("the passphrase is another one")]
    WrongPassphrase,
    /// The passphrase is too short.
    #[error("the passphrase is too short")]
    ShortPassphrase,
}

impl KeyError {
    /// Returns the sentence for the person who reads it.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::NotAKey => Message::new("approval-key-none"),
            Self::NotEncrypted => Message::new("approval-key-not-encrypted"),
            Self::NotEd25519 => Message::new("approval-key-other-kind"),
            Self::WrongPassphrase => Message::new("approval-key-wrong-passphrase"),
            Self::ShortPassphrase => {
                Message::new("approval-key-short-passphrase").with("min", MIN_PASSPHRASE)
            }
        }
    }
}

/// Why approvals can't be read or added to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApprovalError {
    /// It is no RON of this format.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
    /// It is of a newer format.
    #[error("format {found}, known is {known}")]
    NewerFormat {
        /// Its format.
        found: u32,
        /// The newest that is known.
        known: u32,
    },
    /// A name is empty, or has more than one line.
    #[error("a name has to be on one line")]
    Name,
    /// The same person has approved this content already.
    #[error("{0} has approved this already")]
    Twice(String),
}

impl ApprovalError {
    /// Returns where it is: the file, with line and column if they are known.
    #[must_use]
    pub fn place(&self, file: impl std::fmt::Display) -> String {
        match self {
            Self::Syntax(error) => error.place(file),
            _ => file.to_string(),
        }
    }

    /// Returns the sentence for the person who reads it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Syntax(error) => error.message(),
            Self::NewerFormat { found, known } => Message::new("approvals-newer")
                .with("found", found.to_string())
                .with("known", known.to_string()),
            Self::Name => Message::new("approval-name"),
            Self::Twice(name) => Message::new("approval-twice").with("name", name),
        }
    }
}
