//! Elements of ASN.1 in BER (X.690), of which DER is a part.
//!
//! Libraries read DER. Signers that write as they go along (`BouncyCastle`, `PDFBox`, `DocuSign`) leave lengths open and
//! split strings; and what was signed must be hashed as it stands in the file. So an [`Element`] knows its own
//! bytes, and gives them with definite lengths where a library is to read them.

use std::borrow::Cow;

/// Elements don't nest deeper.
const MAX_DEPTH: usize = 32;
/// No element has more children.
const MAX_CHILDREN: usize = 4096;

pub(super) const INTEGER: u8 = 0x02;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;
const CONSTRUCTED: u8 = 0x20;
/// In the first byte: the tag's number follows in bytes of its own.
const LONG_TAG: u8 = 0x1F;
const END_OF_CONTENTS: [u8; 2] = [0, 0];

/// An element, as it stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Element<'a> {
    /// The first byte: class, form and number.
    pub tag: u8,
    /// What it holds, without the mark at the end of an open length.
    pub content: &'a [u8],
    /// All of it.
    pub whole: &'a [u8],
    is_open: bool,
}

impl<'a> Element<'a> {
    /// The element that bytes begin with, and the bytes after it.
    pub fn read(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        Self::read_at(bytes, 0)
    }

    fn read_at(bytes: &'a [u8], depth: usize) -> Option<(Self, &'a [u8])> {
        let (tag, rest) = bytes.split_first()?;
        if depth > MAX_DEPTH || tag & LONG_TAG == LONG_TAG {
            return None;
        }
        let (first, rest) = rest.split_first()?;
        let is_open = *first == 0x80;
        let (content, end): (&[u8], &[u8]) = match first {
            0x00..=0x7F => rest.split_at_checked(usize::from(*first))?,
            0x80 if tag & CONSTRUCTED != 0 => open_content(rest, depth)?,
            0x81..=0x84 => {
                let (length, rest) = rest.split_at_checked(usize::from(first & 0x7F))?;
                let length = length.iter();
                let length = length.fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte));
                rest.split_at_checked(length)?
            }
            _ => return None,
        };
        let element = Self {
            tag: *tag,
            content,
            whole: &bytes[..bytes.len() - end.len()],
            is_open,
        };
        Some((element, end))
    }

    /// The elements that it holds.
    pub fn children(&self) -> Option<Vec<Self>> {
        if self.tag & CONSTRUCTED == 0 {
            return None;
        }
        let mut children = Vec::new();
        let mut rest = self.content;
        while !rest.is_empty() {
            let (child, after) = Self::read(rest)?;
            if children.len() == MAX_CHILDREN {
                return None;
            }
            children.push(child);
            rest = after;
        }
        Some(children)
    }

    /// Returns the only element that it holds, as an explicit tag does.
    pub fn only_child(&self) -> Option<Self> {
        match self.children()?.as_slice() {
            [child] => Some(*child),
            _ => None,
        }
    }

    /// The children of an element with that tag.
    pub fn children_of(&self, tag: u8) -> Option<Vec<Self>> {
        if self.tag == tag {
            self.children()
        } else {
            None
        }
    }

    /// The bytes of an `OCTET STRING`, in one piece or in several.
    pub fn octets(&self) -> Option<Cow<'a, [u8]>> {
        match self.tag {
            OCTET_STRING => Some(Cow::Borrowed(self.content)),
            tag if tag == OCTET_STRING | CONSTRUCTED => {
                let mut octets = Vec::new();
                self.join(&mut octets, 0)?;
                Some(Cow::Owned(octets))
            }
            _ => None,
        }
    }

    fn join(&self, octets: &mut Vec<u8>, depth: usize) -> Option<()> {
        if self.tag == OCTET_STRING {
            octets.extend_from_slice(self.content);
            return Some(());
        }
        if depth > MAX_DEPTH || self.tag != OCTET_STRING | CONSTRUCTED {
            return None;
        }
        let children = self.children()?;
        children
            .iter()
            .try_for_each(|part| part.join(octets, depth + 1))
    }

    /// All of it with definite, shortest lengths and strings in one piece: as DER has them, but for the order in sets.
    pub fn definite(&self) -> Option<Vec<u8>> {
        let mut bytes = Vec::with_capacity(self.whole.len());
        self.write(&mut bytes, 0)?;
        Some(bytes)
    }

    fn write(&self, bytes: &mut Vec<u8>, depth: usize) -> Option<()> {
        if depth > MAX_DEPTH {
            return None;
        }
        if self.tag & CONSTRUCTED == 0 {
            append(self.tag, self.content, bytes);
        } else if self.tag == OCTET_STRING | CONSTRUCTED {
            append(OCTET_STRING, &self.octets()?, bytes);
        } else {
            let mut content = Vec::with_capacity(self.content.len());
            for child in self.children()? {
                child.write(&mut content, depth + 1)?;
            }
            append(self.tag, &content, bytes);
        }
        Some(())
    }

    /// Whether its length, and that of everything in it, is written at its head.
    fn is_definite(&self, depth: usize) -> bool {
        let are_definite = |children: Vec<Self>| {
            let mut children = children.iter();
            children.all(|child| child.is_definite(depth + 1))
        };
        let is_primitive = self.tag & CONSTRUCTED == 0;
        !self.is_open
            && depth <= MAX_DEPTH
            && (is_primitive || self.children().is_some_and(are_definite))
    }

    /// What it holds, under another tag: byte for byte as it stands wherever lengths are definite.
    pub fn content_under(&self, tag: u8) -> Option<Vec<u8>> {
        let mut content = Vec::with_capacity(self.content.len());
        for child in self.children()? {
            if child.is_definite(0) {
                content.extend_from_slice(child.whole);
            } else {
                child.write(&mut content, 0)?;
            }
        }
        let mut bytes = Vec::with_capacity(content.len() + 6);
        append(tag, &content, &mut bytes);
        Some(bytes)
    }
}

/// The content of an element with an open length up to its end, and what follows.
fn open_content(bytes: &[u8], depth: usize) -> Option<(&[u8], &[u8])> {
    let mut rest = bytes;
    while !rest.starts_with(&END_OF_CONTENTS) {
        (_, rest) = Element::read_at(rest, depth + 1)?;
    }
    let content = &bytes[..bytes.len() - rest.len()];
    Some((content, &rest[END_OF_CONTENTS.len()..]))
}

/// Appends an element in DER.
fn append(tag: u8, content: &[u8], bytes: &mut Vec<u8>) {
    bytes.push(tag);
    let length = content.len();
    if length < 0x80 {
        // Fits in seven bits.
        bytes.push(u8::try_from(length).unwrap_or_default());
    } else {
        let length = length.to_be_bytes();
        let zeros = length.iter().take_while(|byte| **byte == 0).count();
        let length = &length[zeros..];
        bytes.push(0x80 | u8::try_from(length.len()).unwrap_or_default());
        bytes.extend_from_slice(length);
    }
    bytes.extend_from_slice(content);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definite(bytes: &[u8]) -> Option<Vec<u8>> {
        Element::read(bytes)?.0.definite()
    }

    #[test]
    fn open_lengths_and_split_strings_are_closed_and_joined() {
        let check = |bytes: &[u8], expected: Option<&[u8]>| {
            assert_eq!(definite(bytes).as_deref(), expected, "{bytes:02X?}");
        };
        // DER stays as it is, and zeros behind it don't matter.
        check(&[0x30, 3, 2, 1, 5, 0, 0], Some(&[0x30, 3, 2, 1, 5]));
        check(&[0x30, 0x80, 2, 1, 5, 0, 0], Some(&[0x30, 3, 2, 1, 5]));
        let nested = [0x30, 0x80, 0x31, 0x80, 2, 1, 0, 0, 0, 0, 0];
        check(&nested, Some(&[0x30, 5, 0x31, 3, 2, 1, 0]));
        let split = [0x24, 0x80, 4, 1, 7, 0x24, 6, 4, 1, 8, 4, 1, 9, 0, 0];
        check(&split, Some(&[4, 3, 7, 8, 9]));
        // Lengths in more bytes than needed.
        check(&[0x30, 0x83, 0, 0, 3, 2, 0x81, 1, 5], None);
        check(
            &[0x30, 0x83, 0, 0, 4, 2, 0x81, 1, 5],
            Some(&[0x30, 3, 2, 1, 5]),
        );
        let long = [&[4, 0x81, 0x80][..], &[7; 0x80]].concat();
        check(&long, Some(&long));
    }

    #[test]
    fn what_is_no_element_is_none() {
        let check = |bytes: &[u8]| assert_eq!(definite(bytes), None, "{bytes:02X?}");
        check(&[]);
        check(&[0x30]);
        check(&[0x30, 5, 2, 1, 5]);
        check(&[0x30, 0x80, 2, 1, 5]);
        check(&[0x30, 0x80, 2, 1, 5, 0]);
        // Only what holds elements can have an open length.
        check(&[4, 0x80, 7, 0, 0]);
        check(&[0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF]);
        check(&[0x30, 0x85, 0, 0, 0, 0, 0]);
        check(&[0x1F, 0x81, 0, 0]);
        check(&[0x24, 3, 2, 1, 5, 0]);
    }

    #[test]
    fn nesting_and_children_have_a_bound() {
        let nested = |depth: usize| {
            let ends = vec![0; 2 * depth];
            [[0x30, 0x80].repeat(depth), ends].concat()
        };
        assert!(definite(&nested(20)).is_some());
        assert_eq!(definite(&nested(100_000)), None);
        let wide = |count: usize| [&[0x30, 0x80][..], &[5, 0].repeat(count), &[0, 0]].concat();
        assert!(definite(&wide(MAX_CHILDREN)).is_some());
        assert_eq!(definite(&wide(MAX_CHILDREN + 1)), None);
    }

    #[test]
    fn content_keeps_its_bytes_under_another_tag() {
        let check = |bytes: &[u8], expected: &[u8]| {
            let (element, _) = Element::read(bytes).unwrap();
            assert_eq!(element.content_under(SET).as_deref(), Some(expected));
        };
        // The order stays, and so do lengths that are longer than needed.
        check(&[0xA0, 6, 2, 1, 9, 2, 1, 5], &[0x31, 6, 2, 1, 9, 2, 1, 5]);
        check(&[0xA0, 4, 2, 0x81, 1, 9], &[0x31, 4, 2, 0x81, 1, 9]);
        check(&[0xA0, 0x80, 2, 1, 9, 0, 0], &[0x31, 3, 2, 1, 9]);
        let open_inside = [0xA0, 0x80, 0x30, 0x80, 2, 1, 9, 0, 0, 0, 0];
        check(&open_inside, &[0x31, 5, 0x30, 3, 2, 1, 9]);
    }
}
