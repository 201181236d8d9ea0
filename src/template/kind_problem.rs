//! What can be wrong with the kind of a field.

use crate::message::Message;

/// What can be wrong with the kind of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KindProblem {
    /// A list of options or columns with nothing in it.
    NothingListed {
        /// The key of the list.
        key: &'static str,
    },
    /// A lower bound above the upper one.
    EmptyRange {
        /// The lower bound.
        min: String,
        /// The upper bound.
        max: String,
    },
    /// A bound that can't be kept.
    Bound {
        /// The number as it is written.
        number: String,
        /// The decimals that it may have.
        decimals: usize,
    },
    /// A standard answer that the field doesn't take.
    Standard {
        /// The standard answer.
        standard: String,
    },
    /// A standard answer where there can't be one.
    NoStandard,
    /// Signatories or rows in a column.
    ColumnKind,
    /// A number is printed in words, but not every number of its range has words.
    NoWords {
        /// The field.
        field: String,
        /// The largest number that has words.
        max: usize,
    },
    /// A form that an answer of this kind doesn't have.
    NoForm {
        /// The field.
        field: String,
        /// The form.
        form: String,
        /// The key or the kind that it needs.
        needed: &'static str,
    },
}

impl KindProblem {
    /// The sentence for the person who reads it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NothingListed { key } => {
                Message::new("template-nothing-listed").with("key", *key)
            }
            Self::EmptyRange { min, max } => Message::new("template-empty-range")
                .with("least", min)
                .with("most", max),
            Self::Bound { number, decimals } => Message::new("template-bad-bound")
                .with("number", number)
                .with("decimals", *decimals),
            Self::Standard { standard } => {
                Message::new("template-bad-standard").with("standard", standard)
            }
            Self::NoStandard => Message::new("template-no-standard-here"),
            Self::ColumnKind => Message::new("template-column-kind"),
            Self::NoWords { field, max } => Message::new("template-no-number-words")
                .with("field", field)
                .with("most", *max),
            Self::NoForm {
                field,
                form,
                needed,
            } => Message::new("template-no-form")
                .with("field", field)
                .with("form", form)
                .with("needed", *needed),
        }
    }
}
