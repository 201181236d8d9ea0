//! Strings that know where they stand.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use super::position::Position;
use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

/// A string of a RON text that still knows where it stands, unless an escape in it made a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spanned<'a>(Cow<'a, str>);

impl Spanned<'_> {
    /// The byte offset of its first character in `text`, if it was borrowed from it.
    #[must_use]
    pub fn offset_in(&self, text: &str) -> Option<usize> {
        let Cow::Borrowed(part) = self.0 else {
            return None;
        };
        let offset = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
        (offset + part.len() <= text.len()).then_some(offset)
    }

    /// The position of its first character in `text`, if it was borrowed from it.
    #[must_use]
    pub fn position_in(&self, text: &str) -> Option<Position> {
        let offset = self.offset_in(text)?;
        Some(Position::of_offset(text, offset))
    }
}

impl<'a> From<&'a str> for Spanned<'a> {
    fn from(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl From<String> for Spanned<'_> {
    /// A string that stands nowhere.
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl Deref for Spanned<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Spanned<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Spanned<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SpannedVisitor;
        impl<'de> Visitor<'de> for SpannedVisitor {
            type Value = Spanned<'de>;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Spanned(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Spanned(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(SpannedVisitor)
    }
}

impl Serialize for Spanned<'_> {
    /// White space carries no meaning in a template: the canonical form folds it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&fold_white_space(&self.0))
    }
}

/// Runs of white space, line breaks and no-break spaces as one space each; none at the ends.
#[must_use]
pub fn fold_white_space(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}
