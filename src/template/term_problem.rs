//! What can be wrong with a term.

use crate::message::Message;

/// What can be wrong with a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermProblem {
    /// A term without a standard answer.
    NoStandard,
    /// A term that needs no answer, or is for the form only: what decides would be left open.
    NotRequired,
    /// A kind whose answers have no limits that people can choose within.
    Kind,
    /// What sales may choose excludes the standard.
    SalesWithoutStandard {
        /// The standard answer.
        standard: String,
    },
    /// Sales may choose what the field doesn't take.
    SalesBeyondKind {
        /// The bound.
        bound: String,
    },
    /// A list of options where a range belongs, or the other way round.
    WrongLimits {
        /// Whether a range belongs there.
        wants_range: bool,
    },
}

impl TermProblem {
    /// The sentence for the person who reads it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NoStandard => Message::new("template-term-no-standard"),
            Self::NotRequired => Message::new("template-term-not-required"),
            Self::Kind => Message::new("template-term-kind"),
            Self::SalesWithoutStandard { standard } => {
                Message::new("template-term-sales-without-standard").with("standard", standard)
            }
            Self::SalesBeyondKind { bound } => {
                Message::new("template-term-sales-beyond-kind").with("bound", bound)
            }
            Self::WrongLimits { wants_range } => Message::new("template-term-wrong-limits")
                .with("wanted", if *wants_range { "range" } else { "options" }),
        }
    }
}
