//! Where the revisions of a file end (ISO 32000-1, 7.5.6).

use super::error::ReadError;
use super::scan::Scanner;
use super::xref::Section;
use crate::pdf::read::rule::Rule;

/// The last words of a section, or of the file: where they stand, and the table that they name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tail {
    pub begin: usize,
    pub end: usize,
    pub names: usize,
}

const KEYWORD: &[u8] = b"startxref";
/// The maximum length of a tail.
const MAX_TAIL: usize = 64;

/// Tells sections their revisions, and returns where each revision ends, the oldest first. `sections` are in the order of
/// reading, the newest first.
///
/// A section that stands behind the one before it begins a revision. The two sections of a file that was made for the
/// web stand the other way round, and are one revision.
pub(super) fn revisions(bytes: &[u8], sections: &mut [Section]) -> Result<Vec<usize>, ReadError> {
    let mut last = None;
    let mut newest: usize = 0;
    for section in sections.iter_mut().rev() {
        let revision = match last {
            None => 0,
            Some(revision) if section.offset > newest => revision + 1,
            Some(revision) => revision,
        };
        section.revision = revision;
        last = Some(revision);
        newest = newest.max(section.offset);
    }
    let mut ends = Vec::new();
    for revision in 0..=last.unwrap_or(0) {
        let of_revision = || {
            let sections = sections.iter();
            sections.filter(move |section| section.revision == revision)
        };
        let end = of_revision().map(|section| section.end).max().unwrap_or(0);
        let tail = tail_after(bytes, end)?;
        let newest = of_revision().next().map(|section| section.offset);
        if Some(tail.names) != newest {
            return Err(Rule::Start.broken_at(tail.begin));
        }
        ends.push(tail.end);
    }
    // The last word of the file must be that of the revision that was found last.
    let last = last_tail(bytes)?;
    if ends.last() == Some(&last.end) && ends.is_sorted() {
        Ok(ends)
    } else {
        Err(Rule::Chain.broken_at(last.end))
    }
}

/// Returns the last words of a file.
pub(super) fn last_tail(bytes: &[u8]) -> Result<Tail, ReadError> {
    let trimmed = bytes.trim_ascii_end();
    let from = trimmed.len().saturating_sub(MAX_TAIL);
    let at = trimmed[from..]
        .windows(KEYWORD.len())
        .rposition(|window| window == KEYWORD);
    let at = from + at.ok_or(Rule::Start.broken_at(bytes.len()))?;
    let tail = tail_after(bytes, at)?;
    if tail.end == trimmed.len() {
        Ok(tail)
    } else {
        Err(Rule::Start.broken_at(tail.end))
    }
}

/// Whether the words that end a section follow that byte.
pub(super) fn has_tail(bytes: &[u8], at: usize) -> bool {
    let mut scanner = Scanner::new(bytes, at, Rule::Start);
    scanner.skip_space();
    scanner.rest().starts_with(KEYWORD)
}

/// Returns the words behind a section that ends at that byte.
pub(super) fn tail_after(bytes: &[u8], at: usize) -> Result<Tail, ReadError> {
    let mut scanner = Scanner::new(bytes, at, Rule::Start);
    scanner.skip_space();
    let begin = scanner.at;
    scanner.expect(KEYWORD)?;
    scanner.line_end()?;
    let names = scanner.digits()?;
    scanner.line_end()?;
    scanner.expect(b"%%EOF")?;
    let end = scanner.at;
    Ok(Tail { begin, end, names })
}
