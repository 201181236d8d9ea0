//! Cross-reference tables and streams (ISO 32000-1, 7.5.4 and 7.5.8).

use std::collections::BTreeMap;

use crate::pdf::read::lexer::{Lexer, SyntaxError, Token};
use crate::pdf::read::object::{Dictionary, Object};

/// A cross-reference section and its trailer.
pub(super) struct Section {
    pub offset: usize,
    pub end: usize,
    /// From 0; known when all sections are.
    pub revision: usize,
    pub trailer: Dictionary,
    pub entries: BTreeMap<u32, Entry>,
}

/// The place of an object.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Entry {
    Free,
    At {
        offset: usize,
        generation: u16,
    },
    /// In an object stream.
    Compressed {
        stream: u32,
        index: usize,
    },
}

/// Reads the entries of a table, up to the trailer (ISO 32000-1, 7.5.4).
pub(super) fn table_entries(lexer: &mut Lexer<'_>) -> Result<BTreeMap<u32, Entry>, SyntaxError> {
    let mut entries = BTreeMap::new();
    loop {
        let first = match lexer.token()? {
            Token::Keyword(b"trailer") => return Ok(entries),
            Token::Object(Object::Integer(first)) => {
                usize::try_from(first).map_err(|_| SyntaxError(lexer.at))?
            }
            _ => return lexer.fail(),
        };
        let count = lexer.expect_count()?;
        for place in 0..count {
            let offset = lexer.expect_count()?;
            let generation = lexer.expect_count()?;
            let entry = match lexer.token()? {
                Token::Keyword(b"f") => Entry::Free,
                Token::Keyword(b"n") => Entry::At {
                    offset,
                    generation: u16::try_from(generation).map_err(|_| SyntaxError(lexer.at))?,
                },
                _ => return lexer.fail(),
            };
            let number = first.checked_add(place);
            let number = number.and_then(|number| u32::try_from(number).ok());
            let number = number.ok_or(SyntaxError(lexer.at))?;
            if entries.insert(number, entry).is_some() {
                return lexer.fail();
            }
        }
    }
}

/// Reads the entries of a cross-reference stream (ISO 32000-1, 7.5.8).
pub(super) fn stream_entries(
    dictionary: &Dictionary,
    content: &[u8],
) -> Option<BTreeMap<u32, Entry>> {
    let widths = dictionary.get(b"W")?.array()?;
    let widths: Option<Vec<usize>> = widths
        .iter()
        .map(|width| {
            width
                .integer()
                .and_then(|width| usize::try_from(width).ok())
        })
        .collect();
    let &[kind, second, third] = widths?.as_slice() else {
        return None;
    };
    let row = kind + second + third;
    if row == 0 || kind > 8 || second > 8 || third > 8 || !content.len().is_multiple_of(row) {
        return None;
    }
    let size = dictionary.get(b"Size")?.integer()?;
    let whole = [Object::Integer(0), Object::Integer(size)];
    let ranges = match dictionary.get(b"Index") {
        Some(index) => index.array()?,
        None => &whole,
    };
    let mut rows = content.chunks_exact(row);
    let mut entries = BTreeMap::new();
    for range in ranges.chunks(2) {
        let [first, count] = range else { return None };
        for place in 0..count.integer()? {
            let number = u32::try_from(first.integer()?.checked_add(place)?).ok()?;
            let row = rows.next()?;
            let field = |from: usize, width: usize| {
                let bytes = row[from..from + width].iter();
                bytes.fold(0_usize, |value, byte| value << 8 | usize::from(*byte))
            };
            let (two, three) = (field(kind, second), field(kind + second, third));
            // Without a field for the kind all are of kind 1.
            let kind = if kind == 0 { 1 } else { field(0, kind) };
            let entry = entry_of(kind, two, three)?;
            if entries.insert(number, entry).is_some() {
                return None;
            }
        }
    }
    rows.next().is_none().then_some(entries)
}

/// Returns the entry that the three fields of a row stand for.
fn entry_of(kind: usize, second: usize, third: usize) -> Option<Entry> {
    Some(match kind {
        0 => Entry::Free,
        1 => Entry::At {
            offset: second,
            generation: u16::try_from(third).ok()?,
        },
        2 => Entry::Compressed {
            stream: u32::try_from(second).ok()?,
            index: third,
        },
        _ => return None,
    })
}
