//! Why an excerpt of a template can't be read.

use super::content::CANONICAL_FORM;
use crate::message::Message;
use crate::template::ProblemKind;

/// Why an excerpt of a template can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExcerptError {
    /// It doesn't begin as form 2 does: another form, or something else.
    #[error("no template in canonical form {CANONICAL_FORM}")]
    OtherForm,
    /// A line isn't what the form has there.
    #[error("line {line} isn't in canonical form {CANONICAL_FORM}")]
    Malformed {
        /// The line, from 1.
        line: usize,
    },
    /// It says something that no template can say.
    #[error("line {line}: {}", problem.message().in_english())]
    Problem {
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        problem: ProblemKind,
    },
    /// The letterhead's picture is missing, or another one.
    #[error("the letterhead has another picture")]
    Letterhead,
}

impl ExcerptError {
    /// The sentence for the person who reads it.
    #[must_use]
    pub fn message(&self) -> Message {
        let form = CANONICAL_FORM as usize;
        match self {
            Self::OtherForm => Message::new("canonical-other-form").with("form", form),
            Self::Malformed { line } => Message::new("canonical-malformed")
                .with("form", form)
                .with("line", *line),
            Self::Problem { line, problem } => Message::new("canonical-problem")
                .with("line", *line)
                .with("problem", problem.message()),
            Self::Letterhead => Message::new("canonical-letterhead"),
        }
    }
}
