//! Where the revisions of a file end (ISO 32000-1, 7.5.6).

use super::error::ReadError;
use super::xref::Section;
use crate::pdf::read::lexer::{Lexer, SyntaxError, is_white_space};

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
        let of_revision = sections.iter();
        let of_revision = of_revision.filter(|section| section.revision == revision);
        let end = of_revision.map(|section| section.end).max().unwrap_or(0);
        let end = end_after(bytes, end)?;
        ends.push(end);
    }
    // The last word of the file must be that of the revision that was found last.
    let (_, last_end) = last_start(bytes)?;
    let is_last = ends.last() == Some(&last_end);
    let is_ascending = ends.is_sorted();
    if is_last && is_ascending {
        Ok(ends)
    } else {
        Err(ReadError::Damaged { at: last_end })
    }
}

/// Returns where the last `startxref` of a file leads, and where the file's last word ends.
pub(super) fn last_start(bytes: &[u8]) -> Result<(usize, usize), ReadError> {
    let damaged = ReadError::Damaged { at: bytes.len() };
    let end = bytes.len()
        - bytes
            .iter()
            .rev()
            .take_while(|byte| is_white_space(**byte))
            .count();
    let tail = end.saturating_sub(64);
    let keyword = b"startxref";
    let at = bytes[tail..end]
        .windows(keyword.len())
        .rposition(|window| window == keyword);
    let mut lexer = Lexer::strict(&bytes[..end], tail + at.ok_or(damaged)? + keyword.len());
    skip_white_space(&mut lexer);
    // Viewers differ in what they make of a sign.
    if !lexer.peek().is_some_and(|byte| byte.is_ascii_digit()) {
        return Err(damaged);
    }
    let start = lexer.expect_count()?;
    skip_white_space(&mut lexer);
    if lexer.rest() == b"%%EOF" {
        Ok((start, end))
    } else {
        Err(damaged)
    }
}

fn skip_white_space(lexer: &mut Lexer<'_>) {
    while lexer.peek().is_some_and(is_white_space) {
        lexer.at += 1;
    }
}

/// Returns the end of the revision of which the last section ends at that byte.
fn end_after(bytes: &[u8], at: usize) -> Result<usize, ReadError> {
    let mut lexer = Lexer::strict(bytes, at);
    lexer.expect(b"startxref")?;
    lexer.expect_count()?;
    skip_white_space(&mut lexer);
    let mark = b"%%EOF";
    if lexer.rest().starts_with(mark) {
        Ok(lexer.at + mark.len())
    } else {
        Err(SyntaxError(lexer.at).into())
    }
}
