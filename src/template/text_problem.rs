//! What can be wrong with the braces of a text.

use super::inline::Emphasis;
use crate::message::Message;

/// What is wrong with the braces of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextProblem {
    /// A brace that nothing opens or closes.
    UnmatchedBrace,
    /// A place in braces inside another one.
    NestedPlace {
        /// Whether the outer one is `{lang …}`.
        is_foreign: bool,
    },
    /// Braces with nothing in them, or with a keyword only.
    NameMissing(String),
    /// Wording of a variant that begins or ends with a space, which isn't printed though no other stands there.
    LostSpace(String),
    /// A variant in the wording of a variant.
    VariantInVariant(String),
    /// A variant in a text that can't have any.
    VariantNotHere(String),
    /// A variant whose last choice has a condition: in some cases nothing would be printed.
    OpenVariant(String),
    /// A variant that the text doesn't use.
    UnusedVariant(String),
    /// Emphasis inside emphasis.
    NestedEmphasis,
    /// Emphasis that isn't closed.
    OpenEmphasis(Emphasis),
    /// Braces in a text that is printed as it stands.
    NoPlaces,
    /// A place that only party and signature blocks can have.
    NotHere(String),
}

impl TextProblem {
    /// The sentence for the person who reads it (without the place).
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::UnmatchedBrace => Message::new("template-lone-brace"),
            Self::NestedPlace { is_foreign } => Message::new("template-nested-place")
                .with("lang", if *is_foreign { "yes" } else { "no" }),
            Self::NameMissing(keyword) => Message::new("template-name-missing")
                .with("keyword", keyword)
                .with("empty", if keyword.is_empty() { "yes" } else { "no" }),
            Self::VariantInVariant(name) => {
                Message::new("template-variant-in-variant").with("name", name)
            }
            Self::VariantNotHere(name) => {
                Message::new("template-variant-not-here").with("name", name)
            }
            Self::LostSpace(name) => Message::new("template-lost-space").with("name", name),
            Self::OpenVariant(name) => Message::new("template-open-variant").with("name", name),
            Self::UnusedVariant(name) => Message::new("template-unused-variant").with("name", name),
            Self::NestedEmphasis => Message::new("template-nested-emphasis"),
            Self::OpenEmphasis(emphasis) => {
                Message::new("template-open-emphasis").with("keyword", emphasis.name())
            }
            Self::NoPlaces => Message::new("template-no-places"),
            Self::NotHere(name) => Message::new("template-not-here").with("name", name),
        }
    }
}
