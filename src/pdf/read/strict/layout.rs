//! Holds that every byte of a file belongs to something: its header, an object that a table lists, a table, the last
//! words of a revision. Viewers that rebuild a table find whatever else stands there.

use super::error::ReadError;
use super::revisions::{has_tail, tail_after};
use super::scan::Scanner;
use super::sections::Tables;
use crate::pdf::read::rule::Rule;

/// The maximum length of a comment line.
const MAX_COMMENT: usize = 200;
/// Words that a viewer which looks for objects looks for.
const WORDS: [&str; 8] = [
    "obj",
    "endobj",
    "endstream",
    "xref",
    "trailer",
    "startxref",
    "R",
    "EOF",
];

/// Checks the header, and returns where it ends: a version alone on its line, and perhaps a comment of a few bytes
/// that tell programs that the file isn't text.
pub(super) fn header(bytes: &[u8]) -> Result<usize, ReadError> {
    header_at(bytes, 0)
}

fn header_at(bytes: &[u8], at: usize) -> Result<usize, ReadError> {
    let mut scanner = Scanner::new(bytes, at, Rule::Header);
    scanner.expect(b"%PDF-")?;
    match scanner.rest() {
        [b'1', b'.', b'0'..=b'7', ..] | [b'2', b'.', b'0', ..] => scanner.at += 3,
        _ => scanner.fail()?,
    }
    scanner.line_end()?;
    if let [b'%', comment @ ..] = scanner.rest() {
        let comment = comment.iter();
        let is_mark = |byte: &&u8| **byte >= 0x80;
        let length = comment.take_while(is_mark).count();
        if (4..=16).contains(&length) {
            scanner.at += 1 + length;
            scanner.line_end()?;
        }
    }
    Ok(scanner.at)
}

/// Checks that nothing stands in a file but what tables list, each thing in the bytes of its revision. `objects` are the
/// bytes that listed objects take, in any order.
pub(super) fn check(
    bytes: &[u8],
    header_end: usize,
    tables: &Tables,
    objects: &[(usize, usize)],
) -> Result<(), ReadError> {
    let mut taken = objects.to_vec();
    for section in &tables.sections {
        taken.push((section.offset, section.end));
        if tables.is_first_page(section) && !has_tail(bytes, section.end) {
            continue;
        }
        let tail = tail_after(bytes, section.end)?;
        let mut sections = tables.sections.iter();
        let is_known = tail.names == 0
            || sections
                .any(|other| other.offset == tail.names && other.revision == section.revision);
        if !is_known {
            return Err(Rule::Start.broken_at(tail.begin));
        }
        taken.push((tail.begin, tail.end));
    }
    // A stream that is a table may list itself.
    taken.sort_unstable();
    taken.dedup();
    let mut end = header_end;
    for (begin, next) in taken {
        if tables.ends.contains(&end) {
            end = after_repeated_header(bytes, end)?;
        }
        let gap = bytes.get(end..begin).ok_or(Rule::Bytes.broken_at(begin))?;
        check_gap(gap, end)?;
        end = next;
    }
    let rest = bytes.get(end..).unwrap_or_default();
    let is_empty = rest.iter().all(u8::is_ascii_whitespace);
    if is_empty {
        Ok(())
    } else {
        Err(Rule::Bytes.broken_at(end))
    }
}

/// Returns where what follows the end of a revision begins: lopdf writes the header again.
fn after_repeated_header(bytes: &[u8], end: usize) -> Result<usize, ReadError> {
    let mut scanner = Scanner::new(bytes, end, Rule::Bytes);
    scanner.skip_space();
    if scanner.rest().starts_with(b"%PDF-") {
        header_at(bytes, scanner.at)
    } else {
        Ok(end)
    }
}

/// Checks that bytes between objects, which begin at that byte of the file, are white space and lines of comment.
pub(super) fn check_gap(gap: &[u8], at: usize) -> Result<(), ReadError> {
    let length = gap_length(gap);
    if length == gap.len() {
        Ok(())
    } else {
        Err(Rule::Bytes.broken_at(at + length))
    }
}

/// Returns how many bytes of white space and lines of comment stand first.
pub(super) fn gap_length(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    loop {
        rest = rest.trim_ascii_start();
        let end = rest.iter().position(|byte| b"\r\n".contains(byte));
        match end.map(|end| rest.split_at(end)) {
            Some((line, after)) if is_known_comment(line) => rest = after,
            _ => return bytes.len() - rest.len(),
        }
    }
}

/// Whether a line is a comment as qpdf and `MuPDF` write them between objects.
fn is_known_comment(line: &[u8]) -> bool {
    let begins: [&[u8]; 3] = [b"%% ", b"%QDF", b"% Written by MuPDF "];
    let is_plain = line.iter().all(|byte| matches!(byte, b' '..=b'~'));
    let text = std::str::from_utf8(line).unwrap_or_default();
    let mut words = text.split(|character: char| !character.is_ascii_alphanumeric());
    begins.iter().any(|begin| line.starts_with(begin))
        && is_plain
        && line.len() <= MAX_COMMENT
        && !words.any(|word| WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_comments_of_known_programs_stand_between_objects() {
        let check = |gap: &str, expected: bool| {
            assert_eq!(check_gap(gap.as_bytes(), 0).is_ok(), expected, "{gap}");
        };
        check("", true);
        check(" \r\n\t", true);
        check("\n%% Original object ID: 33 0\n", true);
        check("%QDF: ignore_newline\n%% Page 1\n", true);
        check("% Written by MuPDF 1.26.0\n", true);
        check("% a comment\n", false);
        check("%% Page 1", false);
        check("%% 4 0 obj\n", false);
        check("4 0 obj\n", false);
        check("\0", false);
    }

    #[test]
    fn headers() {
        let check = |bytes: &[u8], expected: Option<usize>| {
            assert_eq!(header(bytes).ok(), expected, "{bytes:?}");
        };
        check(b"%PDF-1.7\n", Some(9));
        check(b"%PDF-2.0\r\n%\xE2\xE3\xCF\xD3\r\n", Some(17));
        check(b"%PDF-1.7\n%\xE2\n", Some(9));
        check(b"%PDF-1.8\n", None);
        check(b"%PDF-1.7 x\n", None);
        check(b"\n%PDF-1.7\n", None);
    }
}
