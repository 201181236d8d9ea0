//! What every command has at hand.

use crate::message::Translator;

use super::arguments::Arguments;

/// The arguments, and the language of messages.
pub struct Context {
    /// The arguments of the process.
    pub arguments: Arguments,
    /// The translator of messages.
    pub translator: Translator,
}

impl Context {
    /// Returns the language tag of messages, for labels that a template translates.
    pub fn tag(&self) -> &'static str {
        self.translator.language().tag()
    }
}

/// How a command that could be carried out ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing was wrong.
    Fine,
    /// Something was found: a gap, a mistake, a mismatch.
    Found,
}

impl Status {
    /// Returns the status of a command that looks for problems.
    pub fn of_problems<T>(problems: &[T]) -> Self {
        if problems.is_empty() {
            Self::Fine
        } else {
            Self::Found
        }
    }
}
