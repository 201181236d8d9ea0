//! From bytes to a value.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use ron::Options;
use ron::extensions::Extensions;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};

use super::diagnosis::diagnose;
use super::error::{SyntaxError, SyntaxErrorKind};
use super::limits::{MAX_BYTES, MAX_DEPTH};
use super::mistake::Mistake;
use super::position::Position;
use super::scan::{TokenKind, scan};
use crate::message::nearest;

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
    options().from_str(text).map_err(|error| {
        let offset = |place: ron::error::Position| {
            let (line, column) = (place.line, place.col);
            Position { line, column }.offset_in(text)
        };
        let (start, end) = (offset(error.span.start), offset(error.span.end));
        diagnose(text, kind_of(error.code), start, end)
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

/// A format that is newer than the one that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewerFormat {
    /// The format that the file says it has.
    pub found: u32,
    /// The one that is known.
    pub known: u32,
    /// Where the file says so.
    pub position: Option<Position>,
}

/// Returns the format of a file if it is newer than the one that is known. Every file is asked for it ahead of
/// everything else in it; what is wrong with the text, whoever reads all of it reports.
#[must_use]
pub fn newer_format(text: &str, known: u32) -> Option<NewerFormat> {
    let found = format_number(text).ok().filter(|found| *found > known)?;
    Some(NewerFormat {
        found,
        known,
        position: position_of_key(text, "format"),
    })
}

/// The position of the first key of that name in a RON text; comments and texts are left out.
#[must_use]
pub fn position_of_key(text: &str, key: &str) -> Option<Position> {
    let tokens = scan(text);
    let mut pairs = tokens.windows(2);
    let found = pairs
        .find(|pair| &text[pair[0].range.clone()] == key && pair[1].kind == TokenKind::Sign(':'));
    found.map(|pair| Position::of_offset(text, pair[0].range.start))
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
        Code::ExpectedString | Code::ExpectedStringEnd => Kind::TextExpected,
        Code::InvalidEscape(_) => Kind::Mistake(Mistake::BadEscape),
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
        Code::ExpectedStructLike
        | Code::ExpectedNamedStructLike(_)
        | Code::ExpectedDifferentStructName { .. } => Kind::Expected("("),
        Code::ExpectedStructLikeEnd => Kind::Expected(")"),
        Code::ExpectedDifferentLength { expected, .. } if expected.contains("::") => {
            let word = expected.split("::").nth(1).unwrap_or_default();
            let word = word.split(' ').next().unwrap_or_default().to_owned();
            let example = None;
            Kind::Mistake(Mistake::ContentExpected { word, example })
        }
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
