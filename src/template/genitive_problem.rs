//! What can be wrong with genitives.

use crate::message::Message;

/// What can be wrong with genitives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GenitiveProblem {
    /// A text prints the genitive of this field, or of this column of a row, which the language's rule may not know.
    Unknown(String),
    /// A field for a genitive that is no optional line of text.
    NotPlain,
    /// The genitive of signatories, rows or of a genitive.
    OfNoName(String),
    /// A second field for a genitive.
    Second {
        /// The field of which it is the genitive.
        of: String,
        /// The first field for it.
        first: String,
    },
    /// No text prints the genitive of this field.
    NotPrinted(String),
}

impl GenitiveProblem {
    /// The sentence for the person who reads it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Unknown(field) => Message::new("template-genitive-unknown").with("field", field),
            Self::NotPlain => Message::new("template-genitive-not-plain"),
            Self::OfNoName(field) => {
                Message::new("template-genitive-of-no-name").with("field", field)
            }
            Self::Second { of, first } => Message::new("template-genitive-second")
                .with("field", of)
                .with("first", first),
            Self::NotPrinted(field) => {
                Message::new("template-genitive-not-printed").with("field", field)
            }
        }
    }
}
