//! The kinds of things that have a name.

use crate::message::Message;

/// A kind of thing that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// A field.
    Field,
    /// A service.
    Service,
    /// A clause set.
    Set,
    /// A party.
    Party,
    /// A family of services.
    Family,
    /// A section of the form.
    Group,
    /// A block.
    Block,
    /// A variant of wording.
    Variant,
    /// A correction.
    Correction,
    /// A keyword or form inside a text's braces.
    Keyword,
    /// A typeface.
    Font,
    /// An option of a choice.
    Option,
    /// A column of a list of rows.
    Column,
    /// A gender of a language's numbers.
    Gender,
    /// A currency.
    Currency,
}

impl Named {
    /// The noun, for sentences.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Field => "named-field",
            Self::Service => "named-service",
            Self::Set => "named-set",
            Self::Party => "named-party",
            Self::Family => "named-family",
            Self::Group => "named-group",
            Self::Block => "named-block",
            Self::Variant => "named-variant",
            Self::Correction => "named-correction",
            Self::Keyword => "named-keyword",
            Self::Font => "named-font",
            Self::Option => "named-option",
            Self::Column => "named-column",
            Self::Gender => "named-gender",
            Self::Currency => "named-currency",
        })
    }
}
