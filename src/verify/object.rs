//! What a PDF file is made of (ISO 32000-1, 7.3), as it stands in the file.

use std::collections::BTreeMap;
use std::ops::Range;

/// The number and generation of an object.
pub(super) type Id = (u32, u16);

/// Values by name, without the slash.
pub(super) type Dictionary = BTreeMap<Vec<u8>, Object>;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Object {
    Null,
    Boolean(bool),
    Integer(i64),
    Real(f64),
    Name(Vec<u8>),
    String(Vec<u8>),
    Array(Vec<Object>),
    Dictionary(Dictionary),
    Stream(Stream),
    Reference(Id),
}

/// A dictionary, and where its content stands in the file, still packed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stream {
    pub dictionary: Dictionary,
    pub packed: Range<usize>,
}

impl Object {
    #[expect(clippy::cast_precision_loss, reason = "lengths on a page are small")]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Integer(number) => Some(*number as f64),
            Self::Real(number) => Some(*number),
            _ => None,
        }
    }

    pub fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    pub fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub fn string(&self) -> Option<&[u8]> {
        match self {
            Self::String(string) => Some(string),
            _ => None,
        }
    }

    pub fn array(&self) -> Option<&[Object]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// A dictionary; of a stream, the one that it begins with.
    pub fn dictionary(&self) -> Option<&Dictionary> {
        match self {
            Self::Dictionary(dictionary) => Some(dictionary),
            Self::Stream(stream) => Some(&stream.dictionary),
            _ => None,
        }
    }
}

/// A text string as characters (ISO 32000-1, 7.9.2.2): UTF-16BE or, since PDF 2.0, UTF-8 with their marks,
/// and otherwise one byte a character. Of those only ASCII is told apart here: it is all that stands in our
/// own files.
pub(super) fn text(string: &[u8]) -> String {
    if let Some(utf16) = string.strip_prefix(b"\xFE\xFF") {
        let units = utf16.chunks(2).map(|pair| match pair {
            [high, low] => u16::from_be_bytes([*high, *low]),
            _ => 0xFFFD,
        });
        return char::decode_utf16(units)
            .map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
    }
    match string.strip_prefix(b"\xEF\xBB\xBF") {
        Some(utf8) => String::from_utf8_lossy(utf8).into_owned(),
        None => string.iter().map(|byte| char::from(*byte)).collect(),
    }
}
