//! The objects of a PDF file (ISO 32000-1, 7.3).

use std::ops::Range;

/// The number and generation of an object.
pub(crate) type ObjectId = (u32, u16);

/// An object.
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
    Stream(Box<Stream>),
    Reference(ObjectId),
}

/// A dictionary, and the bytes of the file that hold its content, still encoded.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stream {
    pub dictionary: Dictionary,
    pub encoded: Range<usize>,
}

/// Values by name (without the slash), in the order of the names.
///
/// A sorted list: it takes a tenth of the memory of a map where a file has many small dictionaries.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Dictionary(Vec<(Vec<u8>, Object)>);

/// The error of a list of entries in which a name stands twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DuplicateKey;

impl Dictionary {
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Makes a dictionary of entries, each of which must have a name of its own.
    pub fn of_unique(entries: Vec<(Vec<u8>, Object)>) -> Result<Self, DuplicateKey> {
        let count = entries.len();
        let dictionary = Self::of_last(entries);
        if dictionary.0.len() == count {
            Ok(dictionary)
        } else {
            Err(DuplicateKey)
        }
    }

    /// Makes a dictionary of entries; of several with one name the last counts.
    pub fn of_last(mut entries: Vec<(Vec<u8>, Object)>) -> Self {
        entries.reverse();
        entries.sort_by(|one, other| one.0.cmp(&other.0));
        entries.dedup_by(|later, kept| later.0 == kept.0);
        entries.shrink_to_fit();
        Self(entries)
    }

    fn place(&self, key: &[u8]) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(name, _)| name.as_slice().cmp(key))
    }

    /// Returns the value under a key.
    pub fn get(&self, key: &[u8]) -> Option<&Object> {
        self.place(key).ok().map(|place| &self.0[place].1)
    }

    /// Returns the whole number under a key.
    pub fn integer(&self, key: &[u8]) -> Option<i64> {
        self.get(key)?.integer()
    }

    pub fn contains_key(&self, key: &[u8]) -> bool {
        self.place(key).is_ok()
    }

    /// Whether `Type` is this name.
    pub fn is_of_type(&self, name: &[u8]) -> bool {
        self.get(b"Type").and_then(Object::name) == Some(name)
    }

    /// Sets the value of a key.
    pub fn insert(&mut self, key: Vec<u8>, value: Object) {
        match self.place(&key) {
            Ok(place) => self.0[place].1 = value,
            Err(place) => self.0.insert(place, (key, value)),
        }
    }

    /// Keeps the entries whose names fit.
    pub fn retain(&mut self, fits: impl Fn(&[u8]) -> bool) {
        self.0.retain(|(key, _)| fits(key));
    }

    pub fn iter(&self) -> impl Iterator<Item = (&[u8], &Object)> {
        self.0.iter().map(|(key, value)| (key.as_slice(), value))
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn keys(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(|(key, _)| key.as_slice())
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&[u8], &mut Object)> {
        self.0
            .iter_mut()
            .map(|(key, value)| (key.as_slice(), value))
    }

    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut Object> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    pub fn values(&self) -> impl Iterator<Item = &Object> {
        self.0.iter().map(|(_, value)| value)
    }
}

impl std::fmt::Debug for Dictionary {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_map().entries(self.iter()).finish()
    }
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

    /// Returns a dictionary; of a stream, the one that it begins with.
    pub fn dictionary(&self) -> Option<&Dictionary> {
        match self {
            Self::Dictionary(dictionary) => Some(dictionary),
            Self::Stream(stream) => Some(&stream.dictionary),
            _ => None,
        }
    }
}

/// Returns a text string as characters (ISO 32000-1, 7.9.2.2): UTF-16BE or, since PDF 2.0, UTF-8 with their byte
/// order marks, and `PDFDocEncoding` otherwise. Programs that save a file may choose another of these.
pub(crate) fn text_string(string: &[u8]) -> String {
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
        None => string
            .iter()
            .map(|byte| from_pdf_doc_encoding(*byte))
            .collect(),
    }
}

/// A character of `PDFDocEncoding` (ISO 32000-1, annex D.3): Latin 1 but for two ranges.
fn from_pdf_doc_encoding(byte: u8) -> char {
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
    fn of_a_name_that_stands_twice_the_last_counts_or_it_is_an_error() {
        let entries = || {
            let entry = |key: &str, value| (key.as_bytes().to_vec(), Object::Integer(value));
            vec![entry("B", 1), entry("A", 2), entry("B", 3)]
        };
        let dictionary = Dictionary::of_last(entries());
        assert_eq!(dictionary.integer(b"A"), Some(2));
        assert_eq!(dictionary.integer(b"B"), Some(3));
        assert_eq!(dictionary.iter().count(), 2);
        assert_eq!(Dictionary::of_unique(entries()), Err(DuplicateKey));
        assert_eq!(
            Dictionary::of_unique(entries().split_off(1)),
            Ok(dictionary)
        );
    }

    #[test]
    fn texts_are_the_same_in_every_encoding() {
        let check = |string: &[u8], expected: &str| assert_eq!(text_string(string), expected);
        check(b"\xFE\xFF\x00\xC5\x20\x19", "Å’");
        check(b"\xEF\xBB\xBF\xC3\x85\xE2\x80\x99", "Å’");
        check(b"\xC5\x90", "Å’");
        check(b"\x9B\x18\xA0", "ł˘€");
    }
}
