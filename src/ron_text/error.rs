//! What is wrong with a RON text.

use super::limits::{MAX_BYTES, MAX_DEPTH};
use super::mistake::Mistake;
use super::position::{Position, place};
use crate::message::Message;

/// Why a text is not the RON that was expected; the first such place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} ({position:?})", self.message().in_english())]
pub struct SyntaxError {
    /// Where, if the trouble has a place.
    pub position: Option<Position>,
    /// What.
    pub kind: SyntaxErrorKind,
}

impl SyntaxError {
    /// Says how a word is written whose content is missing, if the reader of the file knows.
    #[must_use]
    pub fn with_example(mut self, example_of: impl Fn(&str) -> Option<&'static str>) -> Self {
        if let SyntaxErrorKind::Mistake(Mistake::ContentExpected { word, example }) = &mut self.kind
        {
            *example = example_of(word);
        }
        self
    }

    /// Where it is in a file: with line and column, if they are known.
    #[must_use]
    pub fn place(&self, file: impl std::fmt::Display) -> String {
        place(file, self.position)
    }
}

/// What is wrong with a RON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// Nothing but white space.
    Empty,
    /// Not UTF-8 from here on.
    NotUtf8,
    /// UTF-16, as some Windows editors save "Unicode".
    Utf16,
    /// Brackets nest deeper than any template needs.
    TooDeep,
    /// The text stops inside something.
    UnexpectedEnd,
    /// Something stands after the end of the value.
    TrailingText,
    /// A key that has no meaning here.
    UnknownKey {
        /// What stands there.
        found: String,
        /// The known key nearest to it.
        nearest: Option<String>,
        /// The keys that may stand here.
        expected: Vec<&'static str>,
    },
    /// A key that must be there.
    MissingKey(String),
    /// A key that stands twice.
    DuplicateKey(String),
    /// A word that names no variant.
    UnknownVariant {
        /// What stands there.
        found: String,
        /// The known variant nearest to it.
        nearest: Option<String>,
        /// The variants that may stand here.
        expected: Vec<&'static str>,
    },
    /// A value of another type.
    WrongValue {
        /// What the reader wants, in the reader's English words.
        expected: String,
        /// What it found.
        found: String,
    },
    /// A sign is missing.
    Expected(&'static str),
    /// `true` or `false` is expected.
    ExpectedBoolean,
    /// A number is expected.
    ExpectedNumber,
    /// Something stands where nothing like it can.
    Unexpected,
    /// A text is expected.
    TextExpected,
    /// A mistake that was found out from what surrounds the place.
    Mistake(Mistake),
    /// Anything else, in the reader's own English words.
    Other(String),
}

impl SyntaxError {
    /// The sentence for the person who reads it (without the place).
    #[must_use]
    pub fn message(&self) -> Message {
        self.kind.message()
    }
}

impl SyntaxErrorKind {
    /// The sentence for somebody who may not see what stands in the text: it names the kind of mistake and quotes nothing.
    #[must_use]
    pub fn without_content(&self) -> Message {
        match self {
            Self::UnknownKey { .. } | Self::DuplicateKey(_) => Message::new("ron-kind-key"),
            Self::UnknownVariant { .. } => Message::new("ron-kind-word"),
            Self::WrongValue { .. } => Message::new("ron-kind-value"),
            Self::Mistake(_) | Self::Other(_) => Message::new("ron-kind-other"),
            Self::TooLarge
            | Self::Empty
            | Self::NotUtf8
            | Self::Utf16
            | Self::TooDeep
            | Self::UnexpectedEnd
            | Self::TrailingText
            | Self::MissingKey(_)
            | Self::Expected(_)
            | Self::ExpectedBoolean
            | Self::ExpectedNumber
            | Self::Unexpected
            | Self::TextExpected => self.message(),
        }
    }

    fn message(&self) -> Message {
        use SyntaxErrorKind as Kind;
        match self {
            Kind::TooLarge => {
                Message::new("ron-too-large").with("megabytes", MAX_BYTES / 1024 / 1024)
            }
            Kind::Empty => Message::new("ron-empty"),
            Kind::NotUtf8 => Message::new("ron-not-utf8"),
            Kind::Utf16 => Message::new("ron-utf16"),
            Kind::TooDeep => Message::new("ron-too-deep").with("depth", MAX_DEPTH),
            Kind::UnexpectedEnd => Message::new("ron-unexpected-end"),
            Kind::TrailingText => Message::new("ron-trailing-text"),
            Kind::UnknownKey {
                found,
                nearest,
                expected,
            } => Message::new("ron-unknown-key")
                .with("found", found)
                .with_nearest(nearest.as_deref())
                .with("expected", expected.join(", ")),
            Kind::MissingKey(key) => Message::new("ron-missing-key").with("key", key),
            Kind::DuplicateKey(key) => Message::new("ron-duplicate-key").with("key", key),
            Kind::UnknownVariant {
                found,
                nearest,
                expected,
            } => Message::new("ron-unknown-variant")
                .with("found", found)
                .with_nearest(nearest.as_deref())
                .with("expected", expected.join(", ")),
            Kind::WrongValue { expected, found } => Message::new("ron-wrong-value")
                .with("expected", expected)
                .with("found", found),
            Kind::Expected(sign) => Message::new("ron-expected").with("sign", *sign),
            Kind::ExpectedBoolean => Message::new("ron-expected-boolean"),
            Kind::ExpectedNumber => Message::new("ron-expected-number"),
            Kind::Unexpected => Message::new("ron-unexpected"),
            Kind::Other(detail) => Message::new("ron-other").with("detail", detail),
            Kind::TextExpected => Message::new("ron-text-expected"),
            Kind::Mistake(mistake) => mistake.message(),
        }
    }
}
