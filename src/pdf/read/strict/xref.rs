//! The rows of cross-reference tables and streams (ISO 32000-1, 7.5.4 and 7.5.8).

use std::collections::BTreeMap;

use super::budget::FileBudget;
use super::error::ReadError;
use super::scan::Scanner;
use crate::pdf::read::object::{Dictionary, Object};
use crate::pdf::read::rule::Rule;

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
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Entry {
    Free,
    At {
        offset: usize,
    },
    /// In an object stream.
    Compressed {
        stream: u32,
        index: usize,
    },
}

/// The maximum of an object's number.
const MAX_NUMBER: usize = 8_388_607;

/// Reads the rows of a table, from behind its keyword up to the trailer (ISO 32000-1, 7.5.4).
pub(super) fn table_entries(
    scanner: &mut Scanner<'_>,
    budget: &FileBudget,
) -> Result<BTreeMap<u32, Entry>, ReadError> {
    let mut entries = BTreeMap::new();
    scanner.line_end()?;
    while !scanner.rest().starts_with(b"trailer") {
        let first = scanner.digits()?;
        scanner.expect(b" ")?;
        let count = scanner.digits()?;
        scanner.line_end()?;
        for number in first..first.saturating_add(count) {
            budget.charge_row()?;
            let entry = row(scanner)?;
            add(&mut entries, number, entry).ok_or(Rule::Table.broken_at(scanner.at))?;
        }
        // MuPDF leaves a line free before the trailer.
        scanner.skip_space();
    }
    scanner.expect(b"trailer")?;
    Ok(entries)
}

/// Reads a row, of exactly 20 bytes.
fn row(scanner: &mut Scanner<'_>) -> Result<Entry, ReadError> {
    let begin = scanner.at;
    let offset = scanner.fixed_digits(10)?;
    scanner.expect(b" ")?;
    let generation = scanner.fixed_digits(5)?;
    scanner.expect(b" ")?;
    let kind = scanner.rest().first().copied();
    scanner.at += 1;
    let is_ended = matches!(
        scanner.rest(),
        [b' ', b'\n' | b'\r', ..] | [b'\r', b'\n', ..]
    );
    scanner.at += 2;
    match kind.filter(|_| is_ended) {
        Some(b'f') => Ok(Entry::Free),
        Some(b'n') if generation == 0 => Ok(Entry::At { offset }),
        Some(b'n') => Err(Rule::Generation.broken_at(begin)),
        _ => Err(Rule::Table.broken_at(begin)),
    }
}

fn add(entries: &mut BTreeMap<u32, Entry>, number: usize, entry: Entry) -> Option<()> {
    let number = u32::try_from(number).ok();
    let number = number.filter(|number| *number as usize <= MAX_NUMBER)?;
    let is_head = number == 0;
    if is_head && entry != Entry::Free {
        return None;
    }
    entries.insert(number, entry).is_none().then_some(())
}

/// Reads the rows of a cross-reference stream that begins at that byte (ISO 32000-1, 7.5.8).
pub(super) fn stream_entries(
    dictionary: &Dictionary,
    content: &[u8],
    at: usize,
    budget: &FileBudget,
) -> Result<BTreeMap<u32, Entry>, ReadError> {
    let broken = Rule::Table.broken_at(at);
    let widths = integers(dictionary.get(b"W")).ok_or(broken)?;
    let &[kind, second, third] = widths.as_slice() else {
        return Err(broken);
    };
    let is_usual = kind == 1 && (1..=4).contains(&second) && third <= 4;
    let width = kind + second + third;
    if !is_usual || !content.len().is_multiple_of(width) {
        return Err(broken);
    }
    let size = dictionary.integer(b"Size").map(usize::try_from);
    let size = size.and_then(Result::ok).ok_or(broken)?;
    let index = dictionary.get(b"Index");
    let ranges = index.map_or(Some(vec![0, size]), |index| integers(Some(index)));
    let ranges = ranges.ok_or(broken)?;
    let mut rows = content.chunks_exact(width);
    let mut entries = BTreeMap::new();
    for range in ranges.chunks(2) {
        let &[first, count] = range else {
            return Err(broken);
        };
        for number in first..first.saturating_add(count) {
            budget.charge_row()?;
            let row = rows.next().ok_or(broken)?;
            let entry = entry_of(row[0], &row[1..=second], &row[1 + second..], at)?;
            add(&mut entries, number, entry).ok_or(broken)?;
        }
    }
    match rows.next() {
        None => Ok(entries),
        Some(_) => Err(broken),
    }
}

/// Returns the whole numbers of an array, none below 0.
fn integers(array: Option<&Object>) -> Option<Vec<usize>> {
    let items = array?.array()?.iter();
    items
        .map(|item| item.integer().and_then(|item| usize::try_from(item).ok()))
        .collect()
}

/// Returns the entry that the three fields of a row stand for.
fn entry_of(kind: u8, second: &[u8], third: &[u8], at: usize) -> Result<Entry, ReadError> {
    let number = |bytes: &[u8]| {
        let bytes = bytes.iter();
        bytes.fold(0_usize, |value, byte| value << 8 | usize::from(*byte))
    };
    let (second, third) = (number(second), number(third));
    match kind {
        0 => Ok(Entry::Free),
        1 if third == 0 => Ok(Entry::At { offset: second }),
        1 => Err(Rule::Generation.broken_at(at)),
        2 => Ok(Entry::Compressed {
            stream: u32::try_from(second).map_err(|_| Rule::Table.broken_at(at))?,
            index: third,
        }),
        _ => Err(Rule::Table.broken_at(at)),
    }
}
