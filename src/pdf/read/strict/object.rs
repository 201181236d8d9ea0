//! What a PDF file is made of (ISO 32000-1, 7.3), as it stands in the file.

use std::collections::BTreeMap;
use std::ops::Range;

/// The number and generation of an object.
pub(crate) type Id = (u32, u16);

/// Values by name, without the slash.
pub(crate) type Dictionary = BTreeMap<Vec<u8>, Object>;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Object {
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
pub(crate) struct Stream {
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
/// and otherwise PDF's own encoding. Programs that save a file may choose another of these.
pub(crate) fn text(string: &[u8]) -> String {
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
        None => string.iter().map(|byte| of_own_encoding(*byte)).collect(),
    }
}

/// A character of PDF's own encoding (ISO 32000-1, annex D.3): Latin 1 but for two ranges.
fn of_own_encoding(byte: u8) -> char {
    const ACCENTS: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const SIGNS: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
    ];
    match byte {
        0x18..=0x1F => ACCENTS[usize::from(byte - 0x18)],
        0x80..=0xA0 => SIGNS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_the_same_in_every_encoding() {
        let check = |string: &[u8], expected: &str| assert_eq!(text(string), expected);
        check(b"\xFE\xFF\x00\xC5\x20\x19", "Å’");
        check(b"\xEF\xBB\xBF\xC3\x85\xE2\x80\x99", "Å’");
        check(b"\xC5\x90", "Å’");
        check(b"\x9B\x18\xA0", "ł˘€");
    }
}
