//! Why a file can't be verified at all.

use crate::message::Message;
use crate::pdf::read::bound::Bound;
use crate::pdf::read::budget::Exhausted;
use crate::pdf::read::lexer::SyntaxError;
use crate::pdf::read::rule::Rule;

/// Why a file can't be verified at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It is no PDF.
    #[error("no PDF")]
    NoPdf,
    /// It is outside the strict subset of PDF that is verified: viewers may differ in what they show.
    #[error("outside the verified subset of PDF: {} (byte {at})", .rule.name())]
    OutsideSubset {
        /// The rule that it breaks.
        rule: Rule,
        /// The byte where that was noticed; 0 if that isn't known.
        at: usize,
    },
    /// It needs a password.
    #[error("an encrypted PDF")]
    Encrypted,
    /// It reaches a bound.
    #[error("too large: {}", .bound.name())]
    TooLarge {
        /// The bound that it reaches.
        bound: Bound,
    },
}

impl ReadError {
    /// The sentence for the person who reads it (without the path).
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::NoPdf => Message::new("open-no-pdf"),
            Self::OutsideSubset { rule, at } => Message::new("verify-outside-subset")
                .with("rule", rule.name())
                .with("byte", at),
            Self::Encrypted => Message::new("open-encrypted"),
            Self::TooLarge { bound } => {
                Message::new("verify-too-large").with("bound", bound.name())
            }
        }
    }
}

impl Rule {
    /// Returns the error of a file that breaks the rule, as far as it is known where.
    pub(crate) fn broken_at(self, at: usize) -> ReadError {
        ReadError::OutsideSubset { rule: self, at }
    }

    /// Returns the error of a file that breaks the rule somewhere.
    pub(crate) fn broken(self) -> ReadError {
        self.broken_at(0)
    }
}

impl From<SyntaxError> for ReadError {
    fn from(error: SyntaxError) -> Self {
        error.rule.broken_at(error.at)
    }
}

impl From<Exhausted> for ReadError {
    fn from(error: Exhausted) -> Self {
        Self::TooLarge { bound: error.0 }
    }
}
