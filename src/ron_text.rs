//! Reading RON text: what templates and drafts share before their content means anything.
//!
//! Bytes come in; out comes a value, or one [`SyntaxError`] with line, column and what would be
//! right. Strings are read as [`Spanned`], which borrows from the text and therefore still knows where
//! it stands: a check of meaning, made later, can name line and column without a second parser.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use ron::Options;
use ron::extensions::Extensions;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::message::{Message, nearest};

/// The largest RON file that is read, in bytes. The built-in template is some 40 kB.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// How deep brackets may nest. A template needs fewer than 20; the reader recurses.
const MAX_DEPTH: usize = 64;

/// A place in a text: both numbers count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Position {
    /// The position of the byte at `offset` (clamped to the text's end).
    #[must_use]
    pub fn of_offset(text: &str, offset: usize) -> Self {
        let before = &text.as_bytes()[..offset.min(text.len())];
        let line_start = before
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |at| at + 1);
        let line = before.split(|&byte| byte == b'\n').count();
        // Counting the bytes that start a character needs no char boundary at `offset`.
        let column = before[line_start..]
            .iter()
            .filter(|&&byte| byte & 0xC0 != 0x80)
            .count()
            + 1;
        Self { line, column }
    }
}

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
    /// Where it is in a file: with line and column, if they are known.
    #[must_use]
    pub fn place(&self, file: impl std::fmt::Display) -> String {
        match self.position {
            Some(Position { line, column }) => format!("{file}:{line}:{column}"),
            None => file.to_string(),
        }
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
    /// A string that doesn't end, or a wrong escape in one.
    BadString,
    /// Anything else, in the reader's own English words.
    Other(String),
}

impl SyntaxError {
    /// The sentence for the person who reads it (without the place).
    #[must_use]
    pub fn message(&self) -> Message {
        use SyntaxErrorKind as Kind;
        match &self.kind {
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
            Kind::BadString => Message::new("ron-bad-string"),
            Kind::Other(detail) => Message::new("ron-other").with("detail", detail),
        }
    }
}

/// The text of a RON file: UTF-8, without the byte-order mark that Windows editors put first.
///
/// # Errors
/// [`SyntaxError`] when the bytes are too many, not UTF-8, or only white space.
pub fn decode(bytes: &[u8]) -> Result<&str, SyntaxError> {
    let fail = |kind, position| Err(SyntaxError { position, kind });
    if bytes.len() > MAX_BYTES {
        return fail(SyntaxErrorKind::TooLarge, None);
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return fail(SyntaxErrorKind::Utf16, None);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => fail(SyntaxErrorKind::Empty, None),
        Ok(text) => Ok(text),
        Err(error) => {
            let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            let position = Position::of_offset(valid, valid.len());
            fail(SyntaxErrorKind::NotUtf8, Some(position))
        }
    }
}

/// Reads one value from a RON text.
///
/// # Errors
/// [`SyntaxError`] with the first place that is not as expected.
pub fn parse<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, SyntaxError> {
    options().from_str(text).map_err(|error| SyntaxError {
        position: Some(Position {
            line: error.span.start.line,
            column: error.span.start.col,
        }),
        kind: kind_of(error.code),
    })
}

/// The number of the format that a file says it has, ahead of everything else in it: a newer format is to be
/// reported as such, not as some key of it that is unknown. 0 for a file that doesn't say.
///
/// # Errors
/// [`SyntaxError`] for a text that isn't RON, or a number that is none.
pub fn format_number(text: &str) -> Result<u32, SyntaxError> {
    #[derive(serde::Deserialize)]
    struct FormatOnly {
        #[serde(default)]
        format: u32,
    }
    parse(text).map(|FormatOnly { format }| format)
}

/// The RON dialect of every file: `Some(…)` is never written, nor doubled brackets of variants.
#[must_use]
pub fn options() -> Options {
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_recursion_limit(MAX_DEPTH)
}

fn kind_of(code: ron::Error) -> SyntaxErrorKind {
    use SyntaxErrorKind as Kind;
    use ron::Error as Code;
    match code {
        Code::Eof | Code::UnclosedBlockComment | Code::UnclosedLineComment => Kind::UnexpectedEnd,
        Code::ExceededRecursionLimit => Kind::TooDeep,
        Code::TrailingCharacters => Kind::TrailingText,
        Code::NoSuchStructField {
            expected, found, ..
        } => Kind::UnknownKey {
            nearest: nearest(&found, expected.iter().copied()),
            found,
            expected: expected.to_vec(),
        },
        Code::NoSuchEnumVariant {
            expected, found, ..
        } => Kind::UnknownVariant {
            nearest: nearest(&found, expected.iter().copied()),
            found,
            expected: expected.to_vec(),
        },
        Code::MissingStructField { field, .. } => Kind::MissingKey(field.to_owned()),
        Code::DuplicateStructField { field, .. } => Kind::DuplicateKey(field.to_owned()),
        Code::Message(text) if text.starts_with(DUPLICATE_KEY) => {
            Kind::DuplicateKey(text[DUPLICATE_KEY.len()..].to_owned())
        }
        Code::InvalidValueForType { expected, found } => Kind::WrongValue { expected, found },
        Code::ExpectedString | Code::ExpectedStringEnd | Code::InvalidEscape(_) => Kind::BadString,
        Code::ExpectedBoolean => Kind::ExpectedBoolean,
        Code::ExpectedInteger
        | Code::ExpectedFloat
        | Code::FloatUnderscore
        | Code::IntegerOutOfBounds
        | Code::InvalidIntegerDigit { .. } => Kind::ExpectedNumber,
        Code::ExpectedIdentifier
        | Code::InvalidIdentifier(_)
        | Code::SuggestRawIdentifier(_)
        | Code::UnexpectedChar(_) => Kind::Unexpected,
        Code::ExpectedComma => Kind::Expected(","),
        Code::ExpectedArray => Kind::Expected("["),
        Code::ExpectedArrayEnd => Kind::Expected("]"),
        Code::ExpectedMap => Kind::Expected("{"),
        Code::ExpectedMapEnd => Kind::Expected("}"),
        Code::ExpectedMapColon => Kind::Expected(":"),
        Code::ExpectedStructLike | Code::ExpectedNamedStructLike(_) => Kind::Expected("("),
        Code::ExpectedStructLikeEnd => Kind::Expected(")"),
        other => Kind::Other(other.to_string()),
    }
}

/// How [`unique_map`] reports a key to [`kind_of`]: serde has no error of its own for it.
const DUPLICATE_KEY: &str = "duplicate key ";

/// Reads a map in which no key may stand twice: of two answers, neither is dropped in silence.
///
/// # Errors
/// Those of the format, and one for a key that stands twice.
pub fn unique_map<'de, D, K, V>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord + fmt::Display,
    V: Deserialize<'de>,
{
    struct MapVisitor<K, V>(PhantomData<(K, V)>);
    impl<'de, K, V> Visitor<'de> for MapVisitor<K, V>
    where
        K: Deserialize<'de> + Ord + fmt::Display,
        V: Deserialize<'de>,
    {
        type Value = BTreeMap<K, V>;
        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a map")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
            let mut map = BTreeMap::new();
            while let Some(key) = access.next_key::<K>()? {
                if map.contains_key(&key) {
                    return Err(A::Error::custom(format_args!("{DUPLICATE_KEY}{key}")));
                }
                map.insert(key, access.next_value()?);
            }
            Ok(map)
        }
    }
    deserializer.deserialize_map(MapVisitor(PhantomData))
}

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
}

impl<'a> From<&'a str> for Spanned<'a> {
    fn from(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
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
